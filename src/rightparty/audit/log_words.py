"""The words of a log's cells as the codes of a book: channels, directions, results, roles, sources.

A log has few distinct words, so each is read once, whatever the number of rows.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

from rightparty.audit.headers import LogMapping, vocabulary
from rightparty.book.tables import EVENT_KINDS, EVIDENCE_KINDS, LIABLE_ROLES, OUTCOMES, TABLES

VOICE: Final = ("call", "ai_call", "ringless")
RESULT: Final = ("kind", "outcome")
WORDS: Final = ("channel", "direction", *RESULT, "to_role", "source", "language", "mode")
"""What is read by words."""

_KIND_OF_OUTCOME: Final[Mapping[str, str]] = {
    "no_answer": "attempt",
    "busy": "attempt",
    "not_in_service": "failed",
    "answered": "connected",
    "dropped": "connected",
    "voicemail": "voicemail",
    "voicemail_full": "attempt",
    "assistant": "attempt",
    "refused": "conversation",
    "wrong_person": "conversation",
    "delivered": "delivered",
    "bounced": "failed",
    "rejected": "failed",
    "unknown": "",
}
"""The kind of event that an outcome tells of, where no other column says the kind."""

_OTHER_ROLES = (
    "attorney adviser guardian executor administrator representative successor parent_of_minor "
    "emergency_contact reference friend family colleague employer address_book other"
)


_SPOUSE = "spouse"
"""Owes only where a document says so, which no log is: whom a log calls a spouse is family."""


def bare(word: str) -> str:
    """A cell without blanks, punctuation and letter case."""
    text = unicodedata.normalize("NFKC", word).casefold().strip()
    return re.sub(r"[\s_\-./·:：]+", "", text) or text


@cache
def _codes(target: str) -> frozenset[str]:
    """The codes that a column of a book's own may hold; none for a column of free text."""
    given = {"to_role": f"{LIABLE_ROLES} {_OTHER_ROLES}", "source": EVIDENCE_KINDS}.get(target)
    if given is not None:
        return frozenset(given.split()) - {_SPOUSE}
    column = TABLES["events"].by_name[target]
    return frozenset(column.choices)


@cache
def _known(target: str) -> Mapping[str, str]:
    """Each word of `log_headers.toml`, and what it means."""
    words = vocabulary()
    if target not in RESULT:
        return {bare(w): code for code, listed in words["values"].get(target, {}).items() for w in listed}
    tables = words["results"], words["results_by_channel"]
    found = {bare(w): code for table in tables for code, listed in table.items() for w in listed}
    own = {code: f"{kind} {code}".strip() for code, kind in _KIND_OF_OUTCOME.items()}
    return {**found, **{bare(code): result for code, result in own.items()}}


def is_word(target: str, cell: str) -> bool:
    """Whether a cell is a word of a target."""
    return cell in _codes(target) or bare(cell) in _known(target)


def code_of(target: str, cell: str, mapping: LogMapping | None = None) -> str | None:
    """The code that a cell stands for; None where it is not understood.

    A kind and an outcome are read as both, `connected answered`; what hangs on the channel as `CALL|OTHER`.
    """
    said = mapping.words.get("outcome" if target in RESULT else target, {}) if mapping else {}
    named = {bare(word): code for word, code in said.items()}.get(bare(cell))
    if named is not None:
        own = _known(target).get(named) if target in RESULT else None
        return own or named
    if target == "kind" and cell.lower() in EVENT_KINDS.split():
        return cell.lower()
    if target not in RESULT and cell.lower() in _codes(target):
        return cell.lower()
    if target == "language":
        return _known(target).get(bare(cell)) or _tag(cell)
    return _known(target).get(bare(cell))


def _tag(cell: str) -> str | None:
    return cell if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", cell) else None


def split_result(result: str) -> tuple[str | None, str | None, str | None, str | None]:
    """Kind and outcome that a result means of a call, and kind and outcome that it means of anything else."""
    call, _, other = result.partition("|")
    return (*_pair(call), *_pair(other or call))


def _pair(result: str) -> tuple[str | None, str | None]:
    words = result.split()
    kind = next((word for word in words if word in EVENT_KINDS.split()), None)
    rest = words[1:] if kind is not None and words[0] == kind else words
    return kind, next((word for word in rest if word in OUTCOMES.split()), None)


def seconds_of(cell: str) -> int | None:
    """A duration in seconds: 83, 83.0, 1:23, 00:01:23, 1分23秒, 1m 23s; None if it is none."""
    text = unicodedata.normalize("NFKC", cell).casefold().strip().replace(" ", "")
    if found := re.fullmatch(r"(\d{1,9})(\.\d+)?(s|sec|secs|seconds|秒)?", text):
        return int(found[1])
    if found := re.fullmatch(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(\.\d+)?", text):
        return int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])
    units = r"(?:(\d+)(?:h|小时|小時|时|時))?(?:(\d+)(?:m|min|分钟|分鐘|分))?(?:(\d+)(?:s|sec|秒))?"
    found = re.fullmatch(units, text)
    if not found or not text:
        return None
    return int(found[1] or 0) * 3600 + int(found[2] or 0) * 60 + int(found[3] or 0)
