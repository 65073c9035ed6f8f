"""Slots of notices, answers and confirmations: filled from their occasion, and from it alone."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from rightparty.words.fields import Fields
from rightparty.words.languages import Language, day, money, nothing
from rightparty.words.occasions import Agreed, Occasion, Remedy
from rightparty.words.phrases import Section, claim_form, forms_of, phrase, table
from rightparty.words.plain import SLOT
from rightparty.words.validation import ABOUT_REGULATOR, Validation

Filler = Callable[[Fields, Language, Section], str | None]


def _fact(name: str) -> Filler:
    """A fact of the occasion as it is, a day as it is written."""

    def fill(fields: Fields, language: Language, _: Section) -> str | None:
        value = getattr(fields.occasion, name, None)
        return day(value, language) if isinstance(value, date) else value

    return fill


def _about(occasion: type[Occasion], write: Callable[[Any, Language, Section], str]) -> Filler:
    """What is written of one kind of occasion; nothing of another."""

    def fill(fields: Fields, language: Language, section: Section) -> str | None:
        return write(fields.occasion, language, section) if isinstance(fields.occasion, occasion) else None

    return fill


def _payments(agreed: Agreed, language: Language, _: Section) -> str:
    form, lines = claim_form("payment", language), []
    for number, one in enumerate(agreed.payments, 1):
        amount = money(one.amount, agreed.currency, language)
        lines.append(form.format(number=number, due=day(one.due_on, language), amount=amount))
    return "\n".join(lines)


def _remedy(remedy: Remedy, language: Language, _: Section) -> str:
    return forms_of("remedy", language)[remedy.kind].replace("{from_on}", day(remedy.from_on, language))


def _validation(validation: Validation, language: Language, section: Section) -> str:
    """The block in the language, and in English: a notice in another language holds both (34(e)).

    The disclosure stands in every language of the notice (18(e)(4)).
    """
    if language == "en":
        return _block(validation, language, section)
    english = (phrase("disclosure", "en"), _block(validation, "en", section))
    return "\n\n".join((_block(validation, language, section), *english))


def _block(validation: Validation, language: Language, section: Section) -> str:
    said = table("validation")[language]
    values = _values(validation, language)
    rights = [*said["rights"], *([said["electronically"]] if section == "letter" else [])]
    return "\n\n".join(
        "\n".join(_filled(one, values) for one in lines) for lines in (said["lines"], rights, said["answer"])
    )


def _values(validation: Validation, language: Language) -> Mapping[str, str]:
    values = {"until": day(validation.until, language), "page": ABOUT_REGULATOR}
    for name in ("itemized_on", "sent_on"):
        values[name] = day(getattr(validation, name), language)
    currency = str(validation.currency)
    for name in ("amount_then", "interest", "fees", "payments", "credits", "amount_now"):
        amount = getattr(validation, name)
        values[name] = money(amount, currency, language) if amount else nothing(currency, language)
    values["itemized_by"] = table("validation")[language]["by"][validation.itemized_by]
    for name in (
        "tail",
        "creditor_now",
        "creditor_then",
        "collector",
        "collector_address",
        "person",
        "person_address",
    ):
        values[name] = str(getattr(validation, name))
    return values


def _filled(line: str, values: Mapping[str, str]) -> str:
    """Each slot is filled once: what stands in a value is never taken for a slot."""
    return SLOT.sub(lambda found: values[found.group(1)], line)


OCCASION_FILLERS: Mapping[str, Filler] = {
    **{
        name: _fact(name)
        for name in (
            "agreed_on", "received_on", "answer_by", "reference", "paused_until", "agency", "agency_phone",
            "placed_on", "assignee", "assigned_on",
        )
    },
    "agreed_total": _about(Agreed, lambda one, language, _: money(one.total, one.currency, language)),
    "payments": _about(Agreed, _payments),
    "count": _about(Agreed, lambda one, *_: str(len(one.payments))),
    "first_on": _about(Agreed, lambda one, language, _: day(one.payments[0].due_on, language)),
    "first_amount": _about(
        Agreed, lambda one, language, _: money(one.payments[0].amount, one.currency, language)
    ),
    "interest": _about(Agreed, lambda one, language, _: forms_of("interest", language)[one.interest]),
    "remedy": _about(Remedy, _remedy),
    "validation": _about(Validation, _validation),
}  # fmt: skip
"""The slots that an occasion fills. A fact that it does not have is not there."""
