"""A lender's own policy: which lenders count together, and what their counter holds."""

from pathlib import Path

import pytest

from rightparty.errors import InvalidInput
from rightparty.law.load import Law, load_law, whole_law
from rightparty.law.properties import PROPERTIES
from rightparty.law.prove import prove_one
from rightparty.law.questions import Counter, MinutesSince
from rightparty.law.sentences import LANGUAGES, for_borrower, sentence
from rightparty.law.vocabulary import ATTEMPT, COLLECTOR, COUPLE, CREDITOR, LENDERS, PERSON, POINT, Per

BY_ID = {one.id: one for one in PROPERTIES}
TOGETHER = '[lenders_counted_together]\nBANK = "agreement, clause 4"\nFINCO = "agreement, clause 4"\n'


def law_of(folder: Path, text: str) -> Law:
    """The law under a policy of this text."""
    path = folder / "house.toml"
    path.write_text(text, encoding="utf-8")
    return load_law(path)


def test_one_counter_is_law_only_where_a_policy_names_lenders(tmp_path: Path) -> None:
    """Without names nothing is asked that was not asked before, and the version stays."""
    plain, other = load_law(), law_of(tmp_path, "sms_per_day = 0\n")
    assert [rule.id for rule in plain.every if rule.instrument.id == "lenders"] == []
    assert "counts_with_lenders" not in plain.questions
    assert plain.lenders == other.lenders == frozenset()
    named = law_of(tmp_path, TOGETHER)
    assert named.lenders == {"BANK", "FINCO"}
    assert {rule.id for rule in named.every} == {rule.id for rule in whole_law().every}
    assert named.versions["house"] != plain.versions["house"]
    assert {k: v for k, v in named.versions.items() if k != "house"} == {
        k: v for k, v in plain.versions.items() if k != "house"
    }


def test_another_legal_basis_is_another_policy(tmp_path: Path) -> None:
    """Every decision names the version, so that it tells on what basis lenders counted together."""
    before, after = law_of(tmp_path, TOGETHER), law_of(tmp_path, TOGETHER.replace("clause 4", "clause 5"))
    assert before.versions["house"] != after.versions["house"]


def test_a_lender_without_a_legal_basis_is_refused(tmp_path: Path) -> None:
    """And one that counts with nobody, and a cap that loosens: all faults at once, each with its line."""
    with pytest.raises(InvalidInput) as caught:
        law_of(
            tmp_path,
            "contacts_of_all_lenders_in_seven_days = 9\n\n[lenders_counted_together]\nBANK = ' '\n",
        )
    loosens, basis, alone = (str(problem) for problem in caught.value.problems)
    assert loosens.startswith(f"{tmp_path}/house.toml:1: `contacts_of_all_lenders_in_seven_days` = 9 would")
    assert basis.startswith(
        f"{tmp_path}/house.toml:3: `lenders_counted_together` has no legal basis for `BANK`"
    )
    assert "names one lender alone" in alone
    with pytest.raises(InvalidInput) as caught:
        law_of(tmp_path, 'lenders_counted_together = ["BANK", "FINCO"]\n')
    assert "is no table: write `[lenders_counted_together]`" in str(caught.value.problems[0])


def test_the_counter_of_lenders_is_proven_to_tighten_and_none_of_its_rules_is_idle(tmp_path: Path) -> None:
    """Whatever number a policy puts in; over every history, others' contacts in it or not."""
    law = law_of(tmp_path, TOGETHER).only("core.classes", "house")
    for name in ("stacking.house_policy_only_tightens", "used.each_rule", "monotone.contacts"):
        proof = prove_one(law, BY_ID[name])
        assert [failure.label for failure in proof.failures] == [], name


@pytest.mark.parametrize(
    "per", [(LENDERS,), (LENDERS, POINT), (LENDERS, COUPLE), (LENDERS, CREDITOR, PERSON)]
)
def test_other_lenders_tell_of_a_person_and_of_nothing_else(per: tuple[Per, ...]) -> None:
    """Nor whether a call was busy, or what the person wrote to them."""
    with pytest.raises(ValueError, match="per"):
        Counter(ATTEMPT, 7, per)
    for more in ({"without": ("busy",)}, {"inbound": True}, {"since_answer": True}, {"recounted": True}):
        with pytest.raises(ValueError, match="LENDERS"):
            Counter(ATTEMPT, 7, (LENDERS, PERSON), **more)
    with pytest.raises(ValueError, match="of all lenders"):
        MinutesSince(ATTEMPT, (LENDERS, PERSON))
    assert Counter(ATTEMPT, 7, (COLLECTOR, PERSON), without=("busy",)).name.startswith("attempt_7d")


def test_the_rules_of_several_lenders_are_told_in_every_language() -> None:
    """To staff and to the borrower."""
    for rule in whole_law().only("house.lenders").rules:
        texts = {sentence(rule.id, language) for language in LANGUAGES}
        assert len(texts) == len(LANGUAGES)
        assert None not in texts
        assert for_borrower([rule.id], "en")
