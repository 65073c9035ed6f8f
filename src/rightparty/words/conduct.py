"""Judging the words of a message: what it says, against what is known of the occasion and what law says.

What only a fact decides, and the fact is unknown, cannot be told, and the finding names the fact. What a
borrower or a victim writes is never anybody's conduct.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from rightparty.law.vocabulary import ELECTRONIC, LETTER, OFFER, TELLING
from rightparty.words.languages import Language
from rightparty.words.required import LACKS, parts_in
from rightparty.words.saying_text import folded, written_language
from rightparty.words.sayings import Said, Saying, all_sayings, host_of, said
from rightparty.words.stated_amounts import amounts_in
from rightparty.words.wording_law import Asked, Speaking, lacking, speaking

VIOLATION, CANNOT_TELL = "violation", "cannot_tell"
GRAVE, SERIOUS, MINOR = "grave", "serious", "minor"
SEVERITIES: Final = (GRAVE, SERIOUS, MINOR)
"""grave: a debt told to a stranger, a threat, a false authority. serious: beyond what is allowed, a right or
a duty missed. minor: a form that is not kept."""

BY_RULE, BY_MODEL = "rule", "model"
"""How it was found: by a pattern that anybody can follow, or by a model's judgement of words."""

OWES: Final = "owes"
STANDS_IN: Final = "stands_in"
OTHER: Final = "other"
AUDIENCES: Final = (OWES, STANDS_IN, OTHER)
IN: Final = "in"
OUT: Final = "out"

Audience = Literal["owes", "stands_in", "other"]
Direction = Literal["in", "out"]


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """What is known of a message; None is unknown.

    `audience`: whom it reaches: somebody who owes, who stands in for them, or anybody else. `direction`: `in`
    is what was written to us. `country`: ISO 3166-1, two letters. `member_of`: associations of lender and
    agency, such as `cba`. `amount_owed`: when it was sent. `own_links`: domains of the creditor;
    `own_numbers`: its published numbers and addresses. `content`: the class of content. `filed_case`: the
    number of a case that a court has; empty: there is none. `suit_intended`: a suit was decided on.
    """

    audience: Audience | None = None
    direction: Direction | None = None
    channel: str | None = None
    country: str | None = None
    at: datetime | None = None
    creditor_kind: str | None = None
    by_agency: bool | None = None
    us_collector: bool | None = None
    member_of: tuple[str, ...] | None = None
    first_contact: bool | None = None
    amount_owed: Decimal | None = None
    currency: str | None = None
    creditor_names: tuple[str, ...] | None = None
    own_links: tuple[str, ...] | None = None
    own_numbers: tuple[str, ...] | None = None
    content: str | None = None
    visit_scheduled: bool | None = None
    filed_case: str | None = None
    suit_intended: bool | None = None
    law_firm_verified: bool | None = None
    time_barred: bool | None = None


@dataclass(frozen=True)
class TextFinding:
    """What is wrong with a text, or cannot be told.

    `rule`: the law's rule, or `words.NAME` where none of its rules speaks; `also`: other rules that speak.
    `missing`: of `CANNOT_TELL`, the facts by which it could be told. `quote` stands in the text from `start`
    to `end`. `instead`: what to write, in the text's language. `score`: of `BY_MODEL`, how sure it is.
    """

    rule: str
    citation: str
    severity: str
    verdict: str
    saying: str
    quote: str
    start: int
    end: int
    instead: str
    missing: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    found_by: str = BY_RULE
    score: float | None = None


_WRITTEN = (*ELECTRONIC, LETTER)

UNKNOWN: Final = Occasion()
"""An occasion of which nothing is known."""


def judged(
    text: str, occasion: Occasion = UNKNOWN, language: Language | None = None
) -> tuple[TextFinding, ...]:
    """Every finding in a text, in the order of the text. What came in is nobody's conduct, and has none."""
    if occasion.direction == IN:
        return ()
    heard = said(text, about_debt=occasion.content in TELLING)
    written = language or written_language(text)
    found = [
        *_of_sayings(heard, occasion, written),
        *_of_debt(text, heard, occasion, written),
        *_of_parts(text, heard, occasion, written),
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.rule)))


def _of_sayings(heard: Iterable[Said], occasion: Occasion, language: Language) -> Iterator[TextFinding]:
    seen: set[tuple[str, str]] = set()
    for one in heard:
        if one.saying == "debt_word" or (one.saying, one.quote) in seen:
            continue
        seen.add((one.saying, one.quote))
        saying = all_sayings()[one.saying]
        truth = _truth(saying, one, occasion)
        if truth is True:
            if saying.true_law and occasion.time_barred:
                yield from _by_law_alone(saying, one, occasion, language)
            continue
        finding = _finding(saying, one, occasion, language)
        if saying.fact is not None and truth is None:
            finding = replace(finding, verdict=CANNOT_TELL, missing=(saying.fact,))
        yield finding


