"""A rule of law: a function of one argument, its citation, and what follows when it is true."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from rightparty.errors import InvalidInput
from rightparty.law.check import condition_faults, place_of
from rightparty.law.declared import draft_faults
from rightparty.law.faults import raised_at
from rightparty.law.logic import among
from rightparty.law.parameters import Parameter
from rightparty.law.questions import Question
from rightparty.law.recording import Recorder, Recording
from rightparty.law.records import CONTACT, facts_about
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
    `confidence`: how sure the research is of the text; `seen_in_original`: whether it was read there.
    `place`: the country or subdivision whose text it is, `US-MA`; empty for our own.
    `lenders`: of a policy on contacts of several lenders, those that it binds, each with the legal basis that
    it has recorded; None for any other text.
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
    place: str = ""
    lenders: Mapping[str, str] | None = None

    def day(self, at: datetime) -> date:
        """The day on which an instant falls in the instrument's zone."""
        return at.astimezone(ZoneInfo(self.zone)).date()


@dataclass(frozen=True, eq=False)
class Draft:
    """What a rule says of itself, before its module's instrument is known; `rule` leaves it on the function.

    `cuts`: the content classes on which the effect falls. `channels`: the only channels it speaks about
    (empty: all). `about`: a contact, or a kind of record (`law/records.py`). `since` and `until`: the first
    day in force and the first day no longer. `event`: what ends a SUSPEND. `obligation`: what a REQUIRE asks
    of the message. `legal_effect`: what the text calls the result, where it has a name for it.
    `confidence`, `seen_in_original`: where they differ from the instrument's.
    """

    citation: str
    effect: Effect
    condition: Condition
    cuts: tuple[str, ...]
    since: date
    until: date | None = None
    channels: tuple[str, ...] = ()
    about: str = CONTACT
    event: str | None = None
    obligation: str | None = None
    legal_effect: str | None = None
    confidence: float | None = None
    seen_in_original: bool | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class Rule(Draft):
    """A draft under its instrument: `condition` true means that the rule speaks."""

    instrument: Instrument
    name: str
    confidence: float
    seen_in_original: bool

    @property
    def id(self) -> str:
        """`usa.reg_f.more_than_seven_calls_in_seven_days`."""
        return f"{self.instrument.rulebook}.{self.instrument.id}.{self.name}"

    @cached_property
    def sentence(self) -> str:
        """The rule in one English sentence: its docstring."""
        return " ".join((self.condition.__doc__ or "").split())

    def in_force(self, at: datetime) -> bool:
        """Whether the rule is in force at an instant: dates turn at midnight in the instrument's zone."""
        return self.starts_at <= at and (self.ends_at is None or at < self.ends_at)

    def day(self, at: datetime) -> date:
        """The day on which an instant falls for this rule, in its instrument's zone."""
        return self.instrument.day(at)

    def limit(self, name: str, at: datetime) -> Any:
        """A parameter as in force at an instant."""
        return self.instrument.parameters[name].on(self.day(at))

    def starts_on(self, day: date) -> datetime:
        """The first instant of a day, where the instrument's dates turn."""
        return _midnight(day, self.instrument.zone)

    def binds(self, reading: Any) -> Any:
        """Whether the rule is about such a contact: its instrument binds, and its channels hold this one.

        Asked of a reading; where that is unknown, it binds (`gate/masks.py`, `gate/decide.py`).
        """
        bound = self.instrument.binds(reading)
        return self.on_channel(reading) & bound if self.channels else bound

    def on_channel(self, reading: Any) -> Any:
        """Whether the rule speaks about the contact's channel."""
        return among(reading.channel, self.channels) if self.channels else True

    @property
    def binds_always(self) -> bool:
        """Whether the rule is about every contact."""
        return self.instrument.binds is always and not self.channels

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
        """What the condition, the channels and the instrument's binding ask."""
        recorder = Recorder(self.instrument.parameters, facts_about(self.about))
        asked = recorder.recording
        for ask in (self.condition, self.binds):
            try:
                if ask(recorder) is None:
                    asked.faults.append(f"{place_of(self.condition)}: the condition returns nothing")
            except (TypeError, AttributeError, ValueError) as fault:
                asked.faults.append(f"{raised_at(fault)}: {fault}")
        return asked

    @property
    def questions(self) -> Mapping[str, Question]:
        """Every question this rule needs answered, by name."""
        return self.recording.questions


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def part(condition: Condition) -> Condition:
    """Declare a condition with a name of its own, which rules of the module (and others) may call."""
    condition.faults = condition_faults(condition, "named part")  # type: ignore[attr-defined]  # told by rules_of
    condition.part = True  # type: ignore[attr-defined]  # read back by the check of whoever calls it
    return condition


def rule(
    citation: str,
    *,
    effect: Effect,
    since: date,
    cuts: tuple[str, ...] = ALL,
    **more: Any,
) -> Callable[[Condition], Condition]:
    """Declare a rule: its citation, its effect, when it is in force, which classes it cuts (see `Draft`).

    The function's docstring is the sentence people read. The body may use `c`, `&`, `|`, comparisons,
    `no`, `among` and parts, and nothing else: anything that a column could not answer is refused at load.
    """

    def declare(condition: Condition) -> Condition:
        faults = condition_faults(condition, citation)
        try:
            draft = Draft(citation, effect, condition, cuts, since, **more)
        except TypeError as fault:
            faults.append(f"{place_of(condition)}: {fault}")
        else:
            faults += [f"{place_of(condition)}: {what}" for what in draft_faults(draft)]
            condition.draft = draft  # type: ignore[attr-defined]  # read back by rules_of
        condition.faults = faults  # type: ignore[attr-defined]  # told by rules_of, all of a module at once
        return condition

    return declare


def rules_of(module: object) -> tuple[Rule, ...]:
    """The rules of a module, in the order of their definition, under its `INSTRUMENT`.

    Raises:
        InvalidInput: everything that is wrong with any of them, each with file, line and what to write.
    """
    instrument: Instrument = module.INSTRUMENT  # type: ignore[attr-defined]  # every instrument's module has one
    here = getattr(module, "__name__", None)
    declared = [one for one in vars(module).values() if hasattr(one, "faults") and one.__module__ == here]
    problems = [fault for one in declared for fault in one.faults]
    if instrument.binds is not always:
        problems += condition_faults(instrument.binds, instrument.title)
    rules = tuple(
        _under(instrument, name, value.draft)
        for name, value in vars(module).items()
        if hasattr(value, "draft") and value.__module__ == here
    )
    for rule in rules:
        if not rule.condition.faults:  # type: ignore[attr-defined]  # one with faults cannot be asked
            problems += rule.recording.faults
    if problems:
        raise InvalidInput(
            f"rules of {instrument.rulebook}.{instrument.id} cannot be read in all readings",
            problems=list(dict.fromkeys(problems)),
        )
    return rules


def _under(instrument: Instrument, name: str, draft: Draft) -> Rule:
    said = dict(vars(draft))
    for inherited in ("confidence", "seen_in_original"):
        if said[inherited] is None:
            said[inherited] = getattr(instrument, inherited)
    return Rule(instrument=instrument, name=name, **said)
