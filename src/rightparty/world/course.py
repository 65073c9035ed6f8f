"""A play under one policy: its days, one after another, each in the light of what came of those before."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from rightparty.book.book import Book
from rightparty.engine import Engine
from rightparty.gate.asked import stamp
from rightparty.plan.day import morning_at
from rightparty.world.diary import Diary
from rightparty.world.door import let_in, sign_ins, told_inside
from rightparty.world.hindsight import seen_from
from rightparty.world.mornings import Morning, Rules, messages_of, morning
from rightparty.world.paying import settle
from rightparty.world.policies import OURS, Message
from rightparty.world.purse import Purse, abilities, purse_of
from rightparty.world.reactions import react
from rightparty.world.scene import Aftermath, Hearing, Scene, Visit
from rightparty.world.score import OFTEN, Holdings, holdings_of
from rightparty.world.tally import holders_of, of_day, of_money

DAY = timedelta(days=1)
SENT_AFTER = timedelta(minutes=30)
"""A morning's messages go out half an hour after they were chosen."""

MONTH_DAYS = 30


@dataclass(frozen=True)
class Stage:
    """A town that is played: what every policy's course has in common. Instants are aware."""

    engine: Engine
    book: Book
    began: datetime
    rules: Rules
    holdings: Holdings
    abilities: Mapping[str, str]
    creditors: Mapping[str, str]  # by debt
    purse: Purse  # as the play begins; each course has a copy
    met: Mapping[str, Sequence[int]]  # by person, days with a contact before it: -1 is the day before


def stage_of(engine: Engine, book: Book, began: datetime, last: datetime, rules: Rules) -> Stage:
    """Read what a play of a town needs, once."""
    debts = engine.rows(book.tables["debts"].select("debt_id", "creditor_id"))
    holdings = holdings_of(engine, book.tables)
    return Stage(
        engine,
        book,
        began,
        rules,
        holdings,
        abilities(engine, book.tables, began),
        {row["debt_id"]: row["creditor_id"] for row in debts},
        purse_of(engine, book.tables, began, last),
        _met_before(engine, book, began, holdings),
    )


