"""Which obligations a text meets, by the names that rules require them under.

They are looked for in the text itself, not in what a template promises: a permit is bound to a text
only after this has shown what the decision requires.
"""

from collections.abc import Callable, Mapping
from typing import Final

from rightparty.law.vocabulary import NEUTRAL
from rightparty.words.fields import Fields
from rightparty.words.guard import findings
from rightparty.words.phrases import phrase
from rightparty.words.render import Text, amounts_are_owed
from rightparty.words.templates import SECTIONS

Test = Callable[[Text, Fields], bool]


def obligations(text: Text, fields: Fields) -> frozenset[str]:
    """The names of all obligations that `text`, rendered from `fields`, meets."""
    return frozenset(name for name, met in OBLIGATIONS.items() if met(text, fields))


def _identity_line(text: Text, fields: Fields) -> bool:
    """Says who writes: the institution, and the agency that acts for it; the neutral name on a knock."""
    if text.content in NEUTRAL:
        return bool(fields.neutral_name) and str(fields.neutral_name) in text.body
    return fields.creditor_name in text.body and (fields.agency_name or "") in text.body


def _opt_out(text: Text, _: Fields) -> bool:
    """Says how to stop messages to this address or number (12 CFR 1006.6(e))."""
    return phrase("opt_out", text.language, SECTIONS[text.channel]) in text.body


def _disclosure(text: Text, _: Fields) -> bool:
    """Says that a debt collector writes, to collect a debt (15 USC 1692e(11), 12 CFR 1006.18(e)).

    A text that conveys nothing of a debt is no communication, and must not say so: it has nothing to meet.
    """
    return text.content in NEUTRAL or phrase("disclosure", text.language) in text.body


def _amount_equals_owed(text: Text, fields: Fields) -> bool:
    """States exactly what is owed, or, being neutral, no amount at all."""
    if text.content in NEUTRAL:
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


def _ai_label(_: Text, __: Fields) -> bool:
    """Says that it was made by a machine. No text here is, and none says so."""
    return False


def _unsaid(_: Text, __: Fields) -> bool:
    """Something that no text made here says; a permit for one is refused, and a human writes it."""
    return False


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
    "creditor_identity": _unsaid,  # address and tax number (Brazil, Lei 8.078 art. 42-A)
    "time_barred_disclosure": _unsaid,  # that nobody will be sued (California)
    "licence_number": _unsaid,  # the agency's Californian licence
    "private_and_confidential": _unsaid,  # how a letter is marked (the United Kingdom's CONC)
}
"""Every obligation that a rule may require of a text, and how it is shown."""
