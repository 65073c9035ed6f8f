"""A debt whose period of limitation has passed: nothing is sent unasked, and every answer says so.

In many countries a small payment, or a word in writing, starts the period again; whoever is answered about
such a debt is warned of it. In the United States the words are those that California prescribes (Cal. Civ.
Code 1788.14(d)), true of every debt collector there (12 CFR 1006.26(b)), in English beside any other
language.
"""

from rightparty.words.fields import Fields
from rightparty.words.languages import Language
from rightparty.words.phrases import Section, phrase

_PRESCRIBED_IN = "US"


def is_time_barred(fields: Fields) -> bool:
    """Whether that is known of one of the debts."""
    return any(claim.facts.get("time_barred") is True for claim in fields.claims)


def time_barred(fields: Fields, language: Language, section: Section) -> str | None:
    """What is said of it; None where no debt is known to be time-barred."""
    if not is_time_barred(fields):
        return None
    warned = phrase("time_barred", language, section)
    if fields.country != _PRESCRIBED_IN:
        return warned
    said = [_prescribed(fields, one) for one in dict.fromkeys((language, "en"))]
    return " ".join((*said, warned))


def prescribed(fields: Fields) -> str | None:
    """The prescribed words, whole; None where it is not known whether the debt may still be reported."""
    return _prescribed(fields, "en") if _obsolete(fields) is not None else None


def _prescribed(fields: Fields, language: Language) -> str:
    obsolete = _obsolete(fields)
    if obsolete:
        return phrase("reported_no_more", language)
    not_sued = phrase("not_sued", language)
    if obsolete is None:
        return not_sued
    who = fields.agency_name or fields.creditor_name
    return (
        not_sued
        + (" " if language == "en" else "")
        + phrase("still_reported", language).replace("{who}", who)
    )


def _obsolete(fields: Fields) -> bool | None:
    """Whether the debts are too old to be reported (15 USC 1681c): known, and the same of all."""
    known = {claim.facts.get("obsolete") for claim in fields.claims}
    return next(iter(known)) if known in ({True}, {False}) else None
