"""A cap that counts borrower and spouse together counts each contact once, and no two contacts as one."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from rightparty.engine import Engine, open_engine
from rightparty.gate.table import decide_table
from rightparty.law.load import load_law
from rightparty.parties.model import default_model
from tests.gate.books import LONG_AGO, book_of, candidates_of
from tests.gate.stories import Story, instant

AT = "2026-11-20T12:00:00-08:00"
CAP = "usa.washington.three_contacts_this_week"


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all stories."""
    with closing(open_engine()) as running:
        yield running


def couple() -> Story:
    """A borrower in Washington State whose spouse owes with them."""
    story = Story("US")
    for table, column, value in (("persons", "region", "US-WA"), ("persons", "zone", "America/Los_Angeles")):
        story.rows[table][0][column] = value
    story.add("persons", person_id="S", name="S", country="US", region="US-WA",
              zone="America/Los_Angeles", status="alive")  # fmt: skip
    return story.add("liabilities", debt_id="D", person_id="S", role="spouse", basis="joint_debt")


@pytest.mark.parametrize(("calls", "full"), [(2, False), (3, True)])
def test_contacts_of_one_instant_are_as_many_as_they_are(engine: Engine, calls: int, full: bool) -> None:
    """Three calls, two of them in the same second and one to the spouse, fill the week."""
    story = couple()
    for number in range(calls):
        day, who = ("19", "P") if number < 2 else ("18", "S")
        story.happened(f"2026-11-{day}T10:00:00-08:00", person_id=who)
    contact, dossier = story.proposed(AT)
    assert (CAP in {reason.rule for reason in story.ask(AT).reasons}) is full
    book = book_of(engine, dict(dossier.tables), as_of=instant(AT), complete_since=LONG_AGO)
    table = decide_table(
        engine, book, candidates_of(engine, [contact]), instant(AT), load_law(), default_model()
    )
    (row,) = engine.rows(table)
    assert (CAP in row["reasons"]) is full
