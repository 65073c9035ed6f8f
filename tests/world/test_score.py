"""Scores from the truth: whose hands a debt word comes into."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rightparty.engine import open_engine
from rightparty.world.policies import OURS, PRACTICE, Message
from rightparty.world.score import Truth, by_policy, leaks, often, score, truth_at
from rightparty.world.snapshot import Snapshot
from tests.world.towns import AT, tables, town

SEEN = Snapshot(
    datetime(2026, 11, 24, 1, tzinfo=UTC),
    (),
    {},
    {"d1": frozenset({"ana", "lawyer"}), "d2": frozenset({"ana", "co"})},
)
TRUTH = Truth(
    {"own": ("ana",), "sold": ("stranger",), "home": ("ana", "mia"), "cos": ("co",), "desk": ("lawyer",)}
)
TEXT = Message(PRACTICE, "ana", "own", "sms", "full", ("d1",))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, False),
        ({"point_id": "sold"}, True),
        ({"point_id": "sold", "content": "knock"}, False),
        ({"point_id": "sold", "guarded": True}, False),
        ({"point_id": "sold", "channel": "call", "heard": False}, False),
        ({"point_id": "dead"}, False),
        ({"point_id": "home"}, True),
        ({"point_id": "home", "channel": "letter"}, False),
        ({"point_id": "sold", "channel": "letter"}, True),
        ({"point_id": "cos"}, True),
        ({"point_id": "cos", "debt_ids": ("d2",)}, False),
        ({"point_id": "cos", "debt_ids": ("d1", "d2")}, True),
        ({"point_id": "desk"}, False),
    ],
)
def test_a_leak_is_a_debt_word_in_hands_that_do_not_owe(change: dict[str, object], expected: bool) -> None:
    """Every holder must owe all the debts named; a guarded or unheard word tells nobody."""
    assert leaks(replace(TEXT, **change), SEEN, TRUTH) is expected  # type: ignore[arg-type]  # cells of a message


def test_a_score_counts_each_thing_once() -> None:
    """Messages, debt words, leaks, people addressed without owing, and strangers reached."""
    sent = [
        TEXT,
        replace(TEXT, point_id="sold"),
        replace(TEXT, person_id="mia", point_id="sold", content="locate"),
    ]
    found = score(sent, SEEN, TRUTH)
    assert (found.messages, found.debt_words, found.leaked, found.to_not_liable) == (3, 2, 1, 1)
    assert (found.addressed, found.to_strangers, found.often) == (2, 2, 0)


def test_often_counts_whoever_holds_the_point() -> None:
    """Five messages bother a person, whether or not they were meant for them."""
    assert often([("a",)] * 4 + [("a", "b")] + [("b",)] * 3) == 1


def test_scores_are_kept_apart_by_policy() -> None:
    """One score a policy."""
    found = by_policy([TEXT, replace(TEXT, policy=OURS)], SEEN, TRUTH)
    assert {policy: one.messages for policy, one in found.items()} == {PRACTICE: 1, OURS: 1}


def test_the_truth_is_read_at_an_instant() -> None:
    """Holders are those of that instant: a year earlier some numbers were others'."""
    engine = open_engine()
    read = tables(engine, town(churn=0.2))
    now, earlier = truth_at(engine, read, AT), truth_at(engine, read, AT - timedelta(days=365))
    assert now.holders != earlier.holders
    for row in town(churn=0.2)["truth"]:
        holds = row["from"] <= AT and (row["until"] is None or row["until"] > AT)
        assert (row["person_id"] in now.of(row["point_id"])) is holds
