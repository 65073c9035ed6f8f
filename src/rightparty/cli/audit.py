"""`rightparty audit`: a lender's own log of messages and calls held against the law of each day."""

import json
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from rightparty.cli.folder import read_folder
from rightparty.cli.output import Format, check_out
from rightparty.cli.progress import Report, progress
from rightparty.engine import open_engine
from rightparty.errors import InvalidInput, Refused

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from rightparty.audit.diff import Diff
    from rightparty.audit.findings import Found
    from rightparty.audit.log import Log
    from rightparty.engine import Engine

Language = Literal["zh-Hans", "zh-Hant", "en"]
MEMORY = "3GB"
PAGES = (".html", ".htm", ".pdf")
_SHOWN = 20
_LAST = timedelta(microseconds=1)


@dataclass(frozen=True)
class _Read:
    """What a log is read by."""

    paths: Sequence[Path]
    country: str | None
    zone: str | None
    map: Path | None


def audit(  # noqa: PLR0913 -- one parameter an option
    dir: Path | None = None,
    *,
    log: list[Path] | None = None,
    sample: bool = False,
    out: Path | None = None,
    format: Format = "text",
    lang: Language = "en",
    country: str | None = None,
    kind: str | None = None,
    zone: str | None = None,
    map: Path | None = None,  # noqa: A002 -- an option's name
    before: Path | None = None,
    memory: str = MEMORY,
) -> int:
    """Find what was unlawful in a log of messages and calls, with or without the lender's book.

    Every outbound contact is judged under the law of its own day: a violation, fine, or cannot be told, with
    the facts that are missing. Ends with 2 where there is a violation. Nothing is sent, nothing is kept.

    Example: rightparty audit --sample --out report.html

    Args:
        dir: the folder of a book, which says who owes, who asked to be left alone, what was paid.
        log: files or folders of the log: CSV, Parquet or Excel, headers in Chinese or English; without, the
            book's own events.
        sample: a small log that comes with the package, and its book.
        out: a report (.html, .pdf), or the findings (.csv, .json, .parquet).
        format: how the findings are printed; text is a summary.
        lang: language of the report.
        country: without a book, the country of the lender, as CN.
        kind: without a book, the lender's kind, as consumer_finance; else the rules for all kinds bind.
        zone: the zone of times without an offset, as Asia/Shanghai.
        map: a mapping, where headers or words are not understood.
        before: the findings of an earlier audit (.json): the report tells what is gone and what is new.
        memory: what the engine may hold at once, such as 4GB; it spills the rest to disk.
    """
    check_out(out, format, also=PAGES)
    with tempfile.TemporaryDirectory() as kept:
        if sample:
            dir, log = _sampled(Path(kept), dir, log)
        read = _Read(_paths(dir, log), country, zone, map)
        with closing(open_engine(memory_limit=memory)) as engine, progress() as report:
            found, heard = _found(engine, read, dir, kind, report)
            earlier = None if before is None else _earlier(engine, before)
            broken = _tell(engine, found, heard, earlier, _Answer(out, format, lang, read.zone))
    return 2 if broken else 0


def _sampled(folder: Path, dir: Path | None, log: list[Path] | None) -> tuple[Path, list[Path]]:
    from rightparty.world.planted.planter import sample

    if dir is not None or log is not None:
        raise InvalidInput(
            "the sample has a log and a book of its own", "leave out DIR and --log, or --sample"
        )
    sample(folder)
    return folder, [folder / "events.csv"]


def _paths(dir: Path | None, log: list[Path] | None) -> Sequence[Path]:
    if log:
        return log
    if dir is None:
        raise InvalidInput("no log is named", "add `--log FILE`, or try `rightparty audit --sample`")
    found = [dir / f"events{ending}" for ending in (".csv", ".parquet") if (dir / f"events{ending}").exists()]
    if not found:
        raise InvalidInput(f"{dir} holds no events", "name the log by `--log FILE`")
    return found


