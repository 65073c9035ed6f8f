"""Questions for tests: one number, one person, asked since a day in January."""

from datetime import UTC, datetime
from typing import Any

from rightparty.book.problems import Problem
from rightparty.parties.checks.check import RECYCLED, Question

SINCE = datetime(2026, 1, 31, 20, tzinfo=UTC)
AT = datetime(2026, 11, 23, 2, tzinfo=UTC)


def question(number: str = "+12025550123", check: str = RECYCLED, **changed: Any) -> Question:
    """A question about one number."""
    told: dict[str, Any] = {"reference": f"x/{number}", "point_id": "x1", "person_id": "ana", "since": SINCE}
    return Question(check=check, number=number, **(told | changed))


class Noted(list[Problem]):
    """Collects what was noted, and tells it as lines and words."""

    def told(self) -> list[tuple[int | None, str]]:
        """Each line with what is wrong on it."""
        return [(problem.line, problem.what) for problem in self]
