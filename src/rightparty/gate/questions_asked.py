"""The questions of a law by how a dossier kept in memory answers them: sorted once for each law."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from rightparty.gate.holidays import closed
from rightparty.gate.zones import ahead
from rightparty.law.compiled import CompiledLaw
from rightparty.law.load import Law
from rightparty.law.questions import ClosedDay, Counter, LocalSecond, MinutesSince, Question, by_kind
from rightparty.law.vocabulary import Per

_DAY = 86400
_EPOCH = date(1970, 1, 1).toordinal()
_BY_CLOCK = (LocalSecond, ClosedDay)
_BY_COUNT = (Counter, MinutesSince)
_HOURS = ("outside_agreed_hours", "within_agreed_hours", "inconvenient_now")


class QuestionsAsked:
    """Of one law: what is counted, what is read off the clock, and what stands between two instants.

    `windows`: counters that are known from the same instant on, whoever is asked about. `timed`: questions
    for the time since a contact, each with the counter that finds it. `counted`: both as questions.
    """

    def __init__(self, questions: Mapping[str, Question]) -> None:
        kinds = by_kind(questions.values())
        windows: dict[Any, list[Counter]] = {}
        for counter in kinds.get(Counter, ()):
            windows.setdefault(_window(counter), []).append(counter)
        self.windows: Sequence[Sequence[Counter]] = list(windows.values())
        self.timed = [(q.name, Counter(q.kind, 1, q.per, q.channels)) for q in kinds.get(MinutesSince, ())]
        self.by_channel = any(counter.unconsented for counter in kinds.get(Counter, ()))
        self.counted: Mapping[type, Sequence[Any]] = {
            kind: asked for kind, asked in kinds.items() if kind in _BY_COUNT
        }
        self.standing: Mapping[type, Sequence[Any]] = {
            kind: asked for kind, asked in kinds.items() if kind not in (*_BY_COUNT, *_BY_CLOCK)
        }
        self.hours = [name for name in _HOURS if name in questions]
        self._seconds, self._closed = kinds.get(LocalSecond, ()), kinds.get(ClosedDay, ())
        self._told: tuple[float, dict[tuple[str, ...], Clocks]] = (0.0, {})

    def clocks(self, now: float, zones: tuple[str, ...]) -> "Clocks":
        """What clocks say in some zones at an instant; of the last instant asked for, it is kept."""
        at, told = self._told
        if at != now:
            told = {}
            self._told = (now, told)
        found = told.get(zones)
        if found is None:
            found = told[zones] = self._clocks(now, zones)
        return found

    def _clocks(self, now: float, zones: tuple[str, ...]) -> "Clocks":
        locals_ = {zone: now + ahead(zone, now) for zone in zones}
        facts: dict[str, Any] = {}
        seconds = [int(local % _DAY) for local in locals_.values()]
        for q in self._seconds:
            if q.zone:
                local = locals_.get(q.zone)
                facts[q.name] = int((now + ahead(q.zone, now) if local is None else local) % _DAY)
            else:
                facts[q.name] = (min if q.end == "min" else max)(seconds, default=None)
        days = {date.fromordinal(_EPOCH + int(local // _DAY)) for local in locals_.values()}
        for one in self._closed:
            shut = any(closed(day, one.days, one.holidays) for day in days)
            facts[one.name] = shut if days else None
        return locals_, facts


Clocks = tuple[Mapping[str, float], Mapping[str, Any]]
"""Local seconds since 1970 by zone, and the answers that hang on the clock alone."""


def _window(counter: Counter) -> tuple[Any, ...]:
    """What of a counter decides from when on it is known: see `answers.counter_known_from`."""
    return counter.days, counter.unconsented, counter.recounted, Per.LENDERS in counter.per


_KEPT: "WeakKeyDictionary[CompiledLaw, QuestionsAsked]" = WeakKeyDictionary()


def asked_of(law: Law) -> QuestionsAsked:
    """The questions of a law, sorted when they are first needed."""
    found = _KEPT.get(law.compiled)
    if found is None:
        found = _KEPT[law.compiled] = QuestionsAsked(law.questions)
    return found
