"""The compiled SQL is what was reviewed. `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py` writes it anew."""

import difflib
import os
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest
import sqlglot

from tools import compiled


@pytest.mark.slow
def test_the_sql_is_what_was_reviewed() -> None:
    """Each pipeline, for both engines; a change shows itself clause by clause."""
    if os.environ.get("RESET_GOLDEN"):
        compiled.write()
    made = compiled.texts()
    kept = {
        str(path.relative_to(compiled.FOLDER)): path.read_text(encoding="utf-8")
        for path in compiled.FOLDER.rglob("*")
        if path.suffix in (".sql", ".txt")
    }
    assert set(made) == set(kept), "if this is meant: RESET_GOLDEN=1"
    told: list[str] = []
    for name in sorted(made):
        if made[name] != kept[name]:
            lines = (kept[name].splitlines(), made[name].splitlines())
            told += islice(difflib.unified_diff(*lines, name, name, lineterm="", n=2), 60)
    assert not told, "\n".join(["if this is meant: RESET_GOLDEN=1", *told[:200]])


@pytest.mark.parametrize("warehouse", ["bigquery", "snowflake"])
def test_rules_translate_for_warehouses(warehouse: str) -> None:
    """What the guide says of them, and no more: they are translated, and are SQL there."""
    for path in sorted((compiled.FOLDER / "duckdb" / "rules").iterdir()):
        [query] = sqlglot.transpile(path.read_text(encoding="utf-8"), read="duckdb", write=warehouse)
        sqlglot.parse_one(query, read=warehouse)


def test_the_guides_command_translates(root: Path) -> None:
    """As it stands on the page."""
    page = (root / "docs" / "guides" / "warehouse.md").read_text(encoding="utf-8")
    [command] = [line for line in page.splitlines() if line.startswith("python -m sqlglot")]
    words, _, file = command.partition(" < ")
    with (root / file).open("rb") as given:
        done = subprocess.run(
            [sys.executable, *words.split()[1:]],
            stdin=given,
            capture_output=True,
            text=True,
            check=False,
            cwd=root,
        )
    assert done.returncode == 0, done.stderr
    assert "SELECT" in done.stdout
