"""The same morning under three policies, as messages: common practice, law only, ours."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rightparty.law.vocabulary import TELLING, VOICE
from rightparty.world.dice import Dice
from rightparty.world.practice import Practice
from rightparty.world.snapshot import KnownPoint, Overdue, Snapshot

PRACTICE, LAW_ONLY, OURS = "common practice", "law only", "ours"
POLICIES = (PRACTICE, LAW_ONLY, OURS)


@dataclass(frozen=True)
class Message:
    """One message or dial, addressed to a person at a point, about some debts.

    `heard`: something was said, which an unanswered dial does not. `guarded`: the debt is named only
    after the reader or listener has shown who they are (a sign-in, an identity check on the call).
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

    @property
    def tells(self) -> bool:
        """True if a debt is named."""
        return self.content in TELLING and self.heard


def common_practice(morning: Snapshot, practice: Practice, seed: int, day: int = 0) -> Iterator[Message]:
    """A day of a lender that uses what is on file: `practice.toml` says what that means.

    `day` counts from the morning of the snapshot; nobody pays or complains in between.
    """
    for debt in morning.overdue:
        late = debt.days_late + day
        steady = Dice(f"practice/{seed}/{debt.debt_id}")  # what holds for this debt every day
        heeds = steady.chance(practice.stops_heeded)
        usable = [p for p in morning.points.get(debt.borrower, ()) if _usable(p, practice, steady)]
        if late < practice.from_day or (debt.stopped and heeds):
            continue
        dice = Dice(f"practice/{seed}/{debt.debt_id}/{day}")
        sent = list(_to_borrower(debt, usable, practice, dice, day))
        yield from sent
        if not any(message.channel in VOICE and message.heard for message in sent):
            yield from _to_others(morning, debt, practice, dice, day, late)


def _usable(point: KnownPoint, practice: Practice, dice: Dice) -> bool:
    """Whether a point on file is used, this day as every day."""
    share = practice.repaired_numbers if point.guessed else practice.old_numbers
    if point.reported:
        share *= practice.reports_lost
    return dice.chance(share)


def _to_borrower(
    debt: Overdue, points: Iterable[KnownPoint], practice: Practice, dice: Dice, day: int
) -> Iterator[Message]:
    answered = False
    for point in points:
        about = (debt.borrower, point.point_id)
        if point.kind == "mobile":
            for _ in range(_times(practice.texts_a_day, dice)):
                yield Message(PRACTICE, *about, "sms", "full", (debt.debt_id,), day)
        if point.kind in ("mobile", "landline"):
            for _ in range(_times(practice.calls_a_day, dice)):
                if not answered:
                    answered = dice.chance(practice.answered)
                    yield Message(PRACTICE, *about, "call", "full", (debt.debt_id,), day, heard=answered)
        if point.kind == "email":
            for _ in range(_times(practice.mails_a_day, dice)):
                yield Message(PRACTICE, *about, "email", "full", (debt.debt_id,), day)


def _to_others(
    morning: Snapshot, debt: Overdue, practice: Practice, dice: Dice, day: int, late: int
) -> Iterator[Message]:
    """Emergency contacts, later everybody else, when the borrower did not answer today."""
    contacts = debt.contacts if late >= practice.contacts_from_day else ()
    others = debt.others if late >= practice.others_from_day else ()
    asked = [(person, practice.contacts_a_week) for person in contacts]
    asked += [(person, practice.others_a_week) for person in others]
    for person, a_week in asked:
        numbers = [p for p in morning.points.get(person, ()) if p.kind in ("mobile", "landline")]
        for _ in range(_times(a_week / 7, dice) if numbers else 0):
            content = "full" if dice.chance(practice.others_told) else "locate"
            text = numbers[0].kind == "mobile" and dice.chance(0.5)
            heard = text or dice.chance(practice.answered)
            yield Message(
                PRACTICE,
                person,
                numbers[0].point_id,
                "sms" if text else "call",
                content,
                (debt.debt_id,),
                day,
                heard,
            )


def _times(rate: float, dice: Dice) -> int:
    """How often something happens that happens `rate` times on average."""
    whole = int(rate)
    return whole + dice.chance(rate - whole)


def law_only(
    morning: Snapshot, decided: Iterable[Mapping[str, Any]], practice: Practice, seed: int, day: int = 0
) -> Iterator[Message]:
    """A day of a lender that does all that the law permits, and nothing that it forbids.

    `decided`: rows of the gate under the law's instruments alone. It writes the full text to the points
    that the borrowers stated, as often as common practice does and the law's counts allow, leaves a
    number alone once it is reported, and asks on the phone who is there before it names the debt.
    """
    overdue = {debt.debt_id for debt in morning.overdue}
    known = {(who, point.point_id): point for who, points in morning.points.items() for point in points}
    rate = {
        "sms": practice.texts_a_day,
        "call": practice.calls_a_day,
        "email": practice.mails_a_day,
        "inbox": 0.25,
    }
    for row in decided:
        point = known.get((row["person_id"], row["point_id"]))
        debts = tuple(debt for debt in row["debt_ids"] if debt in overdue)
        usable = point is not None and not point.guessed and not point.reported
        if not debts or not usable or row["channel"] not in rate or "full" not in row["allowed"]:
            continue
        dice = Dice(f"law/{seed}/{row['candidate_id']}/{day}")
        for _ in range(_times(rate[row["channel"]], dice)):
            voice = row["channel"] in VOICE
            heard = not voice or dice.chance(practice.answered)
            yield Message(
                LAW_ONLY,
                row["person_id"],
                row["point_id"],
                row["channel"],
                "full",
                debts,
                day,
                heard,
                guarded=voice or row["channel"] == "inbox",
            )
            if voice and heard:
                break


def ours(
    planned: Iterable[Mapping[str, Any]], practice: Practice, seed: int, day: int = 0
) -> Iterator[Message]:
    """The plan's contacts of a day; calls check who is there, and the inbox asks for a sign-in."""
    for row in planned:
        if row["status"] != "planned":
            continue
        dice = Dice(f"ours/{seed}/{row['contact_id']}/{day}")
        voice = row["channel"] in VOICE
        yield Message(
            OURS,
            row["person_id"],
            row["point_id"],
            row["channel"],
            row["content"],
            tuple(row["debt_ids"]),
            day,
            heard=not voice or dice.chance(practice.answered),
            guarded=voice or row["channel"] in ("inbox", "app"),
        )
