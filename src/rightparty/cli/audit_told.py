"""How an audit is told: lines on the screen, a file of findings, a page, or a folder with all of it."""

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rightparty.cli.output import Format
from rightparty.errors import Refused

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from rightparty.audit.kept import Kept
    from rightparty.audit.log import Log
    from rightparty.audit.summary import Summary
    from rightparty.engine import Engine

Language = Literal["zh-Hans", "zh-Hant", "en"]
PAGES = (".html", ".htm", ".pdf")
_SHOWN = 20
_SHOWN_LEFT_OUT = 10


@dataclass(frozen=True)
class Answer:
    """In which form an audit is told. salt: for the pseudonyms of a folder."""

    out: Path | None
    format: Format
    lang: Language
    before: Path | None = None
    salt: str = ""


def is_folder(out: Path | None) -> bool:
    """Whether all of an audit goes there: a folder that is there, or a name without an ending.

    Raises:
        Refused: it is a folder that holds something else, or lies in none.
    """
    if out is None or (out.suffix and not out.is_dir()):
        return False
    if out.is_dir() and any(out.iterdir()) and not (out / "data" / "audit.json").exists():
        raise Refused(f"{out} holds something else than an audit", "name a new folder, or an empty one")
    if not out.parent.is_dir():
        raise Refused(f"there is no folder `{out.parent}`", "make it, or name another")
    return True


def tell(engine: "Engine", audit: "Kept", answer: Answer, log: "Log") -> int:
    """Tell what was found in a log; returns how many violations there are."""
    from rightparty.audit.kept import findings_before, keep
    from rightparty.audit.out import write_findings

    out = answer.out
    earlier = None if answer.before is None else findings_before(engine, answer.before)
    summary = summary_of_kept(engine, audit)
    if out is not None and is_folder(out):
        count = keep(engine, audit, out, answer.salt)
        write_page(engine, audit, summary, out / "report.html", answer.lang, earlier)
        print(f"{count:,} findings in {out}/findings.csv; the report is {out}/report.html", file=sys.stderr)
    elif out is not None and out.suffix in PAGES:
        write_page(engine, audit, summary, out, answer.lang, earlier)
        print(f"report written to {out}", file=sys.stderr)
    elif out is not None:
        count = write_findings(engine, audit.findings, out)
        print(f"{count:,} findings in {out}", file=sys.stderr)
    if answer.format != "text":
        _print(engine, audit, answer.format)
    for line in left_out_lines(log, kept=out is not None and is_folder(out)):
        print(line, file=sys.stderr)
    lines = _lines(summary, log.left_out, log.duplicates)
    print(*lines, sep="\n", file=sys.stdout if answer.format == "text" else sys.stderr)
    return int(summary.violations)


def summary_of_kept(engine: "Engine", audit: "Kept") -> "Summary":
    """The figures of an audit."""
    from rightparty.audit.summary import summary_of

    return summary_of(engine, audit.findings, audit.totals, contacts=audit.contacts, zone=audit.zone)


def write_page(
    engine: "Engine",
    audit: "Kept",
    summary: "Summary",
    path: Path,
    lang: Language,
    earlier: "ir.Table | None" = None,
) -> None:
    """The report as a file, HTML or PDF; beside a folder's findings it names them."""
    from rightparty.audit.diff import diff_of
    from rightparty.audit.kept import APOLOGIES, LEFT_OUT, TABLE
    from rightparty.audit.listing import MOST_ON_PAPER, MOST_ROWS
    from rightparty.audit.out import told as masked
    from rightparty.audit.report import Told, report_of, write_report

    paper = path.suffix.lower() == ".pdf"
    beside = (path.parent / TABLE).exists() and (path.parent / APOLOGIES).exists()
    told = Told(
        datetime.now(UTC),
        lang,
        MOST_ON_PAPER if paper else MOST_ROWS,
        table=TABLE if beside else "",
        people=APOLOGIES if beside else "",
        left_out=LEFT_OUT if beside and (path.parent / LEFT_OUT).exists() else "",
        diff=None if earlier is None else diff_of(engine, earlier, masked(audit.findings, as_text=False)),
        paper=paper,
    )
    write_report(path, report_of(engine, audit.findings, summary, told, audit.contacts))


def _print(engine: "Engine", audit: "Kept", format: Format) -> None:
    from rightparty.audit.out import write_findings

    if format == "parquet" and sys.stdout.isatty():
        raise Refused("Parquet does not go to a screen", "add `--out FILE.parquet`")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"findings.{format}"
        write_findings(engine, audit.findings, path)
        sys.stdout.flush()
        sys.stdout.buffer.write(path.read_bytes())
        sys.stdout.buffer.flush()


def left_out_lines(log: "Log", *, kept: bool = False) -> Sequence[str]:
    """The first rows that are left out, with the reason; `kept`: a folder names them all."""
    from rightparty.book.problems import errors

    wrong = errors(log.problems)
    lines = [str(one) for one in wrong[:_SHOWN_LEFT_OUT]]
    if max(log.left_out, len(wrong)) > _SHOWN_LEFT_OUT:
        where = "all of them stand in left_out.csv" if kept else "`--out FOLDER` lists them in left_out.csv"
        lines.append(f"… {log.left_out:,} rows are left out in all: {where}")
    return lines


def _lines(summary: "Summary", left_out: int, duplicates: int) -> Sequence[str]:
    """The answer first, then the rules that were broken most."""
    totals = summary.totals
    judged = f"{summary.violation:,} unlawful, {summary.cannot_tell:,} cannot be told, {summary.fine:,} fine"
    lines = [f"{totals.contacts:,} contacts of {totals.rows:,} rows: {judged}"]
    if left_out or duplicates:
        lines.append(f"{left_out:,} rows could not be read, {duplicates:,} are copies")
    broken = sorted(
        (row for row in summary.rules if row["violations"]), key=lambda row: (-row["violations"], row["rule"])
    )
    lines += [f"{row['violations']:>9,}  {row['rule']}  ({row['citation']})" for row in broken[:_SHOWN]]
    if len(broken) > _SHOWN:
        lines.append(f"           and {len(broken) - _SHOWN} other rules: `--out report.html` tells all")
    return lines
