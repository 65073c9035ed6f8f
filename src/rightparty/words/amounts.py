"""Amounts in a text: every one is of what the text is about, and the sum that it is about stands there."""

from collections.abc import Iterable
from decimal import Decimal

from rightparty.words.fields import Fields
from rightparty.words.languages import Language, money, money_in, nothing
from rightparty.words.occasions import Agreed
from rightparty.words.slots import ALLOWED, total
from rightparty.words.validation import Validation


def amounts_hold(text: str, body: str, fields: Fields, language: Language) -> bool:
    """Whether a text (by its name) with this body states exactly the sum that it has to, and no other.

    That is what is owed now, or what was agreed. A text that has no place for a sum states none at all.
    """
    written = set(money_in(body))
    occasion = fields.occasion
    if isinstance(occasion, Agreed) and occasion.text == text:
        parts = (one.amount for one in occasion.payments)
        return _hold(written, occasion.total, (*parts,), occasion.currency, (language,))
    if isinstance(occasion, Validation) and occasion.text == text:
        owed = [(one.amount, one.currency) for one in fields.claims]
        if owed != [(occasion.amount_now, occasion.currency)] or occasion.amount_now is None:
            return False
        both: tuple[Language, ...] = (language, "en")
        return _hold(written, occasion.amount_now, occasion.amounts, str(occasion.currency), both)
    return _owed(written, fields, language) if "total" in ALLOWED[text] else not written


def _hold(
    written: set[str],
    whole: Decimal,
    parts: Iterable[Decimal],
    currency: str,
    languages: tuple[Language, ...],
) -> bool:
    required = {money(whole, currency, one) for one in languages}
    none = {nothing(currency, one) for one in languages}
    allowed = {money(part, currency, one) for part in parts for one in languages}
    return required <= written <= required | allowed | none


def _owed(written: set[str], fields: Fields, language: Language) -> bool:
    owed = total(fields, language)
    if owed is None:
        return False
    allowed = {*money_in(owed)}
    for claim in fields.claims:
        parts = (claim.amount, claim.principal, claim.interest, claim.fee)
        allowed |= {money(part, claim.currency, language) for part in parts if part}
    return set(money_in(owed)) <= written <= allowed
