"""What the channels keep: the app's inbox, carriers' ids and receipts, and what people wrote back."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0013_access"),
    ]

    operations = [
        migrations.CreateModel(
            name="InboxMessage",
            fields=[
                (
                    "contact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="desk.plannedcontact",
                    ),
                ),
                ("sender_name", models.TextField()),
                ("language", models.TextField()),
                ("subject", models.TextField()),
                ("body", models.BinaryField()),
                ("shown_from", models.DateTimeField()),
                ("shown_until", models.DateTimeField()),
                ("opened_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "desk_inbox_message",
            },
        ),
        migrations.CreateModel(
            name="InboundMessage",
            fields=[
                ("inbound_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("channel", models.TextField()),
                ("carrier", models.TextField()),
                ("to", models.TextField()),
                ("sender_mark", models.TextField()),
                ("alike_mark", models.TextField(null=True)),
                ("text_mark", models.TextField()),
                ("words", models.BinaryField(null=True)),
                ("part", models.IntegerField()),
                ("parts", models.IntegerField()),
                ("reference", models.TextField(null=True)),
                ("at", models.DateTimeField()),
                ("taken_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "desk_inbound_message",
                "indexes": [
                    models.Index(
                        condition=models.Q(("taken_at__isnull", True)),
                        fields=["sender_mark"],
                        name="inbound_waiting",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UnknownReceipt",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("carrier", models.TextField()),
                ("day", models.DateField()),
                ("count", models.BigIntegerField()),
            ],
            options={
                "db_table": "desk_unknown_receipt",
                "constraints": [models.UniqueConstraint(fields=("carrier", "day"), name="unknown_receipts")],
            },
        ),
        migrations.CreateModel(
            name="CarrierReceipt",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("carrier", models.TextField()),
                ("result", models.TextField()),
                ("code", models.TextField()),
                ("at", models.DateTimeField()),
                ("taken_at", models.DateTimeField()),
                (
                    "contact",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="desk.plannedcontact"),
                ),
            ],
            options={
                "db_table": "desk_carrier_receipt",
                "constraints": [models.UniqueConstraint(fields=("contact", "result"), name="receipt_once")],
            },
        ),
        migrations.CreateModel(
            name="ProviderId",
            fields=[
                ("row_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("carrier", models.TextField()),
                ("provider_id", models.TextField()),
                (
                    "contact",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="desk.plannedcontact"),
                ),
            ],
            options={
                "db_table": "desk_provider_id",
                "indexes": [models.Index(fields=["carrier", "provider_id"], name="provider_id")],
            },
        ),
        # What a carrier reported once is never changed or forgotten.
        migrations.RunSQL(
            "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON desk_carrier_receipt"
            " FOR EACH STATEMENT EXECUTE FUNCTION desk_refuse();",
            "DROP TRIGGER append_only ON desk_carrier_receipt;",
        ),
    ]
