"""The town is whole: what the book says could have happened by the truth, and as often as assumed."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from rightparty.book.load import load_book
from rightparty.engine import open_engine
from rightparty.world.assumptions import Assumptions
from rightparty.world.dice import Dice
from rightparty.world.numbers import further_points, numbers_through_time
from rightparty.world.people import settle
from rightparty.world.quarter import QUARTER_SIZE, SAME_PERSON, Quarter
from rightparty.world.registered import register
from rightparty.world.town import book_meta, make_town
from rightparty.world.write import write_town
from tests.world.towns import AT, town

Row = dict[str, Any]
RATES = Assumptions()
IN_HAND = "code_confirmed signed_in used_in_app paid_from wrote_from called_from answered_as_self".split()

FITS: Mapping[str, Callable[[Row], bool]] = {
    "answered_as_self": lambda one: one["spoke_with"] == one["person_id"],
    "wrong_number": lambda one: one["outcome"] in ("wrong_person", "delivered"),
    "disclosure_reported": lambda one: one["outcome"] in ("wrong_person", "delivered"),
    "bounced": lambda one: one["kind"] == "failed",
    "disconnected": lambda one: one["outcome"] == "not_in_service",
    "delivered": lambda one: one["kind"] == "delivered",
    "called_from": lambda one: one["direction"] == "in",
    "wrote_from": lambda one: one["direction"] == "in",
}
"""By kind of evidence, what the event says that it came from."""


class Truth:
    """Who holds which point, by the town's own tables; second rows count as the person they are."""

    def __init__(self, rows: dict[str, list[Row]]) -> None:
        self.same = {row["person_id"]: row["same_as"] for row in rows[SAME_PERSON]}
        self.spans: dict[str, list[tuple[datetime, datetime, str]]] = defaultdict(list)
        for row in rows["truth"]:
            span = (row["from"], row["until"] or datetime.max.replace(tzinfo=AT.tzinfo), row["person_id"])
            self.spans[row["point_id"]].append(span)

    def at(self, point_id: str, at: datetime) -> set[str]:
        """Who holds the point at an instant."""
        return {who for since, until, who in self.spans[point_id] if since <= at < until}

    def holds(self, row: Row, at: datetime | None = None) -> bool:
        """True if the person of a row holds its point, at the row's own instant unless told."""
        person = self.same.get(row["person_id"], row["person_id"])
        return person in self.at(row["point_id"], at or row["at"])


@cache
def rows_and_truth() -> tuple[dict[str, list[Row]], Truth]:
    """A town large enough to count in."""
    rows = town(12_000, 3, 0.1)
    return rows, Truth(rows)


def of_kind(rows: dict[str, list[Row]], *kinds: str) -> Iterator[Row]:
    """Evidence of some kinds."""
    return (row for row in rows["evidence"] if row["kind"] in kinds)


def share(found: Sequence[bool]) -> float:
    """How many of enough are true."""
    assert len(found) > 20
    return sum(found) / len(found)


@pytest.mark.parametrize("country", ["CN", "US"])
def test_nobody_proves_what_they_do_not_hold(country: str) -> None:
    """Codes, sign-ins, payments, answers and calls come from whoever holds the point at that instant."""
    rows = town(3000, 5, 0.2, country)
    truth = Truth(rows)
    assert [row for row in of_kind(rows, *IN_HAND) if not truth.holds(row)] == []


@pytest.mark.slow
def test_only_another_says_not_me_and_only_a_dead_point_bounces() -> None:
    """A report comes from another than the person; what bounces is nobody's, what arrives somebody's."""
    rows, truth = rows_and_truth()
    for row in of_kind(rows, "wrong_number", "disclosure_reported"):
        assert truth.at(row["point_id"], row["at"]) - {row["person_id"]}, row
    for row in of_kind(rows, "bounced", "disconnected"):
        assert not truth.at(row["point_id"], row["at"]), row
    for row in of_kind(rows, "delivered"):
        assert truth.at(row["point_id"], row["at"]), row


def test_evidence_of_a_contact_is_its_event() -> None:
    """Each has an event of that contact, point and person; what was spoken is evidence too."""
    rows, _ = rows_and_truth()
    events = defaultdict(list)
    for row in rows["events"]:
        events[row["contact_id"]].append(row)
    spoken = set()
    for row in rows["evidence"]:
        if row.get("contact_id") is None:
            continue
        told = events[row["contact_id"]]
        assert {(one["point_id"], one["person_id"]) for one in told} == {(row["point_id"], row["person_id"])}
        assert any(FITS[row["kind"]]({"spoke_with": None, **one}) for one in told), row
        spoken.add(row["contact_id"])
    conversations = {row["contact_id"] for row in rows["events"] if row.get("spoke_with")}
    assert len(conversations) > 200
    assert conversations <= spoken


