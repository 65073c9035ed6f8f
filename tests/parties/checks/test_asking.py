"""Which numbers of a book are asked about, and since when."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from typing import Any

import pytest

from rightparty.engine import Engine, open_engine
from rightparty.parties.checks.asking import questions, worth_asking
from rightparty.parties.checks.check import IDENTITY, RECYCLED
from rightparty.parties.model import default_model
from tests.parties.samples import HOUR, NOON, Row, created, evidence, point


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all tables."""
    with closing(open_engine()) as running:
        yield running


def asked(
    engine: Engine,
    rows: Iterable[Row],
    *,
    liable: str = "ana",
    related: Iterable[Row] = (),
    points: Iterable[Row] = (point(),),
    check: str = RECYCLED,
) -> list[tuple[str, str, datetime]]:
    """Person, number and since of what is worth asking at noon."""
    tables = created(
        engine,
        points=points,
        evidence=rows,
        persons=[{"person_id": name, "name": name.title(), "national_id": "7"} for name in ("ana", "ben")],
        liabilities=[{"debt_id": "d", "person_id": liable, "role": "borrower"}],
        relations=related,
    )
    found = worth_asking(
        tables,
        default_model(),
        check=check,
        source="rnd",
        prefix="+86",
        at=NOON,
        again_after=timedelta(days=30),
    )
    return [(row["person_id"], row["number"], row["since"]) for row in engine.rows(found)]


def test_since_the_last_proof_else_the_statement(engine: Engine) -> None:
    """What was proven last counts; what was only stated, where nothing was."""
    stated, proven = evidence("stated", 900), evidence("code_confirmed", 100)
    assert asked(engine, [stated, proven]) == [("ana", "+8613912345678", NOON - 100 * HOUR)]
    assert asked(engine, [stated, evidence("skip_traced", 50)])[0][2] == NOON - 900 * HOUR


def test_not_later_than_they_last_wrote_from_it(engine: Engine) -> None:
    """12 CFR 1006.6(d)(5)(ii) counts from the last text message."""
    rows = [evidence("code_confirmed", 100), evidence("wrote_from", 200)]
    assert asked(engine, rows)[0][2] == NOON - 200 * HOUR
    assert (
        asked(engine, [evidence("code_confirmed", 100), evidence("wrote_from", 50)])[0][2]
        == NOON - 100 * HOUR
    )


@pytest.mark.parametrize(
    "rows",
    [
        [evidence("skip_traced", 50)],
        [evidence("stated", -1)],
        [evidence("stated", 90, "ben")],
        [evidence("stated", 90), evidence("not_recycled", 24, source="rnd")],
        [evidence("stated", 90), evidence("recycling_unknown", 719, source="rnd")],
    ],
    ids=["never theirs", "not yet", "a friend", "asked yesterday", "asked 29 days ago"],
)
def test_whom_nobody_asks_about(engine: Engine, rows: list[Row]) -> None:
    """Numbers without a claim, people who owe nothing, and what this source answered lately."""
    assert asked(engine, rows) == []


def test_other_sources_and_older_answers_do_not_stand_in(engine: Engine) -> None:
    """Another source's answer is another answer; after thirty days the same is asked again."""
    stated = evidence("stated", 9000)
    assert asked(engine, [stated, evidence("not_recycled", 24, source="aliyun")])
    assert asked(engine, [stated, evidence("not_recycled", 721, source="rnd")])
    assert asked(engine, [stated, evidence("carrier_match", 24, source="rnd")])


@pytest.mark.parametrize(
    ("role", "verified_at", "until", "is_asked"),
    [
        ("guardian", NOON - HOUR, None, True),
        ("guardian", NOON + HOUR, None, False),
        ("guardian", None, None, False),
        ("guardian", NOON - 9 * HOUR, NOON - HOUR, False),
        ("emergency_contact", NOON - HOUR, None, False),
        ("family", NOON - HOUR, None, False),
    ],
)
def test_a_representative_is_asked_about_and_a_friend_never(
    engine: Engine, role: str, verified_at: Any, until: Any, is_asked: bool
) -> None:
    """Nobody's number leaves the house who neither owes nor stands in."""
    relation = {"debt_id": "d", "person_id": "ben", "role": role, "verified_at": verified_at, "until": until}
    assert bool(asked(engine, [evidence("stated", 90, "ben")], related=[relation])) is is_asked


def test_only_numbers_of_that_country(engine: Engine) -> None:
    """An e-mail address and a foreign number are nobody's business there."""
    rows = [evidence("stated", 90)]
    for other in (point("email", value="a@b.example"), point(value="+12025550123")):
        assert asked(engine, rows, points=[other]) == []


def test_a_check_for_reissue_knows_no_name() -> None:
    """What is not compared is not taken along."""
    row = {
        "point_id": "x",
        "person_id": "p",
        "number": "+8613800138000",
        "since": NOON,
        "name": "Ana",
        "national_id": "7",
    }
    (reissue,), (identity,) = questions([row], RECYCLED), questions([row], IDENTITY)
    assert (reissue.name, reissue.national_id, reissue.since) == ("", "", NOON)
    assert (identity.name, identity.national_id, identity.since) == ("Ana", "7", None)
    assert reissue.reference == "x/p"
