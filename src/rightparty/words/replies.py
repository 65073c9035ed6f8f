"""What somebody answered, read by patterns that can be shown: it abstains where it is not sure.

A reading quotes the words and names the pattern for everything that it holds to have been said. Several
things may be said at once; the strictest acts first. Whatever is negated, asked or hedged is a doubt: it
is not acted on, and a human reads the reply before anything more is sent there.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from rightparty.words.languages import LANGUAGES, Language
from rightparty.words.promised import promised
from rightparty.words.reply_patterns import KINDS, Pattern, Patterns, patterns
from rightparty.words.reply_quotes import Heading, unquoted
from rightparty.words.reply_text import (
    LONGEST,
    LONGEST_MESSAGE,
    Plain,
    part_of,
    plain,
    sentence_of,
    written_in,
)

UNSURE: Final = ("promise_unclear", "question", "other")
"""Kinds on which nothing can be done without a human."""


_LONG = 600
_CREDITED = ("wrong_person", "paid", "promise", "language")
"""In a long text these may be told of others or of the past, and what follows from them is hard to undo.

In one of which a part is missing, the words that turn them round may be in that part.
"""


@dataclass(frozen=True)
class Found:
    """Something that a pattern found: the words as they were written, and where they stand.

    `because`: for a doubt, why it is one: negated, asked, unasked, refused, hint (the pattern says no more
    than that), long (a story, not an answer), partial (not all is there, or was read), heading (it may be
    the subject of somebody else's mail).
    """

    kind: str
    pattern: str
    words: str
    start: int
    end: int
    because: str = ""


@dataclass(frozen=True)
class Reading:
    """How a reply was read.

    `kinds` are what it says, the strictest first; `found` the words for each, `doubts` what was seen and
    not held to have been said. `scope`: of a stop, `point` or `all`. `amount`, `due_on`, `currencies`: of
    a promise; `currencies` are those that the sign may stand for, none where nothing was said. `prefers`:
    the language that is asked for, None where we do not write it.
    """

    kinds: tuple[str, ...]
    found: tuple[Found, ...]
    doubts: tuple[Found, ...]
    language: Language
    scope: str | None = None
    amount: Decimal | None = None
    due_on: date | None = None
    currencies: frozenset[str] = frozenset()
    prefers: Language | None = None

    @property
    def is_unsure(self) -> bool:
        """Whether a human must read the reply before anything more is sent there."""
        unread = any(doubt.kind not in self.kinds for doubt in self.doubts)
        return unread or any(kind in UNSURE for kind in self.kinds)

    def because(self, kind: str) -> tuple[Found, ...]:
        """What was found for one kind."""
        return tuple(one for one in self.found if one.kind == kind)


_GAP = "\n \n"  # parts sentences in every writing


def with_heading(text: str, heading: Heading) -> str:
    """A reply with what stands above it, as it is kept and as its places are counted."""
    return f"{heading.text}{_GAP}{text}" if heading.text else text


def read_reply(
    text: str,
    *,
    today: date,
    answers: bool = True,
    language: Language | None = None,
    whole: bool = True,
    heading: Heading = Heading(),  # noqa: B008 -- it cannot change
) -> Reading:
    """Read a reply.

    Args:
        text: as it came; what it quotes is left out, see `reply_quotes`. Of what is longer than 4,000
            characters, or 65,536 with what it quotes, the beginning is read, and a human is asked.
        today: the day on which it came, where the person is: "Friday" is reckoned from it.
        answers: it answers a contact of ours; only then are the letters `N` and `T` words.
        language: in which language the person is written to, where its own characters do not tell.
        whole: all that was written is there, and nothing else; where it is not, a human is asked, and
            nothing that is hard to undo is held to be said.
        heading: what stands above it. Both are read as one text of two sentences, and each may say by itself
            what is a word only where nothing else stands. What a heading says that is not surely theirs is
            a doubt, unless it is a cry for help.
    """
    known, own = patterns(), with_heading(unquoted(text[:LONGEST_MESSAGE]), heading)
    here = plain(own, known.folded)
    above = bisect_left(here.places, len(own) - len(text[:LONGEST_MESSAGE]))
    long = sum(1 if char.isascii() else 2 for char in here.text) > _LONG
    told = "partial" if not whole else "long" if long else ""
    not_theirs = 0 if heading.sure else above
    seen = [
        _weighed(one, here, known, told, not_theirs) for one in _seen(here, known, above, answers=answers)
    ]
    found, doubts = [one for one in seen if not one.because], [one for one in seen if one.because]
    if len(text) > LONGEST_MESSAGE or len(own.rstrip()) > LONGEST:
        doubts.append(Found("other", "longer_than_read", "", LONGEST, LONGEST, "partial"))
    if not whole:
        doubts.append(Found("other", "not_whole", "", len(text), len(text), "partial"))
    spoken = written_in(own, known.traditional, language)
    found, doubts, sum_and_day = _promises(here.text[not_theirs:], known, found, doubts, today)
    kinds = _ordered(found) or (_unread(here, known),)
    return Reading(
        kinds=kinds,
        found=tuple(found),
        doubts=tuple(doubts),
        language=spoken,
        scope=_scope(here, known, found),
        amount=sum_and_day[0] if sum_and_day else None,
        due_on=sum_and_day[1] if sum_and_day else None,
        currencies=sum_and_day[2] if sum_and_day else frozenset(),
        prefers=_prefers(known, found, spoken),
    )


def _ordered(found: Iterable[Found]) -> tuple[str, ...]:
    said = {one.kind for one in found}
    return tuple(kind for kind in KINDS if kind in said)


@dataclass(frozen=True)
class _Seen:
    pattern: Pattern
    start: int
    end: int
    unasked: bool = False


_HEAD = re.compile(r"(?:hi|hello|hey|please|pls|plz|ok|yes|请|您好|你好|回复?:?)?[\s,.!:~]*")
_MARKS = " ,.!?~:)" + "".join(map(chr, (0x2764, *range(0x1F300, 0x1FB00))))
_THANKS = "please pls plz thank thanks thankyou ty now you 谢谢 谢了 多谢 吧 啊 了 喇 喔 哦".split()


def _core(text: str) -> tuple[int, int]:
    """Where a reply stands without greeting, thanks and marks; all of it where nothing else is left."""
    head = _HEAD.match(text)
    start, bare = head.end() if head else 0, text.rstrip(_MARKS)
    for _ in range(3):  # "thank you now"
        word = next((one for one in _THANKS if _ends(bare, one)), "")
        bare = bare[: len(bare) - len(word)].rstrip(_MARKS)
    return (start, len(bare)) if start < len(bare) else (0, len(text))


def _ends(text: str, word: str) -> bool:
    """Whether a text ends with a word of its own."""
    before = text[: -len(word)]
    return text.endswith(word) and (not word.isascii() or not before or not before[-1].isalnum())


def _seen(here: Plain, known: Patterns, above: int, *, answers: bool) -> Iterator[_Seen]:
    """What the patterns find in all of it, and in heading and reply alone; the latter begins at `above`."""
    length = len(here.text)
    views = [(0, length), (0, above), (above, length)] if above else [(0, length)]
    for pattern in known.patterns:
        places = dict.fromkeys(place for view in views for place in _places(pattern, here, *view))
        for start, end in places:
            yield _Seen(pattern, start, end, unasked=pattern.alone and pattern.answers and not answers)


def _places(pattern: Pattern, here: Plain, begins: int, ends: int) -> Iterator[tuple[int, int]]:
    """Where a pattern is found in a piece of the text, which is looked at as if it were all of it."""
    if pattern.alone:
        text = here.text[begins:ends]
        whole = next((c for c in (_core(text), (0, len(text))) if pattern.find.fullmatch(text, *c)), None)
        if whole is not None:
            yield begins + whole[0], begins + whole[1]
        return
    for match in pattern.find.finditer((here.cased if pattern.cased else here.text)[begins:ends]):
        if match.start() < match.end():
            yield begins + match.start(), begins + match.end()


def _weighed(seen: _Seen, here: Plain, known: Patterns, told: str, not_theirs: int) -> Found:
    """What was seen, held to be said or not: denied by what stands around it, asked, or unasked for.

    `told`: why what is hard to undo is a doubt in this text; empty where it is none. `not_theirs`: how much
    of the text may be somebody else's.
    """
    pattern = seen.pattern
    parts = here.blanks if pattern.parted else ()
    before, after = part_of(here.text, seen.start, seen.end, parts)
    because = ""
    if pattern.doubt:
        because = "hint"
    elif seen.unasked:
        because = "unasked"
    elif seen.start < not_theirs and pattern.kind != "distress":
        because = "heading"
    elif pattern.before.search(before) or pattern.after.search(after):
        because = "negated"
    elif pattern.question and known.question.search(sentence_of(here.text, seen.start, seen.end)):
        because = "asked"
    elif pattern.kind in _CREDITED:
        because = told
    words = here.quote(seen.start, seen.end)
    return Found(
        pattern.kind, pattern.id, words, here.places[seen.start], here.places[seen.end - 1] + 1, because
    )


_SumAndDay = tuple[Decimal, date, frozenset[str]]


def _promises(
    text: str, known: Patterns, found: list[Found], doubts: list[Found], today: date
) -> tuple[list[Found], list[Found], _SumAndDay | None]:
    """A promise only where one sum and one day are said, plainly; else it stays unclear."""
    said = [one for one in found if one.kind == "promise"]
    if not said:
        return found, doubts, None
    rest = [one for one in found if one.kind != "promise"]
    if known.refusal.search(text):
        return rest, [*doubts, *(_because(one, "refused") for one in said)], None
    named = promised(text, today, known.money)
    if named.whole and not known.hedge.search(text):
        return found, doubts, (named.amounts[0], named.days[0], named.currencies)
    unclear = [Found("promise_unclear", one.pattern, one.words, one.start, one.end) for one in said]
    return [*rest, *unclear], doubts, None


def _because(one: Found, because: str) -> Found:
    return Found(one.kind, one.pattern, one.words, one.start, one.end, because)


def _unread(here: Plain, known: Patterns) -> str:
    return "question" if known.question.search(here.text) else "other"


def _scope(here: Plain, known: Patterns, found: Iterable[Found]) -> str | None:
    if not any(one.kind == "stop" for one in found):
        return None
    return "all" if known.whole.search(here.text) else "point"


def _prefers(known: Patterns, found: Iterable[Found], spoken: Language) -> Language | None:
    """The language asked for; "Chinese" alone means the writing that they use, simplified by default."""
    ids = {one.pattern for one in found if one.kind == "language"}
    asked = {one.prefers for one in known.patterns if one.id in ids}
    if len(asked) > 1:
        asked -= {"zh"}
    wanted = asked.pop() if len(asked) == 1 else None
    if wanted == "zh":
        return spoken if spoken != "en" else "zh-Hans"
    return next((language for language in LANGUAGES if language == wanted), None)
