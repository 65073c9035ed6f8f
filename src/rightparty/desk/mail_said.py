"""What a mail says: its body below what of its subject is not ours; of what a machine wrote, only what stops.

A program that people write with may mark what they write as a machine's. Such a mail is read all the same for
what stops contacts; it credits nobody, and one that says nothing of the kind is no reply.
"""

from dataclasses import replace
from datetime import datetime
from typing import Final

from rightparty.channels.receipts import UNREADABLE, Inbound
from rightparty.desk.facts_kept import text_sent
from rightparty.desk.reply_meant import Meant, Reply
from rightparty.desk.store import Connection
from rightparty.desk.vault import vault_of
from rightparty.words.replies import Reading, read_reply
from rightparty.words.reply_quotes import Heading, heading_of

TIGHTENS: Final = frozenset("distress death wrong_person stop attorney".split())
"""Readings that count whoever, or whatever, wrote: they only ever stop, and cannot wait."""


def placed(connection: Connection, reply: Reply, meant: Meant) -> tuple[str, Heading]:
    """The text of a reply, and what stands above it that is not ours.

    Of a mail whose body says nothing the subject is the text, where it is surely theirs.
    """
    if not (reply.subject or reply.automatic):
        return reply.text, Heading()
    kept = text_sent(connection, vault_of(connection), meant.contact_id) if meant.contact_id else None
    sent = kept or {"subject": "", "body": ""}
    # A machine that acknowledges what we wrote may repeat it, without any mark.
    text = _without(reply.text, sent["body"]) if reply.automatic else reply.text
    return _placed(text, heading_of(reply.subject, sent["subject"]))


def may_stop(said: Inbound, at: datetime) -> bool:
    """Whether a mail that a machine may have written says, or may say, anything that stops contacts."""
    text, heading = _placed(said.text, heading_of(said.subject))
    return stops(read_reply(text, today=at.date(), heading=heading))


def stops(reading: Reading) -> bool:
    """Whether anything that stops contacts was said, or may have been."""
    return not TIGHTENS.isdisjoint((*reading.kinds, *(one.kind for one in reading.doubts)))


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


def _without(text: str, ours: str) -> str:
    """A text without its lines that are lines of ours."""
    known = {" ".join(line.split()) for line in ours.splitlines()}
    return "\n".join(line for line in text.splitlines() if " ".join(line.split()) not in known)
