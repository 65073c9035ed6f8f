"""Drawing the tiny book of a case: who is addressed and where, about which debt, and who sends."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from rightparty.book.tables import LIABLE_ROLES
from rightparty.law.cases import asia_words as words
from rightparty.law.cases.asia_told import Told
from rightparty.law.cases.scene import POINT_OF_CHANNEL, Scene

BORROWER: Final = "P"
OTHER: Final = "Q"
HALF_A_YEAR: Final = timedelta(days=183)  # Civil Code of the PRC art. 692: where no period was agreed
CARRIER_KEEPS: Final = timedelta(hours=72)  # how long a network goes on trying where no expiry is given
_EVIDENCE_OF_POINT: Final[Mapping[str, Mapping[str, Any]]] = {
    "matched": {"kind": "carrier_match", "ago": 1 / 24},
    "recycled": {"kind": "recycled", "ago": 1 / 24},
    "mismatch": {"kind": "carrier_mismatch", "ago": 1 / 24},
    "no_record": {"kind": "carrier_no_record", "ago": 1 / 24},
    "inside_lag": {"kind": "not_recycled", "ago": 1 / 24},
    "stale": {"kind": "code_confirmed", "ago": 200},
    "not_theirs": {"kind": "wrong_number", "ago": 1},
    "traced": {"kind": "skip_traced", "ago": 1, "authority": "borrower and carrier"},
    "traced_without_leave": {"kind": "skip_traced", "ago": 1},
    "shared": {"kind": "shared_household", "ago": 1 / 24},
    "dead": {"kind": "disconnected", "ago": 1 / 24},
}
_UNTIED: Final = ("traced", "traced_without_leave", "ambiguous")


class Book:
    """The scene of a case: one borrower, perhaps somebody else who is addressed, and one debt named."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.scene = Scene(told.country, told.at, told.dpd)
        self.person = BORROWER if told.role in ("borrower", "bureau") else OTHER
        self.debt = "D"
        self._place()
        self._creditor()
        self._borrower()
        self._debt()
        if self.person == OTHER:
            self._other()
        self.point = self._point()
        self._prove()
        if told.agency:
            self._agency()

    def contact(self) -> dict[str, Any]:
        """The contact proposed."""
        told = self.told
        flags = set(told.says)
        if told.is_voicemail:
            flags.add("voicemail")
        if told.facts.get("recipient_check") == "none_by_sender":
            flags.add("unchecked_by_sender")
        return self.scene.contact(
            channel=told.channel,
            person_id=self.person,
            point_id=self.point,
            content=told.content,
            sender_id=f"{told.agency}-{told.channel}" if told.agency else None,
            valid_until=self._valid_until(),
            in_reply_to=self._asked() if told.content == "reply" else None,
            flags=tuple(sorted(flags)),
        )

    def _valid_until(self) -> datetime | None:
        if "sms_validity_until" not in self.told.facts:
            return None
        until = self.told.facts["sms_validity_until"]
        return self.told.at + CARRIER_KEEPS if until is None else self.told.instant(until)

    def _asked(self) -> str:
        """The question that a reply answers, a minute before it and in the same medium."""
        self.scene.add(
            "events",
            event_id="asked",
            contact_id="asked",
            at=self.told.at - timedelta(minutes=1),
            direction="in",
            kind="reply",
            channel=self.told.channel,
            person_id=self.person,
            point_id=self.point,
        )
        return "asked"

    def _place(self) -> None:
        """Where the borrower is: in that zone alone, or also there where they are known to be abroad."""
        told, place = self.told, self.told.facts.get("recipient_place")
        region = place if place and "-" in place and not told.is_abroad else None
        self.scene.change("persons", country=told.country, zone=told.zone, region=region)
        home = words.ZONES[told.country][0] if told.is_abroad else told.zone
        for row in self.scene.rows["points"]:
            if row["kind"] in ("mobile", "landline"):
                row["zones"] = (home,)

    def _creditor(self) -> None:
        kind = self.told.creditor_kind
        members = words.MEMBERS.get((self.told.country, kind), ())
        self.scene.change("creditors", kind=kind, member_of=members, us_debt_collector=False)

    def _borrower(self) -> None:
        status = self.told.word(
            words.BORROWER_STATUS, self.told.facts.get("borrower_status", "alive"), "status"
        )
        self.scene.change("persons", status=status)
        if self.told.facts.get("borrower_reachable") is False:
            for row in list(self.scene.rows["points"]):
                self._evidence(row["point_id"], BORROWER, "disconnected", 1 / 48)

    def _debt(self) -> None:
        told, loan = self.told, self.told.part("loan")
        changes: dict[str, Any] = {"product": told.product.name}
        if told.product.by_platform:
            changes["platform_id"] = "PLATFORM"
        if "originated" in loan:
            changes["opened_on"] = loan["originated"]
        for name in ("all_in_rate", "disbursed", "principal"):
            if name in loan:
                changes[name] = Decimal(str(loan[name]))
        if told.facts.get("limitation") == "expired" or "time_barred" in told.holds:
            changes["time_barred_on"] = (told.at - timedelta(days=1)).date()
        if told.facts.get("limitation") == "unknown":
            changes["time_barred_on"] = None
        self.scene.change("debts", **changes)
        if (
            told.creditor_kind == "assignee"
            or "assignment" in told.facts
            or told.facts.get("sender") == "assignee"
        ):
            self._assigned()

    def _assigned(self) -> None:
        taken = self.told.part("assignment")
        told_on = taken.get("notice_delivered_at", (self.told.at - timedelta(days=30)).isoformat())
        heard = None if told_on is None or taken.get("complete") is False else self.told.instant(told_on)
        self.scene.change("debts", assigned_from="Original lender", assignment_notified_at=heard)

    def _other(self) -> None:
        """Somebody else than the borrower, with the role and the point that the case gives them."""
        told = self.told
        minor = told.facts.get("recipient_role") == "minor"
        self.scene.add(
            "persons",
            person_id=OTHER,
            name="Other",
            country=told.country,
            zone=told.zone,
            status="minor" if minor else "alive",
        )
        if told.role in LIABLE_ROLES.split():
            self._liable()
        elif told.role != "unrelated":
            verified = told.part("mandate").get(
                "verified_with_borrower", told.facts.get("recipient_role") not in words.UNPROVEN_MANDATE
            )
            since = told.at - timedelta(days=5) if verified else None
            self.scene.add("relations", person_id=OTHER, role=told.role, verified_at=since)

    def _liable(self) -> None:
        """A row of `liabilities`, on the basis that the case names; without one, on an unknown one."""
        told = self.told
        row: dict[str, Any] = {"basis": "signed", "document": "contract"}
        if told.role == "guarantor":
            row = self._guarantee()
        elif told.role == "heir":
            row = {"basis": "inheritance", "document": "certificate"}
        elif told.role == "spouse":
            word = told.facts.get("liability_basis")
            basis = told.word(words.BASES, word, "liability basis") if word else ""
            row = {"basis": basis or None, "document": "contract" if basis else None}
        self.scene.add("liabilities", person_id=OTHER, role=told.role, **row)

    def _guarantee(self) -> dict[str, Any]:
        given = self.told.part("guarantee")
        kind = given.get("type", "joint")
        until: datetime | None = None
        if given.get("period_end"):
            until = self.told.instant(given["period_end"]) + timedelta(days=1)
        elif "period_end" in given:
            until = self.told.at - timedelta(days=self.told.dpd) + HALF_A_YEAR
        # Civil Code of the PRC art. 686: where the form is not clear, the guarantee is a general one.
        basis = "joint_guarantee" if kind == "joint" else "general_guarantee"
        document = "guarantee" if given.get("written", True) else None
        return {"basis": basis, "document": document, "until": until}

    def _point(self) -> str:
        """The point that the contact goes to: the borrower's own kind of it, or one of somebody else's."""
        told = self.told
        name = POINT_OF_CHANNEL[told.channel]
        if "number_kind" in told.facts and name == "mobile":
            name = told.word(words.NUMBER_KINDS, told.facts["number_kind"], "kind of number")
        elif "address_kind" in told.facts:
            name = told.word(words.ADDRESS_KINDS, told.facts["address_kind"], "kind of address")
        elif "visit_place" in told.facts and name == "home":
            name = told.word(words.PLACES, told.facts["visit_place"], "place")
        if self.person == OTHER:
            row = next(r for r in self.scene.rows["points"] if r["point_id"] == name)
            name = f"other-{name}"
            columns = ("kind", "place", "zones", "country", "carrier_type")
            self.scene.point(name, person=OTHER, value=name, **{k: row[k] for k in columns if row[k]})
        return name

    def _prove(self) -> None:
        """Replace what proves the point by what the case knows of it."""
        told, point = self.told, self.point
        if told.facts.get("number_prefix") is not None or told.facts.get("number_kind") == "virtual":
            self._change_point(carrier_type="virtual")
        if (
            told.facts.get("number_kind") == "landline_shared"
            or told.facts.get("address_kind") == "shared_mailbox"
        ):
            self._evidence(point, self.person, "shared_household", 1)
        source = told.facts.get("recipient_source")
        if source is not None and told.word(words.SOURCES, source, "source"):
            self._forget(point, "stated", "code_confirmed", "signed_in")
            self._evidence(point, self.person, "address_book", 300)
        if told.check != "proven":
            self._forget(point, "code_confirmed", "signed_in")
            if told.check in _UNTIED:
                self._forget(point, "stated")
            self._checked()

    def _checked(self) -> None:
        """The evidence that the outcome of a check leaves."""
        found = dict(_EVIDENCE_OF_POINT.get(self.told.check, {}))
        if not found:
            return
        kind, ago = found.pop("kind"), found.pop("ago")
        known = self.told.part("check")
        if kind == "code_confirmed" and known.get("last_verified_at"):
            ago = self.told.days(known["last_verified_at"])
        if kind == "recycled" and known.get("carrier_entry"):
            found["since"] = self.told.instant(known["carrier_entry"])
        self._evidence(self.point, self.person, kind, ago, **found)

    def _change_point(self, **columns: Any) -> None:
        for row in self.scene.rows["points"]:
            if row["point_id"] == self.point:
                row.update(columns)

    def _forget(self, point: str, *kinds: str) -> None:
        for kind in kinds:
            self.scene.drop("evidence", point_id=point, kind=kind)

    def _evidence(self, point: str, person: str, kind: str, days_ago: float, **more: Any) -> None:
        at = self.told.at - timedelta(days=days_ago)
        self.scene.add("evidence", point_id=point, person_id=person, at=at, kind=kind, **more)

    def _agency(self) -> None:
        """The agency that sends; where the case says nothing of it, it may act."""
        told, sent, name = self.told, self.told.part("outsourcing"), str(self.told.agency)
        row: dict[str, Any] = {"agency_id": name}
        if sent.get("listed") is False:
            row["listed_until"] = (told.at - timedelta(days=2)).date()
        for key, column in (("last_evaluated", "evaluated_on"), ("contract_until", "contract_until")):
            if key in sent:
                row[column] = sent[key]
        if sent.get("violation_record"):
            row["violation_record"] = (
                "found" if sent["violation_record"] is True else sent["violation_record"]
            )
        if "certified" in sent:
            row["certified"] = bool(sent["certified"])
        self.scene.agency(name, **row)
        placed: dict[str, Any] = {}
        for heard in (sent.get("notice_at", 0), told.facts.get("agent_notice_at", 0)):
            if heard != 0:
                placed["borrower_notified_at"] = None if heard is None else told.instant(heard)
        if told.sub_agency:
            placed["sub_of"] = "another agency"
        if "agency_recall_ack" in told.facts:
            placed["recalled_at"] = told.at - timedelta(days=1)
            placed["recall_acked_at"] = told.at if told.facts["agency_recall_ack"] else None
        self.scene.change("placements", **placed)