def _truth(saying: Saying, one: Said, occasion: Occasion) -> bool | None:
    """Whether a saying is true or allowed on this occasion; None where that is unknown."""
    if saying.fact is None:
        return False
    known = getattr(occasion, saying.fact)
    if known is None:
        return None
    if saying.fact == "own_links":
        host = host_of(one.quote)
        return any(host == own or host.endswith(f".{own}") for own in known)
    if saying.fact == "own_numbers":
        return _bare(one.quote) in {_bare(own) for own in known}
    return bool(known)


def _bare(number: str) -> str:
    return "".join(char for char in number.lower() if char.isalnum() or char == "@")


def _of_debt(
    text: str, heard: tuple[Said, ...], occasion: Occasion, language: Language
) -> Iterator[TextFinding]:
    """What is wrong with a text because it tells of a debt: to whom, how much, and without a name."""
    told = next((one for one in heard if one.saying == "debt_word"), None)
    if told is None:
        return
    if occasion.audience in (None, OTHER):
        finding = _finding(all_sayings()["debt_word"], told, occasion, language)
        unknown = occasion.audience is None
        yield replace(finding, verdict=CANNOT_TELL, missing=("audience",)) if unknown else finding
    yield from _of_amounts(text, occasion, language)
    names = occasion.creditor_names
    if names and occasion.audience != OTHER and not _named(text, names):
        yield _finding(all_sayings()["lacks_identity"], told, occasion, language)


def _of_parts(
    text: str, heard: tuple[Said, ...], occasion: Occasion, language: Language
) -> Iterator[TextFinding]:
    """What law asks of a written message about a debt to who owes it, and the text does not hold."""
    told = next((one for one in heard if one.saying == "debt_word"), None)
    if told is None or occasion.channel not in _WRITTEN or occasion.audience not in (OWES, STANDS_IN):
        return
    for part, law in lacking(parts_in(text), _asked(occasion)).items():
        yield _told(all_sayings()[LACKS[part]], told, language, law, ())


def _named(text: str, names: tuple[str, ...]) -> bool:
    run = folded(text).run.replace(" ", "")
    return any(folded(name).run.replace(" ", "") in run for name in names if name.strip())


def _of_amounts(text: str, occasion: Occasion, language: Language) -> Iterator[TextFinding]:
    """An amount that is not what is owed; one that is makes the others parts of it. An offer has its own."""
    stated = list(amounts_in(text))
    owed = occasion.amount_owed
    if not stated or occasion.content == OFFER or any(amount == owed for amount, _, _ in stated):
        return
    _, start, end = stated[0]
    where = Said("wrong_amount", "amount", text[start:end], start, end)
    finding = _finding(all_sayings()["wrong_amount"], where, occasion, language)
    unknown = owed is None
    yield replace(finding, verdict=CANNOT_TELL, missing=("amount_owed",)) if unknown else finding


def _finding(saying: Saying, where: Said, occasion: Occasion, language: Language) -> TextFinding:
    law = speaking(saying.law, _asked(occasion))
    chosen = law[0] if law else Speaking(f"words.{saying.id}", saying.cited(occasion.country))
    return _told(saying, where, language, chosen, tuple(one.rule for one in law[1:]))


def _by_law_alone(
    saying: Saying, where: Said, occasion: Occasion, language: Language
) -> Iterator[TextFinding]:
    """What is true and yet forbidden: a suit on a debt whose period of limitation has passed."""
    law = speaking(saying.true_law, _asked(occasion))
    if law:
        yield _told(saying, where, language, law[0], tuple(one.rule for one in law[1:]))


def _told(
    saying: Saying, where: Said, language: Language, chosen: Speaking, also: tuple[str, ...]
) -> TextFinding:
    return TextFinding(
        rule=chosen.rule,
        citation=chosen.citation,
        severity=saying.severity,
        verdict=VIOLATION,
        saying=saying.id,
        quote=where.quote,
        start=where.start,
        end=where.end,
        instead=instead_of(saying.id, language),
        also=also,
    )


def _asked(occasion: Occasion) -> Asked:
    return Asked(
        country=occasion.country,
        day=occasion.at.date() if occasion.at else None,
        channel=occasion.channel,
        creditor_kind=occasion.creditor_kind,
        by_agency=occasion.by_agency,
        us_collector=occasion.us_collector,
        time_barred=occasion.time_barred,
        locating=occasion.audience == OTHER,
        member_of=frozenset(occasion.member_of or ()),
        first_contact=occasion.first_contact,
    )


def instead_of(saying: str, language: Language) -> str:
    """What to write instead of a saying."""
    return _instead()[saying][language]


@cache
def _instead() -> Mapping[str, Mapping[Language, str]]:
    text = files("rightparty.words").joinpath("instead.toml").read_text(encoding="utf-8")
    table: Mapping[str, Mapping[Language, str]] = tomllib.loads(text)
    return table
