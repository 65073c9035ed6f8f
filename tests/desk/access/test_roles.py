"""Roles are data that is checked as it is read."""

import tomllib
from importlib.resources import files
from itertools import combinations
from typing import Any

import pytest

from rightparty.desk.access.roles import Roles, read_roles, roles
from rightparty.errors import InvalidInput, Refused

TEXT = (files("rightparty.desk.access") / "roles.toml").read_text(encoding="utf-8")


def changed(old: str, new: str) -> str:
    """The file with one place changed."""
    assert TEXT.count(old) == 1, old
    return TEXT.replace(old, new)


def test_all_nine_kinds_of_work_have_a_role() -> None:
    """Those that the field knows, no fewer."""
    assert set(roles().roles) == {
        "collector", "supervisor", "compliance", "quality", "complaints_officer", "agency_manager",
        "data_protection_officer", "auditor", "administrator",
    }  # fmt: skip


def test_an_administrator_sees_nobody() -> None:
    """No permission of theirs shows a borrower's data."""
    found = roles()
    assert not [one for one in found.roles["administrator"].may if found.permissions[one].personal]


def test_an_auditor_changes_nothing_and_needs_no_second_factor() -> None:
    """Everybody else may change something, and needs one."""
    found = roles()
    needing = {name for name in found.roles if found.need_second_factor([name])}
    assert needing == set(found.roles) - {"auditor"}


def test_a_collector_sees_the_contact_in_hand_only() -> None:
    """No list of borrowers, no number in full."""
    assert not roles().roles["collector"].may & {"contact.view", "person.view", "point.reveal"}


FAULTS = (
    ('"override.ask", "stop.global", "day.view"]', '"override.ask", "override.approve"]', "own exception"),
    ('may = ["user.manage", "key.m', 'may = ["person.view", "user.manage", "key.m', "nothing personal"),
    ('"reads.read"]\n\n[role.adm', '"reads.read", "stop.lift"]\n\n[role.adm', "nothing changes"),
    ('may = ["contact.view", "call', 'may = ["contact.see", "call', "no permission `contact.see`"),
    ('"person.erase", "person.export"', '"person.erase"', "`person.export` is given to nobody"),
    ('names = { en = "Auditor", ', "names = { ", "needs its name in"),
)


@pytest.mark.parametrize(("old", "new", "said"), FAULTS)
def test_a_file_that_contradicts_itself_is_not_read(old: str, new: str, said: str) -> None:
    """Each fault is named."""
    with pytest.raises(InvalidInput) as fault:
        read_roles(changed(old, new))
    assert any(said in str(problem) for problem in fault.value.problems)


def test_two_roles_together_may_not_hold_what_is_held_apart() -> None:
    """Whoever asks for an exception does not grant it by wearing a second hat."""
    with pytest.raises(Refused, match=r"override\.ask"):
        roles().held_by(["supervisor", "compliance"])
    with pytest.raises(Refused, match="no role"):
        roles().held_by(["chief"])


def test_no_pair_of_roles_slips_through() -> None:
    """For every two roles: allowed together only if nothing that is held apart meets."""
    found: Roles = roles()
    raw: dict[str, Any] = tomllib.loads(TEXT)
    for one, other in combinations(found.roles, 2):
        both = set(raw["role"][one]["may"]) | set(raw["role"][other]["may"])
        meets = any({pair["one"], pair["other"]} <= both for pair in raw["apart"])
        if meets:
            with pytest.raises(Refused):
                found.held_by([one, other])
        else:
            assert found.held_by([one, other]) == both
