"""Nothing leaves but a message with its own, genuine, unused permit, in its own minutes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from rightparty.channels.port import Message, outcome_map
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


@pytest.mark.parametrize("name", ["smtp", "call_task"])
def test_provider_codes_map_to_words_of_the_book(name: str) -> None:
    """Each code has a result, and outcome and evidence that the book knows."""
    codes = outcome_map(name)
    assert codes
    assert {outcome.result for outcome in codes.values()} <= {"sent", "failed", "unknown"}
