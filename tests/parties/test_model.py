"""The model file: what it says, and what it refuses to be."""

from dataclasses import replace
from datetime import timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from rightparty.errors import InvalidInput
from rightparty.parties.belief import belief_of
from rightparty.parties.model import default_model, load_model, parse_model, stated_text
from tests.parties.samples import NOON, POINT, evidence, learnt_model, point

TEXT = (files("rightparty.parties") / "model.toml").read_text(encoding="utf-8")


def test_proof_holds_22_hours_at_four_percent_and_nine_at_ten() -> None:
    """The accepted chance of a wrong disclosure over the yearly rate gives the age of a proof."""
    model = default_model()
    operator = model.hazard("mobile", "operator", "+8613912345678")
    virtual = model.hazard("mobile", "virtual", "+8613912345678")
    assert operator is not None
    assert virtual is not None
    assert round(model.proof_age_max("code_confirmed", operator) / timedelta(hours=1)) == 22
    assert round(model.proof_age_max("code_confirmed", virtual) / timedelta(hours=1)) == 9


@pytest.mark.parametrize(
    ("kind", "carrier_type", "value", "rate"),
    [
        ("mobile", None, "+8613912345678", 0.04),
        ("mobile", None, "+8617012345678", 0.10),
        ("mobile", "operator", "+8616212345678", 0.10),
        ("landline", "fixed", "+861012345678", 0.04),
        ("landline", "virtual", "+861012345678", 0.10),
        ("email", "virtual", "a@b.example", 0.001),
        ("app", None, None, 0.0002),
    ],
)
def test_hazard_is_the_most_particular_that_fits(
    kind: str, carrier_type: str | None, value: str | None, rate: float
) -> None:
    """A virtual operator is known by its type or by its range; else the kind's own rate holds."""
    hazard = default_model().hazard(kind, carrier_type, value)
    assert hazard is not None
    assert hazard.rate == rate


def test_unknown_kind_of_point_has_no_hazard() -> None:
    """What is not known is not given a rate."""
    assert default_model().hazard(None, None, None) is None


@pytest.mark.parametrize(
    ("carrier", "days"),
    [
        ("China Mobile", 7),
        (" 中国联通 ", 5),
        ("中国移动\u3000", 7),
        ("\u00a0CTCC", 5),
        ("Vodafone", 31),
        (None, 31),
    ],
)
def test_lag_is_the_carriers_own_or_the_slowest(carrier: str | None, days: int) -> None:
    """Data of a carrier that is not known is taken to be as old as any."""
    assert default_model().lag_of(carrier) == timedelta(days=days)


def test_version_follows_content_and_not_layout() -> None:
    """A comment changes nothing; a number changes the version."""
    version = parse_model(TEXT, "a").version
    assert parse_model(f"# a remark\n{TEXT}", "b").version == version
    assert parse_model(TEXT.replace("rate = 0.04", "rate = 0.05"), "c").version != version


def test_a_file_of_the_same_content_is_the_same_model(tmp_path: Path) -> None:
    """A model loads from anywhere."""
    path = tmp_path / "model.toml"
    path.write_text(TEXT, encoding="utf-8")
    assert load_model(path) == default_model()


HUGE = "9" * 400


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        (
            "wrong_disclosure = 10_000",
            "wrong_disclosure = 9_999",
            "cost.wrong_disclosure = 9999 is not a number of at least 10,000",
        ),
        ("rate = 0.10", "rate = 10", "hazard 2: needs a `kind`, and a `rate` between 0 and 1"),
        ('"wrong_number", ', "", "evidence `wrong_number` stands in 0 lists instead of one"),
        (
            'guesses = ["',
            'guesses = ["signed_in", "',
            "evidence `signed_in` stands in 2 lists instead of one",
        ),
        ('claims = ["', 'claims = ["rumour", "', "evidence `rumour` is no kind of evidence"),
        (
            'frees = ["',
            'frees = ["wrong_number", "',
            "evidence `wrong_number` frees but neither proves nor supports",
        ),
        ("[virtual]", "[virtually]", "missing, or not of the right form: virtual"),
        ("prefixes = [", "prefix = [", "virtual.prefixes is not a list of words"),
        ("prefixes = [", "prefixes = [1, ", "virtual.prefixes is not a list of words"),
        ("[weights.own]", "[weights.mine]", "weights.own is not a table"),
        ("[[data_lag.carrier]]", "[[data_lag.airline]]", "data_lag.carrier is not a list of tables"),
        (
            "stated = 3.5\n",
            f"stated = {'9' * 400}\n",
            f"weights.own.stated = {'9' * 400} is not a number of at least 0",
        ),
        ("stated = 3.5\n", "", "evidence `stated` has no weight in weights.own"),
        ("stated = 3.5\n", "stated = 3.5\nrumour = 1\n", "weights.own.rumour is the weight of no evidence"),
        ("bounced = -2.5", "bounced = 0.1", "weights.own.bounced = 0.1 is not a number of at most 0"),
        ("paid_from = 3.0", "paid_from = nan", "weights.own.paid_from = nan is not a number of at least 0"),
        (
            "proved_since = -4.0",
            "proved_since = 4",
            "weights.others.proved_since = 4 is not a number of at most 0",
        ),
        ("unnoticed = 0.05", "unnoticed = 2", "weights.unnoticed = 2 is not a share of one"),
        ("untold = 1.0", "untold = 0", "weights.untold = 0 is not a share of one above 0"),
        ("moved = -2.0", "moved = 2.0", "weights.moved = 2.0 is not a number of at most 0"),
        ('single = ["mobile"]', "", "weights.single is not a list of kinds of points"),
        (
            'arrives = ["delivered"]',
            'arrives = ["bounced"]',
            "evidence `bounced` arrives but does not support",
        ),
        (
            "[weights.own]",
            '[[weights.authority]]\nkind = "wrong_number"\nauthority = "AGY"\nweight = 1\n\n[weights.own]',
            "weights.authority 1: needs a `kind` of claims or guesses, an `authority` and a `weight`",
        ),
    ],
)
def test_every_fault_of_a_model_is_named(before: str, after: str, problem: str) -> None:
    """A model that cannot be used says why."""
    with pytest.raises(InvalidInput) as caught:
        parse_model(TEXT.replace(before, after), "mine.toml")
    assert problem in caught.value.problems


