"""Staff accounts, and overrides that a second person approves."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("desk", "0012_journal_whole"),
    ]

    operations = [
        migrations.CreateModel(
            name="Staff",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                (
                    "creditors",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("all_creditors", models.BooleanField(default=False)),
                ("agency_id", models.TextField(null=True)),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("hours", models.TextField(null=True)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.TextField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "desk_staff"},
        ),
        migrations.CreateModel(
            name="Override",
            fields=[
                ("override_id", models.UUIDField(primary_key=True, serialize=False)),
                ("contact_id", models.TextField(null=True)),
                ("person_id", models.TextField()),
                ("creditor_id", models.TextField(null=True)),
                (
                    "rules",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("reason", models.TextField()),
                ("asked_by", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("approved_by", models.TextField(null=True)),
                ("approved_at", models.DateTimeField(null=True)),
                ("closed_by", models.TextField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("note", models.TextField(null=True)),
            ],
            options={
                "db_table": "desk_override",
                "indexes": [models.Index(fields=["person_id"], name="override_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_at__isnull", False),
                            ("approved_by", models.F("asked_by")),
                            _negated=True,
                        ),
                        name="override_second_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at__isnull", True), ("approved_by__isnull", True)),
                            models.Q(("approved_at__isnull", False), ("approved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="override_approved_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))), name="override_ends"
                    ),
                ],
            },
        ),
    ]
