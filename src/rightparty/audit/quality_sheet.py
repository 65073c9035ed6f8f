"""The score sheet by which people check contacts: its items, its versions, and the score of a filled one."""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Any, Final

from rightparty.canonical import Json, canonical
from rightparty.errors import InvalidInput
from rightparty.law.sentences import group_of

YES, NO, NOT_APPLICABLE, UNCLEAR = "yes", "no", "na", "unclear"
ANSWERS: Final = (YES, NO, NOT_APPLICABLE, UNCLEAR)
"""`YES` is always the good answer. `UNCLEAR`: the checker cannot tell, as where the recording is bad."""

Answers = Mapping[str, str]
"""The answers of one filled sheet, by item; each one of `ANSWERS`."""

LANGUAGES: Final = ("en", "zh-Hans", "zh-Hant")
WHOLE: Final = 100
"""The points of all items of a sheet together, and the best score."""

_TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Item:
    """One question of a sheet, as `quality_sheet.toml` explains it. `asks`: the question by language."""

    id: str
    points: int
    hard: bool
    may_not_apply: bool
    asks: Mapping[str, str]
    why: str = field(compare=False, default="")


@dataclass(frozen=True)
class Sheet:
    """One version of the sheet. It never changes: what was filled in means the same for good."""

    version: str
    since: date
    items: tuple[Item, ...]

    @property
    def by_id(self) -> Mapping[str, Item]:
        """The items by their ids, in order."""
        return {item.id: item for item in self.items}

    def digest(self) -> str:
        """SHA-256 over the items in canonical JSON, in hex: whatever an answer or a score hangs on."""
        told: list[Json] = [
            {"id": i.id, "points": i.points, "hard": i.hard, "may_not_apply": i.may_not_apply,
             "asks": dict(i.asks)}
            for i in self.items
        ]  # fmt: skip
        return hashlib.sha256(canonical({"version": self.version, "items": told})).hexdigest()


@dataclass(frozen=True)
class Score:
    """What a filled sheet comes to.

    `points`: 0 to 100 with one decimal; 0 after a hard violation; None where no item could be told. `hard`:
    items of a hard violation. `unclear`: items that the checker could not tell; they count neither way, and
    the contact is not passed as fine while there are any.
    """

    points: Decimal | None
    hard: tuple[str, ...]
    unclear: tuple[str, ...]


@dataclass(frozen=True)
class _Data:
    """The file as it is read."""

    sheets: Mapping[str, Sheet]
    machine: Mapping[str, Mapping[str, Sequence[str]]]
    rest: str
    answers: Mapping[str, str]


def sheet(version: str | None = None) -> Sheet:
    """A version of the sheet; the newest, if none is named.

    Raises:
        InvalidInput: there is no such version, or the file contradicts itself.
    """
    found = _data().sheets
    if version is None:
        return found[max(found, key=int)]
    if version not in found:
        raise InvalidInput(f"there is no sheet `{version}`", f"versions: {', '.join(found)}")
    return found[version]


def score_of(asked: Sheet, answers: Answers) -> Score:
    """The score of a filled sheet: the points of what was good, of those of what applied and could be told.

    Raises:
        InvalidInput: the sheet is not filled in as it must be; all that is wrong at once.
    """
    problems = [f"`{item}` {what}" for item, what in wrong_answers(asked, answers)]
    if problems:
        raise InvalidInput("this sheet is not filled in", "answer each item", problems)
    hard = tuple(item.id for item in asked.items if item.hard and answers[item.id] == NO)
    unclear = tuple(item.id for item in asked.items if answers[item.id] == UNCLEAR)
    of = sum(item.points for item in asked.items if answers[item.id] in (YES, NO))
    good = sum(item.points for item in asked.items if answers[item.id] == YES)
    if hard:
        return Score(Decimal(0).quantize(_TENTH), hard, unclear)
    points = (Decimal(WHOLE * good) / of).quantize(_TENTH, ROUND_HALF_EVEN) if of else None
    return Score(points, hard, unclear)


def wrong_answers(asked: Sheet, answers: Answers) -> Iterator[tuple[str, str]]:
    """Each item that is not answered as it must be, and what is wrong; nothing if all is well."""
    for item in asked.items:
        answer = answers.get(item.id, "")
        if not answer:
            yield item.id, "is not answered"
        elif answer not in ANSWERS:
            yield item.id, f"is answered by `{answer}`, which is none of {', '.join(ANSWERS)}"
        elif answer == NOT_APPLICABLE and not item.may_not_apply:
            yield item.id, "applies to every contact: answer yes, no, or unclear"
    for name in answers:
        if name not in asked.by_id:
            yield name, f"is no item of sheet {asked.version}"


def answer_of(cell: str) -> str | None:
    """The answer that a cell of a file stands for, in any of the three languages; None where it is none."""
    return _data().answers.get(" ".join(cell.split()).casefold())


@cache
def item_of(rule: str) -> str:
    """The item of the sheet that a rule of the machine speaks about, by its id; see `[machine]`."""
    data = _data()
    name = rule.rpartition(".")[2]
    spoken = name if rule.startswith("words.") else None
    group = group_of(rule)
    for item, listed in data.machine.items():
        if spoken is not None:
            if spoken in listed.get("sayings", ()):
                return item
        elif any(fnmatchcase(name, one) for one in listed.get("rules", ())):
            return item
    named = (
        item for item, listed in data.machine.items() if group and group.name in listed.get("groups", ())
    )
    return next(named, data.rest)


@cache
def _data() -> _Data:
    text = (files("rightparty.audit") / "quality_sheet.toml").read_text(encoding="utf-8")
    return read_sheets(text)


def read_sheets(text: str) -> _Data:
    """The sheets from the text of their file.

    Raises:
        InvalidInput: a sheet was changed after it was published, its points are not 100 together, or a text
            or an item is missing; everything that is wrong at once.
    """
    raw: dict[str, Any] = tomllib.loads(text)
    sheets = {
        version: Sheet(version, said["since"], tuple(Item(**one) for one in said["item"]))
        for version, said in raw["sheet"].items()
    }
    problems = [
        problem
        for version, one in sheets.items()
        for problem in _problems(one, raw["sheet"][version]["digest"])
    ]
    machine = raw["machine"]["items"]
    known = {item.id for one in sheets.values() for item in one.items}
    problems += [
        f"machine: there is no item `{one}`" for one in [*machine, raw["machine"]["rest"]] if one not in known
    ]
    if problems:
        raise InvalidInput("the score sheets cannot be used", "publish a new version instead", problems)
    answers = {
        " ".join(word.split()).casefold(): code for code, words in raw["answers"].items() for word in words
    }
    return _Data(sheets, machine, raw["machine"]["rest"], answers)


def _problems(one: Sheet, digest: str) -> Iterator[str]:
    ids = [item.id for item in one.items]
    if len(set(ids)) != len(ids):
        yield f"sheet {one.version} has an item twice"
    if sum(item.points for item in one.items) != WHOLE or any(item.points <= 0 for item in one.items):
        yield f"the points of sheet {one.version} are not {WHOLE} together"
    for item in one.items:
        if set(item.asks) != set(LANGUAGES):
            yield f"sheet {one.version}: `{item.id}` needs its question in {', '.join(LANGUAGES)}"
        if item.hard and item.may_not_apply:
            yield f"sheet {one.version}: `{item.id}` is hard, and so applies to every contact"
    if one.digest() != digest:
        yield f"sheet {one.version} is not as it was published: its digest is {one.digest()}"
