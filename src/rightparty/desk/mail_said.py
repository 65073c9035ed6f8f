"""What a mail says: its body below what of its subject is not ours; of what a machine wrote, only what stops.

A program that people write with may mark what they write as a machine's. Such a mail is read all the same for
what stops contacts; it credits nobody, and one that says nothing of the kind is no reply.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from rightparty.channels.receipts import UNREADABLE, Inbound
from rightparty.desk.facts_kept import subject_sent
from rightparty.desk.reply_meant import Meant, Reply
from rightparty.desk.store import Connection
from rightparty.desk.vault import vault_of
from rightparty.words.replies import Found, Reading, read_reply
from rightparty.words.reply_quotes import Heading, heading_of

TIGHTENS: Final = frozenset("distress death wrong_person stop attorney dispute hardship".split())
"""Readings that only ever stop or hold something: they count whoever, or whatever, wrote."""


def placed(connection: Connection, reply: Reply, meant: Meant) -> tuple[str, Heading]:
    """The text of a reply, and what stands above it that is not ours.

    Of a mail whose body says nothing the subject is the text, where it is surely theirs.
    """
    if not reply.subject:
        return reply.text, Heading()
    sent = subject_sent(connection, vault_of(connection), meant.contact_id) if meant.contact_id else None
    return _placed(reply.text, heading_of(reply.subject, sent))


def may_stop(said: Inbound, at: datetime) -> bool:
    """Whether a mail that a machine may have written says, or may say, anything that stops contacts."""
    text, heading = _placed(said.text, heading_of(said.subject))
    reading = read_reply(text, today=at.date(), heading=heading)
    return bool(TIGHTENS.intersection(reading.kinds) or TIGHTENS.intersection(_kinds(reading.doubts)))


def only_what_stops(reading: Reading) -> Reading:
    """A reading of what a machine may have written: nothing that credits anybody; a human sees the rest."""
    kinds = tuple(kind for kind in reading.kinds if kind in TIGHTENS)
    return replace(
        reading,
        kinds=kinds or ("other",),
        found=tuple(one for one in reading.found if one.kind in TIGHTENS),
        doubts=tuple(one for one in reading.doubts if one.kind in (*TIGHTENS, "other")),
        amount=None,
        due_on=None,
        currencies=frozenset(),
        prefers=None,
    )


def _placed(text: str, heading: Heading) -> tuple[str, Heading]:
    if text != UNREADABLE:
        return text, heading
    return (heading.text if heading.sure and heading.text else UNREADABLE), Heading()


def _kinds(found: Sequence[Found]) -> set[str]:
    return {one.kind for one in found}
