"""Two laws held side by side by the solver: a contact that only one of them lets through."""

from datetime import UTC, datetime
from pathlib import Path

from rightparty.law.difference import difference
from rightparty.law.load import load_law

AT = datetime(2026, 11, 23, tzinfo=UTC)
CORE = load_law().only("core")
OWES = "core.promise.person_does_not_owe"


def test_a_law_does_not_part_from_itself() -> None:
    """No contact shows a difference, because there is none."""
    assert list(difference(CORE, CORE, AT)) == []


def test_without_a_rule_only_strangers_are_let_through() -> None:
    """The smaller law alone lets one through, and the rule that the other has is named."""
    cut = CORE.where(lambda rule: rule.id != OWES)
    (parting,) = difference(CORE, cut, AT)
    assert parting.by == 2
    assert [rule.id for rule in parting.example.missed] == [OWES]
    assert parting.example.answers["owes"] is False


def test_a_tighter_house_policy_parts_on_what_it_refuses(tmp_path: Path) -> None:
    """Only the looser of two policies lets something more through."""
    default = load_law().only("house")
    number = next(
        name
        for rule in default.rules
        for name in sorted(rule.recording.limits)
        if isinstance(rule.limit(name, AT), int)
    )
    policy = tmp_path / "house.toml"
    policy.write_text(f"{number} = 0\n")
    (parting,) = difference(default, load_law(policy).only("house"), AT)
    assert parting.by == 1
