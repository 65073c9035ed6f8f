"""An audit as a folder: whatever is made of it later, a report, a sheet or a case, needs no second judging.

    report.html      the report
    findings.csv     every finding, and findings.json the same for programs
    apologies.csv    everybody to apologise to, by the log's own ids
    left_out.csv     the rows of the log that nothing is said about, with the reason; where there are any
    data/            what the above and the commands after it are made of

Names, numbers and addresses are masked in all of it. Ids stay as the log has them; one that is itself
somebody's number or address is replaced by a pseudonym that nobody can turn back, the same in every file.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import ibis
import ibis.expr.types as ir

from rightparty.audit import whom
from rightparty.audit.case_file import OF_CONTACT
from rightparty.audit.finding import COLUMNS
from rightparty.audit.out import harmless, masked_words_in, told, write_findings
from rightparty.audit.shown import LOOKS_PERSONAL, masked_column
from rightparty.audit.summary import LogTotals
from rightparty.engine import LINE, Engine
from rightparty.errors import InvalidInput

DATA: Final = "data"
ABOUT: Final = "audit.json"

REPORT, TABLE, OBJECTS, APOLOGIES = "report.html", "findings.csv", "findings.json", "apologies.csv"
LEFT_OUT: Final = "left_out.csv"

_PERSONAL = ("person_id", "point_id", "sender_id")
_DIGITS = 8
_STOPS = ("notice_id", "at", "kind", "person_id", "point_id")
_COMPLAINTS = ("complaint_id", "at", "person_id", "point_id", "due_on", "extended_to", "answered_at")


@dataclass(frozen=True)
class Kept:
    """An audit, as it is kept and read again.

    findings: `finding.COLUMNS`, and `local_at`, `gate_verdict` where they are known. contacts: those that
    were judged. events: of `case_file.OF_CONTACT` what the log has, inbound rows too. notices, complaints:
    of the book; None where none was handed in. left_out: `left_out.COLUMNS`; None where no row is, and of an
    audit that was read again: its file stands in the folder.
    """

    findings: ir.Table
    contacts: ir.Table
    events: ir.Table
    totals: LogTotals
    zone: str
    notices: ir.Table | None = None
    complaints: ir.Table | None = None
    left_out: ir.Table | None = None


def keep(engine: Engine, audit: Kept, folder: Path, salt: str) -> int:
    """Write an audit into a folder, but for its report; returns how many findings there are.

    `salt`: whatever pseudonyms are made with; whoever forgets it makes them final.
    """
    audit = _without_numbers(audit, salt)
    data = folder / DATA
    data.mkdir(parents=True, exist_ok=True)
    count = write_findings(engine, audit.findings, folder / TABLE)
    write_findings(engine, audit.findings, folder / OBJECTS)
    _write_apologies(engine, audit.findings, folder / APOLOGIES)
    (folder / LEFT_OUT).unlink(missing_ok=True)
    if audit.left_out is not None:
        rows = audit.left_out.mutate(what=masked_words_in(audit.left_out.what))
        engine.write(harmless(rows.order_by("file", "line")), folder / LEFT_OUT)
    for name, table in _tables(audit).items():
        path = data / f"{name}.parquet"
        path.unlink(missing_ok=True)
        if table is not None:
            engine.write(table, path)
    totals = {key: _plain(value) for key, value in asdict(audit.totals).items()}
    about = {"audit": 1, "zone": audit.zone, "totals": totals}
    (data / ABOUT).write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return count


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def _tables(audit: Kept) -> Mapping[str, ir.Table | None]:
    """What is kept, as it may leave the house."""
    events = audit.events.select(*(one for one in OF_CONTACT if one in audit.events.columns))
    stops, complaints = audit.notices, audit.complaints
    return {
        "findings": told(audit.findings, as_text=False),
        "contacts": _masked(audit.contacts),
        "events": _masked(events),
        "notices": None if stops is None else _some(stops, _STOPS),
        "complaints": None if complaints is None else _some(complaints, _COMPLAINTS),
    }


def _some(table: ir.Table, columns: Sequence[str]) -> ir.Table:
    return table.select(*(one for one in columns if one in table.columns))


def _masked(table: ir.Table) -> ir.Table:
    """Numbers and addresses in texts hidden."""
    return table.mutate(text=masked_words_in(table.text)) if "text" in table.columns else table


def _without_numbers(audit: Kept, salt: str) -> Kept:
    """The audit with a pseudonym for each id that is somebody's number or address."""
    parts = ("findings", "contacts", "events", "notices", "complaints")
    tables = {part: table for part in parts if (table := getattr(audit, part)) is not None}
    return replace(audit, **{part: _pseudonymous(table, salt) for part, table in tables.items()})


