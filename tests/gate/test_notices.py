"""Which notices a later one ends: a stop for its own creditor only, and both readings say the same."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import product

import ibis
import pytest

from rightparty.engine import Engine, open_engine
from rightparty.gate.notice_table import not_ended
from rightparty.gate.notices import ENDED_BY, Asked, Reach, running
from rightparty.law.questions import NoticeInForce
from tests.gate.stories import Story

TOLD = datetime(2026, 11, 1, tzinfo=UTC)
ENDED = TOLD + timedelta(days=1)
ASKED = TOLD + timedelta(days=2)
NOON = "2026-11-23T12:00:00+08:00"
SCHEMA = {
    "candidate_id": "string", "notice_id": "string", "kind": "string", "begins": "timestamp",
    "asked_at": "timestamp", "ref": "string", "reach_debt_id": "string", "reach_creditor_id": "string",
}  # fmt: skip
KEYS = tuple(product((None, "C"), (None, "D")))  # creditor, debt


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for the module."""
    with closing(open_engine()) as opened:
        yield opened


@pytest.mark.parametrize(
    ("begun", "end", "ends"),
    [
        ({"creditor_id": "C"}, {}, False),
        ({"debt_id": "D"}, {}, False),
        ({}, {"creditor_id": "C"}, False),
        ({}, {}, True),
        ({"creditor_id": "C"}, {"creditor_id": "C"}, True),
        ({"creditor_id": "C", "debt_id": "D"}, {"creditor_id": "C"}, True),
        ({"creditor_id": "C", "debt_id": "D"}, {"debt_id": "D"}, True),
        ({"creditor_id": "C"}, {"debt_id": "D"}, False),
    ],
)
@pytest.mark.parametrize("kind", ["agreement_performing", "complaint_open"])
def test_a_stop_ends_for_its_own_creditor_only(
    kind: str, begun: dict[str, str], end: dict[str, str], ends: bool
) -> None:
    """What names no creditor ends nothing that a creditor named."""
    story = Story().told(kind, "2026-11-01T00:00:00+00:00", **begun)
    story.told(ENDED_BY[kind], "2026-11-02T00:00:00+00:00", **end)
    assert (story.ask(NOON).verdict == "allow") is ends


def _left(kind: str, begun: tuple[str | None, str | None], end: tuple[str | None, str | None]) -> bool:
    """Whether the notice begun is still in force, by values."""
    reaches = [
        Reach({"kind": which, "at": at}, person_id="P", creditor_id=keys[0], debt_id=keys[1])
        for which, at, keys in ((kind, TOLD, begun), (ENDED_BY[kind], ENDED, end))
    ]
    asked = Asked("P", "M", "call", "C", None, ASKED)
    return any(running(NoticeInForce(kind), reaches, asked))


def test_both_readings_say_the_same(engine: Engine) -> None:
    """For every notice that another ends, whatever either of them names."""
    cases = list(product(ENDED_BY, KEYS, KEYS))
    rows = [
        {
            "candidate_id": str(number), "notice_id": id, "kind": which, "begins": at,
            "asked_at": ASKED, "ref": None, "reach_creditor_id": keys[0],
            "reach_debt_id": keys[1],
        }
        for number, (kind, begun, end) in enumerate(cases)
        for id, which, at, keys in (("a", kind, TOLD, begun), ("b", ENDED_BY[kind], ENDED, end))
    ]  # fmt: skip
    table = engine.create("pairs_of_notices", iter(rows), ibis.schema(SCHEMA))
    left = {row["candidate_id"] for row in engine.rows(not_ended(table)) if row["notice_id"] == "a"}
    for number, case in enumerate(cases):
        assert (str(number) in left) is _left(*case), case


def test_whoever_withdraws_a_consent_need_not_say_from_whom() -> None:
    """To end what allows something is the safe side."""
    assert not _left("consent", ("C", None), (None, None))
    assert not _left("consent", ("C", "D"), (None, None))
