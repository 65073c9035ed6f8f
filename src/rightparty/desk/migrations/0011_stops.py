"""What stops collection: facts taken, halts, recalls, drafts of notices."""

import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

NEVER_FORGOTTEN = ("desk_fact", "desk_halt", "desk_recall", "desk_agency_file", "desk_incident_draft")

FORWARDS = "\n".join(
    [
        *(
            f"CREATE TRIGGER never_forgotten BEFORE DELETE OR TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION desk_refuse();"
            for table in NEVER_FORGOTTEN
        ),
    ]
)
BACKWARDS = "\n".join(
    [
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
                ("at", models.DateTimeField()),
                ("rows", models.IntegerField()),
                ("digest", models.TextField(null=True)),
                ("written_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "desk_agency_file",
            },
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
            ],
            options={
                "db_table": "desk_incident_draft",
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
        migrations.AddIndex(
            model_name="bookplacements",
            index=models.Index(
                condition=models.Q(("recall_acked_at__isnull", True), ("recalled_at__isnull", False)),
                fields=["agency_id", "recalled_at"],
                name="placements_recalled",
            ),
        ),
        migrations.AddConstraint(
            model_name="halt",
            constraint=models.UniqueConstraint(
                django.db.models.functions.comparison.Coalesce("creditor_id", models.Value("")),
                condition=models.Q(("lifted_at__isnull", True)),
                name="halted_once",
            ),
        ),
        migrations.AddField(
            model_name="incidentdraft",
            name="incident",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="desk.incident"),
        ),
        migrations.AddIndex(
            model_name="recall",
            index=models.Index(fields=["agency_id"], name="recall_agency"),
        ),
        migrations.AddConstraint(
            model_name="recall",
            constraint=models.UniqueConstraint(
                fields=("debt_id", "agency_id", "placed_from"), name="recalled_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="takenfact",
            constraint=models.UniqueConstraint(fields=("of", "id"), name="fact_taken_once"),
        ),
        migrations.AddConstraint(
            model_name="incidentdraft",
            constraint=models.UniqueConstraint(
                fields=("incident", "audience", "place", "language"), name="drafted_once"
            ),
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
