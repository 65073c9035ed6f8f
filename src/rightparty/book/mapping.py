"""A mapping: which header of a foreign table means what, and what the table does not say at all.

    [columns]
    "手机号" = "points.mobile"
    "年利率" = { to = "debts.annual_rate", form = "percent" }

    [constants]
    creditor_id = "C1"

A guess writes it, people review it, and the same file serves every later export of that lender.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from rightparty.book.problems import Problem
from rightparty.book.tables import CREDITOR_KINDS, OTHER_ROLES, PRODUCTS
from rightparty.errors import InvalidInput
from rightparty.outside import read_toml

IGNORE = "ignore"


class Shape(StrEnum):
    """What the cells of a foreign column hold."""

    TEXT = "text"
    NAME = "name"
    ID = "id"  # a number of a citizen, checked
    KEY = "key"  # an identifier of the lender's
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    DATE = "date"
    MONEY = "money"
    RATE = "rate"
    NUMBER = "number"


TARGETS: Mapping[str, Shape] = {
    "persons.person_id": Shape.KEY,
    "persons.name": Shape.NAME,
    "persons.national_id": Shape.ID,
    "persons.birth_date": Shape.DATE,
    "persons.region": Shape.TEXT,
    "points.mobile": Shape.PHONE,
    "points.landline": Shape.PHONE,
    "points.email": Shape.EMAIL,
    "points.post": Shape.ADDRESS,
    "debts.debt_id": Shape.KEY,
    "debts.opened_on": Shape.DATE,
    "debts.principal": Shape.MONEY,
    "debts.annual_rate": Shape.RATE,
    "debts.penalty_rate": Shape.RATE,
    "debts.product": Shape.TEXT,
    "debts.currency": Shape.TEXT,
    "instalments.number": Shape.NUMBER,
    "instalments.due_on": Shape.DATE,
    "instalments.principal": Shape.MONEY,
    "instalments.interest": Shape.MONEY,
    "instalments.fee": Shape.MONEY,
    "instalments.total": Shape.MONEY,
    "instalments.overdue": Shape.MONEY,
    "instalments.overdue_principal": Shape.MONEY,
    "instalments.overdue_interest": Shape.MONEY,
    "payments.amount": Shape.MONEY,
    "payments.paid_at": Shape.DATE,
    **{f"liabilities.{role}.name": Shape.NAME for role in ("guarantor", "co_borrower")},
    **{f"liabilities.{role}.national_id": Shape.ID for role in ("guarantor", "co_borrower")},
    **{f"liabilities.{role}.mobile": Shape.PHONE for role in ("guarantor", "co_borrower")},
    **{f"relations.{role}.name": Shape.NAME for role in OTHER_ROLES.split()},
    **{f"relations.{role}.phone": Shape.PHONE for role in OTHER_ROLES.split()},
    **{f"relations.{role}.role": Shape.TEXT for role in OTHER_ROLES.split()},
}
"""What a column may mean: a table and column of the book, for `liabilities` and `relations` with the role.

`instalments.total` is what falls due, `instalments.overdue` (and its two parts) what of it is unpaid. A
second person of one role has a number: `relations.friend.2.name`. The phone of a relation serves to
recognise the person, and that no borrower is given a friend's number; it is not kept.
"""

CONSTANTS: Mapping[str, str] = {
    "creditor_id": "the lender's own short name",
    "creditor_name": "the lender's name",
    "creditor_kind": f"one of {CREDITOR_KINDS}",
    "country": "ISO 3166-1 code of lender and borrowers, such as CN",
    "currency": "ISO 4217 code, such as CNY",
    "product": f"one of {PRODUCTS}",
    "zone": "IANA time zone in which the export's dates are meant",
    "opened_on": "when the loans were paid out, if all on one day",
    "principal": "amount of the loans, if all the same",
    "annual_rate": "yearly rate of the loans as a share of one, if all the same",
}
"""What must be said once for the whole export, where no column says it."""

OPTIONAL_CONSTANTS: Mapping[str, str] = {
    "language": "BCP 47 tag of the language in which all borrowers are written to, such as zh-Hans",
    "person_status": "`alive`, if that is known of every borrower",
    "debt_status": "`active`, if no debt in the export is settled, sold or written off",
    "payment_status": "`posted`, if every amount paid has arrived",
}
"""What can be said once for the whole export; unsaid it stays unknown."""

ALL_CONSTANTS: Mapping[str, str] = {**CONSTANTS, **OPTIONAL_CONSTANTS}


@dataclass(frozen=True)
class Target:
    """`to` is one of `TARGETS` (with a number where there are several people), or `IGNORE`.

    `form`: how to read the cells: for dates a pattern such as `%d/%m/%Y`, for rates `percent` or `share`.
    """

    to: str
    form: str = ""

    @property
    def base(self) -> str:
        """`to` without the number that tells people of one role apart."""
        return re.sub(r"\.\d+\.", ".", self.to)

    @property
    def shape(self) -> Shape:
        """What its cells hold."""
        return TARGETS.get(self.base, Shape.TEXT)


@dataclass(frozen=True)
class ColumnMapping:
    """Headers and what each means, and the constants of the export."""

    columns: Mapping[str, Target]
    constants: Mapping[str, str] = field(default_factory=dict)

    def header_of(self, to: str) -> str | None:
        """The header that has this meaning; None if there is none."""
        return next((header for header, target in self.columns.items() if target.to == to), None)

    def with_constants(self, given: Mapping[str, str]) -> "ColumnMapping":
        """The same with further constants; those given win."""
        return ColumnMapping(self.columns, {**self.constants, **given})


def read_mapping(path: Path) -> ColumnMapping:
    """Read a mapping file; raises `InvalidInput` naming everything in it that is not known."""
    return mapping_of(mapping_tables(path), path)


def mapping_tables(path: Path) -> dict[str, Any]:
    """The tables of a mapping file, not yet looked at."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InvalidInput(f"{path}: cannot be read as a mapping: {error}") from error
    return read_toml(data, f"the mapping `{path}`")


