"""The facts of one contact from a dossier: the value reading's twin of `gate/facts.py`.

Every question of the law is answered by name; None where the dossier does not tell.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from rightparty.book.dossier import Dossier
from rightparty.book.places import region_zones
from rightparty.gate.answer_debts import money, state
from rightparty.gate.answer_points import at_point, countries_named
from rightparty.gate.answer_standing import standing
from rightparty.gate.contact import Contact
from rightparty.gate.elsewhere import counts_elsewhere, elsewhere_known_from
from rightparty.gate.gathered import Gathered
from rightparty.gate.holidays import closed
from rightparty.gate.notices import date_in_detail, detail_of, in_force, running
from rightparty.gate.zones import date_in, day_in, personal_hours, second_in
from rightparty.law import questions as ask
from rightparty.law.facts import NEVER
from rightparty.law.load import Law, rulebooks
from rightparty.law.questions import UNION, by_kind
from rightparty.parties.model import PartyModel

_EPOCH = date(1970, 1, 1)


def answers(
    contact: Contact, dossier: Dossier, law: Law, model: PartyModel
) -> tuple[Gathered, Mapping[str, Any]]:
    """Answers to every question of the law, by name, and what they were gathered from."""
    g = Gathered(contact, dossier, model)
    return g, answered(g, by_kind(law.questions.values()))


def answered(g: Gathered, questions: Mapping[type, Sequence[Any]]) -> dict[str, Any]:
    """Answers to some questions, given by their kind, by name."""
    found: dict[str, Any] = {}
    for kind, asked in questions.items():
        answer = _ANSWERS[kind](g)
        for question in asked:
            found[question.name] = answer(question)
    return found


Answer = Callable[[Any], Any]
"""The answer to a question of one kind about one contact."""


def _facts(g: Gathered) -> Answer:
    named = at_point(g) | standing(g) | money(g) | state(g) | _when(g)
    return lambda fact: named.get(fact.name)


def _when(g: Gathered) -> dict[str, Any]:
    c = g.contact
    hours = personal_hours(g.hours, g.zones, c.at)
    told = g.notices_known
    found: dict[str, Any] = {name: value or (False if told else None) for name, value in vars(hours).items()}
    known = told and _events_known(g, 7)
    consented = g.consented(c.at, c.debt_ids)
    return found | {
        "channel": c.channel,
        "mode": c.mode,
        "content": c.content,
        "collectors": c.collectors,
        "business_day": g.business_day,
        "counts_with_lenders": g.creditor.get("creditor_id") in g.dossier.meta.together,
        "call_consented": consented if known else None if consented else False if told else None,
        "valid_second_max": valid_second_max(g.contact, g.zones),
    }


def valid_second_max(c: Contact, zones: Sequence[str]) -> int | None:
    """Until when the message is good, in seconds of the contact's local day where that is latest."""
    if c.valid_until is None:
        return 0
    seconds = [
        (day_in(c.valid_until, zone) - day_in(c.at, zone)) * 86400 + second_in(c.valid_until, zone)
        for zone in zones
    ]
    return max(seconds, default=None)


def events_known_from(g: Gathered, days: int) -> datetime | None:
    """From when on the history is known over a window of days; None where it never is."""
    since = g.events_complete_since
    return None if since is None else since + timedelta(days=days)


def _events_known(g: Gathered, days: int) -> bool:
    known_from = events_known_from(g, days)
    return known_from is not None and known_from <= g.contact.at


def counter_known_from(g: Gathered, counter: ask.Counter) -> datetime | None:
    """From when on a counter can be told; None where it never can."""
    if counter.unconsented and not g.notices_known:
        return None
    if not g.zones or (counter.recounted and g.lost("evidence")):
        return None
    own = events_known_from(g, counter.days)
    if own is None or not counts_elsewhere(counter):
        return own
    creditor_id = g.creditor.get("creditor_id")
    return elsewhere_known_from(g.dossier, g.contact.person_id, creditor_id, counter.days, own)


def _count(g: Gathered) -> Answer:
    def answer(counter: ask.Counter) -> int | None:
        known_from = counter_known_from(g, counter)
        if known_from is None or known_from > g.contact.at:
            return None
        return max((len(days) for _, days in g.days_of(counter)), default=0) if g.marks_for(counter) else 0

    return answer


def _minutes_since(g: Gathered) -> Answer:
    known = _events_known(g, 1)
    return lambda question: g.minutes_since(question) if known else None


