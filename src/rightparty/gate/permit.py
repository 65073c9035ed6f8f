"""Permits: what a channel needs to see before anything leaves.

A permit is signed, and bound to one contact point, one text, one span of minutes and the versions that
decided. It names no person, no debt and no amount; the point stands in it as a salted digest. Whoever
carries the message (a dialler, a gateway) checks with the public key alone that the permit is genuine
for *this* point, text and minute. That it is used once is the store's affair, by `permit_id`.

Encoded, a permit is `rp1.<payload>.<signature>`, both parts in base64url without padding: the payload is
canonical JSON, signed with Ed25519 for the purpose "rightparty permit v1".
"""

import base64
import hashlib
import hmac
import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from rightparty.canonical import Json, canonical, parse
from rightparty.errors import InvalidInput, Refused
from rightparty.gate.contact import Contact, contact_hash
from rightparty.gate.decision import Decision
from rightparty.law.vocabulary import ALL, NEUTRAL
from rightparty.signing import SIGNATURE_BYTES, is_signed, key_id, sign

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

PURPOSE = "rightparty permit v1"
PREFIX = "rp1"
LONGEST_OUTSIDE = timedelta(minutes=5)  # for a sender outside our own process
LONGEST_INSIDE = timedelta(hours=24)
OLDEST_DECISION = timedelta(minutes=5)  # between the decision and the first minute of the permit
SHORTEST_SALT = 16
LONGEST_TEXT = 4096

_HASH = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}")
_SALT = re.compile(r"([0-9a-f]{2}){16,64}")
_MINUTE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@dataclass(frozen=True)
class Message:
    """What is to be sent where, as the words room rendered it.

    `point`: the number or address itself. `content`: the content class of the text. `content_hash`:
    its SHA-256. `obligations_met`: what the text was shown to meet, by the names rules require it under.
    """

    point: str
    content: str
    content_hash: str
    obligations_met: Collection[str] = ()


@dataclass(frozen=True)
class Permit:
    """One permit; the fields are those of the encoded form. Instants are aware, UTC, whole seconds."""

    permit_id: str
    channel: str
    content: str
    content_hash: str
    point_digest: str
    salt: str
    valid_from: datetime
    valid_until: datetime
    decision: str
    rulebook: str
    model: str
    key: str
    signature: bytes = b""

    def payload(self) -> bytes:
        """What is signed, besides its purpose."""
        return canonical(
            {
                "channel": self.channel,
                "content": self.content,
                "content_hash": self.content_hash,
                "decision": self.decision,
                "id": self.permit_id,
                "key": self.key,
                "model": self.model,
                "point": self.point_digest,
                "rulebook": self.rulebook,
                "salt": self.salt,
                "valid_from": _written(self.valid_from),
                "valid_until": _written(self.valid_until),
            }
        )

    def encode(self) -> str:
        """The permit as text, to be handed to a sender."""
        return ".".join((PREFIX, _base64(self.payload()), _base64(self.signature)))


@dataclass(frozen=True)
class PermitCheck:
    """Whether a permit holds for what was shown, and one sentence why; `permit` once it is genuine."""

    ok: bool
    because: str
    permit: Permit | None = None


def issue(
    decision: Decision,
    contact: Contact,
    message: Message,
    *,
    permit_id: str,
    salt: bytes,
    valid: tuple[datetime, datetime],
    key: "Ed25519PrivateKey",
    outside: bool = True,
) -> Permit:
    """The permit to send `message` for `contact` within `valid` (first and last instant).

    `permit_id` (a UUID) and `salt` (16 random bytes or more) must be fresh. `outside`: the permit goes to
    a sender outside our process, and lives for five minutes at most.

    Raises:
        Refused: the decision does not allow this content class, an obligation is not met, or the span
            is too long, empty, or begins before or long after the decision.
        InvalidInput: a value has not the form that a permit needs.
    """
    _check_contact(decision, contact)
    _check_decision(decision, message)
    start, end = (at.astimezone(UTC) for at in valid)
    _check_span(contact, start, end, LONGEST_OUTSIDE if outside else LONGEST_INSIDE)
    permit = Permit(
        permit_id=permit_id,
        channel=contact.channel,
        content=message.content,
        content_hash=message.content_hash,
        point_digest=point_digest(message.point, salt),
        salt=salt.hex(),
        valid_from=start.replace(microsecond=0),
        valid_until=end.replace(microsecond=0),
        decision=decision_hash(decision),
        rulebook=decision.rulebook,
        model=decision.model,
        key=key_id(key.public_key()),
    )
    if _well_formed(permit) is None:
        return Permit(**{**vars(permit), "signature": sign(key, PURPOSE, permit.payload())})
    raise InvalidInput(f"this cannot stand in a permit: {_well_formed(permit)}", "see `gate.permit.Permit`")


