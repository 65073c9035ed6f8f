"""Days under a policy: the same twice, silent where nothing is sent, and with money from who owes alone."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from rightparty.book.book import Book
from rightparty.book.load import load_book
from rightparty.engine import Engine, open_engine
from rightparty.law.load import load_law
from rightparty.parties.model import default_model
from rightparty.world.course import Course, Stage, stage_of
from rightparty.world.mornings import Rules
from rightparty.world.policies import NOTHING, OURS, PRACTICE
from rightparty.world.practice import default_practice
from rightparty.world.town import book_meta, make_town
from rightparty.world.write import write_town
from tests.world.towns import AT

DAYS = 3
BEGAN = AT - timedelta(days=DAYS - 1)


@pytest.fixture(scope="module")
def engine() -> Engine:
    """One engine for the module's town."""
    return open_engine()


@pytest.fixture(scope="module")
def book(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A town of 700 people."""
    folder = tmp_path_factory.mktemp("played") / "town"
    write_town(make_town(700, 5, 0.04, AT), book_meta(AT), folder)
    return load_book(folder, engine)


@pytest.fixture(scope="module")
def stage(engine: Engine, book: Book) -> Stage:
    """The town, ready to be played."""
    rules = Rules(load_law(), default_model(), default_practice())
    return stage_of(engine, book, BEGAN, AT, rules)


def played(stage: Stage, policy: str, days: int = DAYS) -> tuple[Course, list[dict[str, Any]]]:
    """A policy's course and its rows."""
    course = Course(stage, policy)
    return course, [course.day(number) for number in range(days)]


@pytest.fixture(scope="module")
def practised(stage: Stage) -> tuple[Course, list[dict[str, Any]]]:
    """The town under common practice."""
    return played(stage, PRACTICE)


@pytest.fixture(scope="module")
def untouched(stage: Stage) -> list[dict[str, Any]]:
    """The town where nothing is sent."""
    return played(stage, NOTHING)[1]


@pytest.mark.slow
def test_yesterdays_contacts_tire(stage: Stage, book: Book, engine: Engine) -> None:
    """Who was contacted in the month before a play has been, on the first day of it; nobody else has."""
    sent = book.tables["events"].filter(book.tables["events"].direction == "out")
    month = [row for row in engine.rows(sent) if BEGAN - timedelta(days=31) < row["at"] < BEGAN]
    reached = {who for row in month for who in stage.holdings.at(BEGAN).of(row["point_id"])}
    assert stage.met
    assert set(stage.met) <= reached
    assert all(-30 <= day < 0 for days in stage.met.values() for day in days)
    scene = Course(stage, NOTHING).play(0).scene
    assert scene.before == {who: sum(day > -30 for day in days) for who, days in stage.met.items()}


Practised = tuple[Course, list[dict[str, Any]]]


@pytest.mark.slow
def test_the_same_seed_gives_the_same_days(stage: Stage, practised: Practised) -> None:
    """Two courses of one policy are equal in every figure."""
    assert played(stage, PRACTICE)[1] == practised[1]


def test_where_nothing_is_sent_nobody_reacts(untouched: list[dict[str, Any]]) -> None:
    """No figure but the money that comes in anyway, and none of it caused."""
    for row in untouched:
        assert row["borrowers"] > 0
        assert not any(row[name] for name in ("messages", "told", "reached", "protests", "complaints"))
        assert not any(row[name] for name in ("answered_knock", "opt_outs", "promises", "contacted_so_far"))
        assert row["money_caused"] == 0


def test_money_comes_from_those_who_owe(practised: Practised, engine: Engine, book: Book) -> None:
    """Every payment that a contact caused is on a debt of who paid it, and within what was overdue."""
    course, rows = practised
    paid = engine.rows(course.diary.tables["payments"])
    caused = [row for row in paid if row["payment_id"].startswith("PLAY")]
    owes = {(row["debt_id"], row["person_id"]) for row in engine.rows(book.tables["liabilities"])}
    assert caused
    assert all((row["debt_id"], row["payer_id"]) in owes for row in caused)
    assert sum(row["money_caused"] for row in rows) == sum(row["amount"] for row in caused)


def test_contacts_bring_in_at_least_what_comes_anyway(
    practised: Practised, untouched: list[dict[str, Any]]
) -> None:
    """What is brought forward is netted, so that nothing is counted twice and nothing is lost."""
    anyway = sum((row["money"] for row in untouched), Decimal(0))
    rows = practised[1]
    assert sum((row["money"] for row in rows), Decimal(0)) + rows[-1]["money_netted_so_far"] >= anyway


def test_ages_and_abilities_add_up_to_the_money(practised: Practised) -> None:
    """Each receipt stands in one bucket, and with one ability."""
    for row in practised[1]:
        buckets = sum(row[f"money_{name}"] for name in ("1_30", "31_60", "61_90", "91_on"))
        assert row["money"] == buckets
        assert row["money"] == sum(row[f"money_{name}"] for name in ("paying", "lapsed", "stopped"))


@pytest.mark.slow
def test_whoever_comes_to_the_door_is_let_in(stage: Stage) -> None:
    """Under ours, who answers a knock or signs in is told everything the same day, and nobody else."""
    _, rows = played(stage, OURS, 1)
    came = sum(row["answered_knock"] + row["signed_in"] for row in rows)
    inside = sum(row["answered_let_in"] + row["signed_in_let_in"] for row in rows)
    assert came > 0
    assert inside >= 0.9 * came
    assert [row["leaked"] for row in rows] == [0]
    assert [row["to_not_liable"] for row in rows] == [0]
    assert all(row["told"] <= row["reached"] <= row["holders"] <= row["borrowers"] for row in rows)
