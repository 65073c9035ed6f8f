"""Every session on every page, run as a reader would run it."""

import shutil
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, Step, matches, perform, steps

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LONG = {"compare-laws.md", "fit-a-response-model.md", "limits.md", "what-if.md"}
"""Pages whose commands take minutes: they are run by `make drill`."""

WITH_SESSIONS = [
    pytest.param(page, marks=[pytest.mark.drill] if page.name in LONG else [])
    for page in PAGES
    if any(steps(page.read_text(encoding="utf-8")))
]


@pytest.mark.slow
@pytest.mark.parametrize("page", WITH_SESSIONS, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_s_sessions_print_what_it_shows(page: Path, tmp_path: Path) -> None:
    """Each command of the page succeeds (or ends with the code it says), and answers as shown."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    for step in steps(page.read_text(encoding="utf-8")):
        printed, code = perform(step, tmp_path)
        where = f"{page.relative_to(ROOT)}:{step.line}: {step.source}"
        assert code == step.exit_code, f"{where}\nended with {code}:\n{printed}"
        if step.answer is not None and not step.source.startswith("make "):
            assert matches(step.answer, printed), (
                f"{where}\nprinted:\n{printed}\nand the page shows:\n{step.answer}"
            )


def test_the_reader_finds_commands_answers_and_python() -> None:
    """A page is cut into commands with answers, continued lines, exit codes, and Python with its output."""
    page = (
        "text\n```console\n$ one \\\n    --more\nanswer\n\nrest\n$ two\n```\n"
        "<!-- exit 2 -->\n```console\n$ three\nerror: no\n```\n"
        "```python\nprint(1)\n# → 1\n```\n```json\n{}\n```\n"
    )
    assert list(steps(page)) == [
        Step("console", 3, "one --more", "answer\n\nrest"),
        Step("console", 8, "two", None),
        Step("console", 12, "three", "error: no", 2),
        Step("python", 16, "print(1)\n# → 1\n", "1"),
    ]


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a", "a\n", True),
        ("a", "b", False),
        ("a … c", "a bb c", True),
        ("a … c", "a b\nc", False),
        ("a\n…\nz", "a\nb\nc\nz", True),
        ("a.c", "abc", False),
        ("a", "a\nb", False),
    ],
)
def test_an_ellipsis_stands_for_anything_but_no_more(shown: str, printed: str, same: bool) -> None:
    """`…` within a line matches within that line; alone, it matches lines; nothing else is loose."""
    assert matches(shown, printed) is same
