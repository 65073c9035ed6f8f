"""What the book does not state is said beforehand, with the rules that will refuse and what mends it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rightparty.book.load import load_book
from rightparty.book.refusals import Refusal, refusals
from rightparty.engine import Engine
from tests.book.folders import write_book

ASKING = {
    "history": ["calls"],
    "notice_opt_out": ["stop"],
    "notice_attorney": ["lawyer"],
    "person_status": ["died"],
    "settled": ["closed"],
    "payment_pending": ["pending"],
    "cba_member": ["cba"],
    "us_collector": ["fdcpa"],
    "promise_open": ["promised"],
    "agreement_performing": ["agreed"],
    "balance_quotable": ["quote"],
    "balance_age_hours": ["old"],
    "has_rulebook": ["lawless"],
}
NOW = datetime(2025, 3, 10, tzinfo=UTC)


def _ask(
    engine: Engine, folder: Path, *, at: datetime | None = None, asking: dict[str, list[str]] | None = None
) -> dict[str, Refusal]:
    found = refusals(
        load_book(folder, engine),
        engine,
        ASKING if asking is None else asking,
        history_days=180,
        countries=("CN",),
        at=at,
        oldest=timedelta(hours=48),
    )
    assert all(refusal.help and refusal.rules for refusal in found)
    return {refusal.fact: refusal for refusal in found}


def test_each_fact_that_is_missing_is_named(engine: Engine, tmp_path: Path) -> None:
    """Absent columns and tables, with how many rows they leave open and which rules refuse."""
    found = _ask(engine, write_book(tmp_path / "b"), at=NOW)
    assert set(found) == {
        "person_status",
        "settled",
        "payment_pending",
        "cba_member",
        "promise_open",
        "agreement_performing",
        "balance_quotable",
    }
    status = found["person_status"]
    assert (status.where, status.unknown, status.of, status.rules) == ("persons.status", 2, 2, ("died",))
    assert "charges" in str(found["balance_quotable"])


def test_facts_no_rule_asks_for_are_not_named(engine: Engine, tmp_path: Path) -> None:
    """Without rules nothing refuses for a column."""
    found = _ask(engine, write_book(tmp_path / "b"), asking={"settled": ["closed"]})
    assert set(found) == {"settled"}


def test_a_book_that_states_everything_lacks_nothing(engine: Engine, tmp_path: Path) -> None:
    """With statuses, memberships and empty histories handed in, no rule is left without its fact."""
    header = "creditor_id,name,kind,country,member_of\nC1,甲,bank,CN,none\n"
    people = "person_id,name,country,status\nP1,张三,CN,alive\nP2,李四,CN,alive\nP3,王五,CN,\n"
    debts = (
        "debt_id,creditor_id,product,currency,opened_on,principal,annual_rate,status\n"
        "D1,C1,personal,CNY,2025-01-01,1,0.1,active\nD2,C1,personal,CNY,2025-01-01,1,0.1,active\n"
    )
    paid = "payment_id,debt_id,paid_at,amount,status\nY1,D1,2025-02-01T09:00:00+08:00,1020.00,posted\n"
    empty = {
        "promises": "promise_id,person_id,debt_ids,made_at,due_on,amount\n",
        "agreements": "agreement_id,debt_ids,person_id,kind,status\n",
        "charges": "charge_id,debt_id,at,kind,amount\n",
    }
    folder = write_book(tmp_path / "b", creditors=header, persons=people, debts=debts, payments=paid, **empty)
    assert _ask(engine, folder, at=NOW) == {}


def test_histories_must_be_stated_complete_and_reach_back(engine: Engine, tmp_path: Path) -> None:
    """Absent, unstated, too short for the longest count, or younger than the oldest debt."""
    folder = write_book(tmp_path / "absent", events=None, notices=None)
    found = _ask(engine, folder)
    assert (found["history"].where, found["notices"].where) == ("events", "notices")
    folder = write_book(tmp_path / "unstated")
    (folder / "book.toml").write_text("as_of = 2025-03-10T00:00:00Z\n")
    found = _ask(engine, folder)
    assert found["history"].where == "book.toml complete_since.events"
    assert found["notices"].rules == ("lawyer", "stop")
    text = "as_of = 2025-03-10T00:00:00Z\n[complete_since]\nevents = 2025-01-01\nnotices = 2025-01-15\n"
    (folder / "book.toml").write_text(text)
    found = _ask(engine, folder)
    assert "complete for 68 days" in found["history"].what
    assert (found["notices"].unknown, found["notices"].of) == (1, 2)


@pytest.mark.slow
def test_the_books_own_date_is_judged(engine: Engine, tmp_path: Path) -> None:
    """Not stated, in the future, or too old to quote a balance by."""
    folder = write_book(tmp_path / "b")
    assert "balance_age_hours" not in _ask(engine, folder, at=NOW)
    assert "49 hours old" in _ask(engine, folder, at=NOW + timedelta(hours=48))["balance_age_hours"].what
    assert "later than" in _ask(engine, folder, at=NOW - timedelta(days=1))["balance_age_hours"].what
    (folder / "book.toml").unlink()
    assert "not stated" in _ask(engine, folder)["balance_age_hours"].what


def test_law_of_a_country_counts_only_where_it_may_bind(engine: Engine, tmp_path: Path) -> None:
    """A US fact is asked for once somebody is in the US; a country without a rulebook is named."""
    people = "person_id,name,country\nP1,Ann,US\nP2,李四,CN\nP3,王五,CN\n"
    found = _ask(engine, write_book(tmp_path / "b", persons=people))
    assert found["us_collector"].where == "creditors.us_debt_collector"
    assert (found["has_rulebook"].unknown, "US" in found["has_rulebook"].what) == (1, True)
