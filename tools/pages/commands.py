"""docs/reference/cli.md: every command's help, as it is printed."""

import io
from collections.abc import Iterator

from cyclopts import App
from rich.console import Console

from rightparty.cli.main import COMMANDS, build

WIDTH, HEIGHT = 88, 25
HEAD = """# Commands

Made by `make docs` from the commands' own help.

Data goes to stdout, everything else to stderr.
Where a table comes out, `--format` prints it as text, JSON or CSV, and `--out FILE` writes it in the form that the file's ending names.
Exit codes: 0 done, 1 failed, 2 refused, 3 invalid data or law; see [errors](errors.md).
"""


def leaves(app: App, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words that call each command which does something."""
    names = [name for name in app if not name.startswith("-")]
    if not names or app.default_command is not None:
        yield path
    for name in names:
        yield from leaves(app[name], (*path, name))


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
    """One command's help at a fixed size, whatever terminal the page is made on."""
    written = io.StringIO()
    paper = Console(width=WIDTH, height=HEIGHT, file=written)
    build(path[0]).help_print(path, console=paper)
    text = written.getvalue()
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())
