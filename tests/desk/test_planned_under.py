"""What a run has planned under a policy of its own is made under that policy, or not at all."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from rightparty.cli.doctor_parts import of_service
from rightparty.desk.claim import MADE_MEANWHILE, claim_many
from rightparty.desk.closing import DAY_OVER, close_days
from rightparty.desk.law_kept import keep_law
from rightparty.desk.means import Means
from rightparty.desk.policy import HOUSE, law_of
from rightparty.desk.release import release_held
from rightparty.desk.sending import begin, send_due, send_run
from rightparty.desk.store import Connection, Store
from rightparty.desk.taking import RUN_SENDS, count_for_others, take
from rightparty.law.load import Law, load_law
from tests.desk.books import small_book
from tests.desk.means import MORNING, statuses

Ready = Callable[..., Means]


@pytest.fixture
def tighter(tmp_path: Path) -> Path:
    """A policy by which nothing leaves in the morning."""
    path = tmp_path / "house.toml"
    path.write_text('contact_window = ["15:00", "18:00"]\n', encoding="utf-8")
    return path


def planned_under(connection: Connection, law: Law) -> int:
    """Let the run have planned under this law; gives its number."""
    keep_law(connection, law, MORNING)
    query = "UPDATE desk_run SET rulebook = %s RETURNING run_id"
    return int(connection.execute(query, [law.version]).fetchall()[0][0])


def upgraded(connection: Connection) -> None:
    """As if the run had gone by an earlier package, whose own house rules were others; its files stay."""
    for table, column in (("desk_run", "rulebook"), ("desk_kept_law", "version")):
        earlier = f"regexp_replace({column}, 'house@[0-9a-f]+', 'house@00000000')"
        connection.execute(f"UPDATE {table} SET {column} = {earlier}".encode())


def test_a_worker_leaves_what_another_policy_planned(ready: Ready, tighter: Path) -> None:
    """Under its own it would have left at nine; it waits for whoever has that policy."""
    means = ready(small_book(2))
    run_id = planned_under(means.connection, load_law(tighter))
    assert send_due(means) == 0
    assert set(statuses(means.connection).values()) == {"planned"}
    assert count_for_others(means.connection, means.law, MORNING) == 2
    under = replace(means, law=load_law(tighter))
    assert count_for_others(means.connection, under.law, MORNING) == 0
    assert list(send_run(under, run_id)) == [2]
    assert set(statuses(means.connection).values()) == {"held"}, "that policy opens at three"


def test_a_tighter_worker_leaves_it_too(ready: Ready, tighter: Path) -> None:
    """Which of two policies is the tighter, nobody weighs: the plan is of one of them."""
    means = ready(small_book(1))
    planned_under(means.connection, load_law())
    assert send_due(replace(means, law=load_law(tighter))) == 0
    assert send_due(means) == 1


def test_a_later_version_of_the_law_sends_what_was_planned(
    ready: Ready, connection: Connection, tighter: Path
) -> None:
    """The package was upgraded between plan and sending: decided anew, under the same lender's policy."""
    means = ready(small_book(1))
    planned_under(connection, load_law())
    upgraded(connection)
    assert send_due(replace(means, law=load_law(tighter))) == 0, "the lender's own file is another"
    assert send_due(means) == 1


def test_a_later_version_under_a_policy_of_ones_own(
    ready: Ready, connection: Connection, tighter: Path
) -> None:
    """The same where there is a file; and only for whoever has it."""
    means = ready(small_book(1))
    planned_under(connection, load_law(tighter))
    upgraded(connection)
    assert send_due(means) == 0
    assert send_due(replace(means, law=load_law(tighter))) == 1
    assert set(statuses(connection).values()) == {"held"}


def test_a_run_that_stays_in_the_installations_counter_is_left_to_itself(
    ready: Ready, connection: Connection, tighter: Path, tmp_path: Path
) -> None:
    """Such a law is put together from two files and has no text of its own: no worker has it."""
    together = tmp_path / "together.toml"
    together.write_text('[lenders_counted_together]\nBANK = "a"\nFINCO = "b"\n', encoding="utf-8")
    means = ready(small_book(1))
    law = law_of({HOUSE: str(together)}, tighter)
    run_id = planned_under(connection, law)
    for worker in (law_of({HOUSE: str(together)}), load_law(tighter), load_law()):
        assert send_due(replace(means, law=worker)) == 0
    assert list(send_run(replace(means, law=law), run_id)) == [1]


def test_a_plan_of_another_policy_that_came_after_it_was_taken(
    ready: Ready, store: Store, connection: Connection, tighter: Path
) -> None:
    """The claim sees whose plan it is by then, and changes nothing."""
    means = ready(small_book(1))
    planned_under(connection, load_law())
    with closing(store.connect()) as own:
        sender = begin(own)
        (one,) = take(own, sender, MORNING, means.law, most=1)
        planned_under(connection, load_law(tighter))
        done = claim_many(replace(means, connection=own, sender=sender), [one])
    assert done == {one.contact_id: MADE_MEANWHILE}
    assert statuses(connection) == {one.contact_id: "planned"}


def test_what_is_held_under_another_policy_is_not_released(
    ready: Ready, connection: Connection, tighter: Path
) -> None:
    """It stays held, and accounted for, where nobody would take it."""
    means = ready(small_book(1))
    planned_under(connection, load_law(tighter))
    connection.execute("UPDATE desk_run SET ends = %s", [MORNING + timedelta(hours=9)])
    connection.execute("UPDATE desk_planned_contact SET status = 'held', retry_at = %s", [MORNING])
    assert release_held(means) == 0
    assert release_held(replace(means, law=load_law(tighter))) == 1


def test_what_nobody_has_the_policy_for_is_skipped_with_its_day(
    ready: Ready, connection: Connection, tighter: Path
) -> None:
    """Accounted for by whichever worker closes the day."""
    means = ready(small_book(1))
    planned_under(connection, load_law(tighter))
    connection.execute(
        "UPDATE desk_run SET handed_over = true, creditors = '{BANK}', ends = at, model = 'm@1'"
    )
    assert close_days(means) == 1
    assert connection.execute("SELECT status, reason FROM desk_planned_contact").fetchall() == [
        ("skipped", DAY_OVER)
    ]


def test_the_doctor_says_what_waits_for_another_policy(
    ready: Ready, store: Store, connection: Connection, tighter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault, unless a run is sending it at this moment, or the policy is set."""
    ready(small_book(2))
    planned_under(connection, load_law(tighter))

    def said() -> list[tuple[str, bool]]:
        lines = of_service(connection, store.home)
        return [(text, fine) for label, text, fine in lines if label == "policy"]

    ((text, fine),) = said()
    assert (text.startswith("2 contacts"), fine) == (True, False)
    with closing(store.connect()) as running:
        running.execute("SELECT pg_advisory_lock(%s)", [RUN_SENDS])
        assert said() == []
    assert len(said()) == 1
    monkeypatch.setenv(HOUSE, str(tighter))
    assert said() == []