def mapping_of(
    raw: Mapping[str, Any],
    path: Path,
    targets: Collection[str] = TARGETS,
    known_constants: Collection[str] = ALL_CONSTANTS,
) -> ColumnMapping:
    """The mapping of a file's tables, of columns to `targets`; raises `InvalidInput` as `read_mapping`."""
    problems: list[Problem] = []
    columns = {
        header: _target(path, header, value, targets, problems)
        for header, value in raw.get("columns", {}).items()
    }
    constants = {name: str(value) for name, value in raw.get("constants", {}).items()}
    for name in sorted(set(raw) - {"columns", "constants"} | set(constants) - set(known_constants)):
        help = f"There are `[columns]` and `[constants]`; constants: {', '.join(known_constants)}."
        problems.append(Problem(path.name, None, name, what="is not known here", help=help))
    problems += _twice(path, columns)
    if problems:
        raise InvalidInput(f"{path}: {len(problems)} faults", "Mend the mapping.", problems)
    return ColumnMapping(columns, constants)


def _target(
    path: Path, header: str, value: object, targets: Collection[str], problems: list[Problem]
) -> Target:
    target = Target(value) if isinstance(value, str) else Target(IGNORE)
    if isinstance(value, dict) and set(value) <= {"to", "form"} and isinstance(value.get("to"), str):
        target = Target(value["to"], str(value.get("form", "")))
    elif not isinstance(value, str):
        help = 'Write "table.column", or { to = "table.column", form = "…" }.'
        problems.append(Problem(path.name, None, header, str(value), "is no target", help))
    if target.to != IGNORE and target.base not in targets:
        help = f'Targets: {", ".join(targets)}, or "{IGNORE}".'
        problems.append(Problem(path.name, None, header, target.to, "is no target", help))
    return target


def _twice(path: Path, columns: Mapping[str, Target]) -> list[Problem]:
    taken: dict[str, str] = {}
    problems = []
    for header, target in columns.items():
        if target.to in taken and target.to != IGNORE:
            what = f"is also what `{taken[target.to]}` means"
            problems.append(
                Problem(path.name, None, header, target.to, what, f'Set one of them to "{IGNORE}".')
            )
        taken.setdefault(target.to, header)
    return problems


def mapping_text(mapping: ColumnMapping, remarks: Mapping[str, str], missing: Sequence[str]) -> str:
    """The text of a mapping file: a remark behind each column, and the constants still to be said."""
    lines = [
        "# Which header means what. Review it, then: rightparty book import … --map THIS",
        "",
        "[columns]",
    ]
    for header, target in mapping.columns.items():
        value = quoted(target.to)
        if target.form:
            value = f"{{ to = {value}, form = {quoted(target.form)} }}"
        remark = remarks.get(header, "")
        lines.append(f"{quoted(header)} = {value}{f'  # {remark}' if remark else ''}")
    lines += ["", "[constants]"]
    lines += [f"{name} = {quoted(value)}" for name, value in mapping.constants.items()]
    unsaid = [*(name for name in missing if name in CONSTANTS), *OPTIONAL_CONSTANTS]
    lines += [f'# {name} = ""  # {ALL_CONSTANTS[name]}' for name in unsaid if name not in mapping.constants]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """A basic string of TOML."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'


AMOUNTS = frozenset(
    {f"instalments.{name}" for name in ("principal", "total", "overdue", "overdue_principal")}
)


def missing_facts(mapping: ColumnMapping) -> list[Problem]:
    """What neither a column nor a constant says, and a book cannot do without."""
    have = {target.base for target in mapping.columns.values()}
    what, help = "is the meaning of no column", "Map a column to it."
    problems = [
        Problem("mapping", None, target, what=what, help=help)
        for target in ("persons.name", "debts.debt_id", "instalments.due_on")
        if target not in have
    ]
    if not have & AMOUNTS:
        help = "Map a column to `instalments.overdue`, `instalments.total` or `instalments.principal`."
        problems.append(Problem("mapping", None, "instalments", what="have no amount", help=help))
    for name, meaning in CONSTANTS.items():
        follows = name == "zone" and not mapping.constants.get("country")
        if not mapping.constants.get(name) and f"debts.{name}" not in have and not follows:
            flag = f"--{name.replace('_', '-')}"
            help = f"Say it with `{flag}` or under [constants]: {meaning}."
            problems.append(Problem("mapping", None, name, what="is said nowhere", help=help))
    return problems
