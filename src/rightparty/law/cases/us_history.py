"""What happened and what was told before: events and notices of a case, as rows of the tiny book."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from rightparty.errors import InvalidInput
from rightparty.law.cases import us_words as words
from rightparty.law.cases.us_setting import BORROWER, GIVEN_TO, Setting, instant

Event = Mapping[str, Any]
_CALLS = ("call_attempt", "call", "ai_call", "prerecorded_call", "ringless_voicemail", "voicemail")
_SAME_DAY_END = timedelta(days=1)
_ANSWERS = ("verification_sent", "duplicative_notice_sent", "judgment_copy_sent", "original_creditor_sent")


def tell_history(s: Setting) -> None:
    """Put every event of a case into its book."""
    for number, event in enumerate(s.events):
        words.only(event, words.EVENT, "an event")
        kind = event["kind"]
        if kind in _CALLS:
            _call(s, event, number)
        elif kind in words.CHANNELS:
            _message(s, event, number)
        else:
            words.word(_TOLD, kind, "kind of event", _TOLD_FAMILIES)(s, event)


def contact_key(event: Event) -> str:
    """Rows of one contact share it: a conversation belongs to the call at the same instant."""
    return f"{event['t']} {event.get('person')}"


def _call(s: Setting, event: Event, number: int) -> None:
    channel = words.CHANNELS[event["kind"]]
    default = "voicemail" if "voicemail" in event["kind"] else "no_answer"
    kind, outcome = words.word(
        words.OUTCOMES, event.get("outcome", default), "outcome", words.OUTCOME_FAMILIES
    )
    if event.get("connected") is False and outcome not in words.NOT_CONNECTED:
        outcome = "not_in_service"
    person = s.person(event.get("person"))
    debts = s.debt_ids(event.get("counted_to", event.get("debts")))
    s.scene.add(
        "events",
        event_id=f"e{number}",
        contact_id=contact_key(event),
        at=instant(event["t"]),
        kind=kind,
        outcome=outcome,
        channel=channel,
        direction="in" if event.get("direction") == "in" else "out",
        person_id=person,
        point_id=s.point(event.get("address"), event.get("address_kind"), person, channel),
        debt_ids=debts,
        counted_debts=debts,
        content=_content(event),
        flags=_flags(event),
    )


def _content(event: Event) -> str | None:
    said = event.get("content_class")
    return (
        None if said is None else words.word(words.CONTENTS, said, "class of content", words.CONTENT_FAMILIES)
    )


def _flags(event: Event) -> tuple[str, ...]:
    """What was said of the contact, and the word for its content."""
    said = event.get("content_class")
    return (*event.get("flags", ()), *((said,) if said else ()))


def _message(s: Setting, event: Event, number: int) -> None:
    channel = words.CHANNELS[event["kind"]]
    person = s.person(event.get("person"))
    point = s.point(event.get("address"), event.get("address_kind"), person, channel)
    inward = event.get("direction") == "in"
    at = instant(event["t"])
    s.scene.add(
        "events",
        event_id=f"e{number}",
        contact_id=contact_key(event),
        at=at,
        kind="reply" if inward else "sent",
        channel=channel,
        direction="in" if inward else "out",
        person_id=person,
        point_id=point,
        debt_ids=s.debt_ids(event.get("debts")),
        content=None if inward else _content(event),
        flags=_flags(event),
        in_reply_to=None if inward else _answered(s, event, channel),
    )
    if inward and channel in ("email", "sms"):
        s.scene.add("evidence", point_id=point, person_id=person, at=at, kind="wrote_from")
    if event.get("statement"):
        _stated(s, event)


def _answered(s: Setting, event: Event, channel: str) -> str | None:
    """The inbound contact that a message answers, if it says so or came by itself."""
    if event.get("in_reply_to") or event.get("automated"):
        return last_inbound(s, s.person(event.get("person")), channel)
    return None


def last_inbound(s: Setting, person: str, channel: str) -> str | None:
    """The latest inbound contact of a person in a medium; None where there is none."""
    found = [
        row
        for row in s.scene.rows.get("events", ())
        if row["direction"] == "in" and row["person_id"] == person and row["channel"] == channel
    ]
    return str(max(found, key=lambda row: row["at"])["event_id"]) if found else None


def _conversation(s: Setting, event: Event) -> None:
    person = s.person(event.get("person"))
    discussed = event.get("allocated_to", event.get("debts_discussed"))
    debts = s.debt_ids(discussed)
    s.scene.add(
        "events",
        contact_id=contact_key(event),
        at=instant(event["t"]),
        kind="conversation",
        outcome="answered",
        channel="call",
        direction="in" if event.get("initiated_by") == words.CONSUMER else "out",
        person_id=person,
        point_id=s.point(event.get("address"), None, person, "call"),
        debt_ids=debts,
        named_debts=debts,
        flags=_flags(event),
    )


def _inbound_call(s: Setting, event: Event) -> None:
    person = s.person(event.get("person"))
    point = s.point(event.get("address"), event.get("address_kind"), person, "call")
    s.scene.add(
        "events",
        contact_id=f"in {contact_key(event)}",
        at=instant(event["t"]),
        kind="connected",
        channel="call",
        direction="in",
        person_id=person,
        point_id=point,
    )
    s.scene.add("evidence", point_id=point, person_id=person, at=instant(event["t"]), kind="called_from")


def _undeliverable(s: Setting, event: Event) -> None:
    """What was sent last came back."""
    at = instant(event["t"])
    sent = [
        row
        for row in s.scene.rows.get("events", ())
        if row["direction"] == "out" and row["kind"] == "sent" and row["at"] <= at
    ]
    if sent:
        latest = max(sent, key=lambda row: row["at"])
        kept = {name: value for name, value in latest.items() if name != "event_id"}
        s.scene.add("events", **{**kept, "at": at, "kind": "failed", "outcome": "bounced"})


def notice(s: Setting, event: Event, kind: str, **columns: Any) -> None:
    """Put a notice into the book, by default told by the person, about the person."""
    row = {"person_id": s.person(event.get("person")), "at": instant(event["t"])} | columns
    s.scene.add("notices", kind=kind, **row)


def _cease(s: Setting, event: Event, kind: str = "cease") -> None:
    """A request to cease takes effect on receipt; by a medium that the collector does not accept, never."""
    if event.get("received") is False:
        return
    medium = words.word(
        words.NOTICE_MEDIA, event.get("medium", "mail"), "medium", words.NOTICE_MEDIUM_FAMILIES
    )
    if medium == "electronic" and event.get("accepted_channel") is False:
        return
    if medium == "oral":
        _block(s, event, "telephone")
        return
    for debt in s.debt_ids(event.get("debts")):
        notice(s, event, kind, debt_id=debt, medium=medium, scope="debt", received_at=instant(event["t"]))


def _refusal(s: Setting, event: Event) -> None:
    if (
        words.word(words.NOTICE_MEDIA, event.get("medium", "mail"), "medium", words.NOTICE_MEDIUM_FAMILIES)
        == "oral"
    ):
        notice(s, event, "refused_to_pay", medium="oral", debt_id="D", scope="debt")
        return
    _cease(s, event, "refused_to_pay")


def _block(s: Setting, event: Event, medium: str) -> None:
    for channel in words.word(words.MEDIA, medium, "medium", words.MEDIUM_FAMILIES):
        notice(s, event, "opt_out", channel=channel, scope="channel", medium="oral")


def _medium_block(s: Setting, event: Event) -> None:
    if event.get("address"):
        _address_block(s, event)
        return
    _block(s, event, event["medium"])


def _address_block(s: Setting, event: Event) -> None:
    """Somebody asks us not to use one address or number."""
    address = str(event["address"])
    channel = "email" if address.startswith("email:") else "call"
    if address.startswith("mail:"):
        channel = "letter"
    if event.get("medium") in ("sms", "text", "text_message"):
        channel = "sms"
    person = s.person(event.get("person"))
    point = s.point(address, None, person, channel)
    notice(s, event, "opt_out", point_id=point, scope="point", medium="electronic")
    if event["kind"] == "opt_out":
        at = instant(event["t"])
        s.scene.add(
            "events", at=at, kind="reply", channel=channel, direction="in", person_id=person, point_id=point
        )


def _opt_out(s: Setting, event: Event) -> None:
    (_address_block if event.get("address") else _medium_block)(s, event)


def _workplace_block(s: Setting, event: Event) -> None:
    medium = "oral" if event.get("oral") else "written"
    notice(s, event, "inconvenient_place", medium=medium, detail={"place": "work"})


def consent(s: Setting, said: Event, at: Any) -> None:
    """A consent, by its scope: to calls, to messages, to other hours, to speak with a third person."""
    scope = words.word(_SCOPES, said.get("scope", "call"), "scope of a consent")
    given_to = words.word(GIVEN_TO, said.get("given_to", "collector"), "receiver of a consent")
    about = s.person(said.get("person")) if scope == "third_party" else BORROWER
    columns: dict[str, Any] = {
        "at": at,
        "given_to": given_to,
        "given_by": BORROWER,
        "person_id": about,
        "ref": scope,
        "detail": {"purpose": scope},
        "channel": "call" if scope == "calls" else None,
    }
    if said.get("valid_on"):
        first, last = (
            instant(f"{day}T00:00:00-04:00") for day in (min(said["valid_on"]), max(said["valid_on"]))
        )
        columns |= {"from": first, "until": last + _SAME_DAY_END}
    elif said.get("until"):
        columns["until"] = instant(f"{said['until']}T00:00:00-04:00") + _SAME_DAY_END
    for debt in s.debt_ids(said.get("debts")):
        s.scene.add("notices", kind="consent", debt_id=debt, **columns)
    if said.get("withdrawn"):
        s.scene.add("notices", **{**_withdrawal(scope, BORROWER), "at": s.at - timedelta(days=1)})


def _consented(s: Setting, event: Event) -> None:
    consent(s, event, instant(event["t"]))


def _withdrawal(scope: str, person: str) -> dict[str, Any]:
    return {
        "kind": "consent_withdrawn",
        "person_id": person,
        "ref": scope,
        "detail": {"purpose": scope},
        "channel": "call" if scope == "calls" else None,
    }


def _consent_revoked(s: Setting, event: Event) -> None:
    scope = words.word(_SCOPES, event.get("scope", "call"), "scope of a consent")
    s.scene.add("notices", at=instant(event["t"]), **_withdrawal(scope, BORROWER))


def _stated(s: Setting, event: Event) -> None:
    """What the person said or wrote, other than a request to cease."""
    said = event.get("statement")
    meant = (
        words.word(words.STATEMENTS, said, "statement", words.STATEMENT_FAMILIES)
        if said
        else _meant(str(event.get("text", "")))
    )
    if meant == "denies":
        # Nothing says that it came within the validation period, so that it is no dispute under 1006.38.
        detail = {"denies_owing": True, "after_period": True}
        notice(s, event, "dispute", debt_id="D", medium="electronic", detail=detail)
    elif meant == "refuses_to_pay":
        notice(s, event, "refused_to_pay", debt_id="D", medium="oral", scope="debt")
    elif meant == "no_contact":
        notice(s, event, "refuses_contact", medium="oral", channel="call", scope="channel")
    elif meant == "no_calls":
        _block(s, event, "telephone")


def _meant(text: str) -> str:
    """What a spoken sentence asks for, as far as the vocabulary goes."""
    said = text.lower()
    if any(
        asked in said for asked in ("stop calling", "not call", "n't call", "no more calls", "never contact")
    ):
        return "no_calls"
    if any(asked in said for asked in ("leave me alone", "stop contacting")):
        return "no_contact"
    if any(asked in said for asked in ("not owe", "n't owe", "not mine")):
        return "denies"
    if any(asked in said for asked in ("bad time", "busy", "inconvenient", "not a good time", "at work")):
        return "inconvenient"
    raise InvalidInput(f"what `{text}` asks for cannot be told: name it under `statement`")


def _wrong_number(s: Setting, event: Event) -> None:
    person = s.person(event.get("person"))
    point = s.point(event.get("address"), None, person, "call")
    kept = [
        row
        for row in s.scene.rows["evidence"]
        if not (row["point_id"] == point and row["person_id"] == person and row["kind"] == "code_confirmed")
    ]
    s.scene.rows["evidence"] = kept
    s.scene.add("evidence", point_id=point, person_id=person, at=instant(event["t"]), kind="wrong_number")


def _dispute(s: Setting, event: Event) -> None:
    """A dispute stops the debt, whoever is contacted about it, until its answer is sent."""
    medium = words.word(
        words.NOTICE_MEDIA, event.get("medium", "mail"), "medium", words.NOTICE_MEDIUM_FAMILIES
    )
    written = event.get("written", medium != "oral")
    if event.get("accepted_channel") is False:
        written = False
    at = instant(event["t"])
    ends = s.facts.get("validation", {}).get("period_end")
    late = bool(ends) and at.date() > instant(ends).date()
    answered = [
        instant(later["t"]) for later in s.events if later["kind"] in _ANSWERS and instant(later["t"]) > at
    ]
    for debt in s.debt_ids(event.get("debts")):
        s.scene.add(
            "notices",
            at=at,
            kind="dispute",
            person_id=None,
            debt_id=debt,
            given_by=s.person(event.get("person")),
            medium=(medium if medium != "oral" else "written") if written else "oral",
            until=min(answered, default=None),
            detail={"after_period": True} if late else {},
        )


def _paid(s: Setting, event: Event) -> None:
    for debt in s.debt_ids(event.get("debts")):
        s.alter("debts", "debt_id", debt, status="settled")


def _nothing(_s: Setting, _event: Event) -> None:
    """Read where it matters: it changes nothing in the book."""


_SCOPES: Mapping[str, str] = {
    "call": "calls",
    "calls": "calls",
    "telephone": "calls",
    "electronic": "electronic",
    "email": "electronic",
    "text": "electronic",
    "sms": "electronic",
    "third_party": "third_party",
    "late_calls": "any_time",
    "any_time": "any_time",
    "inconvenient_time": "any_time",
    "place": "any_time",
}
_TOLD_FAMILIES: Mapping[str, Callable[[Setting, Event], None]] = {
    r"original_creditor": _dispute,
    r"revoke|withdraw": _consent_revoked,
    r"paid_in_full|settled": _paid,
    r"wrong_number": _wrong_number,
    r"undeliver|return|bounce": _undeliverable,
    r"refus": _refusal,
    r"note|filed|sent|session|request|payment": _nothing,
}
_TOLD: Mapping[str, Callable[[Setting, Event], None]] = {
    "conversation": _conversation,
    "inbound_call": _inbound_call,
    "undeliverable": _undeliverable,
    "bounce": _undeliverable,
    "returned_mail": _undeliverable,
    "cease_notice": _cease,
    "cease_notice_mailed": _nothing,
    "refusal_to_pay": _refusal,
    "medium_block": _medium_block,
    "address_block": _address_block,
    "number_block": _address_block,
    "opt_out": _opt_out,
    "workplace_block": _workplace_block,
    "consent": _consented,
    "consent_revoked": _consent_revoked,
    "consent_withdrawn": _consent_revoked,
    "statement": _stated,
    "wrong_number_learned": _wrong_number,
    "dispute": _dispute,
    "original_creditor_request": _dispute,
    "payment_in_full": _paid,
    **dict.fromkeys(
        (
            "payment",
            "payment_failed",
            "litigation_filed",
            "information_request",
            "creditor_file_note",
            "session_start",
            "session_end",
            "verification_sent",
            "duplicative_notice_sent",
            "judgment_copy_sent",
            "original_creditor_sent",
            "validation_sent",
        ),
        _nothing,
    ),
}
