"""In each country with a rulebook an ordinary contact at noon is allowed, and in the Union nothing is."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from rightparty.gate.agreement import compare
from rightparty.gate.trial import Trial, try_case
from rightparty.law.cases.case import Case, Expected
from rightparty.law.cases.own import own_cases
from rightparty.law.cases.scene import Scene
from rightparty.law.load import HOME_ZONES, RULEBOOKS, load_law, rulebooks
from rightparty.law.records import CONTACT
from rightparty.parties.model import default_model

CHANNELS = ("call", "sms", "email", "letter")
UNION = tuple(rulebooks()["eu"].countries)
A_TUESDAY = (2026, 11, 24)  # nowhere a holiday


def _ordinary(country: str, channel: str) -> Trial:
    """The borrower, at a proven point of theirs, about a debt that is overdue."""
    scene = Scene(country, datetime(*A_TUESDAY, 12, tzinfo=ZoneInfo(HOME_ZONES[country])))
    contact = scene.contact(channel=channel)
    case = Case(country, "here", "ordinary", scene.at, scene.dossier(), Expected(), contact)
    return try_case(case, load_law(), default_model())


@pytest.mark.parametrize("country", [c for c in HOME_ZONES if c not in UNION])
def test_an_ordinary_contact_at_noon_is_allowed(country: str) -> None:
    """By some channel, by the law alone and by the product."""
    found = [_ordinary(country, channel) for channel in CHANNELS]
    assert any((t.law.verdict, t.product.verdict) == ("allow", "allow") for t in found)


@pytest.mark.parametrize("country", UNION)
def test_no_member_state_is_served_while_its_law_is_unknown(country: str) -> None:
    """The refusal names the law that is missing."""
    trial = _ordinary(country, "letter")
    assert (trial.law.verdict, trial.product.verdict) == ("deny", "deny")
    assert "eu.national.national_law_is_not_in_a_rulebook" in trial.law.rules


@pytest.mark.parametrize("book", RULEBOOKS)
def test_every_pair_and_case_agrees_and_every_rule_has_one(book: str) -> None:
    """The last contact allowed and the first refused, beside each instrument, our own included."""
    law = load_law()
    compared = [compare(try_case(case, law, default_model())) for case in own_cases(book)]
    assert [(c.trial.case.id, c.differences) for c in compared if not c.passed] == []
    paired = {rule for c in compared for rule in c.trial.case.expected.speaks}
    bare = [rule.id for rule in law.only(book).every if rule.id not in paired]
    assert not bare, "add a [[pair]] to <instrument>.cases.toml for " + ", ".join(bare)


def test_caution_is_ours_and_no_case_of_the_law_alone_meets_it() -> None:
    """Hours and numbers of our own hold in the product, and are not called law."""
    law = load_law()
    ours = {rule.id for rule in law.rules if rule.instrument.id == "caution"}
    assert ours
    assert not ours & {rule.id for rule in law.alone.rules}
    assert {rule.about for rule in law.rules if rule.id in ours} == {CONTACT}
