"""Replies that come in parts: what must not wait is done part by part, and the whole adds the rest.

A part may turn round what another says, so the whole is read as well. What a part has said stands all the
same: where the whole does not say it, a human is asked.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Final

from rightparty.desk.reply_meant import Meant, Reply
from rightparty.desk.store import Connection
from rightparty.words.replies import Reading, read_reply
from rightparty.words.reply_patterns import KINDS

PART_MISSING: Final = "part_missing"
"""The task of a reply that was read although not all of it came."""

PARTS_MIXED: Final = "parts_mixed"
"""The task of one whose parts may be of two texts."""

_SAID = """
SELECT kinds, scope, person_ids @> %s AND point_ids @> %s FROM desk_reply
WHERE channel = %s AND provider_id = ANY (%s)
"""


def wait() -> timedelta:
    """How long parts wait for the others."""
    return timedelta(minutes=_settings()["wait_min"])


def again() -> timedelta:
    """How long after its text was read a part that comes again is the same."""
    return timedelta(minutes=_settings()["again_min"])


@cache
def _settings() -> dict[str, Any]:
    return tomllib.loads((files("rightparty.desk") / "reply_parts.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Before:
    """What the parts of a text said by themselves, and what of it is done for all whom the whole is about.

    `done` and `scope`, of a stop, are what need not be done again.
    """

    said: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    scope: str | None = None

    def left_of(self, reading: Reading) -> Sequence[str]:
        """What the whole adds: kinds that are not done, and a stop that reaches further."""
        wider = reading.scope == "all" and self.scope != "all"
        return [kind for kind in reading.kinds if kind not in self.done or (kind == "stop" and wider)]


def at_once(reading: Reading) -> Reading:
    """What of a part's reading must not wait; no kinds where nothing is."""
    kinds = tuple(kind for kind in reading.kinds if kind in _settings()["at_once"])
    found = tuple(one for one in reading.found if one.kind in kinds)
    return replace(reading, kinds=kinds, found=found, doubts=(), amount=None, due_on=None, prefers=None)


def must_not_wait(text: str, at: datetime) -> bool:
    """Whether a part by itself says anything that is done at once."""
    return bool(at_once(read_reply(text, today=at.date(), answers=False)).kinds)


def said_before(connection: Connection, reply: Reply, meant: Meant) -> Before:
    """What the parts of a reply have said and done by themselves; nothing where it is not made of any."""
    heard = reply.parts.heard if reply.parts is not None else ()
    if not heard:
        return Before()
    about = [list(meant.linked), list(meant.points), reply.channel, list(heard)]
    rows = connection.execute(_SAID, about).fetchall()
    return Before(
        frozenset(kind for kinds, _, _ in rows for kind in kinds),
        frozenset(kind for kinds, _, same in rows if same for kind in kinds),
        next((scope for _, scope, same in rows if same and scope == "all"), None),
    )


def with_parts(reading: Reading, before: Before) -> Reading:
    """The reading of a whole that takes nothing back of what its parts said."""
    said = before.said.union(reading.kinds)
    scope = reading.scope or ("point" if "stop" in said else None)
    return replace(reading, kinds=tuple(kind for kind in KINDS if kind in said), scope=scope)