def _met_before(engine: Engine, book: Book, began: datetime, holdings: Holdings) -> dict[str, Sequence[int]]:
    """The days of the month before a play on which something reached each person, whoever it was meant for.

    By who held the points as the play began: who gave a number up in that month is not counted.
    """
    first_day = morning_at(engine, book, began).begins
    events, truth = book.tables["events"], holdings.at(began)
    sent = events.filter(
        events.direction == "out",
        events["at"] >= stamp(first_day - MONTH_DAYS * DAY),
        events["at"] < stamp(first_day),
        events.point_id.notnull(),
    )
    met: dict[str, set[int]] = {}
    for row in engine.rows(sent.select("point_id", "at").distinct()):
        for who in truth.of(row["point_id"]):
            met.setdefault(who, set()).add((row["at"] - first_day) // DAY)
    return {who: sorted(days) for who, days in met.items()}


@dataclass
class Day:
    """What a day was: what was sent, what came of it, who stood at the door, and who was let in.

    `overdue`: by debt, the sum and the days past due of the morning.
    """

    scene: Scene
    overdue: Mapping[str, tuple[Decimal, int]]
    sent: list[Message]
    after: Aftermath
    visits: list[Visit] = field(default_factory=list)
    let_in: list[Visit] = field(default_factory=list)


class Course:
    """One policy's days."""

    def __init__(self, stage: Stage, policy: str) -> None:
        self.policy = policy
        self._stage, self.diary = stage, Diary(stage.engine, f"diary {policy}")
        self._purse = deepcopy(stage.purse)
        self._met = {who: list(days) for who, days in stage.met.items()}  # by person, days with a contact
        self._got: dict[str, int] = {}  # by person, contacts so far, whoever they were meant for
        self._objected: set[str] = set()
        self._told: set[str] = set()
        self._reached: set[str] = set()
        self._first: frozenset[str] = frozenset()  # who held a point on the first morning
        self._free: frozenset[str] = frozenset()  # of them, those about whom nothing on file stops collection

    def day(self, number: int) -> dict[str, Any]:
        """Play a day, and count it: one row."""
        return self.counted(self.play(number))

    def play(self, number: int) -> Day:
        """Play a day; days are played in order, from nought."""
        engine, rules = self._stage.engine, self._stage.rules
        at = self._stage.began + number * DAY
        book = seen_from(engine, self._stage.book, at, self._stage.began, self.diary.tables)
        today = morning(engine, book, at, self._stage.holdings)
        self._purse.morning(today.overdue)
        sent = messages_of(self.policy, engine, today, rules, number)
        scene = self._scene(number, today)
        played = Day(scene, today.overdue, sent, react(scene, sent))
        self.diary.write(played.after.rows)
        self.diary.write({"payments": self._purse.until(at + DAY)})
        if self.policy == OURS:
            self._open_doors(played, at)
        played.after.rows["promises"] = settle(
            scene, played.after.hearings, self._stage.abilities, self._purse
        )
        self.diary.write({"promises": played.after.rows["promises"]})
        self.diary.write({"payments": self._purse.until(at + DAY)})
        self.diary.settle(self._purse.statuses)
        for who in played.after.met:
            self._met.setdefault(who, []).append(number)
        self._objected |= played.after.objected
        return played

    @property
    def met(self) -> Mapping[str, Sequence[int]]:
        """By person, the days on which something reached them: -1 is the day before the play."""
        return self._met

    def book_after(self, days: int) -> Book:
        """The lender's book after so many days of this policy, a second before the next one begins."""
        stage = self._stage
        at = stage.began + days * DAY - timedelta(seconds=1)
        return seen_from(
            stage.engine, stage.book, at, stage.began, self.diary.tables, name=f"after {self.policy}"
        )

    def _scene(self, number: int, today: Morning) -> Scene:
        at, rules = today.seen.at + SENT_AFTER, self._stage.rules
        recent = number - MONTH_DAYS
        return Scene(
            number,
            at,
            today.seen,
            self._stage.holdings.at(at),
            rules.response,
            rules.seed,
            {who: sum(day > recent for day in days) for who, days in self._met.items()},
            self._stage.creditors,
            frozenset(self._objected),
        )

    def _open_doors(self, played: Day, at: datetime) -> None:
        """Who answered, and who signed in: whoever is let in has been told everything."""
        stage, scene = self._stage, played.scene
        came, events = sign_ins(stage.engine, stage.book, scene.seen, scene.number, at + DAY)
        self.diary.write({"events": events})
        played.visits = [*played.after.visits, *came]
        evening = seen_from(
            stage.engine,
            stage.book,
            at + DAY - timedelta(seconds=1),
            stage.began,
            self.diary.tables,
            balance_at=at - timedelta(hours=3),
        )
        played.let_in = let_in(stage.engine, evening, played.visits, stage.rules.law, stage.rules.model)
        inside = [told_inside(visit, scene, index) for index, visit in enumerate(played.let_in)]
        self.diary.write({"events": inside})
        for visit in played.let_in:
            played.after.tell(visit.person_id, "call" if visit.asked is None else "door")
            if visit.knocked:
                played.after.hearings.append(
                    Hearing(visit.person_id, visit.debt_ids, visit.at, visit.effect, spoken=True)
                )

    def counted(self, played: Day) -> dict[str, Any]:
        """A day that has been played, as figures: one row. Days are counted in order, each once."""
        scene, after = played.scene, played.after
        for message in played.sent:
            for who in scene.truth.of(message.point_id):
                self._got[who] = self._got.get(who, 0) + 1
        if scene.number == 0:
            self._first = frozenset(holders_of(scene))
            self._free = self._first & {case.person_id for case in scene.seen.cases if not case.stopped}
        owing = {case.person_id for case in scene.seen.cases}
        self._told |= owing & set(after.told)
        self._reached |= owing & (set(after.told) | after.knocked)
        return {
            "policy": self.policy,
            "day": scene.number,
            "at": scene.seen.at,
            **of_day(scene, played.sent, after, played.visits, played.let_in),
            "harassed": sum(scene.pressed(who) for who in after.met),
            "often_so_far": sum(count >= OFTEN for count in self._got.values()),
            "told_so_far": len(self._told),
            "reached_so_far": len(self._reached),
            "first_holders": len(self._first),
            "first_reached_so_far": len(self._first & self._reached),
            "first_free_holders": len(self._free),
            "first_free_reached_so_far": len(self._free & self._reached),
            "contacted_so_far": len(self._got),
            **of_money(self._purse, self._stage.abilities),
        }
