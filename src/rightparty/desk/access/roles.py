"""Roles and permissions as data, and the checks that hold them apart; nothing here opens anything."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from rightparty.errors import InvalidInput, Refused

LANGUAGES = ("en", "zh-Hans", "zh-Hant")


@dataclass(frozen=True)
class Permission:
    """A verb on a noun (`point.reveal`) and what it lets somebody do.

    `changes`: it changes something, so its holder needs a second factor. `personal`: it shows a
    borrower's data.
    """

    name: str
    does: str
    changes: bool
    personal: bool


@dataclass(frozen=True)
class Role:
    """A kind of work, and the permissions it needs."""

    name: str
    names: Mapping[str, str]
    why: str
    may: frozenset[str]


@dataclass(frozen=True)
class Apart:
    """Two permissions that one person never holds together, and why."""

    one: str
    other: str
    why: str

    def broken_by(self, held: Iterable[str]) -> bool:
        """Whether somebody who holds these holds both."""
        return {self.one, self.other} <= set(held)


@dataclass(frozen=True)
class Roles:
    """Every permission and role there is, and what is held apart."""

    permissions: Mapping[str, Permission]
    roles: Mapping[str, Role]
    apart: tuple[Apart, ...]

    def held_by(self, names: Iterable[str]) -> frozenset[str]:
        """The permissions that these roles give together.

        Raises:
            Refused: one of them is no role, or together they hold what must be held apart.
        """
        names = tuple(names)
        unknown = sorted(set(names) - set(self.roles))
        if unknown:
            raise Refused(f"there is no role `{unknown[0]}`", f"roles: {', '.join(self.roles)}")
        held = frozenset(one for name in names for one in self.roles[name].may)
        for pair in self.apart:
            if pair.broken_by(held):
                raise Refused(
                    f"the roles {', '.join(names)} may not be one person's: "
                    f"together they hold `{pair.one}` and `{pair.other}`",
                    pair.why,
                )
        return held

    def need_second_factor(self, names: Iterable[str]) -> bool:
        """Whether one of these roles may change something."""
        return any(self.permissions[one].changes for one in self.held_by(names))


@cache
def roles() -> Roles:
    """The roles of this installation.

    Raises:
        InvalidInput: the file contradicts itself; everything that is wrong with it at once.
    """
    return read_roles((files("rightparty.desk.access") / "roles.toml").read_text(encoding="utf-8"))


def read_roles(text: str) -> Roles:
    """Roles from the text of their file.

    Raises:
        InvalidInput: as for `roles`.
    """
    raw = tomllib.loads(text)
    found = Roles(
        {name: Permission(name, **said) for name, said in raw["permission"].items()},
        {
            name: Role(name, said["names"], said["why"], frozenset(said["may"]))
            for name, said in raw["role"].items()
        },
        tuple(Apart(**pair) for pair in raw["apart"]),
    )
    problems = [*_problems(found), *_never(found, raw["never"])]
    if problems:
        raise InvalidInput("the roles contradict themselves", problems=problems)
    return found


def _problems(found: Roles) -> Iterator[str]:
    """Whatever is not declared, not explained, or held together."""
    for role in found.roles.values():
        for unknown in sorted(role.may - set(found.permissions)):
            yield f"role `{role.name}`: there is no permission `{unknown}`"
        for pair in found.apart:
            if pair.broken_by(role.may):
                yield f"role `{role.name}` holds `{pair.one}` and `{pair.other}`: {pair.why}"
        if set(role.names) != set(LANGUAGES) or not role.why.strip():
            yield f"role `{role.name}` needs its name in {', '.join(LANGUAGES)} and a reason"
    for pair in found.apart:
        for unknown in sorted({pair.one, pair.other} - set(found.permissions)):
            yield f"apart: there is no permission `{unknown}`"
        if not pair.why.strip():
            yield f"apart: `{pair.one}` and `{pair.other}` need a reason"
    given = {one for role in found.roles.values() for one in role.may}
    for name in sorted(set(found.permissions) - given):
        yield f"permission `{name}` is given to nobody"
    for permission in found.permissions.values():
        if not permission.does.strip():
            yield f"permission `{permission.name}` does not say what it lets somebody do"


def _never(found: Roles, never: Mapping[str, Any]) -> Iterator[str]:
    """Roles that must see nothing personal or change nothing, and do."""
    for quality, names in never.items():
        for name in names:
            for one in sorted(found.roles[name].may & set(found.permissions)):
                if getattr(found.permissions[one], quality):
                    yield f"role `{name}` must hold nothing {quality}, and holds `{one}`"


def page() -> str:
    """The table of roles and permissions, for the documentation."""
    found = roles()
    heads = list(found.roles)
    lines = [
        "| permission | lets somebody | " + " | ".join(name.replace("_", " ") for name in heads) + " |",
        "|---|---|" + "---|" * len(heads),
    ]
    for permission in found.permissions.values():
        marks = ["✓" if permission.name in found.roles[name].may else "" for name in heads]
        lines.append(f"| `{permission.name}` | {permission.does} | " + " | ".join(marks) + " |")
    return "\n".join(lines)
