"""`rightparty audit`: a lender's own log of messages and calls held against the law of each day."""

import secrets
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cyclopts import App

from rightparty.cli.audit_kept import case, report, sheet
from rightparty.cli.audit_told import PAGES, Answer, Language, is_folder, tell
from rightparty.cli.folder import read_folder
from rightparty.cli.output import Format, check_out
from rightparty.cli.progress import Report, progress
from rightparty.engine import open_engine
from rightparty.errors import InvalidInput

if TYPE_CHECKING:
    from rightparty.audit.kept import Kept
    from rightparty.audit.log import Log
    from rightparty.engine import Engine

MEMORY = "3GB"
_NAMED = 3

app = App(name="audit")
for command in (report, sheet, case):
    app.command(command)


@dataclass(frozen=True)
class _Read:
    """What a log is read by."""

    paths: Sequence[Path]
    country: str | None
    zone: str | None
    map: Path | None


@app.default
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
    gate: bool = True,
    strict: bool = False,
    memory: str = MEMORY,
) -> int:
    """Find what was unlawful in a log of messages and calls, with or without the lender's book.

    Every outbound contact is judged under the law of its own day: a violation, fine, or cannot be told, with
    the facts that are missing. Nothing is sent, nothing is kept.

    Example: rightparty audit --sample --out report.html

    Args:
        dir: the folder of a book, which says who owes, who asked to be left alone, what was paid.
        log: files or folders of the log: CSV, Parquet or Excel, headers in Chinese or English; without, the
            book's own events.
        sample: a small log that comes with the package, and its book.
        out: a report (.html, .pdf), the findings (.csv, .json, .parquet), or a folder for all of it, of which
            `audit report`, `audit sheet` and `audit case` make more.
        format: how the findings are printed; text is a summary.
        lang: language of the report.
        country: without a book, the country of the lender, as CN.
        kind: without a book, the lender's kind, as consumer_finance; else the rules for all kinds bind.
        zone: the zone of times without an offset, as Asia/Shanghai.
        map: a mapping, where headers or words are not understood.
        before: an earlier audit, its folder or its findings (.json): the report tells what is gone and new.
        gate: also ask what our gate would have said to each contact with a violation.
        strict: end with 1 where there is a violation, so that a script stops.
        memory: what the engine may hold at once, such as 4GB; it spills the rest to disk.
    """
    if not is_folder(out):
        check_out(out, format, also=PAGES)
    with tempfile.TemporaryDirectory() as kept:
        if sample:
            dir, log = _sampled(Path(kept), dir, log)
        read = _Read(_paths(dir, log), country, zone, map)
        with closing(open_engine(memory_limit=memory)) as engine, progress() as report:
            found, heard = _found(engine, read, dir, kind, report, gate=gate)
            answer = Answer(out, format, lang, before, salt=secrets.token_hex())
            violations = tell(engine, found, answer, heard)
    return 1 if strict and violations else 0


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
    engine: "Engine", read: _Read, dir: Path | None, kind: str | None, report: Report, *, gate: bool
) -> tuple["Kept", "Log"]:
    """The log read, tied to a book or made into one, and judged."""
    from rightparty.audit.headers import read_log_mapping
    from rightparty.audit.joined import joined
    from rightparty.audit.judged import Judging, audit_law
    from rightparty.audit.log import read_log
    from rightparty.audit.minimal import book_of
    from rightparty.audit.whole import audit_of
    from rightparty.law.load import load_law
    from rightparty.parties.model import default_model

    if dir is None and read.country is None:
        raise InvalidInput(
            "without a book nobody knows whose law holds", "add `--country CN`, or the folder of a book"
        )
    if dir is None:
        _check_lender(str(read.country), kind)
    mapping = None if read.map is None else read_log_mapping(read.map)
    log = read_log(engine, read.paths, zone=read.zone, mapping=mapping, country=read.country, progress=report)
    if dir is None:
        book = book_of(log, engine, country=str(read.country), creditor_kind=kind)
    else:
        book = joined(log, read_folder(dir, engine, report), engine)
    judging = Judging(engine, book, audit_law(), default_model(), report)
    law = load_law() if gate else None
    kept = audit_of(judging, log, of_book=dir is not None, gate=law, zone=read.zone, name=_name(read.paths))
    return kept, log


def _check_lender(country: str, kind: str | None) -> None:
    from rightparty.book.places import country_zones
    from rightparty.book.tables import CREDITOR_KINDS

    if country not in country_zones():
        raise InvalidInput(f"`{country}` is no country", "write its two letters, as CN, TW or US")
    kinds = CREDITOR_KINDS.split()
    if kind is not None and kind not in kinds:
        raise InvalidInput(f"`{kind}` is no kind of lender", f"there are {', '.join(kinds)}")


def _name(paths: Sequence[Path]) -> str:
    """What people call a log: its files, the first of many."""
    names = [path.name for path in paths]
    return ", ".join(names[:_NAMED]) + (f" +{len(names) - _NAMED}" if len(names) > _NAMED else "")
