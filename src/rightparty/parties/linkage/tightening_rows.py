"""What a link does, read from rows as plain values: the same as `tightening.py` reads from tables.

A claim and a single decision go by it, on the few rows about one person. Tests hold both readings together.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from rightparty.book.dossier import Row
from rightparty.book.tables import TABLES
from rightparty.parties.linkage import LINKED
from rightparty.parties.linkage.tightening import ALWAYS, CARRIED_AS, LIMITING, REPORTS, STATES, STOPS

Others = Mapping[str, Collection[str]]
"""By person, the other ids under which the same person stands."""

_NOTHING_TOLD: Row = dict.fromkeys(column.name for column in TABLES["notices"].columns)


def others_by_person(pairs: Iterable[tuple[str, str]]) -> Others:
    """Pairs of a person and one who is the same, in any order and either way round, as `Others`."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return {person: sorted(others) for person, others in found.items()}


def brought_by_links(tables: Mapping[str, Sequence[Row]], others: Others) -> dict[str, list[Row]]:
    """The rows that links add to `notices`, `evidence` and `events`: copies under the other ids of a person.

    Args:
        tables: `persons`, `notices`, `evidence`, `events` and `liabilities`, each row once; all rows of a
            contact.
        others: who is one person, both ways round (`others_by_person`).
    """
    return {
        "notices": [*_notices(tables["notices"], others), *_states(tables["persons"], others)],
        "evidence": _reports(tables["evidence"], others),
        "events": _counted(tables["events"], tables["liabilities"], others),
    }


def _notices(notices: Iterable[Row], others: Others) -> Iterator[Row]:
    for row in notices:
        if row["kind"] not in STOPS:
            continue
        for other in others.get(row["person_id"], ()):
            own = row["given_by"] == row["person_id"]
            yield {
                **row,
                "person_id": other,
                "notice_id": f"{row['notice_id']}~{other}",
                "given_by": other if own else row["given_by"],
            }


def _states(persons: Iterable[Row], others: Others) -> Iterator[Row]:
    for row in persons:
        if row["status"] not in STATES:
            continue
        for other in others.get(row["person_id"], ()):
            yield {
                **_NOTHING_TOLD,
                "notice_id": f"status:{row['person_id']}~{other}",
                "at": ALWAYS,
                "kind": STATES[row["status"]],
                "person_id": other,
            }


def _reports(evidence: Sequence[Row], others: Others) -> list[Row]:
    """Reports that are not there yet: the key of evidence is point, person, instant and kind."""
    known = {(row["point_id"], row["person_id"], row["at"], row["kind"]) for row in evidence}
    found: list[Row] = []
    for row in evidence:
        if row["kind"] not in REPORTS:
            continue
        for other in others.get(row["person_id"], ()):
            key = (row["point_id"], other, row["at"], CARRIED_AS)
            if key not in known:
                known.add(key)
                source = f"linked: {row['person_id']}"
                found.append({**row, "person_id": other, "kind": CARRIED_AS, "source": source})
    return found


def _counted(events: Iterable[Row], liabilities: Iterable[Row], others: Others) -> list[Row]:
    """Copies of outbound events for every other record of the person; one that names nobody, for all who owe.

    As soon as a row of a contact names somebody it counts for those named, so that of a contact that names
    nobody all who owe are named along with the others.
    """
    out = [row for row in events if row["direction"] == "out"]
    told = {row["contact_id"] for row in out if row["person_id"] is not None}
    nobody = [row for row in out if row["contact_id"] not in told]
    everybody = _everybody(nobody, liabilities, others)
    found: dict[str, Row] = {}
    for row in out:
        if row["person_id"] is not None:
            copies = others.get(row["person_id"], ())
        else:
            copies = everybody.get(row["contact_id"], ())
        for other in copies:
            copy = _copy(row, other)
            found.setdefault(copy["event_id"], copy)
    return list(found.values())


def _everybody(nobody: Iterable[Row], liabilities: Iterable[Row], others: Others) -> Others:
    """By contact that names nobody, all who owe its debts and their other ids; none if nobody has others."""
    owing: dict[str, set[str]] = defaultdict(set)
    for row in liabilities:
        owing[row["debt_id"]].add(row["person_id"])
    concerned: dict[str, set[str]] = defaultdict(set)
    for row in nobody:
        for column in ("debt_ids", "named_debts", "counted_debts"):
            for debt in row[column] or ():
                concerned[row["contact_id"]] |= owing.get(debt, set())
    return {
        contact: sorted(people | {other for one in people for other in others.get(one, ())})
        for contact, people in concerned.items()
        if not people.isdisjoint(others)
    }


def _copy(row: Row, other: str) -> Row:
    flags = [flag for flag in row["flags"] or () if flag in LIMITING]
    return {
        **row,
        "person_id": other,
        "event_id": f"{row['event_id']}~{other}",
        "flags": (*dict.fromkeys(flags), LINKED),
    }
