"""A contact that breaks a property, made as ordinary as it can be, and told as a story or a case file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any, Protocol

import z3

from rightparty.law import questions as ask
from rightparty.law.facts import NEVER
from rightparty.law.rule import Rule
from rightparty.law.symbols.events import ZONES, Event
from rightparty.law.symbols.kleene import Amount, Truth, Word, both, either, neither, term
from rightparty.law.symbols.refusal import allowed, cuts
from rightparty.law.symbols.words import code, text_of
from rightparty.law.symbols.world import World
from rightparty.law.vocabulary import ALL

ORDINARY: Mapping[str, Any] = {
    "channel": "call", "content": "full", "mode": "interactive", "is_reply": False, "role": "borrower",
    "owes": True, "stands_in": False, "represented": False, "attorney_acts": False,
    "liability_basis": "signed", "liability_documented": True, "liability_ended": False,
    "person_status": "alive", "borrower_status": "alive", "borrower_unreachable": False,
    "right_party": "verified", "tied": True, "only_in_address_books": False,
    "traced_without_authority": False, "point_kind": "mobile", "point_place": "own", "domain_public": False,
    "channel_fits": True, "prior_collector_used": False, "sender_fits": True, "creditor_kind": "bank",
    "has_rulebook": True, "has_national_pack": True, "by_agency": False, "us_collector": False,
    "agency_placed": False, "agency_announced": False, "agency_listed": False, "agency_certified": True,
    "agency_violation": "none", "sub_agency": False, "one_creditor": True, "assigned": False,
    "assignment_notified": True, "balance_quotable": True, "amount_matches": True, "settled": False,
    "payment_pending": False, "promise_open": False, "agreement_performing": False,
    "promise_due_tomorrow": False, "promise_kept_lately": False, "reversed_today": False,
    "agency_recall_overdue": False,
    "complaint_unanswered": False, "time_barred": False, "outside_agreed_hours": False,
    "within_agreed_hours": False, "inconvenient_now": False, "call_consented": False, "overdue": 1000,
    "dpd": 20, "balance_age_hours": 1, "days_to_due": NEVER, "valid_second_max": 0, "collectors": 2,
    "borrower_failed_days": 0, "not_reassigned_days": 0, "agency_evaluated_days": 0,
}  # fmt: skip
"""What is so of a contact that nothing stands against; an example departs from it only where it must."""

_ORDINARILY_NOT = (ask.NoticeInForce, ask.Flag, ask.Within, ask.DebtIs, ask.Member, ask.ClosedDay)


LATE = datetime(2026, 11, 23, tzinfo=UTC)
"""A day on which an example lies where the law has no end in sight."""

Period = tuple[datetime, datetime | None]


class _Sought(Protocol):
    """The goal that was met though it must not be."""

    @property
    def formula(self) -> Any: ...
    @property
    def rules(self) -> tuple[Rule, ...]: ...
    @property
    def classes(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Example:
    """`answers`: what rules ask, by name; None is unknown. `odd`: those that are not ordinary.

    `asked`: the questions behind them. `past`: what happened before, a line each. `allowed`: the classes let
    through; `forbidden`: those that must not be. `missed`: rules left out that would have refused.
    `refused_by`: rules that speak.
    """

    at: datetime
    answers: Mapping[str, Any]
    odd: Mapping[str, Any]
    past: tuple[str, ...]
    local: tuple[str, ...]
    allowed: tuple[str, ...]
    asked: Mapping[str, ask.Question]
    forbidden: tuple[str, ...] = ()
    missed: tuple[Rule, ...] = ()
    refused_by: tuple[Rule, ...] = ()


def example(goal: _Sought, world: World, period: Period, left_out: Sequence[Rule] = ()) -> Example:
    """The most ordinary contact that meets a goal, which some contact does, in a period of one law."""
    at = period[0]
    left = allowed(goal.rules, world, at) if goal.rules else dict.fromkeys(ALL, False)
    speaking = {rule: term(cuts(rule, world, at)) for rule in goal.rules if rule.in_force(at)}
    missing = {rule: term(cuts(rule, world, at)) for rule in left_out if rule.in_force(at)}
    solver = z3.Solver()
    solver.add(*world.axioms(), goal.formula)
    for name in ("channel", "content", "role", "point_kind"):
        world.word(name)
    model = _ordinary(solver, [*_preferences(goal, world, period)])
    answers = {name: _value(model, answer) for name, answer in world.answers.items()}

    def so(bit: Any) -> bool:
        return bool(z3.is_true(model.eval(term(bit), model_completion=True)))

    when = datetime.fromtimestamp(model.eval(world.now.at, model_completion=True).as_long(), UTC)
    return Example(
        when,
        answers,
        {name: value for name, value in answers.items() if value != _usual(world, name)},
        tuple(_past(model, world, event) for event in world.history.events if so(_counts(world, event))),
        tuple(dict.fromkeys(_local(model, world, zone) for zone in ZONES)),
        tuple(content for content in ALL if so(left[content])),
        dict(world.asked),
        goal.classes,
        tuple(rule for rule, cut in missing.items() if so(cut)),
        tuple(rule for rule, cut in speaking.items() if so(cut)),
    )


def _ordinary(solver: z3.Solver, wishes: list[Any]) -> z3.ModelRef:
    """A model that grants as many wishes as it can, the first ones sooner."""
    names = [z3.Bool(f"wish {number}") for number in range(len(wishes))]
    for name, wish in zip(names, wishes, strict=True):
        solver.add(z3.Implies(name, wish))
    open_, given_up = list(names), []
    while solver.check(*open_) != z3.sat:
        core = {str(name) for name in solver.unsat_core()}
        blamed = [number for number, name in enumerate(open_) if str(name) in core]
        if not blamed:
            solver.check()
            break
        given_up.append(open_.pop(blamed[-1]))
    for name in reversed(given_up):  # some were blamed for what only another could not have
        if solver.check(*open_, name) == z3.sat:
            open_.append(name)
    solver.check(*open_)
    return solver.model()


def _preferences(goal: _Sought, world: World, period: Period) -> Iterator[Any]:
    """What an example should be like, the most wanted first."""
    left = allowed(goal.rules, world, period[0])
    content = world.word("content").code
    yield either(*(both(content == code(one), left[one]) for one in goal.classes))
    yield world.now.situated
    for first, last in _when(*period):
        yield z3.And(world.now.at >= first, world.now.at < last)
    if "owes" in world.answers:  # a stranger who has a place in such stories
        role, owes = world.word("role").code, term(world.truth("owes").yes)
        yield role == z3.If(owes, code("borrower"), code("emergency_contact"))
    yield from _in_one_zone(world)
    for name, answer in world.answers.items():
        yield term(answer.known)
        usual = _usual(world, name)
        if usual is not None:
            yield _is(answer, usual)
    yield z3.Not(world.now.two_debts)
    yield from (z3.Not(event.present) for event in world.history.events)
    for event in world.history.events:
        yield event.t("attempt") > world.now.at - 40 * 86_400
        yield z3.Not(event.inbound)
        yield event.channel == code("call")
        yield event.content == code("full")
        yield event.bit("same_point")
        yield event.bit("same_creditor")


def _when(since: datetime, until: datetime | None) -> Iterator[tuple[int, int]]:
    """Seconds between which an example should lie: of late, while the law was so, and at noon or about it."""
    first = max(0, int(since.timestamp()))
    last = int(until.timestamp()) if until else max(first, int(LATE.timestamp())) + 86_400
    yield first, last
    yield max(first, last - 86_400 * 2), last


def _in_one_zone(world: World) -> Iterator[Any]:
    """One zone, that of the text where it names one, at ten in the morning."""
    yield world.now.ahead("a") == world.now.ahead("b")
    named = [q.zone for q in world.asked.values() if isinstance(q, ask.LocalSecond) and q.zone]
    if len(set(named)) == 1:
        yield world.now.ahead("a") == z3.Int(f"ahead {named[0]}")
    yield z3.Or(*(world.now.ahead("a") == 3600 * hours for hours in (8, -5, 0)))
    for zone in ZONES:
        yield z3.And(world.now.second(zone) >= 9 * 3600, world.now.second(zone) < 17 * 3600)
        yield world.now.second(zone) == 10 * 3600


def _usual(world: World, name: str) -> Any:
    """What an answer ordinarily is; None where nothing is."""
    question = world.asked[name]
    if isinstance(question, ask.Fact):
        return ORDINARY.get(name)
    if isinstance(question, _ORDINARILY_NOT):
        return False
    return NEVER if isinstance(question, ask.NoticeDays | ask.EvidenceDays) else None


def _is(answer: Truth | Word | Amount, usual: Any) -> Any:
    if isinstance(answer, Truth):
        return term(answer.yes if usual else answer.nay)
    if isinstance(answer, Word):
        return answer.code == code(usual)
    return answer.value == usual


def _value(model: z3.ModelRef, answer: Truth | Word | Amount) -> Any:
    def found(one: Any) -> Any:
        return model.eval(one, model_completion=True)

    if isinstance(answer, Truth):
        if z3.is_true(found(term(answer.yes))):
            return True
        return False if z3.is_true(found(term(answer.nay))) else None
    if not z3.is_true(found(term(answer.known))):
        return None
    if isinstance(answer, Word):
        return text_of(found(answer.code).as_long()) or "something else"
    value = found(answer.value)
    return value.as_long() if z3.is_int_value(value) else _plain(value.as_fraction())


def _plain(value: Fraction) -> Any:
    return int(value) if value.denominator == 1 else float(value)


def _counts(world: World, event: Event) -> Any:
    return both(event.present, event.t("attempt") < world.now.at, neither(False))


def _past(model: z3.ModelRef, world: World, event: Event) -> str:
    """One past contact in words."""

    def so(name: str) -> bool:
        return bool(z3.is_true(model.eval(event.bit(name), model_completion=True)))

    def whole(one: Any) -> int:
        return int(model.eval(one, model_completion=True).as_long())

    ago = timedelta(seconds=whole(world.now.at) - whole(event.t("attempt")))
    inbound = z3.is_true(model.eval(term(event.inbound), model_completion=True))
    who = "this person" if so("same_person") else "the spouse" if so("spouse") else "somebody else"
    what = "conversation" if so("conversation") else "connected" if so("connected") else "not answered"
    by = "this collector" if so("same_collector") else "another collector"
    creditor = "this creditor" if so("same_creditor") else "another creditor"
    point = "this point" if so("same_point") else "another point"
    channel, content = text_of(whole(event.channel)), text_of(whole(event.content))
    direction = f"from {who}" if inbound else f"to {who}"
    return f"{ago} before: {channel} ({content}) {direction}, {point}, {what}; {by}, {creditor}"


def _local(model: z3.ModelRef, world: World, zone: str) -> str:
    second = int(model.eval(world.now.second(zone), model_completion=True).as_long())
    ahead = int(model.eval(world.now.ahead(zone), model_completion=True).as_long())
    sign = "-" if ahead < 0 else "+"
    clock = f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"
    return f"{clock} (UTC{sign}{abs(ahead) // 3600:02d}:{abs(ahead) // 60 % 60:02d})"
