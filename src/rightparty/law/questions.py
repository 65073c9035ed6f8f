"""What a rule can ask about a contact: facts, counts over history, notices in force, the time of day.

Every question has a `name` and a `type`. A row of facts, by whatever means it was gathered, is a mapping
from names to answers; None (or NULL) is an answer too: nobody knows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rightparty.law.facts import FACTS
from rightparty.law.vocabulary import Per

UNION = "EU"
"""The place that stands for every member state of the European Union together."""


def _name(*parts: object) -> str:
    """Parts joined so that the name is legible in a query; empty parts are left out."""
    return "_".join(str(part).replace(" ", "_") for part in parts if part not in ("", None, False))


@dataclass(frozen=True)
class Fact:
    """A named fact from `FACTS`."""

    name: str

    @property
    def type(self) -> str:
        """Text, truth, whole or number."""
        return FACTS[self.name].type


def _belongs(per: tuple[Per, ...]) -> None:
    if not {Per.PERSON, Per.COUPLE, Per.POINT} & set(per):
        raise ValueError(f"a count per {', '.join(per)} belongs to nobody: add PERSON, COUPLE or POINT")


@dataclass(frozen=True)
class Counter:
    """How many past contacts of a kind lie within `days` calendar days, today included.

    Days are the recipient's; with several possible zones, the zone that counts most. `channels`,
    `contents`, `flags`: only these (empty = all). `without`: outcomes that do not count. `inbound` counts
    contacts that the person began as well. `since_answer`: only after the person's last inbound.
    `unconsented`: not those made under a consent to call (12 CFR 1006.14(b)(3)(i)). `recounted`: not those
    to a point that was learnt, by now, not to be the person's (comment 14(b)(2)(i)-3).
    Per DEBT, loans serviced under one account number are one debt (comment 14(b)(4)-2.vii); with several
    debts, the one that counts most. Per PLACE: only points of the same sort, home or elsewhere.
    Per LENDERS: the creditor's own contacts, and those of the lenders that count together with it.
    """

    kind: str
    days: int
    per: tuple[Per, ...]
    channels: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    inbound: bool = False
    since_answer: bool = False
    unconsented: bool = False
    recounted: bool = False

    type = "whole"

    def __post_init__(self) -> None:
        _belongs(self.per)
        more = self.flags or self.without or self.inbound or self.since_answer
        more = more or self.unconsented or self.recounted or set(self.per) != {Per.LENDERS, Per.PERSON}
        if Per.LENDERS in self.per and more:
            # Of a contact, other lenders tell the person, the instant, the channel and the class.
            raise ValueError(
                "a count per LENDERS is per PERSON too, and of kinds, channels and contents only"
            )

    @cached_property
    def name(self) -> str:
        """Unique, and legible in a query: `connected_1d_creditor_person_call_ai_call`."""
        parts = [self.kind, f"{self.days}d", *self.per, *self.channels, *self.contents]
        parts += ["flagged", *self.flags] if self.flags else []
        parts += ["without", *self.without] if self.without else []
        parts += ["both_ways"] if self.inbound else []
        parts += ["since_answer"] if self.since_answer else []
        parts += ["unconsented"] if self.unconsented else []
        parts += ["recounted"] if self.recounted else []
        return "_".join(parts)


@dataclass(frozen=True)
class MinutesSince:
    """Minutes since the last contact of a kind that we made; a large number where there was none."""

    kind: str
    per: tuple[Per, ...]
    channels: tuple[str, ...] = ()

    type = "whole"

    def __post_init__(self) -> None:
        _belongs(self.per)
        if Per.LENDERS in self.per:
            raise ValueError("the last contact of all lenders is not told: a count is")

    @cached_property
    def name(self) -> str:
        """`minutes_since_attempt_point_call`."""
        return _name("minutes_since", self.kind, *self.per, *self.channels)


@dataclass(frozen=True)
class NoticeInForce:
    """Has a notice of this kind taken effect and not ended?

    `media`: through one of these (empty = any). `to`: told to the one who sends now (`collector`) or to
    the `creditor`. `by`: told by the person addressed (`person`). `at_point`: names this very point.
    `for_channel`: names this channel, or none. `detail`: keys of the notice's detail that must be true, or
    `key=value|value`.
    """

    kind: str
    media: tuple[str, ...] = ()
    to: str = ""
    by: str = ""
    at_point: bool = False
    for_channel: bool = False
    detail: tuple[str, ...] = ()

    type = "truth"

    @cached_property
    def name(self) -> str:
        """`notice_attorney`, `notice_cease_written_electronic`."""
        return _notice_name("notice", self)


@dataclass(frozen=True)
class NoticeDays:
    """Days since the latest notice in force of a kind took effect; `of`: since a date in its detail.

    Days are counted where the creditor does business. A day in the future is negative; a large number where
    there is no such notice, or none with that date.
    """

    kind: str
    media: tuple[str, ...] = ()
    to: str = ""
    by: str = ""
    at_point: bool = False
    for_channel: bool = False
    detail: tuple[str, ...] = ()
    of: str = ""

    type = "whole"

    @cached_property
    def name(self) -> str:
        """`notice_days_attorney_of_asked_on`."""
        return _name(_notice_name("notice_days", self), self.of and f"of_{self.of}")


def _notice_name(prefix: str, q: NoticeInForce | NoticeDays) -> str:
    detail = [key.replace("=", "_").replace("|", "_") for key in q.detail]
    told = (q.to and f"to_{q.to}", q.by and f"by_{q.by}", q.at_point and "at_point")
    return _name(prefix, q.kind, *q.media, *told, q.for_channel and "for_channel", *detail)


@dataclass(frozen=True)
class EvidenceDays:
    """Days, as of `NoticeDays`, since the latest evidence of these kinds about point and person; or large."""

    kinds: tuple[str, ...]

    type = "whole"

    @cached_property
    def name(self) -> str:
        """`evidence_days_wrote_from`."""
        return _name("evidence_days", *self.kinds)


@dataclass(frozen=True)
class DebtIs:
    """Whether some debt named has one of these values in a column of `debts` (no values: has any)."""

    column: str
    values: tuple[str, ...] = ()

    type = "truth"

    @cached_property
    def name(self) -> str:
        """`debt_product_credit_card`."""
        return _name("debt", self.column, *(self.values or ("stated",)))


@dataclass(frozen=True)
class DebtNumber:
    """The largest number (`pick` max) or smallest (min) in a column of `debts` over the debts named.

    A date counts in days since 1970-01-01, to be held against `c.business_day` or a parameter that is a date.
    """

    column: str
    pick: str = "max"

    @property
    def type(self) -> str:
        """Dates count in whole days."""
        return "whole" if self.column.endswith("_on") else "number"

    @cached_property
    def name(self) -> str:
        """`debt_all_in_rate_max`, `debt_opened_on_min`."""
        return _name("debt", self.column, self.pick)


@dataclass(frozen=True)
class Member:
    """Whether the creditor or the agency that sends is a member of an association."""

    association: str

    type = "truth"

    @cached_property
    def name(self) -> str:
        """`member_cba`."""
        return _name("member", self.association)


@dataclass(frozen=True)
class Within:
    """Whether a country or subdivision is concerned: `CN`, `US-MA`, `US-NY-NYC` (ISO 3166, and a city).

    A country is concerned by the creditor, the sender, the debt, the person and the point. A subdivision is
    concerned by where the person may be, and unknown where only its country, or a larger part, is known.
    `EU` is concerned where any member state is.
    """

    place: str

    type = "truth"

    @cached_property
    def name(self) -> str:
        """`within_US-MA`."""
        return _name("within", self.place)


@dataclass(frozen=True)
class Flag:
    """Whether whoever proposes the contact says so of it (column `flags` of the candidates)."""

    flag: str

    type = "truth"

    @cached_property
    def name(self) -> str:
        """`flag_litigation`."""
        return _name("flag", self.flag)


@dataclass(frozen=True)
class LocalSecond:
    """The second of the day where the person may be: the earliest (`min`) or latest (`max`) of all zones.

    With `zone`, the time in that one zone instead.
    """

    end: str
    zone: str = ""

    type = "whole"

    @cached_property
    def name(self) -> str:
        """`local_second_min`, `local_second_Asia/Shanghai`."""
        return f"local_second_{self.zone or self.end}"


@dataclass(frozen=True)
class ClosedDay:
    """Whether the local day, somewhere the person may be, is none of `days`, or a holiday of `holidays`.

    `days`: weekdays on which contact is permitted (`MO` …; empty = all). `holidays`: ISO 3166 of the country
    whose national holidays are closed; empty = none are.
    """

    days: tuple[str, ...] = ()
    holidays: str = ""

    type = "truth"

    @cached_property
    def name(self) -> str:
        """`closed_day_MO_TU_holidays_ID`."""
        return _name("closed_day", *self.days, self.holidays and f"holidays_{self.holidays}")


Question = (
    Fact
    | Counter
    | MinutesSince
    | NoticeInForce
    | NoticeDays
    | EvidenceDays
    | DebtIs
    | DebtNumber
    | Member
    | Within
    | Flag
    | LocalSecond
    | ClosedDay
)


def by_kind(questions: Iterable[Question]) -> Mapping[type, Sequence[Any]]:
    """Questions by their kind, in order: what a kind needs is then got ready once for all of it."""
    found: dict[type, list[Any]] = {}
    for question in questions:
        found.setdefault(type(question), []).append(question)
    return found
