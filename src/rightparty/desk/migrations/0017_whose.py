"""Whom a kept answer is about, so that it goes with them; and which kind of stop is kept by its number."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0016_handed_over"),
    ]

    operations = [
        migrations.AddField(
            model_name="idempotentanswer", name="contact_id", field=models.TextField(null=True)
        ),
        migrations.AddIndex(
            model_name="idempotentanswer",
            index=models.Index(
                condition=models.Q(("contact_id__isnull", False)),
                fields=["contact_id"],
                name="idempotent_contact",
            ),
        ),
        migrations.AddField(model_name="optout", name="kind", field=models.TextField(default="opt_out")),
        # Opt-outs are also written by statements that do not name the column.
        migrations.RunSQL(
            "ALTER TABLE desk_opt_out ALTER COLUMN kind SET DEFAULT 'opt_out';",
            "ALTER TABLE desk_opt_out ALTER COLUMN kind DROP DEFAULT;",
        ),
    ]
