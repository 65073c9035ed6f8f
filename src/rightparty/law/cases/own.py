"""The project's own case files: TOML, one beside each instrument's module, `<instrument>.cases.toml`.

    [[pair]]                                   # the last contact that a rule allows, and the first it refuses
    rule = "three_connected_calls_today"       # of this instrument
    country = "CN"                             # whose tiny book (`scene.py`) it is
    at = "2026-11-23T15:00:00+08:00"
    contact = { channel = "call" }
    add.events = [{ at = "2026-11-23T09:00:00+08:00", kind = "connected", channel = "call", times = 2 }]
    refused.add.events = [{ at = "2026-11-23T12:00:00+08:00", kind = "connected", channel = "call" }]

`change.<table>` alters columns of all rows that are there, `drop.<table>` takes rows out, `agency` adds one
(a table of its columns, or true), `facts` states answers outright, `absent` names tables that the book lacks.
`allowed` and `refused` hold whatever differs; with `each_channel = true` it is refused by each channel of
the rule, or of a list in place of `true`; with `counts_each_channel = true` whichever channel of the rule the
past contacts went through. `times` repeats a row an hour apart. A pair about a record has
`record = { kind_of_record = "agreement", months = 60 }`; `says = [...]` are the words of a wording.

A `[[case]]` has the same keys, an `id`, and `expected`: `verdict`, `product`, `retry_at`, `until_event`,
`classes`, `legal_effect`, `speaks`, `silent`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

from rightparty.errors import InvalidInput
from rightparty.law.cases.case import Case, Expected
from rightparty.law.cases.scene import Scene
from rightparty.law.cases.words import check_contact, check_facts, check_row, check_rule
from rightparty.law.faults import counted
from rightparty.law.judge import Filed
from rightparty.law.load import load_law, rulebooks
from rightparty.law.records import RECORD_KINDS

_SETTING = {"country", "dpd", "at", "contact", "add", "change", "drop", "agency", "facts", "absent", "record"}
_PAIR = {"rule", "why", "allowed", "refused", "each_channel", "counts_each_channel", *_SETTING}
_CASE = {"id", "why", "expected", *_SETTING}
_CONTACT = {
    "channel", "content", "mode", "debt_ids", "person_id", "point_id", "sender_id", "valid_until",
    "in_reply_to", "amount", "flags", "at",
}  # fmt: skip


def own_cases(*books: str) -> Iterator[Case]:
    """Every case that the project keeps beside its instruments; with `books`, only those rulebooks'."""
    for book in rulebooks().values():
        if books and book.id not in books:
            continue
        for instrument in book.instruments:
            path = files("rightparty.law.rulebooks") / book.id / f"{instrument}.cases.toml"
            if path.is_file():
                yield from read_cases(
                    path.read_text(encoding="utf-8"),
                    f"{book.id}/{instrument}.cases.toml",
                    f"{book.id}.{instrument}",
                )


def read_case_file(path: Path) -> tuple[Case, ...]:
    """Cases of a file anywhere; pairs name rules whole, or beside an instrument as its own files do."""
    return tuple(read_cases(path.read_text(encoding="utf-8"), str(path), _instrument_of(path)))


def _instrument_of(path: Path) -> str:
    """The instrument beside which a case file stands: that of `chn/gbt_45251.cases.toml`; else nothing."""
    book, name = path.absolute().parent.name, path.name.removesuffix(".cases.toml")
    known = rulebooks().get(book)
    return f"{book}.{name}" if known and name in known.instruments else ""


def read_cases(text: str, where: str, instrument: str) -> Iterator[Case]:
    """Read a case file's text; two cases for each pair, and one for each channel where it says so.

    Raises:
        InvalidInput: every key, table, column or fact that is not known, with file and line.
    """
    try:
        raw = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as fault:
        raise InvalidInput(f"{where}: not TOML: {fault}") from fault
    problems: list[str] = []
    found: list[Case] = []
    for kind, read in (("pair", _pair), ("case", _case)):
        lines = [n for n, line in enumerate(text.splitlines(), 1) if re.match(rf"\[\[{kind}\]\]", line)]
        for line, entry in zip(lines, raw.get(kind, ()), strict=True):
            try:
                found += read(entry, f"{where}:{line}", instrument)
            except (InvalidInput, ValueError, KeyError, TypeError) as fault:
                problems.append(f"{where}:{line}: {_told(fault)}")
    problems += [
        f"{where}: no `[[{key}]]`: write `[[pair]]` or `[[case]]`" for key in raw.keys() - {"pair", "case"}
    ]
    if problems:
        raise InvalidInput(f"{where}: {counted(problems)} in cases", problems=problems)
    yield from found


def _told(fault: Exception) -> str:
    if isinstance(fault, KeyError):
        return f"no key {fault}: it has to be there"
    help = getattr(fault, "help", "")
    return f"{fault}: {help}" if help else str(fault)


def _pair(entry: Mapping[str, Any], where: str, instrument: str) -> Iterator[Case]:
    _only(entry, _PAIR)
    rule = f"{instrument}.{entry['rule']}" if instrument else entry["rule"]
    check_rule(rule)
    for side, expected in (("allowed", Expected(silent=(rule,))), ("refused", Expected(speaks=(rule,)))):
        both = _merged(entry, entry.get(side, {}))
        yield _built(f"{rule} {side}", where, both, expected, str(entry.get("why", "")))
    refused = _merged(entry, entry.get("refused", {}))
    speaks = Expected(speaks=(rule,))
    for channel in _channels(entry.get("each_channel", False), rule):
        yield _built(f"{rule} refused by {channel}", where, _asked_by(refused, channel), speaks, "")
    for channel in _channels(entry.get("counts_each_channel", False), rule):
        yield _built(f"{rule} refused after {channel}", where, _after(refused, channel), speaks, "")


