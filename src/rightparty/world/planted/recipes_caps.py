"""Contacts beyond a cap: the first that is one too many, and the last that is not."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from rightparty.world.planted.case import Case

_ROWS: Mapping[str, tuple[Sequence[str], Mapping[str, Any]]] = {
    "connected": (("attempt", "connected"), {}),
    "unanswered": (("attempt",), {"outcome": "no_answer"}),
    "attempt": (("attempt",), {"outcome": "no_answer"}),
    "sent": (("sent",), {}),
}


def one_too_many(case: Case) -> None:
    """As many contacts as are allowed, and one more.

    The look-alike is the last allowed one; or, at an edge, one more whose first lies just outside the window.
    """
    most, days = case.kind.parameter["most"], case.kind.parameter["days"]
    counts = case.kind.options["counts"]
    kinds, columns = _ROWS[counts]
    spread = case.kind.options.get("over_agencies", False)
    makers = (None, case.placed(0), case.placed(1)) if spread else (None,)
    outside = not case.breaks and case.edge and case.dice.chance(0.5)
    earlier = most if case.breaks or outside else most - 1
    for number in range(earlier):
        at = _earlier(case, number, earlier, days)
        if outside and number == 0:
            at = case.at(20 * 3600 + 1800, -days)
        case.contact(at, agency=makers[number % len(makers)], kinds=kinds, **columns)
    last = case.contact(
        case.at(19 * 3600 + case.dice.below(1800)),
        agency=makers[earlier % len(makers)],
        kinds=kinds,
        **columns,
    )
    case.label(last)


def _earlier(case: Case, number: int, of: int, days: int) -> datetime:
    """When an earlier contact was made: spread over the window, its first day included, an hour apart."""
    if days == 1:
        return case.at(9 * 3600 + number * 5400 + case.dice.below(1200))
    on = -(days - 1) + number * (days - 1) // max(1, of)
    return case.at(11 * 3600 + (number * 1800) % 25_000 + case.dice.below(600), on)


def soon_after_a_talk(case: Case) -> None:
    """A call within the days after a conversation, the day of which is the first."""
    days = case.kind.parameter["days"]
    talk = case.by_day()
    case.contact(talk, kinds=("attempt", "connected", "conversation"))
    if case.breaks:
        after = days - 1 if case.edge else case.dice.between(1, days - 1)
    else:
        after = days if case.edge else case.dice.between(days, days + 5)
    call = case.contact(case.by_day(after), kinds=("attempt",), outcome="no_answer")
    case.label(call)


CAPS = {
    "one_too_many": one_too_many,
    "soon_after_a_talk": soon_after_a_talk,
}
