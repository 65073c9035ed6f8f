"""What must be true after the drill, each in a sentence; counted anew, with nothing of the gate's."""

import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from rightparty.desk.journal_store import lines, public_key, seal_store, verify_store
from rightparty.desk.planned import ENDS, SENDER_DIED, UNKNOWN_OUTCOME
from rightparty.desk.receipts import unknown_receipts
from rightparty.desk.store import Connection, Store
from rightparty.signing import public_pem
from tests.desk.books import DAY
from tests.desk.drill.provider import Log
from tests.desk.drill.reports import Reports
from tests.desk.drill.town import MONTH, Town
from tests.desk.means import MORNING

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Ended:
    """What the store says of every contact, read once."""

    status: Mapping[str, str]
    reason: Mapping[str, str | None]
    person: Mapping[str, str]
    claimed: frozenset[str]


def ended(connection: Connection) -> Ended:
    """Read it."""
    rows = connection.execute(
        "SELECT contact_id, status, reason, person_id, claimed_at FROM desk_planned_contact"
    ).fetchall()
    return Ended(
        {row[0]: row[1] for row in rows},
        {row[0]: row[2] for row in rows},
        {row[0]: row[3] for row in rows},
        frozenset(row[0] for row in rows if row[4] is not None),
    )


def check_accounted_for(town: Town, found: Ended) -> Mapping[str, int]:
    """Everybody planned is accounted for: planned = sent + held + denied + failed + skipped."""
    assert set(found.status) == town.contacts, "a planned contact is gone, or one was added"
    counts = Counter(found.status.values())
    assert set(counts) <= set(ENDS), f"contacts are left over: {counts}"
    assert sum(counts[name] for name in ENDS) == len(town.contacts)
    return counts


def check_at_most_once(town: Town, found: Ended, log: Log) -> None:
    """Nothing is handed over twice, and nothing that is not on record."""
    assert not [one for one, times in log.handed.items() if times > 1], "a message was handed over twice"
    took = Counter(one.reference for one in log.took)
    assert not [one for one, times in took.items() if times > 1], "the provider took a message twice"
    assert set(log.handed) <= found.claimed, "something left without a claim"
    made = {one for one, where in found.status.items() if where in ("sent", "failed")}
    assert set(log.handed) <= made, "something left and does not count as made"
    assert found.claimed == made, "what is claimed counts as made, and nothing else does"
    sent = {one for one, where in found.status.items() if where == "sent"}
    assert sent <= set(took) | log.pretended, "something is `sent` that the provider never saw"
    for one in log.took:
        assert town.person_at[one.to] == found.person[one.reference], "a message went to somebody else"


def check_caps(town: Town, found: Ended, log: Log) -> Mapping[str, int]:
    """No person is reached twice that day, nor more than four times a month, by the provider's own log."""
    today = Counter(town.person_at[one.to] for one in log.took)
    assert max(today.values()) == 1, "somebody was reached twice on one day"
    over = {one for one, count in today.items() if town.before[one] + count > MONTH}
    assert not over, f"the cap of the month was passed for {len(over)} people"
    full = {person for person, count in town.before.items() if count >= MONTH}
    near = {person for person, count in town.before.items() if count == MONTH - 1}
    assert full, "nobody was at the cap: nothing was tried"
    assert near & set(today), "nobody just below the cap was reached: nothing was tried"
    twice = [p for p, count in Counter(found.person.values()).items() if count > 1]
    assert set(twice) & set(today), "nobody with two contacts was reached: nothing was tried"
    return {
        "at the cap, not reached": len(full),
        "with two planned, reached once": len(set(twice) & set(today)),
    }


def check_recorded(connection: Connection, found: Ended) -> None:
    """Every claim has one attempt, one permit and one of each record; whatever is not claimed has none."""
    attempts = _counted(
        connection, "SELECT contact_id FROM book_events WHERE event_id = contact_id || ':attempt'"
    )
    permits = _counted(connection, "SELECT contact_id FROM desk_permit")
    outcomes = _counted(
        connection, "SELECT contact_id FROM book_events WHERE event_id = contact_id || ':outcome'"
    )
    for counted, what in ((attempts, "attempts"), (permits, "permits"), (outcomes, "outcomes")):
        assert set(counted) == found.claimed, f"{what} and claims differ"
        assert set(counted.values()) == {1}, f"a claim has two {what}"
    for kind in ("permit", "message"):
        records = _counted(connection, "SELECT contact_id FROM desk_journal_record WHERE kind = %s", kind)
        assert set(records) == found.claimed, f"records of `{kind}` and claims differ"
        assert set(records.values()) == {1}, f"a claim has two records of `{kind}`"
    decided = _counted(connection, "SELECT contact_id FROM desk_journal_record WHERE kind = 'decision'")
    assert found.claimed <= set(decided), "something was claimed without a decision on record"
    told = _counted(connection, "SELECT contact_id FROM desk_journal_record WHERE kind = 'outcome'")
    assert set(told) == found.claimed, "something ended without a record of its outcome"


def _counted(connection: Connection, query: str, *values: str) -> "Counter[str]":
    return Counter(one for (one,) in connection.execute(query.encode(), list(values)).fetchall())


def check_reports(connection: Connection, log: Log, reports: Reports) -> Mapping[str, int]:
    """Reports change everything once and nothing twice; those of nobody are counted, forged ones refused."""
    assert not reports.faults, reports.faults
    rows = connection.execute("SELECT contact_id, result FROM desk_carrier_receipt").fetchall()
    assert len(rows) == len(set(rows)), "a report was taken twice"
    taken: dict[str, set[str]] = {}
    for contact_id, result in rows:
        taken.setdefault(contact_id, set()).add({"delivered": "1", "failed": "2"}[result])
    assert taken == reports.said, "what the gateway reported and what was taken differ"
    events = _counted(connection, "SELECT contact_id FROM book_events WHERE event_id LIKE '%%:receipt_%%'")
    assert events == Counter({one: len(kinds) for one, kinds in taken.items()}), "a report has two events"
    strange = sum(unknown_receipts(connection, DAY).values())
    assert strange >= reports.taken["unknown"], "a report of nobody was not counted"
    return {f"reports {name}": count for name, count in sorted(reports.taken.items())}


def check_journal(connection: Connection, store: Store, folder: Path) -> Mapping[str, int]:
    """The journal seals, and verifies: here, and by the one file that needs none of us."""
    head = seal_store(connection, store.home, MORNING)
    found = verify_store(connection, store.home)
    assert found.ok, "the journal does not verify"
    assert connection.execute("SELECT count(*) FROM desk_journal_waiting").fetchone() == (0,)
    with (folder / "journal.jsonl").open("wb") as file:
        file.writelines(lines(connection))
    (folder / "journal.pub").write_bytes(public_pem(public_key(store.home)))
    (folder / "offline_verifier.py").write_bytes(
        (files("rightparty.journal") / "offline_verifier.py").read_bytes()
    )
    command = [sys.executable, "-I", "-S", "offline_verifier.py", "journal.jsonl", "--key", "journal.pub"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    heads = connection.execute("SELECT count(*) FROM desk_tree_head").fetchone()
    return {"records in the journal": head.size, "signed heads": heads[0] if heads else 0}


def unknowns(found: Ended) -> Mapping[str, int]:
    """How many outcomes nobody can tell: by our own dying, and by the provider's silence."""
    why = Counter(found.reason.values())
    return {"unknown: sender died": why[SENDER_DIED], "unknown: no answer": why[UNKNOWN_OUTCOME]}
