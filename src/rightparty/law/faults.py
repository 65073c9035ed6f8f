"""What a rule may ask wrongly: a word that is in none of the closed lists, or nothing to compare with.

A typo in a role or a channel is never true, so that the rule would be silent for ever. The lists are those
of the book (`book/tables.py`) and of the vocabulary, and the nearest word in them is named.
"""

import sys
import traceback
from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from rightparty.book.tables import EVIDENCE_KINDS, NOTICE_KINDS, OUTCOMES, TABLES, Kind
from rightparty.law.questions import (
    Counter,
    DebtIs,
    DebtNumber,
    EvidenceDays,
    MinutesSince,
    NoticeDays,
    NoticeInForce,
    Question,
)
from rightparty.law.vocabulary import (
    ALL,
    ATTEMPT,
    CHANNELS_OF_POINT,
    CONNECTED,
    CONVERSATION,
    OPEN_TO_OTHERS,
    TOLD,
    UNANSWERED,
    Per,
)

CHANNELS: Final = tuple(
    dict.fromkeys((*(one for some in CHANNELS_OF_POINT.values() for one in some), *OPEN_TO_OTHERS))
)
COUNTED: Final = (ATTEMPT, CONNECTED, CONVERSATION, TOLD, UNANSWERED)
_MEDIA = ("written", "electronic", "oral", "court")
_HERE = Path(__file__).parent
_NUMBERS = (Kind.MONEY, Kind.RATE, Kind.INTEGER, Kind.DATE)


def nearest(word: str, words: Collection[str]) -> str:
    """`, did you mean …?` where some word is near, else all there are if they are few."""
    close = get_close_matches(word, list(words), n=1)
    if close:
        return f": did you mean `{close[0]}`?"
    return f": there are {', '.join(sorted(words))}" if 0 < len(words) <= 16 else ""


def counted(problems: Sequence[object]) -> str:
    """`1 fault`, `3 faults`."""
    return f"{len(problems)} fault{'' if len(problems) == 1 else 's'}"


def asked_at() -> str:
    """File and line of the rule, or part of one, that is being read."""
    frame = sys._getframe(1)
    while _is_machinery(frame.f_code.co_filename) and frame.f_back is not None:
        frame = frame.f_back
    return f"{frame.f_code.co_filename}:{frame.f_lineno}"


def raised_at(fault: BaseException) -> str:
    """File and line of the rule, or part of one, whose reading failed."""
    frames = traceback.extract_tb(fault.__traceback__)
    told = [f"{one.filename}:{one.lineno}" for one in frames if not _is_machinery(one.filename)]
    return told[-1] if told else "?"


def _is_machinery(file: str) -> bool:
    return file.startswith("<") or Path(file).parent == _HERE


def compared_faults(other: object, words: tuple[str, ...]) -> Iterator[str]:
    """What is wrong with a value held against a fact whose text is one of `words` (none: any)."""
    if other is None:
        yield "no comparison with None: an unknown fact refuses by itself"
    elif isinstance(other, float) and other != other:  # noqa: PLR0124 -- only NaN differs from itself
        yield "no comparison with NaN: it is never true"
    elif words and isinstance(other, str) and other not in words:
        yield f"the fact is never `{other}`{nearest(other, words)}"


def question_faults(question: Question) -> Iterator[str]:
    """Every word of a question that is in none of the lists it is asked from."""
    if isinstance(question, Counter):
        yield from _odd("kind of contact", (question.kind,), COUNTED)
        yield from _odd("channel", question.channels, CHANNELS)
        yield from _odd("content class", question.contents, ALL)
        yield from _odd("outcome", question.without, OUTCOMES.split())
        yield from _odd("key to count by", question.per, list(Per))
    elif isinstance(question, MinutesSince):
        yield from _odd("kind of contact", (question.kind,), COUNTED)
        yield from _odd("channel", question.channels, CHANNELS)
    elif isinstance(question, NoticeInForce | NoticeDays):
        yield from _odd("kind of notice", (question.kind,), NOTICE_KINDS.split())
        yield from _odd("medium", question.media, _MEDIA)
    elif isinstance(question, EvidenceDays):
        yield from _odd("kind of evidence", question.kinds, EVIDENCE_KINDS.split())
    elif isinstance(question, DebtIs | DebtNumber):
        yield from _debt_faults(question)


def _debt_faults(question: DebtIs | DebtNumber) -> Iterator[str]:
    columns = TABLES["debts"].by_name
    yield from _odd("column of `debts`", (question.column,), list(columns))
    column = columns.get(question.column)
    if column is None:
        return
    if isinstance(question, DebtIs):
        yield from _odd(f"{question.column} of a debt", question.values, column.choices)
    elif column.kind not in _NUMBERS:
        yield f"`{question.column}` of a debt is no number: write `c.debt_is(…)`"
    elif question.pick not in ("min", "max"):
        yield f"no pick `{question.pick}`: write `min` or `max`"


def _odd(what: str, said: Sequence[str], known: Collection[str]) -> Iterator[str]:
    if known:
        yield from (f"no {what} `{word}`{nearest(word, known)}" for word in said if word not in known)