def test_a_number_without_its_source_is_refused() -> None:
    """No figure goes into decisions whose origin nobody wrote down."""
    with pytest.raises(InvalidInput) as caught:
        parse_model(TEXT.replace('source = "Stated', 'origin = "Stated'), "mine.toml")
    assert all("no `source`" in str(problem) for problem in caught.value.problems)


def test_what_is_no_model_at_all_is_refused(tmp_path: Path) -> None:
    """A missing file and a file that is no TOML are named, not guessed at."""
    with pytest.raises(InvalidInput, match=r"nowhere\.toml"):
        load_model(tmp_path / "nowhere.toml")
    with pytest.raises(InvalidInput, match="not a TOML file"):
        parse_model("= 3", "bad.toml")


def test_a_country_may_have_a_hazard_of_its_own() -> None:
    """The beginning of a number chooses, before the rate that holds for any number of its kind."""
    model = learnt_model()
    for value, rate in (("+8617912345678", 0.2), ("+8613912345678", 0.04)):
        hazard = model.hazard("mobile", "operator", value)
        assert hazard is not None
        assert hazard.rate == rate


def test_what_an_agency_says_is_weighed_by_itself() -> None:
    """A statement on an agency's word is a guess with that agency's weight, and no claim of the person."""
    said = evidence("stated", 5, authority="AGY")
    belief = belief_of([said], point(), POINT, "ana", NOON, learnt_model())
    assert [(piece.name, piece.log_odds) for piece in belief.pieces[1:-1]] == [("stated@AGY", -1.5)]
    both = belief_of([said, evidence("stated", 9)], point(), POINT, "ana", NOON, learnt_model())
    assert [piece.name for piece in both.pieces[1:-1]] == ["stated"]


def test_silence_makes_old_belief_older() -> None:
    """Where points show themselves, one that does not for long is believed less; a fresh proof is not.

    Neither is one at which nothing has arrived that could have been answered.
    """
    model, stated = replace(learnt_model(), untold=1.0), default_model()
    arrived = evidence("delivered", 1)
    for hours, rows, lower in ((9000, [arrived], True), (5, [arrived], False), (9000, [], False)):
        found, before = (
            belief_of(
                [evidence("code_confirmed", hours), *rows], point(), POINT, "ana", NOON, one
            ).probability
            for one in (model, stated)
        )
        assert found is not None
        assert before is not None
        assert (before - found > 0.01) == lower


def test_weighing_an_agency_by_itself_at_the_same_weight_changes_no_state() -> None:
    """What it claims for others still speaks against a proof; its claim after a reassignment stands."""
    said = '[[weights.authority]]\nkind = "stated"\nauthority = "AGY"\nweight = 3.5\n'
    same = parse_model(f"{stated_text()}\n{said}", "same.toml")
    others = [evidence("code_confirmed", 10), evidence("stated", 0.2, "ben", authority="AGY")]
    after = [evidence("recycled", 900, "ben"), evidence("stated", 5, authority="AGY")]
    for rows in (others, after):
        stated, own = (belief_of(rows, point(), POINT, "ana", NOON, one) for one in (default_model(), same))
        assert (own.state, own.reasons) == (stated.state, stated.reasons)
