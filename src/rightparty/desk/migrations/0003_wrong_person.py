"""Reports of wrong persons, stopped points, pauses of sources, and incidents: none is ever removed."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.functions.comparison
from django.db import migrations, models

APPEND_ONLY = "desk_wrong_person"
NEVER_FORGOTTEN = ("desk_stopped_point", "desk_source_pause", "desk_incident")

FORWARDS = "\n".join(
    [
        f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {APPEND_ONLY} FOR EACH STATEMENT EXECUTE FUNCTION desk_refuse();",
        *(
            f"CREATE TRIGGER never_forgotten BEFORE DELETE OR TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION desk_refuse();"
            for table in NEVER_FORGOTTEN
        ),
    ]
)
BACKWARDS = "\n".join(
    [
        f"DROP TRIGGER append_only ON {APPEND_ONLY};",
        *(f"DROP TRIGGER never_forgotten ON {table};" for table in NEVER_FORGOTTEN),
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0002_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("incident_id", models.UUIDField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("person_id", models.TextField()),
                ("point_id", models.TextField()),
                ("mark", models.TextField()),
                ("reference", models.TextField()),
                (
                    "contact_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("cause", models.JSONField()),
                ("told_at", models.DateTimeField(null=True)),
                ("told_by", models.TextField(null=True)),
                ("told_note", models.TextField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.TextField(null=True)),
                ("note", models.TextField(null=True)),
            ],
            options={
                "db_table": "desk_incident",
            },
        ),
        migrations.CreateModel(
            name="SourcePause",
            fields=[
                ("pause_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("of", models.TextField()),
                ("name", models.TextField()),
                ("at", models.DateTimeField()),
                ("outcomes", models.IntegerField()),
                ("reports", models.IntegerField()),
                ("rule", models.TextField()),
                ("why", models.TextField()),
                ("withdrawn", models.IntegerField()),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_by", models.TextField(null=True)),
                ("note", models.TextField(null=True)),
            ],
            options={
                "db_table": "desk_source_pause",
            },
        ),
        migrations.CreateModel(
            name="StoppedPoint",
            fields=[
                ("reference", models.TextField(primary_key=True, serialize=False)),
                ("point_id", models.TextField()),
                ("mark", models.TextField()),
                ("at", models.DateTimeField()),
                ("via", models.TextField()),
                ("by", models.TextField(null=True)),
                ("withdrawn", models.IntegerField()),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_by_code", models.TextField(null=True)),
            ],
            options={
                "db_table": "desk_stopped_point",
            },
        ),
        migrations.CreateModel(
            name="WrongPersonReport",
            fields=[
                ("reference", models.TextField(primary_key=True, serialize=False)),
                ("person_id", models.TextField()),
                ("point_id", models.TextField()),
                ("mark", models.TextField()),
                ("at", models.DateTimeField()),
                ("kind", models.TextField()),
                ("via", models.TextField()),
                ("contact_id", models.TextField(null=True)),
                ("by", models.TextField(null=True)),
                ("source", models.TextField(null=True)),
                ("withdrawn", models.IntegerField()),
            ],
            options={
                "db_table": "desk_wrong_person",
            },
        ),
        migrations.AddField(
            model_name="calltask",
            name="withdrawn_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="bookevents",
            index=models.Index(
                condition=models.Q(("batch_id__isnull", False)), fields=["batch_id"], name="events_batch"
            ),
        ),
        migrations.AddIndex(
            model_name="bookevidence",
            index=models.Index(
                django.db.models.functions.comparison.Coalesce("source", "kind"), name="evidence_source"
            ),
        ),
        migrations.AddIndex(
            model_name="bookpoints",
            index=django.contrib.postgres.indexes.HashIndex(fields=["value"], name="points_value"),
        ),
        migrations.AddIndex(
            model_name="plannedcontact",
            index=models.Index(fields=["point_id"], name="planned_point"),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", True)), fields=["due_at"], name="incident_due"
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at__isnull", True)),
                fields=("mark", "person_id"),
                name="one_open_incident_a_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcepause",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_at__isnull", True)), fields=("of", "name"), name="paused_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="stoppedpoint",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_at__isnull", True)), fields=("mark",), name="stopped_once"
            ),
        ),
        migrations.AddIndex(
            model_name="wrongpersonreport",
            index=models.Index(fields=["mark", "person_id"], name="wrong_person_pair"),
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
