"""What tests of replies share: somebody writes back, and what stands of it afterwards."""

import itertools
from datetime import datetime, timedelta
from typing import Any

from rightparty.desk.dossier import dossier_from_store
from rightparty.desk.means import Means
from rightparty.desk.reply import Reply, Taken, take_reply
from rightparty.desk.sequencer import place_waiting
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.gate.decision import Decision
from rightparty.journal.record import Record
from tests.desk.journal import journal_of
from tests.desk.means import MORNING

LATER = MORNING + timedelta(minutes=30)
MAIL = "person0001@mail.example"
_IDS = itertools.count()


def reply(text: str, **more: Any) -> Reply:
    """A mail from the first person's address, each with an id of its own."""
    given = {
        "channel": "email",
        "sender": MAIL,
        "received_at": LATER,
        "provider_id": f"<{next(_IDS)}@mail.example>",
    }
    return Reply(text=text, **{**given, **more})


def take(means: Means, text: str, at: datetime = LATER, **more: Any) -> Taken:
    """Somebody writes back, and it is taken."""
    return take_reply(means.connection, means.home, reply(text, **more), at, means.model)


def notices(means: Means) -> list[tuple[Any, ...]]:
    """What the book was told: kind, person, point, channel, scope, until; in the order in which it came."""
    return means.connection.execute(
        "SELECT kind, person_id, point_id, channel, scope, until FROM book_notices ORDER BY at, notice_id"
    ).fetchall()


def rows(means: Means, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    return means.connection.execute(query.encode()).fetchall()


def records(means: Means) -> list[Record]:
    """The journal's records, in order, those that waited for their place among them."""
    place_waiting(means.connection)
    return journal_of(means.connection)


def decision(
    means: Means, person: str = "P0001", point: str = "E0001", channel: str = "email", at: datetime = LATER
) -> Decision:
    """What the gate says now of telling this person of their debt there."""
    debt = person.replace("P", "D")
    dossier = dossier_from_store(means.connection, person, point, [debt])
    contact = Contact("c", (debt,), person, point, channel, at + timedelta(minutes=1), "full")
    return decide(contact, dossier, means.law, means.model)


def why(decided: Decision) -> set[str]:
    """The rules that refuse."""
    return {reason.rule for reason in decided.reasons}
