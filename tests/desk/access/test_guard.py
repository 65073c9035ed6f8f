"""The guard lets nobody pass who is not known to hold the permission."""

import pytest

from rightparty.desk.access.guard import Actor, needs, of_program, permitted, require
from rightparty.errors import Refused


@needs("incident.close")
def closed(case: str, actor: Actor) -> str:
    """Something that compliance does."""
    return f"{case} closed by {actor.who}"


def test_who_holds_the_permission_passes() -> None:
    """By place or by name."""
    officer = Actor("li.na", frozenset({"compliance"}))
    assert closed("7", officer) == "7 closed by li.na"
    assert closed(case="7", actor=officer) == "7 closed by li.na"


def test_who_does_not_hold_it_is_told_who_does() -> None:
    """The refusal names the permission and the roles."""
    with pytest.raises(Refused, match=r"incident\.close") as fault:
        closed("7", Actor("wang.wei", frozenset({"collector"})))
    assert "compliance" in fault.value.help


def test_nobody_is_not_somebody() -> None:
    """A call without an actor is refused, and so is a function that takes none."""
    with pytest.raises(Refused, match="nobody is named"):
        closed("7", None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="takes no Actor"):
        needs("incident.close")(lambda case: case)


def test_a_permission_spelled_wrong_lets_nobody_pass() -> None:
    """Not even where it would be answered with no."""
    with pytest.raises(Refused, match="no permission"):
        permitted(Actor("li.na", frozenset({"compliance"})), "incident.shut")


def test_an_actor_without_role_may_nothing() -> None:
    """Neither a person without roles nor a program without permissions."""
    with pytest.raises(Refused):
        require(Actor("new"), "day.view")
    with pytest.raises(Refused):
        require(of_program("core-banking", ["BANK"]), "day.view")
    require(of_program("core-banking", ["BANK"], ["day.view"]), "day.view")


def test_roles_that_may_not_be_one_persons_give_nothing() -> None:
    """An account that holds both sides of a pair is refused at each act, not trusted on one side."""
    with pytest.raises(Refused):
        require(Actor("both", frozenset({"supervisor", "compliance"})), "day.view")
