"""Pages lead somewhere: every relative link and picture is there."""

import re
from pathlib import Path

import pytest

from tests.code_health.source import PACKAGE, sources
from tests.docs.pages import ROOT

LINK = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)[^)]*\)|(?:src|href)=\"(?!https?://|#)([^\"#]+)")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file(page: Path) -> None:
    """A link to a page, folder or picture of ours names one that exists."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = [first or second for first, second in LINK.findall(text)]
    broken = [target for target in targets if not (page.parent / target).exists()]
    assert not broken, f"{page.relative_to(ROOT)} leads nowhere: {broken}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_code_quoted_from_the_source_stands_there(page: Path) -> None:
    """A ```py block quotes the package; comments apart, each of its lines is there, one after the other."""
    source = ["\n".join(_code(one.text)) for one in sources(PACKAGE)]
    for quoted in re.findall(
        r"^```py\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    ):
        lines = "\n".join(_code(quoted))
        assert any(lines in text for text in source), (
            f"{page.relative_to(ROOT)} quotes what is not there:\n{quoted}"
        )


def _code(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]


def test_the_readmes_are_short() -> None:
    """Both READMEs stay under 120 lines."""
    for name in ("README.md", "README.zh-Hans.md"):
        assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) < 120, name


def test_every_page_can_be_reached() -> None:
    """From the README and docs/index.md, links lead to every page."""
    seen: set[Path] = set()
    todo = [ROOT / "README.md", ROOT / "docs" / "index.md", ROOT / "README.zh-Hans.md"]
    while todo:
        page = todo.pop()
        if page in seen:
            continue
        seen.add(page)
        for first, second in LINK.findall(page.read_text(encoding="utf-8")):
            target = (page.parent / (first or second)).resolve()
            if target.is_dir():
                todo += (
                    [target / "README.md"] if (target / "README.md").exists() else sorted(target.glob("*.md"))
                )
            elif target.suffix == ".md" and target.exists():
                todo.append(target)
    lost = [str(page.relative_to(ROOT)) for page in PAGES if page not in seen]
    assert not lost, f"link these pages from docs/index.md: {lost}"
