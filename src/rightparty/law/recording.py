"""Running a rule against a recorder tells what it asks, so that nothing is declared twice."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from rightparty.law.asking import Asking
from rightparty.law.facts import FactDefinition
from rightparty.law.faults import asked_at, compared_faults, nearest, question_faults
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

    `says`: what a rule on a record asks a text for (`law/records.py`). `faults`: what it asks wrongly, each
    with file and line; a rule with one is refused at load.
    """

    questions: dict[str, Question] = field(default_factory=dict)
    limits: set[str] = field(default_factory=set)
    caps: list[Cap] = field(default_factory=list)
    hours: list[Hours] = field(default_factory=list)
    says: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def fault(self, what: str) -> None:
        """Remember a fault at the line of the rule that is being read."""
        self.faults.append(f"{asked_at()}: {what}")


class Term:
    """Stands for any answer: every operation on it is another term.

    `source`: the question or the limit it answers. `words`: all that a text can be, where that is closed.
    """

    def __init__(self, recording: Recording, source: object = None, words: tuple[str, ...] = ()) -> None:
        self._recording = recording
        self._source = source
        self._words = words

    def _next(self, other: object = None) -> "Term":
        for fault in compared_faults(other, self._words):
            self._recording.fault(fault)
        return Term(self._recording)

    def _joined(self, _other: object = None) -> "Term":
        return Term(self._recording)

    __and__ = __rand__ = __or__ = __ror__ = _joined
    __lt__ = __le__ = __gt__ = __eq__ = __ne__ = _next  # type: ignore[assignment]  # a term, not a bool
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _joined

    def __ge__(self, other: object) -> "Term":
        if isinstance(self._source, Counter) and isinstance(other, Term) and isinstance(other._source, str):
            self._recording.caps.append(Cap(self._source, other._source))
        return self._next(other)

    def __invert__(self) -> "Term":
        return self._joined()

    def isin(self, values: Collection[object]) -> "Term":
        """Membership, as a column spells it."""
        for value in values:
            self._next(value)
        return self._joined()

    def __call__(self, *_arguments: object, **_only: object) -> "Term":
        """A fault where a fact is called; a question that does not exist has been told as one already."""
        if isinstance(self._source, Fact):
            self._recording.fault(f"`{self._source.name}` is a fact, not a question: leave the brackets out")
        return self._joined()

    def __hash__(self) -> int:
        return id(self)

    def __bool__(self) -> bool:
        raise TypeError("a rule must not branch on an answer: use `&`, `|` and `no(...)`")


QUESTIONS = (*(name for name in vars(Asking) if not name.startswith("_")), "limit", "outside", "says")
"""What a rule may call on its argument."""


class Recorder(Asking):
    """The reading that answers nothing and remembers every question.

    `facts`: the named facts that may be asked for: a contact's, or those of a kind of record.
    """

    def __init__(self, parameters: Mapping[str, Parameter], facts: Mapping[str, FactDefinition]) -> None:
        self.recording = Recording()
        self._parameters = parameters
        self._facts = facts

    def _ask(self, question: Question, words: tuple[str, ...] = ()) -> Term:
        for fault in question_faults(question):
            self.recording.fault(fault)
        self.recording.questions[question.name] = question
        return Term(self.recording, question, words)

    def __getattr__(self, name: str) -> Term:
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._facts:
            near = nearest(name, (*self._facts, *QUESTIONS))
            self.recording.fault(
                f"no fact `{name}`{near}; facts of a contact stand in rightparty/law/facts.py, those of "
                "records in rightparty/law/records.py"
            )
            return Term(self.recording)
        return self._ask(Fact(name), self._facts[name].values)

    def says(self, *what: str) -> Term:
        """Whether the text of a record says one of these things."""
        self.recording.says |= set(what)
        return Term(self.recording)

    def limit(self, name: str) -> Term:
        """A parameter of the rule's instrument."""
        if name not in self._parameters:
            self.recording.fault(
                f"no parameter `{name}` in this instrument{nearest(name, self._parameters)}; write it into "
                "the instrument's `.toml`, with its date and its citation"
            )
            return Term(self.recording)
        self.recording.limits.add(name)
        return Term(self.recording, name)

    def outside(self, window: str, *, zone: str = "") -> Term:
        """Whether the hour is outside a window somewhere the person may be."""
        self.limit(window)
        if window not in self._parameters:
            return Term(self.recording)
        if not all(isinstance(dated.value, Window) for dated in self._parameters[window].values):
            self.recording.fault(f'`{window}` has no hours: write `unit = "local time"` and two times')
        self.recording.hours.append(Hours(window, zone))
        for end in ("min", "max"):
            self._ask(LocalSecond(end, zone))
        for dated in self._parameters[window].values:
            hours = dated.value
            if isinstance(hours, Window) and (hours.days or hours.holidays):
                self._ask(ClosedDay(hours.days, hours.holidays))
        return Term(self.recording)
