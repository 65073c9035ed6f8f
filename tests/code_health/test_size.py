"""Small modules and functions, and a sentence on each thing that others use."""

import ast
from pathlib import Path

import pytest

from tests.code_health.source import PACKAGE, ROOT, Definition, Source, sources

MODULE_LINES = 450
FUNCTION_LINES = 60
# Handed out as one file, to people who have none of the others, with its words in three languages.
ONE_FILE = {"offline_verifier.py": 920}


@pytest.mark.parametrize("folder", [PACKAGE, ROOT / "tests"], ids=["src", "tests"])
def test_no_module_outgrows_its_reader(folder: Path) -> None:
    """No module is longer than 450 lines, but for the one that must stand alone."""
    long = [
        f"{source.at(source.tree)}: {lines} lines"
        for source in sources(folder)
        if (lines := source.text.count("\n")) > ONE_FILE.get(source.path.name, MODULE_LINES)
    ]
    assert not long, "split by what each part is about:\n" + "\n".join(long)


@pytest.mark.parametrize("folder", [PACKAGE, ROOT / "tests"], ids=["src", "tests"])
def test_no_function_outgrows_a_screen(folder: Path) -> None:
    """No function is longer than 60 lines."""
    long = []
    for source in sources(folder):
        for node in source.definitions():
            lines = (node.end_lineno or node.lineno) - node.lineno
            if not isinstance(node, ast.ClassDef) and lines > FUNCTION_LINES:
                long.append(f"{source.at(node)}: `{node.name}` has {lines} lines")
    assert not long, "give its steps names of their own:\n" + "\n".join(long)


def _wordless_tests(source: Source) -> list[str]:
    return [
        f"{source.at(node)}: `{node.name}`"
        for node in source.definitions()
        if node.name.startswith("test_") and not ast.get_docstring(node)
    ]


def test_every_test_says_in_a_sentence_what_it_shows() -> None:
    """Each test and each test module has a docstring."""
    files = sources(ROOT / "tests")
    silent = [f"{one.at(one.tree)}: the module" for one in files if not ast.get_docstring(one.tree)]
    silent += [fault for one in files for fault in _wordless_tests(one)]
    assert not silent, "say in one sentence what is shown:\n" + "\n".join(silent)


def _wordless_symbols(source: Source, body: list[ast.stmt], owner: str = "") -> list[str]:
    found = []
    for node in body:
        if not isinstance(node, Definition) or node.name.startswith("_") or node.name == "Meta":
            continue
        marks = {one.id for one in node.decorator_list if isinstance(one, ast.Name)}
        if not ast.get_docstring(node) and not marks & {"overload", "override"}:
            found.append(f"{source.at(node)}: `{owner}{node.name}`")
        if isinstance(node, ast.ClassDef):
            found += _wordless_symbols(source, node.body, f"{node.name}.")
    return found


def test_every_public_name_is_explained() -> None:
    """Each module, public class, function and method of the package has a docstring."""
    files = sources(PACKAGE)
    silent = [f"{one.at(one.tree)}: the module" for one in files if not ast.get_docstring(one.tree)]
    silent += [fault for one in files for fault in _wordless_symbols(one, one.tree.body)]
    assert not silent, "say what it promises:\n" + "\n".join(silent)
