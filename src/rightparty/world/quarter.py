"""One quarter of the town while it is being made: its inhabitants, its contact points, its rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from rightparty.world.assumptions import Assumptions
from rightparty.world.dice import Dice
from rightparty.world.places import City

Row = dict[str, Any]
Rows = Mapping[str, list[Row]]

SAME_PERSON = "truth_persons"
"""Rows of the simulator's own, beside the book's tables: `person_id` is one more row for `same_as`."""

QUARTER_SIZE = 500  # inhabitants; a quarter is made in one go, and no row leads out of it


@dataclass(frozen=True)
class Holding:
    """Somebody holds a point from one instant until another (None = still)."""

    holder: str
    since: datetime
    until: datetime | None = None

    def covers(self, at: datetime) -> bool:
        """True if the point is held at that instant."""
        return self.since <= at and (self.until is None or at < self.until)


@dataclass(eq=False)
class Point:
    """A contact point and everybody who ever held it. `point_id` is "" until the lender knows it."""

    kind: str
    value: str
    holdings: list[Holding]
    hazard: float = 0.0  # a year, that its holder gives it up
    place: str | None = "own"
    zone: str | None = None
    carrier: str | None = None  # the first one
    carrier_type: str | None = None
    ported: tuple[datetime, str] | None = None  # since when it has been with another carrier, and which
    in_name_of: dict[str, str] = field(default_factory=dict)  # by holder, who is registered in their place
    point_id: str = ""

    def holders(self, at: datetime) -> list[str]:
        """Who really holds the point at an instant."""
        return [holding.holder for holding in self.holdings if holding.covers(at)]

    def held_by(self, person_id: str, at: datetime) -> bool:
        """True if the person is among the holders at that instant."""
        return person_id in self.holders(at)

    def registered(self, at: datetime) -> list[str]:
        """In whose name the point is at an instant, as its carrier has it."""
        return [self.in_name_of.get(holder, holder) for holder in self.holders(at)]

    def carrier_at(self, at: datetime) -> str | None:
        """Whose network the number is in at an instant; it keeps its holder when it is ported."""
        return self.ported[1] if self.ported and self.ported[0] <= at else self.carrier

    def ends(self, person_id: str) -> datetime | None:
        """When the person stopped holding the point; None = still holds it, or never did."""
        for holding in self.holdings:
            if holding.holder == person_id and holding.until is not None:
                return holding.until
        return None


@dataclass(eq=False)
class Inhabitant:
    """A person with the points that they hold or held, and whom they live with."""

    person_id: str
    name: str
    surname: str
    female: bool
    language: str
    city: City
    household: int
    kin: str  # head, spouse, child, parent, sibling … of the household's head
    row: Row
    born: date
    who: str  # the id by which the truth knows the person, also where `person_id` is that of a second row
    mobiles: list[Point] = field(default_factory=list)  # in order of time; the last is today's
    others: list[Point] = field(default_factory=list)  # further points: second number, e-mail, home
    in_name: list[Point] = field(default_factory=list)  # numbers in this person's name that others use

    def mobile_at(self, at: datetime) -> Point | None:
        """The number in use at an instant."""
        for point in reversed(self.mobiles):
            if point.held_by(self.who, at):
                return point
        return None

    def other(self, kind: str) -> Point | None:
        """A further point of that kind."""
        return next((point for point in self.others if point.kind == kind), None)


@dataclass(eq=False)
class Quarter:
    """The quarter's state; `rows` is what goes into the book."""

    number: int
    country: str  # the lender's
    at: datetime  # the book's date
    churn: float
    dice: Dice
    rates: Assumptions
    rows: dict[str, list[Row]]
    people: list[Inhabitant] = field(default_factory=list)
    households: dict[int, list[Inhabitant]] = field(default_factory=dict)
    known: list[Point] = field(default_factory=list)
    issued: dict[str, int] = field(default_factory=dict)  # numbers given out, by range
    related: set[tuple[str, str, str]] = field(default_factory=set)
    points_of: dict[str, list[Point]] = field(default_factory=dict)  # by person, what evidence ties to them
    first_proof: dict[tuple[str, str], datetime] = field(default_factory=dict)  # by point and person
    _apart: dict[str, Dice] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)
    _proven: set[tuple[str, str, datetime, str]] = field(default_factory=set)

    def companions(self, person: Inhabitant) -> list[Inhabitant]:
        """Who lives with the person."""
        return [other for other in self.households[person.household] if other.who != person.who]

    def apart(self, topic: str) -> Dice:
        """The quarter's dice for a topic, see `Dice.apart`."""
        if topic not in self._apart:
            self._apart[topic] = self.dice.apart(topic)
        return self._apart[topic]

    def new_id(self, prefix: str) -> str:
        """The next id with this prefix, unique in the whole town."""
        count = self._counts.get(prefix, 0) + 1
        self._counts[prefix] = count
        return f"{prefix}{self.number:05d}{count:05d}"

    def stranger(self) -> str:
        """Somebody whom no table names, except the truth."""
        return self.new_id("S")

    def point_id(self, point: Point) -> str:
        """The point's id; from now on the lender knows the point."""
        if not point.point_id:
            point.point_id = self.new_id("X")
            self.known.append(point)
        return point.point_id

    def add(self, table: str, **cells: Any) -> Row:
        """A row of the book; cells not named are unknown."""
        self.rows[table].append(cells)
        return cells

    def prove(self, point: Point, person_id: str, at: datetime, kind: str, **cells: Any) -> None:
        """A piece of evidence, unless it lies in the future or the same one is there already."""
        point_id = self.point_id(point)
        key = (point_id, person_id, at, kind)
        if at <= self.at and key not in self._proven:
            self._proven.add(key)
            pair = (point_id, person_id)
            if pair not in self.first_proof:
                self.points_of.setdefault(person_id, []).append(point)
            self.first_proof[pair] = min(at, self.first_proof.get(pair, at))
            self.rows["evidence"].append(
                {"point_id": point_id, "person_id": person_id, "at": at, "kind": kind, **cells}
            )

    def known_points(self, person_id: str, kind: str) -> list[Point]:
        """Points of one kind that some evidence ties to the person, in the order in which they were tied."""
        return [point for point in self.points_of.get(person_id, ()) if point.kind == kind]

    def known_by(self, person_id: str, kind: str, at: datetime) -> list[Point]:
        """Those of them that some evidence tied to the person before an instant."""
        return [
            point
            for point in self.known_points(person_id, kind)
            if self.first_proof[point.point_id, person_id] < at
        ]

    def maybe(self, value: Any) -> Any:
        """The value, or in a few percent of cells unknown."""
        return None if self.dice.chance(self.rates.unknown) else value

    def maybe_status(self, value: str) -> str | None:
        """A status, or seldom unknown."""
        return None if self.dice.chance(self.rates.unknown_status) else value

    def ago(self, low: float, high: float) -> datetime:
        """An instant between `low` and `high` days before the book's date."""
        return self.dice.moment(self.at - timedelta(days=high), self.at - timedelta(days=low))
