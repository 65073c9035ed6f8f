"""Beside the journal: time-stamps, hashes for quick proofs, sealed facts and texts, versions of the law."""

from django.db import migrations, models

FORWARDS = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON desk_head_anchor
    FOR EACH STATEMENT EXECUTE FUNCTION desk_refuse();
CREATE TRIGGER never_changed BEFORE UPDATE OR TRUNCATE ON desk_kept_part
    FOR EACH STATEMENT EXECUTE FUNCTION desk_refuse();
"""
BACKWARDS = """
DROP TRIGGER append_only ON desk_head_anchor;
DROP TRIGGER never_changed ON desk_kept_part;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0011_stops"),
    ]

    operations = [
        migrations.CreateModel(
            name="JournalTile",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "level", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("level", models.SmallIntegerField()),
                ("number", models.BigIntegerField()),
                ("node", models.BinaryField()),
            ],
            options={
                "db_table": "desk_journal_tile",
            },
        ),
        migrations.CreateModel(
            name="KeptLaw",
            fields=[
                ("version", models.TextField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("rules", models.JSONField()),
            ],
            options={
                "db_table": "desk_kept_law",
            },
        ),
        migrations.CreateModel(
            name="HeadAnchor",
            fields=[
                ("anchor_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("imprint", models.BinaryField()),
                ("size", models.BigIntegerField()),
                ("authority", models.TextField()),
                ("stamped_at", models.DateTimeField()),
                ("token", models.BinaryField()),
            ],
            options={
                "db_table": "desk_head_anchor",
                "constraints": [
                    models.UniqueConstraint(fields=("imprint", "authority"), name="anchored_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="KeptPart",
            fields=[
                ("part_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("contact_id", models.TextField()),
                ("person_id", models.TextField()),
                ("digest", models.TextField()),
                ("at", models.DateTimeField()),
                ("sealed", models.BinaryField()),
            ],
            options={
                "db_table": "desk_kept_part",
                "indexes": [
                    models.Index(fields=["contact_id"], name="kept_contact"),
                    models.Index(fields=["person_id"], name="kept_person"),
                    models.Index(fields=["digest"], name="kept_digest"),
                ],
            },
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
