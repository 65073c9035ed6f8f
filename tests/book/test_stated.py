"""`book.toml` states the book's date and completeness, or says clearly what is wrong with it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.book.meta import BookMeta
from rightparty.book.problems import Problem
from rightparty.book.stated import meta_text, read_meta
from rightparty.book.tables import TABLES


def _read(folder: Path, text: str) -> tuple[BookMeta, tuple[Problem, ...]]:
    (folder / "book.toml").write_text(text, encoding="utf-8")
    return read_meta(folder)


@pytest.mark.parametrize(
    "text",
    [
        "as_of = 2026-11-02T06:00:00+08:00\n[complete_since]\nevents = 2024-01-01\n",
        'as_of = "2026-11-02T06:00:00+08:00"\n[complete_since]\nevents = "2024-01-01"\n',
        "as_of = 2026-11-01T22:00:00Z\n[tables.events]\ncomplete_since = 2024-01-01\n",
        "as_of = 2026-11-01T22:00:00Z\n[events]\ncomplete_since = 2024-01-01T00:00:00Z\n",
    ],
)
def test_every_form_says_the_same(tmp_path: Path, text: str) -> None:
    """TOML dates or texts, in one table or one a table; a date is its start in UTC."""
    expected = BookMeta(datetime(2026, 11, 1, 22, tzinfo=UTC), {"events": datetime(2024, 1, 1, tzinfo=UTC)})
    assert _read(tmp_path, text) == (expected, ())


def test_a_book_without_it_states_nothing(tmp_path: Path) -> None:
    """That is no fault, and is noted."""
    meta, (note,) = read_meta(tmp_path)
    assert meta == BookMeta()
    assert note.severity == "note"


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("as_of = 2026-11-02T06:00:00\n", "as_of"),
        ('as_of = "soon"\n', "as_of"),
        ("as_of = 5\n", "as_of"),
        ("[complete_since]\nevent = 2024-01-01\n", "event"),
        ("[complete_since]\nevents = true\n", "complete_since.events"),
        ("as-of = 2024-01-01\n", "as-of"),
        ("as_of = \n", ""),
    ],
)
def test_what_it_cannot_mean_is_a_fault(tmp_path: Path, text: str, column: str) -> None:
    """An instant without an offset, an unknown table or key, no TOML: named, and nothing is taken from it."""
    meta, (problem,) = _read(tmp_path, text)
    assert (meta, problem.column, problem.severity) == (BookMeta(), column, "error")
    assert problem.help


_INSTANTS = st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(st.none() | _INSTANTS, st.dictionaries(st.sampled_from(list(TABLES)), _INSTANTS))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, as_of: datetime | None, since: dict[str, datetime]
) -> None:
    """`meta_text` and `read_meta` agree."""
    meta = BookMeta(as_of, since)
    assert _read(tmp_path_factory.mktemp("meta"), meta_text(meta)) == (meta, ())