def _notice(g: Gathered) -> Answer:
    silence = False if g.notices_known else None
    if not g.reaches:
        return lambda _: silence
    return lambda question: in_force(question, g.reaches, g.asked) or silence


def _notice_days(g: Gathered) -> Answer:
    def answer(question: ask.NoticeDays) -> int | None:
        days = []
        for reach in running(question, g.reaches, g.asked):
            on: int | None = day_in(reach.begins, g.home_zone)
            if question.of:
                on, unreadable = date_in_detail(detail_of(reach.notice), question.of)
                if unreadable:
                    return None
            if on is not None:
                days.append(g.business_day - on)
        return min(days, default=NEVER if g.notices_known else None)

    return answer


def _evidence_days(g: Gathered) -> Answer:
    lost, dated = g.lost("evidence"), [(row["kind"], day_in(row["at"], g.home_zone)) for row in g.ties]

    def answer(question: ask.EvidenceDays) -> int | None:
        days = [g.business_day - day for kind, day in dated if kind in question.kinds]
        return None if lost else min(days, default=NEVER)

    return answer


def _debt_is(g: Gathered) -> Answer:
    every = len(g.debts) == len(set(g.contact.debt_ids))

    def answer(question: ask.DebtIs) -> bool | None:
        stated = [row.get(question.column) for row in g.debts]
        if not question.values:
            return any(value is not None for value in stated)
        if any(_written(value) in question.values for value in stated):
            return True
        return None if None in stated or not every else False

    return answer


def _written(value: Any) -> Any:
    """A value as a rule spells it: truths are `true` and `false`."""
    return str(value).lower() if isinstance(value, bool) else value


def _debt_number(g: Gathered) -> Answer:
    every = 0 < len(g.debts) == len(set(g.contact.debt_ids))

    def answer(question: ask.DebtNumber) -> Any:
        stated = [row.get(question.column) for row in g.debts]
        if None in stated or not every:
            return None
        numbers: list[Any] = [(value - _EPOCH).days if isinstance(value, date) else value for value in stated]
        return max(numbers) if question.pick == "max" else min(numbers)

    return answer


def _member(g: Gathered) -> Answer:
    stated = [g.creditor.get("member_of")]
    if g.by_agency:
        stated.append(g.agency.get("member_of"))

    def answer(question: ask.Member) -> bool | None:
        if any(question.association in (members or ()) for members in stated):
            return True
        return None if None in stated else False

    return answer


def _within(g: Gathered) -> Answer:
    named, region, country = countries_named(g), g.person.get("region"), g.person.get("country")
    regions = [one for one in (region, *(row.get("region") for row in g.debts)) if one]

    def answer(question: ask.Within) -> bool | None:
        place = question.place
        if place == UNION:
            return not named.isdisjoint(rulebooks()["eu"].countries)
        if "-" not in place:
            return place in named
        if any(_inside(one, place) for one in regions):
            return True
        if region:
            return None if _inside(place, region) else False
        if country is not None and country != place[:2]:
            return False
        here = set(region_zones().get("-".join(place.split("-")[:2]), g.zones))
        return None if here & set(g.zones) or not g.zones else False

    return answer


def _inside(part: str, whole: str) -> bool:
    return part == whole or part.startswith(f"{whole}-")


def _flag(g: Gathered) -> Answer:
    return lambda question: question.flag in g.contact.flags


def _local_second(g: Gathered) -> Answer:
    at = g.contact.at

    def answer(question: ask.LocalSecond) -> int | None:
        if question.zone:
            return second_in(at, question.zone)
        pick = min if question.end == "min" else max
        return pick((second_in(at, zone) for zone in g.zones), default=None)

    return answer


def _closed_day(g: Gathered) -> Answer:
    days = {date_in(g.contact.at, zone) for zone in g.zones}
    return lambda question: (
        any(closed(day, question.days, question.holidays) for day in days) if days else None
    )


_ANSWERS: Mapping[type, Callable[[Gathered], Answer]] = {
    ask.Fact: _facts,
    ask.Counter: _count,
    ask.MinutesSince: _minutes_since,
    ask.NoticeInForce: _notice,
    ask.NoticeDays: _notice_days,
    ask.EvidenceDays: _evidence_days,
    ask.DebtIs: _debt_is,
    ask.DebtNumber: _debt_number,
    ask.Member: _member,
    ask.Within: _within,
    ask.Flag: _flag,
    ask.LocalSecond: _local_second,
    ask.ClosedDay: _closed_day,
}
"""For each kind of question, what its answers need, got ready for one contact."""
