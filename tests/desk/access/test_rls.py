"""Rows by creditor: whatever table, whatever a row names, nobody sees, changes or removes another's."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import sql

from rightparty.desk.access.guard import Actor
from rightparty.desk.access.rls import ROLE, condition, declared, ready, secure, tables
from rightparty.desk.access.sight import NotSeen, require_sight, seen_by, sees
from rightparty.desk.schema import STORED, store_name
from rightparty.desk.store import Connection, Store
from rightparty.errors import Refused
from tests.desk.tampering import unlocked

SIDES = ("A", "B")
NAMING = ("creditor_id", "debt_id", "debt_ids", "contact_id", "contact_ids", "person_ids", "person_id",
          "point_ids", "point_id")  # fmt: skip
ROOTS = (
    "book_persons", "book_points", "book_debts", "book_creditors", "book_liabilities", "book_evidence",
    "desk_planned_contact",
)  # fmt: skip
"""Tables whose rows others are seen through: they have tests of their own below."""


def of(side: str) -> Actor:
    """Somebody who works for one creditor."""
    return Actor(f"staff of {side}", creditors=frozenset({side}))


def insert(connection: Connection, table: str, **values: Any) -> None:
    """A row with these values; what else must be filled gets a value of its type."""
    columns = connection.execute(
        "SELECT a.attname, t.typname FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid"
        " WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND a.attnotnull AND a.attidentity = ''",
        [table],
    ).fetchall()
    filled = {name: _some(kind) for name, kind in columns if name not in values} | values
    names = sql.SQL(", ").join(map(sql.Identifier, filled))
    marks = sql.SQL(", ").join(sql.Placeholder() for _ in filled)
    connection.execute(
        sql.SQL("INSERT INTO {} ({}) VALUES ({}) ON CONFLICT DO NOTHING").format(
            sql.Identifier(table), names, marks
        ),
        list(filled.values()),
    )


def _some(kind: str) -> Any:
    return {
        "timestamptz": "2026-11-24T01:00:00Z", "date": "2026-11-24", "bool": False, "numeric": 1, "int8": 1,
        "int4": 1, "int2": 1, "float8": 1.0, "_text": [], "jsonb": "{}", "bytea": b"",
        "uuid": "00000000-0000-4000-8000-000000000001",
    }.get(kind, "x")  # fmt: skip


@pytest.fixture
def world(store: Store) -> Store:
    """Two creditors, each with a borrower, a point, a contact; and one borrower of both."""
    with closing(store.connect()) as connection, unlocked(connection):
        for side in SIDES:
            insert(connection, "book_creditors", creditor_id=side)
            for person in (side, "both"):
                debt = f"{side}-{person}"
                insert(connection, "book_debts", debt_id=debt, creditor_id=side)
                insert(connection, "book_liabilities", debt_id=debt, person_id=person)
            insert(connection, "desk_planned_contact", contact_id=side, creditor_id=side, person_id="both",
                   debt_ids=[f"{side}-both"])  # fmt: skip
        for person in (*SIDES, "both", "nobody's"):
            insert(connection, "book_persons", person_id=person)
            insert(connection, "book_points", point_id=person)
            insert(connection, "book_evidence", point_id=person, person_id=person)
    return store


def value_of(column: str, side: str, person: str) -> Any:
    """What a column holds that names something of a creditor's, about one of its people."""
    debt = f"{side}-{person if person == 'both' else side}"
    return {
        "creditor_id": side, "debt_id": debt, "debt_ids": [debt], "contact_id": side, "contact_ids": [side],
        "person_id": person, "point_id": person, "person_ids": [person], "point_ids": [person],
    }[column]  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A row of some table: what each of its columns names, and of which creditor that is."""

    table: str
    values: Mapping[str, Any]
    sides: Mapping[str, str]

    def seen_by(self, side: str) -> bool | None:
        """Whether an actor of this side must see it (or must not); None where only the service may know."""
        for columns in (("creditor_id", "debt_id", "debt_ids"), ("contact_id",), ("contact_ids",)):
            named = {self.sides[column] for column in columns if column in self.sides}
            if named:
                return named == {side}
        people = [self.values[one] for one in NAMING[5:] if one in self.values]
        return bool(people) and people[0] in (side, "both", [side], ["both"])


def hidden_tables(template: Store) -> Sequence[str]:
    """Tables that nobody but the service sees."""
    with closing(template.connect()) as connection:
        return [one.table for one in tables(connection) if condition(one) is None]


def test_every_table_of_the_store_has_a_policy_or_is_declared_the_services_own(template: Store) -> None:
    """A new table without a way to its creditor is named here: give it a column, or a line in rls.toml."""
    with closing(template.connect()) as connection:
        found = {one.table for one in tables(connection)}
    assert set(hidden_tables(template)) == set(declared()["owner_only"]) & found
    assert {store_name(table) for table in STORED.values()} <= found - set(hidden_tables(template))


def test_every_table_is_locked_and_none_can_be_written(template: Store) -> None:
    """Row security is on everywhere; the role reads what has a policy, and writes nothing."""
    with closing(template.connect()) as connection:
        assert ready(connection)
        off = connection.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
            " AND relname ~ '^(book|desk)_' AND NOT relrowsecurity"
        ).fetchall()
        may = connection.execute(
            "SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = %s",
            [ROLE],
        ).fetchall()
    hidden = set(hidden_tables(template))
    assert not off
    assert {kind for _, kind in may} == {"SELECT"}
    assert not {name for name, _ in may} & hidden
    assert all(name.startswith(("book_", "desk_")) for name, _ in may), "accounts and sessions are nobody's"


def test_the_services_own_connection_is_under_no_policy(template: Store) -> None:
    """Claiming and loading read as before, at no cost."""
    with closing(template.connect()) as connection:
        assert connection.execute("SELECT row_security_active('book_persons')").fetchone() == (False,)
        with seen_by(connection, of("A")):
            assert connection.execute("SELECT row_security_active('book_persons')").fetchone() == (True,)
        assert connection.execute("SELECT current_user = session_user").fetchone() == (True,)


def _visible(template: Store) -> Sequence[tuple[str, frozenset[str], frozenset[str]]]:
    """Tables with a policy: which columns name something, and which of those must be filled."""
    with closing(template.connect()) as connection:
        return [
            (
                one.table,
                frozenset(name for name in NAMING if name in one),
                frozenset(name for name in NAMING if name in one and not one.may_be_empty[name]),
            )
            for one in tables(connection)
            if condition(one) is not None and one.table not in (*ROOTS, *declared()["through"])
        ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_row_of_another_creditor_is_seen_changed_or_removed(world: Store, data: st.DataObject) -> None:
    """Whatever a row names, and however mixed: whose it is not neither see it nor reach it by a command."""
    table, columns, required = data.draw(st.sampled_from(_visible(world)))
    chosen = sorted(data.draw(st.sets(st.sampled_from(sorted(columns)))) | required)
    side = data.draw(st.sampled_from(SIDES))
    sides = {name: data.draw(st.sampled_from([side, side, *SIDES])) for name in chosen}
    person = data.draw(st.sampled_from([side, "both"]))
    row = Row(table, {name: value_of(name, sides[name], person) for name in chosen}, sides)
    with closing(world.connect()) as connection:
        with unlocked(connection):
            insert(connection, table, **row.values)
        for one in SIDES:
            with seen_by(connection, of(one)) as reading:
                query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
                assert reading.execute(query).fetchone() == (int(row.seen_by(one) is True),), (row, one)
            if not row.seen_by(one):
                assert _written(connection, table, one) == (0, 0), (row, one)
        with unlocked(connection):
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))


def _written(connection: Connection, table: str, side: str) -> tuple[int, int]:
    """How many rows an actor of a side changes and removes who had every privilege, but for the policies."""
    role, named = sql.Identifier(ROLE), sql.Identifier(table)
    column = sql.Identifier(_first(connection, table))
    with connection.transaction(force_rollback=True):
        connection.execute("SET LOCAL session_replication_role = replica")
        connection.execute(sql.SQL("GRANT ALL ON {} TO {}").format(named, role))
        connection.execute(
            "SELECT set_config('role', %s, true), set_config('rightparty.creditors', %s, true)",
            [ROLE, f"{{{side}}}"],
        )
        changed = connection.execute(sql.SQL("UPDATE {} SET {} = {}").format(named, column, column))
        return changed.rowcount, connection.execute(sql.SQL("DELETE FROM {}").format(named)).rowcount


def _first(connection: Connection, table: str) -> str:
    found = connection.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 ORDER BY attnum",
        [table],
    ).fetchone()
    assert found is not None
    return str(found[0])


def ids(connection: Connection, actor: Actor, table: str, key: str) -> set[str]:
    """The keys of the rows that an actor sees."""
    query = sql.SQL("SELECT {} FROM {}").format(sql.Identifier(key), sql.Identifier(table))
    with seen_by(connection, actor) as reading:
        return {one for (one,) in reading.execute(query)}


def test_people_and_points_are_seen_by_those_they_owe(world: Store) -> None:
    """A borrower of both by both; one of neither by nobody; all by who works for both."""
    with closing(world.connect()) as connection:
        for table, key in (("book_persons", "person_id"), ("book_points", "point_id"),
                           ("book_evidence", "point_id")):  # fmt: skip
            assert ids(connection, of("A"), table, key) == {"A", "both"}
            assert ids(connection, of("B"), table, key) == {"B", "both"}
            everywhere = Actor("all", creditors=frozenset(SIDES))
            assert ids(connection, everywhere, table, key) == {"A", "B", "both"}
            assert ids(connection, Actor("none"), table, key) == set()
        assert ids(connection, of("A"), "book_debts", "debt_id") == {"A-A", "A-both"}
        assert ids(connection, of("A"), "book_liabilities", "debt_id") == {"A-A", "A-both"}
        assert ids(connection, of("A"), "desk_planned_contact", "contact_id") == {"A"}
        assert ids(connection, of("A"), "book_creditors", "creditor_id") == {"A"}


def test_an_agencys_people_see_what_is_placed_with_it(world: Store) -> None:
    """One debt of A is with the agency, another was recalled: only the first, with its borrower, is seen."""
    with closing(world.connect()) as connection:
        with unlocked(connection):
            insert(connection, "book_placements", debt_id="A-A", agency_id="AG")
            insert(connection, "book_placements", debt_id="A-both", agency_id="AG", recalled_at="2026-01-01")
            insert(connection, "book_placements", debt_id="B-B", agency_id="AG")
            insert(connection, "book_agencies", agency_id="AG", creditor_id="A")
            insert(connection, "book_agencies", agency_id="OTHER", creditor_id="A")
            insert(connection, "book_notices", notice_id="1", creditor_id="A")
            insert(connection, "book_notices", notice_id="2", creditor_id="A", debt_id="A-A")
        manager = Actor("manager", creditors=frozenset({"A"}), agency="AG")
        assert ids(connection, manager, "book_debts", "debt_id") == {"A-A"}
        assert ids(connection, manager, "book_persons", "person_id") == {"A"}
        assert ids(connection, manager, "book_agencies", "agency_id") == {"AG"}
        assert ids(connection, manager, "book_notices", "notice_id") == {"2"}
        assert ids(connection, manager, "desk_planned_contact", "contact_id") == set()
        # A placement names its agency and its debt: both must be theirs.
        assert ids(connection, manager, "book_placements", "debt_id") == {"A-A"}


def test_what_is_seen_through_another_table_is_seen_with_its_row(world: Store) -> None:
    """A draft of a notice with its incident and the contacts that leaked, a page with its case and person."""
    assert set(declared()["through"]) == {"desk_incident_draft", "desk_page"}, (
        "show here that a new one is held apart"
    )
    a, b = (f"00000000-0000-4000-8000-00000000000{n}" for n in (1, 2))
    with closing(world.connect()) as connection:
        with unlocked(connection):
            for id, side in ((a, "A"), (b, "B")):
                insert(connection, "desk_incident", incident_id=id, contact_ids=[side], mark=side)
                insert(connection, "desk_incident_draft", incident_id=id, audience=side)
                insert(connection, "desk_care_case", case_id=id, reply_id=id, person_ids=[side])
                insert(connection, "desk_page", case_id=id, to=side)
        for side in SIDES:
            assert ids(connection, of(side), "desk_incident_draft", "audience") == {side}
            assert ids(connection, of(side), "desk_page", "to") == {side}


def test_accounts_sessions_and_the_services_own_tables_are_shut(world: Store) -> None:
    """Not an empty answer: no answer."""
    with closing(world.connect()) as connection:
        for table in ("desk_link", "desk_journal_record", "django_migrations"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), seen_by(connection, of("A")) as reading:
                reading.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))


def test_reading_for_somebody_ends_with_its_transaction(world: Store) -> None:
    """After it the connection is the service's again; within another transaction it is refused."""
    with closing(world.connect()) as connection:
        with seen_by(connection, of("A")) as reading, pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            reading.execute("UPDATE book_debts SET account = 'x'")
        assert connection.execute("SELECT count(*) FROM book_debts").fetchone() == (4,)
        with (
            connection.transaction(),
            pytest.raises(Refused, match="of its own"),
            seen_by(connection, of("A")),
        ):
            pass


