"""Rules that cannot bear on a table are left out of its query, and no others."""

from datetime import datetime

import pytest

from rightparty.gate.bearing import Setting, bearing
from rightparty.law.load import load_law

LAW = load_law()
NOW = datetime.fromisoformat("2026-11-23T10:00:00+08:00")
SMS: frozenset[str | None] = frozenset({"sms"})


def _heard(*countries: str, channels: frozenset[str | None] = SMS, at: datetime = NOW) -> set[str]:
    setting = Setting(frozenset(countries), channels, unplaced=False)
    return {rule.id for rule in bearing(LAW, setting, [at]).rules}


def _books(heard: set[str]) -> set[str]:
    return {name.split(".")[0] for name in heard}


def test_a_table_of_one_country_is_asked_that_country_s_law_and_ours() -> None:
    """Beside it the promise and the house policy, which hold everywhere."""
    # Union law binds by what is at stake, and that is asked row by row.
    assert _books(_heard("CN")) - {"eu"} == {"core", "chn", "house"}
    assert _books(_heard("CN", "US")) - {"eu"} == {"core", "chn", "usa", "house"}


@pytest.mark.parametrize("country", ["CN", "US", "GB"])
def test_what_holds_for_the_channel_in_that_country_is_kept(country: str) -> None:
    """Every rule in force on text messages whose instrument holds there, and none on calls alone."""
    heard = _heard(country)
    book = {"CN": "chn", "US": "usa", "GB": "gbr"}[country]
    everybody = [
        rule
        for rule in LAW.only(book).in_force(NOW)
        if rule.instrument.place == country and (not rule.channels or "sms" in rule.channels)
    ]
    assert everybody
    assert {rule.id for rule in everybody} <= heard
    assert not heard & {rule.id for rule in LAW.rules if rule.channels and "sms" not in rule.channels}


def test_an_unknown_channel_may_be_any() -> None:
    """Rules on e-mails are asked of a candidate without a channel."""
    more = _heard("CN", channels=frozenset({None})) - _heard("CN")
    assert "chn.practice.employer_may_read_it" in more


def test_somebody_without_a_country_may_live_anywhere() -> None:
    """Nobody knows that they do not live in a state or city with rules of its own: those are asked too."""
    nowhere = bearing(LAW, Setting(frozenset({"CN"}), SMS, unplaced=True), [NOW])
    more = [rule for rule in nowhere.rules if rule.id not in _heard("CN")]
    assert more
    assert all("-" in rule.instrument.place for rule in more)


def test_a_rule_is_asked_in_the_years_of_its_force_only() -> None:
    """The standard of 2025 is not asked of contacts of 2024."""
    before = _heard("CN", at=datetime.fromisoformat("2024-11-23T10:00:00+08:00"))
    assert not any(name.startswith("chn.gbt_45251.") for name in before)
    assert any(name.startswith("chn.nifa_2024.") for name in before)
