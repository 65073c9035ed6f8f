"""From the words that carriers brought to what they do: each taken as a reply, in one transaction, once."""

import logging
from collections.abc import Sequence
from datetime import datetime

import phonenumbers
import psycopg

from rightparty.desk.came_back import NUMBERED, Words, opened, take_inbound, waiting_ids
from rightparty.desk.home import Home
from rightparty.desk.journal_store import Marks, marks_of
from rightparty.desk.reply import Reply, Taken, take_reply
from rightparty.desk.same_point import mark_of
from rightparty.desk.store import Connection

log = logging.getLogger(__name__)

_KNOWN = "SELECT FROM book_points WHERE value_mark = %s LIMIT 1"
_OURS = "SELECT FROM desk_planned_contact WHERE contact_id = %s AND claimed_at IS NOT NULL"


def act_on_words(connection: Connection, home: Home, at: datetime) -> Sequence[Taken]:
    """Take everything that waits to be read as replies, oldest first; gives what each did.

    Where a `case_id` is among them, somebody is in distress: call `paging.page_due` next. What may come from
    two of the book's numbers is left, and goes on holding both, until a person has looked at it; so is what
    cannot be acted on, which is logged by its number and holds up none that came after it.

    Raises:
        psycopg.OperationalError: the database went away, or let others go first.
    """
    marks, done = marks_of(home), []
    for inbound_id in waiting_ids(connection):
        try:
            taken = _act_on(connection, home, marks, inbound_id, at)
        except (psycopg.OperationalError, psycopg.InterfaceError):
            raise
        except Exception as fault:  # noqa: BLE001 -- it waits, and holds its sender; the next may be a stop
            log.error("inbound message %d cannot be acted on: %s", inbound_id, type(fault).__name__)
            continue
        done += [taken] if taken is not None else []
    return done


def _act_on(connection: Connection, home: Home, marks: Marks, inbound_id: int, at: datetime) -> Taken | None:
    """Take one as a reply; None where it is left."""
    one = opened(connection, home, inbound_id)
    sender = sender_of(connection, marks, one) if one is not None else None
    if one is None or sender is None:
        return None
    known = one.reference and connection.execute(_OURS, [one.reference]).fetchone() is not None
    reply = Reply(
        one.channel,
        one.text,
        one.at,
        f"inbound:{inbound_id}",
        sender=sender,
        answers=one.reference if known else None,
    )
    with connection.transaction():
        taken = take_reply(connection, home, reply, at)
        take_inbound(connection, inbound_id, at)
    return taken


def sender_of(connection: Connection, marks: Marks, one: Words) -> str | None:
    """Whom words come from, as the book writes it; None where that may be either of two.

    Carriers give a number with its country or without. Without it, it is read as one of each country that a
    creditor is in; the book's own points say which of these it is.
    """
    if one.channel not in NUMBERED:
        return one.sender
    possible = [one.sender, f"+{one.sender.lstrip('+')}"]
    for (country,) in connection.execute("SELECT DISTINCT country FROM book_creditors ORDER BY 1").fetchall():
        try:
            number = phonenumbers.parse(one.sender, country)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            possible.append(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    possible = list(dict.fromkeys(possible))
    known = [value for value in possible if connection.execute(_KNOWN, [mark_of(marks, value)]).fetchone()]
    if len(known) > 1:
        return None
    return known[0] if known else possible[-1]
