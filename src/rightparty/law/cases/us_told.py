"""What is on file beside events: preferences, attorneys, consents, and where an address came from."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from rightparty.law.cases import us_words as words
from rightparty.law.cases.us_history import consent
from rightparty.law.cases.us_setting import BORROWER, COLLECTOR, GIVEN_TO, Setting, instant

_LONG_AGO = timedelta(days=200)
_PREFERENCE = frozenset("kind days window until from source place follow_up_answered text given_to".split())
_REPRESENTATION = frozenset(
    "kind debts name_known address_ascertainable collector_wrote attorney_responded attorney_consents_direct "
    "ended".split()
)
_CONSENT = frozenset("scope person given_to by at medium debts withdrawn withdrawn_at valid_on until".split())
_ADDRESS = frozenset(
    "consent provided_on disclosed_use creditor_used_for_account consumer_asked_creditor_to_stop notice "
    "opted_out opted_out_at domain domain_public notice_form opt_out_recipient combined "
    "clear_and_conspicuous "
    "obtained_by obtained_under chain used_by_consumer_with_collector third_party_disclosure_reported "
    "consumer_text_at consumer_called rnd_checked_at rnd_since rnd_result known_employer_provided last_known "
    "knows_moved".split()
)
_NOTICE = frozenset(
    "sent names_collector discloses_transfer discloses_use discloses_others_may_see opt_out_method "
    "opt_out_deadline".split()
)
_SAFE_ROUTES = (
    "6(d)(4)(i)",
    "6(d)(4)(ii)",
    "6(d)(4)(i) or (ii)",
    "6(d)(4)(i)(A)",
    "6(d)(4)(i)(B)",
    "6(d)(4)(iii)",
)

_CONSENT_IS_ASKED_FOR = ("US-DC", "US-NY", "US-NY-NYC")
"""Where a message needs a consent by the place's own law, so that one is only there if the case says so."""


def tell_file(s: Setting, point: str, channel: str) -> None:
    """Put everything on file into the book; `point`: where the action goes."""
    for said in s.facts.get("preferences", ()):
        words.only(said, _PREFERENCE, "a preference")
        words.word(_PREFERENCES, said["kind"], "kind of preference")(s, said)
    for said in s.facts.get("representation", ()):
        _represented(s, said)
    for said in s.facts.get("consents", ()):
        words.only(said, _CONSENT, "a consent")
        at = instant(said["at"]) if said.get("at") else s.at - timedelta(days=30)
        consent(s, said, at)
    order = s.facts.get("court_order")
    if order:
        words.only(order, frozenset(("permits", "debts")), "a court order")
        _court(s, order)
    asks = s.action.get("content_class")
    if s.facts.get("address_facts") is not None:
        _address(s, s.facts["address_facts"], point, channel)
    elif s.region not in _CONSENT_IS_ASKED_FOR and asks != "seek_electronic_consent":
        _usual_consent(s)


def _usual_consent(s: Setting) -> None:
    """Nothing is said of the address: it is one that the person consented to have used."""
    _messages_consent(s, COLLECTOR, s.at - timedelta(days=30))


def _messages_consent(s: Setting, given_to: str, at: Any) -> None:
    s.scene.add(
        "notices",
        kind="consent",
        at=at,
        given_to=given_to,
        given_by=BORROWER,
        ref="electronic",
        detail={"purpose": "electronic"},
    )


def _inconvenient_time(s: Setting, said: Mapping[str, Any]) -> None:
    s.scene.add("notices", kind="inconvenient_hours", **_hours(s, said))


def _convenient_time(s: Setting, said: Mapping[str, Any]) -> None:
    s.scene.add("notices", kind="agreed_hours", recording="on file", **_hours(s, said))


def _hours(s: Setting, said: Mapping[str, Any]) -> dict[str, Any]:
    window = said.get("window", "all")
    until = said.get("until")
    return {
        "at": s.at - _LONG_AGO,
        "hours": None if window == "all" else window,
        "days": tuple(said.get("days", ())),
        "until": instant(f"{until}T00:00:00-05:00") + timedelta(days=1) if until else None,
    }


