"""Generated pages say what the code says today, and mention every setting there is."""

import ast
from collections.abc import Iterator, Mapping

import pytest

from rightparty.law.cases.disputed import disputed
from rightparty.law.load import whole_law
from tests.code_health.source import PACKAGE, Source, sources
from tests.docs.pages import ROOT
from tools.docs import FOLDERS, PAGES, make, make_folder
from tools.pages.law import FOLDER, RESEARCH_CASES
from tools.pages.settings import VARIABLES


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_current(name: str) -> None:
    """The page in the repository is the one that `make docs` would write."""
    assert (ROOT / name).read_text(encoding="utf-8") == make(PAGES[name]), "run `make docs`"


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_generated_folder_is_current(folder: str) -> None:
    """Each page of it is the one that `make docs` would write, and there is no other."""
    made = make_folder(FOLDERS[folder])
    there = {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in (ROOT / folder).rglob("*.md")
    }
    assert sorted(there) == sorted(made), "run `make docs`"
    stale = [name for name, text in made.items() if there[name] != text]
    assert not stale, "run `make docs`"


def test_every_rule_has_a_page() -> None:
    """Its id is the way to it."""
    every = [rule.id for rule in whole_law().every]
    lost = [one for one in every if not (ROOT / FOLDER / f"{one.replace('.', '/')}.md").exists()]
    assert not lost, "run `make docs`"


def test_few_cases_of_the_research_are_disputed() -> None:
    """At most three in a hundred, and each with a reason."""
    assert len(disputed()) <= 0.03 * RESEARCH_CASES
    assert all(reason.strip() for reason in disputed().values())


def _constants() -> dict[str, str]:
    """Every module-level `NAME = "text"` of the package; a variable's name is one of them."""
    return {
        target.id: node.value.value
        for source in sources(PACKAGE)
        for node in source.tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.value, str)
    }


def _variables(source: Source, constants: Mapping[str, str]) -> Iterator[str]:
    """The names that a module looks up in `os.environ`, written there or as a constant."""
    for node in ast.walk(source.tree):
        asked: ast.expr | None = None
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            asked = node.slice
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"os.environ.get", "os.getenv"}:
            asked = node.args[0]
        if isinstance(asked, ast.Constant):
            yield str(asked.value)
        elif asked is not None:
            yield constants.get(ast.unparse(asked), ast.unparse(asked))


def test_every_environment_variable_read_is_on_the_settings_page() -> None:
    """The page explains exactly the variables that some module reads."""
    read = {name for source in sources(PACKAGE) for name in _variables(source, _constants())}
    assert read <= set(VARIABLES), "explain it in tools/pages/settings.py"
    written = "".join(source.text for source in sources(PACKAGE))
    unused = {name for name in VARIABLES if f'"{name}"' not in written}
    assert not unused, "take it out of tools/pages/settings.py"


def test_a_command_that_has_commands_of_its_own_has_its_options_told_too() -> None:
    """`plan DIR` and `parties DIR` do something by themselves."""
    page = (ROOT / "docs/reference/cli.md").read_text(encoding="utf-8")
    assert all(option in page for option in ("--calendar", "--why"))
