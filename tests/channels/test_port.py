"""Nothing leaves but a message with its own, genuine, unused permit, in its own minutes."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from importlib.resources import files

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from rightparty.channels.port import Message, outcome_map
from rightparty.channels.receipts import meanings
from rightparty.channels.recording import Recording
from rightparty.errors import Refused
from rightparty.gate.permit import Permit
from tests.channels.permits import KEY, NOW, TEXT, message, permit_for

Change = Callable[[Message], Message]


def recording(minutes: float = 1, name: str = "email") -> Recording:
    """A channel whose clock stands some minutes after the permit begins."""
    return Recording(name, KEY.public_key(), lambda: NOW + timedelta(minutes=minutes))


def test_a_permitted_message_is_carried_once() -> None:
    """The same permit again is refused, and nothing more is carried."""
    channel, given = recording(), message()
    permit = permit_for(given)
    assert channel.send(given, permit).result == "sent"
    with pytest.raises(Refused, match="used before"):
        channel.send(given, permit)
    assert channel.carried.messages == [given]


@pytest.mark.parametrize(
    "changed",
    [
        message(point="sister@mail.example"),
        message(text=replace(TEXT, body=TEXT.body + " 请还款")),
        message(text=replace(TEXT, subject="催收")),
    ],
    ids=["another point", "another body", "another subject"],
)
def test_a_permit_carries_no_other_message(changed: Message) -> None:
    """Another address, one more word, another subject: the permit is for something else."""
    channel = recording()
    with pytest.raises(Refused, match="nothing was sent"):
        channel.send(changed, permit_for(message()))
    assert not channel.carried.messages


@pytest.mark.parametrize(("minutes", "said"), [(-1, "not valid before"), (6, "ended")])
def test_a_permit_holds_in_its_minutes_only(minutes: float, said: str) -> None:
    """By the channel's own clock: not early, and not late."""
    channel = recording(minutes)
    with pytest.raises(Refused, match=said):
        channel.send(message(), permit_for(message()))
    assert not channel.carried.messages


def test_a_permit_for_mail_makes_no_call() -> None:
    """The channel is part of what is permitted."""
    with pytest.raises(Refused, match="channel"):
        recording(name="call").send(message(), permit_for(message()))


def forged(permit: Permit) -> Permit:
    """The same permit in somebody else's hand."""
    other = Ed25519PrivateKey.generate()
    return replace(permit, signature=other.sign(permit.payload()))


def test_a_forged_or_stretched_permit_is_worth_nothing() -> None:
    """Neither another key nor one minute more."""
    permit = permit_for(message())
    stretched = replace(permit, valid_until=permit.valid_until + timedelta(minutes=1))
    for bad in (forged(permit), stretched, replace(permit, content="full")):
        with pytest.raises(Refused, match="signature"):
            recording().send(message(), bad)


@pytest.mark.parametrize(
    "name", ["smtp", "call_task", "sms_template", "sms_http", "smpp", "push", "whatsapp"]
)
def test_provider_codes_map_to_words_of_the_book(name: str) -> None:
    """Each code has a result, and outcome and evidence that the book knows."""
    codes = outcome_map(name)
    assert codes
    assert {outcome.result for outcome in codes.values()} <= {"sent", "failed", "unknown"}


@pytest.mark.parametrize("name", ["sms_template", "sms_http", "smpp", "letter", "whatsapp"])
def test_codes_of_reports_map_to_words_of_the_book(name: str) -> None:
    """A delivery is evidence of a delivery, a failure never is; what is on its way is no evidence."""
    for code, one in meanings(name).items():
        assert (one.evidence == "delivered") == (one.result == "delivered"), code
        assert one.result != "waiting" or (one.outcome, one.evidence) == (None, None), code


@pytest.mark.parametrize(
    "name", ["smtp", "call_task", "sms_template", "sms_http", "smpp", "letter", "push", "whatsapp"]
)
def test_every_code_says_what_it_means(name: str) -> None:
    """The maps are data that people read."""
    raw = tomllib.loads((files("rightparty.channels") / f"{name}.toml").read_text(encoding="utf-8"))
    for table in ("codes", "receipts"):
        for code, entry in raw.get(table, {}).items():
            assert entry["means"].endswith("."), code


def test_a_message_that_does_not_fit_is_refused_at_the_door() -> None:
    """Whoever forgets to ask before the claim is refused here, and the permit is not used up."""

    class Picky(Recording):
        why: str | None = "template_pending"

        def unfit(self, *_: object) -> str | None:
            return self.why

    channel, given = Picky("email", KEY.public_key(), lambda: NOW), message()
    with pytest.raises(Refused, match="template_pending"):
        channel.send(given, permit_for(given))
    channel.why = None
    assert channel.send(given, permit_for(given)).result == "sent"
