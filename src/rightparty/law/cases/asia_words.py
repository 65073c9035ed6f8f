"""The words of the vocabulary for Asia, Europe and Latin America, and what each means in a book of ours."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from rightparty.law.vocabulary import CALLBACK, FULL, KNOCK, LOCATE, OFFER, REMINDER, REPLY, STATUTORY

Words = Mapping[str, str]


def _each(meaning: str, words: str) -> dict[str, str]:
    """Several words for one thing."""
    return dict.fromkeys(words.split(), meaning)


COUNTRIES: Final[Words] = {
    **{code: code for code in ("CN", "IN", "PH", "ID", "GB", "MX", "BR", "TW", "DE")},
    "UK": "GB",
    "EU": "DE",  # any member state: what holds in all of them is asked
}
ZONES: Final[Mapping[str, tuple[str, ...]]] = {
    "CN": ("Asia/Shanghai",),
    "IN": ("Asia/Kolkata",),
    "PH": ("Asia/Manila",),
    "ID": ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"),
    "GB": ("Europe/London",),
    "DE": ("Europe/Berlin",),
    "MX": ("America/Mexico_City", "America/Cancun", "America/Hermosillo", "America/Tijuana"),
    "BR": ("America/Sao_Paulo", "America/Manaus", "America/Rio_Branco", "America/Noronha"),
    "TW": ("Asia/Taipei",),
}
"""Zones of a country, the usual one first: the recipient's is the first that has the offset of the case."""

PLACE_ZONES: Final[Words] = {
    "CN": "Asia/Shanghai", "HK": "Asia/Hong_Kong", "MO": "Asia/Macau", "TW": "Asia/Taipei",
    "SG": "Asia/Singapore", "JP": "Asia/Tokyo", "KR": "Asia/Seoul", "MY": "Asia/Kuala_Lumpur",
    "IN": "Asia/Kolkata", "PH": "Asia/Manila", "AE": "Asia/Dubai", "GB": "Europe/London",
    "DE": "Europe/Berlin", "FR": "Europe/Paris", "ID-JK": "Asia/Jakarta", "ID-PA": "Asia/Jayapura",
    "ID-BA": "Asia/Makassar", "US-NY": "America/New_York", "US-CA": "America/Los_Angeles",
    "US-IL": "America/Chicago", "US-TX": "America/Chicago", "MX-ROO": "America/Cancun",
    "MX-BCN": "America/Tijuana", "MX-SON": "America/Hermosillo", "BR-AM": "America/Manaus",
}  # fmt: skip
"""Where a recipient may be, beside the country itself."""

CREDITORS: Final[Words] = {
    **_each("bank", "BANK CARD_ISSUER COOPERATIVE_BANK"),
    **_each("consumer_finance", "CFC CONSUMER_FINANCE"),
    **_each("micro_loan", "MLC MICRO_LOAN"),
    **_each("auto_finance", "AFC AUTO_FINANCE"),
    **_each("assignee", "AMC ASSIGNEE ARC CREDIT_PURCHASER"),
    **_each("debt_buyer", "DEBT_BUYER"),
    **_each("platform", "PLT PLATFORM"),
    **_each("private", "PRIVATE INDIVIDUAL NON_FINANCIAL_FIRM"),
    **_each("nbfc", "NBFC HFC"),
    **_each("nbfc_mfi", "NBFC_MFI"),
    **_each("financing_co", "FINANCING_CO SOFOM"),
    **_each("lending_co", "LENDING_CO LENDER"),
    **_each("p2p", "LPBBTI P2P"),
    **_each("trust", "TRUST"),
    **_each("other", "OTHER SUPPLIER"),
}
MEMBERS: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("CN", "bank"): ("cba", "nifa"),
    ("CN", "consumer_finance"): ("cba", "nifa"),
    ("CN", "auto_finance"): ("nifa",),
    ("CN", "micro_loan"): ("nifa",),
    ("CN", "platform"): ("nifa",),
    ("ID", "p2p"): ("afpi",),
}
"""Associations to which lenders of a kind belong."""


class Product(NamedTuple):
    """A product of the book, and whether a platform brought the loan."""

    name: str
    by_platform: bool = False


