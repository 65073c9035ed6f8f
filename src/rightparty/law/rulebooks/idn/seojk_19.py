"""SEOJK 19/SEOJK.06/2023: how lending platforms (LPBBTI) collect."""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import ALL, DELAY, DENY, LIMIT, LOCATE, NOT_ASKED, Force


def binds(c):
    """Lending platforms in Indonesia, and every other lender, for want of a rule that lets them do more."""
    # Chapter XII is the only text seen that lets an emergency contact be asked at all.
    return c.within("ID")


INSTRUMENT = Instrument(
    "seojk_19",
    rulebook="idn",
    title="SEOJK 19/2023",
    force=Force.LAW,
    confidence=0.95,
    zone="Asia/Jakarta",
    binds=binds,
    parameters=load_parameters(__package__, "seojk_19.toml"),
    place="ID",
)


@rule("SEOJK 19/SEOJK.06/2023, IX.5(d)", effect=DELAY, since=date(2023, 11, 8), cuts=NOT_ASKED)
def outside_hours_at_the_borrowers_address(c):
    """A platform collects between 8:00 and 20:00 in the time zone of the borrower's address."""
    # Wherever the person may be counts: among those zones is that of the address.
    platform = (c.creditor_kind == "p2p") | (c.creditor_kind == "platform")
    return platform & c.outside("contact_window") & no(c.within_agreed_hours)


@rule(
    "SEOJK 19/SEOJK.06/2023, XII",
    effect=LIMIT,
    since=date(2024, 1, 1),
    cuts=tuple(k for k in ALL if k != LOCATE),
)
def emergency_contact_is_asked_to_pay(c):
    """An emergency contact is asked for nothing but the borrower's whereabouts."""
    return c.role == "emergency_contact"


@rule("SEOJK 19/SEOJK.06/2023, XII", effect=DENY, since=date(2024, 1, 1), cuts=(LOCATE,))
def whereabouts_asked_of_who_never_consented(c):
    """Only an emergency contact is asked where the borrower is, and only with consent on record."""
    # The consent is the contact's own: a borrower cannot give it for them.
    return no((c.role == "emergency_contact") & c.notice("consent", by="person"))
