"""Replies and how they were read, opt-outs, people in distress and who was paged: none is ever removed."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

NEVER_FORGOTTEN = ("desk_reply", "desk_opt_out", "desk_care_case", "desk_page")

FORWARDS = "\n".join(
    f"CREATE TRIGGER never_forgotten BEFORE DELETE OR TRUNCATE ON {table}"
    " FOR EACH STATEMENT EXECUTE FUNCTION desk_refuse();"
    for table in NEVER_FORGOTTEN
)
BACKWARDS = "\n".join(f"DROP TRIGGER never_forgotten ON {table};" for table in NEVER_FORGOTTEN)


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0014_channels"),
    ]

    operations = [
        migrations.CreateModel(
            name="CareCase",
            fields=[
                ("case_id", models.UUIDField(primary_key=True, serialize=False)),
                ("reply_id", models.TextField()),
                (
                    "person_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("opened_at", models.DateTimeField()),
                ("country", models.TextField(null=True)),
                ("language", models.TextField()),
                ("answer", models.TextField()),
                ("acked_at", models.DateTimeField(null=True)),
                ("acked_by", models.TextField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.TextField(null=True)),
                ("note", models.TextField(null=True)),
            ],
            options={
                "db_table": "desk_care_case",
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["opened_at"],
                        name="care_case_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OptOut",
            fields=[
                ("reference", models.TextField(primary_key=True, serialize=False)),
                ("reply_id", models.TextField()),
                ("at", models.DateTimeField()),
                ("scope", models.TextField()),
                ("channel", models.TextField(null=True)),
                ("mark", models.TextField()),
                (
                    "person_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_by_code", models.TextField(null=True)),
            ],
            options={
                "db_table": "desk_opt_out",
                "indexes": [models.Index(fields=["mark"], name="opt_out_mark")],
            },
        ),
        migrations.CreateModel(
            name="ReplyTaken",
            fields=[
                ("reply_id", models.TextField(primary_key=True, serialize=False)),
                ("channel", models.TextField()),
                ("provider_id", models.TextField()),
                ("received_at", models.DateTimeField()),
                ("taken_at", models.DateTimeField()),
                ("mark", models.TextField()),
                (
                    "point_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("contact_id", models.TextField(null=True)),
                (
                    "person_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("sure", models.BooleanField()),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("found", models.JSONField()),
                ("scope", models.TextField(null=True)),
                ("language", models.TextField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=18, null=True)),
                ("due_on", models.DateField(null=True)),
                ("reference", models.TextField(null=True)),
                (
                    "tasks",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("holds", models.BooleanField()),
                ("status", models.TextField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by", models.TextField(null=True)),
                (
                    "settled_as",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), null=True, size=None
                    ),
                ),
                ("note", models.TextField(null=True)),
            ],
            options={
                "db_table": "desk_reply",
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "waiting")),
                        fields=["received_at"],
                        name="reply_waiting",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        condition=models.Q(("status", "waiting")),
                        fields=["person_ids"],
                        name="reply_waiting_person",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        condition=models.Q(("status", "waiting")),
                        fields=["point_ids"],
                        name="reply_waiting_point",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("channel", "provider_id"), name="reply_taken_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Page",
            fields=[
                ("page_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("step", models.IntegerField()),
                ("round", models.IntegerField()),
                ("to", models.TextField()),
                ("at", models.DateTimeField()),
                ("result", models.TextField()),
                ("detail", models.TextField(null=True)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="desk.carecase")),
            ],
            options={
                "db_table": "desk_page",
                "constraints": [
                    models.UniqueConstraint(fields=("case", "round", "step"), name="paged_once_a_step")
                ],
            },
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
