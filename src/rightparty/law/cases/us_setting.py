"""Who and what a case of the United States is about: people, debts and points, in a tiny book."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from rightparty.book.places import region_zones
from rightparty.errors import InvalidInput
from rightparty.law.cases import us_words as words
from rightparty.law.cases.scene import POINT_OF_CHANNEL, Scene

BORROWER = "P"
HOME_ZONE = "America/New_York"
_FEDERAL = "US-DE"
"""Where the person of a case of federal law lives: no state instrument of ours is in the way."""
_CITIES = ("US-NY-NYC",)
COLLECTOR, ORIGINAL_CREDITOR = "C", "X"
GIVEN_TO: Mapping[str, str] = {
    "collector": COLLECTOR,
    "this_collector": COLLECTOR,
    "creditor": ORIGINAL_CREDITOR,
    "original_creditor": ORIGINAL_CREDITOR,
    "prior_collector": "B",
    "previous_collector": "B",
    "other_collector": "B",
}


@dataclass
class Setting:
    """One case being translated: its facts, its action, and the scene that they set.

    `debts`: the book's id of each debt. `points`: the addresses that have a point of their own.
    `overrides`: answers stated outright.
    """

    facts: Mapping[str, Any]
    scene: Scene
    debts: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    points: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, Any] = field(default_factory=dict)

    @property
    def action(self) -> Mapping[str, Any]:
        """What is asked about."""
        found: Mapping[str, Any] = self.facts["action"]
        return found

    @property
    def at(self) -> datetime:
        """When the action happens."""
        return self.scene.at

    @property
    def events(self) -> Sequence[Mapping[str, Any]]:
        """What happened before, in order of time."""
        return sorted(self.facts.get("events", ()), key=lambda event: instant(event["t"]))

    @property
    def region(self) -> str:
        """Where the person lives, `US-MA`."""
        said = self.facts.get("jurisdiction", "US-FED")
        if said in ("US-FED", "US"):
            return _FEDERAL
        if said not in region_zones() and said not in _CITIES:
            raise InvalidInput(f"no jurisdiction `{said}`: write `US-FED` or a state, `US-MA`")
        return str(said)

    def debt(self, name: str) -> str:
        """The book's id of a debt."""
        return words.word(self.debts, name, "debt")

    def debt_ids(self, names: Sequence[str] | None) -> tuple[str, ...]:
        """The book's ids of debts named; the first debt of the case where none are."""
        return tuple(self.debt(name) for name in names) if names is not None else ("D",)

    def person(self, name: str | None) -> str:
        """The book's id of a person; the consumer where nobody is named."""
        if name is None or self.roles.get(name, "") == words.CONSUMER:
            return BORROWER
        return name

    def point(self, address: str | None, kind: str | None, person: str, channel: str) -> str:
        """The point of an address, made when first named; else the person's usual one for the channel."""
        usual = self._usual(kind, channel)
        address = address or self._meant(person, channel)
        if address in (None, "tel:mobile1", "tel:home", "tel:work") and person == BORROWER:
            known = {"tel:home": "landline", "tel:work": "work_landline"}
            return known.get(str(address), usual)
        name = str(address) if address else f"{person}-{usual}"
        if name not in self.points:
            self.points[name] = name
            self._new_point(name, kind, usual, person, address)
        self._tie(name, person)
        return name

    def _meant(self, person: str, channel: str) -> str | None:
        """The address that the action names, for whatever goes to the same person by the same channel."""
        a = self.action
        same = words.CHANNELS.get(a["kind"]) == channel and self.person(a.get("person")) == person
        return a.get("address") if same and channel in ("email", "sms") else None

    def _usual(self, kind: str | None, channel: str) -> str:
        """The point for a kind of address if it can carry the channel, else for the channel."""
        named = words.word(words.POINTS, kind, "kind of address", words.POINT_FAMILIES) if kind else ""
        fits: dict[str, tuple[str, ...]] = {"email": ("email", "work_email"), "letter": ("home", "workplace")}
        fits |= dict.fromkeys(("call", "ai_call", "ringless"), ("mobile", "landline", "work_landline"))
        default = POINT_OF_CHANNEL[channel]
        return named if named in fits.get(channel, (default,)) else default

    def _new_point(self, name: str, kind: str | None, usual: str, person: str, address: str | None) -> None:
        pattern = next(row for row in self.scene.rows["points"] if row["point_id"] == usual)
        place = "work" if kind and "work" in kind else pattern["place"]
        row: dict[str, Any] = {"kind": pattern["kind"], "place": place}
        if address and pattern["kind"] == "email":
            row["value"] = address.removeprefix("email:")
        if address and address.startswith("tel:") and pattern["kind"] not in ("mobile", "landline"):
            row["kind"] = "mobile"
        self.scene.point(name, person=person, proven=person == BORROWER, **row)

    def _tie(self, point: str, person: str) -> None:
        tied = any(
            row["point_id"] == point and row["person_id"] == person for row in self.scene.rows["evidence"]
        )
        if not tied:
            at = self.at - timedelta(days=300)
            self.scene.add("evidence", point_id=point, person_id=person, at=at, kind="stated")

    def alter(self, table: str, key: str, having: str, /, **columns: Any) -> None:
        """Change columns of the rows that have a value under a key."""
        for row in self.scene.rows[table]:
            if row[key] == having:
                row.update(columns)


