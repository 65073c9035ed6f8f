"""The project's own files and syntax trees, read once."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "src" / "rightparty"
PURE_ROOMS = (
    "book",
    "law",
    "parties",
    "gate",
    "relief",
    "plan",
    "words",
    "journal",
    "audit",
    "world",
)

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True)
class Source:
    """One Python file: its place in the project, its text and its syntax tree."""

    path: Path
    text: str
    tree: ast.Module

    def at(self, node: ast.AST) -> str:
        """`file:line`, as an editor understands it."""
        return f"{self.path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"

    def definitions(self) -> Iterator[Definition]:
        """Every function and class, however deep."""
        for node in ast.walk(self.tree):
            if isinstance(node, Definition):
                yield node


@cache
def sources(folder: Path) -> tuple[Source, ...]:
    """Every Python file below a folder, migrations left out: Django writes those."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        if "migrations" not in path.parts:
            text = path.read_text(encoding="utf-8")
            found.append(Source(path, text, ast.parse(text, str(path))))
    return tuple(found)


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every text file under version control (or, outside a checkout, every file that would be)."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:4096])
