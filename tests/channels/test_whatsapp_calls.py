"""What WhatsApp calls us with: signed, read whole, and never more than receipts and words."""

import hashlib
import hmac
import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from rightparty.channels.receipts import UNREADABLE, Inbound, Meaning, Receipt
from rightparty.channels.whatsapp_calls import is_signed, read_calls
from rightparty.errors import InvalidInput

SENT_AT = "1795482000"


def call(field: str = "messages", **value: Any) -> bytes:
    """One call with one change."""
    about = {"display_phone_number": "15550783881", "phone_number_id": "106540352242922"}
    value = {"messaging_product": "whatsapp", "metadata": about, **value}
    changes = [{"value": value, "field": field}]
    return json.dumps(
        {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": changes}]}
    ).encode()


def status(name: str, *errors: int, **more: Any) -> dict[str, Any]:
    """One report."""
    row = {
        "id": "wamid.A",
        "status": name,
        "timestamp": SENT_AT,
        "recipient_id": "8613816000000",
        "biz_opaque_callback_data": "c0ffee",
        **more,
    }
    return row | ({"errors": [{"code": code, "title": "…"} for code in errors]} if errors else {})


def wrote(**more: Any) -> dict[str, Any]:
    """One message of somebody's."""
    return {"from": "8613816000000", "id": "wamid.B", "timestamp": SENT_AT, **more}


@pytest.mark.parametrize(
    ("row", "code", "meaning"),
    [
        (status("sent"), "sent", Meaning("waiting")),
        (status("delivered"), "delivered", Meaning("delivered", "delivered", "delivered")),
        (status("read"), "read", Meaning("delivered", "delivered", "delivered")),
        (status("failed", 131026), "131026", Meaning("failed", "bounced")),
        (status("failed", 131049), "131049", Meaning("failed", "rejected")),
        (status("failed", 987654), "987654", Meaning("failed", "unknown")),
        (status("failed"), "failed", Meaning("failed", "unknown")),
        (status("something new"), "something new", Meaning("waiting")),
    ],
)
def test_a_report_says_what_became_of_a_message(row: dict[str, Any], code: str, meaning: Meaning) -> None:
    """By our own reference; a failure proves nothing of whose number it is."""
    (receipt,) = read_calls(call(statuses=[row]))
    at = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    assert receipt == Receipt("whatsapp", code, meaning, at, "c0ffee", "wamid.A")


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (wrote(type="text", text={"body": "退订"}), "退订"),
        (wrote(type="button", button={"text": "STOP", "payload": "x"}), "STOP"),
        (
            wrote(type="interactive", interactive={"type": "button_reply", "button_reply": {"title": "N"}}),
            "N",
        ),
        (wrote(type="image", image={"id": "1", "mime_type": "image/jpeg"}), UNREADABLE),
        (wrote(type="system", system={"body": "changed number", "wa_id": "1"}), UNREADABLE),
        (wrote(type="unsupported"), UNREADABLE),
        (wrote(type="text", text={"body": ""}), UNREADABLE),
        (wrote(type="interactive", interactive={"type": "nfm_reply", "nfm_reply": 5}), UNREADABLE),
    ],
)
def test_what_somebody_wrote_is_handed_on_with_its_sender(row: dict[str, Any], text: str) -> None:
    """A text and a button that was pressed as they are; what cannot be read is not lost: it may be a stop."""
    (one,) = read_calls(call(messages=[row]))
    number = "106540352242922"
    assert one == Inbound("im", "whatsapp", "+8613816000000", number, text, provider_id="wamid.B")
    assert "wamid" not in repr(one), "a number stands in it"


def test_who_goes_by_a_name_is_known_by_an_id_and_never_taken_for_a_number() -> None:
    """No plus is put before what is no number."""
    row = {"from_user_id": "CN.1349120", "id": "wamid.C", "type": "text", "text": {"body": "hi"}}
    (one,) = read_calls(call(messages=[row]))
    assert isinstance(one, Inbound)
    assert one.sender == "CN.1349120"


def test_what_is_about_other_things_is_left_out() -> None:
    """Changes of templates, accounts and calls are no affair of ours."""
    assert read_calls(call("message_template_status_update", event="APPROVED")) == []
    assert read_calls(call(statuses=[])) == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'{"object": "page", "entry": []}',
        b'{"object": "whatsapp_business_account", "entry": {}}',
        b'"' + b"x" * 1_048_577 + b'"',
    ],
)
def test_what_is_no_such_call_is_refused(body: bytes) -> None:
    """Whole, so that it is sent again and somebody looks."""
    with pytest.raises(InvalidInput):
        read_calls(body)


