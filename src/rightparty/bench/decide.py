"""`decide` beside other engines: one run, the same rules and facts, two cores, and every answer compared.

Ours begins at the tables of a book, with ten past events a candidate, and ends with verdict, classes and
first retry; a second line of ours begins with the facts at hand. So does every peer, and ends with the rules
that speak.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

from rightparty.bench.book import CHANNELS, DIGITS, morning_book
from rightparty.bench.floor import floor
from rightparty.bench.law import AT, seconds_of_rules
from rightparty.bench.peers.beside import PEERS, Heard, beside, differences
from rightparty.bench.peers.environment import versions
from rightparty.bench.peers.facts_at_hand import AtHand, facts_at_hand
from rightparty.bench.peers.ruleset import Ruleset, ruleset
from rightparty.bench.plain_book import Country
from rightparty.bench.profile import Profiled
from rightparty.engine import open_engine
from rightparty.errors import RightpartyError
from rightparty.gate.candidates import default_candidates
from rightparty.gate.combine import Outcome
from rightparty.gate.table import Progress, decide_table
from rightparty.gate.verdict import verdict
from rightparty.law.load import COUNTRIES, Law, load_law
from rightparty.law.rule import Rule
from rightparty.parties.model import default_model

_Given = TypeVar("_Given")

_WARM = 300
"""Of how many people candidates are decided before the clock runs."""

FLOOR_MAX = 1.5
"""How many times the floor's time deciding may take."""

OURS, AT_HAND, ONE_BY_ONE, FLOOR = (
    "rightparty, from tables", "rightparty, facts at hand", "rightparty, one by one", "the floor"
)  # fmt: skip

COLUMNS = ("country", "who", "rules", "a_second", "decided", "from_tables", "at_hand", "goal", "reached")
"""What a line says: `from_tables` and `at_hand` are how many times as quick the first two lines are."""


@dataclass(frozen=True)
class Asked:
    """How large a run is. `sample`: people whose candidates peers are given. `seconds`: for each peer.

    `python`: the peers' environment; None: no peers.
    """

    people: int
    events_each: int
    sample: int
    seconds: float
    python: Path | None
    memory: str = "6GB"


@dataclass(frozen=True)
class Line:
    """One line; `goal`: how many times as quick we want to be, or for the floor, as slow at most."""

    country: str
    who: str
    rules: int
    rate: float
    decided: int
    goal: float | None = None


@dataclass(frozen=True)
class Sample:
    """Facts that every peer is given, row by row, with what we say ourselves: rules, and verdict by id."""

    rows: Sequence[Mapping[str, Any]]
    spoke: Sequence[tuple[int, ...]]
    outcomes: Mapping[str, tuple[str, tuple[str, ...]]]


def decide_lines(
    country: Country, asked: Asked, profiles: list[tuple[str, Profiled]], progress: Progress = lambda *_: None
) -> Iterator[Line]:
    """Ours, the floor and every peer for a country; `profiles` is given what we spent, and the floor.

    Raises:
        RightpartyError: somebody's answer differs from ours, or a peer cannot be run.
    """
    at = datetime.fromisoformat(AT[country.code]).astimezone(UTC)
    law, code = load_law(), country.code
    rules = ruleset(rules_of(law, code, at), at)
    with closing(open_engine(memory_limit=asked.memory)) as engine:
        book = morning_book(engine, country, range(asked.people), asked.events_each, at)
        candidates = engine.materialize(default_candidates(book.tables, at), "bench_candidates")
        count = engine.count(candidates)
        decided, lower = Profiled(engine), Profiled(engine)
        profiles += [(f"{code}: decide", decided), (f"{code}: floor", lower)]
        few = candidates.filter(candidates.person_id.right(DIGITS).cast("int64") < _WARM)
        # As the others are: their rules are compiled before the clock runs, and so are our queries.
        decide_table(engine, book, few, at, law, default_model())
        floor(engine, book, few, at, rules.questions.values())
        seconds_of_rules(engine, book, few, at, law)
        took, table = _seconds(
            lambda: decide_table(
                decided.engine, book, candidates, at, law, default_model(), progress=progress
            )
        )
        yield Line(code, OURS, len(rules.ruled), count / took, count)
        least, _ = _seconds(lambda: floor(lower.engine, book, candidates, at, rules.questions.values()))
        yield Line(code, FLOOR, 0, count / least, count, FLOOR_MAX)
        by_rules = seconds_of_rules(engine, book, candidates, at, law)
        yield Line(code, AT_HAND, len(rules.ruled), count / by_rules, count)
        own = law_of(law, code)
        known = list(facts_at_hand(engine, book, candidates, range(asked.sample), own, at))
        outcomes = [_outcome(own, one) for one in known]  # the functions are made, and outcomes kept
        quick, _ = _seconds(lambda: [_outcome(own, one) for one in known])
        yield Line(code, ONE_BY_ONE, len(rules.ruled), len(known) / quick, len(known))
        sample = sample_of(rules, known, outcomes)
        number = table.person_id.right(DIGITS).cast("int64")
        rows = engine.rows(table.filter(number < asked.sample))
    _same_verdicts(sample, rows)
    if asked.python is not None:
        yield from peer_lines(country.code, rules, sample, asked, progress)


