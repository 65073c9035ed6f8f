"""Whoever sees a sealed value is named, says why, and stands on record before they see it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from rightparty.channels.call_task import Task
from rightparty.desk.erasing import erase_person
from rightparty.desk.means import Means
from rightparty.desk.reveal import Cell, reads, reveal, shown_masked
from rightparty.desk.vault import Erased
from rightparty.desk.worklist import StoreWorklist
from rightparty.errors import Refused
from tests.desk.books import small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING
from tests.desk.wrong import queue

Ready = Callable[..., Means]
WHO, WHY = "Wang Fang", "she asks which number"


def test_a_value_is_shown_masked_without_a_name(ready: Ready) -> None:
    """Enough for a list; nothing is kept of it."""
    connection = ready(small_book(1)).connection
    assert shown_masked(connection, Cell("persons", "name", "P0001")) == "王**"
    assert shown_masked(connection, Cell("points", "value", "M0001")) == "138****0001"
    assert shown_masked(connection, Cell("points", "value", "E0001")) == "p***@m***"
    assert shown_masked(connection, Cell("debts", "account", "D0001")) == "****01"
    assert shown_masked(connection, Cell("persons", "national_id", "P0001")) is None
    assert reads(connection) == []


def test_a_value_is_shown_whole_to_somebody_with_a_reason(ready: Ready) -> None:
    """The read audit says who, of whom, what, why and when; the journal says the same in digests."""
    means = ready(small_book(1))
    connection = means.connection
    before = len(journal_of(connection))
    assert reveal(connection, WHO, Cell("points", "value", "M0001"), WHY, MORNING) == "+8613816000001"
    assert reads(connection) == [(MORNING, WHO, "point", "M0001", "points.value", WHY)]
    (record,) = journal_of(connection)[before:]
    assert (record.kind, record.body["act"]) == ("human_act", "revealed")
    assert record.body["point"] == means.marks.of("point", "M0001")
    assert record.body["actor"] == means.marks.of("actor", WHO)


def test_a_calls_number_is_shown_the_same_way(ready: Ready) -> None:
    """Whoever calls sees it, and stands on record; so does who reads an account, by its debt."""
    means = ready(small_book(1), "call")
    (one,) = queue(means)
    until = MORNING + timedelta(hours=1)
    task = Task(one.contact_id, "+8613816000001", "+8621", "zh-Hans", "王先生", ("answered",), MORNING, until)
    StoreWorklist(means.connection).put(task)
    number, account = Cell("call_task", "number", one.contact_id), Cell("debts", "account", "D0001")
    assert shown_masked(means.connection, number) == "138****0001"
    assert reveal(means.connection, WHO, number, WHY, MORNING) == "+8613816000001"
    assert reveal(means.connection, WHO, account, WHY, MORNING) == "6200000001"
    seen = [row[2:5] for row in reads(means.connection, person_id="P0001", actor=WHO)]
    assert seen == [("debt", "D0001", "debts.account"), ("point", "M0001", "call_task.number")]
    assert reads(means.connection, person_id="P0002") == []
    assert reads(means.connection, actor="somebody else") == []


@pytest.mark.parametrize(("who", "why"), [("", WHY), (WHO, " ")])
def test_nothing_is_shown_without_a_name_and_a_reason(ready: Ready, who: str, why: str) -> None:
    """And nothing is kept, as nothing was seen."""
    connection = ready(small_book(1)).connection
    with pytest.raises(Refused, match="name and a reason"):
        reveal(connection, who, Cell("persons", "name", "P0001"), why, MORNING)
    assert reads(connection) == []


@pytest.mark.parametrize(
    "cell",
    [
        Cell("persons", "name", "nobody"),
        Cell("persons", "country", "P0001"),
        Cell("payments", "amount", "Y1"),
        Cell("call_task", "codes", "C"),
        Cell("call_task", "number", "C"),
        Cell("persons", "national_id", "P0001"),
    ],
)
def test_what_is_not_there_is_refused(ready: Ready, cell: Cell) -> None:
    """No such row, nothing sealed there, or nothing known."""
    connection = ready(small_book(1)).connection
    with pytest.raises(Refused):
        reveal(connection, WHO, cell, WHY, MORNING)


def test_what_was_erased_says_so(ready: Ready) -> None:
    """That somebody asked is kept all the same."""
    means = ready(small_book(1))
    erase_person(means.connection, "P0001", by=WHO, basis="court", at=MORNING)
    found = reveal(means.connection, WHO, Cell("points", "value", "M0001"), WHY, MORNING)
    assert found == Erased(MORNING)
    assert len(reads(means.connection)) == 1
