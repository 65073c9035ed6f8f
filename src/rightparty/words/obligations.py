"""Which obligations a text meets, by the names that rules require them under.

They are looked for in the text itself, not in what a template promises: a permit is bound to a text
only after this has shown what the decision requires.
"""

from collections.abc import Callable, Mapping
from typing import Final

from rightparty.words.fields import Fields
from rightparty.words.guard import findings
from rightparty.words.occasions import OPTED_OUT, UNTOLD
from rightparty.words.phrases import forms_of, phrase
from rightparty.words.render import Text, amounts_are_owed
from rightparty.words.templates import SECTIONS
from rightparty.words.time_barred import prescribed

Test = Callable[[Text, Fields], bool]


def obligations(text: Text, fields: Fields) -> frozenset[str]:
    """The names of all obligations that `text`, rendered from `fields`, meets."""
    return frozenset(name for name, met in OBLIGATIONS.items() if met(text, fields))


def _identity_line(text: Text, fields: Fields) -> bool:
    """Says who writes: the institution, and the agency that acts for it; the neutral name on a knock."""
    if text.name in UNTOLD:
        return bool(fields.neutral_name) and str(fields.neutral_name) in text.body
    return fields.creditor_name in text.body and (fields.agency_name or "") in text.body


def _opt_out(text: Text, _: Fields) -> bool:
    """Says how to stop messages to this address or number (12 CFR 1006.6(e)), or that they are stopped.

    A confirmation that they are may say nothing else (12 CFR 1006.14(h)(2)(i)).
    """
    if text.name == OPTED_OUT:
        return phrase("opted_out", text.language) in text.body
    return phrase("opt_out", text.language, SECTIONS[text.channel]) in text.body


def _disclosure(text: Text, _: Fields) -> bool:
    """Says that a debt collector writes, to collect a debt (15 USC 1692e(11), 12 CFR 1006.18(e)).

    A text that conveys nothing of a debt is no communication, and must not say so: it has nothing to meet.
    """
    return text.name in UNTOLD or phrase("disclosure", text.language) in text.body


def _amount_equals_owed(text: Text, fields: Fields) -> bool:
    """States exactly what is owed, or, being neutral, no amount at all."""
    if text.name in UNTOLD:
        return not any(one.kind == "amount" for one in findings(text.subject + " " + text.body))
    return amounts_are_owed(text, fields)


def _neutral_sender(_: Text, fields: Fields) -> bool:
    """Is sent under a name that says nothing of lending or collecting."""
    shown = fields.sender_name or fields.neutral_name
    return shown is not None and not findings(shown)


def _verifiable_code(text: Text, fields: Fields) -> bool:
    """Gives a code that can be checked with the creditor."""
    return fields.code is not None and fields.code in text.body


def _validity(_: Text, fields: Fields) -> bool:
    """Ends by itself at an instant, so that it is not delivered in a quiet hour."""
    return fields.valid_until is not None


def _ai_label(text: Text, _: Fields) -> bool:
    """Says that it was made by a machine (China: measures on labelling content made by AI, 2025)."""
    return phrase("ai_label", text.language, SECTIONS[text.channel]) in text.body


def _creditor_identity(text: Text, fields: Fields) -> bool:
    """Gives the creditor's name, address and tax number (Brazil, Lei 8.078 art. 42-A)."""
    known = (fields.creditor_name, fields.address, fields.tax_id)
    return all(value is not None and value in text.body for value in known)


def _time_barred(text: Text, fields: Fields) -> bool:
    """Says in the prescribed words that nobody will be sued for it (Cal. Civ. Code 1788.14(d)).

    Which of them are prescribed depends on whether the debt may still be reported: unknown, it is not met.
    """
    said = prescribed(fields)
    return said is not None and said in text.body


def _licence_number(text: Text, fields: Fields) -> bool:
    """Shows the number of the collector's licence (Cal. Civ. Code 1788.11)."""
    if fields.licence is None:
        return False
    return phrase("licence", text.language).replace("{licence}", fields.licence) in text.body


def _private(text: Text, _: Fields) -> bool:
    """Is marked private and confidential, first of all (CONC 7.9.8G)."""
    mark = forms_of("private", text.language).get(SECTIONS[text.channel])
    return mark is not None and text.body.startswith(mark)


OBLIGATIONS: Final[Mapping[str, Test]] = {
    "identity_line": _identity_line,
    "opt_out": _opt_out,
    "debt_collector_disclosure": _disclosure,
    "initial_disclosure": _disclosure,
    "amount_equals_owed": _amount_equals_owed,
    "ai_label": _ai_label,
    "validity": _validity,
    "neutral_sender": _neutral_sender,
    "verifiable_code": _verifiable_code,
    "creditor_identity": _creditor_identity,
    "time_barred_disclosure": _time_barred,
    "licence_number": _licence_number,
    "private_and_confidential": _private,
}
"""Every obligation that a rule may require of a text, and how it is shown."""
