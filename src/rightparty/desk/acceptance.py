"""Who answers for a rulebook: it sends only once somebody has accepted exactly this version of it."""

from collections.abc import Iterable
from datetime import datetime

from rightparty.book.dossier import Dossier
from rightparty.desk.home import Home
from rightparty.desk.journal_store import append, marks_of
from rightparty.desk.store import Connection
from rightparty.errors import Refused
from rightparty.journal.record import Record
from rightparty.law.load import COUNTRIES, Law


def accept(
    connection: Connection, home: Home, law: Law, rulebook: str, *, by: str, note: str, at: datetime
) -> str:
    """Record that `by` accepts the rulebook as it stands, and why; gives the version accepted.

    Raises:
        Refused: there is no such rulebook, or nobody is named.
    """
    version = law.versions.get(rulebook)
    if version is None:
        raise Refused(f"there is no rulebook `{rulebook}`", f"rulebooks: {', '.join(law.versions)}")
    if not by.strip() or not note.strip():
        raise Refused("an acceptance needs a name and a note", "say who answers for it, and what was checked")
    marks = marks_of(home)
    body = {
        "rulebook": f"{rulebook}@{version}",
        "law": law.version,
        "actor": marks.of("actor", by),
        "note": marks.of("note", note),
    }
    with connection.transaction():
        new = connection.execute(
            "INSERT INTO desk_rulebook_acceptance (rulebook, version, by, note, at)"
            " VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [rulebook, version, by, note, at],
        )
        if new.rowcount:
            append(connection, [Record("law_accepted", at, body)])
    return version


def unaccepted(connection: Connection, home: Home, law: Law, rulebooks: Iterable[str]) -> tuple[str, ...]:
    """Those of `rulebooks` that may not send here yet; a demonstration, with simulated people, needs none."""
    return missing_of(accepted(connection, home), law, rulebooks)


def accepted(connection: Connection, home: Home) -> frozenset[tuple[str, str]] | None:
    """Which versions of which rulebooks somebody answers for; None where none is needed."""
    if home.demo:
        return None
    rows = connection.execute("SELECT rulebook, version FROM desk_rulebook_acceptance").fetchall()
    return frozenset((rulebook, version) for rulebook, version in rows)


def missing_of(
    known: frozenset[tuple[str, str]] | None, law: Law, rulebooks: Iterable[str]
) -> tuple[str, ...]:
    """Those of `rulebooks` that nobody answers for in their present version."""
    if known is None:
        return ()
    return tuple(sorted(name for name in set(rulebooks) if (name, law.versions.get(name)) not in known))


def rulebooks_for(dossier: Dossier, person_id: str) -> frozenset[str]:
    """The rulebooks of law that one contact stands under: the creditors' countries' and the person's."""
    countries = {row["country"] for row in dossier.rows("creditors")}
    countries |= {row["country"] for row in dossier.rows("persons") if row["person_id"] == person_id}
    return frozenset(COUNTRIES[country] for country in countries if country in COUNTRIES)
