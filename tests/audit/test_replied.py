"""What people wrote back is a stop, a dispute, a denial, whether or not anybody filed it."""

from typing import Any

import pytest

from rightparty.audit.replied import with_replies
from rightparty.engine import Engine
from tests.audit.rows import NOON, book_of_rows


def replied(
    engine: Engine, text: str | None, **event: Any
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Notices and evidence of a book in which somebody wrote this."""
    row = {
        "event_id": "e", "contact_id": "c", "at": NOON, "direction": "in", "kind": "reply", "channel": "sms",
        "creditor_id": "L", "debt_ids": ("D",), "person_id": "P", "point_id": "X", "text": text,
    }  # fmt: skip
    book = with_replies(engine, book_of_rows(engine, events=[row | event]), "replied")
    return engine.rows(book.tables["notices"]), engine.rows(book.tables["evidence"])


@pytest.mark.parametrize(
    ("text", "kind", "scope"),
    [("退订", "opt_out", "point"), ("STOP", "opt_out", "point"), ("不要再联系我", "refuses_contact", "all")],
)
def test_a_stop(engine: Engine, text: str, kind: str, scope: str) -> None:
    """Of that point, or of all contact; named after its event, and dated by it."""
    [notice], evidence = replied(engine, text)
    assert (notice["kind"], notice["scope"], notice["notice_id"]) == (kind, scope, "said-e")
    assert (notice["at"], notice["person_id"], notice["point_id"]) == (NOON, "P", "X")
    assert evidence == []


def test_a_dispute_is_about_its_debt(engine: Engine) -> None:
    """If it is one; of several it is not known about which."""
    [notice], _ = replied(engine, "我没有借过这笔钱，我对这笔债务有异议")
    assert (notice["kind"], notice["debt_id"]) == ("dispute", "D")
    [notice], _ = replied(engine, "我没有借过这笔钱，我对这笔债务有异议", debt_ids=("D", "E"))
    assert (notice["kind"], notice["debt_id"]) == ("dispute", None)


def test_a_wrong_person(engine: Engine) -> None:
    """Evidence against the number."""
    _, [evidence] = replied(engine, "你打错了，我不是这个人")
    assert (evidence["kind"], evidence["point_id"], evidence["person_id"]) == ("wrong_number", "X", "P")


@pytest.mark.parametrize("text", [None, " ", "好的，谢谢", "你们是哪里？", "我不退订"])
def test_what_is_not_surely_said_is_nothing(engine: Engine, text: str | None) -> None:
    """A question refuses nothing, nor does who says that they do not."""
    assert replied(engine, text) == ([], [])


def test_what_we_wrote_is_no_reply(engine: Engine) -> None:
    """A text that tells how to opt out is the lender's own."""
    assert replied(engine, "退订", direction="out", kind="sent") == ([], [])