def _found(
    engine: "Engine", read: _Read, dir: Path | None, kind: str | None, report: Report
) -> tuple["Found", "Log"]:
    """The log read, tied to a book or made into one, and judged."""
    from rightparty.audit.findings import findings_of
    from rightparty.audit.headers import read_log_mapping
    from rightparty.audit.joined import joined
    from rightparty.audit.judged import Judging, audit_law
    from rightparty.audit.log import read_log
    from rightparty.audit.minimal import book_of
    from rightparty.parties.model import default_model

    if dir is None and read.country is None:
        raise InvalidInput(
            "without a book nobody knows whose law holds", "add `--country CN`, or the folder of a book"
        )
    mapping = None if read.map is None else read_log_mapping(read.map)
    log = read_log(engine, read.paths, zone=read.zone, mapping=mapping, country=read.country, progress=report)
    if log.first is None or log.last is None:
        raise InvalidInput("the log has no row that can be used", "mend what is named", log.problems)
    if dir is None:
        book = book_of(log, engine, country=str(read.country), creditor_kind=kind)
    else:
        book = joined(log, read_folder(dir, engine, report), engine)
    judging = Judging(engine, book, audit_law(), default_model(), report)
    until = log.last + _LAST
    found = findings_of(judging, log.first, until, lines=log.events, roles_known=dir is not None)
    return found, log


def _earlier(engine: "Engine", path: Path) -> "ir.Table":
    import ibis

    from rightparty.audit.finding import COLUMNS

    try:
        rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        plain = [{column: row.get(column) for column in COLUMNS} for row in rows]
    except (ValueError, AttributeError) as fault:
        raise InvalidInput(f"{path}: not the findings of an audit: {fault}", "hand in its .json") from fault
    return engine.create("audit_before", plain, ibis.schema(dict(COLUMNS)))


@dataclass(frozen=True)
class _Answer:
    """In which form an audit is told."""

    out: Path | None
    format: Format
    lang: Language
    zone: str | None


def _tell(engine: "Engine", found: "Found", log: "Log", earlier: "ir.Table | None", answer: _Answer) -> int:
    """Tell what was found; returns how many violations there are."""
    from rightparty.audit.diff import diff_of
    from rightparty.audit.out import write_findings
    from rightparty.audit.summary import LogTotals, summary_of

    totals = LogTotals(log.rows_read, engine.count(found.contacts), log.first, log.last, log.left_out)
    summary = summary_of(
        engine, found.findings, totals, contacts=found.contacts, zone=answer.zone or log.zone or "UTC"
    )
    diff = None if earlier is None else diff_of(engine, earlier, found.findings)
    if answer.out is not None and answer.out.suffix in PAGES:
        _write_page(engine, found, summary, diff, answer.out, answer.lang)
    elif answer.out is not None:
        count = write_findings(engine, found.findings, answer.out)
        print(f"{count:,} findings in {answer.out}", file=sys.stderr)
    elif answer.format != "text":
        _print(engine, found, answer.format)
    lines = _lines(summary, log)
    print(*lines, sep="\n", file=sys.stdout if answer.format == "text" else sys.stderr)
    return int(summary.violations)


def _write_page(
    engine: "Engine", found: "Found", summary: Any, diff: "Diff | None", path: Path, lang: Language
) -> None:
    from rightparty.audit.listing import MOST_ON_PAPER, MOST_ROWS
    from rightparty.audit.report import Told, report_of, write_report

    most = MOST_ON_PAPER if path.suffix == ".pdf" else MOST_ROWS
    told = Told(datetime.now(UTC), lang, most, diff=diff)
    write_report(path, report_of(engine, found.findings, summary, told))
    print(f"report written to {path}", file=sys.stderr)


def _print(engine: "Engine", found: "Found", format: Format) -> None:
    from rightparty.audit.out import write_findings

    if format == "parquet" and sys.stdout.isatty():
        raise Refused("Parquet does not go to a screen", "add `--out FILE.parquet`")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"findings.{format}"
        write_findings(engine, found.findings, path)
        sys.stdout.flush()
        sys.stdout.buffer.write(path.read_bytes())
        sys.stdout.buffer.flush()


def _lines(summary: Any, log: "Log") -> Sequence[str]:
    """The answer first, then the rules that were broken most."""
    totals = summary.totals
    judged = f"{summary.violation:,} unlawful, {summary.cannot_tell:,} cannot be told, {summary.fine:,} fine"
    lines = [f"{totals.contacts:,} contacts of {log.rows_read:,} rows: {judged}"]
    if log.left_out or log.duplicates:
        lines.append(f"{log.left_out:,} rows could not be read, {log.duplicates:,} are copies")
    broken = sorted(
        (row for row in summary.rules if row["violations"]), key=lambda row: (-row["violations"], row["rule"])
    )
    lines += [f"{row['violations']:>9,}  {row['rule']}  ({row['citation']})" for row in broken[:_SHOWN]]
    if len(broken) > _SHOWN:
        lines.append(f"           and {len(broken) - _SHOWN} other rules: `--out report.html` tells all")
    return lines
