"""Rows by creditor, held by the database itself: policies made from the columns of each table.

Whoever is not the service reads as the role `rightparty_app`, which owns nothing, passes no policy by,
and has no table until it is given one. Which creditors it reads for stands in a setting of the
transaction; unset means none. A row is seen through the nearest thing that it names:

- its creditor, or the debts it is about: all of them must be seen;
- else the contact it belongs to;
- else its person, or its point. A person is seen by every creditor to whom they are liable, for whose
  debt they stand in or are named, or with whom they had a contact; a point with its persons.

Sub-queries of a policy are themselves under the policies of the tables that they ask: what is seen
through a debt needs no more than to ask for the debt. The service's own connection owns the tables and
is not slowed: no policy applies to it.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import psycopg
from psycopg import sql

from rightparty.desk.store import Connection

ROLE = "rightparty_app"
POLICY = "own_creditors"
CREDITORS = "rightparty.creditors"
AGENCY = "rightparty.agency"

_OWN = "SELECT desk_own_creditors()"
_FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION desk_own_creditors() RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(nullif(current_setting('{CREDITORS}', true), '')::text[], '{{}}')
$$;
CREATE OR REPLACE FUNCTION desk_own_agency() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT nullif(current_setting('{AGENCY}', true), '')
$$;
CREATE OR REPLACE FUNCTION desk_placed_with(agency text, debt text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = {{schema}}, pg_temp AS $$
    SELECT EXISTS (SELECT FROM book_placements p WHERE p.debt_id = debt AND p.agency_id = agency
        AND p.recalled_at IS NULL AND (p.until IS NULL OR p.until > now()))
$$;
"""
"""The settings as values, and whether a debt is with an agency now (asked past the policies: a policy
on debts that asked placements, which ask debts, would run in a circle)."""

_SEEN = {
    "debt_id": "EXISTS (SELECT FROM book_debts s WHERE s.debt_id = {t}.debt_id)",
    "debt_ids": (
        "NOT EXISTS (SELECT FROM unnest({t}.debt_ids) named WHERE NOT EXISTS"
        " (SELECT FROM book_debts s WHERE s.debt_id = named))"
    ),
    # An agency's contact was never planned here: it is known by its events alone.
    "contact_id": (
        "(EXISTS (SELECT FROM desk_planned_contact s WHERE s.contact_id = {t}.contact_id)"
        " OR EXISTS (SELECT FROM book_events s WHERE s.contact_id = {t}.contact_id))"
    ),
    "person_id": "EXISTS (SELECT FROM book_persons s WHERE s.person_id = {t}.person_id)",
    "point_id": "EXISTS (SELECT FROM book_points s WHERE s.point_id = {t}.point_id)",
    "person_ids": (
        "NOT EXISTS (SELECT FROM unnest({t}.person_ids) named WHERE NOT EXISTS"
        " (SELECT FROM book_persons s WHERE s.person_id = named))"
    ),
    "point_ids": (
        "NOT EXISTS (SELECT FROM unnest({t}.point_ids) named WHERE NOT EXISTS"
        " (SELECT FROM book_points s WHERE s.point_id = named))"
    ),
    "contact_ids": (
        "NOT EXISTS (SELECT FROM unnest({t}.contact_ids) named WHERE NOT EXISTS"
        " (SELECT FROM desk_planned_contact s WHERE s.contact_id = named) AND NOT EXISTS"
        " (SELECT FROM book_events s WHERE s.contact_id = named))"
    ),
}
_SHUT = " without a role"
_LISTS = ("debt_ids", "contact_ids", "person_ids", "point_ids")
_FALLBACKS = ("contact_id", "contact_ids", "person_ids", "person_id", "point_ids", "point_id")
_BY_AGENCY = "((SELECT desk_own_agency()) IS NULL OR {seen})"

_TIED = (
    "EXISTS (SELECT FROM book_liabilities s WHERE s.person_id = {t}.person_id)"
    " OR EXISTS (SELECT FROM book_relations s WHERE s.person_id = {t}.person_id)"
    " OR EXISTS (SELECT FROM book_events s WHERE s.person_id = {t}.person_id)"
)
_PARTICULAR: Mapping[str, str] = {
    # A person has no creditor: they are seen where something ties them to one.
    "book_persons": _TIED,
    # A point is seen with its persons, or where a contact of the creditor's own went to it.
    "book_points": (
        "EXISTS (SELECT FROM book_evidence s WHERE s.point_id = {t}.point_id)"
        " OR EXISTS (SELECT FROM book_events s WHERE s.point_id = {t}.point_id)"
    ),
    # Evidence is about a point and a person: with the person it is seen, never by the point alone. The API
    # asks it before every decision, so it asks what ties the person rather than the person's row.
    "book_evidence": _TIED,
    # An agency's people see the agency they are of, and no other.
    "book_agencies": (
        f"{{t}}.creditor_id = ANY (({_OWN})::text[])"
        " AND ((SELECT desk_own_agency()) IS NULL OR {t}.agency_id = (SELECT desk_own_agency()))"
    ),
    "book_creditors": f"{{t}}.creditor_id = ANY (({_OWN})::text[])",
    "book_debts": (
        f"{{t}}.creditor_id = ANY (({_OWN})::text[])"
        " AND ((SELECT desk_own_agency()) IS NULL"
        " OR desk_placed_with((SELECT desk_own_agency()), {t}.debt_id))"
    ),
}