PRODUCTS: Final[Mapping[str, Product]] = {
    **dict.fromkeys(("consumer_loan", "cash_loan", "personal_loan", "internet_loan"), Product("personal")),
    **dict.fromkeys(("digital_loan", "online_loan", "p2p_loan", "platform_loan"), Product("personal", True)),
    **dict.fromkeys(("instalment", "instalment_loan", "bnpl"), Product("instalment")),
    **dict.fromkeys(("credit_card", "card"), Product("credit_card")),
    **dict.fromkeys(("microfinance", "microfinance_loan"), Product("microfinance")),
    **dict.fromkeys(("mortgage", "housing_loan"), Product("mortgage")),
    **dict.fromkeys(("auto", "auto_loan", "car_loan"), Product("auto")),
    **dict.fromkeys(("micro_business", "micro_business_loan", "sole_trader_loan"), Product("micro_business")),
    **dict.fromkeys(("student_loan",), Product("student_loan")),
    **dict.fromkeys(("medical", "medical_debt"), Product("medical")),
    **dict.fromkeys(("private_loan", "other"), Product("other")),
}
CHANNELS: Final[Words] = {
    **_each("call", "voice call phone voicemail recorded_voice"),
    **_each("ai_call", "ai_voice ai_call"),
    **_each("ringless", "ringless ringless_voicemail"),
    **_each("sms", "sms mms rcs"),
    **_each("email", "email"),
    **_each("app", "app in_app"),
    **_each("push", "app_push push"),
    **_each("inbox", "app_inbox inbox"),
    **_each("im", "im wechat whatsapp messenger"),
    **_each("im_group", "im_group group_chat wechat_group whatsapp_group"),
    **_each("letter", "letter registered_letter"),
    **_each("postcard", "postcard"),
    **_each("visit", "visit field_visit home_visit"),
    **_each("social", "social social_media social_post"),
}
CONTENTS: Final[Words] = {
    **_each(FULL, "post_due_reminder payment_request negotiation debt_detail demand collection"),
    **_each(REMINDER, "pre_due_reminder plan_pre_due_reminder"),
    **_each(OFFER, "plan_offer plan_confirmation plan_counter_offer settlement_offer"),
    **_each(REPLY, "complaint_reply query_reply rights_request_reply dispute_reply objection_reply"),
    **_each(REPLY, "payment_how_to official_pay_channel"),
    **_each(STATUTORY, "statutory_notice assignment_notice outsourcing_notice"),
    **_each(STATUTORY, "notice_of_default_to_guarantor"),
    **_each(LOCATE, "locate_only relay_request estate_inquiry confirm_whereabouts"),
    **_each(CALLBACK, "neutral_callback callback"),
    **_each(KNOCK, "neutral knock ask_for_person_by_name"),
    **_each("", "unrelated_service_notice service_notice security_notice account_notice"),
}
"""Content classes; empty: no contact about a debt at all."""

ANSWERED_IF_ASKED: Final = ("debt_detail", "negotiation", "plan_offer")
"""What is only said in answer, where the person began the contact."""

ROLES: Final[Words] = {
    **_each("borrower", "borrower cardholder debtor mixed_group"),
    **_each("co_borrower", "co_borrower co_maker joint_debtor co_signer cosigner"),
    **_each("guarantor", "guarantor surety aval"),
    **_each("spouse", "spouse wife husband"),
    **_each("heir", "heir"),
    **_each("attorney", "attorney lawyer"),
    **_each("adviser", "debt_adviser adviser"),
    **_each("guardian", "legal_guardian guardian"),
    **_each("executor", "executor"),
    **_each("administrator", "administrator estate_administrator bankruptcy_administrator"),
    **_each("representative", "authorised_representative representative claimed_representative"),
    **_each("emergency_contact", "emergency_contact"),
    **_each("reference", "reference referee personal_reference contact contact_person"),
    **_each("family", "family relative parent mother father sibling sister brother child son daughter"),
    **_each("friend", "friend neighbour roommate"),
    **_each("colleague", "colleague"),
    **_each("employer", "employer workplace"),
    **_each("address_book", "address_book_contact phone_contact"),
    **_each("other", "other minor third_party beneficiary bystander social_contact"),
    **_each("unrelated", "unrelated stranger new_owner new_number_owner namesake"),
    **_each("bureau", "credit_bureau bureau"),
}
UNPROVEN_MANDATE: Final = ("claimed_representative", "legal_guardian", "guardian")
"""Who stands in for the borrower only where the case says that the mandate was checked."""