@pytest.mark.parametrize(
    "bad",
    [
        {"statuses": ["x"]},
        {"statuses": {"id": "wamid.A", "status": "sent"}},
        {"statuses": [{"status": "sent"}]},
        {"statuses": [status("sent", biz_opaque_callback_data="x" * 129, id="é")]},
        {"statuses": [{**status("sent"), "status": 5}]},
        {"messages": [5]},
        {"messages": "STOP"},
        {"messages": [{"type": "text", "text": {"body": "hi"}}]},
        {"messages": [wrote(type="text", text={"body": "hi"}) | {"from": ["8613816000000"]}]},
    ],
    ids=str,
)
def test_an_entry_that_cannot_be_read_is_counted_and_takes_no_other_with_it(bad: dict[str, Any]) -> None:
    """The stop in the same call is handed on, and so is the report; what cannot be read names nobody."""
    said = json.loads(call(**bad))
    more = json.loads(call(statuses=[status("sent")], messages=[wrote(type="text", text={"body": "STOP"})]))
    said["entry"] += more["entry"]
    lost, receipt, stop = read_calls(json.dumps(said).encode())
    assert lost == Receipt("whatsapp", "", Meaning("waiting"))
    assert isinstance(receipt, Receipt)
    assert receipt.reference == "c0ffee"
    assert isinstance(stop, Inbound)
    assert (stop.sender, stop.text) == ("+8613816000000", "STOP")


@pytest.mark.parametrize(
    "said",
    [
        {"entry": [5]},
        {"entry": [{"changes": "x"}]},
        {"entry": [{"changes": [None]}]},
        {"entry": [{"changes": [{"field": "messages", "value": []}]}]},
    ],
    ids=str,
)
def test_what_stands_where_messages_should_is_counted(said: dict[str, Any]) -> None:
    """It is not thanked for in silence."""
    body = json.dumps({"object": "whatsapp_business_account", **said}).encode()
    assert read_calls(body) == [Receipt("whatsapp", "", Meaning("waiting"))]


@pytest.mark.parametrize("reference", ["x" * 129, "c0ffeé", "", 5.5, {}])
def test_a_reference_that_is_none_of_ours_is_none(reference: Any) -> None:
    """Somebody else sends over the same number: the provider's own id says whose report it is."""
    (receipt,) = read_calls(call(statuses=[status("delivered", biz_opaque_callback_data=reference)]))
    assert isinstance(receipt, Receipt)
    assert (receipt.reference, receipt.provider_id) == (None, "wamid.A")


@pytest.mark.parametrize(
    ("errors", "code"), [(None, "failed"), ("x", "failed"), ([5], "failed"), ([{"code": "5"}], "failed")]
)
def test_a_failure_counts_whatever_is_said_of_its_cause(errors: Any, code: str) -> None:
    """The cause is worth less than the report."""
    (receipt,) = read_calls(call(statuses=[status("failed") | {"errors": errors}]))
    assert isinstance(receipt, Receipt)
    assert (receipt.code, receipt.meaning) == (code, Meaning("failed", "unknown"))


@pytest.mark.parametrize(
    ("who", "sender"),
    [({"from": "+8613816000000"}, "+8613816000000"), ({"from": "CN.1349120"}, "CN.1349120")],
)
def test_a_sender_in_another_form_is_a_sender(who: dict[str, str], sender: str) -> None:
    """A stop of theirs is not lost for it."""
    (one,) = read_calls(call(messages=[wrote(type="text", text={"body": "STOP"}) | who]))
    assert isinstance(one, Inbound)
    assert one.sender == sender


def test_a_call_is_the_providers_only_with_its_signature() -> None:
    """Over the very bytes; and where no secret is known, nothing is signed."""
    body = call(statuses=[status("sent")])
    right = "sha256=" + hmac.new(b"s3cret", body, hashlib.sha256).hexdigest()
    assert is_signed(body, right, "s3cret")
    for signature, secret, shown in (
        (right, "another", body),
        (right, "s3cret", body + b" "),
        (right.upper(), "s3cret", body),
        ("", "s3cret", body),
        ("é", "s3cret", body),
        ("sha256=" + hmac.new(b"", body, hashlib.sha256).hexdigest(), "", body),
    ):
        assert not is_signed(shown, signature, secret)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
_FIELDS = ("id", "status", "timestamp", "errors", "from", "type", "text", "interactive", "from_user_id")
_ROW = st.dictionaries(st.sampled_from(_FIELDS), _JSON | st.sampled_from(["text", "failed"]))


@drawn(
    st.binary(max_size=200)
    | st.builds(lambda *rows: call(statuses=rows[0], messages=rows[1]), *[st.lists(_ROW)] * 2)
)
def test_no_call_does_more_than_be_refused(body: bytes) -> None:
    """Anything at all: InvalidInput, or receipts and words that name somebody, or are counted as nobody's."""
    nobodys = Receipt("whatsapp", "", Meaning("waiting"))
    with suppress(InvalidInput):
        for one in read_calls(body):
            named = one.sender if isinstance(one, Inbound) else one.reference or one.provider_id
            assert named or one == nobodys
