"""`rightparty quality`: which contacts people check, what their sheets come to, and how far they agree."""

import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from cyclopts import App

from rightparty.cli.output import Format, check_out, emit_rows
from rightparty.errors import InvalidInput

if TYPE_CHECKING:
    from rightparty.audit.quality_sample import Made
    from rightparty.audit.quality_scores import Filled
    from rightparty.audit.quality_sheet import Sheet

app = App(
    name="quality", help="Checking contacts by hand: a sample, score sheets, and how far checkers agree."
)

Language = Literal["zh-Hans", "zh-Hant", "en"]
HARD = 1
"""The exit code where a sheet names a hard violation."""


@app.command(name="sheet")
def show_sheet(*, version: str | None = None, lang: Language = "en", format: Format = "text") -> None:
    """Print the score sheet: its items, their points, and which of them are hard.

    Example: rightparty quality sheet --lang zh-Hans

    Args:
        version: of the sheet; else the newest.
        lang: the language of the questions.
        format: text for reading, or json or csv.
    """
    from rightparty.audit.quality_sheet import sheet

    rows = [
        {"item": one.id, "points": one.points, "hard": one.hard, "may_not_apply": one.may_not_apply,
         "question": one.asks[lang]}
        for one in sheet(version).items
    ]  # fmt: skip
    emit_rows(rows, ("item", "points", "hard", "may_not_apply", "question"), format)


@app.command
def sample(  # noqa: PLR0913 -- one parameter an option
    log: list[Path],
    *,
    seed: str,
    findings: Path | None = None,
    share: str = "1/50",
    least: int = 2,
    severity: Literal["grave", "serious", "minor"] = "grave",
    doubts: bool = False,
    country: str | None = None,
    zone: str | None = None,
    map: Path | None = None,  # noqa: A002 -- an option's name
    out: Path | None = None,
) -> None:
    """Draw the contacts of a log that people are to check, as score sheets to be filled in.

    All contacts with a finding of the severity, or a graver one, and by lot some of each collector's others.
    The same seed draws the same contacts, whatever the order of the rows.

    Example: rightparty quality sample calls.csv --findings findings.csv --seed "$SECRET" --out checks.csv

    Args:
        log: files or folders of the log, as `rightparty audit --log` reads them.
        seed: decides the lots; whoever knows it can tell whom it will be, so keep it to yourself.
        findings: what the audit of this log found (.csv or .json).
        share: of each collector's contacts, such as 0.02 or 1/50.
        least: how many of each collector's at the least.
        severity: contacts with such a finding, or a graver one, are all drawn.
        doubts: draw also the contacts of which the machine could not tell.
        country: the country of the lender, as CN, where it decides the zone.
        zone: the zone of times without an offset, as Asia/Shanghai.
        map: a mapping, where headers or words are not understood.
        out: a file (.csv); else the screen.
    """
    from rightparty.audit.quality_rows import blank, columns_of, read_findings
    from rightparty.audit.quality_sample import FINDING, Drawing
    from rightparty.audit.quality_sample import sample as drawn_from
    from rightparty.audit.quality_sheet import sheet

    check_out(out)
    drawing = Drawing(seed.encode(), _share(share), least, severity, doubts)
    found = () if findings is None else read_findings(findings)
    made, where = _made(log, zone, country, map)
    drawn = drawn_from(made, found, drawing)
    asked = sheet()
    emit_rows(blank(drawn, asked, where), columns_of(asked), "csv", out)
    why = sum(one.because == FINDING for one in drawn)
    print(
        f"{len(drawn):,} of {len(made):,} contacts: {why:,} for a finding, {len(drawn) - why:,} by lot",
        file=sys.stderr,
    )


@app.command
def score(
    sheets: list[Path],
    *,
    lang: Language = "en",
    strict: bool = False,
    format: Format = "text",
    out: Path | None = None,
) -> int:
    """What filled sheets come to, collector by collector.

    Example: rightparty quality score checks.csv

    Args:
        sheets: files of sheets that were filled in (.csv).
        lang: the language of the questions.
        strict: end with 1 where there is a hard violation, so that a script stops.
        format: text for reading, or json, csv or parquet.
        out: a file by its ending instead.
    """
    from rightparty.audit.quality_rows import read_sheets_of
    from rightparty.audit.quality_scores import collector_scores

    check_out(out, format)
    read = read_sheets_of(sheets)
    rows = [
        {
            "collector_id": row.collector_id,
            "contacts": row.contacts,
            "score": _tenth(row.score),
            "lowest": _tenth(row.lowest),
            "hard": len(row.hard),
            "unclear": len(row.unclear),
        }
        for row in collector_scores(read.filled)
    ]
    emit_rows(rows, ("collector_id", "contacts", "score", "lowest", "hard", "unclear"), format, out)
    told = [line for one in read.filled for line in _hard(one, lang)]
    print(*told, sep="\n", end="\n" if told else "", file=sys.stdout if _shows(format, out) else sys.stderr)
    if read.open:
        print(f"{read.open:,} sheets are not filled in yet", file=sys.stderr)
    return HARD if strict and told else 0


