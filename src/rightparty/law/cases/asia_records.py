"""Filing what a case says of agreements, things kept, transfers and wording."""

from typing import Any

from rightparty.law.cases import asia_words as words
from rightparty.law.cases.asia_book import Book
from rightparty.law.cases.asia_told import Told
from rightparty.law.judge import Filed
from rightparty.law.load import load_law
from rightparty.law.questions import UNION, DebtIs, Member, Within
from rightparty.law.records import AGREEMENT, RECORD, TRANSFER, WORDING

_COMPLAINT_DAYS = {"simple": 15, "complex": 30, "special": 60}


def records_of(book: Book) -> tuple[Filed, ...]:
    """Every record that the case files."""
    told = book.told
    found = []
    if told.action in ("agree", "decide"):
        found.append(_agreement(told))
    elif told.action in ("purge", "answer_complaint"):
        found.append(_kept(told) if told.action == "purge" else _complaint(told))
    elif told.action in ("share", "collect"):
        found.append(_transfer(told))
    else:
        found.append(_wording(told))
    if "processor_place" in told.facts:
        found.append(_abroad(told))
    common = _common(book)
    return tuple(Filed(kind, common | facts, says) for kind, facts, says in found)


def _common(book: Book) -> dict[str, Any]:
    """What decides whom an instrument binds, for every record."""
    told, debt = book.told, book.scene.rows["debts"][0]
    place = told.facts.get("recipient_place") or told.country
    members = book.scene.rows["creditors"][0]["member_of"]
    found: dict[str, Any] = {
        "creditor_kind": told.creditor_kind,
        "by_agency": told.agency is not None,
        "us_collector": False,
        "channel": told.channel,
        "role": told.role if told.role != "bureau" else "unrelated",
        f"within_{told.country}": True,
    }
    for rule in load_law().records:
        for name, question in rule.questions.items():
            if isinstance(question, DebtIs):
                value = debt.get(question.column)
                found[name] = value in question.values if question.values else value is not None
            elif isinstance(question, Member):
                found[name] = question.association in members
            elif isinstance(question, Within) and question.place != UNION:
                found[name] = f"{place}-".startswith(f"{question.place}-") or question.place == told.country
    return found


_Record = tuple[str, dict[str, Any], frozenset[str]]


def _agreement(told: Told) -> _Record:
    plan, decision = told.part("plan"), told.part("decision")
    kept = plan.get("retain_until", "settled") in ("settled", "until_settled")
    lacking = set(words.PLAN_ITEMS) - set(plan.get("items", words.PLAN_ITEMS))
    says = {f"lacks_{item}" for item in lacking}
    if decision.get("explanation_requested") and not decision.get("explanation_given", True):
        says.add("explanation_refused")
    facts = {
        "months": plan.get("months", 12),
        "form": plan.get("form", "written"),
        "recorded": plan.get("recording_id") is not None and kept,
        "interest": plan.get("interest_policy"),
        "allocation": plan.get("allocation_order"),
        "cost_table_confirmed": plan.get("cost_table_confirmed", True),
        "decided_by_model": decision.get("by", "human") == "model",
        "human_review_asked": decision.get("human_review_requested", False),
        "human_review_done": decision.get("human_review_done", False),
    }
    return AGREEMENT, facts, told.says | says


def _kept(told: Told) -> _Record:
    kind = told.word(words.RECORD_KINDS, told.facts.get("record_kind", "collection_record"), "kind of record")
    age = int(told.facts.get("record_age_days", 0))
    facts = {
        "kind": kind,
        "age_days": age,
        "days_since_last_activity": age,
        "debt_open": "settled" not in told.holds
        and told.part("plan").get("status") not in ("done", "settled"),
        "days_overdue": 0,
        "complete": True,
    }
    return RECORD, facts, frozenset(("purge",))


def _complaint(told: Told) -> _Record:
    complaint = told.part("complaint")
    allowed = _COMPLAINT_DAYS[complaint.get("complexity", "simple")]
    if complaint.get("extended"):
        allowed = max(_COMPLAINT_DAYS.values())
    day = told.days(complaint["received_at"]) if "received_at" in complaint else 0
    if complaint.get("answered_at"):
        day -= told.days(complaint["answered_at"])
    facts = {
        "kind": "complaint",
        "age_days": day,
        "days_since_last_activity": day,
        "debt_open": True,
        "days_overdue": day - allowed,
        "complete": True,
    }
    return RECORD, facts, frozenset()


def _transfer(told: Told) -> _Record:
    to = str(told.facts.get("share_with", "owner" if told.action == "collect" else "agency:A"))
    if told.role == "bureau":
        to = "credit_bureau"
    agency = to.startswith("agency")
    what = told.facts.get("document") or told.facts.get("data") or "debt_file"
    heard = told.part("outsourcing" if agency else "assignment")
    notice = heard.get("notice_at" if agency else "notice_delivered_at", "told")
    facts = {
        "what": told.word(words.DATA, what, "data"),
        "to": "agency" if agency else told.word(words.RECEIVERS, to, "receiver"),
        "purpose": "collect_data" if told.action == "collect" else _purpose(to),
        "notified": notice is not None,
        "contract": heard.get("contract", True),
        "written_notice": heard.get("written_notice", notice is not None),
        "pay_only_by_amount": heard.get("pay_only_by_amount", False),
        **_lawful(told),
    }
    return TRANSFER, facts, told.says


def _purpose(to: str) -> str:
    if to.startswith("agency"):
        return "placement"
    return {"assignee": "sale", "buyer": "sale", "purchaser": "sale", "credit_bureau": "furnishing"}.get(
        to, "furnishing" if to == "bureau" else "collection"
    )


def _lawful(told: Told) -> dict[str, Any]:
    """What does no harm in a transfer, unless the case says otherwise."""
    return {
        "abroad": False,
        "mechanism": True,
        "separate_consent": told.facts.get("separate_consent", True),
        "debt_paid_or_discharged": "settled" in told.holds,
        "debt_disputed": "dispute" in told.holds,
        "dispute_told": "omits_dispute" not in told.says,
        "spoke_with_consumer": True,
        "days_since_notice_sent": 0,
    }


def _abroad(told: Told) -> _Record:
    """Sending through a processor, who may be in another country."""
    sent, place = told.part("cross_border"), str(told.facts["processor_place"])
    facts = {
        "what": "debt_file",
        "to": "processor",
        "purpose": "processing",
        "notified": sent.get("notified", True),
        "contract": True,
        "written_notice": True,
        "pay_only_by_amount": False,
        **_lawful(told),
        "abroad": place.split("-", maxsplit=1)[0] not in (told.country, told.jurisdiction),
        "mechanism": bool(sent.get("mechanism") or sent.get("exemption")),
        "separate_consent": bool(sent.get("separate_consent") or sent.get("exemption")),
    }
    return TRANSFER, facts, frozenset()


def _wording(told: Told) -> _Record:
    kinds = {
        "letter": "letter",
        "postcard": "letter",
        "locate": "location_inquiry",
        "offer": "agreement_offer",
    }
    facts = {
        "kind": "voicemail"
        if told.is_voicemail
        else kinds.get(told.content, kinds.get(told.channel, "message")),
        "first_contact": False,
        "time_barred": told.facts.get("limitation") == "expired" or "time_barred" in told.holds,
        "disputed": "dispute" in told.holds,
        "borrower_status": told.word(
            words.BORROWER_STATUS, told.facts.get("borrower_status", "alive"), "status"
        ),
        "interest": told.part("plan").get("interest_policy"),
        "in_validation_period": False,
    }
    return WORDING, facts, told.says
