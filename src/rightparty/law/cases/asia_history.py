"""What happened before the case, as rows of events, evidence and notices."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from rightparty.law.cases import asia_words as words
from rightparty.law.cases.asia_book import BORROWER, OTHER, Book
from rightparty.law.cases.scene import POINT_OF_CHANNEL

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def tell(book: Book) -> None:
    """Tell everything that the case says happened, was agreed or stands open."""
    for number, event in enumerate(book.told.events):
        _event(book, number, event)
    for hold in book.told.holds:
        _hold(book, hold)
    _plan(book)
    _agreed_hours(book)
    _preference(book)
    _agreed_frequency(book)
    _consent(book)
    _others_say(book)
    if book.told.facts.get("borrower_reachable") is True:
        _inbound(book, BORROWER, "app", book.told.at - timedelta(minutes=1))
    if book.told.facts.get("ledger_available") is False:
        book.scene.absent.add("events")


def _notice(book: Book, kind: str, at: datetime, **columns: Any) -> None:
    book.scene.add("notices", kind=kind, **{"at": at, "person_id": BORROWER, "given_to": "C"} | columns)


def _event(book: Book, number: int, event: Mapping[str, Any]) -> None:
    told = book.told
    at = told.instant(event["t"])
    kind = told.word(words.EVENT_KINDS, event["kind"], "kind of event")
    channel = told.word(words.CHANNELS, event.get("channel", "voice"), "channel")
    person, point = _whose(book, event, channel)
    inbound = kind == "reply" or event.get("direction") == "inbound"
    by = str(event.get("by", "creditor"))
    book.scene.add(
        "events",
        event_id=f"event-{number}",
        contact_id=f"contact-{number}",
        at=at,
        direction="in" if inbound else "out",
        kind=kind,
        channel=channel,
        agency_id=by.partition(":")[2].partition("/")[0] or None,
        debt_ids=(_debt_of(book, event),),
        person_id=person,
        point_id=point,
        mode=event.get("mode"),
        outcome=None if kind == "reply" else _outcome(book, event),
    )
    if kind == "reply":
        _answer(book, event, at, person, point)
    elif (
        event.get("result") in ("invalid_number", "number_invalid", "disconnected", "not_in_service")
        and point
    ):
        book.scene.add("evidence", point_id=point, person_id=person, at=at, kind="disconnected")


def _outcome(book: Book, event: Mapping[str, Any]) -> str | None:
    result = event.get("result")
    return None if result is None else str(book.told.word(words.OUTCOMES, result, "result"))


def _whose(book: Book, event: Mapping[str, Any], channel: str) -> tuple[str, str | None]:
    """The person and the point of a past contact."""
    told, to = book.told, event.get("to", "borrower")
    role = told.word(words.ROLES, to, "recipient role")
    number = event.get("number")
    own = number is None or number == told.facts.get("number", number)
    if role == "borrower":
        point = POINT_OF_CHANNEL[channel]
        same = POINT_OF_CHANNEL[told.channel] == point and book.person == BORROWER
        if own:
            return BORROWER, book.point if same else point
        name = f"{point}-{number}"
        if all(row["point_id"] != name for row in book.scene.rows["points"]):
            book.scene.point(name, kind="mobile", place="own", value=name)
        return BORROWER, name
    if book.person == OTHER and role == told.role:
        return OTHER, book.point
    if all(row["person_id"] != f"another {role}" for row in book.scene.rows["persons"]):
        book.scene.add("persons", person_id=f"another {role}", country=told.country, zone=told.zone)
    return f"another {role}", None


def _debt_of(book: Book, event: Mapping[str, Any]) -> str:
    """The debt of a past contact: the one named now, or a loan of its own with the same creditor."""
    loan = event.get("loan_id")
    if loan is None or loan == book.told.facts.get("loan_id", loan):
        return book.debt
    if all(row["debt_id"] != loan for row in book.scene.rows["debts"]):
        row = next(row for row in book.scene.rows["debts"] if row["debt_id"] == book.debt)
        book.scene.add("debts", **row | {"debt_id": loan})
        book.scene.add("liabilities", debt_id=loan, person_id=BORROWER, role="borrower", basis="signed")
    return str(loan)


def _answer(book: Book, event: Mapping[str, Any], at: datetime, person: str, point: str | None) -> None:
    """What somebody told us when they answered."""
    result = event.get("result")
    kind = "" if result is None else book.told.word(words.ANSWERS, result, "answer")
    if kind == "wrong_number" and point:
        book.scene.add("evidence", point_id=point, person_id=person, at=at, kind=kind)
    elif kind and (kind != "willing_to_pay" or event.get("recorded", True)):
        recording = "recording" if event.get("recorded") else None
        spoken = {"person_id": person, "given_by": person, "point_id": point, "recording": recording}
        _notice(book, kind, at, **spoken)


def _hold(book: Book, hold: str) -> None:
    at = book.told.at - timedelta(days=10)
    if hold == "agreement_performing":
        _agreement(book, "performing")
    elif hold == "settled":
        book.scene.change("debts", status="settled")
    elif hold == "payment_pending":
        day = book.told.at - timedelta(hours=12)
        book.scene.add("payments", payment_id="pending", paid_at=day, amount=1, status="pending")
    elif hold == "promise":
        due = (book.told.at + timedelta(days=3)).date()
        book.scene.add("promises", promise_id="open", made_at=at, due_on=due, amount=1, status="open")
    elif hold == "deceased":
        book.scene.change("persons", status="deceased")
    elif hold == "wrong_number":
        book.scene.add("evidence", point_id=book.point, person_id=book.person, at=at, kind=hold)
        book.scene.drop("evidence", point_id=book.point, kind="code_confirmed")
    elif hold == "refuses_contact":
        _notice(book, hold, at, person_id=book.person, given_by=book.person)
    elif hold != "time_barred":
        medium = "court" if hold == "bankruptcy" else "electronic"
        _notice(book, hold, at, given_by=BORROWER, medium=medium)


def _plan(book: Book) -> None:
    status = book.told.part("plan").get("status")
    if status is not None:
        _agreement(book, book.told.word(words.PLAN_STATUS, status, "plan status"))


def _agreement(book: Book, status: str) -> None:
    if any(row["status"] == status for row in book.scene.rows.get("agreements", ())):
        return
    plan = book.told.part("plan")
    book.scene.add(
        "agreements",
        kind="instalment",
        status=status,
        agreed_at=book.told.at - timedelta(days=1),
        months=plan.get("months", 12),
        form=plan.get("form", "written"),
        interest=plan.get("interest_policy"),
    )


def _agreed_hours(book: Book) -> None:
    """Hours agreed with the person; only a choice of their own, made when it mattered, widens the law's."""
    agreed = book.told.part("debtor_time_agreement")
    if not agreed or agreed.get("revoked"):
        return
    chosen = all(agreed.get(key, True) for key in ("recorded", "specific", "made_after_default"))
    opens, closes = agreed.get("window") or ("00:00", "24:00")
    _notice(
        book,
        "agreed_hours",
        book.told.at - timedelta(days=2),
        person_id=book.person,
        given_by=book.person,
        hours=f"{opens}-{closes}",
        days=_days(book, agreed.get("days", ())),
        recording="recording" if chosen and "recorded" in agreed else None,
    )


