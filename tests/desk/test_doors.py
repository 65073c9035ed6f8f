"""What carriers call, and one click: taken where the address is ours, and told nothing where it is not."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from django.test import Client

from rightparty.channels.one_click import one_click_token
from rightparty.desk.called import report_mark
from rightparty.desk.clock import real
from rightparty.desk.console.served import serve_store
from rightparty.desk.erasing import erase_person
from rightparty.desk.means import Means
from rightparty.desk.opt_out import hold_opt_outs, lift_opt_out
from rightparty.desk.ports import ONE_CLICK_KEY
from rightparty.desk.reveal import point_value
from rightparty.desk.same_point import mark_at, mark_of
from rightparty.desk.sending import send_one
from rightparty.desk.store import Store, use_django
from tests.desk.books import SmallBook, small_book
from tests.desk.means import MORNING, queued
from tests.desk.replied import rows
from tests.desk.wrong import count

JSON = "application/json"
Ready = Callable[..., Means]


@pytest.fixture
def browser(store: Store) -> Iterator[Client]:
    """Django's own client, before the pages of the test's store."""
    use_django(store)
    from django.db import connections

    serve_store(store)
    with closing(store.connect()):
        yield Client(enforce_csrf_checks=True, HTTP_HOST="localhost")
    connections.close_all()


def sent(ready: Ready, *book: SmallBook) -> tuple[Means, str]:
    """One mail that has left, and its reference."""
    means = ready(*book)
    one = queued(means.connection)[0]
    assert send_one(means, one) == "sent"
    return means, one.contact_id


def test_one_click_unsubscribes_and_a_look_does_not(ready: Ready, browser: Client, store: Store) -> None:
    """A mail programme that only looks stops nothing; the click does, before it is answered."""
    means, reference = sent(ready)
    token = one_click_token(reference, store.home.secret(ONE_CLICK_KEY))
    looked = browser.get(f"/unsubscribe/{token}?lang=en")
    assert looked.status_code == 200
    assert count(means, "desk_opt_out") == 0
    clicked = browser.post(f"/unsubscribe/{token}", {"List-Unsubscribe": "One-Click"})
    assert clicked.status_code == 200
    row = means.connection.execute("SELECT kind, channel, scope FROM book_notices").fetchone()
    assert row == ("opt_out", "email", "channel")
    browser.post(f"/unsubscribe/{token}")
    assert count(means, "desk_opt_out") == 1, "a second click is the same click"


@pytest.mark.parametrize("with_mark", [False, True])
def test_a_click_after_the_stop_was_lifted_stops_anew(
    ready: Ready, browser: Client, store: Store, with_mark: bool
) -> None:
    """The link of an old mail holds good for ever: what its page says is done, is."""
    means, reference = sent(ready, small_book(1))
    mark = mark_at(means.connection, "E0001") if with_mark else None
    token = one_click_token(reference, store.home.secret(ONE_CLICK_KEY), mark)
    for clicks in (1, 2):
        for _ in range(2):
            assert browser.post(f"/unsubscribe/{token}").status_code == 200
        assert count(means, "desk_opt_out") == clicks
        assert rows(means, "SELECT count(*) FROM book_notices WHERE until IS NULL") == [(1,)]
        means.connection.execute(
            "INSERT INTO book_evidence (point_id, person_id, at, kind)"
            " VALUES ('E0001', 'P0001', %s, 'code_confirmed')",
            [real()],
        )
        lift_opt_out(means.connection, means.home, "E0001", f"K-{clicks}", real())
        assert rows(means, "SELECT count(*) FROM book_notices WHERE until IS NULL") == [(0,)]


def test_a_click_after_erasure_still_stops_the_address(ready: Ready, browser: Client, store: Store) -> None:
    """Nothing of the address was kept: the token says which it was, and its next id in a book is stopped."""
    means, reference = sent(ready, small_book(1))
    value = point_value(means.connection, "E0001")
    assert value is not None
    mark = mark_of(means.marks, value)
    means.connection.execute("UPDATE book_debts SET status = 'settled'")
    erase_person(means.connection, "P0001", by="x", basis="retention", at=MORNING)
    assert mark_at(means.connection, "E0001") is None
    token = one_click_token(reference, store.home.secret(ONE_CLICK_KEY), mark)
    assert browser.post(f"/unsubscribe/{token}").status_code == 200
    kept = means.connection.execute("SELECT mark, scope, channel FROM desk_opt_out").fetchall()
    assert kept == [(mark, "point", "email")]
    means.connection.execute(
        "INSERT INTO book_points (point_id, kind, value_mark) VALUES ('N1', 'email', %s)", [mark]
    )
    assert hold_opt_outs(means.connection) == 1


def test_a_click_on_an_older_mail_after_erasure_is_kept_by_the_id_alone(
    ready: Ready, browser: Client, store: Store
) -> None:
    """Its token says no address: what can be held is held, and nothing fails."""
    means, reference = sent(ready, small_book(1))
    means.connection.execute("UPDATE book_debts SET status = 'settled'")
    erase_person(means.connection, "P0001", by="x", basis="retention", at=MORNING)
    token = one_click_token(reference, store.home.secret(ONE_CLICK_KEY))
    assert browser.post(f"/unsubscribe/{token}").status_code == 200
    row = means.connection.execute("SELECT kind, point_id, channel FROM book_notices").fetchone()
    assert row == ("opt_out", "E0001", "email")


def test_another_token_is_answered_the_same_and_does_nothing(
    ready: Ready, browser: Client, store: Store
) -> None:
    """Nobody learns by asking whether a contact is ours."""
    means, reference = sent(ready)
    token = one_click_token(reference, b"another key of thirty-two bytes..")
    answers = {
        browser.post(f"/unsubscribe/{one}?lang=en").content
        for one in (token, "x", one_click_token("nobody", store.home.secret(ONE_CLICK_KEY)))
    }
    assert len(answers) == 1
    assert count(means, "book_notices") == 0


def test_reports_are_taken_at_the_address_that_only_we_can_make(
    ready: Ready, browser: Client, store: Store
) -> None:
    """A right one is taken, even of nobody; a wrong address is no address, a wrong body is refused."""
    means, _ = sent(ready)
    row = {"phone_number": "8613816000001", "success": True, "err_code": "DELIVRD", "biz_id": "B1",
           "out_id": "nobody", "report_time": "2026-11-24 09:00:00", "send_time": "2026-11-24 09:00:00",
           "sms_size": "1"}  # fmt: skip
    right = f"/carriers/sms-template/{report_mark(store.home, 'sms_template')}"
    assert browser.post(right, json.dumps([row]), content_type=JSON).status_code == 200
    assert count(means, "desk_unknown_receipt") == 1
    assert browser.post("/carriers/sms-template/0", "[]", content_type=JSON).status_code == 404
    assert browser.post(right, "{", content_type=JSON).status_code == 400
    assert browser.get("/carriers/sms-http?ref=x&mark=y").status_code == 400
    assert count(means, "desk_unknown_receipt") == 1
