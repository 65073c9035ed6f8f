"""The earliest instant at which waiting has helped: caps have room again, and every window is open."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from rightparty.gate.opening import Opening
from rightparty.gate.zones import PersonalHours
from rightparty.law.parameters import Window
from rightparty.law.rule import Rule
from rightparty.law.vocabulary import Effect


def windows_of(rules: Iterable[Rule], at: datetime) -> tuple[tuple[Window, str, bool], ...]:
    """Every window that the given rules keep, its zone (empty: where the person is), and if it yields.

    A window yields to hours agreed on record where its rule says so.
    """
    return tuple(
        dict.fromkeys(
            (rule.limit(hours.limit, at), hours.zone, "within_agreed_hours" in rule.questions)
            for rule in rules
            if rule.effect is Effect.DELAY
            for hours in rule.recording.hours
        )
    )


def earliest(
    at: datetime,
    frees: datetime | None,
    windows: Sequence[tuple[Window, str, bool]],
    hours: Sequence[PersonalHours],
    zones: Sequence[str],
) -> datetime | None:
    """The first instant, not before `frees`, at which every window and personal hour permits contact."""
    start = max(at, frees) if frees else at
    return Opening(tuple(windows), tuple(hours), tuple(zones)).first(start)