def _inconvenient_place(s: Setting, said: Mapping[str, Any]) -> None:
    place = words.word(_PLACES, said["place"], "place")
    s.scene.add("notices", kind="inconvenient_place", at=s.at - _LONG_AGO, detail={"place": place})


def _employer(s: Setting, _said: Mapping[str, Any]) -> None:
    s.scene.add("notices", kind="employer_prohibits", at=s.at - _LONG_AGO)


_PLACES = {"home": "home", "residence": "home", "work": "work", "workplace": "work"}
_PREFERENCES = {
    "inconvenient_time": _inconvenient_time,
    "convenient_time": _convenient_time,
    "inconvenient_place": _inconvenient_place,
    "employer_prohibits": _employer,
}


def _represented(s: Setting, said: Mapping[str, Any]) -> None:
    """An attorney on some debts: whoever is contacted about them, the attorney stands in between."""
    words.only(said, _REPRESENTATION, "a representation")
    words.word({"attorney_representation": 1, "attorney": 1}, said["kind"], "kind of representation")
    known = said.get("name_known", True) and said.get("address_ascertainable", True)
    detail: dict[str, Any] = {"unidentified": not known}
    if said.get("collector_wrote"):
        detail["asked_on"] = said["collector_wrote"]
        detail["unanswered"] = not said.get("attorney_responded", False)
    detail["consents"] = bool(said.get("attorney_consents_direct"))
    ended = said.get("ended")
    for debt in s.debt_ids(said.get("debts")):
        s.scene.add(
            "notices",
            kind="attorney",
            at=s.at - _LONG_AGO,
            person_id=None,
            debt_id=debt,
            until=None if not ended or ended is True else instant(ended),
            detail=detail,
        )


def _court(s: Setting, order: Mapping[str, Any]) -> None:
    permits = {"contact_any_time": "any_time", "contact": "any_time", "third_party": "third_party"}
    purpose = words.word(permits, order["permits"], "permission of a court")
    for debt in s.debt_ids(order.get("debts")):
        detail = {"court": True, "purpose": purpose}
        row = {"kind": "consent", "at": s.at - _LONG_AGO, "medium": "court", "channel": "letter"}
        s.scene.add("notices", **row, person_id=None, debt_id=debt, detail=detail)


def _address(s: Setting, said: Mapping[str, Any], point: str, channel: str) -> None:
    """Where the address came from: only what is said of it makes a safe harbour."""
    words.only(said, _ADDRESS, "an address")
    if said.get("domain"):
        s.alter("points", "point_id", point, value=f"someone@{said['domain']}")
    if said.get("domain_public") is not None:
        s.overrides["domain_public"] = bool(said["domain_public"])
    if said.get("known_employer_provided"):
        s.alter("points", "point_id", point, place="work")
    _ties(s, said, point)
    _consents(s, said)
    _objections(s, said, point, channel)
    if said.get("notice"):
        _creditors_notice(s, said, point)
    if said.get("chain"):
        _chain(s, said, point)


def _ties(s: Setting, said: Mapping[str, Any], point: str) -> None:
    """Evidence about the address: who wrote from it, and what a database says of a number."""

    def seen(kind: str, at: Any, **columns: Any) -> None:
        s.scene.add("evidence", point_id=point, at=at, kind=kind, **columns)

    if said.get("used_by_consumer_with_collector"):
        seen("wrote_from", s.at - timedelta(days=20))
    if said.get("consumer_text_at"):
        seen("wrote_from", instant(said["consumer_text_at"]))
    if said.get("consumer_called"):
        seen("called_from", s.at - timedelta(days=20))
    if said.get("creditor_used_for_account"):
        seen("creditor_used", s.at - timedelta(days=90))
    if said.get("third_party_disclosure_reported"):
        seen("disclosure_reported", s.at - timedelta(days=3))
    if said.get("rnd_checked_at"):
        results = {"not_reassigned": "not_recycled", "reassigned": "recycled"}
        result = words.word(results, said.get("rnd_result"), "result of a check")
        since = instant(said["rnd_since"]) if said.get("rnd_since") else None
        seen(result, instant(said["rnd_checked_at"]), since=since)


