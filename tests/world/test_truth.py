"""The truth of a town is for evaluation alone."""

import re
from pathlib import Path

TRUTH = re.compile(r"""["']truth["']|\.truth\b""")
TABLE = re.compile(r"""(rows\(|\[)["']truth["']""")
MAY_NAME = {
    "book/tables.py",  # the schema
    "desk/day.py",  # asks whether there is one: then the people are simulated
    "desk/schema.py",  # leaves it out of the store
    "world/town.py",  # writes it
    "world/score.py",  # reads it
    "world/play.py",  # hands it from the one to the other
    "cli/demo.py",  # the same
}
SAME_PERSON = re.compile(r"truth_persons|SAME_PERSON")
MAY_NAME_PERSONS = {"world/quarter.py", "world/second_rows.py", "world/town.py", "world/write.py"}
MAY_SCORE = {"world/play.py", "cli/demo.py", "cli/demo_told.py"}


def _sources(root: Path) -> dict[str, str]:
    package = root / "src" / "rightparty"
    return {
        str(path.relative_to(package)): path.read_text(encoding="utf-8") for path in package.rglob("*.py")
    }


def test_only_the_score_reads_the_truth(root: Path) -> None:
    """No module but the score names the table; those that make or pass it on are listed."""
    # In the law a truth is a type of answer, true or false: there only the table's rows would be read.
    found = {
        name
        for name, text in _sources(root).items()
        if (TABLE if name.startswith("law/") else TRUTH).search(text)
    }
    assert found <= MAY_NAME, "read the truth through world/score.py only"


def test_only_who_makes_them_names_second_rows(root: Path) -> None:
    """Which rows are one person is not told to any module that could decide by it."""
    found = {name for name, text in _sources(root).items() if SAME_PERSON.search(text)}
    assert found == MAY_NAME_PERSONS


def test_only_evaluation_and_the_demo_score(root: Path) -> None:
    """Scores are made by the play and by the demo."""
    found = {name for name, text in _sources(root).items() if "world.score" in text}
    assert found <= MAY_SCORE
