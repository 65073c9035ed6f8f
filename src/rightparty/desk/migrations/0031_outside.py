"""An opt-out that several may have given ends for each by their own code; what waits outside is found."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0030_debt_left"),
    ]

    operations = [
        migrations.AddField(
            model_name="optout",
            name="ended_for",
            field=ArrayField(base_field=models.TextField(), default=list, size=None),
        ),
        # Opt-outs are also written by statements that do not name the column.
        migrations.RunSQL(
            "ALTER TABLE desk_opt_out ALTER COLUMN ended_for SET DEFAULT '{}';",
            "ALTER TABLE desk_opt_out ALTER COLUMN ended_for DROP DEFAULT;",
        ),
        migrations.AddIndex(
            model_name="calltask",
            index=models.Index(
                condition=models.Q(("code__isnull", True), ("withdrawn_at__isnull", True)),
                fields=["call_until"],
                name="call_task_open",
            ),
        ),
        migrations.AddIndex(
            model_name="inboxmessage",
            index=models.Index(
                condition=models.Q(("opened_at__isnull", True), ("withdrawn_at__isnull", True)),
                fields=["shown_until"],
                name="inbox_unread",
            ),
        ),
        migrations.AddIndex(
            model_name="plannedcontact",
            index=models.Index(
                condition=models.Q(("channel", "letter")), fields=["claimed_at"], name="planned_letter"
            ),
        ),
    ]
