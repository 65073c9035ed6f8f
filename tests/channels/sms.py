"""Text messages for tests: a knock, a long text, and what the desk lends."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from rightparty.channels.port import Message
from rightparty.channels.receipts import Inbound, Receipt
from rightparty.channels.traces import Trace
from tests.channels.permits import NOW, TEXT, message

KNOCK = replace(
    TEXT,
    subject="",
    body="【晨光客户服务】王先生/女士，您好。有一条通知给您，请在官方App的“消息核验”里输入12345678查看。找错人请回N。",
    template_id="knock.zh-Hans.sms",
    channel="sms",
)
LONG = replace(KNOCK, body=KNOCK.body * 3)
ENGLISH = replace(
    KNOCK, body="Morning Service: there is a message for you. Reply STOP to stop these texts.", language="en"
)


def sms(last: str = "0", **changed: Any) -> Message:
    """A knock to a number with this last digit."""
    base = message(point=f"+861381600000{last}", text=KNOCK, sender="10690001")
    return replace(base, **changed)


@dataclass
class Lent:
    """Traces and a handler in memory."""

    traces: dict[str, Trace] = field(default_factory=dict)
    came: list[Receipt | Inbound] = field(default_factory=list)

    def trace(self, reference: str, carrier: str) -> Trace | None:
        """What was put there."""
        del carrier
        return self.traces.get(reference)

    def heard(self, one: Receipt | Inbound) -> None:
        """Keep it."""
        self.came.append(one)

    def sent(self, given: Message, ids: tuple[str, ...] = (), at: datetime = NOW) -> None:
        """What the desk keeps of a message that left."""
        self.traces[given.reference] = Trace(given.point, given.sender, at, ids)


def receipts(came: list[Receipt | Inbound]) -> Mapping[str | None, str]:
    """The codes of receipts by the carrier's id."""
    return {one.provider_id: one.code for one in came if isinstance(one, Receipt)}
