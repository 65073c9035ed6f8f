"""Fields: the columns of records as they are compared, each with its role and the column it comes from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rightparty.errors import InvalidInput
from rightparty.parties.linkage.roles import Profile, Role, role_of

IDEOGRAPHIC = 0.5
"""From this share of cells with Chinese characters on, names are compared by characters."""


@dataclass(frozen=True)
class Field:
    """One field of the standard form of a record.

    `part`: which part of a whole name it holds. `many`: cells are lists. `day_first`: of `03/04/1980`, the
    day is 3. `ideographic`: most cells are Chinese names.
    """

    name: str
    of: str
    role: Role
    part: str = ""
    many: bool = False
    day_first: bool = False
    ideographic: bool = False


def fields_of(
    columns: Mapping[str, Profile], many: Iterable[str] = (), given: Mapping[str, Role] | None = None
) -> tuple[Field, ...]:
    """The fields of a table with these columns; `given` roles hold, the others are inferred.

    Raises:
        InvalidInput: a role is given for a column that is not there, or nothing can be compared.
    """
    given = dict(given or {})
    if unknown := sorted(set(given) - set(columns)):
        raise InvalidInput("Roles are given for columns that are not there.", "Mend them.", unknown)
    roles = {of: given.get(of) or role_of(of, profile) for of, profile in columns.items()}
    parted = {Role.GIVEN, Role.SURNAME} <= set(roles.values())
    found: list[Field] = []
    for of, profile in columns.items():
        role = Role.IGNORE if roles[of] is Role.NAME and parted else roles[of]
        if role is not Role.IGNORE:
            found += _fields(of, role, profile, of in set(many))
    if not found:
        raise InvalidInput("No column of these records can be compared.", "Give the columns' roles.")
    return _numbered(found)


def _fields(of: str, role: Role, profile: Profile, many: bool) -> list[Field]:
    ideographic = profile.ideographs >= IDEOGRAPHIC
    if role is not Role.NAME:
        day_first = profile.day_first > 0
        return [Field(role.value, of, role, many=many, day_first=day_first, ideographic=ideographic)]
    parts = [Role.SURNAME, Role.GIVEN] if ideographic else [Role.SURNAME, Role.GIVEN, Role.MIDDLE]
    return [Field(part.value, of, part, part.value, ideographic=ideographic) for part in parts]


def _numbered(fields: list[Field]) -> tuple[Field, ...]:
    """The same fields under names of their own: `address`, `address_2` …"""
    seen: dict[str, int] = {}
    found = []
    for field in fields:
        seen[field.name] = seen.get(field.name, 0) + 1
        number = seen[field.name]
        name = field.name if number == 1 else f"{field.name}_{number}"
        found.append(
            Field(name, field.of, field.role, field.part, field.many, field.day_first, field.ideographic)
        )
    return tuple(found)
