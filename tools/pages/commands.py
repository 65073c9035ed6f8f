"""docs/reference/cli.md: every command's help, as it is printed."""

import contextlib
import io
import os
from collections.abc import Iterator

from cyclopts import App

from rightparty.cli.main import COMMANDS, build, run

WIDTH = "88"
HEAD = """# Commands

Made by `make docs` from the commands' own help.

Data goes to stdout, everything else to stderr.
Where a table comes out, `--format` prints it as text, JSON or CSV, and `--out FILE` writes it in the form that the file's ending names.
Exit codes: 0 done, 1 failed, 2 refused, 3 invalid data or law; see [errors](errors.md).
"""


def leaves(app: App, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words that call each command which does something."""
    names = [name for name in app if not name.startswith("-")]
    for name in names:
        yield from leaves(app[name], (*path, name))
    if not names:
        yield path


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for command in COMMANDS:
        app = build(command.name)[command.name]
        parts.append(f"## {command.name}\n\n{command.line}\n")
        for path in leaves(app, (command.name,)):
            title = f"### {' '.join(path)}\n\n" if len(path) > 1 else ""
            parts.append(f"{title}```text\n{_help(path)}\n```\n")
    return "\n".join(parts)


def _help(path: tuple[str, ...]) -> str:
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = WIDTH
    try:
        with contextlib.redirect_stdout(io.StringIO()) as heard:
            run([*path, "--help"])
    finally:
        if before is None:
            del os.environ["COLUMNS"]
        else:
            os.environ["COLUMNS"] = before
    return "\n".join(line.rstrip() for line in heard.getvalue().strip("\n").splitlines())
