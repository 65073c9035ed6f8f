"""What contacts bring in by the hold-out alone: people left without by chance against all others.

Everybody counts from the first morning on which the gate allows a contact, contacted then or not, with what
came in in the whole window after it. Up to that morning nobody was treated differently, so the two sides
differ by chance and by contacts, and by nothing that a plan looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rightparty.plan.learning.baseline import Floats, cells_of
from rightparty.plan.learning.outcomes import PersonDay

HELD_OUT_MIN = 50
"""People held out without whom the contrast says nothing."""
CONTACTS_EACH_MIN = 0.1
"""With fewer contacts more on the one side than on the other, nothing is divided by them."""


@dataclass(frozen=True)
class Contrast:
    """The share of what is overdue that a contact brings in within the window, and its standard error.

    `contacts_each`: how many contacts a window more of them there are among those not held out. `people` and
    `held_out`: on the two sides, those who could be contacted and whose window is over.
    """

    effect: float
    error: float
    contacts_each: float
    people: int
    held_out: int


def contrast(rows: Sequence[PersonDay]) -> Contrast | None:
    """The contrast within cells of the morning and the day of the calendar; None where too few are held out.

    The difference in what came in, over the difference in contacts made (Wald), adjusted for cells by least
    squares; what one person's debts did hangs together (cluster-robust).
    """
    firsts = [row for row in rows if row.first and row.week_share is not None]
    apart = np.array([row.held_out for row in firsts], dtype=np.bool_)
    who = np.array([row.person_id for row in firsts])
    people, held = (len(np.unique(who[side])) if len(firsts) else 0 for side in (~apart, apart))
    if min(people, held) < HELD_OUT_MIN:
        return None
    share = np.array([row.week_share or 0.0 for row in firsts], dtype=np.float64)
    made = np.array([row.week_contacts for row in firsts], dtype=np.float64)
    beside = _beside(firsts)
    treated, came, contacts = (_residual(one, beside) for one in ((~apart).astype(np.float64), share, made))
    first_stage = float(treated @ contacts)
    each = first_stage / float(treated @ treated)
    if each < CONTACTS_EACH_MIN:
        return None
    effect = float(treated @ came) / first_stage
    _, number = np.unique(who, return_inverse=True)
    scores = np.bincount(number, treated * (came - effect * contacts))
    few = len(scores) / (len(scores) - 1) * len(firsts) / (len(firsts) - beside.shape[1] - 1)
    error = float(np.sqrt(few * (scores**2).sum())) / first_stage
    return Contrast(effect, error, each, people, held)


def _beside(rows: Sequence[PersonDay]) -> Floats:
    """What both sides are adjusted for: a column for each cell, and for each day but one."""
    columns = [_dummies(cells_of(rows)), _dummies(np.array([row.day.toordinal() for row in rows]))[:, 1:]]
    found: Floats = np.concatenate(columns, axis=1)
    return found


def _dummies(values: NDArray[np.int64]) -> Floats:
    found: Floats = (values[:, None] == np.unique(values)[None, :]).astype(np.float64)
    return found


def _residual(values: Floats, beside: Floats) -> Floats:
    fitted, *_ = np.linalg.lstsq(beside, values, rcond=None)
    found: Floats = values - beside @ fitted
    return found
