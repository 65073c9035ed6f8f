"""Tables that only grow: the database itself refuses to change, remove or empty them."""

from django.db import migrations

APPEND_ONLY = ("desk_journal_record", "desk_tree_head", "desk_rulebook_acceptance")
GROWING = ("book_evidence", "book_notices", "book_complaints", "book_events")

REFUSE = """
CREATE FUNCTION desk_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: its rows are never changed or forgotten', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


def _trigger(table: str, name: str, operations: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {operations} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION desk_refuse();"


FORWARDS = "\n".join(
    [
        REFUSE,
        *(_trigger(table, "append_only", "UPDATE OR DELETE OR TRUNCATE") for table in APPEND_ONLY),
        *(_trigger(table, "never_forgotten", "DELETE OR TRUNCATE") for table in GROWING),
        "INSERT INTO desk_journal_edge (one, frontier) VALUES (1, '\\x0000000000000000');",
    ]
)
BACKWARDS = "\n".join(
    [
        *(f"DROP TRIGGER append_only ON {table};" for table in APPEND_ONLY),
        *(f"DROP TRIGGER never_forgotten ON {table};" for table in GROWING),
        "DROP FUNCTION desk_refuse();",
        "DELETE FROM desk_journal_edge;",
    ]
)


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_tables")]
    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
