"""Contact points for people of whom none are known: drawn by chance, and every row says so."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from rightparty.world.dice import Dice
from rightparty.world.places import full_name, given_name, names

SIMULATED = "simulated"
CHURN = 0.05  # of all numbers change hands in a year
ONE_YEAR = timedelta(days=365)

Row = Mapping[str, Any]


class Contacts:
    """`rows`: points, evidence and truth of everybody who was added."""

    def __init__(self, country: str, as_of: datetime, dice: Dice) -> None:
        self.country, self.as_of, self.dice = country, as_of, dice
        self.rows: dict[str, list[Row]] = {"points": [], "evidence": [], "truth": []}
        self._given_out = 0

    def name(self, client_id: str) -> str:
        """Nobody's name is in the data: a number, or for a Chinese book a name made up."""
        if self.country != "CN":
            return f"Client {client_id}"
        surname = self.dice.weighted(names("zh-Hans").surnames)
        return full_name(surname, given_name(self.dice, "zh-Hans", self.dice.chance(0.5)), "zh-Hans")

    def add(self, owner: str, disponents: Sequence[str], since: datetime) -> None:
        """Points of a borrower and of those who may use the account; some borrowers gave another's number."""
        theirs = [self._mobile(person, since, lives=True) for person in disponents]
        for person, point in zip(disponents, theirs, strict=True):
            self._prove(point, person, since, "stated")
        if theirs and self.dice.chance(0.3):
            self._prove(theirs[0], owner, since, "stated")
        else:
            self._own_mobile(owner, since)
        if self.dice.chance(0.6):
            self._email(owner, since)
        if self.dice.chance(0.5):
            self._app(owner, since)

    def _own_mobile(self, owner: str, since: datetime) -> None:
        years = (self.as_of - since) / ONE_YEAR
        lives = self.dice.chance((1 - CHURN) ** years)
        point = self._mobile(owner, since, lives=lives)
        self._prove(point, owner, since, "stated")
        if lives and self.dice.chance(0.5):
            recent = self.dice.chance(0.4)
            self._prove(point, owner, self._ago(0, 0.4) if recent else self._ago(1, 400), "code_confirmed")
        elif not lives and self.dice.chance(0.2):
            self._prove(point, owner, self._ago(1, 60), "wrong_number")

    def _email(self, owner: str, since: datetime) -> None:
        point = self._point("email", f"{owner.lower()}@mail.example", owner, since)
        self._prove(point, owner, since, "stated")
        if self.dice.chance(0.6):
            self._prove(point, owner, self._ago(1, 300), "code_confirmed")

    def _app(self, owner: str, since: datetime) -> None:
        point = self._point("app", f"account-{owner.lower()}", owner, since)
        self._prove(point, owner, since, "used_in_app")
        self._prove(point, owner, self._ago(0, 90), "signed_in")

    def _mobile(self, holder: str, since: datetime, *, lives: bool) -> str:
        """A number of a range that the country does not give out, if it has one; perhaps a stranger's now."""
        self._given_out += 1
        digits = (self._given_out * 7_654_321) % 10_000_000
        value = f"+861349{digits:07d}" if self.country == "CN" else f"+42060{digits:07d}"
        if lives:
            return self._point("mobile", value, holder, since)
        ended = self.dice.moment(since, self.as_of - timedelta(days=30))
        point = self._point("mobile", value, holder, since, until=ended)
        stranger = f"stranger-{self._given_out}"
        self.rows["truth"].append({"point_id": point, "person_id": stranger, "from": ended})
        return point

    def _point(
        self, kind: str, value: str, holder: str, since: datetime, *, until: datetime | None = None
    ) -> str:
        point_id = f"{kind}-{len(self.rows['points']) + 1}"
        self.rows["points"].append({"point_id": point_id, "kind": kind, "value": value, "place": "own"})
        self.rows["truth"].append({"point_id": point_id, "person_id": holder, "from": since, "until": until})
        return point_id

    def _prove(self, point_id: str, person_id: str, at: datetime, kind: str) -> None:
        self.rows["evidence"].append(
            {"point_id": point_id, "person_id": person_id, "at": at, "kind": kind, "source": SIMULATED}
        )

    def _ago(self, low: float, high: float) -> datetime:
        seconds = int((low + self.dice.roll() * (high - low)) * 86_400)
        return self.as_of - timedelta(seconds=seconds)
