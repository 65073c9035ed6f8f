"""Guess what the columns of a foreign table mean, from their headers and from what their cells look like.

The header decides; the cells confirm it or cast doubt. Cells alone never make a column a borrower's
contact point: a column of numbers that nobody named may be a friend's.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files

from rightparty.book import foreign
from rightparty.book.mapping import IGNORE, TARGETS, ColumnMapping, Shape, Target
from rightparty.book.points import is_email, read_phone

SAMPLES = 200
SURE, LIKELY, WEAK = 0.95, 0.75, 0.6
_LONGEST = 200
"""Characters of a header or a cell that are looked at."""

TAKEN = 0.5
"""A guess below this is shown but not taken."""


@dataclass(frozen=True)
class Guess:
    """What a header may mean, how sure that is (0 to 1), and why; below `TAKEN` it is left out."""

    header: str
    target: Target
    confidence: float
    why: str

    @property
    def taken(self) -> Target:
        """The target to map to: none where the guess is too weak."""
        return self.target if self.confidence >= TAKEN else Target(IGNORE)


@cache
def vocabulary() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The words of `headers.toml`."""
    text = (files("rightparty.book") / "headers.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _known() -> Mapping[str, str]:
    return {
        normal(header)[0]: target for target, headers in vocabulary()["headers"].items() for header in headers
    }


def normal(header: str) -> tuple[str, str]:
    """The header without blanks, punctuation and units, and the number in it (`2` of 联系人2电话)."""
    text = unicodedata.normalize("NFKC", header[:_LONGEST]).casefold()
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]|【[^】]*】", "", text) or text
    number = re.search(r"(\d+|[一二三四五](?=联系人))", text)
    bare = re.sub(r"[\W_]+", "", text)
    digits = "".join(char for char in bare if not char.isdigit())
    place = number[1] if number else ""
    return digits or bare, str("一二三四五".find(place) + 1 if place in "一二三四五" and place else place)


def vocabulary_hits(cells: Iterable[str]) -> int:
    """How many of these cells are known headers."""
    return sum(normal(cell)[0] in _known() for cell in cells)


def guess_columns(columns: Mapping[str, Sequence[str]]) -> list[Guess]:
    """A guess for each header, from its name and a sample of its cells, in the order of the table."""
    found: list[Guess] = []
    short = {header: [cell[:_LONGEST] for cell in cells] for header, cells in columns.items()}
    for header, cells in short.items():
        shape = shape_of(cells)
        guess = _by_cells(header, _by_header(header), shape, cells)
        found.append(_after_a_relation(guess, found))
    return [_with_form(guess, short[guess.header]) for guess in _apart(found)]


def as_mapping(guesses: Iterable[Guess]) -> ColumnMapping:
    """The mapping that the guesses amount to."""
    return ColumnMapping({guess.header: guess.taken for guess in guesses})


def _by_header(header: str) -> Guess:
    """By its words: known as it stands, containing a known header, or spelt nearly like one."""
    text, number = normal(header)
    known = _known()
    if text in known:
        return Guess(header, _numbered(known[text], number), SURE, "known header")
    inside = [word for word in known if len(word) >= 2 and _within(word, text)]
    if inside:
        word = max(inside, key=len)
        confidence = LIKELY if len(word) * 2 >= len(text) else WEAK
        return Guess(header, _numbered(known[word], number), confidence, f"contains “{word}”")
    word = max(known, key=lambda one: SequenceMatcher(None, one, text).ratio())
    ratio = SequenceMatcher(None, word, text).ratio()
    if ratio >= 0.8:
        return Guess(header, _numbered(known[word], number), WEAK, f"nearly “{word}”")
    return Guess(header, Target(IGNORE), 0.0, "header not known")


def _within(word: str, text: str) -> bool:
    """Whether a header contains a known one; short Latin words must not be found inside longer ones."""
    return word in text if not word.isascii() else len(word) >= 5 and word in text