@dataclass(frozen=True)
class Columns:
    """The columns of a table, by name: whether each may be empty."""

    table: str
    may_be_empty: Mapping[str, bool]

    def __contains__(self, column: str) -> bool:
        return column in self.may_be_empty


@cache
def declared() -> Mapping[str, Mapping[str, str]]:
    """What columns do not say: tables that are the service's own, and ways through other tables."""
    raw: dict[str, Any] = tomllib.loads(
        (files("rightparty.desk.access") / "rls.toml").read_text(encoding="utf-8")
    )
    return {"owner_only": raw.get("owner_only", {}), "through": raw.get("through", {})}


def condition(columns: Columns) -> str | None:
    """Which rows of a table are seen, as a condition of SQL; None: nobody but the service sees any.

    The condition is of the form that an index on a key answers.
    """
    table = columns.table
    if table in declared()["owner_only"]:
        return None
    if table in _PARTICULAR:
        return _PARTICULAR[table].format(t=table)
    if table in declared()["through"]:
        column, _, there = declared()["through"][table].partition("=")
        other, _, key = there.partition(".")
        return f"EXISTS (SELECT FROM {other} s WHERE s.{key} = {table}.{column})"
    return _by_carriers(columns)


def _by_carriers(columns: Columns) -> str | None:
    """Through creditor and debts, all of which must be seen; else the contact; else person, else point."""
    nearest = _nearest(columns)
    fallbacks = [name for name in _FALLBACKS if name in columns and not _is_own_key(columns.table, name)]
    if not nearest and not fallbacks:
        return None
    branches = []
    if nearest:
        together = " AND ".join(nearest.values())
        if any(_always(columns, name) for name in nearest):
            return together
        named = " OR ".join(_is_named(columns.table, name) for name in nearest)
        branches.append(f"WHEN {named} THEN {together}")
    for name in fallbacks:
        seen = _SEEN[name].format(t=columns.table)
        if _always(columns, name):
            return f"CASE {' '.join(branches)} ELSE {seen} END" if branches else seen
        branches.append(f"WHEN {_is_named(columns.table, name)} THEN {seen}")
    return f"CASE {' '.join(branches)} ELSE false END"


def _nearest(columns: Columns) -> dict[str, str]:
    """What must hold of creditor and debts, by the column that names them; what is empty is not asked."""
    found = {}
    table = columns.table
    if "creditor_id" in columns:
        seen = f"{table}.creditor_id = ANY (({_OWN})::text[])"
        of_agency = _of_agency(columns)
        found["creditor_id"] = _unless_empty(columns, "creditor_id", seen) + f" AND {of_agency}"
    for name in ("debt_id", "debt_ids"):
        if name in columns:
            found[name] = _unless_empty(columns, name, _SEEN[name].format(t=table))
    return found


def _of_agency(columns: Columns) -> str:
    """For an agency's people: a row that names an agency names theirs; one that names none needs a debt."""
    if "agency_id" in columns and not {"debt_id", "debt_ids"} & set(columns.may_be_empty):
        return _BY_AGENCY.format(seen=f"{columns.table}.agency_id = (SELECT desk_own_agency())")
    about = [name for name in ("debt_id", "debt_ids") if name in columns]
    if not about:
        return "(SELECT desk_own_agency()) IS NULL"
    return _BY_AGENCY.format(seen=" OR ".join(_is_named(columns.table, name) for name in about))


def _unless_empty(columns: Columns, name: str, seen: str) -> str:
    named = _is_named(columns.table, name)
    return f"({seen})" if _always(columns, name) else f"(NOT {named} OR {seen})"


def _always(columns: Columns, name: str) -> bool:
    """Whether every row names something here; a list may always be empty, and then names nothing."""
    return not columns.may_be_empty[name] and name not in _LISTS