def check(
    text: str,
    key: "Ed25519PublicKey",
    *,
    point: str,
    content_hash: str,
    at: datetime,
    channel: str | None = None,
) -> PermitCheck:
    """Whether `text` is a genuine permit for this point, text and instant; needs the public key only.

    Never raises, whatever is handed in: what cannot be read is not a permit.
    """
    try:
        permit = decode(text)
    except InvalidInput as fault:
        return PermitCheck(ok=False, because=f"this is no permit: {fault.message}")
    if not is_signed(key, PURPOSE, permit.payload(), permit.signature) or permit.key != key_id(key):
        return PermitCheck(ok=False, because="the signature is not that of the key's holder")
    return PermitCheck(*_holds(permit, point, content_hash, at, channel), permit)


def decode(text: str) -> Permit:
    """The permit that `Permit.encode` wrote; its signature is not looked at.

    Raises:
        InvalidInput: this is not the text of a permit.
    """
    if len(text) > LONGEST_TEXT or not text.isascii():
        raise InvalidInput("it is not of the form of one", "give the text as it was issued")
    prefix, _, rest = text.partition(".")
    payload, _, signature = rest.partition(".")
    if prefix != PREFIX:
        raise InvalidInput(f"it does not begin with `{PREFIX}.`", "give the text as it was issued")
    permit = _read(parse(_unbase64(payload)), _unbase64(signature))
    if permit is None or _well_formed(permit) is not None or permit.encode() != text:
        raise InvalidInput("its fields are not those of one", "give the text as it was issued")
    return permit


def point_digest(point: str, salt: bytes) -> str:
    """SHA-256 over the salt and the normalised point: what a permit says of where it may be used."""
    if len(salt) < SHORTEST_SALT:
        raise InvalidInput(f"a salt of {len(salt)} bytes is too short", f"use {SHORTEST_SALT} random bytes")
    return hashlib.sha256(salt + normal_point(point).encode("utf-8", "surrogatepass")).hexdigest()


def normal_point(point: str) -> str:
    """A number or address in the one form that is digested, simple enough for any sender to follow.

    Compatibility forms folded (NFKC), blanks dropped, small letters; in what is no e-mail address, also
    hyphens, dots and brackets. A number is expected with its country code: `+8613800138000`.
    """
    text = "".join(unicodedata.normalize("NFKC", point).split()).lower()
    return text if "@" in text else re.sub(r"[-.()]", "", text)


def decision_hash(decision: Decision) -> str:
    """SHA-256 of what was decided: verdict, classes, times, rules, requirements, versions, facts."""
    retry_at = decision.retry_at
    return hashlib.sha256(
        canonical(
            {
                "allowed": decision.allowed,
                "contact": decision.contact_hash,
                "facts": decision.facts_hash,
                "model": decision.model,
                "reasons": [[reason.rule, reason.effect] for reason in decision.reasons],
                "requires": decision.requires,
                "retry_at": None if retry_at is None else retry_at.astimezone(UTC).isoformat(),
                "right_party": decision.right_party,
                "rulebook": decision.rulebook,
                "until_event": decision.until_event,
                "verdict": decision.verdict,
            }
        )
    ).hexdigest()


def _check_contact(decision: Decision, contact: Contact) -> None:
    if decision.contact_hash != contact_hash(contact):
        raise Refused("the decision was made for another contact", "decide this contact, then issue")


