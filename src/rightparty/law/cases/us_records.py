"""What a case says about anything but a contact: a wording, a transfer, a record kept."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import holidays

from rightparty.book.places import region_zones
from rightparty.errors import InvalidInput
from rightparty.law.cases import us_words as words
from rightparty.law.cases.us_setting import Setting, instant
from rightparty.law.facts import NEVER
from rightparty.law.judge import Filed
from rightparty.law.records import RECORD, TRANSFER, WORDING

Facts = dict[str, Any]
_SATURDAY = 5
_TOLD = ("conversation",)
_NOT_TOLD = ("limited_content_message", "unanswered_call", "marketing_no_debt_info")
_ITEMIZATION = frozenset(
    "ref statement_by payer style referenced account_number_as_of amount_as_of interest fees payments "
    "credits".split()
)
_FIELDS = ("interest", "fees", "payments", "credits")
_ALIAS = frozenset("name unique_to_employee employer_can_identify".split())
_FURNISHING_WINDOW = 14
_DAYS_OF_POST = 5


def records_of(s: Setting, channel: str | None) -> Iterator[Filed]:
    """Every record that the action is, or carries."""
    kind = s.action["kind"]
    if kind in _RECORDS:
        yield from _RECORDS[kind](s)
        return
    role = s.action.get("recipient_role", words.CONSUMER)
    if role in words.OTHER_RECEIVERS:
        facts = _common(s, channel) | {"what": "debt_information", "purpose": "collection"}
        paid = _paid(s)
        yield Filed(TRANSFER, facts | {"to": words.OTHER_RECEIVERS[role], "debt_paid_or_discharged": paid})
        return
    yield _wording(s, channel)


def _common(s: Setting, channel: str | None = None) -> Facts:
    """Whom the instruments bind; where the person lives, and nowhere else."""
    places = [*(name for name in region_zones() if name.startswith("US-")), "US-NY-NYC"]
    region = s.region
    inside = {f"within_{place}": region == place or region.startswith(f"{place}-") for place in places}
    covered = bool(s.facts.get("covered_debt_collector", True))
    return {
        "within_US": True,
        **inside,
        "us_collector": covered,
        "creditor_kind": "debt_buyer" if covered else "bank",
        "by_agency": False,
        "channel": channel,
        "role": "borrower",
    }


def _debts(s: Setting) -> list[Mapping[str, Any]]:
    about = s.action.get("about_debts")
    return [said for said in s.facts.get("debts", ()) if about is None or said["id"] in about]


def _paid(s: Setting) -> bool:
    closed_ = ("settled", "discharged", "sold")
    paid = any(event["kind"] == "payment_in_full" and instant(event["t"]) <= s.at for event in s.events)
    return paid or any(words.DEBT_STATUS[said.get("status", "active")] in closed_[:2] for said in _debts(s))


def _wording(s: Setting, channel: str | None) -> Filed:
    """What a message says; whatever a case leaves out is as it should be."""
    a = s.action
    content = a.get("content_class", "debt_communication")
    words.word(words.CONTENTS, content, "class of content", words.CONTENT_FAMILIES)
    kind = _kind(s, content)
    said = set(words.word(words.SAYS, content, "class of content", words.SAYS_FAMILIES))
    said |= _opt_out(a) | _disclosed(a) | _elements(a, kind) | _script(a) | _outside(a) | _subject(a)
    facts = _common(s, channel) | {
        "kind": kind,
        "first_contact": _first_contact(s),
        "time_barred": any(debt.get("sol_expired") for debt in _debts(s)),
        "disputed": any(debt.get("disputed") for debt in _debts(s)),
        "in_validation_period": _in_period(s),
        "borrower_status": "deceased" if s.facts.get("deceased") else "alive",
    }
    if s.facts.get("address_facts", {}).get("knows_moved"):
        said.add("address_known_to_be_old")
    return Filed(WORDING, facts, frozenset(said))


def _kind(s: Setting, content: str) -> str:
    a = s.action
    kinds = {
        "utterance": a["kind"] == "utterance_on_live_call",
        "court_filing": a["kind"] == "court_filing",
        "validation_notice": a["kind"] == "validation_notice",
        "limited_content": "content_elements" in a or "limited_content" in content,
        "required_disclosure": content == "required_disclosure" and "subject" in a,
        "location_inquiry": words.CONTENTS.get(content, words.CONTENTS["voicemail"]) == "locate",
        "marketing": content in ("marketing_no_debt_info", "marketing"),
        "silence": content in ("unanswered_call", "contact_request_no_identity"),
    }
    return next((kind for kind, holds in kinds.items() if holds), "message")


def _first_contact(s: Setting) -> bool:
    """Whether nothing has told of the debt yet: an unanswered call or limited message has not."""
    return not any(
        instant(event["t"]) < s.at
        and (event["kind"] in _TOLD or event["kind"] in words.CHANNELS)
        and event.get("direction") != "in"
        and event.get("content_class") not in _NOT_TOLD
        and (event["kind"] not in ("call_attempt", "call") or event.get("outcome") == "answered")
        for event in s.events
    )


def _in_period(s: Setting) -> bool:
    ends = s.facts.get("validation", {}).get("period_end")
    return bool(ends) and s.at.date() <= instant(ends).date()


def _opt_out(a: Mapping[str, Any]) -> set[str]:
    simple = words.word(words.OPT_OUT_NOTICES, a.get("opt_out_notice", "hyperlink"), "way to opt out")
    return {"opt_out"} if a.get("has_opt_out", True) and simple else set()


def _disclosed(a: Mapping[str, Any]) -> set[str]:
    """Disclosures made, and whether each language has one."""
    made = a.get("disclosures")
    if made is None:
        return {"initial_disclosure", "debt_collector_disclosure"}
    names = [one["kind"] if isinstance(one, Mapping) else one for one in made]
    meant = {
        "18e1": {"initial_disclosure", "debt_collector_disclosure"},
        "18e": {"initial_disclosure", "debt_collector_disclosure"},
        "18e2": {"debt_collector_disclosure"},
        "mini_miranda": {"initial_disclosure", "debt_collector_disclosure"},
    }
    said = {word for name in names for word in words.word(meant, name, "disclosure")}
    spoken = {one["lang"] for one in made if isinstance(one, Mapping) and "lang" in one}
    language = a.get("language", ())
    if spoken and set((language,) if isinstance(language, str) else language) - spoken:
        said.add("language_without_disclosure")
    return said


def _elements(a: Mapping[str, Any], kind: str) -> set[str]:
    """The parts of a voicemail; a limited-content message of which nothing is said has what it needs."""
    if kind != "limited_content":
        return set()
    parts = a.get("content_elements", words.REQUIRED_ELEMENTS)
    return {
        said
        for part in parts
        for said in words.word(words.ELEMENTS, part, "part of a message", words.ELEMENT_FAMILIES)
    }


def _script(a: Mapping[str, Any]) -> set[str]:
    """What somebody who asks after a person says; by default their own name and the purpose."""
    if a.get("content_class") != "location_inquiry":
        return set()
    script = a.get("script", ("individual_name", "confirming_location_info"))
    said = {
        said
        for part in script
        for said in words.word(words.SCRIPT, part, "part of a script", words.SCRIPT_FAMILIES)
    }
    if said & {"debt", "employer_unasked", "collection_words", "collection_symbols"}:
        said |= {"own_name", "location_purpose"}
    return said


def _outside(a: Mapping[str, Any]) -> set[str]:
    """What shows on an envelope, under which name somebody speaks, from which profile."""
    said = set()
    shown = [
        words.word(words.ENVELOPE, part, "thing on an envelope", words.ENVELOPE_FAMILIES)
        for part in a.get("envelope", ())
    ]
    if any(shown):
        said.add("telling_envelope")
    alias = a.get("agent_alias")
    if alias:
        words.only(alias, _ALIAS, "an assumed name")
        if not alias.get("employer_can_identify", True):
            said.add("untraceable_alias")
    profiles = {"real_individual_name": False, "fake": True, "pseudonym": True, "business_page": False}
    if words.word(profiles, a.get("profile", "real_individual_name"), "profile"):
        said.add("hidden_identity")
    return said


def _subject(a: Mapping[str, Any]) -> set[str]:
    known = {
        "creditor_name": "subject_names_creditor",
        "truncated_account_number": "subject_names_account",
        "collector_name": "subject_names_collector",
        "generic": "subject_is_generic",
    }
    said = {words.word(known, part, "part of a subject") for part in a.get("subject", ())}
    if a.get("bounce_monitoring", True):
        said.add("returns_are_watched")
    if a.get("recognizable_sender", True):
        said.add("known_sender")
    return said


def _website(s: Setting) -> Iterator[Filed]:
    """What a person sees while they look at it is sent to nobody."""
    yield Filed(
        WORDING,
        _common(s, "inbox") | {"kind": "display", "time_barred": False, "in_validation_period": False},
    )


def _utterance(s: Setting) -> Iterator[Filed]:
    wording = _wording(s, "call")
    told = any(event["kind"] == "statement" for event in s.events)
    yield Filed(WORDING, wording.facts, wording.says | ({"inconvenient_now"} if told else set()))


def _filing(s: Setting) -> Iterator[Filed]:
    yield _wording(s, "letter")


def _furnish(s: Setting) -> Iterator[Filed]:
    spoke = any(event["kind"] == "conversation" and instant(event["t"]) <= s.at for event in s.events)
    yield Filed(
        TRANSFER,
        _common(s)
        | {
            "what": "debt",
            "to": "bureau",
            "purpose": "furnishing",
            "spoke_with_consumer": spoke,
            "days_since_notice_sent": _days_since_notice(s),
            "debt_paid_or_discharged": False,
        },
    )


def _days_since_notice(s: Setting) -> int:
    """Days since the earliest notice that was not returned within its fourteen days."""
    sent: list[date] = []
    for event in s.events:
        on = instant(event["t"]).date()
        if event["kind"] in ("mail", "email", "sms", "letter") and event.get("direction") != "in":
            sent.append(on)
        elif event["kind"] in ("undeliverable", "bounce", "returned_mail") and sent:
            # Comment 30(a)(1)-3.iii: what comes back after the fourteen days no longer matters.
            sent = sent[:-1] if (on - sent[-1]).days < _FURNISHING_WINDOW else sent
    return (s.at.date() - min(sent)).days if sent else NEVER


def _transfer(s: Setting) -> Iterator[Filed]:
    role = words.word(words.OTHER_RECEIVERS, s.action["recipient_role"], "receiver")
    purposes = {
        "analytics_file": "analytics",
        "debt_transfer": "placement",
        "debt_sale": "sale",
        "return_to_owner": "placement",
        "debt_communication": "placement",
    }
    purpose = words.word(purposes, s.action.get("content_class", "debt_transfer"), "thing transferred")
    yield Filed(
        TRANSFER,
        _common(s)
        | {"what": "debt_file", "to": role, "purpose": purpose, "debt_paid_or_discharged": _paid(s)},
    )


def _payment(s: Setting) -> Iterator[Filed]:
    about = s.action.get("about_debts", ())
    payments = [event for event in s.events if event["kind"] == "payment"]
    directed = payments[-1].get("direction_by_consumer") if payments else None
    yield Filed(
        TRANSFER,
        _common(s)
        | {
            "what": "payment",
            "to": "owner",
            "purpose": "apply_payment",
            "debt_disputed": any(debt.get("disputed") for debt in _debts(s)) or _in_dispute(s),
            "separate_consent": directed is None or directed in about,
            "debt_paid_or_discharged": False,
        },
    )


def _in_dispute(s: Setting) -> bool:
    disputed = [event for event in s.events if event["kind"] == "dispute"]
    about = set(s.action.get("about_debts", ()))
    return any(about & set(event.get("debts", about)) for event in disputed)


def _deletion(s: Setting) -> Iterator[Filed]:
    kinds = {
        "call_log": "collection_record", "letter": "collection_record", "letters": "collection_record",
        "email": "collection_record", "emails": "collection_record", "account_notes": "collection_record",
        "text": "collection_record", "notices": "collection_record", "call_recording": "call_recording",
    }  # fmt: skip
    record = words.word(kinds, s.action["record"], "record")
    recorded, last = s.action.get("recorded"), s.facts.get("last_collection_activity")
    yield Filed(
        RECORD,
        _common(s)
        | {
            "kind": record,
            "age_days": _days(s, recorded or last),
            "days_since_last_activity": _days(s, last or recorded),
            "debt_open": not _paid(s),
        },
    )


def _days(s: Setting, day: str | None) -> int | None:
    return None if day is None else (s.at.date() - instant(day).date()).days


def _validation_notice(s: Setting) -> Iterator[Filed]:
    """The notice itself: when it goes out, and what it says."""
    late = _first_told(s)
    overdue = 0 if late is None else (s.at.date() - late).days - 5
    open_ = not _paid(s)
    yield Filed(
        RECORD, _common(s) | {"kind": "validation_notice", "days_overdue": overdue, "debt_open": open_}
    )
    wording = _wording(s, None)
    yield Filed(WORDING, wording.facts, wording.says | _addressed(s.action) | _itemized(s.action))


def _first_told(s: Setting) -> date | None:
    """The day of the first communication, where no notice has gone out since."""
    told = [
        e for e in s.events if e["kind"] == "conversation" or e.get("content_class") == "debt_communication"
    ]
    sent = any(event.get("content_class") == "validation_notice" for event in s.events)
    return None if sent or not told else instant(told[0]["t"]).date()


def _addressed(a: Mapping[str, Any]) -> set[str]:
    said = set()
    if "addressee" in a:
        kinds = {"estate_generic": True, "estate": True, "named_individual": False, "named_executor": False,
                 "named_representative": False, "executor_by_name": False}  # fmt: skip
        if words.word(kinds, a["addressee"], "addressee"):
            said.add("addressed_to_estate")
    name = a.get("addressee_name")
    if name:
        words.only(name, frozenset(("known", "used")), "a name")
        if set(name["known"]) - set(name["used"]):
            said.add("incomplete_name")
    return said


def _itemized(a: Mapping[str, Any]) -> set[str]:
    said: set[str] = set()
    told = a.get("itemization")
    if told is None:
        return said
    words.only(told, _ITEMIZATION, "an itemisation")
    dates = {told[key] for key in ("ref", "account_number_as_of", "amount_as_of") if key in told}
    if len(dates) > 1:
        said.add("several_itemization_dates")
    if dates - set(words.ITEMIZATION_DATES):
        said.add("other_itemization_date")
    if "last_statement_date" in dates and "collector" in str(told.get("statement_by", "creditor")):
        said.add("collectors_statement")
    if any(told.get(name, 0) in (None, "") for name in _FIELDS):
        said.add("blank_field")
    styles = {"cumulative", "separate_page", "on_notice", "separate"}
    if told.get("style", "on_notice") not in styles:
        raise InvalidInput(
            f"no style of an itemisation `{told['style']}`: there are {', '.join(sorted(styles))}"
        )
    if told.get("style") == "separate_page" and not told.get("referenced", True):
        said.add("page_not_referred_to")
    return said


def _period(s: Setting) -> Iterator[Filed]:
    """The end of the validation period that a notice states, held against its last sending."""
    sent: list[date] = []
    returned = False
    for event in s.events:
        if event["kind"] in ("mail", "email", "letter"):
            sent.append(instant(event["t"]).date())
        elif event["kind"] in ("undeliverable", "bounce", "returned_mail"):
            returned = True
    computed = s.facts.get("computed")
    said = set()
    if computed:
        words.only(computed, frozenset(("assumed_receipt", "end")), "a computed period")
        if sent and date.fromisoformat(computed["end"]) < _earliest_end(sent[-1]):
            said.add("period_too_short")
    elif returned:
        said.add("period_of_a_returned_sending")
    facts = _common(s) | {"kind": "validation_notice", "time_barred": False, "in_validation_period": False}
    yield Filed(WORDING, facts, frozenset(said))


def _earliest_end(sent: date) -> date:
    """Thirty days after receipt, assumed on the fifth day that is no Saturday, Sunday or public holiday."""
    closed = holidays.country_holidays("US", years=(sent.year, sent.year + 1))
    day, working = sent, 0
    while working < _DAYS_OF_POST:
        day += timedelta(days=1)
        working += day.weekday() < _SATURDAY and day not in closed
    return day + timedelta(days=30)


_RECORDS = {
    "website_display": _website,
    "utterance_on_live_call": _utterance,
    "court_filing": _filing,
    "data_furnish": _furnish,
    "data_transfer": _transfer,
    "apply_payment": _payment,
    "delete_record": _deletion,
    "validation_notice": _validation_notice,
    "validation_period_end": _period,
}
