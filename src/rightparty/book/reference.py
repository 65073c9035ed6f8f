"""The reference page of the book, made from the schema itself."""

from collections.abc import Iterator

from rightparty.book.cells import FIRST_YEAR, FORMS, HIGHEST_RATE, LAST_YEAR
from rightparty.book.checks import MARKS
from rightparty.book.details import DETAIL_KEYS
from rightparty.book.mapping import CONSTANTS, OPTIONAL_CONSTANTS, TARGETS
from rightparty.book.tables import TABLES, Column, Kind, Table

_KINDS = {
    Kind.TEXT: "text",
    Kind.CODE: "code",
    Kind.INSTANT: "instant",
    Kind.DATE: "date",
    Kind.MONEY: "money",
    Kind.RATE: "rate",
    Kind.INTEGER: "whole number",
    Kind.LIST: "list",
    Kind.JSON: "JSON",
    Kind.FLAG: "true/false",
}

_CELLS = f"""## Cells

| kind | form |
|---|---|
| text | any; blanks around it do not count |
| code | one of the codes listed with the column |
| instant | ISO 8601 with an offset: `2026-11-02T09:30:00+08:00`; years {FIRST_YEAR} to {LAST_YEAR} |
| date | `2026-11-02`; years {FIRST_YEAR} to {LAST_YEAR} |
| money | digits with a decimal point, at most two decimals, not negative unless the column says so |
| rate | a share of one, at most {HIGHEST_RATE}: 24 % is `0.24` |
| whole number | digits; not negative |
| list | values separated by `;` |
| JSON | one object |
| true/false | `true` or `false` |

An empty cell, and a column that is absent, mean *unknown*; only an empty `until` means open-ended.
"""

_HEAD = """# The book

Made by `make docs` from the schema in `rightparty.book.tables`.

A book is a folder with a file a table: `persons.csv` or `persons.parquet`, or the sheets of an Excel file,
named after the tables.
CSV is UTF-8 with a header and commas; GB18030 is recognised and read, with a note.
Columns that are not listed here are left alone.
[Load a book](../guides/load-a-book.md) shows how to check one and how to make one from an export.
"""

_STATED = """## `book.toml`

What the lender states about the whole: when it was drawn up, and since when nothing is missing from a table.
A date stands for its first instant in UTC.

```toml
as_of = 2026-11-02T06:00:00+08:00

[complete_since]
events = 2024-01-01
notices = 2024-01-01
```

`[tables.events]` or `[events]` with `complete_since = …` mean the same.
"""


def page() -> str:
    """The page as Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _HEAD
    yield _CELLS
    yield _STATED
    yield "## Tables\n"
    yield "A column in **bold** must be there, and each of its cells filled."
    yield "`→ table` means that the cell names a row of that table.\n"
    for table in TABLES.values():
        yield from _table(table)
    yield from _details()
    yield from _problems()
    yield from _mapping()


def _table(table: Table) -> Iterator[str]:
    yield f"### {table.name}\n"
    need = "Required." if table.required else "May be absent."
    key = f" One row for each {', '.join(f'`{name}`' for name in table.key)}." if table.key else ""
    grows = " Rows are only ever added: one that a later file lacks is not forgotten." if table.grows else ""
    yield f"{table.doc} {need}{key}{grows}\n"
    yield "| column | kind | |"
    yield "|---|---|---|"
    for column in table.columns:
        name = f"**{column.name}**" if column.required else column.name
        yield f"| {name} | {_KINDS[column.kind]} | {_meaning(column)} |"
    yield ""


def _meaning(column: Column) -> str:
    parts = [column.doc] if column.doc else []
    if column.choices:
        parts.append(" ".join(f"`{choice}`" for choice in column.choices))
    if column.refers_to:
        parts.append(f"→ {column.refers_to}")
    if column.name in FORMS and not column.doc:
        parts.append(FORMS[column.name][1])
    return "; ".join(parts).replace("|", "\\|")


def _details() -> Iterator[str]:
    yield "## Details of notices\n"
    yield "`detail` holds a JSON object; these are the keys that each kind knows, and any other is a fault.\n"
    yield "| kind | keys |"
    yield "|---|---|"
    for kind, keys in DETAIL_KEYS.items():
        yield f"| `{kind}` | {' '.join(f'`{key}`' for key in sorted(keys))} |"
    yield ""


def _problems() -> Iterator[str]:
    yield "## What can be wrong with a row\n"
    yield "A row with one of these is left out, and `book check --quarantine FILE` lists it."
    yield "The last column says where it is otherwise.\n"
    yield "| the cell | help | effect |"
    yield "|---|---|---|"
    for mark in MARKS.values():
        effect = {"out": "", "merge": "counts once", "remark": "kept, with a note"}[mark.effect]
        what, help = (text.replace("{other}", "…") for text in (mark.what, mark.help))
        yield f"| {what} | {help} | {effect} |"
    yield ""


def _mapping() -> Iterator[str]:
    yield "## Mapping an export\n"
    yield "What a column of an export may mean, in a mapping for `book import`:\n"
    yield "| target | holds |"
    yield "|---|---|"
    for target, shape in TARGETS.items():
        yield f"| `{target}` | {shape} |"
    yield ""
    yield "What is said once for the whole export, as an option or under `[constants]`."
    yield f"Down to `{list(CONSTANTS)[-1]}` they are needed where no column says it.\n"
    yield "| constant | |"
    yield "|---|---|"
    for name, meaning in {**CONSTANTS, **OPTIONAL_CONSTANTS}.items():
        yield f"| `{name}` | {meaning} |"
