"""When a source of contact points is paused, and which pairs rest on it."""

import tomllib
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.book.tables import EVIDENCE_KINDS
from rightparty.engine import Engine, open_engine
from rightparty.errors import InvalidInput
from rightparty.parties.model import default_model
from rightparty.parties.sources import Figures, default_rule, judge, resting_on
from tests.parties.samples import NOON, POINT, created

RULE = default_rule()


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for every table."""
    with closing(open_engine()) as running:
        yield running


@pytest.mark.parametrize(
    ("reports", "outcomes", "state"),
    [
        (0, 0, "ok"),
        (3, 9, "watch"),
        (2, 10, "watch"),
        (3, 10, "paused"),
        (1, 20, "ok"),
        (3, 20, "watch"),
        (4, 20, "paused"),
        (5, 100, "ok"),
        (50, 1000, "ok"),
        (60, 1000, "watch"),
        (80, 1000, "paused"),
    ],
)
def test_a_source_is_paused_only_where_chance_does_not_explain_it(
    reports: int, outcomes: int, state: str
) -> None:
    """The first figures that pause, and the last that do not, at several sizes."""
    assert judge(Figures(outcomes, reports), RULE).state == state


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_report_more_never_helps_and_a_good_outcome_more_never_harms(right: int, wrong: int) -> None:
    """The verdict moves the way the figures do, once there are enough of them to say anything."""
    severity = ("ok", "watch", "paused").index
    here = judge(Figures(right + wrong, wrong), RULE)
    worse = judge(Figures(right + wrong + 1, wrong + 1), RULE)
    better = judge(Figures(right + wrong + 1, wrong), RULE)
    assert severity(worse.state) >= severity(here.state)
    assert better.at_least <= here.at_least + 1e-12
    if right + wrong >= RULE.outcomes_min:
        assert severity(better.state) <= severity(here.state)


def ever_paused(rate: float, outcomes: int) -> float:
    """The chance that a source of this true rate is paused at any of its outcomes, worked out exactly."""
    going, paused = {0: 1.0}, 0.0
    for seen in range(1, outcomes + 1):
        after: dict[int, float] = {}
        for wrong, chance in going.items():
            for total, share in ((wrong, chance * (1 - rate)), (wrong + 1, chance * rate)):
                if share < 1e-12:
                    continue
                if judge(Figures(seen, total), RULE).state == "paused":
                    paused += share
                else:
                    after[total] = after.get(total, 0.0) + share
        going = after
    return paused


def test_looking_at_every_report_pauses_few_good_sources_and_most_bad_ones() -> None:
    """What the file says of its own certainty: 2 % in 1,000 outcomes, and 20 % within 60."""
    assert ever_paused(0.02, 1_000) == pytest.approx(0.004, abs=0.001)
    assert ever_paused(0.20, 60) == pytest.approx(0.967, abs=0.005)


def test_the_verdict_says_why_in_three_languages() -> None:
    """With its figures; too few outcomes are said to be too few."""
    why = judge(Figures(20, 5), RULE).why
    assert set(why) == {"en", "zh-Hans", "zh-Hant"}
    assert "5 of 20" in why["en"]
    assert "over the limit of 5.0%" in why["en"]
    assert "20" in why["zh-Hans"]
    assert "25.0%" in why["zh-Hant"]
    assert "fewer than 10" in judge(Figures(4, 4), RULE).why["en"]


def test_more_reports_than_outcomes_cannot_be() -> None:
    """Figures that contradict themselves are refused, not judged."""
    with pytest.raises(InvalidInput):
        Figures(1, 2)


def test_every_number_of_the_rule_has_its_source_and_date() -> None:
    """No parameter without where it comes from and when that was looked at."""
    raw = tomllib.loads((files("rightparty.parties") / "sources.toml").read_text(encoding="utf-8"))
    sections = [one for one in raw.values() if isinstance(one, dict)]
    assert len(sections) == 5
    assert all(one["source"] and one["checked"] for one in sections)


def test_only_evidence_that_brings_a_point_names_a_source() -> None:
    """Kinds of the contract; every proof is among them, and nothing that speaks against a pair."""
    model = default_model()
    assert set(RULE.kinds) <= set(EVIDENCE_KINDS.split())
    assert set(model.proves) <= set(RULE.kinds)
    against = (*model.reports, *model.denies, *model.passes_on, *model.lapses)
    assert not set(against) & set(RULE.kinds)


ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "person_id": st.sampled_from(["ana", "ben"]),
            "kind": st.sampled_from(["stated", "skip_traced", "code_confirmed", "wrong_number", "bounced"]),
            "source": st.sampled_from([None, "Alfa", "Beta", "contact"]),
            "contact_id": st.sampled_from([None, None, "c1"]),
        }
    ),
    max_size=6,
)


@given(ROWS, st.sets(st.sampled_from(["Alfa", "Beta", "skip_traced"]), min_size=1))
def test_a_pair_rests_on_paused_sources_when_nothing_else_brings_it(
    engine: Engine, rows: list[dict[str, str | None]], paused: set[str]
) -> None:
    """The column reading against a plain one: our own contacts, and any other source, are enough."""
    told = [row | {"point_id": POINT, "at": NOON} for row in rows]
    expected = set()
    for person in ("ana", "ben"):
        brings = [row for row in rows if row["person_id"] == person and row["kind"] in RULE.kinds]
        ours = any(row["contact_id"] or row["source"] == "contact" for row in brings)
        if brings and not ours and {row["source"] or row["kind"] for row in brings} <= paused:
            expected.add(person)
    table = created(engine, evidence=told)["evidence"]
    found = {row["person_id"] for row in engine.rows(resting_on(table, paused, RULE))}
    engine.drop("evidence")
    assert found == expected
