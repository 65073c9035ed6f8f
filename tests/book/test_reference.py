"""The reference page of the book says what the schema says."""

from pathlib import Path

from rightparty.book.checks import MARKS
from rightparty.book.details import DETAIL_KEYS
from rightparty.book.reference import page
from rightparty.book.tables import NOTICE_KINDS, TABLES


def test_the_page_in_the_repository_is_current(root: Path) -> None:
    """`make docs` writes it; a change of the schema shows in the page."""
    written = (root / "docs/reference/book.md").read_text(encoding="utf-8")
    assert written.rstrip("\n") == page().rstrip("\n"), "run `make docs`"


def test_every_table_column_and_code_is_on_the_page() -> None:
    """Nothing of the schema is left unexplained."""
    text = page()
    for table in TABLES.values():
        assert f"### {table.name}\n" in text
        for column in table.columns:
            assert f"| {column.name} |" in text or f"| **{column.name}** |" in text
            assert all(f"`{choice}`" in text for choice in column.choices)


def test_references_name_tables_that_have_that_key() -> None:
    """`→ table` leads to a table whose first key is the column's own name, or what the list holds."""
    for table in TABLES.values():
        for column in table.columns:
            if column.refers_to:
                key = TABLES[column.refers_to].key[0]
                assert column.name in (key, f"{key}s")


def test_details_belong_to_kinds_that_exist() -> None:
    """No detail is listed for a kind of notice that there is not."""
    assert set(DETAIL_KEYS) <= set(NOTICE_KINDS.split())


def test_every_mark_says_what_is_wrong_and_what_to_do() -> None:
    """No fault without words for it."""
    assert all(mark.what for mark in MARKS.values())
    assert {code for code, mark in MARKS.items() if not mark.help} == {"code", "form"}
