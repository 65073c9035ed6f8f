"""The tables of what is forbidden: provisions with their dates, and kinds of violation planted by them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from rightparty.errors import InvalidInput

COUNTRIES = ("CN", "US", "TW")
"""Countries that there is a table for."""


@dataclass(frozen=True)
class Lender:
    """A creditor of the planted book. `members`: associations whose guidelines bind it."""

    id: str
    kind: str
    name: str
    members: tuple[str, ...]
    collector: bool


@dataclass(frozen=True)
class Provision:
    """One sentence of law, as the research restates it.

    rule: the id under which an audit should find it; a label, nothing more. since, until: the days on which
    it is in force, the last of which is the one before `until`. binds: kinds of lender, none = all. member:
    the association whose guideline it is. parameter: its number or hours.
    """

    rule: str
    instrument: str
    citation: str
    since: date
    until: date | None
    forbidden: str
    binds: tuple[str, ...]
    member: str
    parameter: Mapping[str, Any]

    def in_force(self, day: date, lender: Lender) -> bool:
        """Whether it binds the lender on that day."""
        dated = self.since <= day and (self.until is None or day < self.until)
        return dated and self.concerns(lender)

    def concerns(self, lender: Lender) -> bool:
        """Whether it binds the lender at all."""
        return (not self.binds or lender.kind in self.binds) and (
            not self.member or self.member in lender.members
        )


@dataclass(frozen=True)
class Kind:
    """A kind of violation: how it is made, and which provisions forbid it, the first of them its own.

    recipe: the name of a function of the `recipes`. also: rules that may speak beside those that are
    expected. verdict: `violation`, or `cannot_tell` where a fact that it hangs on stands nowhere in the book.
    words: whether the text has to be read to find it. takes_effect: whether nothing else forbids it before
    the day on which its own provision takes effect, so that this day is a boundary.
    """

    id: str
    recipe: str
    lender: Lender
    provisions: tuple[Provision, ...]
    also: tuple[str, ...]
    words: bool
    verdict: str
    takes_effect: bool
    options: Mapping[str, Any]

    @property
    def own(self) -> Provision:
        """The provision that it is planted by."""
        return self.provisions[0]

    @property
    def parameter(self) -> Mapping[str, Any]:
        """The hours or the number of its own provision."""
        return self.own.parameter

    def rules(self, day: date) -> tuple[str, ...]:
        """The rules under which it should be found on a day, any one of them."""
        return tuple(p.rule for p in self.provisions if p.in_force(day, self.lender))


@dataclass(frozen=True)
class Table:
    """All of a country: where it is, who lends there, and what is planted."""

    country: str
    zone: str
    currency: str
    languages: tuple[str, ...]
    first: date
    last: date
    lenders: tuple[Lender, ...]
    kinds: tuple[Kind, ...]


@cache
def table_of(country: str) -> Table:
    """The table of a country.

    Raises:
        InvalidInput: there is none.
    """
    if country not in COUNTRIES:
        raise InvalidInput(f"no violations are known for `{country}`", f"there are {', '.join(COUNTRIES)}")
    written = tomllib.loads(
        files("rightparty.world.planted").joinpath(f"{country.lower()}.toml").read_text(encoding="utf-8")
    )
    lenders = {row["id"]: _lender(row) for row in written["lender"]}
    provisions = {row["rule"]: _provision(row) for row in written["provision"]}
    kinds = tuple(_kind(country, row, lenders, provisions) for row in written["kind"])
    about = written["country"]
    return Table(
        country,
        about["zone"],
        about["currency"],
        tuple(about["languages"]),
        about["first"],
        about["last"],
        tuple(lenders.values()),
        kinds,
    )


def _lender(row: Mapping[str, Any]) -> Lender:
    members = tuple(row.get("members", ()))
    return Lender(row["id"], row["kind"], row["name"], members, row.get("collector", False))


def _provision(row: Mapping[str, Any]) -> Provision:
    return Provision(
        row["rule"],
        row["instrument"],
        row["citation"],
        row["since"],
        row.get("until"),
        row["forbidden"],
        tuple(row.get("binds", ())),
        row.get("member", ""),
        row.get("parameter", {}),
    )


def _kind(
    country: str,
    row: Mapping[str, Any],
    lenders: Mapping[str, Lender],
    provisions: Mapping[str, Provision],
) -> Kind:
    lacking = [rule for rule in row["rules"] if rule not in provisions]
    if lacking:
        raise InvalidInput(f"{country.lower()}.toml, kind `{row['id']}`: no provision {', '.join(lacking)}")
    return Kind(
        row["id"],
        row["recipe"],
        lenders[row["lender"]],
        tuple(provisions[rule] for rule in row["rules"]),
        tuple(row.get("also", ())),
        row.get("words", False),
        row.get("verdict", "violation"),
        row.get("takes_effect", False),
        row.get("options", {}),
    )
