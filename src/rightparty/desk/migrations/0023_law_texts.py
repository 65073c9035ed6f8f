"""The law as it is written, kept with the versions that decided: each file once, by its digest."""

from django.db import migrations, models

FORWARDS = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON desk_kept_law_file
    FOR EACH STATEMENT EXECUTE FUNCTION desk_refuse();
CREATE TRIGGER never_removed BEFORE DELETE OR TRUNCATE ON desk_kept_law
    FOR EACH STATEMENT EXECUTE FUNCTION desk_refuse();
"""
BACKWARDS = """
DROP TRIGGER append_only ON desk_kept_law_file;
DROP TRIGGER never_removed ON desk_kept_law;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0021_long_texts"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptLawFile",
            fields=[
                ("digest", models.TextField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("packed", models.BinaryField()),
            ],
            options={
                "db_table": "desk_kept_law_file",
            },
        ),
        migrations.AddField(model_name="keptlaw", name="files", field=models.JSONField(null=True)),
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
