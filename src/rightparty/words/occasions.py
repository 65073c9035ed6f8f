"""What a notice, an answer or a confirmation is about: facts, typed, one kind for each text.

The class of a text decides who may get it, where and how often; what it says is decided by its occasion.
An answer to somebody who is not the borrower, and to somebody who wants no more messages, tells nothing:
its text has the slots of a neutral one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Final

from rightparty.errors import Refused
from rightparty.law.vocabulary import CALLBACK, FULL, KEPT, KNOCK, OFFER, REMINDER, REPLY, STATUTORY
from rightparty.words.plain import PHONE, clean, match

AGREED: Final = "agreed"
VALIDATION: Final = "validation"
CEASED: Final = "ceased"
REMEDY: Final = "remedy"
PLACED: Final = "placed"
ASSIGNED: Final = "assigned"
DISPUTED: Final = "disputed"
COMPLAINED: Final = "complained"
HARDSHIP: Final = "hardship"
OPTED_OUT: Final = "opted_out"
NOT_THIS_PERSON: Final = "not_this_person"

TEXTS: Final[Mapping[str, str]] = {
    FULL: FULL, OFFER: OFFER, KEPT: OFFER, AGREED: OFFER, REMINDER: REMINDER,
    **dict.fromkeys((VALIDATION, CEASED, REMEDY, PLACED, ASSIGNED), STATUTORY),
    **dict.fromkeys((DISPUTED, COMPLAINED, HARDSHIP, OPTED_OUT, NOT_THIS_PERSON), REPLY),
    KNOCK: KNOCK, CALLBACK: CALLBACK,
}  # fmt: skip
"""Every text, and the content class that it is of. A template's id begins with the text's name."""

UNTOLD: Final = (KNOCK, CALLBACK, OPTED_OUT, NOT_THIS_PERSON)
"""The texts that tell nothing of a debt, whatever their class: anybody may come to read them."""

INTEREST: Final = ("stop", "reduce", "continue")
REMEDIES: Final = ("claim", "report")
"""What a creditor may give notice of (12 CFR 1006.6(c)(2)): a claim in court, a report to a register."""


class Occasion:
    """What a text is about; its name is that of a text, and the class follows from it."""

    TEXT: ClassVar[str] = ""

    @property
    def text(self) -> str:
        """The name of the text."""
        return self.TEXT

    @property
    def content(self) -> str:
        """The content class of the text."""
        return TEXTS[self.text]

    def check(self, as_of: date) -> None:
        """Refuse what cannot be true on the day of the text."""


@dataclass(frozen=True)
class Payment:
    """One payment of an agreement."""

    due_on: date
    amount: Decimal


@dataclass(frozen=True)
class Agreed(Occasion):
    """A repayment agreement as it was made. `interest`: what becomes of it while the agreement is kept."""

    TEXT: ClassVar[str] = AGREED
    agreed_on: date
    currency: str
    payments: tuple[Payment, ...]
    interest: str

    def __post_init__(self) -> None:
        days = [one.due_on for one in self.payments]
        if not days or days != sorted(set(days)) or any(one.amount <= 0 for one in self.payments):
            raise Refused("an agreement has payments, each on a day of its own, in their order")
        if self.interest not in INTEREST:
            raise Refused(f"there is no `{self.interest}` of interest", f"known: {', '.join(INTEREST)}")

    @property
    def total(self) -> Decimal:
        """What is to be paid in all."""
        return sum((one.amount for one in self.payments), Decimal(0))

    def check(self, as_of: date) -> None:
        """It was made, and begins on that day or later."""
        _past("agreed_on", self.agreed_on, as_of)
        if self.payments[0].due_on < self.agreed_on:
            raise Refused("a payment of the agreement falls before the agreement", "check `payments`")


@dataclass(frozen=True)
class Ceased(Occasion):
    """The person wants to hear no more of the debt: that it was received, and that contact ends.

    12 CFR 1006.6(c)(2)(i).
    """

    TEXT: ClassVar[str] = CEASED
    received_on: date

    def check(self, as_of: date) -> None:
        """It was received."""
        _past("received_on", self.received_on, as_of)


@dataclass(frozen=True)
class Remedy(Occasion):
    """What the creditor does after a stop, of those things that law lets it announce: decided, and when.

    12 CFR 1006.6(c)(2)(ii)-(iii). `kind`: one of `REMEDIES`; what nobody has decided on is no remedy, but
    a threat, and cannot be written. `from_on`: the first day on which it may be done.
    """

    TEXT: ClassVar[str] = REMEDY
    kind: str
    decided_on: date
    from_on: date

    def __post_init__(self) -> None:
        if self.kind not in REMEDIES:
            raise Refused(f"there is no remedy `{self.kind}`", f"known: {', '.join(REMEDIES)}")

    def check(self, as_of: date) -> None:
        """It was decided on, and is still to come."""
        _past("decided_on", self.decided_on, as_of)
        if self.from_on <= as_of:
            raise Refused("what is announced lies in the past", "check `from_on`")


@dataclass(frozen=True)
class Placed(Occasion):
    """Somebody else will write for the creditor: who, from when, and how they are reached."""

    TEXT: ClassVar[str] = PLACED
    agency: str
    agency_phone: str
    placed_on: date

    def __post_init__(self) -> None:
        clean("agency", self.agency)
        match("agency_phone", self.agency_phone, PHONE, "a telephone number")


@dataclass(frozen=True)
class Assigned(Occasion):
    """The debt is owed to somebody else: to whom, since when (Civil Code of China, art. 546)."""

    TEXT: ClassVar[str] = ASSIGNED
    assignee: str
    assigned_on: date

    def __post_init__(self) -> None:
        clean("assignee", self.assignee)

    def check(self, as_of: date) -> None:
        """It was assigned."""
        _past("assigned_on", self.assigned_on, as_of)


@dataclass(frozen=True)
class Answer(Occasion):
    """What a person wrote or said, when it came, and by when they hear more.

    `about`: disputed, complained, hardship, opted_out or not_this_person. `reference`: by which they can
    ask for it. `paused_until`: nothing is asked for until then.
    """

    about: str
    received_on: date
    answer_by: date | None = None
    reference: str | None = None
    paused_until: date | None = None

    def __post_init__(self) -> None:
        if TEXTS.get(self.about) != REPLY:
            known = ", ".join(name for name, content in TEXTS.items() if content == REPLY)
            raise Refused(f"there is no answer about `{self.about}`", f"known: {known}")
        clean("reference", self.reference)

    @property
    def text(self) -> str:
        """The name of the text."""
        return self.about

    def check(self, as_of: date) -> None:
        """It was received; what it promises is still to come."""
        _past("received_on", self.received_on, as_of)
        for name in ("answer_by", "paused_until"):
            if (day := getattr(self, name)) is not None and day < as_of:
                raise Refused(f"`{name}` lies in the past", "promise what can be kept")


def text_of(content: str, occasion: Occasion | None, *, kept: bool) -> str:
    """Which text of a class is meant.

    Raises:
        Refused: the class has several texts, and nothing says which; or the occasion is of another class.
    """
    if occasion is not None and occasion.content != content:
        raise Refused(f"`{occasion.text}` is no text of the class `{content}`", "name its own class")
    if occasion is not None:
        return occasion.text
    if content in (STATUTORY, REPLY):
        raise Refused(
            f"a text of the class `{content}` is about something, and nothing says what",
            "give the notice or the answer that it is",
        )
    return KEPT if kept and content == OFFER else content


def _past(name: str, day: date, as_of: date) -> None:
    if day > as_of:
        raise Refused(f"`{name}` is still to come", "say it once it has happened")