def _consents(s: Setting, said: Mapping[str, Any]) -> None:
    told = said.get("consent")
    if told:
        words.only(told, _CONSENT, "a consent")
        at = instant(told["at"]) if told.get("at") else s.at - timedelta(days=30)
        _messages_consent(s, words.word(GIVEN_TO, told.get("given_to", "collector"), "receiver"), at)
        if told.get("withdrawn_at") or told.get("withdrawn"):
            withdrawn = told.get("withdrawn_at")
            _withdrawn(s, instant(withdrawn) if withdrawn else s.at - timedelta(days=1))
    if said.get("provided_on") and said.get("disclosed_use"):
        # Comment 6(d)(4)(i)(B)-2: an address typed in counts if its use for the debt was made clear.
        _messages_consent(s, COLLECTOR, s.at - timedelta(days=30))


def _withdrawn(s: Setting, at: Any) -> None:
    s.scene.add(
        "notices", kind="consent_withdrawn", at=at, ref="electronic", detail={"purpose": "electronic"}
    )


def _objections(s: Setting, said: Mapping[str, Any], point: str, channel: str) -> None:
    chain = any(link.get("opted_out") for link in said.get("chain", ()))
    if not (said.get("opted_out") or said.get("opted_out_at") or chain):
        return
    at = instant(said["opted_out_at"]) if said.get("opted_out_at") else s.at - timedelta(days=5)
    s.scene.add(
        "notices",
        kind="opt_out",
        at=at,
        point_id=point,
        scope="point",
        medium="electronic",
        channel=channel,
    )


def _creditors_notice(s: Setting, said: Mapping[str, Any], point: str) -> None:
    told = said["notice"]
    words.only(told, _NOTICE, "the creditor's notice")
    receivers = {"creditor": "creditor", "collector": "collector", "both": "both"}
    clear = said.get("clear_and_conspicuous", True)
    method = words.word(
        words.OPT_OUT_METHODS,
        told.get("opt_out_method", "hyperlink"),
        "way to opt out",
        words.OPT_OUT_METHOD_FAMILIES,
    )
    s.scene.add(
        "notices",
        kind="email_use_notice",
        at=instant(told["sent"]),
        point_id=point,
        detail={
            "names_collector": told.get("names_collector", True) and clear,
            "discloses_transfer": told.get("discloses_transfer", True) and clear,
            "discloses_use": told.get("discloses_use", True) and clear,
            "discloses_others": told.get("discloses_others_may_see", True) and clear,
            "opt_out": method,
            "opt_out_to": words.word(receivers, said.get("opt_out_recipient", "creditor"), "receiver"),
            "opt_out_until": told.get("opt_out_deadline"),
            "creditor_asked_to_stop": bool(said.get("consumer_asked_creditor_to_stop")),
        },
    )


def _chain(s: Setting, said: Mapping[str, Any], point: str) -> None:
    """Collectors before this one, each with the debt placed and perhaps the address used."""
    safe = said.get("obtained_under", _SAFE_ROUTES[0]) in _SAFE_ROUTES
    links = said["chain"][:-1]
    for number, link in enumerate(links):
        words.only(link, frozenset(("c", "used", "opted_out")), "an earlier collector")
        begun = s.at - timedelta(days=300 - number)
        s.scene.add(
            "placements", agency_id=link["c"], **{"from": begun, "until": begun + timedelta(hours=12)}
        )
        if link.get("used") and safe:
            s.scene.add(
                "evidence",
                point_id=point,
                at=begun + timedelta(hours=1),
                kind="collector_used",
                source=link["c"],
            )
