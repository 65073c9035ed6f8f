"""A channel on which too much goes wrong pauses itself; somebody with a name lifts it."""

from datetime import timedelta

from rightparty.channels.port import FAILED, Outcome
from rightparty.channels.recording import Recording
from rightparty.desk.breaker import paused_channels, review_channel
from rightparty.desk.clock import rehearsed
from rightparty.desk.halt_flag import lower_flag
from rightparty.desk.means import Means
from rightparty.desk.sending import send_one
from rightparty.desk.source_figures import CHANNEL
from rightparty.desk.sources import judged, lift, paused
from rightparty.desk.weighing import PERMIT_KEY
from tests.desk.books import small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING, statuses
from tests.desk.wrong import Ready, queue

LATER = MORNING + timedelta(minutes=10)


def failing(means: Means, share: int) -> Means:
    """Means whose e-mail refuses every so many-th address."""
    key = means.home.signing_key(PERMIT_KEY).public_key()
    bad = {
        f"person{number:04}@mail.example": Outcome(FAILED, "550", "bounced", "bounced")
        for number in range(share, 200, share)
    }
    return Means(
        means.connection, means.home, means.law, means.model,
        {"email": Recording("email", key, rehearsed(MORNING), bad)}, rehearsed(MORNING), means.marks,
    )  # fmt: skip


def test_a_channel_on_which_half_fails_pauses_itself_and_its_queue_goes_back(ready: Ready) -> None:
    """After twenty outcomes, not before; the rest is withdrawn, and nothing more is claimed there."""
    means = failing(ready(small_book(34)), 2)
    lower_flag(means.home, None)
    ends = [send_one(means, one) for one in queue(means)]
    made = ends.count("sent") + ends.count("failed")
    assert 20 <= made < 34
    assert set(ends[made:]) == {"skipped"}
    assert "planned" not in statuses(means.connection).values()
    (row,) = paused_channels(means.connection)
    assert row["name"] == "email"
    assert "failures" in row["why"]
    assert paused(means.connection)[CHANNEL] == ["email"]
    kinds = [record.kind for record in journal_of(means.connection)]
    assert kinds.count("source") == 1
    assert not [one for one in judged(means.connection, LATER, means.model) if one.of == CHANNEL]


def test_a_few_bad_addresses_pause_nothing_and_lifting_begins_anew(ready: Ready) -> None:
    """One in ten is no fault of the line; once lifted, what was before counts no more."""
    means = failing(ready(small_book(24)), 10)
    for one in queue(means):
        send_one(means, one)
    assert not paused_channels(means.connection)
    means.connection.execute("UPDATE desk_planned_contact SET status = 'failed', reason = '550'")
    assert review_channel(means.connection, means.home, "email", LATER) == "failures"
    assert review_channel(means.connection, means.home, "email", LATER) is None, "paused once"
    lift(means.connection, means.home, CHANNEL, "email", by="Li Na", note="line mended", at=LATER)
    assert review_channel(means.connection, means.home, "email", LATER + timedelta(minutes=1)) is None
    assert not paused_channels(means.connection)


def test_what_was_withdrawn_or_halted_says_nothing_of_the_channel(ready: Ready) -> None:
    """Only what the provider did counts."""
    means = failing(ready(small_book(24)), 300)
    for one in queue(means):
        send_one(means, one)
    means.connection.execute("UPDATE desk_planned_contact SET status = 'failed', reason = 'halted'")
    assert review_channel(means.connection, means.home, "email", LATER) is None
    means.connection.execute("UPDATE desk_planned_contact SET reason = 'withdrawn:not_theirs'")
    assert review_channel(means.connection, means.home, "email", LATER) is None
