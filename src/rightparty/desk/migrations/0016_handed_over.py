"""Days that are handed over to the workers."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0015_reply"),
    ]

    operations = [
        migrations.AddField(model_name="run", name="handed_over", field=models.BooleanField(default=False)),
        migrations.AddField(
            model_name="run",
            name="creditors",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), null=True, size=None
            ),
        ),
        # Runs are also written by statements that do not name the column.
        migrations.RunSQL(
            "ALTER TABLE desk_run ALTER COLUMN handed_over SET DEFAULT false;",
            "ALTER TABLE desk_run ALTER COLUMN handed_over DROP DEFAULT;",
        ),
    ]
