"""Long texts whose parts wait in the store for one another: which are all there, or have waited enough."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from rightparty.channels.receipts import UNREADABLE, keepable
from rightparty.desk.reply_parts import wait
from rightparty.desk.store import Connection

GAP: Final = "\n[…]\n"
"""What stands where parts are missing; for whoever reads the text, it ends a sentence."""

# A part that nobody could read by itself waits for a person, and is missing in the whole.
_WAITING = """
SELECT sender_mark, "to", joined_by, parts, channel, part, inbound_id, at FROM desk_inbound_message
WHERE taken_at IS NULL AND joined_by IS NOT NULL AND heard_at IS NOT NULL AND words IS NOT NULL
ORDER BY sender_mark, "to", joined_by, parts, channel, inbound_id
"""
# References begin anew after a while, so another text of the same sender may have the same.
_OTHERS = """
SELECT FROM desk_inbound_message o JOIN desk_inbound_message m USING (sender_mark, "to", joined_by, parts)
WHERE m.inbound_id = %(first)s AND o.inbound_id <> ALL (%(ids)s)
    AND o.at BETWEEN m.at - %(wait)s AND m.at + %(wait)s LIMIT 1
"""


@dataclass(frozen=True)
class LongText:
    """What has come of a long text: by part, its number in the store. `since`: when the first of it came.

    `mixed`: others came under the same reference meanwhile, so that a part may be of another text.
    """

    channel: str
    parts: Mapping[int, int]
    of: int
    since: datetime
    mixed: bool = False

    @property
    def first(self) -> int:
        """The number in the store of the part that came first."""
        return min(self.parts.values())


class TakenMeanwhileError(Exception):
    """Somebody else took a part at the same moment: what was done with it is to be undone."""


def due_texts(connection: Connection, at: datetime) -> list[LongText]:
    """The texts that can be read now: all parts are there, or the first has waited long enough."""
    rows = connection.execute(_WAITING).fetchall()
    texts = [text for _, group in groupby(rows, key=lambda row: row[:5]) for text in _texts(group)]
    due = [text for text in texts if len(text.parts) == text.of or at - text.since >= wait()]
    due.sort(key=lambda text: text.first)
    return [LongText(one.channel, one.parts, one.of, one.since, _is_mixed(connection, one)) for one in due]


def _texts(rows: Iterable[Sequence[Any]]) -> list[LongText]:
    """Of parts with one reference, in the order in which they came, the first of each number make a text."""
    texts: list[LongText] = []
    for *_, of, channel, part, inbound_id, at in rows:
        place = next((number for number, one in enumerate(texts) if part not in one.parts), None)
        if place is None:
            texts.append(LongText(channel, {part: inbound_id}, of, at))
        else:
            parts = texts[place].parts
            texts[place] = replace(texts[place], parts=dict(sorted({**parts, part: inbound_id}.items())))
    return texts


def _is_mixed(connection: Connection, text: LongText) -> bool:
    about = {"first": text.first, "ids": list(text.parts.values()), "wait": wait()}
    return connection.execute(_OTHERS, about).fetchone() is not None


def joined(texts: Mapping[int, str], of: int) -> tuple[str, tuple[int, ...]]:
    """The parts as one text, with `GAP` where some are missing; and the numbers of those that are there.

    A character of which each of two parts has a half is whole again.
    """
    there = tuple(number for number in sorted(texts) if texts[number] != UNREADABLE)
    pieces: list[str] = []
    for number in range(1, of + 1):
        if number in there:
            pieces.append(texts[number])
        elif not pieces or pieces[-1] != GAP:
            pieces.append(GAP)
    whole = "".join(pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return keepable(whole), there


def has_been_heard(connection: Connection, inbound_id: int, at: datetime) -> None:
    """Say, within the caller's transaction, that a part was read by itself."""
    connection.execute(
        "UPDATE desk_inbound_message SET heard_at = coalesce(heard_at, %s) WHERE inbound_id = %s",
        [at, inbound_id],
    )


def take_parts(connection: Connection, text: LongText, at: datetime) -> None:
    """Say, within the caller's transaction, that a text was acted on; the words of its parts go.

    Raises:
        TakenMeanwhileError: one of them was taken before.
    """
    ids = list(text.parts.values())
    taken = connection.execute(
        "UPDATE desk_inbound_message SET taken_at = %s, words = NULL"
        " WHERE inbound_id = ANY (%s) AND taken_at IS NULL",
        [at, ids],
    )
    if taken.rowcount != len(ids):
        raise TakenMeanwhileError
