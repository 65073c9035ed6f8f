"""Writes the generated pages of `docs`: `python -m tools.docs`, or `make docs`.

A page is made by a function without arguments that returns Markdown; a folder of pages by one that returns
their texts by path. Rooms that describe themselves keep that function beside what it describes and are named
here; a test fails while a page is stale.
"""

import importlib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent

PAGES: Mapping[str, str] = {
    "docs/reference/errors.md": "tools.pages.errors:page",
    "docs/reference/settings.md": "tools.pages.settings:page",
    "docs/reference/cli.md": "tools.pages.commands:page",
    "docs/reference/api.md": "tools.pages.api:page",
    "docs/reference/proofs.md": "tools.pages.proofs:page",
    "docs/concepts/access.md": "tools.pages.access:page",
    "docs/performance.md": "tools.pages.performance:page",
    "docs/performance/audit.md": "tools.pages.performance:audit_page",
    "docs/reference/book.md": "rightparty.book.reference:page",
}
FOLDERS: Mapping[str, str] = {"docs/reference/law": "tools.pages.law:pages"}
"""Folders in which every page is generated: what nobody makes any more is taken out."""


def make(source: str) -> str:
    """The text of one page, by `module:function`."""
    return str(_function(source)()).rstrip("\n") + "\n"


def make_folder(source: str) -> Mapping[str, str]:
    """The texts of a folder's pages by path, by `module:function`."""
    found: Mapping[str, str] = _function(source)()
    return found


def _function(source: str) -> Callable[[], Any]:
    module, name = source.split(":")
    function: Callable[[], Any] = getattr(importlib.import_module(module), name)
    return function


def main() -> None:
    """Write every page that differs, take out every page that is no more, and say which."""
    texts = {name: make(source) for name, source in PAGES.items()}
    for folder, source in FOLDERS.items():
        made = make_folder(source)
        texts |= made
        for path in sorted((ROOT / folder).rglob("*.md")):
            if str(path.relative_to(ROOT)) not in made:
                path.unlink()
                print(f"took out {path.relative_to(ROOT)}", file=sys.stderr)
    for name, text in texts.items():
        path = ROOT / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"wrote {name}", file=sys.stderr)


if __name__ == "__main__":
    main()
