"""The same morning under three policies, as messages: common practice, law only, ours."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rightparty.law.vocabulary import CHANNELS_OF_POINT, TELLING, VOICE
from rightparty.world.chance import times, uniform
from rightparty.world.practice import Practice
from rightparty.world.snapshot import Case, KnownPoint, Snapshot

PRACTICE, LAW_ONLY, OURS = "common practice", "law only", "ours"
POLICIES = (PRACTICE, LAW_ONLY, OURS)
NOTHING = "nothing sent"
"""No policy, but what the others are held against: the money that comes in anyway."""


@dataclass(frozen=True)
class Message:
    """One message or dial, addressed to a person at a point, about some debts.

    `heard`: something was said, which an unanswered dial does not. `guarded`: the debt is named only
    after the reader or listener has shown who they are (a sign-in, an identity check on the call). `at`: a
    later hour of the day than that of the morning's messages.
    """

    policy: str
    person_id: str
    point_id: str
    channel: str
    content: str
    debt_ids: tuple[str, ...]
    day: int = 0
    heard: bool = True
    guarded: bool = False
    at: datetime | None = None

    @property
    def tells(self) -> bool:
        """True if a debt is named."""
        return self.content in TELLING and self.heard


def common_practice(morning: Snapshot, practice: Practice, seed: int, day: int = 0) -> Iterator[Message]:
    """A day of a lender that uses what is on file: `practice.toml` says what that means."""
    for case in morning.cases:
        heeds = uniform("heeds", seed, case.person_id, case.creditor_id) < practice.stops_heeded
        if case.days_late < practice.from_day or (case.stopped and heeds):
            continue
        points = [
            p for p in morning.points.get(case.person_id, ()) if _usable(p, practice, case.person_id, seed)
        ]
        sent = [
            message
            for point in points
            for channel in _RATES
            if channel in CHANNELS_OF_POINT[point.kind]
            for message in _to_debtor(PRACTICE, case, point.point_id, channel, practice, seed, day)
        ]
        yield from _until_answered(sent)
        if not any(message.channel in VOICE and message.heard for message in sent):
            yield from _to_others(morning, case, practice, seed, day)


def law_only(
    morning: Snapshot, decided: Iterable[Mapping[str, Any]], practice: Practice, seed: int, day: int = 0
) -> Iterator[Message]:
    """A day of a lender that does what the law permits, as often as common practice does.

    `decided`: rows of the gate under the law's instruments alone. It writes the full text to points
    that the borrowers stated, leaves a number alone once it is reported as somebody else's, and asks
    on the phone who is there before it names the debt.
    """
    cases = {(case.person_id, case.creditor_id): case for case in morning.cases}
    known = {(who, point.point_id): point for who, points in morning.points.items() for point in points}
    sent: dict[tuple[str, str], list[Message]] = {}
    for row in decided:
        creditor_id = row["candidate_id"].split("|")[1]
        case = cases.get((row["person_id"], creditor_id))
        point = known.get((row["person_id"], row["point_id"]))
        if case is None or point is None or point.guessed or point.reported:
            continue
        if row["channel"] in _RATES and "full" in row["allowed"]:
            sent.setdefault((row["person_id"], creditor_id), []).extend(
                _to_debtor(LAW_ONLY, case, row["point_id"], row["channel"], practice, seed, day)
            )
    for messages in sent.values():
        yield from _until_answered(messages)


def ours(
    planned: Iterable[Mapping[str, Any]], practice: Practice, seed: int, day: int = 0
) -> Iterator[Message]:
    """The plan's contacts of a day; calls check who is there, and the inbox asks for a sign-in.

    `held_until`: when a contact is made that was held in the morning.
    """
    for row in planned:
        if row["status"] == "planned":
            voice = row["channel"] in VOICE
            yield Message(
                OURS,
                row["person_id"],
                row["point_id"],
                row["channel"],
                row["content"],
                tuple(row["debt_ids"]),
                day,
                heard=not voice or _answers(practice, seed, row["person_id"], row["point_id"], day, 0),
                guarded=voice or row["channel"] in _SIGNED_IN,
                at=row.get("held_until"),
            )


_RATES = {"sms": "texts_a_day", "call": "calls_a_day", "email": "mails_a_day", "inbox": "mails_a_day"}
_SIGNED_IN = ("inbox", "app")
LAW_CHANNELS = tuple(_RATES)
"""The channels that common practice, and so `law only`, makes use of."""


def _usable(point: KnownPoint, practice: Practice, person_id: str, seed: int) -> bool:
    """Whether a point on file is used, this day as every day."""
    share = practice.repaired_numbers if point.guessed else practice.old_numbers
    if point.reported:
        share *= practice.reports_lost
    return uniform("usable", seed, person_id, point.point_id) < share


def _to_debtor(
    policy: str, case: Case, point_id: str, channel: str, practice: Practice, seed: int, day: int
) -> Iterator[Message]:
    """What goes to one point in a day on one channel; chance falls the same way under every policy."""
    luck = uniform("times", seed, case.person_id, case.creditor_id, point_id, channel, day)
    voice = channel in VOICE
    for number in range(times(getattr(practice, _RATES[channel]), luck)):
        yield Message(
            policy,
            case.person_id,
            point_id,
            channel,
            "full",
            case.debt_ids,
            day,
            heard=not voice or _answers(practice, seed, case.person_id, point_id, day, number),
            guarded=channel in _SIGNED_IN or (voice and policy != PRACTICE),
        )


def _until_answered(messages: Iterable[Message]) -> Iterator[Message]:
    """The messages of a day, without the dials after one that was answered."""
    answered = False
    for message in messages:
        if message.channel in VOICE:
            if answered:
                continue
            answered = message.heard
        yield message


def _to_others(morning: Snapshot, case: Case, practice: Practice, seed: int, day: int) -> Iterator[Message]:
    """Emergency contacts, later everybody else on file, when the borrower did not answer today."""
    contacts = case.contacts if case.days_late >= practice.contacts_from_day else ()
    others = case.others if case.days_late >= practice.others_from_day else ()
    asked = [(person, practice.contacts_a_week) for person in contacts]
    asked += [(person, practice.others_a_week) for person in others]
    for person, a_week in asked:
        numbers = [p for p in morning.points.get(person, ()) if p.kind in ("mobile", "landline")]
        luck = uniform("others", seed, case.person_id, case.creditor_id, person, day)
        for number in range(times(a_week / 7, luck) if numbers else 0):
            occasion = (seed, case.person_id, case.creditor_id, person, day, number)
            content = "full" if uniform("told", *occasion) < practice.others_told else "locate"
            text = numbers[0].kind == "mobile" and uniform("text", *occasion) < 0.5
            heard = text or uniform("heard", *occasion) < practice.answered
            channel = "sms" if text else "call"
            yield Message(PRACTICE, person, numbers[0].point_id, channel, content, case.debt_ids, day, heard)


def _answers(practice: Practice, seed: int, person_id: str, point_id: str, day: int, number: int) -> bool:
    """Whether somebody picks up the day's n-th dial to a point: the same under every policy."""
    return uniform("answer", seed, person_id, point_id, day, number) < practice.answered
