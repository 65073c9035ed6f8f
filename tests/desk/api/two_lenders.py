"""Two lenders in one store, and every request by which one could reach for the other's rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.desk.api.calls import Client, contact
from tests.desk.books import LONG_AGO, SmallBook, small_book

OURS, THEIRS = "BANK", "OTHER"
SHARED = "P0002"
"""Borrows from both."""

_AT = "2026-11-24T00:30:00Z"


def book_of_two() -> SmallBook:
    """P0001 borrows from the bank, P0003 and P0005 from the other lender, P0002 from both; an agency each."""
    book = small_book(3)
    bank = book.tables["creditors"][0]
    book.add("creditors", **{**bank, "creditor_id": THEIRS, "neutral_name": "Other", "name": "其他银行"})
    for sender in [one for one in book.tables["senders"] if one["channel"] in ("email", "call")]:
        book.add("senders", sender_id=f"{sender['sender_id']}-2", creditor_id=THEIRS, from_=LONG_AGO,
                 channel=sender["channel"], value=sender["value"].replace("1", "2"))  # fmt: skip
    book.late_person(4)
    book.late_person(5)
    theirs = book.tables["debts"][2:]
    for debt in theirs:
        debt["creditor_id"] = THEIRS
    # The fourth debt is the second person's too, and nobody else is there.
    for table in ("liabilities", "evidence"):
        for row in book.tables[table]:
            if row["person_id"] == "P0004":
                row["person_id"] = SHARED
    book.tables["persons"] = [row for row in book.tables["persons"] if row["person_id"] != "P0004"]
    for agency, creditor in (("AG-ours", OURS), ("AG-theirs", THEIRS)):
        book.add("agencies", agency_id=agency, creditor_id=creditor, name="催收")
    for placed, agency in (("D0002", "AG-ours"), ("D0004", "AG-theirs")):
        book.add("placements", debt_id=placed, agency_id=agency, from_=LONG_AGO)
    return book


@dataclass(frozen=True)
class Reach:
    """A request, by its route in the OpenAPI document, that would read or write a row of the other's."""

    route: str
    path: str
    body: Any = None

    def by(self, client: Client) -> Any:
        """Let a client make it; gives the reply."""
        if self.route.startswith("GET "):
            return client.get(self.path)
        return client.post(self.path, self.body)


def their_contact() -> dict[str, Any]:
    """A contact of the other lender with its own borrower."""
    return contact(3)


def reaches(permit: Mapping[str, Any], bridge_id: str) -> list[Reach]:
    """Every request of ours for what is theirs. `permit` is out, and `bridge_id` is of another one."""
    return [
        *_decisions(),
        *_permits(permit, bridge_id),
        *_events(permit),
        *_facts(),
        *_book(),
        Reach(
            "POST /v1/wrong-party", "/wrong-party", {"person_id": "P0003", "point_id": "E0003", "via": "call"}
        ),
        Reach(
            "POST /v1/wrong-party",
            "/wrong-party",
            {"person_id": SHARED, "point_id": "E0002", "via": "call", "contact_id": "their-call"},
        ),
        Reach("GET /v1/contacts/{contact_id}", f"/contacts/{permit['contact_id']}"),
        Reach("GET /v1/contacts/{contact_id}/receipt", f"/contacts/{permit['contact_id']}/receipt"),
    ]


def _decisions() -> list[Reach]:
    mixed = [their_contact(), contact(1, debt_ids=["D0003"]), contact(1, point_id="E0003"),
             contact(2, debt_ids=["D0004"])]  # fmt: skip
    return [
        *(Reach("POST /v1/decisions", "/decisions", one) for one in mixed),
        Reach("POST /v1/decisions", "/decisions?explain=true&budget=true", [contact(1), their_contact()]),
        *(Reach("POST /v1/permits", "/permits", one) for one in mixed),
    ]


def _permits(permit: Mapping[str, Any], bridge_id: str) -> list[Reach]:
    acts = ("dial", "return", "redeem")
    return [
        Reach("GET /v1/bridges/{bridge_id}", f"/bridges/{bridge_id}"),
        *(
            Reach(f"POST /v1/permits/{{permit_id}}/{act}", f"/permits/{permit['permit_id']}/{act}", {})
            for act in acts
        ),
    ]


