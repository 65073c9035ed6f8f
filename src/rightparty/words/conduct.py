"""Judging the words of a message: what it says, against what is known of the occasion and what law says.

What only a fact decides, and the fact is unknown, cannot be told, and the finding names the fact. What a
borrower or a victim writes is never anybody's conduct.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any, Final, Literal, NamedTuple

from rightparty.law.vocabulary import ELECTRONIC, LETTER, OFFER, TELLING
from rightparty.words.languages import Language
from rightparty.words.model import PRESSURE, Thought, WordingModel, thoughts
from rightparty.words.required import LACKS, parts_in
from rightparty.words.saying_text import LONGEST, folded, written_language
from rightparty.words.sayings import Said, Saying, all_sayings, host_of, said
from rightparty.words.stated_amounts import amounts_in
from rightparty.words.unread import unread
from rightparty.words.verdicts import BY_MODEL, BY_RULE, CANNOT_TELL, VIOLATION
from rightparty.words.wording_law import Asked
from rightparty.words.wording_sheet import Sheet, Told, instead_of, sheet_of

READ_BY_A_PERSON: Final = "read_by_a_person"
"""What is missing where only the model found something."""

LANGUAGE_READ: Final = "language_read"
"""What is missing of a text in a language that the guard does not read."""

NOT_READ: Final = "language_not_read"
"""The saying of such a text."""

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

    @cached_property
    def sheet(self) -> Sheet:
        """What the law of this occasion tells of each saying."""
        return sheet_of(
            Asked(
                country=self.country,
                day=self.at.date() if self.at else None,
                channel=self.channel,
                creditor_kind=self.creditor_kind,
                by_agency=self.by_agency,
                us_collector=self.us_collector,
                time_barred=self.time_barred,
                locating=self.audience == OTHER,
                member_of=frozenset(self.member_of or ()),
                first_contact=self.first_contact,
            )
        )


class TextFinding(NamedTuple):
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

_REMEMBERED = 1_000
_PIECES_END = ("\n", "。", "！", "？", ". ", "! ", "? ")
_LACKING = "lacks_"


def judged(
    text: str,
    occasion: Occasion = UNKNOWN,
    language: Language | None = None,
    model: WordingModel | None = None,
    *,
    unsure: bool = True,
) -> tuple[TextFinding, ...]:
    """Every finding in a text, in the order of the text. What came in is nobody's conduct, and has none.

    Of a text in a language that is not read there is that one finding, and nothing else is claimed.

    `model`: asked second, for what no rule finds; what it finds a person has to read. `unsure`: whether to
    tell also what it is unsure of.
    """
    return next(judged_many([(text, occasion)], language, model, unsure=unsure))


def judged_many(
    texts: Iterable[tuple[str, Occasion]],
    language: Language | None = None,
    model: WordingModel | None = None,
    *,
    unsure: bool = True,
) -> Iterator[tuple[TextFinding, ...]]:
    """`judged` for each text on its occasion, in their order.

    What a text says is heard once for all its occasions among the last thousand texts: give those of one text
    one after the other.
    """
    heard = lru_cache(maxsize=_REMEMBERED)(_heard)
    for text, occasion in texts:
        if occasion.direction == IN:
            yield ()
        elif len(text) > LONGEST:
            yield tuple(_in_pieces(text, occasion, language, model, unsure=unsure))
        else:
            to_owing = occasion.content is None and occasion.audience in (OWES, STANDS_IN)
            hearing = heard(text, about_debt=occasion.content in TELLING, to_owing=to_owing)
            found = _of(text, hearing, occasion, language, model)
            yield found if unsure else tuple(one for one in found if one.saying != PRESSURE)


def _in_pieces(
    text: str, occasion: Occasion, language: Language | None, model: WordingModel | None, *, unsure: bool
) -> Iterator[TextFinding]:
    """The findings of a text that is longer than is searched at once; what a piece lacks another may hold."""
    start = 0
    while start < len(text):
        end = start + LONGEST
        if end < len(text):
            end = max(text.rfind(sign, start + 1, end) for sign in _PIECES_END) + 1 or end
        for one in judged(text[start:end], occasion, language, model, unsure=unsure):
            if not one.saying.startswith(_LACKING):
                yield one._replace(start=one.start + start, end=one.end + start)
        start = end


def _heard(text: str, *, about_debt: bool, to_owing: bool) -> tuple[Said, ...]:
    """What a text says; of one in a language that is not read only that."""
    place = unread(text)
    if place is None:
        return said(text, about_debt=about_debt, to_owing=to_owing)
    return (Said(NOT_READ, NOT_READ, text[place.start : place.end], *place),)


def _of(
    text: str,
    heard: tuple[Said, ...],
    occasion: Occasion,
    language: Language | None,
    model: WordingModel | None,
) -> tuple[TextFinding, ...]:
    if not heard and model is None:
        return ()
    written = language or written_language(text)
    if heard and heard[0].saying == NOT_READ:
        return (_finding(occasion.sheet.told(NOT_READ, written), heard[0], (LANGUAGE_READ,)),)
    found = [
        *_of_sayings(heard, occasion, written),
        *_of_debt(text, heard, occasion, written),
        *_of_parts(text, heard, occasion, written),
    ]
    if model is not None:
        said_by_rule = {one.saying for one in heard}
        found += [_judgement(one, written) for one in thoughts(text, model, said_by_rule)]
    if len(found) > 1:
        found.sort(key=_IN_ORDER)
    return tuple(found)


def _judgement(one: Thought, language: Language) -> TextFinding:
    """What the model thinks is no violation: a person has to read the text, and no rule of law is named."""
    pressure = all_sayings()[PRESSURE]
    return TextFinding(
        rule=f"words.model.{one.family}",
        citation=pressure.citation,
        severity=all_sayings()[one.saying].severity,
        verdict=CANNOT_TELL,
        saying=one.saying,
        quote=one.quote,
        start=one.start,
        end=one.end,
        instead=instead_of(one.saying, language),
        missing=(READ_BY_A_PERSON,),
        found_by=BY_MODEL,
        score=one.score,
    )


_IN_ORDER = attrgetter("start", "end", "rule")


def _of_sayings(heard: Iterable[Said], occasion: Occasion, language: Language) -> Iterator[TextFinding]:
    seen: set[tuple[str, str]] = set()
    for one in heard:
        if one.saying == "debt_word" or (one.saying, one.quote) in seen:
            continue
        seen.add((one.saying, one.quote))
        saying = all_sayings()[one.saying]
        truth = _truth(saying, one, occasion)
        barred = occasion.sheet.though_true(one.saying, language) if occasion.time_barred else None
        if truth is not False and barred is not None:
            yield _finding(barred, one)  # unlawful whether it is true or not
            continue
        if truth is True:
            continue
        told = occasion.sheet.told(one.saying, language)
        if saying.by_law_alone and occasion.country and occasion.at and told.rule.startswith("words."):
            continue  # no rule forbids it there, or none did yet
        yield _finding(told, one, (saying.fact,) if saying.fact is not None and truth is None else ())


def _truth(saying: Saying, one: Said, occasion: Occasion) -> bool | None:
    """Whether a saying is true or allowed on this occasion; None where that is unknown."""
    if saying.fact is None:
        return False
    known = getattr(occasion, saying.fact)
    if known is None:
        return None
    allowed = _ALLOWED.get(saying.fact)
    return bool(known) if allowed is None else allowed(known, one.quote)


def _own_link(own: Iterable[str], quote: str) -> bool:
    host = host_of(quote)
    return any(host == one or host.endswith(f".{one}") for one in own)


def _bare(number: str) -> str:
    return "".join(char for char in number.lower() if char.isalnum() or char == "@")


_ALLOWED: Final[Mapping[str, Callable[[Any, str], bool]]] = {
    "by_agency": lambda known, _: not known,
    "audience": lambda known, _: known != OTHER,
    "own_links": _own_link,
    "own_numbers": lambda known, quote: _bare(quote) in {_bare(own) for own in known},
}
"""What is allowed on an occasion, by its fact, where that is more than that the fact is there."""


def _of_debt(
    text: str, heard: tuple[Said, ...], occasion: Occasion, language: Language
) -> Iterator[TextFinding]:
    """What is wrong with a text because it tells of a debt: to whom, how much, and without a name."""
    told = next((one for one in heard if one.saying == "debt_word"), None)
    if told is None:
        return
    sheet = occasion.sheet
    if occasion.audience in (None, OTHER):
        missing = ("audience",) if occasion.audience is None else ()
        yield _finding(sheet.told("debt_word", language), told, missing)
    yield from _of_amounts(text, occasion, language)
    names = occasion.creditor_names
    if names and occasion.audience != OTHER and not _named(text, names):
        unnamed = sheet.told("lacks_identity", language)
        if not sheet.not_yet("lacks_identity"):
            yield _finding(unnamed, told._replace(saying="lacks_identity"))


def _of_parts(
    text: str, heard: tuple[Said, ...], occasion: Occasion, language: Language
) -> Iterator[TextFinding]:
    """What law asks of a written message about a debt to who owes it, and the text does not hold."""
    told = next((one for one in heard if one.saying == "debt_word"), None)
    if told is None or occasion.channel not in _WRITTEN or occasion.audience not in (OWES, STANDS_IN):
        return
    for part, law in occasion.sheet.lacking(parts_in(text), language).items():
        yield _finding(law, told._replace(saying=LACKS[part]))


def _named(text: str, names: tuple[str, ...]) -> bool:
    run = folded(text).run.replace(" ", "")
    return any(folded(name).run.replace(" ", "") in run for name in names if name.strip())


def _of_amounts(text: str, occasion: Occasion, language: Language) -> Iterator[TextFinding]:
    """An amount that is not what is owed; one that is makes the others parts of it. An offer has its own."""
    if occasion.content == OFFER:
        return
    owed = occasion.amount_owed
    stated = list(amounts_in(text))
    if not stated or any(amount == owed for amount, _, _ in stated):
        return
    _, start, end = stated[0]
    where = Said("wrong_amount", "amount", text[start:end], start, end)
    missing = ("amount_owed",) if owed is None else ()
    yield _finding(occasion.sheet.told("wrong_amount", language), where, missing)


def _finding(told: Told, where: Said, missing: tuple[str, ...] = ()) -> TextFinding:
    """A violation, or what cannot be told for want of the facts that are missing."""
    return TextFinding(
        told.rule,
        told.citation,
        told.severity,
        CANNOT_TELL if missing else VIOLATION,
        where.saying,
        where.quote,
        where.start,
        where.end,
        told.instead,
        missing,
        told.also,
    )
