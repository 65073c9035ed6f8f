"""The tables of what is forbidden: they read, they are whole, and their dates are those of the law."""

from datetime import date

import pytest

from rightparty.errors import InvalidInput
from rightparty.law.load import whole_law
from rightparty.world.planted.kinds import COUNTRIES, Kind, Provision, table_of
from rightparty.world.planted.phrases import BAD, LIKE, keys, sentences
from rightparty.world.planted.recipes import RECIPES

KINDS = [kind for country in COUNTRIES for kind in table_of(country).kinds]
PROVISIONS = {p.rule: p for kind in KINDS for p in kind.provisions}


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_table_reads(country: str) -> None:
    """Its dates are dates in order, its ids are different, and each kind has a recipe."""
    table = table_of(country)
    assert isinstance(table.first, date)
    assert table.first < table.last
    assert len({kind.id for kind in table.kinds}) == len(table.kinds)
    for kind in table.kinds:
        assert kind.recipe in RECIPES, kind.id
        assert kind.verdict in ("violation", "cannot_tell")
        assert kind.rules(table.last) or kind.own.until, kind.id


def test_there_are_many_kinds() -> None:
    """At least twenty-five in each of the two large tables, and no recipe is idle."""
    assert len(table_of("CN").kinds) >= 25
    assert len(table_of("US").kinds) >= 25
    assert {kind.recipe for kind in KINDS} == set(RECIPES)


def test_a_country_without_a_table_is_refused() -> None:
    """The countries that there are stand in the answer."""
    with pytest.raises(InvalidInput, match="ZZ"):
        table_of("ZZ")


@pytest.mark.parametrize("rule", [rule for rule in PROVISIONS if rule.startswith(("chn.", "usa.", "twn."))])
def test_a_provision_is_dated_as_the_rule_it_is_found_by(rule: str) -> None:
    """Both were written from the same research, apart: where they differ, one of them is wrong."""
    provision, found = PROVISIONS[rule], whole_law().rule(rule)
    assert found.id == rule
    if provision.since.year > 2006:  # older rules bind on every day that a log can have
        assert (found.since, found.until) == (provision.since, provision.until)
    else:
        assert found.until is None


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.takes_effect], ids=lambda kind: kind.id)
def test_a_kind_that_takes_effect_is_not_forbidden_the_day_before(kind: Kind) -> None:
    """By its own table: so the same contact is fine on the one day and a violation on the next."""
    assert kind.rules(date.fromordinal(kind.own.since.toordinal() - 1)) == ()
    assert kind.own.rule in kind.rules(kind.own.since)


@pytest.mark.parametrize("provision", PROVISIONS.values(), ids=lambda one: one.rule)
def test_a_provision_says_in_words_what_it_forbids(provision: Provision) -> None:
    """A sentence with its source."""
    assert provision.forbidden.endswith(".")
    assert provision.instrument
    assert provision.citation


@pytest.mark.parametrize("key", [key for key in keys() if key != "message"])
@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_each_key_has_sentences_of_both_sides(key: str, language: str) -> None:
    """None of them on both, and in Chinese not one wording for both scripts alone."""
    bad, like = sentences(key, language, BAD), sentences(key, language, LIKE)
    assert bad
    assert like
    assert not set(bad) & set(like)
