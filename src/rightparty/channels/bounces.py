"""Mail that comes back: reports of failure (RFC 3464), answers of machines (RFC 3834), and what people write.

People's programs mark what people write as a machine's, too: what such a mail says is handed on as well.

Which contact a mail is about stands in the address that it went to (`bounces+REFERENCE@…`), in the Message-ID
of the mail that it returns, or in the one that it answers. Nothing is guessed from its words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message as Mail
from email.utils import parseaddr, parsedate_to_datetime
from typing import Final

from rightparty.channels.mail_words import MOST_PARTS, octets, own_parts, words_of
from rightparty.channels.port import SENT
from rightparty.channels.receipts import (
    DELIVERED,
    FAILED,
    LONGEST_REPORT,
    UNREADABLE,
    WAITING,
    Inbound,
    Meaning,
    Receipt,
    keepable,
)
from rightparty.channels.smtp_codes import ENHANCED, by_status
from rightparty.errors import InvalidInput

CARRIER: Final = "smtp"
UNREAD: Final = "report_not_read"
"""The code of a report of failure that is not of the standard's form: kept, and it proves nothing."""

_REFERENCE = r"([A-Za-z0-9_-]{1,64})"
_UNSUBSCRIBE = re.compile(rf"unsubscribe {_REFERENCE}", re.IGNORECASE)
_TO = ("Delivered-To", "X-Original-To", "Envelope-To", "To")
_MACHINES = re.compile(r"^(mailer-daemon|postmaster)@", re.IGNORECASE)
_AWAY = re.compile(
    r"^\W*(out of (the )?office|automatic reply|auto(matic)?[- ]?(reply|response)|"
    r"自动回复|自动答复|自動回覆|自動回复)",
    re.IGNORECASE,
)
_LONGEST_HEADER = 8_192
"""Of characters; the library's readers take a time that grows with the square of some headers."""


@dataclass(frozen=True)
class Ours:
    """How our own references are known: the domain of our Message-IDs, the address for reports."""

    domain: str
    bounces: str | None = None


def read_mail(raw: bytes, ours: Ours) -> Receipt | Inbound:
    """What a mail that came back is: a report, or words, which may be a machine's.

    Raises:
        InvalidInput: it is longer than any mail that is read here.
    """
    if len(raw) > LONGEST_REPORT:
        raise InvalidInput("the mail is too long to be read", "look at it by hand")
    mail = message_from_bytes(raw)
    parts = [part for part, _ in zip(mail.walk(), range(MOST_PARTS), strict=False)]
    reference = _reference(mail, parts, ours)
    status = "message/delivery-status"
    report = next((one for one in own_parts(mail) if one.get_content_type() == status), None)
    if report is not None:
        return _receipt(report, mail, reference)
    sender = _address(mail, "From")
    nobody = _header(mail, "Return-Path").strip() == "<>" and not _unsubscribes(mail)
    if _MACHINES.match(sender) or nobody:
        return Receipt(CARRIER, UNREAD, Meaning(WAITING), _date(mail), reference)
    id, automatic = _header(mail, "Message-ID"), _is_automatic(mail)
    # One of ours that was sent on to us as it went out: nobody has said what stands in it.
    is_ours = automatic and _own(ours).fullmatch(id) is not None
    return Inbound(
        "email",
        CARRIER,
        sender,
        _address(mail, "To"),
        UNREADABLE if is_ours else words_of(mail),
        reference=reference,
        provider_id=id or None,
        subject="" if is_ours else _header(mail, "Subject"),
        automatic=automatic,
    )


def _receipt(report: Mail, mail: Mail, reference: str | None) -> Receipt:
    """The first recipient that the report speaks of: a mail of ours has one."""
    for fields in _groups(report):
        action = _header(fields, "Action").strip().lower()
        if not action:
            continue
        found = ENHANCED.search(_header(fields, "Status")) or ENHANCED.search(
            _header(fields, "Diagnostic-Code")
        )
        status = found[1] if found else ""
        return Receipt(CARRIER, status or action[:20], _meaning(action, status), _date(mail), reference)
    return Receipt(CARRIER, UNREAD, Meaning(WAITING), _date(mail), reference)


