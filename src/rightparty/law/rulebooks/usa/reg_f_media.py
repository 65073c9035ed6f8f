"""Regulation F, 12 CFR 1006.6(e), 14(h), 18(e) and 22(f): media refused, and media that others can read."""

from rightparty.law.logic import no
from rightparty.law.rule import part, rule
from rightparty.law.rulebooks.usa.regulation_f import SINCE, answers_somebody, instrument
from rightparty.law.vocabulary import (
    DENY,
    ELECTRONIC,
    IM_GROUP,
    NOT_ASKED,
    NOT_ORDERED,
    NOTE,
    POSTCARD,
    REQUIRE,
    SOCIAL,
    STATUTORY,
    TELLING,
)

INSTRUMENT = instrument("reg_f_media", "media and addresses")


@part
def address_refused(c):
    """The person asked us not to use this very address or number."""
    return c.notice("opt_out", at_point=True)


@part
def medium_refused(c):
    """The person asked us not to use this medium."""
    # A written request to cease is 6(c)'s: that rule leaves the notices it names.
    return (c.notice("opt_out") & no(address_refused(c))) | c.notice("cease", media=("oral",))


@rule("12 CFR 1006.14(h)(1)", effect=DENY, since=SINCE, cuts=NOT_ORDERED, legal_effect="prohibited_medium")
def medium_was_refused(c):
    """A medium that a person asked us not to use is not used."""
    return medium_refused(c)


@rule(
    "12 CFR 1006.14(h)(2)(iii)",
    effect=DENY,
    since=SINCE,
    cuts=(STATUTORY,),
    legal_effect="prohibited_medium",
)
def notice_in_a_refused_medium(c):
    """A notice goes by a refused medium only if other law orders that medium."""
    return medium_refused(c) & no(c.flagged("medium_ordered"))


@rule(
    "12 CFR 1006.14(h)(2)(iii), comment 14(h)(2)(iii)-1",
    effect=NOTE,
    since=SINCE,
    legal_effect="legally_required_medium",
)
def law_orders_the_medium(c):
    """What other law orders to be sent by one medium goes by it, refused or not."""
    return medium_refused(c) & (c.content == STATUTORY) & c.flagged("medium_ordered")


@rule(
    "12 CFR 1006.14(h)(1), comments 14(h)(1)-3.ii and 42(a)(1)-4",
    effect=DENY,
    since=SINCE,
    cuts=NOT_ASKED,
    legal_effect="prohibited_address",
)
def address_was_refused(c):
    """An address or number that a person asked us not to use is not used, for any debt or notice."""
    return address_refused(c)


@rule("12 CFR 1006.14(h)(2)(i)", effect=NOTE, since=SINCE, legal_effect="opt_out_confirmation_only")
def confirms_the_refusal(c):
    """One message may confirm an electronic refusal, and say nothing else."""
    return c.notice("opt_out") & answers_somebody(c) & c.flagged("confirms_opt_out")


@rule("12 CFR 1006.14(h)(2)(ii)", effect=NOTE, since=SINCE, legal_effect="respond_once_same_medium")
def answers_in_a_refused_medium(c):
    """Who writes or calls by the medium that they refused is answered once, by that medium."""
    return (c.notice("opt_out") | c.notice("cease", media=("oral",))) & answers_somebody(c)


@rule(
    "12 CFR 1006.22(f)(1); 15 USC 1692f(7)",
    effect=DENY,
    since=SINCE,
    channels=(POSTCARD,),
    legal_effect="prohibited_medium",
    seen_in_original=False,
)
def no_postcard(_c):
    """No postcard is sent about a debt."""
    return True


@rule(
    "12 CFR 1006.22(f)(4), comment 22(f)(4)-1",
    effect=DENY,
    since=SINCE,
    channels=(SOCIAL, IM_GROUP),
    legal_effect="prohibited_public",
)
def others_could_read_it(_c):
    """No message on social media that the public or the person's contacts can see."""
    return True


@rule("12 CFR 1006.6(e)", effect=REQUIRE, since=SINCE, channels=ELECTRONIC, obligation="opt_out")
def electronic_message_offers_opt_out(_c):
    """Every electronic message says how to stop further ones to that address or number."""
    return True


@rule("12 CFR 1006.18(e)", effect=REQUIRE, since=SINCE, cuts=TELLING, obligation="debt_collector_disclosure")
def says_it_is_from_a_debt_collector(c):
    """Every communication says that it is from a debt collector."""
    return c.within("US")