def _days(book: Book, days: Any) -> tuple[str, ...]:
    known = {day: day for day in _WEEKDAYS}
    return tuple(str(book.told.word(known, str(day)[:2].upper(), "weekday")) for day in days)


def _preference(book: Book) -> None:
    """Hours and days that the person asked us to keep free."""
    asked = book.told.part("debtor_preference")
    free = []
    if "after" in asked:
        free.append(f"00:00-{asked['after']}")
    if "before" in asked:
        free.append(f"{asked['before']}-24:00")
    if "window" in asked:
        free += [f"00:00-{asked['window'][0]}", f"{asked['window'][1]}-24:00"]
    if "not_between" in asked:
        free.append("-".join(asked["not_between"]))
    days = _days(book, asked.get("not_days", ()))
    if "days" in asked:
        wanted = _days(book, asked["days"])
        days += tuple(day for day in _WEEKDAYS if day not in wanted)
    at = book.told.at - timedelta(days=2)
    told = {"person_id": book.person, "given_by": book.person}
    if free:
        _notice(book, "inconvenient_hours", at, hours=";".join(free), **told)
    if days:
        _notice(book, "inconvenient_hours", at, days=days, **told)


def _agreed_frequency(book: Book) -> None:
    """More calls than usual, agreed for one day: the agreement is used up with the last of them."""
    told, agreed = book.told, book.told.part("debtor_frequency_agreement")
    usable = agreed.get("recorded", True) and agreed.get("specific", True) and not agreed.get("revoked")
    if not agreed or not usable:
        return
    zone = ZoneInfo(told.zone)
    day = told.instant(agreed["date"]) if "date" in agreed else told.at
    since = datetime.combine(day.astimezone(zone).date(), time(), zone)
    until = since + timedelta(days=1)
    calls = sorted(
        told.instant(event["t"])
        for event in told.events
        if event["kind"] in ("connected", "effective_conversation")
        and since <= told.instant(event["t"]) < until
    )
    most = int(agreed.get("max_connected", 0))
    if most and len(calls) >= most:
        until = calls[most - 1] + timedelta(seconds=1)
    detail = {"times": most, "days": 1}
    _notice(book, "agreed_frequency", since, until=until, detail=detail, recording="recording")


def _consent(book: Book) -> None:
    """A person's own consent to be contacted about somebody else's debt; nobody can give it for them."""
    given = book.told.part("contact_consent")
    own = given.get("by") == "contact_self" and given.get("recorded", True) and given.get("documented", True)
    if given and own and not given.get("withdrawn"):
        at = book.told.at - timedelta(days=20)
        _notice(book, "consent", at, person_id=book.person, given_by=book.person, recording="recording")


def _others_say(book: Book) -> None:
    """What a court or an heir has said."""
    at = book.told.at - timedelta(days=10)
    if book.told.part("guarantee").get("judgment_executed"):
        _notice(book, "execution_failed", at, medium="court", person_id=None, debt_id=book.debt)
    if book.told.part("inheritance").get("renounced"):
        _notice(book, "estate_renounced", at, person_id=book.person, given_by=book.person)


def _inbound(book: Book, person: str, channel: str, at: datetime) -> None:
    book.scene.add(
        "events", at=at, direction="in", kind="reply", channel=channel, person_id=person, point_id=channel
    )