def _is_named(table: str, name: str) -> str:
    if name in _LISTS:
        return f"(coalesce(cardinality({table}.{name}), 0) > 0)"
    return f"({table}.{name} IS NOT NULL)"


def _is_own_key(table: str, name: str) -> bool:
    """A planned contact is what others are seen through; it is not seen through itself."""
    return (table, name) == ("desk_planned_contact", "contact_id")


def tables(connection: Connection) -> list[Columns]:
    """Every table of the store with its columns, as the database has them."""
    rows = connection.execute(
        "SELECT c.relname, json_object_agg(a.attname, NOT a.attnotnull) FROM pg_class c"
        " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
        " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')"
        " AND c.relname ~ '^(book|desk)_' GROUP BY c.relname ORDER BY c.relname"
    ).fetchall()
    return [Columns(name, found) for name, found in rows]


def secure(connection: Connection) -> None:
    """Make every policy anew, in one transaction; does nothing, quickly, where they are as they should be.

    Where the database's user may not make roles, tables stay shut to everybody but the service: see `ready`.
    """
    wanted, made = _mark(connection), _made(connection)
    if made == wanted or (made == wanted + _SHUT and not _make_role(connection)):
        return
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('rightparty policies', 0))")
        schema = sql.Identifier(_schema(connection)).as_string(connection)
        connection.execute(_FUNCTIONS.replace("{schema}", schema).encode())
        has_role = _make_role(connection)
        for columns in tables(connection):
            _secure(connection, columns, has_role)
        connection.execute(
            sql.SQL("COMMENT ON FUNCTION desk_own_creditors() IS {}").format(
                wanted if has_role else wanted + _SHUT
            )
        )


def _secure(connection: Connection, columns: Columns, has_role: bool) -> None:
    table, rows = sql.Identifier(columns.table), condition(columns)
    connection.execute(sql.SQL("ALTER TABLE {} ENABLE ROW LEVEL SECURITY").format(table))
    connection.execute(sql.SQL("DROP POLICY IF EXISTS {} ON {}").format(sql.Identifier(POLICY), table))
    if not has_role:
        return
    role = sql.Identifier(ROLE)
    connection.execute(sql.SQL("REVOKE ALL ON {} FROM {}").format(table, role))
    if rows is None:
        return
    # To read only: whatever staff change goes through the service's own functions, which record it.
    connection.execute(sql.SQL("GRANT SELECT ON {} TO {}").format(table, role))
    connection.execute(
        sql.SQL("CREATE POLICY {} ON {} TO {} USING ({}) WITH CHECK ({})").format(
            sql.Identifier(POLICY), table, role, sql.SQL(rows), sql.SQL(rows)
        )
    )


def _make_role(connection: Connection) -> bool:
    """Whether the role is there and may be taken on; it belongs to the whole server, not to one database."""
    try:
        with connection.transaction():
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
                connection.execute(sql.SQL("CREATE ROLE {} NOLOGIN NOINHERIT").format(sql.Identifier(ROLE)))
    except (psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation):
        pass  # another database of the same server made it this moment
    except psycopg.errors.InsufficientPrivilege:
        return False
    try:
        with connection.transaction():
            row = connection.execute(
                "SELECT rolsuper OR rolbypassrls, pg_has_role(current_user, %s, 'SET') FROM pg_roles"
                " WHERE rolname = %s",
                [ROLE, ROLE],
            ).fetchone()
            if row is None or row[0]:
                return False  # a role that passes policies by protects nobody
            if not row[1]:
                connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(ROLE)))
            connection.execute(
                sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(
                    sql.Identifier(_schema(connection)), sql.Identifier(ROLE)
                )
            )
    except psycopg.errors.InsufficientPrivilege:
        return False
    return True


def _schema(connection: Connection) -> str:
    """Where this connection's tables are: the live ones, or those of a sandbox beside them."""
    row = connection.execute("SELECT current_schema()").fetchone()
    return str(row[0]) if row else "public"


def ready(connection: Connection) -> bool:
    """Whether rows are held apart by the database: policies as they should be, and a role to read under."""
    return _made(connection) == _mark(connection)


def _mark(connection: Connection) -> str:
    """A digest of everything that the policies are made from."""
    made = [_FUNCTIONS, ROLE, *((one.table, condition(one)) for one in tables(connection))]
    return hashlib.sha256(repr(made).encode()).hexdigest()


def _made(connection: Connection) -> str | None:
    """The digest under which the policies of this database were made."""
    row = connection.execute(
        "SELECT obj_description(to_regprocedure('desk_own_creditors()'), 'pg_proc')"
    ).fetchone()
    return str(row[0]) if row and row[0] else None