def _events(permit: Mapping[str, Any]) -> list[Reach]:
    call = {"record_id": "r1", "call_id": "c1", "code": "16", "at": "2026-11-24T00:45:00Z"}
    ours = {"creditor_id": OURS, "person_id": "P0001", "point_id": "M0001", "debt_ids": ["D0001"]}
    records = [
        {**ours, "creditor_id": THEIRS},
        {**ours, "person_id": "P0003"},
        {**ours, "point_id": "M0003"},
        {**ours, "debt_ids": ["D0001", "D0004"]},
        {**ours, "agency_id": "AG-theirs"},
        {**ours, "sender_id": "S-call-2"},
        {"permit_id": permit["permit_id"]},
    ]
    return [
        Reach("POST /v1/events", "/events", {"vendor": "q850", "records": [{**call, **one}]})
        for one in records
    ]


def _facts() -> list[Reach]:
    stop = {"notice_id": "N9", "at": _AT, "kind": "opt_out", "scope": "all"}
    payment = {"payment_id": "Y9", "paid_at": _AT, "amount": "10.00", "status": "posted"}
    promise = {"promise_id": "R9", "amount": "100.00", "made_at": _AT, "due_on": "2026-11-30"}
    agreement = {"agreement_id": "A9", "kind": "instalment", "status": "performing"}
    kept = {"notice_id": "their-notice", "at": _AT, "kind": "opt_out", "scope": "all", "person_id": "P0001"}
    found = [
        ("notices", {**stop, "person_id": "P0003"}),
        ("notices", {**stop, "creditor_id": THEIRS}),
        ("notices", {**stop, "person_id": SHARED, "debt_id": "D0004"}),
        ("notices", {**stop, "point_id": "E0003"}),
        ("notices", kept),
        ("payments", {**payment, "debt_id": "D0004"}),
        ("promises", {**promise, "person_id": SHARED, "debt_ids": ["D0002", "D0004"]}),
        ("promises", {**promise, "person_id": "P0003", "debt_ids": ["D0001"]}),
        ("agreements", {**agreement, "person_id": SHARED, "debt_ids": ["D0004"]}),
    ]
    return [Reach(f"POST /v1/{name}", f"/{name}", body) for name, body in found]


def _book() -> list[Reach]:
    creditor = {"creditor_id": THEIRS, "name": "x", "kind": "bank", "country": "CN"}
    instalment = {"number": "9", "due_on": "2026-10-10", "principal": "0", "interest": "0"}
    payment = {"payment_id": "their-payment", "debt_id": "D0001", "paid_at": _AT, "amount": "10.00",
               "status": "posted"}  # fmt: skip
    found = [
        ("creditors", creditor),
        ("creditors", {**creditor, "creditor_id": "NEW"}),
        ("persons", {"person_id": "P0003", "name": "x", "country": "CN"}),
        ("points", {"point_id": "M0003", "kind": "mobile", "value": "+8613816000099"}),
        ("instalments", {**instalment, "debt_id": "D0004"}),
        ("liabilities", {"debt_id": "D0004", "person_id": "P0001", "role": "borrower", "basis": "signed"}),
        ("liabilities", {"debt_id": "D0001", "person_id": "P0003", "role": "borrower", "basis": "signed"}),
        ("evidence", {"point_id": "E0003", "person_id": "P0001", "at": _AT, "kind": "code_confirmed"}),
        ("placements", {"debt_id": "D0001", "agency_id": "AG-theirs", "from": _AT}),
        ("payments", payment),
    ]
    stated = {"creditor_id": THEIRS, "as_of": _AT, "complete_since": {"notices": "2020-01-01T00:00:00Z"}}
    return [
        Reach("POST /v1/book", "/book", stated),
        *(Reach("POST /v1/book/{table}", f"/book/{table}", {"rows": [row]}) for table, row in found),
    ]