def _meaning(action: str, status: str) -> Meaning:
    """RFC 3464, 2.3.3: failed, delayed, delivered, relayed, expanded."""
    if action == "delivered":
        return Meaning(DELIVERED, "delivered", "delivered")
    if action != "failed":
        return Meaning(WAITING)
    known = by_status(status) if status else None
    if known is None or known.result == SENT:
        return Meaning(FAILED, "bounced")
    return Meaning(FAILED, known.outcome, known.evidence)


def _groups(report: Mail) -> Iterator[Mail]:
    payload = report.get_payload()
    if isinstance(payload, list):
        yield from (one for one in payload if isinstance(one, Mail))


def _reference(mail: Mail, parts: list[Mail], ours: Ours) -> str | None:
    """Ours, by the address it came to, the mail it returns, or the mail it answers; in this order.

    The mail that is answered is the one of `In-Reply-To`, else the last of `References` (RFC 5322, 3.6.4).
    """
    if ours.bounces is not None:
        local, _, host = ours.bounces.rpartition("@")
        address = re.compile(
            rf"(?<![\w.+-]){re.escape(local)}\+{_REFERENCE}@{re.escape(host)}(?![\w.-])", re.IGNORECASE
        )
        for name in _TO:
            if found := address.search(_header(mail, name)):
                return found[1]
    for text in (*_returned(mail, parts), _header(mail, "In-Reply-To"), _header(mail, "References")):
        if named := _own(ours).findall(text):
            return str(named[-1])
    return _unsubscribes(mail)


def _own(ours: Ours) -> re.Pattern[str]:
    """What a Message-ID of ours looks like."""
    return re.compile(rf"<{_REFERENCE}@{re.escape(ours.domain)}>")


def _unsubscribes(mail: Mail) -> str | None:
    """The reference in the subject that `List-Unsubscribe` names; None where the subject is another."""
    subject = _UNSUBSCRIBE.fullmatch(_header(mail, "Subject"))
    return subject[1] if subject else None


def _returned(mail: Mail, parts: list[Mail]) -> Iterator[str]:
    """The Message-ID of a mail that was returned whole, or by its headers alone."""
    for part in parts:
        if part is mail:
            continue
        if part.get_content_type() == "text/rfc822-headers":
            yield _header(message_from_bytes(octets(part)), "Message-ID")
        elif part.get("Message-ID"):
            yield _header(part, "Message-ID")


def _is_automatic(mail: Mail) -> bool:
    """Whether it says that a machine wrote it.

    `X-Auto-Response-Suppress` asks for no automatic answer, and bulk goes to many: people's mails have both.
    """
    marked = _header(mail, "Auto-Submitted").strip().lower()  # RFC 3834, 5
    if marked and marked != "no":
        return True
    if mail.get("X-Autoreply") or mail.get("X-Autorespond"):
        return True
    if _header(mail, "Precedence").strip().lower() in ("auto_reply", "junk"):
        return True
    return bool(_AWAY.match(_header(mail, "Subject")))


def _address(mail: Mail, name: str) -> str:
    """The address in a header; empty where none can be read, as in remarks within a thousand remarks."""
    try:
        return parseaddr(_header(mail, name))[1]
    except RecursionError:
        return ""


def _header(mail: Mail, name: str) -> str:
    """A header as text, on one line; as it stands where its encoding is not one, and cut where it is endless.

    Of `References` the end counts: there stands the mail that is answered.
    """
    raw = _as_it_came(mail, name)
    raw = raw[-_LONGEST_HEADER:] if name == "References" else raw[:_LONGEST_HEADER]
    try:
        text = str(make_header(decode_header(raw)))
    except (MessageError, LookupError, UnicodeError, ValueError):
        text = raw
    return " ".join(keepable(text).split())


def _as_it_came(mail: Mail, name: str) -> str:
    """A header as its octets say: some programs write other letters than ASCII without encoding them."""
    found = next((value for one, value in mail.raw_items() if one.lower() == name.lower()), "")
    sent = str(found).encode("utf-8", "surrogateescape")
    try:
        return sent.decode()
    except UnicodeDecodeError:
        return sent.decode("gb18030", "replace")


def _date(mail: Mail) -> datetime | None:
    try:
        at = parsedate_to_datetime(_header(mail, "Date"))
        return at.astimezone(UTC) if at.tzinfo is not None else None
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
