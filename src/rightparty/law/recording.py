"""Running a rule against a recorder tells what it asks, so that nothing is declared twice."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rightparty.law.asking import Asking
from rightparty.law.facts import FactDefinition
from rightparty.law.parameters import Parameter, Window
from rightparty.law.questions import ClosedDay, Counter, Fact, LocalSecond, Question


@dataclass(frozen=True)
class Cap:
    """A counter held against a limit (`count >= limit`): once full, it frees day by day."""

    counter: Counter
    limit: str


@dataclass(frozen=True)
class Hours:
    """A window of permitted hours asked about, in the person's zones or in one named zone."""

    limit: str
    zone: str = ""


@dataclass
class Recording:
    """Everything one rule asked: in the order of asking, without repeats.

    `says`: what a rule on a record asks a text for (`law/records.py`).
    """

    questions: dict[str, Question] = field(default_factory=dict)
    limits: set[str] = field(default_factory=set)
    caps: list[Cap] = field(default_factory=list)
    hours: list[Hours] = field(default_factory=list)
    says: set[str] = field(default_factory=set)


class Term:
    """Stands for any answer: every operation on it is another term."""

    def __init__(self, recording: Recording, source: object = None) -> None:
        self._recording = recording
        self._source = source

    def _next(self, _other: object = None) -> "Term":
        return Term(self._recording)

    __and__ = __rand__ = __or__ = __ror__ = _next
    __lt__ = __le__ = __gt__ = __eq__ = __ne__ = _next  # type: ignore[assignment]  # a term, not a bool
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _next

    def __ge__(self, other: object) -> "Term":
        if isinstance(self._source, Counter) and isinstance(other, Term) and isinstance(other._source, str):
            self._recording.caps.append(Cap(self._source, other._source))
        return self._next()

    def __invert__(self) -> "Term":
        return self._next()

    def isin(self, _values: object) -> "Term":
        """Membership, as a column spells it."""
        return self._next()

    def __hash__(self) -> int:
        return id(self)

    def __bool__(self) -> bool:
        raise TypeError("a rule must not branch on an answer: use `&`, `|` and `no(...)`")


class Recorder(Asking):
    """The reading that answers nothing and remembers every question.

    `facts`: the named facts that may be asked for: a contact's, or those of a kind of record.
    """

    def __init__(self, parameters: Mapping[str, Parameter], facts: Mapping[str, FactDefinition]) -> None:
        self.recording = Recording()
        self._parameters = parameters
        self._facts = facts

    def _ask(self, question: Question) -> Term:
        self.recording.questions[question.name] = question
        return Term(self.recording, question)

    def __getattr__(self, name: str) -> Term:
        if name.startswith("_") or name not in self._facts:
            raise AttributeError(
                f"no fact `{name}`; facts are listed in rightparty/law/facts.py, and those of records in "
                "rightparty/law/records.py"
            )
        return self._ask(Fact(name))

    def says(self, *what: str) -> Term:
        """Whether the text of a record says one of these things."""
        self.recording.says |= set(what)
        return Term(self.recording)

    def limit(self, name: str) -> Term:
        """A parameter of the rule's instrument."""
        if name not in self._parameters:
            raise AttributeError(
                f"no parameter `{name}` in this instrument; it has {sorted(self._parameters)}"
            )
        self.recording.limits.add(name)
        return Term(self.recording, name)

    def outside(self, window: str, *, zone: str = "") -> Term:
        """Whether the hour is outside a window somewhere the person may be."""
        self.limit(window)
        self.recording.hours.append(Hours(window, zone))
        for end in ("min", "max"):
            self._ask(LocalSecond(end, zone))
        for dated in self._parameters[window].values:
            hours = dated.value
            if isinstance(hours, Window) and (hours.days or hours.holidays):
                self._ask(ClosedDay(hours.days, hours.holidays))
        return Term(self.recording)
