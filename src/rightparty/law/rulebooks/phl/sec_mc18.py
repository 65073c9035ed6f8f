"""SEC Memorandum Circular 18, series of 2019: unfair debt collection by financing and lending companies."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DELAY, DENY, NOT_ASKED, OPEN_TO_OTHERS, Force


def binds(c):
    """Financing and lending companies and whoever collects for them; of lenders, all but banks."""
    # What binds platforms, assignees and private lenders was not researched: they keep these rules too.
    return c.within("PH") & ((c.creditor_kind != "bank") | c.by_agency)


INSTRUMENT = Instrument(
    "sec_mc18",
    rulebook="phl",
    title="SEC Memorandum Circular 18 s.2019",
    force=Force.LAW,
    confidence=0.95,
    zone="Asia/Manila",
    binds=binds,
    parameters=load_parameters(__package__, "sec_mc18.toml"),
    place="PH",
)
_SINCE = date(2019, 9, 7)


@rule("SEC MC 18 s.2019, 1 (contacts)", effect=DENY, since=_SINCE)
def recipient_is_in_the_contact_list_only(c):
    """Nobody in a borrower's contact list is contacted unless named as guarantor or co-maker."""
    # Spouse and parents as well: being family is not being named.
    return no(c.owes | c.stands_in)


@rule("SEC MC 18 s.2019, 1 (hours)", effect=DELAY, since=_SINCE, cuts=NOT_ASKED, confidence=0.8)
def outside_permitted_hours(c):
    """No contact between 22:00 and 6:00, unless the account is long overdue or the borrower agreed."""
    # The circular's own exceptions: past due for more than fifteen days, or express consent to the hours.
    excepted = (c.dpd > c.limit("days_past_due")) | c.within_agreed_hours
    outside = c.outside("contact_window") | c.outside("contact_window", zone="Asia/Manila")
    return outside & no(excepted)


@rule("SEC MC 18 s.2019, 1 (publication)", effect=DENY, since=_SINCE)
def borrower_is_named_in_public(c):
    """No borrower's name is made public: no postcard, no group, no open post."""
    return among(c.channel, OPEN_TO_OTHERS)


@rule("SEC MC 18 s.2019, 1 (conduct)", effect=DENY, since=_SINCE, about="wording")
def threatens_insults_or_deceives(c):
    """No threat, no insult, no false representation, and no action that cannot lawfully be taken."""
    untrue = c.says("poses_as_authority", "poses_as_other", "deceives", "wrong_amount")
    return untrue | c.says("insults", "threatens", "harasses", "public")


@rule("SEC MC 18 s.2019, 1 (disputes)", effect=DENY, since=_SINCE, about="wording")
def says_nothing_of_the_dispute(c):
    """Whoever is told of a disputed debt is told that it is disputed."""
    return c.says("omits_dispute")


@rule("SEC MC 18 s.2019, 1 (disputes)", effect=DENY, since=_SINCE, about="transfer")
def disputed_debt_is_reported_as_undisputed(c):
    """A disputed debt is passed on to nobody, a credit bureau included, without saying so."""
    return c.debt_disputed & no(c.dispute_told)
