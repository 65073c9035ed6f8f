"""The law through time: no gap, no overlap, and every rule speaks from its first day and not a day before.

What this does not show: that the dates are the law's own. They are cited, and read by people.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from rightparty.book.dossier import Dossier
from rightparty.book.meta import BookMeta
from rightparty.gate.trial import try_case
from rightparty.law.cases.case import Case
from rightparty.law.cases.own import own_cases
from rightparty.law.faults import CHANNELS
from rightparty.law.judge import Filed
from rightparty.law.load import HOME_ZONES, RULEBOOKS, load_law
from rightparty.law.parameters import Window
from rightparty.law.questions import ClosedDay
from rightparty.law.rule import Rule
from rightparty.parties.model import default_model

LAW = load_law()
EVERY = LAW.every
EVER = date(1900, 1, 1)
QUARTERS = [datetime(2008 + q // 4, 1 + 3 * (q % 4), 1, tzinfo=UTC) for q in range(4 * 23)]
EDGES = [change + step for change in LAW.changes() for step in (-timedelta(seconds=1), timedelta())]

HANDOVERS = {
    "usa.new_york_city.two_contacts_in_seven_days": "usa.new_york_city.three_attempts_in_seven_days",
    "usa.florida.email_outside_permitted_hours": "",  # repealed: nothing came in its place
    # The association's guideline held until the national standard took the same text up.
    "chn.nifa_2024.recipient_is_a_third_person": "chn.gbt_45251.recipient_is_a_contact_person",
    "chn.nifa_2024.outside_permitted_hours": "chn.gbt_45251.outside_permitted_hours",
    "chn.nifa_2024.three_connected_calls_today": "chn.gbt_45251.three_connected_calls_today",
}
"""Rules that ended, and the rule that stands in their place from that day on."""
OVERLAPS = {
    # Sources name two first days of the amendments: from the earlier both bind, to the later.
    "usa.new_york_city.two_contacts_in_seven_days",
}
"""Of these, the ones that hold beside their successor for a while, with the reason."""


@pytest.mark.parametrize("book", RULEBOOKS)
def test_each_rule_and_number_is_in_force_once_at_every_time(book: str) -> None:
    """Each quarter from 2008 to 2030 and both sides of every effective date, channel by channel."""
    rules = [rule for rule in EVERY if rule.instrument.rulebook == book]
    for at in QUARTERS + EDGES:
        in_force = [rule for rule in rules if rule.in_force(at)]
        for channel in CHANNELS:
            speaking = [rule.id for rule in in_force if not rule.channels or channel in rule.channels]
            assert len(speaking) == len(set(speaking)), (at, channel)
        for rule in in_force:
            for name in rule.recording.limits:
                holding = [
                    one for one in rule.instrument.parameters[name].values if one.since <= rule.day(at)
                ]
                newest = max((one.since for one in holding), default=None)
                assert sum(one.since == newest for one in holding) == 1, (rule.id, name, at)


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.id)
def test_a_rule_begins_before_it_ends_and_is_cited(rule: Rule) -> None:
    """A rule that is never in force, or rests on nothing, is no rule."""
    assert rule.citation.strip()
    assert rule.until is None or rule.since < rule.until
    assert not rule.in_force(rule.starts_at - timedelta(seconds=1))
    assert rule.in_force(rule.starts_at)
    assert rule.ends_at is None or not rule.in_force(rule.ends_at)


@pytest.mark.parametrize("rule", [rule for rule in EVERY if rule.until], ids=lambda rule: rule.id)
def test_a_rule_that_ended_hands_over_on_that_day(rule: Rule) -> None:
    """What stands in its place begins on the day on which it ends; or nothing does, and that is said."""
    assert rule.id in HANDOVERS, "name what stands in its place in HANDOVERS"
    if HANDOVERS[rule.id]:
        heir = LAW.rule(HANDOVERS[rule.id])
        assert rule.until is not None
        assert heir.since == rule.until or (rule.id in OVERLAPS and heir.since < rule.until)
        assert heir.instrument.zone == rule.instrument.zone


def _refused() -> list[Case]:
    """The refused side of each boundary pair of a rule whose first day is known."""
    return [case for case in own_cases() if case.expected.speaks and _rule(case).since > EVER]


def _rule(case: Case) -> Rule:
    return LAW.rule(case.expected.speaks[0])


def _why_not(case: Case) -> str:
    """Why a pair cannot be moved to another day."""
    rule = _rule(case)
    parameters = [rule.instrument.parameters[name] for name in rule.recording.limits]
    if any(isinstance(question, ClosedDay) for question in rule.questions.values()):
        return "it reads weekdays or holidays"
    if any(len(parameter.values) > 1 for parameter in parameters):
        return "its number was another one then"
    if "business_day" in rule.questions or any("date" in parameter.unit for parameter in parameters):
        return "it reads a date of the calendar"
    if rule.id.startswith("usa.") and rule.since.year < 1970:
        return "time zones of that time are not known"
    return ""


def _moved(case: Case, days: int) -> Case:
    """The same case so many days later: every instant at the same hour by the clock of its country."""
    country = next((str(row["country"]) for row in case.dossier.rows("creditors")), "")
    zone = ZoneInfo(HOME_ZONES.get(country, "UTC"))

    def moved(value: Any) -> Any:
        if isinstance(value, datetime):
            wall = value.astimezone(zone).replace(tzinfo=None) + timedelta(days=days)
            return wall.replace(tzinfo=zone).astimezone(UTC)
        if isinstance(value, date):
            return value + timedelta(days=days)
        if isinstance(value, Mapping):
            return {name: moved(one) for name, one in value.items()}
        if isinstance(value, str) and value.startswith("{"):
            return json.dumps(moved(json.loads(value)))
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return str(date.fromisoformat(value) + timedelta(days=days))
        return value

    meta = BookMeta(moved(case.dossier.meta.as_of), moved(case.dossier.meta.complete_since))
    tables = {name: [moved(row) for row in rows] for name, rows in case.dossier.tables.items()}
    return replace(
        case,
        at=moved(case.at),
        dossier=Dossier(meta, tables, case.dossier.absent_tables),
        contact=None if case.contact is None else moved(case.contact),
        records=[Filed(one.kind, moved(one.facts), one.says) for one in case.records],
    )


def _speaks(case: Case) -> bool:
    trial = try_case(case, LAW, default_model())
    return _rule(case).id in trial.product.rules


@pytest.mark.parametrize(
    "case", [case for case in _refused() if not _why_not(case)], ids=lambda case: f"{case.where} {case.id}"
)
def test_a_boundary_holds_from_the_first_day_and_not_the_day_before(case: Case) -> None:
    """The first refused contact, moved bodily to the rule's first day, and to the day before."""
    days = (_rule(case).since - _rule(case).day(case.at)).days
    assert _speaks(_moved(case, days))
    assert not _speaks(_moved(case, days - 1))


def test_most_boundaries_can_be_moved() -> None:
    """The reasons for leaving one out are few, and so are the pairs."""
    left_out = [case.where for case in _refused() if _why_not(case)]
    assert len(left_out) <= len(_refused()) / 4, left_out


def test_windows_are_in_order_at_all_times() -> None:
    """Hours open before they close, whatever the day."""
    for rule in EVERY:
        for name in rule.recording.limits:
            for dated in rule.instrument.parameters[name].values:
                if isinstance(dated.value, Window):
                    assert dated.value.opens < dated.value.closes, (rule.id, name)
