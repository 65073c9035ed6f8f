"""Two carriers: the second is asked only where the first certainly did not carry, and for its own reasons."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest

from rightparty.channels.failover import Failover
from rightparty.channels.port import FAILED, SENT, UNKNOWN, HaltedError, Message, Outcome
from rightparty.channels.recording import Recording
from rightparty.errors import InvalidInput, Refused
from rightparty.gate.permit import Permit
from tests.channels.permits import KEY, NOW, permit_for
from tests.channels.sms import sms

THROTTLED = Outcome(FAILED, "ESME_RTHROTTLED", provider_fault=True)
ILLEGAL = Outcome(FAILED, "isv.MOBILE_NUMBER_ILLEGAL", "rejected")
LOST = Outcome(UNKNOWN, "lost", "unknown")


class Carrier(Recording):
    """A twin that can be down, or not carry a message."""

    down: str | None = None
    why: str | None = None
    knows: Outcome | None = None

    def unready(self) -> str | None:
        """As it was told."""
        return self.down

    def unfit(self, message: Message, until: datetime) -> str | None:
        """As it was told."""
        del message, until
        return self.why

    def find(self, reference: str) -> Outcome | None:
        """As it was told."""
        del reference
        return self.knows


class Both:
    """Two carriers behind one door, and a clock to turn."""

    def __init__(self, first: Mapping[str, Outcome] | None = None) -> None:
        self.now = NOW + timedelta(minutes=1)
        self.first = Carrier("sms", KEY.public_key(), lambda: self.now, first)
        self.second = Carrier("sms", KEY.public_key(), lambda: self.now)
        self.door = Failover([self.first, self.second], KEY.public_key(), lambda: self.now)

    def send(self, number: int = 1) -> Outcome:
        """One message with a permit of its own."""
        return self.door.send(sms(), permit_for(sms(), number=number))

    @property
    def carried(self) -> tuple[int, int]:
        """How many messages each was handed."""
        return len(self.first.carried.messages), len(self.second.carried.messages)


@pytest.mark.parametrize(
    ("answer", "carried"),
    [
        (Outcome(SENT, "OK"), (1, 0)),
        (THROTTLED, (1, 1)),
        (ILLEGAL, (1, 0)),
        (LOST, (1, 0)),
    ],
    ids=["taken", "throttled", "no such number", "unknown"],
)
def test_who_is_asked_after_an_answer(answer: Outcome, carried: tuple[int, int]) -> None:
    """After a fault of the provider's the next; after anything else nobody."""
    both = Both({sms().point: answer})
    outcome = both.send()
    assert both.carried == carried
    assert outcome == (Outcome(SENT, "recorded") if answer.provider_fault else answer)


def test_the_permit_is_used_once_whoever_carries() -> None:
    """The same permit again is refused at the door, and neither is handed anything."""
    both = Both({sms().point: THROTTLED})
    both.send()
    with pytest.raises(Refused, match="used before"):
        both.send()
    assert both.carried == (1, 1)


def test_where_both_fail_the_contact_has_failed() -> None:
    """With what the last one said."""
    both = Both({sms().point: THROTTLED})
    both.second._answers = {sms().point: THROTTLED}
    assert both.send() == THROTTLED
    assert both.carried == (1, 1)


def test_weights_move_on_errors_and_come_back() -> None:
    """After an error the other goes first; when the error is long past, the preferred one does again."""
    both = Both({sms().point: THROTTLED})
    both.send(1)
    assert both.door.weights() == [0.5, 1.0]
    both.send(2)
    assert both.carried == (1, 2), "the second is asked first now"
    both.now += timedelta(minutes=3)
    before = both.door.weights()[0]
    assert 0.5 < before < 1.0
    both.first._answers = {}
    both.now += timedelta(hours=1)
    both.door.send(sms(), permit_for(sms(), number=3, minutes=90))
    assert both.carried == (2, 2)


def test_a_message_is_unfit_only_where_nobody_carries_it() -> None:
    """What one gateway has not approved, the other may carry."""
    both = Both()
    both.first.why = "template_pending"
    assert both.door.unfit(sms(), NOW) is None
    both.send()
    assert both.carried == (0, 1)
    both.second.why = "number_or_sender_unfit"
    assert both.door.unfit(sms(), NOW) == "template_pending"
    with pytest.raises(Refused, match="template_pending"):
        both.send(2)


def test_it_is_ready_while_one_is() -> None:
    """And says of both why not, where neither is."""
    both = Both()
    both.first.down = "gone"
    assert both.door.unready() is None
    assert both.door.weights()[0] == 0.5
    both.second.down = "asleep"
    assert both.door.unready() in ("gone; asleep", "asleep; gone")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (Outcome(SENT, "a"), None, "sent"),
        (Outcome(FAILED, "a"), Outcome(SENT, "b"), "sent"),
        (Outcome(FAILED, "a"), Outcome(FAILED, "b"), "failed"),
        (Outcome(FAILED, "a"), None, None),
        (None, None, None),
    ],
)
def test_a_message_is_looked_up_at_both(
    first: Outcome | None, second: Outcome | None, expected: str | None
) -> None:
    """One that has it is enough; for "certainly not" it takes both."""
    both = Both()
    both.first.knows, both.second.knows = first, second
    found = both.door.find("c0ffee")
    assert (found.result if found else None) == expected


def test_a_halt_that_comes_while_the_first_hangs_stops_the_second() -> None:
    """Nothing has left: the first certainly did not carry it."""
    both = Both()
    halted: list[str] = []

    class Hangs(Carrier):
        def _carry(self, message: Message, permit: Permit) -> Outcome:
            halted.append("all")
            return THROTTLED

    both.door = Failover(
        [Hangs("sms", KEY.public_key(), lambda: both.now), both.second], KEY.public_key(), lambda: both.now
    )
    both.door.heed(lambda sender: halted[0] if halted else None)
    with pytest.raises(HaltedError):
        both.send()
    assert both.carried == (0, 0)


def test_each_carrier_heeds_what_the_door_heeds() -> None:
    """One that opens a line first asks for itself."""
    both = Both()
    both.door.heed(lambda sender: "all")
    for one in (both.door, both.first, both.second):
        with pytest.raises(HaltedError):
            one.send(sms(), permit_for(sms()))


def test_carriers_of_two_channels_do_not_stand_in_for_one_another() -> None:
    """A text is not sent as a mail."""
    mail = Recording("email", KEY.public_key(), lambda: NOW)
    with pytest.raises(InvalidInput):
        Failover([Both().first, mail], KEY.public_key(), lambda: NOW)
