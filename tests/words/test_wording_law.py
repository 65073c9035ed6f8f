"""Which rules speak about a text, because of what it says."""

from dataclasses import replace
from datetime import date

from rightparty.words.wording_law import Asked, speaking

INSULT = frozenset(("insults",))
CHINA = Asked(country="CN", day=date(2026, 11, 23))


def test_only_rules_that_bind_for_sure_speak() -> None:
    """The most binding first; a rule for some creditors speaks where their kind is known."""
    anybody = [one.rule for one in speaking(INSULT, CHINA)]
    assert anybody == ["chn.civil_code.insults"]
    bank = [one.rule for one in speaking(INSULT, replace(CHINA, creditor_kind="bank"))]
    assert set(anybody) < set(bank)


def test_a_rule_speaks_from_its_first_day() -> None:
    """Criminal Law art. 293-1 is in force since March 2021."""
    threat = frozenset(("threatens",))
    private = replace(CHINA, creditor_kind="private")
    assert speaking(threat, replace(private, day=date(2021, 2, 28))) == ()
    assert speaking(threat, replace(private, day=date(2021, 3, 1)))[0].citation == "Criminal Law art. 293-1"


def test_rules_that_speak_of_anything_do_not_speak_of_a_saying() -> None:
    """A missing opt-out is no matter of what a text says."""
    american = Asked(country="US", us_collector=True, channel="sms")
    assert [one.rule for one in speaking(frozenset(("obscene",)), american)] == [
        "usa.reg_f_content.obscene_or_threatening"
    ]


def test_where_there_is_no_law_nobody_speaks() -> None:
    """In a country without a rulebook, an unknown one, or of nothing said."""
    assert speaking(INSULT, replace(CHINA, country="AQ")) == ()
    assert speaking(INSULT, Asked()) == ()
    assert speaking(frozenset(), CHINA) == ()
