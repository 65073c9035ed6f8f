"""What is known of a number or an address under its other ids, in whosever book, and speaks against a proof.

Rows of evidence about another id with the same mark are read as about the id that is asked for. They only
tighten: a proof or a statement crosses only where it is somebody else's, and names nobody then. Who it was,
and in whose book, is not for the reader of this one.
"""

from collections.abc import Mapping
from typing import Final

from rightparty.desk.of_the_value import of_the_value
from rightparty.desk.schema import STORED, kept_columns_of
from rightparty.parties.elsewhere import SOMEBODY_ELSE

OF_THE_NUMBER: Final = ("recycled", "bounced", "disconnected", "carrier_no_record", "shared_household")
"""Kinds of evidence that say the same of a number for whoever has it."""

OF_SOMEBODY_ELSE: Final = ("signed_in", "used_in_app", "code_confirmed", "answered_as_self", "stated")
"""Kinds that speak against a person where they are somebody else's."""

OF_THE_PERSON: Final = ("carrier_mismatch",)
"""Kinds that speak against the person whom they name."""

MOST_RECORDS: Final = 20
"""A national id that more records than this bear is a placeholder, and names nobody."""

_KEPT = ("at", "kind", "as_of", "since")


def carried(point: str, *, same: str, person: str) -> str:
    """The columns and the condition of rows `e` of `book_evidence` about another id, for a SELECT … WHERE.

    In SQL: `point` is the id that is asked for, `same` whether a row's person is who is asked about, by any
    of their records, `person` whether it is by that very record.
    """
    named = f"CASE WHEN {_in(OF_THE_PERSON)} THEN e.person_id ELSE '{SOMEBODY_ELSE}' END"
    cells = {"point_id": point, "person_id": named} | {name: f'e."{name}"' for name in _KEPT}
    return (
        f"{_columns(cells)} {{rows}} {of_the_value('e')} AND ({_in(OF_THE_NUMBER)}"
        f" OR ({_in(OF_SOMEBODY_ELSE)} AND NOT {same}) OR ({_in(OF_THE_PERSON)} AND {person}))"
    )


def called_shared(point: str) -> str:
    """The columns of the row of evidence that a book's word is: the number is shared, under another id."""
    said = {"at": "timestamptz '2000-01-01 00:00Z'", "kind": "'shared_household'::text"}
    unknown = dict.fromkeys(("as_of", "since"), "NULL::timestamptz")
    return _columns({"point_id": point, "person_id": f"'{SOMEBODY_ELSE}'::text"} | said | unknown)


def _columns(cells: Mapping[str, str]) -> str:
    return ", ".join(
        f'{cells.get(column.name, "NULL::text")} AS "{column.name}"'
        for column in kept_columns_of(STORED["evidence"])
    )


def _in(kinds: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    return f"e.kind IN ({listed})"


ABOUT_ONE: Final = f"""
twins AS (
    SELECT array(SELECT point_id FROM book_points
                 WHERE value_mark = (SELECT value_mark FROM book_points WHERE point_id = $2::text)
                     AND point_id <> $2::text) AS points
),
alike AS (
    SELECT array(SELECT person_id FROM book_persons
                 WHERE national_id_mark = (SELECT national_id_mark FROM book_persons
                                           WHERE person_id = $1::text)
                 LIMIT {MOST_RECORDS + 1}) AS people
),
same AS (
    SELECT array(SELECT $1::text UNION SELECT other_id FROM desk_link WHERE person_id = $1::text
                 UNION SELECT unnest(people) FROM alike WHERE cardinality(people) <= {MOST_RECORDS}) AS people
)
"""
"""The other ids of the point $2, and the records of the human who is $1: arrays, as CTEs."""

_OF_TWINS = "point_id = ANY ((SELECT points FROM twins)::text[]) AND"
FOR_ONE: Final = (
    "SELECT * FROM (SELECT "
    + carried(
        "$2::text",
        same="e.person_id = ANY ((SELECT people FROM same)::text[])",
        person="e.person_id = $1::text",
    ).format(rows=f"FROM book_evidence e WHERE e.{_OF_TWINS}")
    + f" UNION SELECT {called_shared('$2::text')} FROM book_points WHERE {_OF_TWINS} place = 'shared') c"
)
"""What crosses to the point $2 for the person $1."""

ABOUT_MANY: Final = f"""
twin AS MATERIALIZED (
    SELECT a.no, a.person_id AS asked_person, a.point_id AS asked_point, t.point_id FROM asked a
        JOIN book_points p USING (point_id)
        JOIN book_points t ON t.value_mark = p.value_mark AND t.point_id <> p.point_id
),
same AS MATERIALIZED (
    SELECT no, person_id FROM asked
    UNION SELECT a.no, l.other_id FROM asked a JOIN desk_link l USING (person_id)
    UNION SELECT a.no, unnest(alike.people) FROM asked a JOIN book_persons p USING (person_id)
        CROSS JOIN LATERAL (SELECT array(SELECT q.person_id FROM book_persons q
            WHERE q.national_id_mark = p.national_id_mark LIMIT {MOST_RECORDS + 1}) AS people) alike
        WHERE cardinality(alike.people) <= {MOST_RECORDS}
)
"""
"""The same of each contact asked about."""

FOR_MANY: Final = (
    "SELECT o.no, t FROM twin o JOIN book_points p USING (point_id) CROSS JOIN LATERAL (SELECT "
    + called_shared("o.asked_point")
    + ") t WHERE p.place = 'shared' UNION"
    " SELECT o.no, t FROM twin o JOIN book_evidence e USING (point_id) CROSS JOIN LATERAL (SELECT "
    + carried(
        "o.asked_point",
        same="EXISTS (SELECT FROM same s WHERE s.no = o.no AND s.person_id = e.person_id)",
        person="e.person_id = o.asked_person",
    ).format(rows="WHERE")
    + ") t"
)
"""What crosses to the points of many contacts."""

# Few numbers have two ids: these are found first, and only their evidence is looked at.
_TWINS = """
WITH twin AS MATERIALIZED (
    SELECT a.point_id AS asked, t.point_id FROM book_points a
        JOIN book_points t ON t.value_mark = a.value_mark AND t.point_id <> a.point_id
),
near AS MATERIALIZED (SELECT twin.asked, e.* FROM twin JOIN book_evidence e USING (point_id))
"""
_THERE = "EXISTS (SELECT FROM book_evidence s WHERE s.point_id = e.asked AND {same})"
_ONE_HUMAN = """(s.person_id = e.person_id
    OR EXISTS (SELECT FROM desk_link l WHERE l.person_id = s.person_id AND l.other_id = e.person_id)
    OR EXISTS (SELECT FROM book_persons p JOIN book_persons q USING (national_id_mark)
        WHERE p.person_id = s.person_id AND q.person_id = e.person_id))"""
FOR_ALL: Final = (
    f"{_TWINS} SELECT "
    + carried(
        "e.asked",
        same=_THERE.format(same=_ONE_HUMAN),
        person=_THERE.format(same="s.person_id = e.person_id"),
    ).format(rows="FROM near e WHERE")
    + f" UNION SELECT {called_shared('twin.asked')} FROM twin JOIN book_points p USING (point_id)"
    " WHERE p.place = 'shared'"
)
"""What crosses to any point of the store, for all who are named there.

A proof by one of these crosses for none of them: a row of a table cannot leave out one reader. The claim,
which asks for one person, reads it.
"""
