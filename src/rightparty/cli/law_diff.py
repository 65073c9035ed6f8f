"""`rightparty law diff`: two laws side by side, and the contacts that change between them."""

import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightparty.cli.output import Format, draw, emit_rows
from rightparty.cli.progress import progress
from rightparty.errors import InvalidInput

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from rightparty.law.load import Law

COLUMNS = ("rule", "what", "first", "second", "citation")
CASE_COLUMNS = ("case", "answer", "first", "second", "by")
EXAMPLES = 30  # contacts on a screen; any other form gives all
BOOK_COLUMNS = ("first", "second", "rule", "candidates", "example")


def diff(
    first: str,
    second: str,
    *,
    book: Path | None = None,
    at: datetime | None = None,
    example: bool = False,
    format: Format = "text",
    out: Path | None = None,
) -> None:
    """Show in which rules and numbers two laws differ, and which contacts change.

    A side is a house policy (`FILE.toml`), the law of a day (`2026-01-30`), some rulebooks or instruments
    (`core,chn.gbt_45251`), the law without a rule (`without:RULE`), or the law as it stands (`now`). The
    contacts are the project's own boundary cases, or with a book its candidates, counted by what may be sent
    and by the rule that speaks on one side only.

    Example: rightparty law diff 2026-01-29 2026-01-30

    Args:
        first: one law.
        second: the other.
        book: count the contacts of this book that change instead.
        at: the instant at which the book's contacts would be made; without, when the book was drawn up.
        example: have the solver find, for each law, a contact that it alone lets through (extra `proof`).
        format: how the answer is printed; all but text give the contacts alone.
        out: write the contacts to this file instead, its form by its ending.
    """
    from rightparty.law.diff import differences, side

    laws = side(first), side(second)
    columns: tuple[str, ...]
    if book is None:
        columns, rows, told = CASE_COLUMNS, list(_cases(*laws)), ""
    else:
        columns, (rows, told) = BOOK_COLUMNS, _book(book, at, *laws)
    if format != "text" or out is not None:
        emit_rows(rows, columns, format, out)
        if told:
            print(told, file=sys.stderr)
        return
    found = differences(*laws)
    _told([vars(one) for one in found], COLUMNS, "no rule and no number differs")
    print()
    _told(rows, columns, "no contact changes", EXAMPLES)
    if told:
        print(f"\n{told}")
    if example:
        print("\n".join(_examples(*laws, at)))


def _examples(first: "Law", second: "Law", at: datetime | None) -> Iterator[str]:
    """A contact that only one of the laws lets through, for each, at an instant or after every change."""
    from rightparty.cli.arguments import aware
    from rightparty.law.difference import difference
    from rightparty.law.symbols.story import story

    moment = aware(at, "--at") if at else max(*first.changes(), *second.changes())
    partings = list(difference(first, second, moment))
    for parting in partings:
        yield f"\nOnly the {'first' if parting.by == 1 else 'second'} law lets this through:"
        yield from (f"  {line}" for line in story(parting.example))
    if not partings:
        yield f"\nat {moment:%Y-%m-%d} both let the same contacts through"


def _told(rows: list[dict[str, Any]], columns: tuple[str, ...], none: str, most: int | None = None) -> None:
    if rows:
        draw(rows[:most], columns, total=len(rows))
    else:
        print(none)


def _cases(first: "Law", second: "Law") -> Iterator[dict[str, Any]]:
    """The boundary cases that the two laws answer otherwise, and the rules that make the difference."""
    from rightparty.gate.trial import try_case
    from rightparty.law.cases.own import own_cases
    from rightparty.parties.model import default_model

    model = default_model()
    for case in own_cases():
        mine, theirs = try_case(case, first, model), try_case(case, second, model)
        pairs = {"law alone": (mine.law, theirs.law), "product": (mine.product, theirs.product)}
        for whose, (answer, other) in pairs.items():
            if _answered(answer) != _answered(other):
                by = sorted(set(answer.rules) ^ set(other.rules))
                yield {
                    "case": f"{case.where} {case.id}",
                    "answer": whose,
                    "first": _answered(answer),
                    "second": _answered(other),
                    "by": by,
                }


def _answered(answer: Any) -> str:
    when = answer.until_event or answer.retry_at
    return f"delay until {when}" if answer.verdict == "delay" and when else str(answer.verdict)


def _book(folder: Path, at: datetime | None, first: "Law", second: "Law") -> tuple[list[dict[str, Any]], str]:
    """The default candidates of a book that change, by what may be sent and by rule; and how many in all."""
    from rightparty.cli.arguments import aware
    from rightparty.cli.folder import read_book
    from rightparty.engine import open_engine
    from rightparty.gate.candidates import default_candidates
    from rightparty.gate.table import decide_table
    from rightparty.parties.model import default_model

    with closing(open_engine()) as engine, progress() as report:
        book = read_book(folder, engine, folder_only=True, progress=report)
        moment = aware(at, "--at") if at else book.meta.as_of
        if moment is None:
            raise InvalidInput(f"{folder}: the book does not say when it was drawn up", "add `--at TIME`")
        asked = default_candidates(book.tables, moment)
        decided = [
            decide_table(engine, book, asked, moment, law, default_model(), progress=report, name=name)
            for name, law in (("diff_first", first), ("diff_second", second))
        ]
        changed = engine.materialize(_changed(*decided), "diff_changed")
        total = f"{engine.count(changed):,} of {engine.count(asked):,} candidates change"
        return [dict(row) for row in engine.rows(_counted(changed))], total


def _changed(first: "ir.Table", second: "ir.Table") -> "ir.Table":
    """The candidates of which the two laws say something else: a verdict, or what may be sent now."""
    mine = first.select("candidate_id", "reasons", first=_may(first))
    theirs = second.select("candidate_id", second_reasons="reasons", second=_may(second))
    both = mine.join(theirs, "candidate_id")
    return both.filter(both["first"] != both.second)


def _may(decided: "ir.Table") -> "ir.Value":
    """A verdict, with what may be sent now where that is not what was asked for."""
    import ibis

    left = decided.allowed.join(" ")
    lesser = (decided.verdict != "allow") & (left != "")
    return ibis.ifelse(lesser, decided.verdict + ", " + left, decided.verdict)


def _counted(changed: "ir.Table") -> "ir.Table":
    """Those candidates by both answers and by each rule that speaks on one side only; `-`: none does."""
    import ibis

    only = changed.reasons.filter(lambda one: ~changed.second_reasons.contains(one)).concat(
        changed.second_reasons.filter(lambda one: ~changed.reasons.contains(one))
    )
    by = ibis.ifelse(only.length() > 0, only, ibis.array(["-"]))
    rows = changed.select("candidate_id", "first", "second", rule=by.unnest())
    counted = rows.group_by("first", "second", "rule").agg(
        candidates=rows.candidate_id.nunique(), example=rows.candidate_id.min()
    )
    return counted.order_by(ibis.desc("candidates"), "first", "second", "rule")
