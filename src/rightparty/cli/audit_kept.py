"""`rightparty audit report`, `sheet` and `case`: what is made of an audit that was kept in a folder."""

import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from rightparty.cli.audit_told import PAGES, Language, summary_of_kept, write_page
from rightparty.cli.output import Format, check_out, emit_rows
from rightparty.engine import open_engine
from rightparty.errors import InvalidInput, Refused


def report(folder: Path, *, out: Path, lang: Language = "en", before: Path | None = None) -> None:
    """Write the report of a kept audit once more: in another language, as a PDF, beside an earlier audit.

    Example: rightparty audit report audit-may --out report.pdf --lang zh-Hans

    Args:
        folder: what `rightparty audit --out FOLDER` made.
        out: the report: .html or .pdf.
        lang: its language.
        before: an earlier audit, its folder or its findings (.json): the report tells what is gone and new.
    """
    from rightparty.audit.kept import findings_before, kept_in

    _check_page(out)
    with closing(open_engine()) as engine:
        audit = kept_in(engine, folder)
        earlier = None if before is None else findings_before(engine, before)
        write_page(engine, audit, summary_of_kept(engine, audit), out, lang, earlier)
    print(f"report written to {out}", file=sys.stderr)


def sheet(
    *folders: Path,
    month: str,
    out: Path | None = None,
    format: Format = "text",
    lang: Language = "en",
) -> None:
    """The compliance sheet of a month: contacts, violations, stops and complaints by creditor and agency.

    The month before stands beside it, as far as the audits hold it. Stops and complaints are unknown where
    the audit had no book.

    Example: rightparty audit sheet audit-april audit-may --month 2026-05 --out sheet.html

    Args:
        folders: what `rightparty audit --out FOLDER` made; what several hold counts once.
        month: as 2026-05, on the lender's clock.
        out: the sheet (.html, .pdf), or its rows (.csv, .json, .parquet).
        format: how the rows are printed.
        lang: language of the page.
    """
    from rightparty.audit.kept import kept_in, together
    from rightparty.audit.report import write_report
    from rightparty.audit.sheet_page import sheet_html
    from rightparty.audit.sheets import COLUMNS, sheet_of, write_sheet

    if not folders:
        raise InvalidInput("no audit is named", "name the folder that `rightparty audit --out` made")
    check_out(out, format, also=PAGES)
    with closing(open_engine()) as engine:
        audit = together([kept_in(engine, one, f"kept {n}") for n, one in enumerate(folders)])
        told = sheet_of(
            engine,
            audit.findings,
            audit.contacts,
            month,
            zone=audit.zone,
            notices=audit.notices,
            complaints=audit.complaints,
        )
        if out is None:
            emit_rows(told.rows, tuple(COLUMNS), format)
        elif out.suffix in PAGES:
            write_report(out, sheet_html(told, lang))
            print(f"sheet written to {out}", file=sys.stderr)
        else:
            print(f"{write_sheet(engine, told, out):,} rows in {out}", file=sys.stderr)


def case(
    folder: Path,
    *,
    person: str = "",
    debt: str = "",
    contact: str = "",
    finding: str = "",
    out: Path | None = None,
    lang: Language = "en",
) -> None:
    """All that a kept audit holds about one person or debt, in order of time and masked: for a regulator.

    Example: rightparty audit case audit-may --finding 0a1b2c3d4e5f6071 --out case.html

    Args:
        folder: what `rightparty audit --out FOLDER` made.
        person: the log's id of a person.
        debt: the log's id of a debt.
        contact: a contact: the case of the person who was contacted.
        finding: a finding: the case of the person whom it is about.
        out: the file (.html, .pdf, .json); without, JSON is printed.
        lang: language of the page.
    """
    from rightparty.audit.case_file import case_html, case_json, case_of, whose
    from rightparty.audit.kept import kept_in
    from rightparty.audit.report import write_report

    if sum(map(bool, (person, debt, contact, finding))) != 1:
        raise InvalidInput("a case is of one thing", "name a person, a debt, a contact or a finding")
    if out is not None and out.suffix != ".json":
        _check_page(out)
    with closing(open_engine()) as engine:
        audit = kept_in(engine, folder)
        if contact or finding:
            person, debt = whose(engine, audit.findings, audit.contacts, contact=contact, finding=finding)
        told = case_of(engine, audit.findings, audit.events, debt_id=debt, person_id=person, zone=audit.zone)
    if told.empty:
        raise InvalidInput("the audit holds nothing about this case", "ids stand in findings.csv")
    if out is None:
        print(case_json(told), end="")
        return
    if out.suffix == ".json":
        out.write_text(case_json(told), encoding="utf-8")
    else:
        write_report(out, case_html(told, lang, datetime.now(UTC)))
    print(f"{len(told.contacts):,} rows and {len(told.findings):,} findings in {out}", file=sys.stderr)


def _check_page(out: Path) -> None:
    if out.suffix not in PAGES:
        raise Refused(f"`{out.name}` is no page", f"end it in one of {' '.join(PAGES)}")
    if not out.parent.is_dir():
        raise Refused(f"there is no folder `{out.parent}`", "make it, or name another")