def _pseudonymous(table: ir.Table, salt: str) -> ir.Table:
    told = {}
    for name in _PERSONAL:
        if name in table.columns:
            own = table[name]
            digest = (ibis.literal(salt) + own).hexdigest("sha256").left(_DIGITS)
            personal = own.re_search(LOOKS_PERSONAL)
            told[name] = personal.ifelse(masked_column(own) + ibis.literal("-") + digest, own)
    return table.mutate(**told)


def _write_apologies(engine: Engine, findings: ir.Table, path: Path) -> None:
    """Everybody to whom an apology is due, with what happened and by which findings."""
    rules = [row["rule"] for row in engine.rows(findings.select("rule").distinct())]
    people = whom.apologies(findings, rules)
    engine.write(harmless(people), path)


def kept_in(engine: Engine, folder: Path, name: str = "kept") -> Kept:
    """The audit in a folder.

    Raises:
        InvalidInput: there is none, or a part of it is missing.
    """
    try:
        about: Mapping[str, Any] = json.loads((folder / DATA / ABOUT).read_text(encoding="utf-8"))
        totals = LogTotals(**{**about["totals"], **_instants(about["totals"])})
        zone = str(about["zone"])
    except (OSError, ValueError, KeyError, TypeError) as fault:
        why = "there is no" if isinstance(fault, OSError) else "it cannot read"
        raise InvalidInput(
            f"{folder} holds no audit: {why} {DATA}/{ABOUT}",
            "make one by `rightparty audit --log FILE --out FOLDER/`",
        ) from fault

    def read(part: str) -> ir.Table | None:
        path = folder / DATA / f"{part}.parquet"
        return engine.read_parquet(path, f"{name} {part}").drop(LINE) if path.exists() else None

    findings, contacts, events = (read(part) for part in ("findings", "contacts", "events"))
    if findings is None or contacts is None or events is None:
        raise InvalidInput(f"{folder}/{DATA} is not whole", "make the audit again")
    return Kept(findings, contacts, events, totals, zone, read("notices"), read("complaints"))


def _instants(totals: Mapping[str, Any]) -> Mapping[str, datetime | None]:
    return {
        name: datetime.fromisoformat(totals[name]) if totals[name] else None for name in ("since", "until")
    }


def together(audits: Sequence[Kept]) -> Kept:
    """Several audits as one: each finding, contact and event once, as the first of them has it.

    Raises:
        InvalidInput: they are told on the clocks of different zones.
    """
    first = audits[0]
    zones = sorted({one.zone for one in audits})
    if len(zones) > 1:
        raise InvalidInput(f"the audits are of different zones: {', '.join(zones)}", "tell them one by one")
    if len(audits) == 1:
        return first

    def every(part: str, key: str) -> ir.Table | None:
        tables = [table for one in audits if (table := getattr(one, part)) is not None]
        return _once(tables, key) if tables else None

    findings, contacts = every("findings", "finding_id"), every("contacts", "contact_id")
    events = every("events", "event_id")
    if findings is None or contacts is None or events is None:
        return first
    return replace(
        first,
        findings=findings,
        contacts=contacts,
        events=events,
        notices=every("notices", "notice_id"),
        complaints=every("complaints", "complaint_id"),
    )


def _once(tables: Sequence[ir.Table], key: str) -> ir.Table:
    """Rows of several tables, in the columns of the first; of those with the same key the first table's."""
    columns = tables[0].columns
    placed = [
        table.select(**{one: table[one] if one in table.columns else ibis.null() for one in columns})
        .cast(dict(tables[0].schema()))
        .mutate(place=ibis.literal(place))
        for place, table in enumerate(tables)
    ]
    rows = ibis.union(*placed)
    number = ibis.row_number().over(group_by=rows[key], order_by=rows.place)
    numbered = rows.mutate(number=number)
    return numbered.filter(numbered.number == 0).select(*columns)


def findings_before(engine: Engine, path: Path, name: str = "audit_before") -> ir.Table:
    """The findings of an earlier audit: its folder, or its findings as JSON.

    Raises:
        InvalidInput: neither.
    """
    if path.is_dir():
        return kept_in(engine, path, name).findings
    try:
        rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        plain = [{column: row.get(column) for column in COLUMNS} for row in rows]
    except (ValueError, AttributeError) as fault:
        raise InvalidInput(
            f"{path}: not the findings of an audit: {fault}", "hand in its .json, or its folder"
        ) from fault
    return engine.create(name, plain, ibis.schema(dict(COLUMNS)))