def test_strangers_stay_silent_protest_or_complain() -> None:
    """Of strangers who answer a call, about one in seven is written down; some who were told complain."""
    rows, truth = rows_and_truth()
    said = {row["contact_id"] for row in of_kind(rows, "wrong_number", "disclosure_reported")}
    answered = [
        row["contact_id"] in said
        for row in rows["events"]
        if row["kind"] == "connected" and row["to_role"] == "borrower" and not truth.holds(row)
    ]
    assert abs(share(answered) - RATES.reports_wrong_number) < 0.07
    assert any(row.get("person_id") is None and row["point_id"] for row in rows["complaints"])


def test_a_carriers_answer_neither_proves_nor_disproves() -> None:
    """Some numbers in a person's name are in another's hand, and some in their hand in another's name."""
    rows, truth = rows_and_truth()
    matches = [truth.holds(row, row["as_of"]) for row in of_kind(rows, "carrier_match")]
    assert 0.95 < share(matches) < 1
    mismatches = [truth.holds(row, row["as_of"]) for row in of_kind(rows, "carrier_mismatch")]
    assert 0.2 < share(mismatches) < 0.8


def test_a_number_given_out_anew_is_told_as_such() -> None:
    """A check of reassigned numbers compares the lender's date with the holder's first day."""
    rows, truth = rows_and_truth()
    for row in of_kind(rows, "recycled", "not_recycled"):
        since = [from_ for from_, until, _ in truth.spans[row["point_id"]] if from_ <= row["as_of"] < until]
        assert (max(since) > row["since"]) == (row["kind"] == "recycled"), row
    assert sum(1 for _ in of_kind(rows, "recycled")) > 20


def test_who_pays_is_checked_too() -> None:
    """Checks stand for a fair part of everybody who owes, not only for those who are late."""
    rows, _ = rows_and_truth()
    asked = {row["person_id"] for row in of_kind(rows, "carrier_match", "carrier_mismatch", "not_recycled")}
    owing = {row["person_id"] for row in rows["liabilities"]}
    assert 0.4 < len(asked & owing) / len(owing) < 0.8


def test_ported_numbers_keep_their_holder() -> None:
    """The assumed share of operators' numbers is ported, and those change hands no more often."""
    rows, truth = rows_and_truth()
    mobiles = [row for row in rows["points"] if row["kind"] == "mobile"]
    assert {row["ported"] for row in mobiles if row["carrier_type"] == "virtual"} == {False}
    plain = [row["ported"] for row in mobiles if row["carrier_type"] == "operator"]
    assert abs(share(plain) - RATES.ported) < 0.01
    hands = [len(truth.spans[row["point_id"]]) for row in mobiles if row["ported"]]
    assert sum(hands) / len(hands) < 2


def test_agencies_differ_in_what_they_bring() -> None:
    """Of an agency's own numbers, the assumed share is the borrower's, so that sources can be told apart."""
    rows, truth = rows_and_truth()
    for agency_id, habits in RATES.agencies.items():
        brought = [
            truth.holds(row)
            for row in of_kind(rows, "skip_traced", "stated")
            if row["source"].startswith(f"{agency_id} numbers")
        ]
        assert abs(share(brought) - habits.finds) < 0.12, agency_id
    assert all(row["authority"] for row in of_kind(rows, "skip_traced") if row["source"] != "repair")


def test_an_agencys_file_is_as_old_as_assumed() -> None:
    """Every number in it was known on the file's day; the worse agency's holds more that are given up."""
    rows, truth = rows_and_truth()
    known: dict[tuple[str, str], datetime] = {}
    for row in rows["evidence"]:
        pair = (row["point_id"], row["person_id"])
        known[pair] = min(row["at"], known.get(pair, AT))
    lost: dict[str, list[bool]] = defaultdict(list)
    for row in of_kind(rows, "collector_used"):
        assert known[row["point_id"], row["person_id"]] < row["as_of"] < row["at"] <= AT
        assert row["authority"] == f"{row['source']} file of {row['as_of']:%Y-%m-%d}"
        lost[row["source"]].append(not truth.holds(row))
    assert share(lost["AGY2"]) > share(lost["AGY1"])