def _channels(said: bool | Sequence[str], rule: str) -> Sequence[str]:
    """Every channel that a pair is about: those of a list, or those of the rule where it says `true`."""
    if isinstance(said, bool):
        return load_law().rule(rule).channels if said else ()
    return said


def _asked_by(entry: Mapping[str, Any], channel: str) -> dict[str, Any]:
    """The same contact through another channel, at the point that it reaches; or the same record."""
    if "record" in entry:
        return {**entry, "record": {**entry["record"], "channel": channel}}
    contact = {**entry.get("contact", {}), "channel": channel}
    return {**entry, "contact": {name: value for name, value in contact.items() if name != "point_id"}}


def _after(entry: Mapping[str, Any], channel: str) -> dict[str, Any]:
    """The same contact after past ones that all went through another channel."""
    added = entry.get("add", {})
    return {**entry, "add": {**added, "events": [{**event, "channel": channel} for event in added["events"]]}}


def _case(entry: Mapping[str, Any], where: str, _instrument: str) -> Iterator[Case]:
    _only(entry, _CASE)
    said = dict(entry["expected"])
    _only(said, {field.name for field in fields(Expected)})
    if "retry_at" in said:
        said["retry_at"] = datetime.fromisoformat(said["retry_at"])
    for several in ("classes", "speaks", "silent"):
        said[several] = tuple(said.get(several, ()))
    yield _built(entry["id"], where, entry, Expected(**said), str(entry.get("why", "")))


def _merged(common: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Common keys with one side's: rows are added, tables of columns merged."""
    _only(own, _SETTING)
    both: dict[str, Any] = {key: value for key, value in common.items() if key in _SETTING}
    for key, value in own.items():
        if key in ("add", "drop"):
            tables = dict(both.get(key, {}))
            for table, rows in value.items():
                tables[table] = [*tables.get(table, ()), *rows]
            both[key] = tables
        elif key == "change":
            tables = dict(both.get(key, {}))
            both[key] = {t: {**tables.get(t, {}), **value.get(t, {})} for t in {*tables, *value}}
        elif isinstance(value, Mapping):
            both[key] = {**both.get(key, {}), **value}
        else:
            both[key] = value
    return both


def _built(case_id: str, where: str, entry: Mapping[str, Any], expected: Expected, why: str) -> Case:
    at = datetime.fromisoformat(entry["at"])
    scene = Scene(entry.get("country", "CN"), at, entry.get("dpd", 20))
    if agency := entry.get("agency"):
        scene.agency(**(agency if isinstance(agency, Mapping) else {}))
    for table, having in entry.get("drop", {}).items():
        for row in having:
            scene.drop(table, **row)
    for table, columns in entry.get("change", {}).items():
        check_row(table, columns)
        scene.change(table, **columns)
    for table, rows in entry.get("add", {}).items():
        for row in rows:
            check_row(table, row)
            for one in _repeated(row):
                scene.add(table, **one)
    scene.absent |= set(entry.get("absent", ()))
    check_facts(entry.get("facts", {}))
    record = entry.get("record")
    contact = None if record is not None else scene.contact(**_contact(entry.get("contact", {}), agency))
    return Case(
        case_id,
        where,
        why,
        scene.at,
        scene.dossier(),
        expected,
        contact,
        () if record is None else (_record(record, entry.get("country", "CN")),),
        entry.get("facts", {}),
    )


def _contact(entry: Mapping[str, Any], agency: Any) -> dict[str, Any]:
    _only(entry, _CONTACT)
    check_contact(entry)
    found = dict(entry)
    for several in ("debt_ids", "flags"):
        if several in found:
            found[several] = tuple(found[several])
    for instant in ("valid_until", "at"):
        if instant in found:
            found[instant] = datetime.fromisoformat(found[instant])
    if "amount" in found:
        found["amount"] = Decimal(str(found["amount"]))
    if agency and "sender_id" not in found:
        name = agency.get("agency_id", "A") if isinstance(agency, Mapping) else "A"
        found["sender_id"] = f"{name}-{found.get('channel', 'call')}"
    return found


def _record(entry: Mapping[str, Any], country: str) -> Filed:
    facts = {f"within_{country}": True, **entry}
    kind, said = facts.pop("kind_of_record"), facts.pop("says", ())
    odd = [
        name
        for name in entry
        if name not in (*RECORD_KINDS[kind], "kind_of_record", "says") and not _family(name)
    ]
    if odd:
        raise InvalidInput(
            f"no fact `{odd[0]}` of a {kind}", f"it has {', '.join(sorted(RECORD_KINDS[kind]))}"
        )
    return Filed(kind, facts, frozenset(said))


def _family(name: str) -> bool:
    """Whether a name is a question of its own kind: `within_US-MA`, `member_cba`, `debt_product_medical`."""
    return name.startswith(("within_", "member_", "debt_"))


def _repeated(row: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """A row as many times as it says, an hour apart."""
    plain = {name: value for name, value in row.items() if name != "times"}
    for number in range(int(row.get("times", 1))):
        at = datetime.fromisoformat(str(row["at"])) + timedelta(hours=number) if "at" in row else None
        yield plain | ({"at": at} if at else {})


def _only(entry: Mapping[str, Any], known: Sequence[str] | set[str]) -> None:
    odd = sorted(set(entry) - set(known))
    if odd:
        raise InvalidInput(f"no key `{odd[0]}`", f"there are {', '.join(sorted(known))}")
