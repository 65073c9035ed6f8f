"""A link only tightens: held over drawn cases, contact by contact and over tables."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import ibis
import pytest

from rightparty.book.book import Book
from rightparty.engine import Engine, open_engine
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.gate.decision import Decision
from rightparty.gate.gathered import Gathered
from rightparty.gate.gathering import dossier_of
from rightparty.gate.table import decide_table
from rightparty.law.load import load_law
from rightparty.law.questions import Counter
from rightparty.law.vocabulary import ATTEMPT, Per
from rightparty.parties.linkage import LINKED
from rightparty.parties.linkage.tightening import CARRIED_AS, STOPS, both_ways, tightened
from rightparty.parties.model import default_model
from tests.gate.books import book_of, candidates_of
from tests.gate.cases import case_of, disturbed, instant, together
from tests.gate.stories import Story

AS_OF = instant("2026-11-23T06:00:00+08:00")
PAIRS = ibis.schema({"person_id": "string", "other_id": "string"})
SEVERITY = {"allow": 0, "wait": 1, "deny": 2}


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all books."""
    with closing(open_engine()) as running:
        yield running


def linked_book(engine: Engine, book: Book, pairs: Sequence[tuple[str, str]]) -> Book:
    """The book with these persons linked."""
    rows = [{"person_id": one, "other_id": other} for one, other in pairs]
    linked = engine.materialize(both_ways(engine.create("pairs", rows, PAIRS)), "linked")
    tables = tightened(book.tables, linked)
    kept = {
        name: engine.materialize(table, f"tight_{name}") if table is not book.tables[name] else table
        for name, table in tables.items()
    }
    return replace(book, tables=kept)


LAW = load_law()
BELIEVED = {"not_theirs": 0, None: 1, "unverified": 1, "verified": 2}


def decided(engine: Engine, book: Book, contact: Contact) -> Decision:
    """One contact against a book."""
    dossier = dossier_of(engine, book, contact.person_id, contact.point_id, contact.debt_ids)
    return decide(contact, dossier, LAW, default_model())


def looser(before: Decision, after: Decision) -> bool:
    """Whether a decision allows a class that it did not before, believes a point more, or waits less."""
    sooner = before.retry_at is not None and after.retry_at is not None and after.retry_at < before.retry_at
    return (
        not set(after.allowed) <= set(before.allowed)
        or BELIEVED[after.right_party] > BELIEVED[before.right_party]
        or sooner
    )


@pytest.mark.slow
@pytest.mark.parametrize("first", [1, pytest.param(5001, marks=pytest.mark.drill)])
def test_no_decision_is_looser_with_links(engine: Engine, first: int) -> None:
    """Of many drawn contacts whose persons are linked two by two, none is allowed that was not before."""
    count, alone = (60, 8) if first == 1 else (400, 400)
    found = [case_of(n, first + n) for n in range(count)]
    found = [disturbed(case, n) if n % 2 else case for n, case in enumerate(found)]
    book = book_of(engine, together(found), as_of=AS_OF)
    people = sorted({case.contact.person_id for case in found if case.contact})
    others = [(f"p{n}", f"q{n}") for n in range(count)]
    after = linked_book(engine, book, [*pairwise(people), *others])
    contacts = [case.contact for case in found if case.contact]
    wrong = [
        f"{contact}: {before.verdict} {before.right_party}, linked {now.verdict} {now.right_party}"
        for contact in contacts[:alone]
        for before, now in [(decided(engine, book, contact), decided(engine, after, contact))]
        if looser(before, now)
    ]
    assert not wrong, "\n".join(wrong[:20])
    _hold_in_tables(engine, book, after, contacts)


def _hold_in_tables(engine: Engine, book: Book, after: Book, contacts: Sequence[Contact]) -> None:
    """The same over tables; the links must have changed something, or they were not seen."""
    model, candidates = default_model(), candidates_of(engine, contacts)
    found: list[Mapping[str, Mapping[str, Any]]] = []
    for one in (book, after):
        table = decide_table(engine, one, candidates, AS_OF, LAW, model)
        found.append({row["candidate_id"]: row for row in engine.rows(table)})
    was, now = found
    assert not [key for key, row in now.items() if not set(row["allowed"]) <= set(was[key]["allowed"])]
    assert [key for key, row in now.items() if row["reasons"] != was[key]["reasons"]]


def two_rows_of_one_person() -> Story:
    """The borrower `P` of a story, and `Q`: the same person as another product has them, with debt `E`."""
    story = Story()
    story.add("persons", person_id="Q", name="P", country="CN", zone="Asia/Shanghai", status="alive")
    story.owe("E")
    story.rows["liabilities"][-1]["person_id"] = "Q"
    return story


def before_and_after(engine: Engine, story: Story) -> tuple[Book, Book]:
    """The story's book, and the same with `P` and `Q` linked."""
    book = book_of(engine, story.rows, as_of=AS_OF)
    return book, linked_book(engine, book, [("P", "Q")])


