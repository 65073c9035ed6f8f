"""What stops collection: facts taken, halts, recalls, drafts of notices, steps of promises."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

NEVER_FORGOTTEN = ("desk_fact", "desk_halt", "desk_recall", "desk_agency_file", "desk_incident_draft")
APPEND_ONLY = "desk_promise_step"

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
        ("desk", "0009_api"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgencyFile",
            fields=[
                ("name", models.TextField(primary_key=True, serialize=False)),
                ("agency_id", models.TextField()),
                ("of", models.TextField()),
                ("digest", models.TextField()),
                ("at", models.DateTimeField()),
                ("rows", models.IntegerField()),
                ("answers", models.TextField(null=True)),
            ],
            options={
                "db_table": "desk_agency_file",
            },
        ),
        migrations.AddField(
            model_name="issuedpermit",
            name="revoked_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="issuedpermit",
            name="revoked_because",
            field=models.TextField(null=True),
        ),
        migrations.CreateModel(
            name="Halt",
            fields=[
                ("halt_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("creditor_id", models.TextField(null=True)),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
                ("note", models.TextField()),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_by", models.TextField(null=True)),
                ("lifted_note", models.TextField(null=True)),
            ],
            options={
                "db_table": "desk_halt",
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.comparison.Coalesce("creditor_id", models.Value("")),
                        condition=models.Q(("lifted_at__isnull", True)),
                        name="halted_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PromiseStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("promise_id", models.TextField()),
                ("step", models.TextField()),
                ("contact_id", models.TextField()),
                ("person_id", models.TextField()),
                (
                    "debt_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "desk_promise_step",
                "constraints": [
                    models.UniqueConstraint(fields=("promise_id", "step"), name="promise_step_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Recall",
            fields=[
                ("recall_id", models.UUIDField(primary_key=True, serialize=False)),
                ("creditor_id", models.TextField()),
                ("agency_id", models.TextField()),
                ("debt_id", models.TextField()),
                ("placed_from", models.DateTimeField()),
                ("asked_at", models.DateTimeField()),
                ("because", models.TextField()),
                ("by", models.TextField(null=True)),
                ("batch", models.TextField(null=True)),
                ("written_at", models.DateTimeField(null=True)),
                ("acked_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "desk_recall",
                "indexes": [models.Index(fields=["agency_id"], name="recall_agency")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("debt_id", "agency_id", "placed_from"), name="recalled_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TakenFact",
            fields=[
                ("fact_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("of", models.TextField()),
                ("id", models.TextField()),
                ("at", models.DateTimeField()),
                ("withdrawn", models.IntegerField()),
            ],
            options={
                "db_table": "desk_fact",
                "constraints": [models.UniqueConstraint(fields=("of", "id"), name="fact_taken_once")],
            },
        ),
        migrations.CreateModel(
            name="IncidentDraft",
            fields=[
                ("draft_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("audience", models.TextField()),
                ("place", models.TextField()),
                ("language", models.TextField()),
                ("template", models.TextField()),
                ("citation", models.TextField()),
                ("subject", models.TextField()),
                ("text", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("sent_by", models.TextField(null=True)),
                ("note", models.TextField(null=True)),
                (
                    "incident",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="desk.incident"),
                ),
            ],
            options={
                "db_table": "desk_incident_draft",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("incident", "audience", "place", "language"), name="drafted_once"
                    )
                ],
            },
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
