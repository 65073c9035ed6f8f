"""How far checkers agree, and the machine with them: against sums worked out elsewhere, and by laws."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.audit.quality_agreement import (
    Checked,
    Disagreement,
    agreement_on,
    agreements,
    confusions,
    disagreements,
)
from rightparty.audit.quality_sheet import ANSWERS, NO, UNCLEAR, YES, sheet

FIRST = sheet("1")
pairs = st.lists(st.tuples(st.sampled_from(ANSWERS), st.sampled_from(ANSWERS)), max_size=30)
sheets = st.dictionaries(
    st.integers(0, 9).map(str),
    st.fixed_dictionaries(dict.fromkeys(FIRST.by_id, st.sampled_from(ANSWERS))),
    max_size=8,
)


def filled(**answers: str) -> dict[str, str]:
    """A sheet on which all is well, but for these answers."""
    return dict.fromkeys(FIRST.by_id, YES) | answers


def test_kappa_is_cohens() -> None:
    """The example that textbooks give: 20 and 15 alike of 50, by chance a half: (.7 - .5) / (1 - .5) = .4."""
    given_ = [(YES, YES)] * 20 + [(YES, NO)] * 5 + [(NO, YES)] * 10 + [(NO, NO)] * 15
    found = agreement_on(given_)
    assert (found.alike, found.kappa) == (Fraction(7, 10), Fraction(2, 5))


@given(pairs)
def test_agreement_is_symmetric_and_without_order(both: list[tuple[str, str]]) -> None:
    """Neither who is called first nor the order of contacts matters."""
    found = agreement_on(both)
    assert agreement_on([(other, one) for one, other in both]) == found
    assert agreement_on(both[::-1]) == found
    assert found.kappa is None or -1 <= found.kappa <= 1
    assert found.kappa is None or found.alike is None or found.kappa <= found.alike


@given(pairs)
def test_the_names_of_answers_do_not_matter(both: list[tuple[str, str]]) -> None:
    """Kappa is of nominal scales: answers that are exchanged throughout agree as before."""
    turned = dict(zip(ANSWERS, ANSWERS[1:] + ANSWERS[:1], strict=True))
    assert agreement_on([(turned[one], turned[other]) for one, other in both]) == agreement_on(both)


@given(st.lists(st.sampled_from(ANSWERS), max_size=30))
def test_whoever_always_agrees_has_a_kappa_of_one(answers: list[str]) -> None:
    """Unless there was only one answer throughout: then nothing can be told."""
    found = agreement_on([(one, one) for one in answers])
    assert found.kappa == (1 if len(set(answers)) > 1 else None)
    assert found.alike == (1 if answers else None)


@given(sheets, sheets)
def test_all_items_together_are_symmetric(
    one: dict[str, dict[str, str]], other: dict[str, dict[str, str]]
) -> None:
    """The pooled kappa lies no lower than the lowest of its items, and no higher than the highest."""
    *rows, whole = agreements(FIRST, one, other)
    assert agreements(FIRST, other, one)[-1] == whole
    assert [row.item for row in rows] == list(FIRST.by_id)
    assert all(row.contacts == len(set(one) & set(other)) for row in rows)
    kappas = [row.kappa for row in rows if row.kappa is not None]
    if all(row.kappa is not None for row in rows):
        assert whole.kappa is not None
        assert min(kappas) <= whole.kappa <= max(kappas)


@given(sheets)
def test_sheets_agree_with_themselves(one: dict[str, dict[str, str]]) -> None:
    """With a kappa of one as soon as any item was answered in two ways, and no difference."""
    whole = agreements(FIRST, one, one)[-1]
    varied = any(len({answers[item] for answers in one.values()}) > 1 for item in FIRST.by_id)
    assert whole.kappa == (1 if varied else None)
    assert disagreements(FIRST, one, one) == ()


def test_differences_on_hard_items_stand_first() -> None:
    """Each says who answered what; contacts that one alone has checked are not among them."""
    one = {"c1": filled(tone=NO), "c2": filled(no_threat=NO), "c3": filled(tone=NO)}
    other = {"c1": filled(), "c2": filled()}
    assert disagreements(FIRST, one, other) == (
        Disagreement("c2", "no_threat", NO, YES, hard=True),
        Disagreement("c1", "tone", NO, YES, hard=False),
    )


def test_precision_and_recall_are_of_all_contacts() -> None:
    """A miss that was drawn by lot stands for many; what is unclear is left out."""
    checked = {
        "c1": Checked(filled(no_threat=NO)),
        "c2": Checked(filled()),
        "c3": Checked(filled(no_threat=NO), Fraction(1, 4)),
        "c4": Checked(filled(), Fraction(1, 4)),
        "c5": Checked(filled(no_threat=UNCLEAR)),
    }
    found = [
        ("c1", "words.violence"),
        ("c1", "words.insults"),
        ("c2", "words.violence"),
        ("c5", "words.violence"),
    ]
    rows = {row.item: row for row in confusions(FIRST, checked, found)}
    threat = rows["no_threat"]
    parts = (threat.both, threat.machine_alone, threat.people_alone, threat.neither)
    assert [int(part) for part in parts] == [1, 1, 4, 4]
    assert (threat.precision, threat.recall) == (Fraction(1, 2), Fraction(1, 5))
    assert (rows["tone"].precision, rows["tone"].recall) == (None, None)


@pytest.mark.parametrize("item", ["tone", "no_threat"])
def test_nothing_checked_twice_tells_nothing(item: str) -> None:
    """Unknown is not agreement."""
    rows = {row.item: row for row in agreements(FIRST, {"c1": filled()}, {"c2": filled()})}
    assert (rows[item].contacts, rows[item].alike, rows[item].kappa) == (0, None, None)
    assert (rows[None].contacts, rows[None].kappa) == (0, None)
