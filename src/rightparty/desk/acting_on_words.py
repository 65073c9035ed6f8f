"""From the words that carriers brought to what they do: each taken as a reply, in one transaction, once.

Of a long text each part is read by itself as it comes, for what must not wait; and all of them as one reply
when the last is there, or has not come in time.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

import phonenumbers
import psycopg

from rightparty.channels.receipts import keepable
from rightparty.desk.anew import anew
from rightparty.desk.came_back import NUMBERED, Words, opened, take_inbound, waiting_ids
from rightparty.desk.home import Home
from rightparty.desk.journal_store import Marks, marks_of
from rightparty.desk.long_texts import (
    LongText,
    TakenMeanwhileError,
    due_texts,
    has_been_heard,
    joined,
    take_parts,
)
from rightparty.desk.reply import Reply, Taken, take_reply
from rightparty.desk.reply_meant import FromParts
from rightparty.desk.reply_parts import must_not_wait
from rightparty.desk.same_point import mark_of
from rightparty.desk.store import Connection

log = logging.getLogger(__name__)

_KNOWN = "SELECT FROM book_points WHERE value_mark = %s LIMIT 1"
_OURS = "SELECT FROM desk_planned_contact WHERE contact_id = %s AND claimed_at IS NOT NULL"


def act_on_words(connection: Connection, home: Home, at: datetime) -> Sequence[Taken]:
    """Take everything that waits to be read as replies, oldest first; gives what each did.

    Where a `case_id` is among them, somebody is in distress: call `paging.page_due` next. What may come from
    two of the book's numbers is left, and goes on holding both, until a person has looked at it; so is what
    cannot be acted on, which is logged by its number and holds up none that came after it. Parts of a long
    text wait for the others, and hold their sender meanwhile.

    Raises:
        psycopg.OperationalError: the database went away, or let others go first.
    """
    marks = marks_of(home)
    done = [
        _tried(inbound_id, partial(_act_on, connection, home, marks, inbound_id, at))
        for inbound_id in waiting_ids(connection, unheard=True)
    ]
    done += [
        _tried(text.first, partial(_act_on_text, connection, home, marks, text, at))
        for text in due_texts(connection, at)
    ]
    return [taken for taken in done if taken is not None]


def _tried(inbound_id: int, act: Callable[[], Taken | None]) -> Taken | None:
    try:
        return act()
    except (psycopg.OperationalError, psycopg.InterfaceError):
        raise
    except Exception as fault:  # noqa: BLE001 -- it waits, and holds its sender; the next may be a stop
        log.error("inbound message %d cannot be acted on: %s", inbound_id, type(fault).__name__)
        return None


def _act_on(connection: Connection, home: Home, marks: Marks, inbound_id: int, at: datetime) -> Taken | None:
    """Take one as a reply, or hear a part of one; None where it is left, or says nothing by itself."""
    one = opened(connection, home, inbound_id)
    sender = sender_of(connection, marks, one) if one is not None else None
    if one is None or sender is None:
        return None
    if one.is_part:
        return _hear(connection, home, one, sender, at)
    answers = ours(connection, one.reference)
    if not sender and answers is None:
        return None  # from nobody, about nothing of ours
    id = f"inbound:{inbound_id}"
    reply = Reply(
        one.channel,
        one.text,
        one.at,
        id,
        sender=sender or None,
        answers=answers,
        subject=one.subject,
        automatic=one.automatic,
    )

    def taken() -> Taken:
        with connection.transaction():
            done = take_reply(connection, home, reply, at)
            take_inbound(connection, inbound_id, at)
        return done

    return anew(connection, taken)


def ours(connection: Connection, reference: str | None) -> str | None:
    """The contact that a reference names, where we have made it; None for any other."""
    known = reference and connection.execute(_OURS, [reference]).fetchone() is not None
    return reference if known else None


def _id_of(inbound_id: int) -> str:
    """By which id a part is taken by itself."""
    return f"inbound:{inbound_id}"


def _hear(connection: Connection, home: Home, part: Words, sender: str, at: datetime) -> Taken | None:
    """Do what a part says that must not wait; it goes on waiting for the others."""
    text, number, of = keepable(part.text), *part.part
    alone = FromParts((number,), of, alone=True)
    reply = Reply(part.channel, text, part.at, _id_of(part.inbound_id), sender=sender, parts=alone)

    def heard() -> Taken | None:
        with connection.transaction():
            done = take_reply(connection, home, reply, at) if must_not_wait(text, at) else None
            has_been_heard(connection, part.inbound_id, at)
        return done

    return anew(connection, heard)


def _act_on_text(
    connection: Connection, home: Home, marks: Marks, text: LongText, at: datetime
) -> Taken | None:
    """Take what there is of a long text as one reply; None where another took it, or a part is left."""
    words = {number: opened(connection, home, inbound_id) for number, inbound_id in text.parts.items()}
    found = {number: one for number, one in words.items() if one is not None}
    sender = sender_of(connection, marks, next(iter(found.values()))) if found else None
    if sender is None or len(found) < len(words):
        return None
    said, numbers = joined({number: one.text for number, one in found.items()}, text.of)
    heard = tuple(_id_of(one) for one in text.parts.values())
    parts = FromParts(numbers, text.of, heard=heard, mixed=text.mixed)
    id = f"inbound:{text.first}:whole"
    reply = Reply(text.channel, said, text.since, id, sender=sender, parts=parts)

    def taken() -> Taken:
        with connection.transaction():
            done = take_reply(connection, home, reply, at)
            take_parts(connection, text, at)
        return done

    try:
        return anew(connection, taken)
    except TakenMeanwhileError:
        return None


def sender_of(connection: Connection, marks: Marks, one: Words) -> str | None:
    """Whom words come from, as the book writes it; None where that may be either of two.

    It is empty where it is not said from whom.
    """
    known, otherwise = senders_of(connection, marks, one)
    if len(known) > 1:
        return None
    return known[0] if known else otherwise


def senders_of(connection: Connection, marks: Marks, one: Words) -> tuple[list[str], str]:
    """The numbers or addresses of the book that words may come from, and the one to take where it has none.

    Carriers give a number with its country or without. Without it, it is read as one of each country that a
    creditor is in; the book's own points say which of these it is.
    """
    possible = [one.sender]
    if one.channel in NUMBERED:
        possible.append(f"+{one.sender.lstrip('+')}")
        query = "SELECT DISTINCT country FROM book_creditors ORDER BY 1"
        for (country,) in connection.execute(query).fetchall():
            try:
                number = phonenumbers.parse(one.sender, country)
            except phonenumbers.NumberParseException:
                continue
            if phonenumbers.is_valid_number(number):
                possible.append(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    possible = list(dict.fromkeys(possible))
    known = [
        value
        for value in possible
        if connection.execute(_KNOWN, [mark_of(marks, value)]).fetchone() is not None
    ]
    return known, possible[-1]
