"""The planting and the law, written apart from the same research: where they disagree, one is wrong."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from rightparty.law.load import Law, load_law
from rightparty.world.planted.kinds import COUNTRIES, table_of
from rightparty.world.planted.planter import plant
from tests.world.planted.lawbook import Heard, Planting

OURS = "core.promise.agency_without_placement"
"""The one rule of our own that a kind is to be found by: no text that was read says it in so many words."""

AT_ARRIVAL = {"cn_sms_delivered_at_night"}
"""Kinds that the gate cannot see: it decides when a message is sent, an audit when it arrived."""

BOUND_ANYHOW = {"cn_bankrupt_perhaps_in_shenzhen", "cn_bankrupt_perhaps_in_xiamen"}
"""The gate takes a city's law to bind whoever lives in its province; who audits cannot tell."""


@pytest.fixture(scope="module", params=COUNTRIES)
def heard(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sequence[Heard]:
    """Every contact of a planting, as the instruments alone judge it."""
    folder: Path = tmp_path_factory.mktemp("law") / request.param
    plant(folder, number=10 * len(table_of(request.param).kinds), country=request.param)
    whole = load_law()
    alone = set(whole.alone.rules)
    law: Law = whole.where(lambda rule: rule in alone or rule.id == OURS)
    return list(Planting(folder).heard(law))


def _decidable(one: Heard) -> bool:
    return one.label is None or one.label["kind"] not in AT_ARRIVAL


@pytest.mark.slow
def test_what_is_lawful_is_allowed(heard: Sequence[Heard]) -> None:
    """Look-alikes and ordinary traffic: no rule speaks that would hold them back, and no fact is missing."""
    held = [
        (one.label and one.label["kind"], one.verdict, sorted(one.speaks), sorted(one.unsure))
        for one in heard
        if _decidable(one) and (one.label is None or one.label["verdict"] == "fine")
        if one.verdict != "allow"
    ]
    assert held == []


@pytest.mark.slow
def test_what_is_forbidden_is_held_back_by_the_rules_that_are_expected(heard: Sequence[Heard]) -> None:
    """Each of them, and no other but those that may speak beside; texts are not read here."""
    wrong = []
    for one in heard:
        label = one.label
        if label is None or label["verdict"] != "violation" or label["words"] or not _decidable(one):
            continue
        lacking = set(label["rules"]) - one.speaks
        beside = {
            rule
            for rule in one.speaks - set(label["rules"])
            if not any(fnmatchcase(rule, may) for may in label["also"])
        }
        if lacking or beside:
            wrong.append((label["kind"], label["boundary"], sorted(lacking), sorted(beside)))
    assert wrong == []


@pytest.mark.slow
def test_where_it_cannot_be_told_a_fact_is_missing(heard: Sequence[Heard]) -> None:
    """The rule that hangs on it refuses for want of it."""
    untold = [one for one in heard if one.label and one.label["verdict"] == "cannot_tell"]
    for one in untold:
        assert one.label is not None
        told = one.speaks if one.label["kind"] in BOUND_ANYHOW else one.unsure
        assert set(one.label["rules"]) <= told, one.label["kind"]