def _numbered(target: str, number: str) -> Target:
    """The target for the second, third … person of a role."""
    if target.startswith(("relations.", "liabilities.")) and number not in ("", "0", "1"):
        table, role, column = target.split(".")
        return Target(f"{table}.{role}.{number}.{column}")
    return Target(target)


def _by_cells(header: str, guess: Guess, shape: Shape | None, cells: Sequence[str]) -> Guess:
    """Surer where the cells look like what the header says, less sure where they do not."""
    if shape is None:
        return guess
    if guess.target.to == IGNORE:
        if guess.confidence:
            return guess
        of = sorted(target for target, wanted in TARGETS.items() if wanted is shape)
        why = f"header not known; cells look like {shape}"
        return Guess(header, Target(of[0] if len(of) == 1 else IGNORE), 0.4 if len(of) == 1 else 0.0, why)
    fits = _fits(guess.target.shape, shape, cells)
    if fits is None:
        return guess
    if fits:
        sure = min(guess.confidence + 0.04, 0.99)
        return replace(guess, confidence=sure, why=f"{guess.why}, cells fit ({guess.target.shape})")
    doubt = round(guess.confidence - 0.4, 2)
    return replace(guess, confidence=doubt, why=f"{guess.why}, but cells look like {shape}")


def _fits(wanted: Shape, shape: Shape, cells: Sequence[str]) -> bool | None:
    """Whether cells of this shape can be of that kind; None where it says nothing."""
    if wanted in (Shape.TEXT, Shape.KEY, Shape.ADDRESS):
        return None
    allowed = {
        Shape.NAME: {Shape.NAME, Shape.TEXT},
        Shape.MONEY: {Shape.MONEY, Shape.NUMBER, Shape.RATE, Shape.KEY},
        Shape.RATE: {Shape.MONEY, Shape.NUMBER, Shape.RATE},
        Shape.NUMBER: {Shape.NUMBER, Shape.TEXT},
        Shape.PHONE: {Shape.PHONE},
        Shape.ID: {Shape.ID, Shape.KEY} if not _all_mainland(cells) else {Shape.ID},
        Shape.DATE: {Shape.DATE},
        Shape.EMAIL: {Shape.EMAIL},
    }
    return shape in allowed[wanted]


def _all_mainland(cells: Sequence[str]) -> bool:
    return any(len(foreign.plain(cell)) == 18 for cell in cells)


def _after_a_relation(guess: Guess, before: Sequence[Guess]) -> Guess:
    """A bare “phone” or “name” column behind the columns of a friend is the friend's."""
    if guess.target.to not in ("points.mobile", "points.landline", "persons.name") or not before:
        return guess
    text = normal(guess.header)[0]
    owned = any(word in text for word in ("本人", "借款人", "客户", "borrower", "customer"))
    last = before[-1].target
    if owned or not last.to.startswith(("relations.", "liabilities.")):
        return guess
    column = (
        "name" if guess.target.to == "persons.name" else "phone" if last.to.startswith("rel") else "mobile"
    )
    to = f"{last.to.rpartition('.')[0]}.{column}"
    if to == last.to or any(one.target.to == to for one in before):
        return guess
    return replace(
        guess, target=Target(to), confidence=WEAK, why=f"{guess.why}, behind “{before[-1].header}”"
    )


def _apart(guesses: Sequence[Guess]) -> list[Guess]:
    """No two columns mean the same: of several, the surest stands; further friends get a number."""
    order = sorted(range(len(guesses)), key=lambda place: (-guesses[place].confidence, place))
    taken: set[str] = set()
    settled: dict[int, Guess] = {}
    for place in order:
        guess = guesses[place]
        to = guess.target.to
        if to != IGNORE and to in taken:
            free = _next_person(to, taken) if to.startswith("relations.") else None
            if free is None:
                why = f"{guess.why}; another column means `{to}` more surely"
                guess = replace(guess, target=Target(IGNORE), confidence=0.0, why=why)
            else:
                guess = replace(guess, target=Target(free))
        taken.add(guess.target.to)
        settled[place] = guess
    return [settled[place] for place in range(len(guesses))]


