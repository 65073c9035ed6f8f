"""The truth of a town is for evaluation alone."""

import re
from pathlib import Path

TRUTH = re.compile(r"""["']truth["']|\.truth\b""")
TABLE = re.compile(r"""(rows\(|\[)["']truth["']""")
MAY_NAME = {
    "book/tables.py",  # the schema
    "bench/service_book.py",  # leaves it out of the store that is measured
    "desk/book_delta.py",  # refuses it in a part of a book
    "desk/day.py",  # asks whether there is one: then the people are simulated
    "desk/schema.py",  # leaves it out of the store
    "world/town.py",  # writes it
    "world/lived.py",  # leaves it out of the book
    "world/planted/planter.py",  # the same
    "world/score.py",  # reads it
    "world/mornings.py",  # hands it to the score
    "world/scene.py",  # asks it who holds a point: what people do hangs on it
    "world/reactions.py",  # the same
    "world/tally.py",  # counts by it
    "world/course.py",  # counts contacts by it
    "world/vary.py",  # hands it to the score
    "cli/demo.py",  # the same
}
SAME_PERSON = re.compile(r"truth_persons|SAME_PERSON")
MAY_NAME_PERSONS = {"world/quarter.py", "world/second_rows.py", "world/town.py", "world/write.py"}
MAY_SCORE = {
    "bench/parties.py",
    "world/mornings.py",
    "world/scene.py",
    "world/reactions.py",
    "world/borrowers.py",
    "world/strangers.py",
    "world/tally.py",
    "world/course.py",
    "world/vary.py",
    "cli/demo.py",
    "cli/demo_told.py",
}
NEVER_SEE_IT = (
    "world/policies.py",
    "world/snapshot.py",
    "world/practice.py",
    "world/hindsight.py",
    "world/diary.py",
)


def _sources(root: Path) -> dict[str, str]:
    package = root / "src" / "rightparty"
    return {
        str(path.relative_to(package)): path.read_text(encoding="utf-8") for path in package.rglob("*.py")
    }


def test_only_the_score_reads_the_truth(root: Path) -> None:
    """No module but the score names the table; those that make or pass it on are listed."""
    # In the law and its translations a truth is a type of answer: there only the table's rows would be read.
    found = {
        name
        for name, text in _sources(root).items()
        if (TABLE if name.startswith(("law/", "bench/peers/")) else TRUTH).search(text)
    }
    assert found <= MAY_NAME, "read the truth through world/score.py only"


def test_only_who_makes_them_names_second_rows(root: Path) -> None:
    """Which rows are one person is not told to any module that could decide by it."""
    found = {name for name, text in _sources(root).items() if SAME_PERSON.search(text)}
    assert found == MAY_NAME_PERSONS


def test_only_evaluation_and_the_demo_score(root: Path) -> None:
    """Scores are made by the play, by what people do in it, and by the demo."""
    found = {name for name, text in _sources(root).items() if "world.score" in text}
    assert found <= MAY_SCORE


def test_no_policy_sees_the_truth(root: Path) -> None:
    """What a policy goes by, and the book that it is shown, are made without it."""
    sources = _sources(root)
    for name in NEVER_SEE_IT:
        assert not TRUTH.search(sources[name]), name
        assert "world.score" not in sources[name], name
        assert not re.search(r"world\.(scene|reactions|response|purse|tally|course)", sources[name]), name
