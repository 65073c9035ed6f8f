"""Regulation F, 12 CFR 1006.6(d)(1) and 1006.30: to whom a debt is told, furnished, sold or placed."""

from rightparty.law.facts import NEVER
from rightparty.law.logic import among, no
from rightparty.law.records import TRANSFER
from rightparty.law.rule import part, rule
from rightparty.law.rulebooks.usa.regulation_f import SINCE, instrument
from rightparty.law.vocabulary import DENY, NOTE, VOICE

INSTRUMENT = instrument("reg_f_transfers", "furnishing, sale and placement", numbers=True)
_OWNERS_AND_LAWYERS = ("owner", "creditor_attorney", "collector_attorney", "bureau")
_PROCESSING = ("vendor", "processor")


@part
def furnished(c):
    """The debt is reported to a consumer reporting agency."""
    return c.purpose == "furnishing"


@rule(
    "12 CFR 1006.6(d)(1); 15 USC 1692c(b)",
    effect=DENY,
    since=SINCE,
    about=TRANSFER,
    legal_effect="third_party_prohibited",
)
def told_to_an_outsider(c):
    """A debt is told to its owner, to a bureau where law permits, and to lawyers; to nobody else."""
    return (c.what == "debt_information") & no(among(c.to, _OWNERS_AND_LAWYERS))


@rule(
    "12 CFR 1006.14(b)(3)(iii), 1006.6(d)(1)(ii)-(vi)",
    effect=NOTE,
    since=SINCE,
    about=TRANSFER,
    legal_effect="excluded_from_frequency",
    seen_in_original=False,
)
def call_to_owner_bureau_or_lawyer(c):
    """Calls to the creditor, a bureau or a lawyer are not counted."""
    return among(c.channel, VOICE) & among(c.to, _OWNERS_AND_LAWYERS)


@rule(
    "12 CFR 1006.30(a)(1), comments 30(a)(1)-1 to -3",
    effect=DENY,
    since=SINCE,
    about=TRANSFER,
    legal_effect="prohibited_furnish",
)
def furnished_before_anybody_was_told(c):
    """A bureau is told only after the consumer was spoken with, or fourteen days after a notice."""
    waited = (c.days_since_notice_sent >= c.limit("days_before_furnishing")) & (
        c.days_since_notice_sent < NEVER
    )
    return furnished(c) & no(c.spoke_with_consumer) & no(waited)


@rule(
    "12 CFR 1006.30(b)(1)-(2), comments 30(b)(1)-1 and 30(b)(2)(i)(A)-1",
    effect=DENY,
    since=SINCE,
    about=TRANSFER,
    legal_effect="prohibited_placement",
)
def paid_debt_is_passed_on(c):
    """A debt that is paid, settled or discharged is not sold or placed; its owner may have it back."""
    passed_on = among(c.purpose, ("sale", "placement", "collection"))
    return c.debt_paid_or_discharged & passed_on & no(among(c.to, (*_PROCESSING, "owner")))


@rule(
    "12 CFR 1006.30(c); 15 USC 1692h",
    effect=DENY,
    since=SINCE,
    about=TRANSFER,
    legal_effect="prohibited_application",
)
def payment_goes_to_a_disputed_debt(c):
    """A payment goes where the consumer directs, and never to a debt that the consumer disputes."""
    return (c.purpose == "apply_payment") & (c.debt_disputed | no(c.separate_consent))
