"""Regulation F, 12 CFR 1006.2(j), 6(b)(4), 6(e), 14(d), 18, 22(f)(2), 26 and 42: what a message says.

A wording's `kind` is message, limited_content, marketing, utterance, envelope, required_disclosure,
court_filing …; what it says is a set of words.
"""

from rightparty.law.logic import among, no
from rightparty.law.records import WORDING
from rightparty.law.rule import part, rule
from rightparty.law.rulebooks.usa.regulation_f import SINCE, instrument
from rightparty.law.vocabulary import DENY, ELECTRONIC, LIMIT, NOTE, RISK, VOICE

INSTRUMENT = instrument("reg_f_content", "what a message says")


@part
def limited_content(c):
    """A voicemail with the four things it must say, and nothing beyond those it may: 2(j)."""
    required = (
        c.says("neutral_business_name")
        & c.says("request_to_reply")
        & c.says("own_name")
        & c.says("reply_phone")
    )
    return among(c.channel, VOICE) & required & no(c.says("beyond_limited_content"))


@part
def likely_to_be_noticed(c):
    """The sender is known, the subject names creditor and account, and returns are watched."""
    subject = c.says("subject_names_creditor") & c.says("subject_names_account")
    return subject & c.says("known_sender") & c.says("returns_are_watched")


@rule(
    "12 CFR 1006.2(j), comments 2(j)(1)-1, 2(j)(2)(iv)-2 and 2(j)-3",
    effect=NOTE,
    since=SINCE,
    about=WORDING,
    legal_effect="is_lcm",
)
def is_a_limited_content_message(c):
    """A voicemail that only says who calls, whom to call back and where, tells of no debt."""
    return (c.kind == "limited_content") & limited_content(c)


@rule(
    "12 CFR 1006.2(j), comments 2(j)-1 and 2(j)(2)(iv)-1",
    effect=RISK,
    since=SINCE,
    about=WORDING,
    legal_effect="not_lcm_is_communication",
)
def more_than_a_limited_content_message(c):
    """A limited-content message with a word more or less, or by another medium, is a communication."""
    return (c.kind == "limited_content") & no(limited_content(c))


@rule(
    "12 CFR 1006.6(e), comment 6(e)-1",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    channels=ELECTRONIC,
    legal_effect="missing_opt_out",
)
def no_simple_way_to_opt_out(c):
    """An electronic message offers a simple way to stop further ones; a telephone number is none."""
    return among(c.kind, ("message", "required_disclosure")) & no(c.says("opt_out"))


@rule(
    "12 CFR 1006.18(e)(1), comment 18(e)(1)-1",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="missing_disclosure",
)
def first_contact_does_not_say_what_it_is_for(c):
    """The first communication says that a debt is to be collected, and that what is learnt serves that."""
    return (c.kind == "message") & c.first_contact & no(c.says("initial_disclosure"))


@rule("12 CFR 1006.18(e)(2)", effect=DENY, since=SINCE, about=WORDING, legal_effect="missing_disclosure")
def does_not_say_who_it_is_from(c):
    """Every later communication says that it is from a debt collector."""
    said = c.says("debt_collector_disclosure", "initial_disclosure")
    return (c.kind == "message") & no(c.first_contact) & no(said)


@rule(
    "12 CFR 1006.18(e)(4), comment 18(e)(4)-1",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="missing_disclosure",
)
def disclosure_in_another_language(c):
    """The disclosure is made in every language in which the communication is."""
    return (c.kind == "message") & c.says("language_without_disclosure")


@rule(
    "12 CFR 1006.18(d), comment 18(d)-1",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="deceptive",
)
def hides_who_is_asking(c):
    """Nobody asks to connect, or for information, without saying that they are a debt collector."""
    return c.says("hidden_identity")


@rule(
    "12 CFR 1006.18(f), comment 18(f)-1",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="deceptive",
    seen_in_original=True,
)
def alias_leads_to_nobody(c):
    """An assumed name is used by one employee, whom the employer can identify by it."""
    return c.says("untraceable_alias")


@rule(
    "12 CFR 1006.14(c)-(d), comment 14(b)(1)-2; 15 USC 1692d(1)-(2)",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="prohibited_content",
)
def obscene_or_threatening(c):
    """No threat of violence and no obscene or profane language."""
    return c.says("obscene", "profane", "violence")


@rule(
    "12 CFR 1006.18(b)-(c); 15 USC 1692e",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="deceptive",
    seen_in_original=False,
)
def false_or_misleading(c):
    """Nothing false is said of the debt, of the collector, or of what will be done."""
    return c.says("false_statement", "false_threat", "false_authority")


@rule(
    "12 CFR 1006.22(f)(2), comment 22(f)(2)-1; 15 USC 1692f(8)",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="prohibited_content",
)
def envelope_tells(c):
    """An envelope shows addresses, a name that does not tell, and what the post needs; nothing else."""
    return c.says("telling_envelope")


@rule("12 CFR 1006.26(b)", effect=DENY, since=SINCE, about=WORDING, legal_effect="prohibited_content")
def suit_on_a_time_barred_debt(c):
    """Nobody sues, or threatens to sue, over a debt whose period of limitation has passed."""
    # No knowledge is needed. A proof of claim in a bankruptcy is excepted.
    return c.time_barred & c.says("legal_threat", "lawsuit")


@rule(
    "12 CFR 1006.6(b)(4)(i), comment 6(b)(4)(i)-1",
    effect=RISK,
    since=SINCE,
    about=WORDING,
    legal_effect="only_ask_time_place",
)
def asks_for_a_better_time(c):
    """Told in a call that the time or place is bad, one may ask for a better one, and nothing else."""
    return (c.kind == "utterance") & c.says("inconvenient_now") & c.says("asks_better_time")


@rule(
    "12 CFR 1006.6(b)(4)(i), comment 6(b)(4)(i)-1",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="prohibited",
)
def goes_on_at_a_bad_time(c):
    """Told in a call that the time or place is bad, one neither goes on nor asks for leave to go on."""
    return (c.kind == "utterance") & c.says("inconvenient_now") & no(c.says("asks_better_time"))


@rule(
    "12 CFR 1006.2(d), comment 2(d)-2",
    effect=LIMIT,
    since=SINCE,
    about=WORDING,
    legal_effect="not_a_communication",
)
def marketing_without_a_debt(c):
    """Marketing is no communication about a debt as long as it carries nothing about one."""
    return c.kind == "marketing"


@rule(
    "12 CFR 1006.42(a)(1), comment 42(a)(1)-1",
    effect=RISK,
    since=SINCE,
    about=WORDING,
    legal_effect="factors_met",
)
def disclosure_by_email_with_care(c):
    """A required disclosure may go by e-mail if sender and subject tell it apart and returns are watched."""
    return (c.kind == "required_disclosure") & likely_to_be_noticed(c)


@rule(
    "12 CFR 1006.42(a)(1), comment 42(a)(1)-1",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="defective_delivery",
    confidence=0.8,
)
def disclosure_by_email_without_care(c):
    """A required disclosure does not go by an e-mail that may be missed, or whose return nobody sees."""
    return (c.kind == "required_disclosure") & no(likely_to_be_noticed(c))
