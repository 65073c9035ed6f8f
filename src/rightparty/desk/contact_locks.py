"""The locks of a claim for whoever reserves, redeems, returns or records."""

from collections.abc import Sequence

from rightparty.desk.claim import LIABLE
from rightparty.desk.dossier import About
from rightparty.desk.lenders import identity_marks
from rightparty.desk.linked import others_of
from rightparty.desk.reply_locks import AgainError
from rightparty.desk.same_point import lock_people, lock_plan, lock_points, marks_at
from rightparty.desk.store import Connection


def lock_contacts(
    connection: Connection, about: Sequence[About], *, points: Sequence[str] = (), acting: bool = False
) -> None:
    """Take the locks of a claim for some contacts, in its order: points, people, plan.

    Locked are the persons by all their ids, and all who are liable beside them, as a claim does; and the
    humans that these are, whoever lends to them (`identity_marks`). `points`: further points, by their ids.
    `acting`: whoever goes on to withdraw contacts holds the plan alone.

    Raises:
        AgainError: it bears on others than whoever was locked; the transaction is to be undone.
    """
    marks, people = _borne_on(connection, about, points)
    lock_points(connection, marks)
    lock_people(connection, people)
    lock_plan(connection, shared=not acting)
    if _borne_on(connection, about, points) != (marks, people):
        raise AgainError


def _borne_on(
    connection: Connection, about: Sequence[About], points: Sequence[str]
) -> tuple[set[str], set[str]]:
    """The marks of points and the persons that some contacts bear on."""
    marks = set(marks_at(connection, [*points, *(one.point_id for one in about)]).values())
    debts = sorted({debt for one in about for debt in one.debt_ids})
    liable = connection.execute(LIABLE, [debts]).fetchall()
    people = {one.person_id for one in about}.union(person for _, person in liable)
    people |= {other for _, other in others_of(connection, sorted(people))}
    return marks, people.union(identity_marks(connection, people).values())
