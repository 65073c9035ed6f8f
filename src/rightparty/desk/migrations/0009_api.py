"""The API: keys, answers given, permits that are out, webhooks, folders handed in."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0006_vault"),
    ]

    operations = [
        migrations.CreateModel(
            name="ApiKey",
            fields=[
                ("key_id", models.TextField(primary_key=True, serialize=False)),
                ("client", models.TextField()),
                (
                    "creditors",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                (
                    "scopes",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("hash", models.TextField(unique=True)),
                ("test", models.BooleanField()),
                ("created_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "desk_api_key",
            },
        ),
        migrations.CreateModel(
            name="Webhook",
            fields=[
                ("webhook_id", models.UUIDField(primary_key=True, serialize=False)),
                ("client", models.TextField()),
                (
                    "creditors",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("url", models.TextField()),
                (
                    "events",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("secrets", models.BinaryField()),
                ("created_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "desk_webhook",
            },
        ),
        migrations.AlterField(
            model_name="issuedpermit",
            name="used_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="plannedcontact",
            name="run",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="desk.run"),
        ),
        migrations.CreateModel(
            name="DroppedFolder",
            fields=[
                ("drop_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("digest", models.TextField()),
                ("sender", models.TextField()),
                ("sequence", models.BigIntegerField()),
                ("as_of", models.DateTimeField()),
                ("full", models.BooleanField()),
                ("at", models.DateTimeField()),
                ("outcome", models.TextField()),
                ("report", models.JSONField()),
            ],
            options={
                "db_table": "desk_drop",
                "constraints": [
                    models.UniqueConstraint(fields=("digest",), name="dropped_once"),
                    models.UniqueConstraint(fields=("sender", "sequence"), name="dropped_in_order"),
                ],
            },
        ),
        migrations.CreateModel(
            name="IdempotentAnswer",
            fields=[
                ("client", models.TextField()),
                ("route", models.TextField()),
                ("key", models.TextField()),
                ("body_hash", models.TextField()),
                ("lease", models.UUIDField()),
                ("lease_until", models.DateTimeField()),
                ("status", models.SmallIntegerField(null=True)),
                ("answer", models.BinaryField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "client",
                        "route",
                        "key",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "desk_idempotent_answer",
                "indexes": [models.Index(fields=["lease_until"], name="idempotent_until")],
            },
        ),
        migrations.CreateModel(
            name="Reservation",
            fields=[
                ("permit_id", models.TextField(primary_key=True, serialize=False)),
                ("contact_id", models.TextField(unique=True)),
                ("client", models.TextField()),
                ("creditor_id", models.TextField()),
                ("person_id", models.TextField()),
                ("point_id", models.TextField()),
                (
                    "debt_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("state", models.TextField()),
                ("valid_until", models.DateTimeField()),
                ("event", models.JSONField()),
                ("message", models.JSONField()),
                ("bridge_id", models.TextField(null=True, unique=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "desk_reservation",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "open")), fields=["person_id"], name="reserved_person"
                    ),
                    models.Index(
                        condition=models.Q(("state", "open")), fields=["valid_until"], name="reserved_until"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WebhookDelivery",
            fields=[
                ("seq", models.BigAutoField(primary_key=True, serialize=False)),
                ("delivery_id", models.UUIDField(unique=True)),
                ("webhook_id", models.UUIDField()),
                ("about", models.TextField()),
                ("event", models.TextField()),
                ("body", models.TextField()),
                ("at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("tries", models.IntegerField(default=0)),
                ("lease", models.UUIDField(null=True)),
                ("delivered_at", models.DateTimeField(null=True)),
                ("dead_at", models.DateTimeField(null=True)),
                ("because", models.TextField(null=True)),
            ],
            options={
                "db_table": "desk_webhook_delivery",
                "indexes": [
                    models.Index(
                        condition=models.Q(("dead_at__isnull", True), ("delivered_at__isnull", True)),
                        fields=["webhook_id", "about", "seq"],
                        name="webhook_waiting",
                    )
                ],
            },
        ),
    ]
