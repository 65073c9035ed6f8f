"""The policy that every process of an installation goes by, and what a run may name for itself."""

from pathlib import Path

from rightparty.desk.policy import HOUSE, law_of
from rightparty.law.load import load_law


def policy(path: Path, *lenders: str, more: str = "") -> Path:
    """A policy file that counts these lenders together."""
    named = "".join(f"{lender} = 'agreement'\n" for lender in lenders)
    path.write_text(more + ("[lenders_counted_together]\n" + named if named else ""), encoding="utf-8")
    return path


def test_a_run_with_a_policy_of_its_own_stays_in_the_counter_of_all(tmp_path: Path) -> None:
    """What lenders hold one another to is not left by naming another file; all else is the run's own."""
    tight = "contacts_of_all_lenders_in_seven_days = 2\n"
    installed = policy(tmp_path / "installed.toml", "BANK", "FINCO", more=tight)
    own = policy(tmp_path / "own.toml", more="sms_per_day = 0\n")
    found = law_of({HOUSE: str(installed)}, own)
    assert found.lenders == {"BANK", "FINCO"}
    assert found.rule("texted_often_enough").instrument.parameters["sms_per_day"].values[-1].value == 0
    shared = found.rule("contacted_often_enough_by_all_lenders").instrument
    assert shared.parameters["contacts_of_all_lenders_in_seven_days"].values[-1].value == 2
    others = policy(tmp_path / "others.toml", "X", "Y")
    assert law_of({HOUSE: str(installed)}, others).lenders == {"BANK", "FINCO"}


def test_where_the_installation_counts_nobody_together_a_run_may(tmp_path: Path) -> None:
    """Tighter is never refused; and without any file, the law is the default."""
    installed, own = policy(tmp_path / "installed.toml"), policy(tmp_path / "own.toml", "BANK", "FINCO")
    assert law_of({HOUSE: str(installed)}, own).lenders == {"BANK", "FINCO"}
    assert law_of({}, own).lenders == {"BANK", "FINCO"}
    assert law_of({}) is load_law()
