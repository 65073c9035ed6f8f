"""A message and a genuine permit for it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from rightparty.channels.port import Message
from rightparty.gate.contact import Contact, contact_hash
from rightparty.gate.decision import Decision
from rightparty.gate.permit import Message as Bound
from rightparty.gate.permit import Permit, issue
from rightparty.words.render import Text, content_hash

KEY = Ed25519PrivateKey.from_private_bytes(b"\x07" * 32)
NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
TEXT = Text(
    "晨光客户服务：有一条通知请您查看",
    "您好：\n\n有一条通知给您。",
    "knock.zh-Hans.letter",
    "1",
    "zh-Hans",
    "knock",
    "email",
)


def message(**changed: Any) -> Message:
    """A neutral mail."""
    base = Message("c0ffee", "person@mail.example", TEXT, "service@bank.example", "晨光客户服务")
    return replace(base, **changed)


def permit_for(given: Message, *, number: int = 1, minutes: int = 5) -> Permit:
    """A permit bound to this message's point, text and channel, from `NOW` on."""
    contact = Contact("c0ffee", ("D",), "P", "X", given.text.channel, NOW, given.text.content)
    decision = Decision(
        verdict="allow",
        allowed=(given.text.content,),
        ceiling=given.text.content,
        retry_at=None,
        until_event=None,
        reasons=(),
        requires=(),
        right_party="verified",
        rulebook="chn@1",
        model="m",
        facts_hash="0" * 64,
        contact_hash=contact_hash(contact),
    )
    return issue(
        decision,
        contact,
        Bound(given.point, given.text.content, content_hash(given.text)),
        permit_id=f"00000000-0000-4000-8000-{number:012}",
        salt=b"s" * 16,
        valid=(NOW, NOW + timedelta(minutes=minutes)),
        key=KEY,
        outside=False,
    )
