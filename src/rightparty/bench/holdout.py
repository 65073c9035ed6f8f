"""Whether the interval of what contacts bring in holds the truth: one town lived through twice.

Once our plan contacts everybody, once it holds everybody out, under the same turns of chance. So of each
person both is known, what came in with contacts and without, and with it the true difference. Any people may
then be held out on paper: what is learnt of them is held against it.
"""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from rightparty.bench.town import Size, days_of, stage_in, town_in
from rightparty.engine import open_engine
from rightparty.law.load import Law
from rightparty.parties.model import default_model
from rightparty.plan.holdout import WHOLE
from rightparty.plan.learning.contrast import contrast
from rightparty.plan.learning.outcomes import Asked, PersonDay, person_days
from rightparty.plan.manner import default_manner
from rightparty.world.course import Course
from rightparty.world.mornings import Rules
from rightparty.world.policies import OURS
from rightparty.world.practice import default_practice

Progress = Callable[[str, int, int], None]

SURE_90, SURE_95 = 1.645, 1.96
_MEMORY = "3GB"


@dataclass(frozen=True)
class Twice:
    """A town's days with our contacts, and the same days without: nobody is marked as held out yet."""

    contacted: tuple[PersonDay, ...]
    left: tuple[PersonDay, ...]
    denied: int

    @property
    def true_effect(self) -> float:
        """What a contact really brought in within the window after the first morning, of what was overdue."""
        (paid, made), (anyway, beside) = (_firsts(rows) for rows in (self.contacted, self.left))
        return (paid - anyway) / (made - beside)

    def held_out(self, share: float, chance: Random) -> list[PersonDay]:
        """The days as a lender would have them who holds out this share of the people."""
        people = sorted({row.person_id for row in (*self.contacted, *self.left)})
        apart = {person for person in people if chance.random() < share}
        return [row for row in self.contacted if row.person_id not in apart] + [
            replace(row, held_out=True) for row in self.left if row.person_id in apart
        ]


def _firsts(rows: Sequence[PersonDay]) -> tuple[float, float]:
    """Mean share that came in, and mean contacts, of the windows after first mornings."""
    firsts = [row for row in rows if row.first and row.week_share is not None]
    many = max(len(firsts), 1)
    return (
        sum(row.week_share or 0.0 for row in firsts) / many,
        sum(row.week_contacts for row in firsts) / many,
    )


def lived_twice(size: Size, law: Law, seed: int, window_days: int, progress: Progress) -> Twice:
    """A town's days with contacts and without."""
    found: list[list[PersonDay]] = []
    denied = 0
    with TemporaryDirectory() as folder:
        for held, told in ((0, "contacted"), (WHOLE, "left")):
            with closing(open_engine(memory_limit=_MEMORY)) as engine:
                book = town_in(engine, Path(folder) / told, size.people, seed, progress)
                manner = replace(default_manner(), holdout=held)
                rules = Rules(law, default_model(), default_practice(), seed, manner=manner)
                course = Course(stage_in(engine, book, rules), OURS)
                for number in range(size.learn_days):
                    course.play(number)
                    progress(f"town {seed}, {told}", number + 1, size.learn_days)
                asked = Asked(law, default_model(), default_manner(), window_days)
                lived = course.book_after(size.learn_days)
                rows, left = person_days(engine, lived, asked, days_of(engine, book, size.learn_days))
                found.append(rows)
                denied += left if not held else 0
    return Twice(tuple(found[0]), tuple(found[1]), denied)


@dataclass(frozen=True)
class Covered:
    """Of how many draws of who is held out the intervals held the truth; `error`: the mean standard one."""

    draws: int
    true_effect: float
    mean: float
    error: float
    at_90: float
    at_95: float


def covered(twice: Twice, share: float, draws: int, seed: int) -> Covered:
    """Hold people out on paper many times over, and count how often the truth lay in the interval."""
    truth = twice.true_effect
    chance = Random(seed)
    found = [one for _ in range(draws) if (one := contrast(twice.held_out(share, chance))) is not None]
    many = max(len(found), 1)
    return Covered(
        len(found),
        truth,
        sum(one.effect for one in found) / many,
        sum(one.error for one in found) / many,
        sum(abs(one.effect - truth) <= SURE_90 * one.error for one in found) / many,
        sum(abs(one.effect - truth) <= SURE_95 * one.error for one in found) / many,
    )