def test_who_does_not_see_a_row_is_told_that_it_is_not_there(world: Store) -> None:
    """The same words for another creditor's row and for none at all."""
    with closing(world.connect()) as connection:
        assert sees(connection, of("A"), "person", "both")
        require_sight(connection, of("A"), "contact", "A")
        for id in ("B", "nobody at all"):
            with pytest.raises(NotSeen, match="there is no contact"):
                require_sight(connection, of("A"), "contact", id)


def test_policies_are_made_once(world: Store) -> None:
    """A second start changes nothing; a table that gains a column, or loses its policy, is found."""
    with closing(world.connect()) as connection:
        before = connection.execute("SELECT oid FROM pg_policy ORDER BY oid").fetchall()
        secure(connection)
        assert connection.execute("SELECT oid FROM pg_policy ORDER BY oid").fetchall() == before
        with connection.transaction(force_rollback=True):
            connection.execute("CREATE TABLE desk_of_later (note text)")
            assert not ready(connection)
            secure(connection)
            row = connection.execute(
                "SELECT relrowsecurity FROM pg_class WHERE relname = 'desk_of_later'"
            ).fetchone()
            assert row == (True,)


def test_without_a_role_only_who_may_see_everything_reads(
    world: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that cannot hold creditors apart is never silently open."""
    monkeypatch.setattr("rightparty.desk.access.sight.ROLE", "nobody_made_this_role")
    with closing(world.connect()) as connection:
        with pytest.raises(Refused, match="its own rows only"), seen_by(connection, of("A")):
            pass
        everything = Actor("all", creditors=frozenset(SIDES))
        assert len(ids(connection, everything, "book_debts", "debt_id")) == 4
        manager = Actor("m", creditors=frozenset(SIDES), agency="AG")
        with pytest.raises(Refused), seen_by(connection, manager):
            pass


def test_what_an_agencys_contact_led_to_is_seen_by_its_creditor(world: Store) -> None:
    """A contact that was never planned here is known by its events: its incident is its creditor's alone."""
    with closing(world.connect()) as connection:
        with unlocked(connection):
            for side in SIDES:
                insert(connection, "book_events", event_id=side, contact_id=f"call of {side}",
                       creditor_id=side, debt_ids=[f"{side}-both"])  # fmt: skip
                id = f"00000000-0000-4000-8000-00000000000{SIDES.index(side)}"
                insert(
                    connection, "desk_incident", incident_id=id, contact_ids=[f"call of {side}"], mark=side
                )
                insert(connection, "desk_wrong_person", reference=side, contact_id=f"call of {side}")
        for side in SIDES:
            assert ids(connection, of(side), "desk_incident", "mark") == {side}
            assert ids(connection, of(side), "desk_wrong_person", "reference") == {side}
