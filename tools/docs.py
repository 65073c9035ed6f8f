"""Writes the generated pages of `docs/reference`: `python -m tools.docs`, or `make docs`.

A page is made by a function without arguments that returns Markdown. Rooms that describe themselves
keep that function beside what it describes and are named here; a test fails while a page is stale.
"""

import importlib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent

PAGES: Mapping[str, str] = {
    "docs/reference/errors.md": "tools.pages.errors:page",
    "docs/reference/settings.md": "tools.pages.settings:page",
    "docs/reference/cli.md": "tools.pages.commands:page",
    "docs/reference/book.md": "rightparty.book.reference:page",
}


def make(source: str) -> str:
    """The text of one page, by `module:function`."""
    module, name = source.split(":")
    function: Callable[[], str] = getattr(importlib.import_module(module), name)
    return function().rstrip("\n") + "\n"


def main() -> None:
    """Write every page that differs, and say which."""
    for name, source in PAGES.items():
        path, text = ROOT / name, make(source)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"wrote {name}", file=sys.stderr)


if __name__ == "__main__":
    main()