def _check_decision(decision: Decision, message: Message) -> None:
    if decision.verdict not in ("allow", "limited") or message.content not in decision.allowed:
        allowed = ", ".join(decision.allowed) if decision.verdict in ("allow", "limited") else ""
        raise Refused(
            f"the decision is `{decision.verdict}`, and does not allow a `{message.content}` message",
            f"it allows: {allowed}" if allowed else "nothing may be sent",
        )
    unmet = sorted(set(decision.requires) - set(message.obligations_met))
    if unmet:
        raise Refused(f"the text does not meet `{'`, `'.join(unmet)}`", "choose a template that does")


def _check_span(contact: Contact, start: datetime, end: datetime, longest: timedelta) -> None:
    if not start < end <= start + longest:
        raise Refused(
            f"a permit from {start} to {end} is empty or too long", f"at most {longest} for this sender"
        )
    if not contact.at <= start <= contact.at + OLDEST_DECISION:
        raise Refused(f"the decision was made for {contact.at}, not for {start}", "decide again, then issue")
    if contact.valid_until is not None and end > contact.valid_until:
        raise Refused(f"the contact ends at {contact.valid_until}, the permit at {end}", "let it end earlier")


def _holds(
    permit: Permit, point: str, content_hash: str, at: datetime, channel: str | None
) -> tuple[bool, str]:
    """All comparisons are made, in constant time, before one is told."""
    shown = point_digest(point, bytes.fromhex(permit.salt))
    right_point = hmac.compare_digest(shown, permit.point_digest)
    right_text = hmac.compare_digest(
        content_hash.encode("utf-8", "surrogatepass"), permit.content_hash.encode()
    )
    zoned = at if at.utcoffset() is not None else None
    against = (
        (not right_point, "the permit is for another contact point"),
        (not right_text, "the permit is for another text"),
        (channel not in (None, permit.channel), f"the permit is for the channel {permit.channel}"),
        (zoned is None, "the time shown has no zone"),
        (
            zoned and zoned < permit.valid_from,
            f"the permit is not valid before {_written(permit.valid_from)}",
        ),
        (zoned and zoned > permit.valid_until, f"the permit ended at {_written(permit.valid_until)}"),
    )
    why = next((sentence for is_against, sentence in against if is_against), None)
    if why is not None:
        return False, why
    kind = "neutral" if permit.content in NEUTRAL else "telling"
    return True, f"genuine for this point, text and minute: one {kind} message, class {permit.content}"


def _well_formed(permit: Permit) -> str | None:
    """What is wrong with the fields of a permit; None if nothing."""
    wrong = {
        "permit_id": not _ID.fullmatch(permit.permit_id),
        "channel": not re.fullmatch(r"[a-z_]{1,20}", permit.channel),
        "content": permit.content not in ALL,
        "content_hash": not _HASH.fullmatch(permit.content_hash),
        "point_digest": not _HASH.fullmatch(permit.point_digest),
        "salt": not _SALT.fullmatch(permit.salt),
        "decision": not _HASH.fullmatch(permit.decision),
        "rulebook": not 0 < len(permit.rulebook) <= 512,
        "model": not 0 < len(permit.model) <= 128,
        "valid_until": not permit.valid_from < permit.valid_until <= permit.valid_from + LONGEST_INSIDE,
    }
    return next((name for name, is_wrong in wrong.items() if is_wrong), None)


def _read(value: Json, signature: bytes) -> Permit | None:
    """The permit in a payload, if the payload has exactly the fields of one, all of them text."""
    names = {"id": "permit_id", "point": "point_digest"}
    if not isinstance(value, Mapping) or not all(isinstance(one, str) for one in value.values()):
        return None
    fields: dict[str, Any] = {names.get(name, name): one for name, one in value.items()}
    expected = {name for name in Permit.__dataclass_fields__ if name != "signature"}
    if fields.keys() != expected or len(signature) != SIGNATURE_BYTES:
        return None
    for name in ("valid_from", "valid_until"):
        if not _MINUTE.fullmatch(fields[name]):
            return None
        try:
            fields[name] = datetime.fromisoformat(fields[name])
        except ValueError:
            return None
    return Permit(**fields, signature=signature)


def _written(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _unbase64(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError as fault:
        raise InvalidInput("it is not written in base64url", "give the text as it was issued") from fault
