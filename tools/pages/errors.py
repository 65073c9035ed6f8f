"""docs/reference/errors.md: what each kind of fault means, and its exit code."""

from collections.abc import Iterator

from rightparty.errors import RightpartyError

HEAD = """# Errors and exit codes

Made by `make docs` from `rightparty.errors`.

A fault is told in two lines on stderr: `error:` says what happened, `help:` what to do about it.
Faults in a book come first, one a line, as `file:line: column what is wrong`, all of them in one pass.
A contact that must not be made is no fault: it is a decision, with its reasons, on stdout.

| exit code | name | means |
|---|---|---|
| 0 | | done |
"""


def page() -> str:
    """The whole page."""
    return HEAD + "\n".join(_rows(RightpartyError)) + "\n"


def _rows(kind: type[RightpartyError]) -> Iterator[str]:
    meaning = " ".join((kind.__doc__ or "").split("\n\n")[0].split())
    yield f"| {kind.exit_code} | `{kind.__name__}` | {meaning} |"
    for narrower in kind.__subclasses__():
        if narrower.__module__ == "rightparty.errors":
            yield from _rows(narrower)
