"""The guard before every act: who acts, with which roles, for which creditors."""

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import wraps
from typing import ParamSpec, TypeVar

from rightparty.desk.access.roles import roles
from rightparty.errors import Refused

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Actor:
    """Somebody, or a program, that acts: `who` is the name under which it stands in records.

    `creditors`: ids of the creditors whose rows it may see; of none, if empty. `agency`: of an agency's
    people, its id: they see the debts placed with it only. `may`: permissions beyond those of the roles,
    for programs that have no role.
    """

    who: str
    roles: frozenset[str] = frozenset()
    creditors: frozenset[str] = frozenset()
    agency: str | None = None
    may: frozenset[str] = field(default=frozenset())

    @property
    def permissions(self) -> frozenset[str]:
        """Everything this actor may do."""
        return (roles().held_by(self.roles) if self.roles else frozenset()) | self.may


def of_program(who: str, creditors: Iterable[str], may: Iterable[str] = ()) -> Actor:
    """A program with a key: it has no role, and sees its own creditors' rows only."""
    return Actor(f"key:{who}", creditors=frozenset(creditors), may=frozenset(may))


def permitted(actor: Actor, permission: str) -> bool:
    """Whether an actor may do this.

    Raises:
        Refused: there is no such permission: a guard that is spelled wrong lets nobody through.
    """
    if permission not in roles().permissions:
        raise Refused(f"there is no permission `{permission}`", "`docs/concepts/access.md` lists them")
    return permission in actor.permissions


def require(actor: Actor, permission: str) -> None:
    """Let an actor pass who holds a permission.

    Raises:
        Refused: they do not hold it; the message names it and who does.
    """
    if not permitted(actor, permission):
        holders = sorted(name for name, role in roles().roles.items() if permission in role.may)
        raise Refused(
            f"`{actor.who}` may not do this: it needs the permission `{permission}`",
            f"roles that hold it: {', '.join(holders)}",
        )


def needs(permission: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Guard a function: whichever of its arguments is an `Actor` must hold the permission.

    A function without an argument of that kind is refused when it is declared, and a call that passes
    none is refused too: what is not known is not allowed.
    """

    def guard(function: Callable[P, R]) -> Callable[P, R]:
        signature = inspect.signature(function)
        if not any(_is_actor(parameter) for parameter in signature.parameters.values()):
            raise TypeError(f"`{function.__qualname__}` takes no Actor, and so nobody can be asked")

        @wraps(function)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            actors = [one for one in (*args, *kwargs.values()) if isinstance(one, Actor)]
            if not actors:
                raise Refused("nobody is named who does this", "sign in first")
            for actor in actors:
                require(actor, permission)
            return function(*args, **kwargs)

        return guarded

    return guard


def _is_actor(parameter: inspect.Parameter) -> bool:
    return parameter.annotation is Actor or parameter.annotation == "Actor"