def test_second_rows_owe_nothing_and_their_person_is_told_apart() -> None:
    """Each is an inhabitant's second row, of a debt paid off or as a contact, in the assumed share."""
    rows, truth = rows_and_truth()
    persons = {row["person_id"]: row for row in rows["persons"]}
    debts = {row["debt_id"]: row for row in rows["debts"]}
    assert all(second.startswith("Q") and first.startswith("P") for second, first in truth.same.items())
    owing = {row["person_id"]: row["debt_id"] for row in rows["liabilities"]}
    old = set(owing) & set(truth.same)
    assert {debts[owing[person]]["status"] for person in old} <= {"settled", None}
    balance: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows["instalments"]:
        balance[row["debt_id"]] += row["principal"] + row["interest"]
    for row in rows["payments"]:
        balance[row["debt_id"]] -= row["amount"]
    assert {balance[owing[person]] for person in old} == {Decimal(0)}
    borrowers = {row["person_id"] for row in rows["liabilities"] if row["role"] == "borrower"} - old
    assert abs(len(old) / len(borrowers) - RATES.old_file) < 0.01
    names = [persons[second]["name"] == persons[first]["name"] for second, first in truth.same.items()]
    assert 0.4 < share(names) < 0.9
    assert not {row["person_id"] for row in rows["truth"]} & set(truth.same)


def test_a_second_debt_may_be_owed_under_a_second_row(tmp_path: Path) -> None:
    """Where it is asked for, another lender's file has its own row; all else stays possible, and it loads."""
    rates = Assumptions(second_file=1.0)
    rows: dict[str, list[Row]] = defaultdict(list)
    for quarter in make_town(1500, 3, 0.1, AT, rates=rates):
        for name, added in quarter.items():
            rows[name] += added
    truth = Truth(rows)
    creditors = {row["debt_id"]: row["creditor_id"] for row in rows["debts"] if row["status"] == "active"}
    owed = {
        row["person_id"]: creditors[row["debt_id"]]
        for row in rows["liabilities"]
        if row["debt_id"] in creditors and row["role"] == "borrower"
    }
    second = set(owed) & set(truth.same)
    assert len(second) > 30
    assert all(owed[person] != owed[truth.same[person]] for person in second if truth.same[person] in owed)
    assert [row for row in of_kind(rows, *IN_HAND) if not truth.holds(row)] == []
    assert any(row["person_id"] in second for row in of_kind(rows, "answered_as_self", "signed_in"))
    write_town(make_town(1500, 3, 0.1, AT, rates=rates), book_meta(AT), tmp_path / "town")
    assert load_book(tmp_path / "town", open_engine()).problems == ()


@pytest.mark.parametrize("share_asked", [0.0, 0.06, 0.5])
def test_numbers_are_registered_as_often_in_a_relatives_name_as_assumed(share_asked: float) -> None:
    """Of the numbers in use by people who live with others; some second telephones are a child's."""
    found, childs = [], 0
    for number in range(8):
        rates = Assumptions(relatives_name=share_asked, parents_name=share_asked, household_phone=0.0)
        quarter = Quarter(number, "CN", AT, 0.04, Dice(str(number)), rates, defaultdict(list))
        settle(quarter, 1, QUARTER_SIZE)
        numbers_through_time(quarter)
        further_points(quarter)
        register(quarter)
        for person in quarter.people:
            points = [*person.mobiles, *(point for point in person.others if point.kind == "mobile")]
            held = [point for point in points if point.held_by(person.who, AT)]
            if quarter.companions(person):
                found += [person.who in point.in_name_of for point in held]
            childs += sum(point.in_name_of.get(point.holdings[0].holder) == person.who for point in points)
    assert abs(share(found) - share_asked) < 0.02
    assert 15 < childs < 80


def test_a_household_has_people_of_nearly_one_name() -> None:
    """Fathers and sons, mothers and daughters: one surname, and a given name that differs in a character."""
    persons = [row for row in town(4000)["persons"] if row["person_id"].startswith("P")]
    near = [
        (one["name"], other["name"])
        for one, other in pairwise(persons)
        if len(one["name"]) == len(other["name"]) == 3 and one["name"][:2] == other["name"][:2]
    ]
    assert len(near) > 40


def test_an_address_book_holds_dead_numbers() -> None:
    """Entries name their owner as of when they were written: some had given the number up by the upload."""
    rows, truth = rows_and_truth()
    entries = [
        truth.holds(row)
        for row in of_kind(rows, "address_book")
        if row["source"].startswith("address book of ")
    ]
    assert 0.7 < share(entries) < 0.97


def test_promises_of_the_telephone_are_kept_or_broken() -> None:
    """Made during a conversation; half of those whose day has come were kept, with a payment of that sum."""
    rows, _ = rows_and_truth()
    spoken = {(row["person_id"], row["at"]) for row in rows["events"] if row.get("spoke_with")}
    made = [row for row in rows["promises"] if (row["person_id"], row["made_at"]) in spoken]
    over = [row["status"] == "kept" for row in made if row["status"] != "open"]
    assert abs(share(over) - RATES.promises_kept) < 0.2
    paid = {(row["debt_id"], row["amount"]) for row in rows["payments"]}
    assert all((row["debt_ids"][0], row["amount"]) in paid for row in made if row["status"] == "kept")
    assert all(row["due_on"] - row["made_at"].date() <= timedelta(days=14) for row in made)
