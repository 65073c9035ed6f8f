"""What a text may be filled with: plain values, checked before any of them is written."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from rightparty.errors import Refused
from rightparty.words.occasions import Occasion
from rightparty.words.plain import PHONE, clean, match

_COMPOUND = (
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 司徒 "
    "夏侯 端木 南宫 南宮 独孤 獨孤 闻人 聞人 宇文 长孙 長孫 轩辕 軒轅 钟离 鍾離 "
    "呼延 司空 太史 申屠 百里 东郭 東郭 西门 西門 张简 張簡 范姜"
)
_COMPOUND_SURNAMES = frozenset(_COMPOUND.split())
_CODE = re.compile(r"[0-9]{6,10}")
_HOST = re.compile(r"(?!.*xn--)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")


@dataclass(frozen=True)
class Claim:
    """One debt as a telling text states it: `amount` is exactly what is owed, recomputed at sending.

    `due_on`: for `full`, the due day of the oldest instalment still short; for `reminder`, the day to
    come. `principal`, `interest`, `fee`: how it is made up, if all three are known; they add up.
    `tail`: the last digits of the contract or card. `facts`: what is known of this debt, for the
    conditions of `statements.toml` (`rightparty.words.statements.FACTS`).
    """

    amount: Decimal
    currency: str
    due_on: date
    product: str = "other"
    tail: str | None = None
    principal: Decimal | None = None
    interest: Decimal | None = None
    fee: Decimal | None = None
    original_creditor: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        parts = (self.principal, self.interest, self.fee)
        if None not in parts and sum(one for one in parts if one is not None) != self.amount:
            raise Refused(f"{' + '.join(map(str, parts))} is not {self.amount}", "recompute what is owed")
        if self.tail is not None and not re.fullmatch(r"[0-9A-Z]{2,6}", self.tail):
            raise Refused(f"`{self.tail}` is no tail of a contract number", "give two to six digits")
        clean("original_creditor", self.original_creditor)


@dataclass(frozen=True)
class Fields:
    """Everything that a text may be filled with; None is unknown, and what needs it is left out.

    Who writes: `creditor_name` (the institution's legal name; `address` and `tax_id` identify it),
    `neutral_name` (says nothing of lending or collecting), `country` (ISO 3166-1 alpha-2 of the creditor),
    `agency_name` if an agency writes,
    `sender_name` (the name shown as sender, if another than the neutral one), `debt_collector` (a debt
    collector under 12 CFR 1006.2(i)), `agent_name` (who calls), `hotline` (the creditor's published
    number), `callback_phone`, `licence` (the number of the writer's own licence as a debt collector),
    `machine_made` (a machine speaks, or a model wrote what stands in the values: the text says so).

    To whom: `name`, as in the book; neutral texts show the surname at most.

    To check that it is real: `code` (six to ten digits, typed in the official app) and `link` (https, on
    the creditor's own `domain`; never written in a text for China).

    What it is about: `claims`, `as_of` (the day they are computed for), `reply_by`. `promised_on`: the day
    on which the person promised to pay what the claims state. `kept`: they did, and the claims state what was
    received. `occasion`: what a notice, an answer or a confirmation is about. `valid_until`: when the
    message itself ends, so that it is not delivered in a quiet hour.
    """

    creditor_name: str
    neutral_name: str | None
    country: str
    name: str | None = None
    agency_name: str | None = None
    sender_name: str | None = None
    debt_collector: bool | None = None
    agent_name: str | None = None
    hotline: str | None = None
    callback_phone: str | None = None
    code: str | None = None
    link: str | None = None
    domain: str | None = None
    claims: tuple[Claim, ...] = ()
    as_of: date | None = None
    reply_by: date | None = None
    promised_on: date | None = None
    kept: bool = False
    valid_until: datetime | None = None
    address: str | None = None
    tax_id: str | None = None
    licence: str | None = None
    machine_made: bool = False
    occasion: Occasion | None = None

    def __post_init__(self) -> None:
        for one in fields(self):
            value = getattr(self, one.name)
            if isinstance(value, str):
                clean(one.name, value)
        for name in ("hotline", "callback_phone"):
            match(name, getattr(self, name), PHONE, "a telephone number")
        match("code", self.code, _CODE, "six to ten digits")
        if self.link is not None and not is_own_link(self.link, self.domain):
            raise Refused(
                f"`{self.link}` is not a link on the creditor's own domain", "give https://<domain>/…"
            )

    @property
    def in_china(self) -> bool:
        """Whether the rules of mainland China bind the writer: there, no text carries a link."""
        return self.country == "CN"

    @property
    def surname(self) -> str | None:
        """The surname alone: the first character or a compound surname; the last word in Latin letters."""
        return surname_of(self.name)


def surname_of(name: str | None) -> str | None:
    """The surname in a name, or None if there is no name."""
    words = (name or "").split()
    if not words:
        return None
    if all(_is_han(letter) for letter in "".join(words)):
        whole = "".join(words)
        return whole[:2] if len(whole) > 2 and whole[:2] in _COMPOUND_SURNAMES else whole[:1]
    return words[-1]


def is_own_link(link: str, domain: str | None) -> bool:
    """Whether `link` leads to `domain` or below it, over https, and hides nothing."""
    if not domain or not _HOST.fullmatch(domain) or not link.isascii() or "%" in link or "\\" in link:
        return False
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
        plain = parts.scheme == "https" and parts.netloc == host and bool(_HOST.fullmatch(host))
    except ValueError:
        return False
    return plain and (host == domain or host.endswith("." + domain))


def _is_han(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("CJK UNIFIED IDEOGRAPH")
