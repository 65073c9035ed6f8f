"""The five lines that the demonstration offers to copy: real commands on its own folder."""

import csv
import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import ibis

from rightparty.book.book import Book
from rightparty.engine import Engine
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.gate.gathering import dossier_of
from rightparty.law.load import Law
from rightparty.parties.model import PartyModel

KIN = ("sister", "brother", "mother", "father", "daughter", "son", "wife", "husband")
_LETTER = re.compile(rb'[0-9a-f](?=[0-9a-f]{8}[0-9a-f]*")')  # within a digest: the line stays well formed
ZONE = ZoneInfo("Asia/Shanghai")
_LATE = timedelta(hours=12, minutes=48)  # from nine in the morning to 21:48
_TRIES, _NEWEST = 40, 800


@dataclass(frozen=True)
class Line:
    """A command to copy: what it shows (`key`), what follows `rightparty`, and its exit code (`ends`)."""

    key: str
    arguments: tuple[str, ...]
    ends: int
    kin: str = ""

    def command(self) -> str:
        """The line as it is typed here."""
        return " ".join([program(), *(_typed(argument) for argument in self.arguments)])


@dataclass(frozen=True)
class Relative:
    """Somebody of the borrower's family who does not owe, with a number on file."""

    debt_id: str
    borrower: str
    person_id: str
    point_id: str
    kin: str


def program() -> str:
    """How this very command was called, as short as it can be typed."""
    called = shutil.which("rightparty")
    own = Path(sys.argv[0])
    if called and own.exists() and Path(called).samefile(own):
        return "rightparty"
    return os.path.relpath(own) if own.name == "rightparty" else "rightparty"


def _typed(argument: str) -> str:
    """An argument for the shell, the user's own folder as `~`."""
    home = f"{Path.home()}/"
    return f"~/{shlex.quote(argument[len(home) :])}" if argument.startswith(home) else shlex.quote(argument)


def find_relative(folder: Path, overdue: Mapping[str, str]) -> Relative | None:
    """A sister of a borrower who is late; else another relative. `overdue`: borrower by debt.

    Reads the folder's own files, because how people are related is no column of a book.
    """
    points = _first_points(folder)
    owing = {row["person_id"] for row in _rows(folder / "liabilities.csv")}
    found: dict[str, Relative] = {}
    for row in _rows(folder / "relations.csv"):
        kin, person, debt = row["kinship"], row["person_id"], row["debt_id"]
        if kin and debt in overdue and person in points and person not in owing:
            found.setdefault(kin, Relative(debt, overdue[debt], person, points[person], kin))
    return next((found[kin] for kin in KIN if kin in found), None)


def _first_points(folder: Path) -> dict[str, str]:
    """By person, the first mobile number that they or a borrower stated."""
    mobile = {row["point_id"] for row in _rows(folder / "points.csv") if row["kind"] == "mobile"}
    found: dict[str, str] = {}
    for row in _rows(folder / "evidence.csv"):
        if row["kind"] == "stated" and row["point_id"] in mobile:
            found.setdefault(row["person_id"], row["point_id"])
    return found


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def after_not_me(folder: Path, copy: Path, relative: Relative, at: datetime) -> None:
    """The same book a little later: the number was offered as the borrower's, and its holder said no."""
    shutil.copytree(folder, copy)
    with (copy / "evidence.csv").open("a", encoding="utf-8", newline="") as file:
        for ago, kind, source in ((2880, "skip_traced", "repair"), (10, "wrong_number", "reply")):
            when = (at - timedelta(minutes=ago)).isoformat()
            file.write(f"{relative.point_id},{relative.borrower},{when},{kind},,,{source},,\n")


def late_text(
    engine: Engine, book: Book, overdue: Mapping[str, str], at: datetime, law: Law, model: PartyModel
) -> Contact | None:
    """A text that may still go at twelve minutes to ten: the debt where a code came today, else a knock."""
    borrowers = {person: debt for debt, person in overdue.items()}
    for content, kinds in (("full", ("code_confirmed", "answered_as_self")), ("knock", ("stated",))):
        for row in _newest(engine, book, kinds, borrowers):
            person, point, debts = row["person_id"], row["point_id"], (borrowers[row["person_id"]],)
            contact = Contact("demo", debts, person, point, "sms", at + _LATE, content)
            if decide(contact, dossier_of(engine, book, person, point, debts), law, model).verdict == "allow":
                return contact
    return None


def _newest(
    engine: Engine, book: Book, kinds: Sequence[str], borrowers: Mapping[str, str]
) -> Sequence[Mapping[str, Any]]:
    """The newest evidence of some kinds for mobile numbers of late borrowers."""
    evidence, points = book.tables["evidence"], book.tables["points"]
    found = evidence.filter(evidence.kind.isin(tuple(kinds)))
    mobile = points.filter(points.kind == "mobile").select("point_id")
    newest = found.semi_join(mobile, "point_id").order_by(ibis.desc("at"), "point_id").limit(_NEWEST)
    return [row for row in engine.rows(newest) if row["person_id"] in borrowers][:_TRIES]


def explain_line(key: str, folder: Path, contact: Contact, ends: int, kin: str = "") -> Line:
    """`rightparty explain` for one contact."""
    local = contact.at.astimezone(ZONE)
    arguments = ["explain", str(folder), "--folder-only", "--at", f"{local:%Y-%m-%dT%H:%M}+08:00",
                 "--person", contact.person_id, "--point", contact.point_id, "--channel", contact.channel,
                 "--content", contact.content]  # fmt: skip
    arguments += [part for debt in contact.debt_ids for part in ("--debt", debt)]
    return Line(key, tuple(arguments), ends, kin)


def flip_a_byte(journal: Path, copy: Path) -> None:
    """A copy of an exported journal in which one letter within the middle record is another."""
    lines = journal.read_bytes().splitlines(keepends=True)
    records = [number for number, line in enumerate(lines) if b'"seq"' in line] or [len(lines) // 2]
    middle = records[len(records) // 2]
    line = bytearray(lines[middle])
    found = _LETTER.search(line, len(line) // 2) or _LETTER.search(line)
    if found is not None:
        line[found.start()] = ord("b") if line[found.start()] == ord("a") else ord("a")
    copy.write_bytes(b"".join([*lines[:middle], bytes(line), *lines[middle + 1 :]]))


def printed(lines: Sequence[Line], say: Mapping[str, Any]) -> Iterator[str]:
    """Each line under a comment that says what it shows."""
    for line in lines:
        yield f"  # {say[line.key].format(kin=say['kin'].get(line.kin, ''))}"
        yield f"  {line.command()}"