def _next_person(to: str, taken: set[str]) -> str | None:
    head, _, column = to.rpartition(".")
    role = re.sub(r"\.\d+$", "", head)
    return next((free for n in range(2, 10) if (free := f"{role}.{n}.{column}") not in taken), None)


def _with_form(guess: Guess, cells: Sequence[str]) -> Guess:
    """How to read the cells, where that is not plain: day before month, percent or share."""
    filled = [cell for cell in cells if cell]
    if guess.target.shape is Shape.DATE:
        form = _day_form(filled)
    elif guess.target.shape is Shape.RATE:
        form = "" if all("%" in cell for cell in filled) else _rate_form(filled)
    else:
        return guess
    if form is None:
        why = f"{guess.why}; whether day or month comes first cannot be told: set `form`"
        return replace(guess, why=why, confidence=min(guess.confidence, 0.45))
    return replace(guess, target=Target(guess.target.to, form)) if form else guess


def _rate_form(cells: Sequence[str]) -> str:
    """Percent as soon as one rate is above one: 24 can only be 24 %."""
    numbers = [float(cell) for cell in cells if re.fullmatch(r"\d+(\.\d+)?", cell)]
    return "percent" if numbers and max(numbers) > 1 else "share"


def _day_form(cells: Sequence[str]) -> str | None:
    """The pattern that reads most cells; empty if none is needed, None if several would do as well."""
    read = {form: sum(_reads(cell, form) for cell in cells) for form in ("", *foreign.DAY_FORMS)}
    best = [form for form, count in read.items() if count == max(read.values())]
    if "" in best:
        return ""
    return best[0] if len(best) == 1 else None


def _reads(cell: str, form: str) -> bool:
    try:
        foreign.read_day(cell, form)
    except ValueError:
        return False
    return True


def shape_of(cells: Sequence[str]) -> Shape | None:
    """What nine in ten of the filled cells look like; None if there are none."""
    filled = [foreign.plain(cell) for cell in cells if cell][:SAMPLES]
    if not filled:
        return None
    for shape, looks in _LOOKS:
        if sum(map(looks, filled)) * 10 >= 9 * len(filled):
            return shape
    return Shape.TEXT


def _is_phone(cell: str) -> bool:
    return bool(re.search(r"\d{6}", re.sub(r"[^\d]", "", cell))) and any(
        (phone := read_phone(cell, region)) is not None and phone.assigned
        for region in (None, "CN", "US", "IN")
    )


def _is_money(cell: str) -> bool:
    try:
        foreign.read_money(cell)
    except ValueError:
        return False
    return True


_LOOKS = (
    (Shape.EMAIL, is_email),
    (Shape.ID, lambda cell: foreign.is_mainland_id(cell.upper())),
    (Shape.PHONE, _is_phone),
    (Shape.DATE, lambda cell: any(_reads(cell, form) for form in ("", *foreign.DAY_FORMS))),
    (Shape.RATE, lambda cell: re.fullmatch(r"\d+(\.\d+)?\s*%", cell) is not None),
    (Shape.NUMBER, lambda cell: re.fullmatch(r"第?\d{1,4}(\.0+)?(期|/\d+)?", cell) is not None),
    (Shape.MONEY, _is_money),
    (Shape.KEY, lambda cell: re.fullmatch(r"[A-Za-z0-9_\-/]*\d[A-Za-z0-9_\-/]*", cell) is not None),
    (
        Shape.NAME,
        lambda cell: re.fullmatch(r"[一-鿿·]{2,6}|[A-Z][\w'.-]+( [A-Z][\w'.-]*){1,4}", cell) is not None,
    ),
)
