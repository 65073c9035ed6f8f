"""China Banking Association, guideline on collecting personal consumer loans (trial, 2026)."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.parameters import load_parameters
from rightparty.law.records import WORDING
from rightparty.law.rule import Instrument, rule
from rightparty.law.rulebooks.chn.people import cannot_be_reached, outsider, unproven_agent, volunteers
from rightparty.law.vocabulary import (
    ALL,
    CREDITOR,
    DELAY,
    DENY,
    LETTER,
    LIMIT,
    LOCATE,
    NOT_ASKED,
    POINT,
    REPLY,
    REQUIRE,
    UNANSWERED,
    VISIT,
    VOICE,
    Force,
)


def binds(c):
    """Members of the association, and agencies working for them, in mainland China."""
    return c.within("CN") & c.member("cba")


INSTRUMENT = Instrument(
    "cba_2026",
    rulebook="chn",
    title="CBA guideline 2026 (trial)",
    force=Force.SELF_REGULATION,
    confidence=0.9,
    zone="Asia/Shanghai",
    binds=binds,
    parameters=load_parameters(__package__, "cba_2026.toml"),
)
_SINCE = date(2026, 1, 30)
_ALL_BUT_A_SEARCH = tuple(k for k in ALL if k != LOCATE)
_ALL_BUT_AN_ANSWER = tuple(k for k in ALL if k != REPLY)


@rule("CBA guideline 2026 (trial), recipients", effect=DENY, since=_SINCE)
def recipient_is_a_third_person(c):
    """A third person who does not owe the debt is not collected from."""
    # Two doors stay open: to ask where a lost debtor is, and to answer who wants to pay. Who claims to
    # speak for the borrower is told how to prove it: `practice.mandate_is_not_checked`.
    return outsider(c) & no(cannot_be_reached(c) | volunteers(c) | unproven_agent(c))


@rule("CBA guideline 2026 (trial), lost contact", effect=LIMIT, since=_SINCE, cuts=_ALL_BUT_A_SEARCH)
def third_person_is_only_asked_to_relay(c):
    """Where the debtor is lost, a third person may be asked for their number or to pass word on, no more."""
    return outsider(c) & cannot_be_reached(c) & no(volunteers(c) | unproven_agent(c))


@rule("CBA guideline 2026 (trial), volunteers", effect=LIMIT, since=_SINCE, cuts=_ALL_BUT_AN_ANSWER)
def volunteer_learns_how_to_pay(c):
    """A third person who volunteers to pay is told what is needed to pay, and nothing else."""
    return outsider(c) & volunteers(c) & no(unproven_agent(c))


@rule("CBA guideline 2026 (trial), refusal", effect=DENY, since=_SINCE, cuts=NOT_ASKED, confidence=0.95)
def recipient_refused_contact(c):
    """Whoever asked not to be contacted is left alone by the member and all its agencies, for good."""
    return c.notice("refuses_contact")


@rule("CBA guideline 2026 (trial), hours", effect=DELAY, since=_SINCE, cuts=NOT_ASKED)
def outside_permitted_hours(c):
    """No call, visit or other collection between 22:00 and 08:00 without the debtor's recorded consent."""
    outside = c.outside("contact_window") | c.outside("contact_window", zone="Asia/Shanghai")
    return (c.channel != LETTER) & outside & no(c.within_agreed_hours)


@rule("CBA guideline 2026 (trial), frequency", effect=DELAY, since=_SINCE, cuts=NOT_ASKED, confidence=0.95)
def six_unanswered_attempts_today(c):
    """After six unanswered attempts in a day, the same number is left alone until the next day."""
    full = c.count(UNANSWERED, days=1, per=(CREDITOR, POINT), channels=VOICE) >= c.limit(
        "unanswered_attempts_per_day"
    )
    return among(c.channel, VOICE) & full


@rule("CBA guideline 2026 (trial), art. 22", effect=DENY, since=_SINCE)
def visit_by_too_few_collectors(c):
    """A home visit is made by at least two collectors together."""
    return (c.channel == VISIT) & (c.collectors < c.limit("collectors_on_a_visit"))


@rule("CBA guideline 2026 (trial), agencies", effect=DENY, since=_SINCE)
def agency_is_not_listed(c):
    """An agency acts only while it stands on the member's published list."""
    return c.by_agency & no(c.agency_listed)


@rule(
    "CBA guideline 2026 (trial), outsourcing; measures 2022 no. 9, art. 41",
    effect=DENY,
    since=_SINCE,
    confidence=0.85,
)
def agency_was_not_announced(c):
    """The borrower is told before an agency takes over."""
    return c.by_agency & no(c.agency_announced)


@rule(
    "CBA guideline 2026 (trial), identity",
    effect=REQUIRE,
    since=_SINCE,
    obligation="identity_line",
    confidence=0.85,
)
def sender_names_itself(c):
    """The message says which institution speaks, and for whom."""
    return c.within("CN")


@rule("CBA guideline 2026 (trial), identity", effect=DENY, since=_SINCE, about=WORDING, confidence=0.85)
def does_not_say_who_speaks(c):
    """A text that leaves out which institution speaks is not sent."""
    return c.says("lacks_creditor_identity", "hidden_caller")


@rule("CBA guideline 2026 (trial), conduct", effect=DENY, since=_SINCE, about=WORDING)
def poses_as_somebody_else(c):
    """Nobody poses as police, court or government, and no agency as the lender."""
    return c.says("poses_as_authority", "poses_as_other")


@rule("CBA guideline 2026 (trial), conduct", effect=DENY, since=_SINCE, about=WORDING, confidence=0.95)
def presses_or_insults(c):
    """No violence, threat, insult or harassment."""
    return c.says("threatens", "insults", "harasses")


@rule("CBA guideline 2026 (trial), conduct", effect=DENY, since=_SINCE, about=WORDING)
def deceives_or_exaggerates(c):
    """No invented blacklist, no false promise, no amount or consequence beyond what is true."""
    false_promise = c.says("says_interest_stops") & (c.interest != "stop")
    return c.says("deceives", "wrong_amount") | false_promise


@rule("CBA guideline 2026 (trial), conduct", effect=DENY, since=_SINCE, about=WORDING)
def urges_to_borrow(c):
    """Nobody is urged to borrow elsewhere in order to pay."""
    return c.says("urges_borrowing")


@rule("CBA guideline 2026 (trial), conduct", effect=DENY, since=_SINCE, about=WORDING)
def adds_a_fee_for_collecting(c):
    """Nothing is charged in the name of collection."""
    return c.says("adds_collection_fee")


@rule("CBA guideline 2026 (trial), conduct", effect=DENY, since=_SINCE, about=WORDING, confidence=0.95)
def made_public(c):
    """No notice, lawyer's letter or personal data is put where others see it."""
    return c.says("public")


@rule("CBA guideline 2026 (trial), conduct", effect=DENY, since=_SINCE, about=WORDING)
def sent_from_a_private_account(c):
    """Collectors use the institution's registered numbers and accounts, never their own."""
    return c.says("private_account")
