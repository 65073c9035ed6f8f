"""Read a folder into a `Book`: find the files, check every table, leave out what cannot be used.

Faults of a file (its encoding, a missing column) refuse the whole load, all of them named at once.
Faults of a row quarantine that row, and the rows that refer to it; everything else is loaded.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import ibis.expr.types as ir

from rightparty.book.book import DERIVED, QUARANTINE, Book, schema_of
from rightparty.book.checks import (
    MARKS,
    MERGE,
    OUT,
    cell_marks,
    cells_filled,
    end_marks,
    faulty_columns,
    key_marks,
    reference_marks,
    repeated_keys,
    row_marks,
    typed,
    with_effect,
    without_ends,
)
from rightparty.book.contacts import contacts_of
from rightparty.book.details import detail_marks
from rightparty.book.files import RawTable
from rightparty.book.free_text_notes import notes_on_free_text
from rightparty.book.locate import Source, locate, match_columns, read_source
from rightparty.book.meta import BookMeta
from rightparty.book.points import default_regions, normalised, point_marks
from rightparty.book.problems import NOTE, Problem, errors, in_order
from rightparty.book.quarantine import WORDS, malformed, quarantined, told, union
from rightparty.book.stated import read_meta
from rightparty.book.tables import TABLES, Column, Table
from rightparty.engine import LINE, Engine
from rightparty.errors import InvalidInput

Progress = Callable[[str, int, int], None]
"""Called with a label, the steps done and the steps there are."""


def load_book(
    folder: Path,
    engine: Engine,
    progress: Progress | None = None,
    *,
    partial: bool = False,
    free_text: bool = False,
) -> Book:
    """Load a book into the engine, one book at a time: loading another replaces its tables.

    Raises `InvalidInput`, naming every problem found, where a file as a whole cannot be used; rows
    that cannot be used are in `Book.quarantine`. `partial`: some rows of some tables, to be laid over a book
    that stands elsewhere: no table must be there, and rows of absent tables may be referred to.
    `free_text`: also note personal data in it, which takes a look at every text.
    """
    loading = _Loading(folder, engine, progress, partial=partial)
    loading.read_files()
    loading.check_tables()
    loading.refuse_if_structural()
    if free_text:
        loading.look_into_free_text()
    loading.read_points()
    loading.check_references()
    return loading.book()


@dataclass
class _Part:
    """One table on its way in: its rows with types, and the marks found on them so far."""

    table: Table
    raw: RawTable
    present: Mapping[str, str]
    rows: ir.Table
    marks: list[ir.Table] = field(default_factory=list)
    empty: bool = False

    @property
    def good(self) -> ir.Table:
        """The rows without a mark that leaves them out."""
        if not self.marks:
            return self.rows
        return self.rows.anti_join(with_effect(union(self.marks), OUT, MERGE), LINE)


class _Loading:
    """The steps of `load_book`, in order, and what they know of each other."""

    def __init__(
        self, folder: Path, engine: Engine, progress: Progress | None, *, partial: bool = False
    ) -> None:
        self.folder = folder
        self.partial = partial
        self.engine = engine
        self.progress = progress or (lambda _label, _done, _total: None)
        self.sources: dict[str, Source] = {}
        self.structural: list[Problem] = []
        self.notes: list[Problem] = []
        self.parts: dict[str, _Part] = {}
        self.meta = BookMeta()
        self.done = 0

    def _step(self, label: str) -> None:
        self.progress(label, self.done, 2 * len(self.sources) + 1)
        self.done += 1

    def _take(self, problems: Sequence[object]) -> None:
        found = [problem for problem in problems if isinstance(problem, Problem)]
        self.structural += errors(found)
        self.notes += [problem for problem in found if problem.severity == NOTE]

    def read_files(self) -> None:
        """Find the tables and `book.toml`, and bring each table's text and types into the engine."""
        self.sources, found = locate(self.folder, partial=self.partial)
        self._take(found)
        self.meta, found_in_meta = read_meta(self.folder)
        self._take(found_in_meta)

    def check_tables(self) -> None:
        """Read and check each table on its own."""
        for name, table in TABLES.items():
            if name not in self.sources:
                continue
            self._step(name)
            try:
                raw = read_source(self.sources[name], self.engine, f"raw {name}", table.by_name)
            except InvalidInput as fault:
                self._take(
                    fault.problems or (Problem(self.sources[name].file, what=fault.message, help=fault.help),)
                )
                continue
            present, found = match_columns(table, raw)
            self._take(found)
            self.notes += [problem for problem in raw.problems if problem.severity == NOTE]
            if not errors(found):
                self._check_table(table, raw, present)
            self.engine.drop(f"raw {name}")

    def _check_table(self, table: Table, raw: RawTable, present: Mapping[str, str]) -> None:
        rows = self.engine.materialize(typed(table, raw.table, present), f"typed {table.name}")
        part = self.parts[table.name] = _Part(table, raw, present, rows)
        (given,) = self.engine.rows(cells_filled(table, raw.table, present))
        part.empty = not given["_all"]
        if part.empty:
            return
        (read,) = self.engine.rows(cells_filled(table, rows, {name: name for name in present}))
        self._mark(part, cell_marks(faulty_columns(table, given, read), raw.table, present))
        if table.name == "notices" and "until" in present and not self.partial:
            # Whoever hands in rows by themselves is refused such an end: see `desk.stop`.
            self._mark(part, [end_marks(part.good)])
            part.rows = self.engine.materialize(without_ends(part.rows), "typed notices")
        self._mark(part, row_marks(table, part.good))
        if table.name == "notices" and "detail" in present:
            self._mark(part, [detail_marks(part.good, self.engine, "wrong details")])
        if table.key:
            repeated = self.engine.materialize(repeated_keys(table, part.good), f"repeated {table.name}")
            if self.engine.count(repeated):
                self._mark(part, [key_marks(table, repeated)])
            self.engine.drop(f"repeated {table.name}")

    def _mark(self, part: _Part, checks: Sequence[ir.Table]) -> None:
        """Run checks and keep the marks they find."""
        if not checks:
            return
        name = f"marks {part.table.name} {len(part.marks)}"
        found = self.engine.materialize(union(checks), name)
        if self.engine.count(found):
            part.marks.append(found)

    def refuse_if_structural(self) -> None:
        """Raise if any file cannot be used, with every problem of the rows that could be read."""
        if not self.structural:
            return
        problems = in_order([*self.structural, *self._row_problems(), *self.notes])
        count = len(self.structural)
        raise InvalidInput(
            f"{self.folder}: {count} fault{'s' if count > 1 else ''} of whole files; nothing was loaded",
            "Mend these first: without them no row can be judged.",
            problems,
        )

    def look_into_free_text(self) -> None:
        """Note where numbers and addresses of persons stand in free text."""
        told = {
            name: (part.rows, part.raw.file, frozenset(part.present))
            for name, part in self.parts.items()
            if not part.empty
        }
        self.notes += notes_on_free_text(told, self.engine)

    def read_points(self) -> None:
        """Bring the contact points into one form, with their country and zones."""
        self._step("contact points")
        part = self.parts.get("points")
        if part is None:
            return
        regions = default_regions(part.good, *map(self._good, ("evidence", "persons", "creditors")))
        rows = normalised(part.good, regions, self.engine, "normal points")
        self._mark(part, point_marks(rows))
        part.rows = self.engine.materialize(
            part.rows.drop("value").left_join(
                rows.select(LINE, "value", "country", "zones"), LINE, rname="{name}_right"
            ).select(LINE, *schema_of("points")), "typed points"
        )  # fmt: skip
        self.engine.drop("normal points")

    def _good(self, name: str) -> ir.Table:
        part = self.parts.get(name)
        return part.good if part else self.engine.create(f"no {name}", (), schema_of(name))

    def check_references(self) -> None:
        """Leave out rows that name a row which is not in the book, parents before children."""
        for name in _parents_first(self.parts):
            self._step(name)
            part = self.parts[name]
            rows, found = part.good, []
            for column in _references(part.table):
                if part.empty or column.name not in part.present:
                    continue
                parent = self.parts.get(column.refers_to)
                if parent is None:
                    self._note_unchecked(part, column)
                    continue
                found.append(reference_marks(column, rows, parent.good, parent.rows, parent.table.key[0]))
            self._mark(part, found)

    def _note_unchecked(self, part: _Part, column: Column) -> None:
        if self.engine.count(part.rows.filter(part.rows[column.name].notnull())):
            what = f"is not checked: the book has no table `{column.refers_to}`"
            self.notes.append(Problem(part.raw.file, None, column.name, what=what, severity=NOTE))

    def _row_problems(self) -> Iterator[Problem]:
        for part in self.parts.values():
            yield from errors(part.raw.problems)
            yield from told(part.table, part.raw.file, part.marks, self.engine)

    def book(self) -> Book:
        """The book that is left, and what was left out."""
        absent = frozenset(TABLES) - frozenset(self.parts)
        quarantine = self._quarantine()
        problems = in_order([*self._row_problems(), *self.notes])
        counts = {name: self._counts(part) for name, part in self.parts.items()}
        tables = {name: self._table(name) for name in TABLES}
        past = contacts_of(self.engine, tables["events"], "contacts")
        self._forget_steps()
        return Book(
            folder=self.folder,
            meta=self.meta,
            tables=tables,
            absent_tables=absent,
            absent_columns={
                name: frozenset(part.table.by_name) - frozenset(part.present)
                for name, part in self.parts.items()
            },
            problems=problems,
            quarantine=quarantine,
            read={name: count[0] for name, count in counts.items()},
            loaded={name: count[1] for name, count in counts.items()},
            merged={name: count[2] for name, count in counts.items()},
            past=(tables["events"], past),
        )

    def _counts(self, part: _Part) -> tuple[int, int, int]:
        kept = self.engine.count(part.rows)
        read = kept + len(errors(part.raw.problems))
        if not part.marks:
            return read, kept, 0
        every = union(part.marks)
        merged = with_effect(every, MERGE).anti_join(with_effect(every, OUT), LINE)
        return read, self.engine.count(part.good), self.engine.count(merged.select(LINE).distinct())

    def _quarantine(self) -> ir.Table:
        unread = [row for part in self.parts.values() for row in malformed(part.table, part.raw.problems)]
        words = self.engine.create(
            "mark words", ({"code": c, "what": m.what} for c, m in MARKS.items()), WORDS
        )
        rows = [self.engine.create("unread rows", unread, QUARANTINE)]
        rows += [
            quarantined(part.table, part.raw.file, part.rows, part.marks, words)
            for part in self.parts.values()
            if part.marks
        ]
        kept = self.engine.materialize(union(rows).order_by("file", "line"), "quarantine")
        for name in ("mark words", "unread rows"):
            self.engine.drop(name)
        return kept

    def _table(self, name: str) -> ir.Table:
        """The rows that stay, under the table's own name; the steps before are forgotten."""
        part = self.parts.get(name)
        if part is None:
            return self.engine.create(name, (), schema_of(name))
        if not part.marks and name not in DERIVED:
            return part.rows.drop(LINE)
        return self.engine.materialize(part.good.select(*schema_of(name)), name, lasting=True)

    def _forget_steps(self) -> None:
        """Free what only the loading needed."""
        for name, part in self.parts.items():
            if part.marks or name in DERIVED:
                self.engine.drop(f"typed {name}")
            for found in part.marks:
                self.engine.drop(found.get_name())


def _references(table: Table) -> list[Column]:
    return [column for column in table.columns if column.refers_to]


def _parents_first(names: Mapping[str, object]) -> list[str]:
    """The tables in an order in which each comes after those it refers to."""
    order: list[str] = []

    def place(name: str) -> None:
        if name in names and name not in order:
            for column in _references(TABLES[name]):
                place(column.refers_to)
            order.append(name)

    for name in names:
        place(name)
    return order


__all__ = ["Book", "load_book"]
