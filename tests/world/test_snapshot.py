"""What everybody can see of a town's morning."""

import pytest

from rightparty.book.owed import owed
from rightparty.book.tables import REPRESENTING_ROLES
from rightparty.engine import open_engine
from rightparty.world.snapshot import snapshot
from tests.world.towns import AT, tables, town


@pytest.mark.slow
def test_a_number_stays_guessed_whatever_was_sent_to_it() -> None:
    """That a text was delivered to a "repaired" number does not make it one that the borrower gave."""
    engine = open_engine()
    read = tables(engine, town(2500))
    balance = engine.materialize(owed(read, AT.date(), as_of_default=AT), "balance")
    seen = snapshot(engine, read, balance, AT)
    said: dict[tuple[str, str], set[str]] = {}
    for row in town(2500)["evidence"]:
        said.setdefault((row["person_id"], row["point_id"]), set()).add(row["kind"])
    nothing = {"skip_traced", "address_book", "delivered", "bounced", "disconnected", "wrong_number"}
    tried = 0
    for person, points in seen.points.items():
        for point in points:
            kinds = said[person, point.point_id]
            if kinds <= nothing and kinds & {"skip_traced", "address_book"}:
                assert point.guessed, kinds
                tried += "delivered" in kinds
            if kinds & {"stated", "signed_in", "code_confirmed"}:
                assert not point.guessed, kinds
    assert tried


def test_only_those_beside_an_overdue_debt_are_looked_up() -> None:
    """Whoever has nothing to do with a late debt is nobody's business this morning."""
    engine = open_engine()
    read = tables(engine, town())
    balance = engine.materialize(owed(read, AT.date(), as_of_default=AT), "balance")
    late = {row["debt_id"] for row in engine.rows(balance.filter(balance.dpd > 0, balance.total > 0))}
    beside = {
        row["person_id"]
        for table in ("liabilities", "relations")
        for row in town()[table]
        if row["debt_id"] in late
    }
    seen = snapshot(engine, read, balance, AT)
    assert set(seen.points) <= beside
    assert {case.person_id for case in seen.cases} <= beside


def test_who_has_died_or_is_represented_is_not_collected_from() -> None:
    """Whether a notice said so, the person's row, or somebody who acts for them on the debt."""
    engine = open_engine()
    rows = town(2500)
    read = tables(engine, rows)
    balance = engine.materialize(owed(read, AT.date(), as_of_default=AT), "balance")
    dead = {row["person_id"] for row in rows["persons"] if row.get("status") in ("deceased", "incapable")}
    acted = {row["debt_id"] for row in rows["relations"] if row["role"] in REPRESENTING_ROLES.split()}
    cases = snapshot(engine, read, balance, AT).cases
    gone = [case for case in cases if case.person_id in dead]
    represented = [case for case in cases if acted & set(case.debt_ids)]
    assert gone
    assert represented
    assert all(case.stopped for case in (*gone, *represented))
    assert not all(case.stopped for case in cases)
