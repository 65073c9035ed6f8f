"""The vocabulary of cases for the United States: facts by word, turned into a tiny book.

What a case leaves out is neutral: disclosures are made, the address is one consented to, nothing is refused.
`question`, `expected`, `why` and `citation` answer nothing.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from rightparty.errors import InvalidInput
from rightparty.law.cases import us_words as words
from rightparty.law.cases.case import Case, Expected
from rightparty.law.cases.us_history import last_inbound, tell_history
from rightparty.law.cases.us_records import records_of
from rightparty.law.cases.us_setting import Setting, recipient, set_scene
from rightparty.law.cases.us_told import tell_file

_CASE = frozenset(
    "id citation title basis facts question expected legal_effect why source_seen source gate_hint "
    "ambiguous".split()
)
_IDENTITIES = {"verified": True, "confirmed": True, "unverified": False, "unverified_same_name": False}
_VERDICTS = ("allow", "limited", "delay", "deny")


def translated(raw: Mapping[str, Any], where: str) -> Case:
    """A case of this vocabulary as a tiny book, a contact and records.

    Raises:
        InvalidInput: a fact or a word that the vocabulary does not have.
    """
    try:
        words.only(raw, _CASE, "a case")
        return _case(raw, where)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise InvalidInput(f"`{raw.get('id')}`: {type(fault).__name__}: {fault}") from fault
    except InvalidInput as fault:
        said = [f"`{raw.get('id')}`: {problem}" for problem in (fault.problems or (fault.message,))]
        raise InvalidInput(said[0], problems=said) from fault


def _case(raw: Mapping[str, Any], where: str) -> Case:
    s = set_scene(raw["facts"])
    channel = _channel(s)
    person = recipient(s) if _reaches_somebody(s, channel) else "P"
    point = s.point(s.action.get("address"), s.action.get("address_kind"), person, channel or "letter")
    tell_history(s)
    tell_file(s, point, channel or "letter")
    _returned_validation(s)
    records = tuple(records_of(s, channel))
    contact = _contact(s, channel, person, point) if _reaches_somebody(s, channel) else None
    if contact is None and not records:
        raise InvalidInput(f"nothing is asked: `{s.action['kind']}`")
    return Case(
        raw["id"],
        where,
        raw.get("title", ""),
        s.at,
        s.scene.dossier(),
        _expected(raw),
        contact,
        records,
        s.overrides,
    )


def _expected(raw: Mapping[str, Any]) -> Expected:
    verdict = words.word({name: name for name in _VERDICTS}, raw["expected"], "verdict")
    denied = str(raw.get("gate_hint") or "").startswith("deny")
    return Expected(
        verdict=verdict,
        product="deny" if denied else None,
        legal_effect=raw.get("legal_effect"),
        waits=False,
    )


def _channel(s: Setting) -> str | None:
    """The channel of the action; None where nothing is sent to anybody."""
    kind, a = s.action["kind"], s.action
    if a.get("medium") == "postcard" or a.get("address_kind") == "postcard":
        return "postcard"
    if kind == "validation_notice":
        return {"email": "email", "sms": "sms"}.get(str(a.get("address_kind")), "letter")
    if kind == "website_display":
        return None if a.get("session_active", True) else "push"
    if kind in words.NO_CONTACT:
        return None
    return words.word(words.CHANNELS, kind, "kind of action", words.CHANNEL_FAMILIES)


def _reaches_somebody(s: Setting, channel: str | None) -> bool:
    """Whether the action is a contact; what goes to creditor, bureau or lawyer is a transfer."""
    role = s.action.get("recipient_role", words.CONSUMER)
    marketing = s.action.get("content_class") == "marketing_no_debt_info"
    return channel is not None and role not in words.OTHER_RECEIVERS and not marketing


def _returned_validation(s: Setting) -> None:
    """`validation: {sent: false}` without an event that says so: one was sent and came back."""
    said = s.facts.get("validation", {})
    words.only(said, frozenset(("period_end", "sent", "sent_at")), "validation")
    told = any(event.get("content_class") == "validation_notice" for event in s.events)
    if said.get("sent") is False and not told:
        at = s.at - timedelta(days=15)
        s.scene.add(
            "events", at=at, kind="failed", outcome="bounced", channel="letter", flags=("validation_notice",)
        )


def _contact(s: Setting, channel: str | None, person: str, point: str) -> Mapping[str, Any]:
    a = s.action
    words.word(_IDENTITIES, s.facts.get("identity_match", "verified"), "match of identity")
    said = a.get("content_class", "debt_communication")
    content = _content(s, said)
    answered = None
    if a["kind"] == "conversation_on_inbound_call" or a.get("in_reply_to") or content == "reply":
        content, answered = "reply", _inbound(s, person, point, str(channel))
    return s.scene.contact(
        channel=channel,
        person_id=person,
        point_id=point,
        debt_ids=s.debt_ids(a.get("counted_to", a.get("about_debts"))),
        content=content,
        in_reply_to=answered,
        flags=_flags(a, said),
    )


def _content(s: Setting, said: str) -> str:
    """The content class; a voicemail whose parts are those of a limited-content message tells nothing."""
    a = s.action
    if "content_elements" in a:
        parts = [
            part
            for name in a["content_elements"]
            for part in words.word(words.ELEMENTS, name, "part of a message", words.ELEMENT_FAMILIES)
        ]
        complete = set(words.REQUIRED_ELEMENTS) <= set(a["content_elements"])
        return "callback" if complete and "beyond_limited_content" not in parts else "full"
    return words.word(words.CONTENTS, said, "class of content", words.CONTENT_FAMILIES)


def _inbound(s: Setting, person: str, point: str, channel: str) -> str:
    """The inbound contact that is answered; one is put in where a case only says that there was one."""
    found = last_inbound(s, person, channel)
    if found is not None:
        return found
    s.scene.add(
        "events",
        event_id="inbound",
        at=s.at - timedelta(minutes=1),
        kind="connected" if channel == "call" else "reply",
        channel=channel,
        direction="in",
        person_id=person,
        point_id=point,
    )
    return "inbound"


def _flags(a: Mapping[str, Any], said: str) -> tuple[str, ...]:
    """What whoever proposes the contact says of it."""
    found = [
        *a.get("flags", ()),
        *words.word(words.BELIEFS, a.get("belief", "none"), "belief", words.BELIEF_FAMILIES),
        said,
    ]
    if said in words.REASONS or a.get("required_by"):
        found.append(words.REASONS.get(said, "legal_duty"))
    if said in words.MEDIUM_ORDERED:
        found.append("medium_ordered")
    if said == "opt_out_confirmation_only":
        found.append("confirms_opt_out")
    if a["kind"] == "conversation_on_inbound_call":
        found.append("inbound_call")
    if a.get("known_location"):
        known = {"home": "at_home", "work": "at_work", "elsewhere": "elsewhere"}
        found.append(words.word(known, a["known_location"], "place"))
    if a.get("purpose_valid") is False:
        found.append("location_known")
    return tuple(found)