BASES: Final[Words] = {
    **_each("signed", "co_signed signed ratified"),
    **_each("joint_debt", "joint_debt household_necessity household_necessity_proven community_property"),
    **_each("court", "court court_order judgment"),
    **_each("inheritance", "inheritance"),
    **_each("joint_guarantee", "joint_guarantee"),
    **_each("general_guarantee", "general_guarantee"),
    **_each("", "none"),
}
BORROWER_STATUS: Final[Words] = {
    **_each("alive", "alive normal"),
    **_each("deceased", "deceased dead"),
    **_each("incapable", "no_capacity limited_capacity incapable"),
    **_each("minor", "minor"),
}
CHECKS: Final[Words] = {
    **_each("proven", "verified repaired_verified otp_confirmed answered_as_self not_recycled_and_verified"),
    **_each("matched", "match three_element_match"),
    **_each("recycled", "recycled changed"),
    **_each("mismatch", "mismatch three_element_mismatch"),
    **_each("no_record", "no_record left_network"),
    **_each("inside_lag", "ok_inside_lag not_recycled"),
    **_each("stale", "stale expired"),
    **_each("unknown", "unknown unverified new_user_not_synchronised absent none none_by_sender"),
    **_each("ambiguous", "ambiguous_match same_name"),
    **_each("not_theirs", "disclaimed_by_new_owner wrong_party wrong_person wrong_number not_theirs"),
    **_each("traced_without_leave", "repaired_unauthorised"),
    **_each("traced", "repaired_unverified repaired"),
    **_each("shared", "third_party_answered shared shared_household"),
    **_each("dead", "disconnected bounced"),
}
NUMBER_KINDS: Final[Words] = {
    "mobile": "mobile", "virtual": "mobile", "landline": "landline", "landline_home": "landline",
    "landline_shared": "landline", "landline_work": "work_landline", "work_landline": "work_landline",
    "work": "work_landline",
}  # fmt: skip
ADDRESS_KINDS: Final[Words] = {
    "employer_domain": "work_email", "work": "work_email", "work_email": "work_email", "personal": "email",
    "public_domain": "email", "own": "email", "shared_mailbox": "email", "home": "home",
    "workplace": "workplace",
}  # fmt: skip
PLACES: Final[Words] = {
    **_each("home", "home residence billing billing_address agreed"),
    **_each("workplace", "workplace office work employer"),
}
SOURCES: Final[Words] = {
    **_each("address_book", "address_book contact_list phone_book call_log album"),
    **_each("", "application borrower contact_self contract guarantee borrower_supplied"),
}
HOLDS: Final[Words] = {
    **_each("agreement_performing", "plan_performing"),
    **_each("dispute", "dispute_open disputed objection_open"),
    **_each("complaint_open", "complaint_open grievance_open"),
    **_each("settled", "settled cancelled discharged"),
    **_each("payment_pending", "payment_pending"),
    **_each("bankruptcy", "bankruptcy_accepted bankruptcy insolvency"),
    **_each("moratorium", "breathing_space moratorium mental_health_crisis"),
    **_each("welfare_risk", "welfare_risk self_harm self_harm_statement hospital in_hospital"),
    **_each("bereavement", "bereavement mourning"),
    **_each("calamity", "calamity disaster marriage festival"),
    **_each("incapable", "capacity_notice incapacity no_capacity"),
    **_each("adviser", "debt_adviser_engaged adviser"),
    **_each("attorney", "attorney lawyer_engaged"),
    **_each("hardship", "hardship hardship_open"),
    **_each("identity_theft", "identity_theft fraud_claim"),
    **_each("refuses_contact", "contact_refused refuses_contact suppressed"),
    **_each("opt_out", "opt_out"),
    **_each("cease", "cease cease_request"),
    **_each("deceased", "deceased"),
    **_each("litigation", "litigation"),
    **_each("military", "military"),
    **_each("promise", "promise_open ptp_open"),
    **_each("time_barred", "time_barred limitation_expired"),
    **_each("wrong_number", "wrong_party wrong_number"),
    **_each("recalled", "recalled"),
}
EVENT_KINDS: Final[Words] = {
    **_each("attempt", "attempt dial"),
    **_each("connected", "connected answered"),
    **_each("conversation", "effective_conversation conversation"),
    **_each("delivered", "delivered"),
    **_each("sent", "sent"),
    **_each("failed", "failed bounced undelivered"),
    **_each("voicemail", "voicemail"),
    **_each("visit", "visit"),
    **_each("reply", "reply inbound"),
}
OUTCOMES: Final[Words] = {
    **_each("no_answer", "no_answer unanswered switched_off rejected_call hung_up"),
    **_each("busy", "busy"),
    **_each("not_in_service", "not_in_service invalid_number number_invalid disconnected"),
    **_each("answered", "answered connected ok"),
    **_each("voicemail", "voicemail"),
    **_each("wrong_person", "third_party_answered"),
    **_each("delivered", "delivered"),
    **_each("bounced", "bounced undelivered failed"),
}
ANSWERS: Final[Words] = {
    **_each("refuses_contact", "refused refuses_contact asked_not_to_be_contacted stop opt_out"),
    **_each("willing_to_pay", "volunteered_to_pay willing_to_pay"),
    **_each("wrong_number", "wrong_party wrong_party_dtmf wrong_number not_me wrong_person"),
    **_each("dispute", "disputed disputes dispute says_paid objection"),
    **_each("complaint_open", "complaint complained"),
    **_each("hardship", "hardship cannot_pay"),
    **_each("welfare_risk", "self_harm welfare_risk"),
    **_each("bereavement", "bereavement"),
    **_each("consent", "consented consent"),
    **_each("consent_withdrawn", "consent_withdrawn withdrew_consent revoked"),
    **_each("refused_to_pay", "refused_to_pay"),
    **_each("", "question query asks_balance acknowledged confirmed promise_to_pay relayed callback_request"),
}
"""What a person told us when they answered, as a kind of notice; empty: nothing that stands."""

