"""An opt-out that several may have given ends for each by their own code."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0027_inbox_ends"),
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
    ]
