"""Checking quality, and collectors who are stopped; what was found, drawn and filled in never changes."""

import django.contrib.postgres.fields
from django.db import migrations, models

APPEND_ONLY = ("day", "finding", "check", "assignment", "sheet")
NEVER_FORGOTTEN = ("desk_quality_appeal", "desk_collector_stop")


def _trigger(table: str, name: str, operations: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {operations} ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION desk_refuse();"
    )


LOCKED = "\n".join(
    [
        *(
            _trigger(f"desk_quality_{one}", "append_only", "UPDATE OR DELETE OR TRUNCATE")
            for one in APPEND_ONLY
        ),
        *(_trigger(table, "never_forgotten", "DELETE OR TRUNCATE") for table in NEVER_FORGOTTEN),
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0031_outside"),
    ]

    operations = [
        migrations.AddField(
            model_name="reservation",
            name="collector_id",
            field=models.TextField(null=True),
        ),
        migrations.CreateModel(
            name="CollectorStop",
            fields=[
                ("stop_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("creditor_id", models.TextField()),
                ("collector_id", models.TextField()),
                ("contact_id", models.TextField()),
                ("hard", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
                ("lifted_by", models.TextField(null=True)),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_because", models.TextField(null=True)),
                ("lifted_note", models.TextField(null=True)),
            ],
            options={
                "db_table": "desk_collector_stop",
                "indexes": [
                    models.Index(
                        condition=models.Q(("lifted_at__isnull", True)),
                        fields=["creditor_id", "collector_id"],
                        name="collector_stopped",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at__isnull", True)),
                        fields=("contact_id",),
                        name="collector_stopped_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lifted_by__isnull", True),
                            models.Q(("lifted_by", models.F("collector_id")), _negated=True),
                            _connector="OR",
                        ),
                        name="collector_stop_lifted_other",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QualityAppeal",
            fields=[
                ("contact_id", models.TextField(primary_key=True, serialize=False)),
                ("creditor_id", models.TextField()),
                ("collector_id", models.TextField()),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                ("upheld", models.BooleanField(null=True)),
                ("decided_by", models.TextField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("note", models.TextField(null=True)),
            ],
            options={
                "db_table": "desk_quality_appeal",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            models.Q(("decided_by", models.F("collector_id")), _negated=True),
                            _connector="OR",
                        ),
                        name="quality_appeal_other",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                                ("upheld__isnull", True),
                            ),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("upheld__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="quality_appeal_decided",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QualityAssignment",
            fields=[
                ("assignment_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("contact_id", models.TextField()),
                ("creditor_id", models.TextField()),
                ("checker", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "desk_quality_assignment",
                "constraints": [
                    models.UniqueConstraint(fields=("contact_id", "checker"), name="quality_assigned_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="QualityCheck",
            fields=[
                ("contact_id", models.TextField(primary_key=True, serialize=False)),
                ("creditor_id", models.TextField()),
                ("collector_id", models.TextField(null=True)),
                ("day", models.DateField()),
                ("because", models.TextField()),
                ("chance", models.TextField()),
                ("lot", models.BinaryField()),
                ("checkers", models.IntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "desk_quality_check",
                "indexes": [models.Index(fields=["collector_id"], name="quality_check_whose")],
            },
        ),
        migrations.CreateModel(
            name="QualityDay",
            fields=[
                ("day_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("creditor_id", models.TextField()),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                ("contacts", models.IntegerField()),
                ("judged", models.IntegerField()),
                ("unread", models.IntegerField()),
                ("drawn", models.IntegerField()),
            ],
            options={
                "db_table": "desk_quality_day",
                "constraints": [
                    models.UniqueConstraint(fields=("creditor_id", "day"), name="quality_drawn_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="QualityFinding",
            fields=[
                ("finding_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("creditor_id", models.TextField()),
                ("contact_id", models.TextField()),
                ("rule", models.TextField()),
                ("saying", models.TextField()),
                ("severity", models.TextField()),
                ("verdict", models.TextField()),
                (
                    "missing",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("first", models.IntegerField()),
                ("last", models.IntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "desk_quality_finding",
                "indexes": [models.Index(fields=["contact_id"], name="quality_finding_of")],
            },
        ),
        migrations.CreateModel(
            name="QualitySheet",
            fields=[
                ("sheet_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("contact_id", models.TextField()),
                ("creditor_id", models.TextField()),
                ("checker", models.TextField()),
                ("version", models.TextField()),
                ("answers", models.JSONField()),
                ("score", models.DecimalField(decimal_places=1, max_digits=4, null=True)),
                ("hard", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "desk_quality_sheet",
                "constraints": [
                    models.UniqueConstraint(fields=("contact_id", "checker"), name="quality_filled_once")
                ],
            },
        ),
        migrations.RunSQL(LOCKED, migrations.RunSQL.noop),
    ]