def rules_of(law: Law, country: str, at: datetime) -> tuple[Rule, ...]:
    """The rules in force that may speak of the book's candidates: our own, the house's, and the country's."""
    own = law_of(law, country).in_force(at)
    return tuple(rule for rule in own if not rule.channels or set(rule.channels) & set(CHANNELS))


def law_of(law: Law, country: str) -> Law:
    """Our own rules, the house's and the country's: nothing else binds in a book of one country."""
    return law.only("core", "house", COUNTRIES[country])


def sample_of(rules: Ruleset, known: Sequence[AtHand], outcomes: Sequence[Outcome]) -> Sample:
    """The candidates of whom every rule could be answered."""
    rows, spoke, verdicts = [], [], {}
    for one, outcome in zip(known, outcomes, strict=True):
        complete = rules.complete(one.facts)
        if complete is not None:
            rows.append(complete)
            spoke.append(rules.spoken(one.facts))
            verdicts[one.contact.candidate_id] = (outcome.verdict, outcome.allowed)
    if not rows:
        raise RightpartyError("no candidate's facts are complete: peers cannot be given any")
    return Sample(rows, spoke, verdicts)


def peer_lines(
    country: str, rules: Ruleset, sample: Sample, asked: Asked, progress: Progress = lambda *_: None
) -> Iterator[Line]:
    """Every peer over the sample, its answers held against ours.

    Raises:
        RightpartyError: as `decide_lines`.
    """
    if asked.python is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "facts.jsonl"
        rows.write_text("".join(f"{json.dumps(row)}\n" for row in sample.rows), encoding="utf-8")
        for number, peer in enumerate(PEERS):
            progress(f"{country}: peers", number, len(PEERS))
            heard = beside(peer, asked.python, rules, rows, Path(folder), asked.seconds)
            _same(peer.name, rules, sample, heard)
            named = f"{peer.name} {versions()[peer.package]}"
            yield Line(country, named, len(rules.ruled), heard.rate, heard.decided, peer.goal)
        progress(f"{country}: peers", len(PEERS), len(PEERS))


def as_rows(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Lines as rows of a table, in the order they came."""
    ours = {(one.country, one.who): one.rate for one in lines}
    rows = []
    for one in lines:
        whole, rules = ours[one.country, OURS], ours[one.country, AT_HAND]
        peer = one.who not in (OURS, AT_HAND, ONE_BY_ONE, FLOOR)
        times = one.rate / whole if one.who == FLOOR else whole / one.rate
        reached = None if one.goal is None else times <= one.goal if one.who == FLOOR else times >= one.goal
        goal = None if one.goal is None else f"{'at most' if one.who == FLOOR else 'at least'} {one.goal:,}"
        rows.append(
            {"country": one.country, "who": one.who, "rules": one.rules or None, "a_second": round(one.rate),
             "decided": one.decided,
             "from_tables": round(times, 2) if peer or one.who == FLOOR else None,
             "at_hand": round(rules / one.rate, 2) if peer else None,
             "goal": goal, "reached": reached}
        )  # fmt: skip
    return rows


def _outcome(law: Law, one: AtHand) -> Outcome:
    return verdict(law, one.facts, one.contact.at, one.contact.channel, one.contact.content)


def _seconds(call: Callable[[], _Given]) -> tuple[float, _Given]:
    began = perf_counter()
    given = call()
    return perf_counter() - began, given


def _same_verdicts(sample: Sample, rows: Sequence[Mapping[str, Any]]) -> None:
    found = {row["candidate_id"]: (row["verdict"], tuple(row["allowed"])) for row in rows}
    odd = [key for key, outcome in sample.outcomes.items() if found.get(key) != outcome]
    if odd:
        raise RightpartyError(
            f"{len(odd)} candidates are decided otherwise by columns than one by one: {', '.join(odd[:3])}"
        )


def _same(who: str, rules: Ruleset, sample: Sample, heard: Heard) -> None:
    odd = differences(rules, sample.spoke, heard)
    if odd:
        raise RightpartyError(f"{who} hears other rules than we do, of {len(odd)} rows", "; ".join(odd[:3]))