DOCUMENTS: Final[Words] = {
    **_each("sensitive_proof", "medical_proof disability_proof account_flows bank_statement hardship_proof"),
    **_each("sensitive_proof", "death_certificate income_proof"),
    **_each("debt_file", "contract ledger debt_file collection_record"),
}
DATA: Final[Words] = {
    **DOCUMENTS,
    **_each("address_book", "address_book contact_list phone_book contacts call_log album photos media"),
    **_each("address_book", "location_history sms_inbox"),
    **_each("contact_of_third_person", "non_obligor_contact third_person_contact emergency_contact"),
    **_each("contact_of_third_person", "family_contact referee_contact"),
    **_each("debt", "debt"),
    **_each("analytics", "analytics"),
    **_each("needed", "name phone repayment_record borrower_contact"),
}
RECEIVERS: Final[Words] = {
    **_each("assignee", "assignee buyer purchaser"),
    **_each("bureau", "bureau credit_bureau"),
    **_each("processor", "processor vendor msg_provider"),
    **_each("owner", "owner creditor lender app"),
    **_each("third_person", "family employer friend public third_person"),
}
RECORD_KINDS: Final[Words] = {
    **_each("collection_record", "collection_record contact_log collection_log"),
    **_each("call_recording", "call_recording recording"),
    **_each("agreement_recording", "plan_recording agreement_recording"),
    **_each("impact_assessment", "impact_assessment pia"),
    **_each("complaint", "complaint complaint_file"),
}
PLAN_STATUS: Final[Words] = {
    **_each("performing", "performing active signed"),
    **_each("breached", "breached defaulted"),
    **_each("late", "late"),
    **_each("offered", "offered proposed requested draft"),
    **_each("done", "done completed settled"),
}
PLAN_ITEMS: Final = (
    "balance_structure_currency cycle_method_date_amount fees_interest_policy no_new_card_promise "
    "rights_duties_breach other"
).split()
"""The six things that an agreement under art. 70 of the card measures says."""

ACTIONS: Final[Words] = {
    **_each("agree", "activate_plan confirm_plan sign_plan modify_plan"),
    **_each("decide", "decide_plan refuse_plan accept_plan"),
    **_each("purge", "purge_record delete_record"),
    **_each("share", "share_data share_document transfer_data transfer_debt sell_debt outsource place_debt"),
    **_each("share", "furnish report_to_bureau"),
    **_each("collect", "collect_data read_data"),
    **_each("answer_complaint", "answer_complaint close_complaint"),
}
