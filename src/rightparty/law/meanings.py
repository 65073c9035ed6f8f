"""What a question asks, an effect does and a number says, in words: for `law show` and the rules' pages."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from rightparty.law.facts import FACTS
from rightparty.law.parameters import Dated, Parameter, Window
from rightparty.law.questions import (
    ClosedDay,
    Counter,
    DebtIs,
    DebtNumber,
    EvidenceDays,
    Fact,
    Flag,
    LocalSecond,
    Member,
    MinutesSince,
    NoticeDays,
    NoticeInForce,
    Question,
    Within,
)
from rightparty.law.records import AGREEMENT, CONTACT, RECORD, RECORD_KINDS, TRANSFER, WORDING
from rightparty.law.rule import Rule
from rightparty.law.vocabulary import ALL, ATTEMPT, CONNECTED, CONVERSATION, TOLD, UNANSWERED, Effect

EFFECTS: Final[Mapping[Effect, str]] = {
    Effect.DENY: "the contact must not be made",
    Effect.LIMIT: "only other content may be sent",
    Effect.DELAY: "not now: when a later hour or day allows it",
    Effect.SUSPEND: "not until something has happened",
    Effect.REQUIRE: "the message, or the file, must have something",
    Effect.RISK: "lawful, but a protection that the law gives is lost: our answer is no",
    Effect.NOTE: "changes nothing: the law's own name for it, or an exception that the law makes",
}
_RECORD_EFFECTS: Final[Mapping[Effect, str]] = {
    Effect.DENY: "is not allowed",
    Effect.LIMIT: "is not allowed as it stands, but less is",
    Effect.DELAY: "has to wait",
    Effect.SUSPEND: "has to wait until something has happened",
    Effect.REQUIRE: "is refused while what it needs is not there",
    Effect.RISK: "is lawful, but a protection that the law gives is lost: our answer is no",
    Effect.NOTE: "is as it was: the law's own name for it, or an exception that the law makes",
}
_RECORDS: Final[Mapping[str, str]] = {
    AGREEMENT: "the agreement",
    RECORD: "what is kept, or done with it,",
    TRANSFER: "the transfer",
    WORDING: "the text",
}
_COUNTED = {
    ATTEMPT: "attempts",
    CONNECTED: "connected contacts",
    CONVERSATION: "conversations",
    TOLD: "contacts that told of a debt",
    UNANSWERED: "unanswered calls",
}


def effect(rule: Rule) -> str:
    """What a rule does when it speaks: its effect, on which content of a contact, and what that means."""
    if rule.about == CONTACT:
        return f"{rule.effect} on {classes(rule.cuts)}: {EFFECTS[rule.effect]}"
    return f"{rule.effect}: {_RECORDS[rule.about]} {_RECORD_EFFECTS[rule.effect]}"


def meaning(question: Question, about: str = "contact") -> str:
    """A question in words."""
    if isinstance(question, Fact):
        known = RECORD_KINDS[about].get(question.name) or FACTS[question.name]
        return known.meaning
    return _TOLD[type(question)](question)


def _counter(q: Counter) -> str:
    told = [f"{_COUNTED[q.kind]} in {_days(q.days)}", per(q.per)]
    told += [f"by {listed(q.channels)}"] if q.channels else []
    told += [f"with content {listed(q.contents)}"] if q.contents else []
    told += [f"flagged {listed(q.flags)}"] if q.flags else []
    told += [f"not ended as {listed(q.without)}"] if q.without else []
    told += ["begun by either side"] if q.inbound else []
    told += ["since the person last wrote or called"] if q.since_answer else []
    told += ["not made under a consent to call"] if q.unconsented else []
    told += ["without points that turned out to be somebody else's"] if q.recounted else []
    return ", ".join(told)


def per(keys: Sequence[str]) -> str:
    """The keys that a counter belongs to: `per creditor and person`."""
    return f"per {' and '.join(keys)}"


def _minutes(q: MinutesSince) -> str:
    by = f", by {listed(q.channels)}" if q.channels else ""
    return f"minutes since the last of our {_COUNTED[q.kind]}, {per(q.per)}{by}"


def _notice(q: NoticeInForce) -> str:
    return f"a notice of {_plain(q.kind)} is in force{_narrowed(q)}"


def _notice_days(q: NoticeDays) -> str:
    since = f"the date {_plain(q.of)} in the latest" if q.of else "the latest"
    return f"days since {since} notice of {_plain(q.kind)} in force{_narrowed(q)}"


def _narrowed(q: NoticeInForce | NoticeDays) -> str:
    told = [f"{' or '.join(q.media)}"] if q.media else []
    told += [f"told to the {q.to}"] if q.to else []
    told += [f"told by the {q.by} addressed"] if q.by else []
    told += ["naming this very point"] if q.at_point else []
    told += ["naming this channel or none"] if q.for_channel else []
    told += [f"saying {listed(q.detail)}"] if q.detail else []
    return f" ({', '.join(told)})" if told else ""


def _debt_is(q: DebtIs) -> str:
    values = f"is {' or '.join(q.values)}" if q.values else "is stated"
    return f"{_plain(q.column)} of a debt named {values}"


def _debt_number(q: DebtNumber) -> str:
    return f"the {'smallest' if q.pick == 'min' else 'largest'} {_plain(q.column)} of the debts named"


def _closed_day(q: ClosedDay) -> str:
    told = [f"the day is none of {listed(q.days)}"] if q.days else []
    told += [f"the day is a public holiday of {q.holidays}"] if q.holidays else []
    return ", or ".join(told)


def _second(q: LocalSecond) -> str:
    if q.zone:
        return f"the second of the day in {q.zone}"
    return f"the {'earliest' if q.end == 'min' else 'latest'} second of the day wherever the person may be"


_TOLD: Mapping[type, Callable[[Any], str]] = {
    Counter: _counter,
    MinutesSince: _minutes,
    NoticeInForce: _notice,
    NoticeDays: _notice_days,
    EvidenceDays: lambda q: f"days since the latest evidence of {' or '.join(map(_plain, q.kinds))}",
    DebtIs: _debt_is,
    DebtNumber: _debt_number,
    Member: lambda q: f"the creditor or the agency that sends is a member of {q.association}",
    Within: lambda q: f"{q.place} is concerned",
    Flag: lambda q: f"the contact is flagged {_plain(q.flag)}",
    LocalSecond: _second,
    ClosedDay: _closed_day,
}


def number(parameter: Parameter) -> str:
    """All values of a parameter, in order of date: `3; from 2026-01-30: 2`."""
    first, *later = parameter.values
    told = [value(parameter, first)]
    return "; ".join([*told, *(f"from {dated.since}: {value(parameter, dated)}" for dated in later)])


def value(parameter: Parameter, dated: Dated) -> str:
    """One value of a parameter as people read it: a date as a date, hours as hours."""
    raw = dated.value
    if parameter.unit.startswith("date"):
        return str(date(1970, 1, 1) + timedelta(days=raw))
    if isinstance(raw, Window):
        told = f"{_clock(raw.opens)} to {_clock(raw.closes)}"
        told += ", the ends themselves outside" if raw.open_ends else ""
        told += f", on {' '.join(raw.days)}" if raw.days else ""
        return told + (f", not on public holidays of {raw.holidays}" if raw.holidays else "")
    return listed(raw) if isinstance(raw, tuple) else str(raw)


def classes(cuts: Sequence[str]) -> str:
    """The content classes on which an effect falls."""
    if set(cuts) == set(ALL):
        return "all content"
    kept = [one for one in ALL if one not in cuts]
    return f"all but {listed(kept)}" if len(kept) < len(cuts) else listed(cuts)


def listed(words: Sequence[object]) -> str:
    """Words with commas between them."""
    return ", ".join(str(word) for word in words)


def _days(days: int) -> str:
    return "one calendar day" if days == 1 else f"{days} calendar days"


def _plain(word: str) -> str:
    return word.replace("_", " ")


def _clock(second: int) -> str:
    clock = f"{second // 3600:02}:{second % 3600 // 60:02}"
    return f"{clock}:{second % 60:02}" if second % 60 else clock
