"""The locks of a reply: nothing that it forbids is claimed meanwhile, or on its way when it is committed."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from rightparty.desk.anew import anew
from rightparty.desk.reply_meant import Meant
from rightparty.desk.same_point import lock_people, lock_plan, lock_points
from rightparty.desk.store import Connection

_T = TypeVar("_T")

_ON_THEIR_WAY = """
SELECT DISTINCT coalesce(x.value_mark, p.point_id)
FROM desk_planned_contact p LEFT JOIN book_points x USING (point_id)
WHERE p.status = 'claimed' AND p.point_id IS NOT NULL AND p.person_id = ANY (%s)
"""


class AgainError(Exception):
    """What a reply is about has changed while its locks were waited for: roll them back, and begin anew."""


def again(connection: Connection, work: Callable[[], _T]) -> _T:
    """Work in a transaction of its own, anew as often as its rows change while its locks are waited for.

    What raises `AgainError` is undone, and its locks are let go: kept, they would stand before those of the
    next try, and somebody might wait for us while we wait for them. What the database turned away is run
    anew too (`desk.anew`).
    """
    while True:
        try:
            return anew(connection, work)
        except AgainError:
            continue


def lock_for(connection: Connection, meant: Meant, again: Callable[[], Meant]) -> None:
    """Lock all that a reply is about, in the caller's transaction: points, people, plan, as every claim does.

    Waits for messages that are on their way to any point of these people. `again` says anew what the reply
    is about.

    Raises:
        AgainError: that has changed, or something was claimed meanwhile; the transaction is to be undone.
    """
    held = {*meant.marks, *_on_their_way(connection, meant.linked)}
    lock_points(connection, held)
    lock_people(connection, meant.linked)
    lock_plan(connection)
    if again() != meant or not _on_their_way(connection, meant.linked) <= held:
        raise AgainError


def _on_their_way(connection: Connection, people: Sequence[str]) -> set[str]:
    rows = connection.execute(_ON_THEIR_WAY, [list(people)]).fetchall()
    return {str(mark) for (mark,) in rows}
