"""Figures agree after a day's sending, and each kind of loss is found."""

import pytest

from rightparty.channels.port import Outcome
from rightparty.channels.recording import Recording
from rightparty.desk.clock import rehearsed
from rightparty.desk.crosscheck import cross_check
from rightparty.desk.sending import send_one
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import PERMIT_KEY
from tests.desk.books import small_book
from tests.desk.means import MORNING, queued
from tests.desk.tampering import unlocked
from tests.desk.wrong import Ready


def apart(connection: Connection) -> list[str]:
    """The checks whose figures differ."""
    return [one.check.name for one in cross_check(connection) if not one.agrees]


@pytest.fixture
def sent(ready: Ready, store: Store, connection: Connection) -> Connection:
    """Three of four were made; one of them failed."""
    key = store.home.signing_key(PERMIT_KEY).public_key()
    outcomes = {"person0001@mail.example": Outcome("failed", "550", "bounced", "bounced")}
    channels = {"email": Recording("email", key, rehearsed(MORNING), outcomes)}
    means = ready(small_book(4), channels=channels)
    for one in queued(connection)[:3]:
        send_one(means, one)
    return connection


def test_after_sending_all_agree(sent: Connection) -> None:
    """And each has counted something."""
    found = {one.check.name: one for one in cross_check(sent)}
    assert all(one.agrees for one in found.values())
    assert {found[name].one for name in ("claims", "messages", "outcomes", "permits", "attempts")} == {3}
    assert found["journal"].one > 0


@pytest.mark.parametrize(
    ("damage", "names"),
    [
        ("DELETE FROM desk_journal_record WHERE kind = 'message' AND contact_id IS NOT NULL", {"messages"}),
        ("DELETE FROM desk_journal_record WHERE kind = 'permit'", {"claims"}),
        ("DELETE FROM desk_journal_record WHERE kind = 'outcome'", {"outcomes"}),
        ("DELETE FROM book_events WHERE kind = 'attempt'", {"attempts"}),
        ("UPDATE desk_planned_contact SET claimed_at = NULL", {"permits"}),
        ("DELETE FROM desk_journal_record WHERE seq = 0", {"journal"}),
        ("INSERT INTO desk_tree_head (size, text) VALUES (9999, '')", {"heads"}),
        (
            """INSERT INTO desk_journal_record (seq, kind, contact_id, data, leaf)
            SELECT 1000 + row_number() OVER (), kind, contact_id, data, leaf FROM desk_journal_record
            WHERE kind = 'message'""",
            {"once"},
        ),
        (
            """UPDATE desk_run SET finished = true,
            figures = '{"planned": 4, "statuses": {"sent": 2, "failed": 1}}'""",
            {"days"},
        ),
    ],
)
def test_each_loss_is_found(sent: Connection, damage: str, names: set[str]) -> None:
    """By the check that is there for it."""
    cross_check(sent)
    with unlocked(sent):
        sent.execute(damage.encode())
    assert names <= set(apart(sent))
