"""The whole law together: its questions, versions, dates, and a house policy that only tightens."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from rightparty.errors import InvalidInput
from rightparty.law.load import RULEBOOKS, Law, Rulebook, each_country_once, load_law
from rightparty.law.rule import Rule
from rightparty.law.vocabulary import ALL, Effect


def test_every_rule_has_citation_sentence_and_known_classes() -> None:
    """And an id of its own; a suspension names its event, a requirement its obligation."""
    rules = load_law().rules
    assert len({rule.id for rule in rules}) == len(rules)
    for rule in rules:
        assert rule.citation.strip(), rule.id
        assert rule.sentence.strip(), rule.id
        assert rule.cuts, rule.id
        assert set(rule.cuts) <= set(ALL), rule.id
        assert (rule.effect is Effect.SUSPEND) == (rule.event is not None), rule.id
        assert (rule.effect is Effect.REQUIRE) == (rule.obligation is not None), rule.id


def test_the_house_policy_binds_everywhere_and_comes_last() -> None:
    """Reasons of law come before reasons of policy."""
    named = {rule.instrument.rulebook for rule in load_law().every}
    assert tuple(load_law().versions) == tuple(book for book in RULEBOOKS if book in named)
    assert RULEBOOKS[-1] == "house"


def test_every_limit_has_a_value_whenever_its_rule_is_in_force() -> None:
    """Sampled each quarter of thirty years and on both sides of every date of change: no gap raises."""
    law = load_law()
    quarters = [datetime(2010 + q // 4, 1 + 3 * (q % 4), 1, tzinfo=UTC) for q in range(120)]
    edges = [change + step for change in law.changes() for step in (-timedelta(seconds=1), timedelta())]
    for at in quarters + edges:
        for rule in law.in_force(at):
            for limit in rule.recording.limits:
                rule.limit(limit, at)


def test_a_house_policy_may_tighten(tmp_path: Path) -> None:
    """A tighter number and shorter hours; the version changes with them."""
    house = tmp_path / "house.toml"
    house.write_text(
        'telling_contacts_in_30_days = 2\ncontact_window = ["09:00", "20:00"]\n', encoding="utf-8"
    )
    law = load_law(house)
    assert law.versions["house"] != load_law().versions["house"]
    assert law.versions["core"] == load_law().versions["core"]
    cap = law.rule("told_often_enough_this_month")
    assert cap.limit("telling_contacts_in_30_days", datetime(2026, 1, 1, tzinfo=UTC)) == 2


def _with(rule: Rule, **changed: object) -> Law:
    law = load_law()
    other = replace(rule, **changed)  # type: ignore[arg-type]  # as the test says
    return Law(tuple(other if one.id == rule.id else one for one in law.rules), law.records)


def test_a_version_changes_with_whom_a_text_binds() -> None:
    """What was accepted for banks is not accepted for everybody."""
    rule = load_law().rule("gbt_45251.outside_permitted_hours")
    wider = replace(
        rule.instrument, binds=load_law().rule("core.promise.person_does_not_owe").instrument.binds
    )
    changed = _with(rule, instrument=wider).versions
    assert {name for name, version in load_law().versions.items() if changed[name] != version} == {"chn"}


def test_a_version_changes_with_a_part_that_stands_elsewhere() -> None:
    """The rule's own text is the same; the part that it calls is another."""
    rule = load_law().rule("private_lending_2020.interest_above_four_times_the_lpr")

    def dearer_than_at_its_time(c: Any) -> Any:
        return c.debt_number("all_in_rate") > c.limit("cap_2025_05")

    names = {**rule.condition.__globals__, "dearer_than_at_its_time": dearer_than_at_its_time}
    other = FunctionType(rule.condition.__code__, names)
    changed = _with(rule, condition=other).versions
    assert {name for name, version in load_law().versions.items() if changed[name] != version} == {"chn"}


def test_a_house_policy_that_loosens_is_refused_with_every_reason(tmp_path: Path) -> None:
    """More contacts, longer hours, an unknown name and a wrong kind: four faults at once."""
    house = tmp_path / "house.toml"
    house.write_text(
        'telling_contacts_in_30_days = 9\ncontact_window = ["22:00", "02:00"]\nno_such = 1\n'
        'sms_per_day = "two"\n',
        encoding="utf-8",
    )
    with pytest.raises(InvalidInput) as caught:
        load_law(house)
    told = [str(problem) for problem in caught.value.problems]
    assert [one.partition(": ")[0] for one in told] == [f"{house}:{line}" for line in (1, 2, 3, 4)]
    assert "may only be tighter: from 0 to 4" in told[0]
    assert 'hours inside "00:00" to "24:00"' in told[1]
    assert "is no house parameter" in told[2]
    assert "write it like `1`" in told[3]


def test_a_country_has_one_rulebook() -> None:
    """Two packages that serve the same country are refused, with the line to take out."""
    books = {
        name: Rulebook(name, name, (), {"CN": "Asia/Shanghai"} if name in ("chn", "usa") else {})
        for name in ("core", "chn", "usa")
    }
    with pytest.raises(InvalidInput) as caught:
        each_country_once(books)
    [told] = caught.value.problems
    assert "rulebooks/usa/__init__.py:" in str(told)
    assert "`CN` is served by chn and usa alike: take it out" in str(told)


def test_a_rule_is_found_by_any_ending_that_only_one_has() -> None:
    """Several rules are called `outside_permitted_hours`: that name alone does not say which."""
    assert load_law().rule("more_than_seven_calls_in_seven_days").instrument.id == "reg_f"
    with pytest.raises(InvalidInput, match=r"names \d+ rules"):
        load_law().rule("outside_permitted_hours")


def test_law_alone_is_law_without_our_promise() -> None:
    """`only` leaves the other rulebooks out."""
    assert {rule.instrument.rulebook for rule in load_law().only("chn", "usa").rules} == {"chn", "usa"}
