"""A mapping is a file that people read, correct and use again."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.book.mapping import (
    ALL_CONSTANTS,
    CONSTANTS,
    IGNORE,
    TARGETS,
    ColumnMapping,
    Target,
    mapping_text,
    missing_facts,
    read_mapping,
)
from rightparty.book.problems import Problem
from rightparty.errors import InvalidInput


def _write(folder: Path, text: str) -> Path:
    path = folder / "map.toml"
    path.write_text(text, encoding="utf-8")
    return path


@given(
    st.dictionaries(
        st.text(st.characters(codec="utf-8"), max_size=20), st.sampled_from(["", "%d/%m/%Y"]), max_size=6
    ),
    st.dictionaries(st.sampled_from(list(ALL_CONSTANTS)), st.text(st.characters(codec="utf-8"), max_size=10)),
)
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, headers: dict[str, str], constants: dict[str, str]
) -> None:
    """Any header, with quotes and line breaks in it, comes back with its target and form."""
    targets = [IGNORE, *TARGETS]
    columns = {h: Target(targets[n], form) for n, (h, form) in enumerate(headers.items())}
    mapping = ColumnMapping(columns, constants)
    path = _write(
        tmp_path_factory.mktemp("map"), mapping_text(mapping, dict.fromkeys(headers, "90%: why"), [])
    )
    assert read_mapping(path) == mapping


def test_everything_unknown_in_a_mapping_is_named(tmp_path: Path) -> None:
    """Targets, constants and sections that do not exist, and one meaning given twice."""
    text = """
[columns]
"a" = "persons.nmae"
"b" = 5
"c" = "persons.name"
"d" = { to = "persons.name" }
[constants]
creditor = "C1"
[other]
"""
    with pytest.raises(InvalidInput) as caught:
        read_mapping(_write(tmp_path, text))
    named = {problem.column for problem in caught.value.problems if isinstance(problem, Problem)}
    assert named == {"a", "b", "d", "creditor", "other"}


def test_what_is_no_toml_is_refused(tmp_path: Path) -> None:
    """So is a mapping that is not there."""
    for path in (_write(tmp_path, "[columns"), tmp_path / "none.toml"):
        with pytest.raises(InvalidInput, match="mapping"):
            read_mapping(path)


def test_all_that_is_missing_is_listed_at_once() -> None:
    """Columns and constants that a book cannot do without, each with what to do."""
    problems = missing_facts(ColumnMapping({"x": Target(IGNORE)}))
    assert {p.column for p in problems} == {
        "persons.name", "debts.debt_id", "instalments.due_on", "instalments", *set(CONSTANTS) - {"zone"},
    }  # fmt: skip
    assert all(problem.help for problem in problems)
