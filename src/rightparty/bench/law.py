"""How fast the law answers: one contact in values, and a table in columns."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from time import perf_counter
from typing import TYPE_CHECKING

from rightparty.bench.figure import MORE, Figure, median_us
from rightparty.bench.plain_book import CHINA, USA, Country, one_contact_each, plain_book
from rightparty.book.book import Book
from rightparty.engine import Engine, open_engine
from rightparty.gate.asked import attach, normalised
from rightparty.gate.bearing import bearing, setting_of
from rightparty.gate.chunk import chunk_of
from rightparty.gate.contact import Contact
from rightparty.gate.facts import facts
from rightparty.gate.facts_history import surroundings
from rightparty.gate.masks import masked, only_where_unknown
from rightparty.gate.prepared import Prepared
from rightparty.gate.settled import settled
from rightparty.gate.table import Progress, decide_table
from rightparty.gate.verdict import verdict
from rightparty.gate.weighed import weigh
from rightparty.law.cases.scene import Scene
from rightparty.law.load import Law, load_law
from rightparty.parties.model import default_model

if TYPE_CHECKING:
    import ibis.expr.types as ir

AT = {"CN": "2026-11-23T10:30:00+08:00", "US": "2026-11-23T11:30:00-05:00"}
"""A Monday morning, by country."""

EVENTS = 50
"""Past contacts of the person of whom single contacts are asked."""

EVENTS_EACH = 10
"""Past contacts of each person of a table."""

_VALUES_MAX_US, _GATHERED_MAX_US = 10, 50
_COLUMNS_MIN = 2_000_000
_CALLS = 20_000
_WAYS = (("sms", "mobile"), ("call", "mobile"), ("email", "email"), ("app", "app"))
_MEMORY = "6GB"


def law_figures(people: int, progress: Progress = lambda _label, _done, _total: None) -> Iterator[Figure]:
    """The figures of the law, one by one as they are measured; `people`: how many each book has."""
    law = load_law()
    countries = (CHINA, USA)
    for number, country in enumerate(countries):
        progress("one contact", number, len(countries))
        yield from value_figures(law, country.code)
    progress("one contact", len(countries), len(countries))
    for number, country in enumerate(countries):
        progress("a table", number, len(countries))
        yield from column_figures(law, country, people)
    progress("a table", len(countries), len(countries))


def value_figures(law: Law, country: str, calls: int = _CALLS) -> Iterator[Figure]:
    """One decision from facts at hand, and one that gathers them from a person's history."""
    at = datetime.fromisoformat(AT[country])
    prepared = Prepared(_scene(country, at).dossier(), law, default_model())
    contacts = [_contact(number, at) for number in range(calls)]
    known = [(contact, prepared.gather(contact)) for contact in contacts]
    yield Figure(
        f"{country}: one decision from facts at hand, median",
        median_us(lambda c, facts: verdict(law, facts, c.at, c.channel, c.content), known),
        "µs",
        _VALUES_MAX_US,
    )
    yield Figure(
        f"{country}: one decision from {EVENTS} past events, median",
        median_us(prepared.verdict, ((contact,) for contact in contacts)),
        "µs",
        _GATHERED_MAX_US,
    )


def column_figures(law: Law, country: Country, people: int) -> Iterator[Figure]:
    """Candidates a second: the rules over facts at hand, and everything from the tables of a book."""
    at = datetime.fromisoformat(AT[country.code])
    with closing(open_engine(memory_limit=_MEMORY)) as engine:
        book = plain_book(engine, country, people, EVENTS_EACH, at)
        asked = one_contact_each(book, at)
        began = perf_counter()
        decide_table(engine, book, asked, at, law, default_model())
        whole = perf_counter() - began
        rules = seconds_of_rules(engine, book, asked, at, law)
    code = country.code
    yield Figure(
        f"{code}: columns, the rules over facts at hand", people / rules, "a second", _COLUMNS_MIN, MORE
    )
    yield Figure(
        f"{code}: columns, from {EVENTS_EACH} events each", people / whole, "a second", _COLUMNS_MIN, MORE
    )


def seconds_of_rules(engine: Engine, book: Book, asked: "ir.Table", at: datetime, law: Law) -> float:
    """How long the rules take by columns, over facts that are at hand as the gate keeps them.

    Every candidate is asked for itself: who is alike is found where facts are gathered (`gate.alike`), person
    by person and point by point, and takes longer to find in whole rows than asking them.
    """
    candidates = engine.materialize(normalised(asked, at), "bench_asked")
    heard = bearing(law, setting_of(engine, book, candidates), [at])
    around = surroundings(engine, book, at, at, heard)
    gathered = facts(chunk_of(engine, book, candidates, around, heard), default_model())
    known = engine.materialize(gathered, "bench_facts")
    began = perf_counter()
    rules = heard.in_force(at)
    names = dict.fromkeys(name for rule in rules for name in rule.questions)
    masks, columns = masked(known, rules, at, settled(engine, known, names))
    marked = known.mutate(**columns).select("candidate_id", "content", *masks.columns)
    marked = only_where_unknown(engine.materialize(marked, "bench_masked"), masks)
    told = attach(marked, weigh(engine, marked, masks), *masks.columns, "content")
    engine.materialize(told.select("candidate_id", "verdict", "allowed"), "bench_told")
    return perf_counter() - began


def _scene(country: str, at: datetime) -> Scene:
    scene = Scene(country, at)
    for number in range(EVENTS):
        scene.add(
            "events",
            event_id=f"E{number}",
            contact_id=f"E{number}",
            at=at - timedelta(hours=5 + 17 * number),
            kind="attempt" if number % 3 else "connected",
            channel="call" if number % 2 else "sms",
            point_id="mobile",
            content="knock" if number % 4 else "reminder",
        )
    return scene


def _contact(number: int, at: datetime) -> Contact:
    channel, point = _WAYS[number % len(_WAYS)]
    moment = at + timedelta(seconds=number)
    return Contact(f"c{number}", ("D",), "P", point, channel, moment, content="reminder")


def as_rows(figures: Sequence[Figure]) -> list[dict[str, object]]:
    """Figures as rows of a table."""
    return [
        {"what": f.what, "measured": round(f.measured, 1), "unit": f.unit, "goal": f"{f.side} {f.goal:,}",
         "reached": f.reached}
        for f in figures
    ]  # fmt: skip