def instant(said: str) -> datetime:
    """An instant; a date alone is noon in New York on that day."""
    if "T" not in said:
        said = f"{said}T12:00:00-05:00"
    return datetime.fromisoformat(said)


def set_scene(facts: Mapping[str, Any]) -> Setting:
    """The scene of a case: who lives where, and what is owed."""
    words.only(facts, words.FACTS, "a case")
    words.only(facts["action"], words.ACTION, "an action")
    setting = Setting(facts, Scene("US", instant(facts["action"]["at"])))
    _creditor(setting)
    _people(setting)
    _debts(setting)
    for name, role in setting.roles.items():
        if role == "spouse":  # whose contacts some states count with the consumer's
            _enter(setting, name, role)
    return setting


def _creditor(s: Setting) -> None:
    covered = bool(s.facts.get("covered_debt_collector", True))
    kind = "debt_buyer" if covered else "bank"
    s.scene.change("creditors", us_debt_collector=covered, kind=kind)


def _people(s: Setting) -> None:
    s.scene.change("persons", region=s.region)
    for said in s.facts.get("persons", ()):
        words.only(said, words.PERSON, "a person")
        s.roles[said["id"]] = said.get("role", words.CONSUMER)
        if s.roles[said["id"]] == words.CONSUMER:
            _zones(s, said.get("tz_evidence", ()))
    if s.facts.get("deceased"):
        s.alter("persons", "person_id", BORROWER, status="deceased")


def _zones(s: Setting, evidence: Sequence[Mapping[str, Any]]) -> None:
    """Residence is where the person lives; an area code is where a number says that they may be."""
    for row in s.scene.rows["points"]:
        if row["kind"] in ("mobile", "landline"):
            row["zones"] = ()
    for said in evidence:
        words.only(said, frozenset(("kind", "tz")), "a place in time")
        if said["kind"] in ("mobile_area_code", "area_code"):
            s.alter("points", "point_id", "mobile", zones=(said["tz"],))
        elif said["kind"] == "landline_area_code":
            s.alter("points", "point_id", "landline", zones=(said["tz"],))
        elif said["kind"] in ("residence", "residence_address", "billing_address", "last_known_address"):
            s.alter("persons", "person_id", BORROWER, zone=said["tz"])
        else:
            raise InvalidInput(f"no evidence of place `{said['kind']}`: residence, mobile_area_code …")
    if evidence and not any("residence" in said["kind"] or "address" in said["kind"] for said in evidence):
        # Numbers alone say where the person may be: their zones stand instead of an address.
        s.alter("persons", "person_id", BORROWER, zone=evidence[0]["tz"])


def _debts(s: Setting) -> None:
    """The first debt is the scene's own; every other has the same columns under its own id."""
    pattern = {table: dict(s.scene.rows[table][0]) for table in ("debts", "liabilities", "instalments")}
    for number, said in enumerate(s.facts.get("debts", ())):
        words.only(said, words.DEBT, "a debt")
        name = "D" if number == 0 else str(said["id"])
        s.debts[said["id"]] = name
        if number:
            for table, row in pattern.items():
                s.scene.add(table, **{**row, "debt_id": name})
        product = words.word(words.PRODUCTS, said.get("type", "other"), "type of debt")
        status = words.word(words.DEBT_STATUS, said.get("status", "active"), "status of a debt")
        columns: dict[str, Any] = {
            "product": product,
            "status": status,
            "account": said.get("servicing_account"),
        }
        if said.get("sol_expired"):
            columns["time_barred_on"] = (s.at - timedelta(days=30)).date()
        s.alter("debts", "debt_id", name, **columns)
    judgment = s.facts.get("judgment")
    if judgment:
        words.only(judgment, frozenset(("debts", "entered")), "a judgment")
        for name in judgment["debts"]:
            on = instant(judgment["entered"]).date()
            s.alter("debts", "debt_id", s.debt(name), judgment_on=on)


def recipient(s: Setting) -> str:
    """The book's id of whoever the action reaches, put into the book with their role."""
    role = s.action.get("recipient_role", words.CONSUMER)
    if role == words.CONSUMER:
        return BORROWER
    word = words.word(words.ROLES, role, "role", words.ROLE_FAMILIES)
    name = str(s.action.get("person", "R"))
    name = "R" if s.roles.get(name) == words.CONSUMER else name
    s.roles.setdefault(name, role)
    _enter(s, name, word)
    return name


def _enter(s: Setting, name: str, role: str) -> None:
    """Put a person beside the consumer into the book, with their role, once."""
    if name not in {row["person_id"] for row in s.scene.rows["persons"]}:
        s.scene.add(
            "persons", person_id=name, name=name, country="US", region=s.region, zone=HOME_ZONE, language="en"
        )
    every = (*s.scene.rows["liabilities"], *s.scene.rows.get("relations", ()))
    held = {(row["person_id"], row["role"]) for row in every}
    for debt in dict.fromkeys(("D", *s.debts.values())):
        if (name, role) not in held:
            _related(s, name, debt, role)


def _related(s: Setting, person: str, debt: str, role: str) -> None:
    if role in words.LIABLE:
        # A spouse is a consumer to Regulation F, and owes only where something says so.
        basis = None if role == "spouse" else "signed"
        s.scene.add("liabilities", debt_id=debt, person_id=person, role=role, basis=basis)
        return
    verified = s.at - timedelta(days=100)
    s.scene.add("relations", debt_id=debt, person_id=person, role=role, verified_at=verified)
