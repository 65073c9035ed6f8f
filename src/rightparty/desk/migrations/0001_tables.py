import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="BookAgencies",
            fields=[
                ("agency_id", models.TextField()),
                ("creditor_id", models.TextField()),
                ("name", models.TextField()),
                (
                    "member_of",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), null=True, size=None
                    ),
                ),
                ("certified", models.BooleanField(null=True)),
                ("listed_from", models.DateField(null=True)),
                ("listed_until", models.DateField(null=True)),
                ("evaluated_on", models.DateField(null=True)),
                ("contract_until", models.DateField(null=True)),
                ("violation_record", models.TextField(null=True)),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "agency_id",
                        "creditor_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "book_agencies",
            },
        ),
        migrations.CreateModel(
            name="BookCreditors",
            fields=[
                ("creditor_id", models.TextField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("kind", models.TextField()),
                ("country", models.TextField()),
                (
                    "member_of",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), null=True, size=None
                    ),
                ),
                ("neutral_name", models.TextField(null=True)),
                ("address", models.TextField(null=True)),
                ("tax_id", models.TextField(null=True)),
                ("licence", models.TextField(null=True)),
                ("hotline", models.TextField(null=True)),
                ("us_debt_collector", models.BooleanField(null=True)),
            ],
            options={
                "db_table": "book_creditors",
            },
        ),
        migrations.CreateModel(
            name="BookDebts",
            fields=[
                ("debt_id", models.TextField(primary_key=True, serialize=False)),
                ("creditor_id", models.TextField()),
                ("product", models.TextField()),
                ("currency", models.TextField()),
                ("opened_on", models.DateField()),
                ("principal", models.DecimalField(decimal_places=2, max_digits=18)),
                ("annual_rate", models.DecimalField(decimal_places=8, max_digits=12)),
                ("as_of", models.DateTimeField(null=True)),
                ("status", models.TextField(null=True)),
                ("penalty_rate", models.DecimalField(decimal_places=8, max_digits=12, null=True)),
                ("grace_days", models.BigIntegerField(null=True)),
                ("allocation", models.TextField(null=True)),
                ("disbursed", models.DecimalField(decimal_places=2, max_digits=18, null=True)),
                ("all_in_rate", models.DecimalField(decimal_places=8, max_digits=12, null=True)),
                ("country", models.TextField(null=True)),
                ("region", models.TextField(null=True)),
                ("assigned_from", models.TextField(null=True)),
                ("assignment_notified_at", models.DateTimeField(null=True)),
                ("original_creditor", models.TextField(null=True)),
                (
                    "co_creditors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), null=True, size=None
                    ),
                ),
                ("platform_id", models.TextField(null=True)),
                ("account", models.TextField(null=True)),
                ("charged_off_on", models.DateField(null=True)),
                ("judgment_on", models.DateField(null=True)),
                ("itemized_on", models.DateField(null=True)),
                ("time_barred_on", models.DateField(null=True)),
                ("disputed_amount", models.DecimalField(decimal_places=2, max_digits=18, null=True)),
                ("in_default_when_acquired", models.BooleanField(null=True)),
            ],
            options={
                "db_table": "book_debts",
            },
        ),
        migrations.CreateModel(
            name="BookInstalments",
            fields=[
                ("debt_id", models.TextField()),
                ("number", models.BigIntegerField()),
                ("due_on", models.DateField()),
                ("principal", models.DecimalField(decimal_places=2, max_digits=18)),
                ("interest", models.DecimalField(decimal_places=2, max_digits=18)),
                ("fee", models.DecimalField(decimal_places=2, max_digits=18, null=True)),
                ("minimum", models.DecimalField(decimal_places=2, max_digits=18, null=True)),
                ("agreement_id", models.TextField(null=True)),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "debt_id", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
            ],
            options={
                "db_table": "book_instalments",
            },
        ),
        migrations.CreateModel(
            name="BookPersons",
            fields=[
                ("person_id", models.TextField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("country", models.TextField()),
                ("kind", models.TextField(null=True)),
                ("region", models.TextField(null=True)),
                ("zone", models.TextField(null=True)),
                ("language", models.TextField(null=True)),
                ("birth_date", models.DateField(null=True)),
                ("national_id", models.TextField(null=True)),
                ("status", models.TextField(null=True)),
            ],
            options={
                "db_table": "book_persons",
            },
        ),
        migrations.CreateModel(
            name="BookPoints",
            fields=[
                ("point_id", models.TextField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("value", models.TextField()),
                ("place", models.TextField(null=True)),
                ("zone", models.TextField(null=True)),
                ("carrier", models.TextField(null=True)),
                ("carrier_type", models.TextField(null=True)),
                ("ported", models.BooleanField(null=True)),
                ("country", models.TextField(null=True)),
                (
                    "zones",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), null=True, size=None
                    ),
                ),
            ],
            options={
                "db_table": "book_points",
            },
        ),
        migrations.CreateModel(
            name="BookStatement",
            fields=[
                ("creditor_id", models.TextField(primary_key=True, serialize=False)),
                ("as_of", models.DateTimeField(null=True)),
                ("complete_since", models.JSONField(default=dict)),
                (
                    "absent_tables",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
            ],
            options={
                "db_table": "desk_book_statement",
            },
        ),
        migrations.CreateModel(
            name="PlannedContact",
            fields=[
                ("contact_id", models.TextField(primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("creditor_id", models.TextField(null=True)),
                ("person_id", models.TextField()),
                ("point_id", models.TextField(null=True)),
                (
                    "debt_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), null=True, size=None
                    ),
                ),
                ("channel", models.TextField(null=True)),
                ("mode", models.TextField(null=True)),
                ("content", models.TextField(null=True)),
                ("at", models.DateTimeField(null=True)),
                ("sender_id", models.TextField(null=True)),
                ("why", models.TextField(null=True)),
                ("expected_value", models.FloatField(null=True)),
                (
                    "status",
                    models.TextField(
                        choices=[
                            ("planned", "Planned"),
                            ("claimed", "Claimed"),
                            ("sent", "Sent"),
                            ("held", "Held"),
                            ("denied", "Denied"),
                            ("failed", "Failed"),
                            ("skipped", "Skipped"),
                        ]
                    ),
                ),
                ("reason", models.TextField(null=True)),
                ("retry_at", models.DateTimeField(null=True)),
                ("until_event", models.TextField(null=True)),
                ("code", models.TextField(null=True)),
                ("claimed_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "desk_planned_contact",
            },
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                ("run_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                ("sends", models.BooleanField()),
                ("book_as_of", models.DateTimeField(null=True)),
                ("rulebook", models.TextField()),
                ("model", models.TextField()),
                ("figures", models.JSONField(default=dict)),
                ("finished", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "desk_run",
            },
        ),
        migrations.CreateModel(
            name="TreeHead",
            fields=[
                ("head_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("size", models.BigIntegerField()),
                ("text", models.TextField()),
            ],
            options={
                "db_table": "desk_tree_head",
            },
        ),
        migrations.CreateModel(
            name="BookAgreements",
            fields=[
                ("agreement_id", models.TextField(primary_key=True, serialize=False)),
                (
                    "debt_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("person_id", models.TextField()),
                ("kind", models.TextField()),
                ("status", models.TextField()),
                ("agreed_at", models.DateTimeField(null=True)),
                ("form", models.TextField(null=True)),
                ("months", models.BigIntegerField(null=True)),
                ("interest", models.TextField(null=True)),
                ("allocation", models.TextField(null=True)),
                (
                    "items",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), null=True, size=None
                    ),
                ),
                ("cost_table_confirmed_at", models.DateTimeField(null=True)),
                ("human_review", models.TextField(null=True)),
                ("recording", models.TextField(null=True)),
            ],
            options={
                "db_table": "book_agreements",
                "indexes": [
                    models.Index(fields=["person_id"], name="agreements_person_id"),
                    django.contrib.postgres.indexes.GinIndex(fields=["debt_ids"], name="agreements_debt_ids"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BookCharges",
            fields=[
                ("charge_id", models.TextField(primary_key=True, serialize=False)),
                ("debt_id", models.TextField()),
                ("at", models.DateTimeField()),
                ("kind", models.TextField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=18)),
            ],
            options={
                "db_table": "book_charges",
                "indexes": [models.Index(fields=["debt_id"], name="charges_debt_id")],
            },
        ),
        migrations.CreateModel(
            name="BookComplaints",
            fields=[
                ("complaint_id", models.TextField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("source", models.TextField()),
                ("cause", models.TextField()),
                ("person_id", models.TextField(null=True)),
                ("point_id", models.TextField(null=True)),
                ("due_on", models.DateField()),
                ("extended_to", models.DateField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("outcome", models.TextField(null=True)),
            ],
            options={
                "db_table": "book_complaints",
                "indexes": [
                    models.Index(fields=["person_id"], name="complaints_person_id"),
                    models.Index(fields=["point_id"], name="complaints_point_id"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BookEvents",
            fields=[
                ("event_id", models.TextField(primary_key=True, serialize=False)),
                ("contact_id", models.TextField()),
                ("at", models.DateTimeField()),
                ("direction", models.TextField()),
                ("kind", models.TextField()),
                ("channel", models.TextField()),
                ("creditor_id", models.TextField()),
                ("agency_id", models.TextField(null=True)),
                (
                    "debt_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("person_id", models.TextField(null=True)),
                ("point_id", models.TextField(null=True)),
                ("mode", models.TextField(null=True)),
                ("outcome", models.TextField(null=True)),
                ("content", models.TextField(null=True)),
                ("in_reply_to", models.TextField(null=True)),
                ("text", models.TextField(null=True)),
                ("language", models.TextField(null=True)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=18, null=True)),
                (
                    "flags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), null=True, size=None
                    ),
                ),
                (
                    "disclosures",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), null=True, size=None
                    ),
                ),
                (
                    "named_debts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), null=True, size=None
                    ),
                ),
                (
                    "counted_debts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), null=True, size=None
                    ),
                ),
                ("spoke_with", models.TextField(null=True)),
                ("duration_s", models.BigIntegerField(null=True)),
                ("sender_id", models.TextField(null=True)),
                ("to", models.TextField(null=True)),
                ("to_role", models.TextField(null=True)),
                ("collector_id", models.TextField(null=True)),
                ("collectors", models.BigIntegerField(null=True)),
                ("batch_id", models.TextField(null=True)),
                ("template_id", models.TextField(null=True)),
                ("recording", models.TextField(null=True)),
                ("valid_until", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "book_events",
                "indexes": [
                    models.Index(fields=["person_id"], name="events_person_id"),
                    models.Index(fields=["point_id"], name="events_point_id"),
                    models.Index(fields=["contact_id"], name="events_contact_id"),
                    models.Index(fields=["agency_id"], name="events_agency_id"),
                    django.contrib.postgres.indexes.GinIndex(
                        condition=models.Q(("person_id__isnull", True)),
                        fields=["debt_ids"],
                        name="events_debt_ids",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BookEvidence",
            fields=[
                ("point_id", models.TextField()),
                ("person_id", models.TextField()),
                ("at", models.DateTimeField()),
                ("kind", models.TextField()),
                ("as_of", models.DateTimeField(null=True)),
                ("since", models.DateTimeField(null=True)),
                ("source", models.TextField(null=True)),
                ("authority", models.TextField(null=True)),
                ("contact_id", models.TextField(null=True)),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "point_id",
                        "person_id",
                        "at",
                        "kind",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "book_evidence",
                "indexes": [
                    models.Index(fields=["person_id"], name="evidence_person_id"),
                    models.Index(fields=["contact_id"], name="evidence_contact_id"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BookLiabilities",
            fields=[
                ("debt_id", models.TextField()),
                ("person_id", models.TextField()),
                ("role", models.TextField()),
                ("basis", models.TextField(null=True)),
                ("document", models.TextField(null=True)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=18, null=True)),
                ("until", models.DateTimeField(null=True)),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "debt_id", "person_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
            ],
            options={
                "db_table": "book_liabilities",
                "indexes": [models.Index(fields=["person_id"], name="liabilities_person_id")],
            },
        ),
        migrations.CreateModel(
            name="BookNotices",
            fields=[
                ("notice_id", models.TextField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("kind", models.TextField()),
                ("person_id", models.TextField(null=True)),
                ("debt_id", models.TextField(null=True)),
                ("point_id", models.TextField(null=True)),
                ("creditor_id", models.TextField(null=True)),
                ("channel", models.TextField(null=True)),
                ("given_by", models.TextField(null=True)),
                ("given_to", models.TextField(null=True)),
                ("medium", models.TextField(null=True)),
                ("scope", models.TextField(null=True)),
                ("from", models.DateTimeField(null=True)),
                ("until", models.DateTimeField(null=True)),
                ("hours", models.TextField(null=True)),
                (
                    "days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), null=True, size=None
                    ),
                ),
                ("received_at", models.DateTimeField(null=True)),
                ("recording", models.TextField(null=True)),
                ("ref", models.TextField(null=True)),
                ("detail", models.TextField(null=True)),
            ],
            options={
                "db_table": "book_notices",
                "indexes": [
                    models.Index(fields=["person_id"], name="notices_person_id"),
                    models.Index(fields=["point_id"], name="notices_point_id"),
                    models.Index(fields=["debt_id"], name="notices_debt_id"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BookPayments",
            fields=[
                ("payment_id", models.TextField(primary_key=True, serialize=False)),
                ("debt_id", models.TextField()),
                ("paid_at", models.DateTimeField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=18)),
                ("status", models.TextField(null=True)),
                ("value_on", models.DateField(null=True)),
                ("payer_id", models.TextField(null=True)),
                ("reverses", models.TextField(null=True)),
            ],
            options={
                "db_table": "book_payments",
                "indexes": [models.Index(fields=["debt_id"], name="payments_debt_id")],
            },
        ),
        migrations.CreateModel(
            name="BookPlacements",
            fields=[
                ("debt_id", models.TextField()),
                ("agency_id", models.TextField()),
                ("from", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                ("borrower_notified_at", models.DateTimeField(null=True)),
                ("recalled_at", models.DateTimeField(null=True)),
                ("recall_acked_at", models.DateTimeField(null=True)),
                ("sub_of", models.TextField(null=True)),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "debt_id",
                        "agency_id",
                        "from",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "book_placements",
                "indexes": [models.Index(fields=["agency_id"], name="placements_agency_id")],
            },
        ),
        migrations.CreateModel(
            name="BookPromises",
            fields=[
                ("promise_id", models.TextField(primary_key=True, serialize=False)),
                ("person_id", models.TextField()),
                (
                    "debt_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("made_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=18)),
                ("status", models.TextField(null=True)),
            ],
            options={
                "db_table": "book_promises",
                "indexes": [
                    models.Index(fields=["person_id"], name="promises_person_id"),
                    django.contrib.postgres.indexes.GinIndex(fields=["debt_ids"], name="promises_debt_ids"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BookRelations",
            fields=[
                ("debt_id", models.TextField()),
                ("person_id", models.TextField()),
                ("role", models.TextField()),
                ("verified_at", models.DateTimeField(null=True)),
                ("until", models.DateTimeField(null=True)),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "debt_id",
                        "person_id",
                        "role",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={
                "db_table": "book_relations",
                "indexes": [models.Index(fields=["person_id"], name="relations_person_id")],
            },
        ),
        migrations.CreateModel(
            name="BookSenders",
            fields=[
                ("sender_id", models.TextField(primary_key=True, serialize=False)),
                ("creditor_id", models.TextField()),
                ("agency_id", models.TextField(null=True)),
                ("channel", models.TextField()),
                ("value", models.TextField()),
                ("shown_name", models.TextField(null=True)),
                ("from", models.DateTimeField(null=True)),
                ("until", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "book_senders",
                "indexes": [models.Index(fields=["agency_id"], name="senders_agency_id")],
            },
        ),
        migrations.CreateModel(
            name="BookTransactions",
            fields=[
                ("row_key", models.TextField(primary_key=True, serialize=False)),
                ("person_id", models.TextField()),
                ("at", models.DateTimeField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=18)),
                ("currency", models.TextField(null=True)),
                ("category", models.TextField(null=True)),
            ],
            options={
                "db_table": "book_transactions",
                "indexes": [models.Index(fields=["person_id"], name="transactions_person_id")],
            },
        ),
        migrations.CreateModel(
            name="CallTask",
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
                ("number", models.TextField()),
                ("caller_id", models.TextField()),
                ("language", models.TextField()),
                ("script", models.TextField()),
                (
                    "codes",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("call_from", models.DateTimeField()),
                ("call_until", models.DateTimeField()),
                ("code", models.TextField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "desk_call_task",
            },
        ),
        migrations.CreateModel(
            name="IssuedPermit",
            fields=[
                ("permit_id", models.TextField(primary_key=True, serialize=False)),
                ("text", models.TextField()),
                ("content_hash", models.TextField()),
                ("valid_from", models.DateTimeField()),
                ("valid_until", models.DateTimeField()),
                ("used_at", models.DateTimeField()),
                (
                    "contact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, to="desk.plannedcontact"
                    ),
                ),
            ],
            options={
                "db_table": "desk_permit",
            },
        ),
        migrations.CreateModel(
            name="JournalEdge",
            fields=[
                ("one", models.SmallIntegerField(primary_key=True, serialize=False)),
                ("frontier", models.BinaryField()),
            ],
            options={
                "db_table": "desk_journal_edge",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("one", 1)), name="journal_has_one_edge")
                ],
            },
        ),
        migrations.CreateModel(
            name="JournalRecord",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("contact_id", models.TextField(null=True)),
                ("data", models.BinaryField()),
                ("leaf", models.BinaryField()),
            ],
            options={
                "db_table": "desk_journal_record",
                "indexes": [models.Index(fields=["contact_id"], name="journal_contact")],
            },
        ),
        migrations.CreateModel(
            name="RulebookAcceptance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rulebook", models.TextField()),
                ("version", models.TextField()),
                ("by", models.TextField()),
                ("note", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "desk_rulebook_acceptance",
                "constraints": [
                    models.UniqueConstraint(fields=("rulebook", "version"), name="accepted_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="plannedcontact",
            name="run",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="desk.run"),
        ),
        migrations.AddIndex(
            model_name="plannedcontact",
            index=models.Index(fields=["day", "status"], name="planned_day_status"),
        ),
        migrations.AddIndex(
            model_name="plannedcontact",
            index=models.Index(fields=["person_id"], name="planned_person"),
        ),
        migrations.AddConstraint(
            model_name="plannedcontact",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("status__in", ["claimed", "sent", "failed"]),
                    models.Q(("content__in", ["statutory", "reply"]), _negated=True),
                ),
                fields=("day", "person_id"),
                name="one_contact_a_person_a_day",
            ),
        ),
    ]