@app.command
def agree(
    sheets: list[Path],
    *,
    findings: Path | None = None,
    differences: bool = False,
    format: Format = "text",
    out: Path | None = None,
) -> None:
    """How far checkers agree, item by item; or with `--findings`, how far the machine agrees with them.

    Example: rightparty quality agree first.csv second.csv

    Args:
        sheets: files of sheets that were filled in (.csv), with contacts that several have checked.
        findings: what the audit of the log found (.csv or .json): the machine's precision and recall.
        differences: list what was answered differently instead.
        format: text for reading, or json, csv or parquet.
        out: a file by its ending instead.
    """
    from rightparty.audit.quality_rows import read_sheets_of

    check_out(out, format)
    filled = read_sheets_of(sheets).filled
    asked = _one_sheet(filled)
    if findings is not None:
        emit_rows(_by_machine(asked, filled, findings), _MACHINE, format, out)
    elif differences:
        emit_rows(_differences(asked, filled), _DIFFERENCES, format, out)
    else:
        emit_rows(_by_people(asked, filled), _PEOPLE, format, out)


_PEOPLE = ("one", "other", "item", "contacts", "alike", "kappa")
_DIFFERENCES = ("contact_id", "item", "hard", "one", "answer", "other", "other_answer")
_MACHINE = ("item", "both", "machine_alone", "people_alone", "neither", "precision", "recall")


def _by_people(asked: "Sheet", filled: Sequence["Filled"]) -> list[Mapping[str, Any]]:
    from rightparty.audit.quality_agreement import agreements

    by = _by_checker(filled)
    return [
        {"one": one, "other": other, "item": row.item or "all", "contacts": row.contacts,
         "alike": _number(row.alike), "kappa": _number(row.kappa)}
        for one, other in combinations(sorted(by), 2)
        for row in agreements(asked, by[one], by[other])
    ]  # fmt: skip


def _differences(asked: "Sheet", filled: Sequence["Filled"]) -> list[Mapping[str, Any]]:
    from rightparty.audit.quality_agreement import disagreements

    by = _by_checker(filled)
    return [
        {"contact_id": row.contact_id, "item": row.item, "hard": row.hard, "one": one, "answer": row.one,
         "other": other, "other_answer": row.other}
        for one, other in combinations(sorted(by), 2)
        for row in disagreements(asked, by[one], by[other])
    ]  # fmt: skip


def _by_machine(asked: "Sheet", filled: Sequence["Filled"], path: Path) -> list[Mapping[str, Any]]:
    """Of a contact that several have checked, the sheet that was read first counts."""
    from rightparty.audit.quality_agreement import Checked, confusions
    from rightparty.audit.quality_rows import read_findings
    from rightparty.words.verdicts import VIOLATION

    found = [(one.contact_id, one.rule) for one in read_findings(path) if one.verdict == VIOLATION]
    checked = {one.contact_id: Checked(one.answers, one.chance) for one in reversed(filled)}
    return [
        {"item": row.item, "both": _number(row.both), "machine_alone": _number(row.machine_alone),
         "people_alone": _number(row.people_alone), "neither": _number(row.neither),
         "precision": _number(row.precision), "recall": _number(row.recall)}
        for row in confusions(asked, checked, found)
    ]  # fmt: skip


def _by_checker(filled: Sequence["Filled"]) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    by: dict[str, dict[str, Mapping[str, str]]] = {}
    for one in filled:
        by.setdefault(one.checker, {})[one.contact_id] = one.answers
    if len(by) < 2:
        raise InvalidInput(
            f"these sheets are of {len(by)} checker", "hand in sheets of two, with contacts that both checked"
        )
    return by


def _one_sheet(filled: Sequence["Filled"]) -> "Sheet":
    from rightparty.audit.quality_sheet import sheet

    versions = sorted({one.version for one in filled})
    if len(versions) > 1:
        raise InvalidInput(
            f"these are sheets of versions {', '.join(versions)}", "compare those of one version at a time"
        )
    return sheet(versions[0] if versions else None)


def _hard(one: "Filled", lang: Language) -> list[str]:
    from rightparty.audit.quality_sheet import sheet

    asked = sheet(one.version).by_id
    return [
        f"{one.where}: hard violation, {item}: {asked[item].asks[lang]}  no, says {one.checker}"
        for item in one.score.hard
    ]


def _made(
    log: Sequence[Path],
    zone: str | None,
    country: str | None,
    map: Path | None,  # noqa: A002 -- as the option
) -> tuple[list["Made"], Mapping[str, str]]:
    """The contacts of a log that went out, each with its collector, and where each stands."""
    from rightparty.audit.headers import read_log_mapping
    from rightparty.audit.log import read_log
    from rightparty.audit.quality_sample import Made
    from rightparty.cli.progress import progress
    from rightparty.engine import open_engine

    mapping = None if map is None else read_log_mapping(map)
    with closing(open_engine()) as engine, progress() as report:
        read = read_log(engine, log, zone=zone, mapping=mapping, country=country, progress=report)
        out = read.events.filter(read.events.direction == "out")
        order = [out["at"], out.event_id]
        rows = engine.rows(
            out.group_by("contact_id").agg(
                collector_id=out.collector_id.first(order_by=order),
                file=out.file.first(order_by=order),
                line=out.line.first(order_by=order),
            )
        )
    where = {row["contact_id"]: f"{row['file']}:{row['line']}" for row in rows}
    return [Made(row["contact_id"], row["collector_id"]) for row in rows], where


def _share(text: str) -> Fraction:
    try:
        return Fraction(text.strip())
    except (ValueError, ZeroDivisionError):
        raise InvalidInput(f"`{text}` is no share", "write a number such as 0.02 or 1/50") from None


def _tenth(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 1)


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _shows(format: Format, out: Path | None) -> bool:
    return out is None and format == "text"
