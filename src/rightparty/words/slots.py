"""Slots: what may be filled into which text, and from which fields.

A neutral class has no slot for a name in full, a creditor's legal name, an amount, a date of a debt or
anything else that tells: a template that asks for one is refused when it is loaded.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from rightparty.book.tables import PRODUCTS
from rightparty.errors import Refused
from rightparty.law.vocabulary import CALLBACK, FULL, KEPT, KNOCK, OFFER, REMINDER
from rightparty.words.fields import Claim, Fields
from rightparty.words.guard import findings
from rightparty.words.languages import Language, day, money
from rightparty.words.occasion_slots import OCCASION_FILLERS, Filler
from rightparty.words.occasions import (
    AGREED,
    ASSIGNED,
    CEASED,
    COMPLAINED,
    DISPUTED,
    HARDSHIP,
    NOT_THIS_PERSON,
    OPTED_OUT,
    PLACED,
    REMEDY,
    VALIDATION,
)
from rightparty.words.phrases import Section, claim_form, forms_of, free_help, phrase, product_name
from rightparty.words.statements import consequences
from rightparty.words.time_barred import time_barred

_NEUTRAL = (
    "neutral_name", "surname", "agent_name", "code", "link", "not_me", "opt_out", "private", "ai_label",
)  # fmt: skip
_NAMED = (
    *_NEUTRAL,
    "name",
    "creditor_name",
    "agency_name",
    "hotline",
    "disclosure",
    "licence",
    "creditor_identity",
)
_TELLING = (*_NAMED, "total", "claims", "due_on")
_OWED_LAW = (
    *_NAMED,
    "help",
    "time_barred",
    "received_on",
)  # nothing of an amount, a day to pay or what follows
_ANSWER = (*_OWED_LAW, "answer_by", "reference")

ALLOWED: Final[Mapping[str, frozenset[str]]] = {
    FULL: frozenset((*_TELLING, "as_of", "reply_by", "help", "consequences")),
    OFFER: frozenset((*_TELLING, "as_of", "help")),
    KEPT: frozenset((*_TELLING, "promised")),
    AGREED: frozenset(
        (
            *_NAMED,
            "help",
            "time_barred",
            "debts",
            "agreed_on",
            "agreed_total",
            "payments",
            "interest",
            "count",
            "first_on",
            "first_amount",
        )
    ),
    REMINDER: frozenset((*_TELLING, "promised", "help")),
    VALIDATION: frozenset((*_NAMED, "help", "time_barred", "validation")),
    CEASED: frozenset((*_OWED_LAW, "debts")),
    REMEDY: frozenset((*_OWED_LAW, "debts", "remedy")),
    PLACED: frozenset((*_OWED_LAW, "debts", "agency", "agency_phone", "placed_on")),
    ASSIGNED: frozenset((*_OWED_LAW, "claims", "total", "as_of", "assignee", "assigned_on")),
    DISPUTED: frozenset((*_ANSWER, "debts")),
    COMPLAINED: frozenset(_ANSWER),
    HARDSHIP: frozenset((*_ANSWER, "paused_until")),
    NOT_THIS_PERSON: frozenset(_NEUTRAL),
    OPTED_OUT: frozenset((*_NEUTRAL, "opted_out")),
    KNOCK: frozenset(_NEUTRAL),
    CALLBACK: frozenset((*_NEUTRAL, "callback_phone")),
}
"""Every text, with the slots that it may hold: no answer asks for anything, and no notice after a stop."""

_BY_TEXT: Final = ("claims",)
"""Slots whose value depends on the text."""


def fill(content: str, fields: Fields, language: Language, section: Section) -> Mapping[str, str]:
    """The value of every slot of a text that is known; what is unknown is not there."""
    values: dict[str, str] = {}
    for name in sorted(ALLOWED[content]):
        if name in _BY_TEXT:
            value = _claims(content, fields, language)
        else:
            value = FILLERS[name](fields, language, section)
        if value is not None:
            values[name] = value
    return values


def total(fields: Fields, language: Language) -> str | None:
    """What is owed in all; debts in different currencies are added up apart."""
    sums: dict[str, Decimal] = {}
    for claim in fields.claims:
        sums[claim.currency] = sums.get(claim.currency, Decimal(0)) + claim.amount
    if not sums:
        return None
    return claim_form("and_total", language).join(money(sums[one], one, language) for one in sorted(sums))


def _claims(content: str, fields: Fields, language: Language) -> str | None:
    lines = [_claim(content, one, language) for one in fields.claims]
    return "\n".join(lines) or None


def _debts(fields: Fields, language: Language, _: Section) -> str | None:
    """What a text is about, by name and number alone."""
    form = claim_form("named", language)
    return "\n".join(form.replace("{label}", _label(one, language)) for one in fields.claims) or None


def _label(claim: Claim, language: Language) -> str:
    if claim.product not in PRODUCTS.split():
        raise Refused(f"there is no product `{claim.product}`", f"known: {PRODUCTS}")
    product = product_name(claim.product, language)
    if claim.tail is None:
        label = claim_form("label_without_tail", language).format(product=product)
    else:
        label = claim_form("label", language).format(product=product, tail=claim.tail)
    if claim.original_creditor is not None:
        label += claim_form("original_creditor", language).replace("{original}", claim.original_creditor)
    return label


def _claim(content: str, claim: Claim, language: Language) -> str:
    name = "full" if content in (FULL, OFFER) else "kept" if content in (KEPT, ASSIGNED) else "reminder"
    form = claim_form(name, language)
    values = {
        "amount": money(claim.amount, claim.currency, language),
        "due": day(claim.due_on, language),
        "parts": _parts(claim, language),
        "label": _label(claim, language),
    }
    for slot, value in values.items():  # the label last: it may hold a name with braces
        form = form.replace(f"{{{slot}}}", value)
    return form


def _parts(claim: Claim, language: Language) -> str:
    """How the amount is made up, where that is known and more than one part is not zero."""
    parts = (("principal", claim.principal), ("interest", claim.interest), ("fee", claim.fee))
    known = [(name, value) for name, value in parts if value]
    if len(known) < 2 or None in (claim.principal, claim.interest, claim.fee):
        return ""
    texts = [
        claim_form(name, language).format(x=money(value, claim.currency, language)) for name, value in known
    ]
    return claim_form("parts", language).format(list=claim_form("between", language).join(texts))


def _surname(fields: Fields, *_: object) -> str | None:
    """Left out where it could be read as a word of debt: some surnames can."""
    surname = fields.surname
    return None if surname is None or findings(surname) else surname


def _due_on(fields: Fields, language: Language, _: Section) -> str | None:
    return day(min(claim.due_on for claim in fields.claims), language) if fields.claims else None


def _consequences(fields: Fields, language: Language, _: Section) -> str | None:
    sentences = consequences(fields.claims, fields.country, language)
    mark = claim_form("full", language)[:2]
    return "\n".join(mark + sentence for sentence in sentences) or None


def _identity(fields: Fields, language: Language, _: Section) -> str | None:
    """Name, address and tax number of the creditor, where all are known."""
    if fields.address is None or fields.tax_id is None:
        return None
    form = phrase("creditor_identity", language)
    for slot, value in (
        ("tax_id", fields.tax_id),
        ("address", fields.address),
        ("name", fields.creditor_name),
    ):
        form = form.replace(f"{{{slot}}}", value)
    return form


def _licence(fields: Fields, language: Language, _: Section) -> str | None:
    if fields.licence is None or not fields.debt_collector:
        return None
    return phrase("licence", language).replace("{licence}", fields.licence)


def _private(_: Fields, language: Language, section: Section) -> str | None:
    """How a letter is marked, and nothing else."""
    return forms_of("private", language).get(section)


FILLERS: Mapping[str, Filler] = {
    "neutral_name": lambda f, *_: f.neutral_name,
    "surname": _surname,
    "agent_name": lambda f, *_: f.agent_name,
    "callback_phone": lambda f, *_: f.callback_phone,
    "code": lambda f, *_: f.code,
    "link": lambda f, *_: None if f.in_china else f.link,
    "not_me": lambda _, language, section: phrase("not_me", language, section),
    "opt_out": lambda _, language, section: phrase("opt_out", language, section),
    "name": lambda f, *_: f.name,
    "creditor_name": lambda f, *_: f.creditor_name,
    "agency_name": lambda f, *_: f.agency_name,
    "hotline": lambda f, *_: f.hotline,
    "total": lambda f, language, _: total(f, language),
    "claims": lambda *_: None,  # depends on the class: see `fill`
    "due_on": _due_on,
    "as_of": lambda f, language, _: day(f.as_of, language) if f.as_of else None,
    "promised": lambda f, language, _: day(f.promised_on, language) if f.promised_on else None,
    "reply_by": lambda f, language, _: day(f.reply_by, language) if f.reply_by else None,
    "help": lambda f, language, section: free_help(f.country, language, section),
    "debts": _debts,
    "private": _private,
    "ai_label": lambda f, language, section: (
        phrase("ai_label", language, section) if f.machine_made else None
    ),
    "licence": _licence,
    "creditor_identity": _identity,
    "time_barred": time_barred,
    "opted_out": lambda _, language, __: phrase("opted_out", language),
    **OCCASION_FILLERS,
    "consequences": _consequences,
    "disclosure": lambda f, language, _: phrase("disclosure", language) if f.debt_collector else None,
}
