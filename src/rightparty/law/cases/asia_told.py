"""Reading one case of the vocabulary: which keys and words it may have, and what the plain ones mean."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Final
from zoneinfo import ZoneInfo

from rightparty.errors import InvalidInput
from rightparty.law.cases import asia_words as words
from rightparty.law.cases.asia_flags import sayings
from rightparty.law.faults import nearest

_CASE: Final = (
    "id jurisdiction rule_ids citation facts expected delay_until limit_to product_default basis why "
    "source_seen confidence note notes title"
)
_FACTS: Final = (
    "creditor_type product sender channel recipient_role recipient_check content_class content_flags dpd "
    "holds prior_events local_time action address_kind agency_recall_ack agent_informed agent_notice_at "
    "assignment borrower_reachable borrower_status check collectors complaint contact_consent cross_border "
    "data debtor_frequency_agreement debtor_initiated debtor_preference debtor_time_agreement decision "
    "direction document dpd_under_plan guarantee inheritance ledger_available liability_basis limitation "
    "loan loan_id mandate member_state_pack number number_kind number_prefix outsourcing plan "
    "processor_place recipient_place recipient_source record_age_days record_kind sender_local "
    "separate_consent share_with sms_validity_until visit_place"
)
_WITHIN: Final[Mapping[str, str]] = {
    "assignment": "notice_delivered_at complete original_creditor assigned_at",
    "check": "api since carrier_entry carrier status_change_at lag_days ported real_carrier three_element "
    "otp_at last_verified_at checked_at number_type virtual code",
    "complaint": "received_at complexity extended answered_at",
    "contact_consent": "by recorded documented at text_version withdrawn",
    "cross_border": "mechanism separate_consent exemption notified",
    "debtor_frequency_agreement": "max_connected date recorded revoked specific",
    "debtor_preference": "after before window not_between days not_days",
    "debtor_time_agreement": "window days recorded specific made_after_default revoked",
    "decision": "by human_review_requested human_review_done outcome explanation_requested explanation_given",
    "guarantee": "written type period_end judgment_executed",
    "inheritance": "renounced estate_value",
    "loan": "originated all_in_rate lpr1y channel term_days disbursed principal",
    "mandate": "verified_with_borrower written uploaded",
    "outsourcing": "notice_at listed last_evaluated sub_delegated consent violation_record contract "
    "certified written_notice pay_only_by_amount contract_until",
    "plan": "status months items form recording_id retain_until cost_table_confirmed interest_policy "
    "allocation_order offered_at agreed_at",
    "event": "t kind channel by to result loan_id number mode direction recorded content_class content "
    "duration_s effective",
}


def only(raw: Mapping[str, Any], known: str, where: str) -> None:
    """Refuse a key that the vocabulary does not have.

    Raises:
        InvalidInput: names the key, and those there are.
    """
    there = known.split()
    odd = sorted(set(raw) - set(there))
    if odd:
        told = [f"{where}: no fact `{key}`{nearest(key, there)}" for key in odd]
        raise InvalidInput(told[0], f"there are {known}", problems=told)


def meaning(table: Mapping[str, Any], word: object, kind: str, where: str) -> Any:
    """What a word means.

    Raises:
        InvalidInput: the vocabulary has no such word of this kind.
    """
    if word not in table:
        raise InvalidInput(f"{where}: no {kind} `{word}`", f"there are {', '.join(sorted(table))}")
    return table[str(word)]


class Told:
    """The facts of one case, read; every word that is not known is refused with file and line."""

    def __init__(self, raw: Mapping[str, Any], where: str) -> None:
        self.where = where
        only(raw, _CASE, where)
        self.facts: Mapping[str, Any] = raw["facts"]
        self.jurisdiction = str(raw["jurisdiction"])
        self.country = meaning(words.COUNTRIES, self.jurisdiction, "jurisdiction", where)
        only(self.facts, _FACTS, where)
        for key in _WITHIN.keys() & self.facts.keys():
            if self.facts[key] is not None:
                only(self.facts[key], _WITHIN[key], f"{where}: `{key}`")
        for event in self.events:
            only(event, _WITHIN["event"], f"{where}: `prior_events`")
        self.says = sayings(self.facts.get("content_flags", ()), where)
        self.holds = tuple(self.word(words.HOLDS, hold, "hold") for hold in self.facts.get("holds", ()))

    def word(self, table: Mapping[str, Any], word: object, kind: str) -> Any:
        """What a word of this case means."""
        return meaning(table, word, kind, self.where)

    def part(self, key: str) -> Mapping[str, Any]:
        """A fact that has parts; empty where it is absent or null."""
        return self.facts.get(key) or {}

    @property
    def events(self) -> list[Mapping[str, Any]]:
        """What happened before."""
        return list(self.facts.get("prior_events", ()))

    @cached_property
    def at(self) -> datetime:
        """The instant of the case."""
        return self.instant(self.facts["local_time"])

    def instant(self, text: str) -> datetime:
        """A time with its offset, or a day, which begins at midnight where the recipient is."""
        try:
            found = datetime.fromisoformat(text)
        except (TypeError, ValueError) as fault:
            raise InvalidInput(f"{self.where}: `{text}` is no time: {fault}") from fault
        if found.tzinfo is None and len(text) > len("2026-01-01"):
            raise InvalidInput(f"{self.where}: `{text}` has no offset")
        return found if found.tzinfo else found.replace(tzinfo=ZoneInfo(self.zone))

    @cached_property
    def zone(self) -> str:
        """The zone where the recipient is: a named place's, else the country's that has the case's offset."""
        place = self.facts.get("recipient_place")
        zones = words.ZONES[self.country]
        if place in words.PLACE_ZONES or self.is_abroad:
            zones = (self.word(words.PLACE_ZONES, place, "place"),)
        local = datetime.fromisoformat(self.facts["local_time"])
        fitting = [
            zone for zone in zones if local.astimezone(ZoneInfo(zone)).utcoffset() == local.utcoffset()
        ]
        if not fitting:
            raise InvalidInput(
                f"{self.where}: no zone of `{place or self.country}` has the offset of {local}"
            )
        return fitting[0]

    @property
    def is_abroad(self) -> bool:
        """Whether the recipient is in another country than the law that is asked."""
        place = self.facts.get("recipient_place")
        return place is not None and place.split("-")[0] not in (self.country, self.jurisdiction)

    @cached_property
    def creditor_kind(self) -> str:
        """The kind of creditor."""
        kind = str(self.facts.get("creditor_type", "BANK")).upper().replace("-", "_")
        return str(self.word(words.CREDITORS, kind, "creditor type"))

    @cached_property
    def product(self) -> words.Product:
        """The product, and whether a platform brought it."""
        found: words.Product = self.word(
            words.PRODUCTS, self.facts.get("product", "consumer_loan"), "product"
        )
        way = self.part("loan").get("channel")
        return found._replace(by_platform=found.by_platform or way in ("platform", "app"))

    @cached_property
    def agency(self) -> str | None:
        """The agency that sends, or None where the creditor does."""
        sender = str(self.facts.get("sender", "creditor"))
        if sender in ("creditor", "lender", "assignee", "purchaser", "msg_provider"):
            return None
        kind, _, name = sender.partition(":")
        if kind not in ("agency", "servicer", "platform", "law_firm", "despacho"):
            raise InvalidInput(
                f"{self.where}: no sender `{sender}`", "there are creditor, agency:A, agency:A/sub …"
            )
        return name.partition("/")[0] or kind

    @property
    def sub_agency(self) -> bool:
        """Whether an agency's own agency sends, without the creditor's consent."""
        sent = self.part("outsourcing")
        below = sent.get("sub_delegated", str(self.facts.get("sender", "")).endswith("/sub"))
        return bool(below) and not sent.get("consent", False)

    @cached_property
    def channel(self) -> str:
        """The channel."""
        return str(self.word(words.CHANNELS, self.facts.get("channel", "sms"), "channel"))

    @property
    def is_voicemail(self) -> bool:
        """Whether what is said stays on a machine."""
        return self.facts.get("channel") in ("voicemail", "ringless", "ringless_voicemail")

    @cached_property
    def check(self) -> str:
        """What is known of the point."""
        return str(self.word(words.CHECKS, self.facts.get("recipient_check", "verified"), "recipient check"))

    @cached_property
    def role(self) -> str:
        """The recipient's role; where somebody else took the borrower's call, it was the borrower's."""
        role = str(self.word(words.ROLES, self.facts.get("recipient_role", "borrower"), "recipient role"))
        return "borrower" if self.facts.get("recipient_check") == "third_party_answered" else role

    @property
    def inbound(self) -> bool:
        """Whether the recipient began the contact."""
        way = self.facts.get("direction", "outbound")
        if way not in ("inbound", "outbound"):
            raise InvalidInput(f"{self.where}: no direction `{way}`", "there are inbound, outbound")
        return way == "inbound" or bool(self.facts.get("debtor_initiated", False))

    @cached_property
    def content(self) -> str:
        """The content class; empty where the message is not about a debt."""
        word = self.facts.get("content_class", "post_due_reminder")
        found = str(self.word(words.CONTENTS, word, "content class"))
        asked = self.inbound or self.facts.get("recipient_role") == "authorised_representative"
        return "reply" if asked and word in words.ANSWERED_IF_ASKED else found

    @cached_property
    def action(self) -> str:
        """What is done instead of a contact; empty where it is one."""
        action = self.facts.get("action")
        if action is None and self.role == "bureau":
            return "share"
        return "" if action is None else str(self.word(words.ACTIONS, action, "action"))

    @property
    def is_contact(self) -> bool:
        """Whether somebody is contacted about a debt."""
        return not self.action and bool(self.content)

    @property
    def dpd(self) -> int:
        """Days past due; under a plan, those of the plan."""
        return int(self.facts.get("dpd_under_plan", self.facts.get("dpd", 20)))

    def days(self, text: str) -> int:
        """Days from a date until the case, where the recipient is."""
        now = self.at.astimezone(ZoneInfo(self.zone)).date()
        return (now - self.instant(text).astimezone(ZoneInfo(self.zone)).date()) // timedelta(days=1)
