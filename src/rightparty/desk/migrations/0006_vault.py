"""Names, numbers, ids and texts become sealed columns; keys, and who read what.

What stands in the clear is moved aside under the name `<column>_plain`. The store is opened only once it has
been sealed and the plain columns are gone: `desk.seal_in_place` does that, as soon as the tables are made.
"""

import django.contrib.postgres.indexes
from django.db import migrations, models

SEALED = {
    "persons": ("name", "national_id", "birth_date"),
    "points": ("value",),
    "debts": ("account",),
    "agreements": ("recording",),
    "notices": ("recording",),
    "events": ("text", "to", "recording"),
}
MORE_MARKS = [("notices", "detail_sealed")]
KEPT = ("desk_data_key",)
APPEND_ONLY = ("desk_read_audit",)


def _aside(table: str, column: str) -> str:
    return (
        f'ALTER TABLE {table} RENAME COLUMN "{column}" TO "{column}_plain";'
        f' ALTER TABLE {table} ALTER COLUMN "{column}_plain" DROP NOT NULL;'
        f' ALTER TABLE {table} ADD COLUMN "{column}" bytea;'
    )


def _sealed(model: str, table: str, column: str) -> migrations.RunSQL:
    state = migrations.AlterField(model, column, models.BinaryField(null=True))
    return migrations.RunSQL(_aside(table, column), state_operations=[state])


TRIGGERS = "\n".join(
    [
        *(
            f"CREATE TRIGGER never_forgotten BEFORE DELETE OR TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION desk_refuse();"
            for table in KEPT
        ),
        *(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION desk_refuse();"
            for table in APPEND_ONLY
        ),
        "CREATE TABLE desk_unsealed ();",
    ]
)


class Migration(migrations.Migration):
    dependencies = [("desk", "0005_sequencer")]
    operations = [
        migrations.CreateModel(
            name="DataKey",
            fields=[
                ("subject_kind", models.TextField()),
                ("subject_id", models.TextField()),
                ("wrapped", models.BinaryField(null=True)),
                ("master", models.TextField(null=True)),
                ("shredded_at", models.DateTimeField(null=True)),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "subject_kind",
                        "subject_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
            options={"db_table": "desk_data_key"},
        ),
        migrations.AddConstraint(
            model_name="datakey",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("master__isnull", False), ("shredded_at__isnull", True), ("wrapped__isnull", False)
                    ),
                    models.Q(
                        ("master__isnull", True), ("shredded_at__isnull", False), ("wrapped__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="wrapped_or_shredded",
            ),
        ),
        migrations.AddIndex(
            model_name="datakey",
            index=models.Index(
                condition=models.Q(("shredded_at__isnull", False)),
                fields=["subject_kind"],
                name="data_key_shredded",
            ),
        ),
        migrations.CreateModel(
            name="ReadAudit",
            fields=[
                ("audit_id", models.BigAutoField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("actor", models.TextField()),
                ("subject_kind", models.TextField()),
                ("subject_id", models.TextField()),
                ("field", models.TextField()),
                ("reason", models.TextField()),
            ],
            options={"db_table": "desk_read_audit"},
        ),
        migrations.AddIndex(
            model_name="readaudit",
            index=models.Index(fields=["subject_kind", "subject_id"], name="read_of"),
        ),
        migrations.AddIndex(
            model_name="readaudit",
            index=models.Index(fields=["actor", "at"], name="read_by"),
        ),
        migrations.RemoveIndex(model_name="bookpoints", name="points_value"),
        *(
            _sealed(f"book{table}", f"book_{table}", column)
            for table, columns in SEALED.items()
            for column in columns
        ),
        *(_sealed("calltask", "desk_call_task", column) for column in ("number", "script")),
        migrations.AddField("booknotices", "detail_sealed", models.BinaryField(null=True)),
        *(
            migrations.AddField(f"book{table}", f"{column}_mark", models.TextField(null=True))
            for table, column in [
                *((table, column) for table, columns in SEALED.items() for column in columns),
                *MORE_MARKS,
            ]
        ),
        migrations.AddField("bookpoints", "range", models.TextField(null=True)),
        migrations.AddIndex(
            model_name="bookpoints",
            index=django.contrib.postgres.indexes.HashIndex(fields=["value_mark"], name="points_value_mark"),
        ),
        migrations.RunSQL(TRIGGERS),
    ]
