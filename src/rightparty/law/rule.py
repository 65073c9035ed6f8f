"""A rule of law: a function of one argument, its citation, and what follows when it is true."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from rightparty.law.check import check_condition
from rightparty.law.parameters import Parameter
from rightparty.law.questions import Question
from rightparty.law.recording import Recorder, Recording
from rightparty.law.vocabulary import ALL, Effect, Force

Condition = Callable[[Any], Any]


def always(_c: Any) -> bool:
    """Binds every contact."""
    return True


@dataclass(frozen=True, eq=False)
class Instrument:
    """One text of law, standard or policy: what its rules share.

    `binds`: a condition in the rule language; where it is unknown, the instrument binds.
    `zone`: the zone whose midnight its dates of entry into force mean.
    """

    id: str
    rulebook: str
    title: str
    force: Force
    confidence: float
    zone: str = "UTC"
    binds: Condition = always
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    seen_in_original: bool = False


@dataclass(frozen=True, eq=False)
class Rule:
    """`condition` true means that the rule speaks: `effect` falls on the content classes `cuts`.

    `since` and `until`: the first day in force and the first day no longer. `event`: what ends a
    SUSPEND. `obligation`: what a REQUIRE asks of the message.
    """

    instrument: Instrument
    name: str
    citation: str
    effect: Effect
    condition: Condition
    cuts: tuple[str, ...]
    since: date
    until: date | None
    event: str | None
    obligation: str | None
    sentence: str

    @property
    def id(self) -> str:
        """`usa.reg_f.more_than_seven_calls_in_seven_days`."""
        return f"{self.instrument.rulebook}.{self.instrument.id}.{self.name}"

    def in_force(self, at: datetime) -> bool:
        """Whether the rule is in force at an instant: dates turn at midnight in the instrument's zone."""
        return self.starts_at <= at and (self.ends_at is None or at < self.ends_at)

    def day(self, at: datetime) -> date:
        """The day on which an instant falls for this rule, in its instrument's zone."""
        return at.astimezone(ZoneInfo(self.instrument.zone)).date()

    def limit(self, name: str, at: datetime) -> Any:
        """A parameter as in force at an instant."""
        return self.instrument.parameters[name].on(self.day(at))

    @cached_property
    def starts_at(self) -> datetime:
        """The first instant in force."""
        return _midnight(self.since, self.instrument.zone)

    @cached_property
    def ends_at(self) -> datetime | None:
        """The first instant no longer in force."""
        return _midnight(self.until, self.instrument.zone) if self.until else None

    @cached_property
    def recording(self) -> Recording:
        """What the condition, and the instrument's binding, ask."""
        recorder = Recorder(dict(self.instrument.parameters))
        self.condition(recorder)
        self.instrument.binds(recorder)
        return recorder.recording

    @property
    def questions(self) -> Mapping[str, Question]:
        """Every question this rule needs answered, by name."""
        return self.recording.questions


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


@dataclass(frozen=True)
class Draft:
    """A rule before its module's instrument is known; `rule` leaves it on the function."""

    citation: str
    effect: Effect
    since: date
    until: date | None
    cuts: tuple[str, ...]
    event: str | None
    obligation: str | None
    condition: Condition


def rule(
    citation: str,
    *,
    effect: Effect,
    since: date,
    until: date | None = None,
    cuts: tuple[str, ...] = ALL,
    event: str | None = None,
    obligation: str | None = None,
) -> Callable[[Condition], Condition]:
    """Declare a rule: its citation, its effect, when it is in force, and which classes it cuts.

    The function's docstring is the sentence people read. The body may use `c`, `&`, `|`, comparisons,
    `no` and `among`, and nothing else: anything that a column could not answer is refused here.
    """

    def declare(condition: Condition) -> Condition:
        check_condition(condition, citation)
        draft = Draft(citation, effect, since, until, cuts, event, obligation, condition)
        condition.draft = draft  # type: ignore[attr-defined]  # read back by rules_of
        return condition

    return declare


def rules_of(module: object) -> tuple[Rule, ...]:
    """The rules of a module, in the order of their definition, under its `INSTRUMENT`."""
    instrument: Instrument = module.INSTRUMENT  # type: ignore[attr-defined]  # every instrument's module has one
    drafts = [(name, value.draft) for name, value in vars(module).items() if hasattr(value, "draft")]
    return tuple(
        Rule(
            instrument,
            name,
            draft.citation,
            draft.effect,
            draft.condition,
            draft.cuts,
            draft.since,
            draft.until,
            draft.event,
            draft.obligation,
            " ".join((draft.condition.__doc__ or "").split()),
        )
        for name, draft in drafts
    )
