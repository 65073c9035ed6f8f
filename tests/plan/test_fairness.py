"""A policy is judged by whom it contacts most."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.engine import Engine
from rightparty.errors import Refused
from rightparty.plan.fairness import (
    GROUPS,
    PASSED,
    REJECTED,
    UNKNOWN,
    as_rows,
    checks,
    income_of,
    people_of,
    refuse_unfair,
    top_tenth,
    verdict_of,
)
from tests.plan.samples import MORNING, NOW, Row, balance_of, book_of, debt


def people(count: int, **share: float) -> list[dict[str, Any]]:
    """So many people: so large a share of them belong to each group; of others is nothing known."""
    return [
        {"person_id": f"p{number}"}
        | {group: number < share[group] * count if group in share else None for group in GROUPS}
        for number in range(count)
    ]


def verdicts(found: list[Any]) -> dict[str, str]:
    """By group."""
    return {check.group: check.verdict for check in found}


def test_a_plan_that_contacts_most_those_who_are_sick_is_rejected() -> None:
    """The most contacted tenth is all sick, the book a fifth: refused, with the figures."""
    some = people(500, sick=0.2)
    found = checks(some, {f"p{number}": 4.0 if number < 50 else 1.0 for number in range(500)})
    assert verdicts(found)["sick"] == REJECTED
    assert verdict_of(found) == REJECTED
    with pytest.raises(Refused, match=r"sick: 100.0% of that tenth, 20.0% of the book"):
        refuse_unfair(found, "the plan")


def test_a_plan_that_contacts_all_alike_passes() -> None:
    """Equal numbers share the tenth's places, so its shares are the book's."""
    found = checks(people(500, sick=0.2, old=0.1), {f"p{number}": 1.0 for number in range(500)})
    assert (verdicts(found)["sick"], verdicts(found)["old"]) == (PASSED, PASSED)
    [sick] = [check for check in found if check.group == "sick"]
    assert sick.top == pytest.approx(50)
    assert sick.difference == pytest.approx(0)
    refuse_unfair(found, "the plan")


def test_a_plan_that_spares_the_weak_passes() -> None:
    """Fewer contacts to those in need are what we want."""
    found = checks(people(500, poor=0.2), {f"p{number}": 1.0 for number in range(100, 500)})
    assert verdicts(found)["poor"] == PASSED


def test_a_small_excess_that_chance_explains_is_no_ground() -> None:
    """Three of ten against two of ten, among a hundred people: nobody knows."""
    some = people(100, sick=0.2)
    found = checks(some, {f"p{number}": 2.0 for number in (*range(3), *range(50, 57))})
    assert verdicts(found)["sick"] == PASSED


def test_what_is_not_known_is_said_and_refuses_nothing() -> None:
    """Without birth dates, notices or accounts the check says unknown; so it does of few people."""
    found = checks(people(500), {"p1": 1.0})
    assert set(verdicts(found).values()) == {UNKNOWN}
    assert verdict_of(found) == UNKNOWN
    refuse_unfair(found, "the plan")
    assert verdict_of(checks(people(20, sick=0.5), {"p1": 9.0})) == UNKNOWN
    assert as_rows(found)[0]["top_share"] is None


@given(st.lists(st.integers(0, 8), min_size=1, max_size=200))
def test_the_most_contacted_tenth_is_a_tenth(contacts: list[int]) -> None:
    """Its weights come to a tenth of the people, unless fewer were contacted; more contacts weigh no less."""
    weights = top_tenth([float(one) for one in contacts])
    contacted = sum(one > 0 for one in contacts)
    assert sum(weights) == pytest.approx(min(0.1 * len(contacts), contacted))
    ranked = sorted(zip(contacts, weights, strict=True))
    assert all(less <= more + 1e-12 for (_, less), (_, more) in pairwise(ranked))


def test_who_people_are_is_read_from_the_book(engine: Engine) -> None:
    """Notices, the birth date, the account, and how much of the debt is overdue; unknown stays unknown."""
    persons: list[Row] = [
        {"person_id": "old", "name": "A", "country": "CN", "birth_date": date(1950, 1, 1)},
        {"person_id": "young", "name": "B", "country": "CN", "birth_date": date(2000, 1, 1)},
        {"person_id": "nobody", "name": "C", "country": "CN"},
    ]
    ill = {"notice_id": "n", "at": NOW, "kind": "welfare_risk", "person_id": "young"}
    pay = {"person_id": "young", "at": NOW, "amount": "3000.00", "currency": "CNY"}
    book = book_of(
        engine,
        *(debt(f"d-{row['person_id']}", str(row["person_id"])) for row in persons),
        persons=persons,
        notices=[ill],
        transactions=[pay],
    )
    found = {
        row["person_id"]: row for row in people_of(engine, book.tables, balance_of(engine, book), MORNING)
    }
    assert [found[who]["old"] for who in ("old", "young", "nobody")] == [True, False, None]
    assert [found[who]["sick"] for who in ("old", "young")] == [False, True]
    assert [found[who]["low_income"] for who in ("old", "young")] == [None, True]
    assert found["old"]["deep_arrears"] is False


def test_an_income_is_that_of_a_month_however_long_the_account_is_known(engine: Engine) -> None:
    """One 9,000 this month is more than 1,000 a month all year; what was earned long ago is no income."""
    wages: list[Row] = [
        {"person_id": "year", "at": NOW.replace(month=month, day=10), "amount": "1000.00"}
        for month in range(1, 12)
    ]
    wages += [
        {"person_id": "rich", "at": NOW - timedelta(days=5), "amount": "9000.00"},
        {"person_id": "spends", "at": NOW - timedelta(days=5), "amount": "-50.00"},
        {"person_id": "lost", "at": NOW - timedelta(days=70), "amount": "3000.00"},
        {"person_id": "lost", "at": NOW - timedelta(days=300), "amount": "90000.00"},
        {"person_id": "past", "at": NOW - timedelta(days=200), "amount": "90000.00"},
        {"person_id": "later", "at": NOW + timedelta(days=2), "amount": "90000.00"},
    ]
    who = ("year", "rich", "lost")
    book = book_of(engine, *(debt(f"d-{name}", name) for name in who), transactions=wages, persons=[
        {"person_id": name, "name": name, "country": "CN"} for name in who
    ])  # fmt: skip
    found = {
        row["person_id"]: row["income"]
        for row in engine.rows(income_of(book.tables["transactions"], MORNING))
    }
    assert found == {"year": pytest.approx(1_000), "rich": 9_000, "lost": 1_000}
    rows = people_of(engine, book.tables, balance_of(engine, book), MORNING)
    assert {row["person_id"]: row["low_income"] for row in rows} == {
        "lost": True,
        "rich": False,
        "year": True,
    }