def _count(engine: Engine, book: Book, contact: Contact) -> int:
    dossier = dossier_of(engine, book, contact.person_id, contact.point_id, contact.debt_ids)
    asked = Counter(ATTEMPT, 7, (Per.PERSON,))
    return len(Gathered(contact, dossier, default_model()).counted(asked))


def test_counts_of_two_linked_rows_add_up_to_one_cap(engine: Engine) -> None:
    """Calls to either row, and one that names nobody, count once each for both."""
    story = two_rows_of_one_person()
    for day in (18, 19):
        story.happened(f"2026-11-{day}T10:00:00+08:00", "attempt", "connected")
    story.happened("2026-11-20T10:00:00+08:00", person_id="Q", debt_ids=("E",), point_id=None)
    story.happened("2026-11-21T10:00:00+08:00", person_id=None, debt_ids=("E",), point_id=None)
    book, after = before_and_after(engine, story)
    at = instant("2026-11-23T10:00:00+08:00")
    of_p = Contact("p", ("D",), "P", "M", "call", at)
    of_q = Contact("q", ("E",), "Q", "M", "call", at)
    assert [_count(engine, book, one) for one in (of_p, of_q)] == [2, 2]
    assert [_count(engine, after, one) for one in (of_p, of_q)] == [4, 4]


def test_not_me_told_for_one_row_holds_for_the_other(engine: Engine) -> None:
    """A number reported wrong for `P` is not `Q`'s either, although `Q` proved it, until proven anew."""
    story = two_rows_of_one_person()
    told, asked = instant("2026-11-23T08:00:00+08:00"), instant("2026-11-23T10:00:00+08:00")
    story.add("evidence", point_id="M", person_id="Q", at=told - timedelta(hours=1), kind="code_confirmed")
    story.add("evidence", point_id="M", person_id="P", at=told, kind="wrong_number")
    book, after = before_and_after(engine, story)
    contact = Contact("q", ("E",), "Q", "M", "sms", asked)
    assert decided(engine, book, contact).right_party == "unverified"
    assert decided(engine, after, contact).right_party == "not_theirs"


def test_a_stop_of_one_row_stops_the_other(engine: Engine) -> None:
    """`P` refuses all contact: nothing that was open to `Q` stays open but what law orders."""
    story = two_rows_of_one_person().told("opt_out", scope="all")
    _, after = before_and_after(engine, story)
    notices = engine.rows(after.tables["notices"])
    assert {(row["person_id"], row["kind"], row["scope"]) for row in notices} == {
        ("P", "opt_out", "all"),
        ("Q", "opt_out", "all"),
    }


def test_a_link_never_makes_liable_and_carries_nothing_that_permits(engine: Engine) -> None:
    """Debts, liabilities, relations, points stay as they are; of the rest only stops and reports are new."""
    story = two_rows_of_one_person()
    for kind in ("consent", "prefers", "agreed_hours", "willing_to_pay", "hardship", "cease"):
        story.told(kind)
    for kind in ("code_confirmed", "signed_in", "carrier_match", "wrong_number"):
        story.add("evidence", point_id="M", person_id="P", at=instant("2026-11-01T00:00:00+00:00"), kind=kind)
    story.happened("2026-11-20T10:00:00+08:00", "reply", direction="in", channel="sms")
    book, after = before_and_after(engine, story)
    changed = {name for name, table in after.tables.items() if table is not book.tables[name]}
    assert changed == {"notices", "evidence", "events"}
    kinds = {
        name: {row["kind"] for row in engine.rows(after.tables[name]) if row["person_id"] == "Q"}
        for name in changed
    }
    assert kinds == {"notices": {"hardship", "cease"}, "evidence": {CARRIED_AS}, "events": set()}
    assert kinds["notices"] <= set(STOPS)
    debts = engine.rows(after.tables["liabilities"].filter(lambda t: t.person_id == "P"))
    assert [row["debt_id"] for row in debts] == ["D"]


def test_a_notice_that_one_row_was_sent_is_none_to_the_other(engine: Engine) -> None:
    """A copy counts against a contact, and never meets a duty: it bears the flags of abuse, and no others."""
    story = two_rows_of_one_person()
    flags = ("validation_notice", "abusive")
    story.add(
        "events", event_id="E9", contact_id="C9", at=AS_OF - timedelta(days=3), direction="out",
        kind="delivered", channel="letter", creditor_id="K", person_id="P", flags=flags,
    )  # fmt: skip
    _, after = before_and_after(engine, story)
    events = after.tables["events"]
    copies = [row for row in engine.rows(events) if row["event_id"].startswith("E9~")]
    assert [set(row["flags"]) for row in copies] == [{"abusive", LINKED}]
    (original,) = (row for row in engine.rows(events) if row["event_id"] == "E9")
    assert set(original["flags"]) == set(flags)
