"""One day of a play as it really is, and what is found out about it while people react."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from rightparty.law.vocabulary import VOICE
from rightparty.world.chance import uniform
from rightparty.world.policies import Message
from rightparty.world.response import Response
from rightparty.world.score import Truth
from rightparty.world.snapshot import Snapshot

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Scene:
    """One day as it really is. `before`: by person, days with a contact in the last 30 before today."""

    number: int
    at: datetime  # when the day's messages go out
    seen: Snapshot
    truth: Truth
    response: Response
    seed: int
    before: Mapping[str, int]
    creditors: Mapping[str, str]  # by debt
    objected: frozenset[str] = frozenset()  # who has complained or opted out already: nobody does so twice

    def luck(self, what: str, *who: str) -> float:
        """Chance of this day for somebody: the same under every policy."""
        return uniform(what, self.seed, *who, self.number)

    def pressed(self, person_id: str) -> bool:
        """Whether somebody who is contacted today feels harassed; who is thin-skinned stays so."""
        share = self.response.harassed(self.before.get(person_id, 0) + 1)
        return uniform("nerves", self.seed, person_id) < share

    def account_of(self, person_id: str) -> str | None:
        """The app account that the person really holds, if the book knows it."""
        for point in self.seen.points.get(person_id, ()):
            if point.kind == "app" and person_id in self.truth.of(point.point_id):
                return point.point_id
        return None


@dataclass(frozen=True)
class Hearing:
    """A borrower has been told of some debts. `effect`: compared with a text; `spoken`: they can promise."""

    person_id: str
    debt_ids: tuple[str, ...]
    at: datetime
    effect: float
    spoken: bool = False


@dataclass(frozen=True)
class Visit:
    """A borrower stands at the door, and has shown who they are, at a point and an instant.

    `asked`: the inbound event, None on a call that we made. `knocked`: they answered a contact of ours.
    `call`: the contact that is still under way, where it is a call of ours.
    """

    person_id: str
    debt_ids: tuple[str, ...]
    point_id: str
    channel: str
    at: datetime
    effect: float
    asked: str | None = None
    knocked: bool = True
    call: str | None = None


@dataclass
class Aftermath:
    """What came of a day's messages: rows for the lender's book, and what only the truth knows."""

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    hearings: list[Hearing] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    met: set[str] = field(default_factory=set)  # whom something reached, an unanswered dial included
    told: dict[str, set[str]] = field(default_factory=dict)  # borrowers, and how: writing, call, inbox, door
    knocked: set[str] = field(default_factory=set)  # borrowers whom a knock reached
    protests: int = 0
    disclosures: int = 0  # strangers who said that they were told of a debt
    objected: set[str] = field(default_factory=set)  # who complained, or asked to be left alone
    complaints: int = 0
    opt_outs: int = 0

    def add(self, table: str, row: dict[str, Any] | None) -> None:
        """Keep a row, if there is one."""
        if row is not None:
            self.rows.setdefault(table, []).append(row)

    def tell(self, person_id: str, way: str) -> None:
        """A borrower has been told, in that way."""
        self.told.setdefault(person_id, set()).add(way)


@dataclass(frozen=True)
class Arrival:
    """A message at a point that somebody holds; `listens`: this person took the call."""

    message: Message
    row: dict[str, Any]
    holders: tuple[str, ...]
    listens: bool

    @property
    def told(self) -> bool:
        """Whether this person has been told of the debt then and there, if they read it."""
        return self.message.tells and (self.listens or self.message.channel not in VOICE)
