"""The words of the United States' cases, and what each of them means to us.

A word that is in none of these tables is refused by name: an unknown fact is an error, not a pass.
"""

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from rightparty.errors import InvalidInput
from rightparty.law.faults import nearest

_T = TypeVar("_T")


def word(table: Mapping[str, _T], said: Any, what: str, families: Mapping[str, _T] | None = None) -> _T:
    """What a word means; `families`: what every word means that a pattern fits, where the table has it not.

    Raises:
        InvalidInput: the vocabulary does not have it.
    """
    if said not in table:
        for pattern, meaning in (families or {}).items():
            if isinstance(said, str) and re.search(pattern, said):
                return meaning
        raise InvalidInput(f"no {what} `{said}`: there are {', '.join(sorted(table))}")
    return table[said]


def only(said: Mapping[str, Any], known: frozenset[str], what: str) -> None:
    """Refuse every key that the vocabulary does not have.

    Raises:
        InvalidInput: naming each of them.
    """
    odd = sorted(set(said) - known)
    if odd:
        raise InvalidInput(
            f"no fact `{odd[0]}` of {what}: there are {', '.join(sorted(known))}",
            problems=[f"no fact `{key}` of {what}{nearest(key, known)}" for key in odd],
        )


# fmt: off
FACTS = frozenset(
    "jurisdiction covered_debt_collector debts persons events action address_facts preferences validation "
    "deceased representation consents last_collection_activity judgment identity_match court_order "
    "computed".split()
)
ACTION = frozenset(
    "kind at recipient_role person address_kind about_debts content_class address counted_to has_opt_out "
    "opt_out_notice safe_harbor in_reply_to automated session_active known_location required_by script "
    "medium "
    "belief purpose_valid content_elements disclosures language agent_alias envelope profile subject "
    "bounce_monitoring recognizable_sender itemization addressee addressee_name prior_collector_ref record "
    "recorded collector_kind flags intended_debts delivered_at read_at".split()
)
DEBT = frozenset("id type status servicing_account sol_expired disputed".split())
PERSON = frozenset("id role tz_evidence name".split())
EVENT = frozenset(
    "t kind direction person address address_kind counted_to outcome connected content_class flags "
    "excluded_by "
    "intended_debts misdirected initiated_by debts_discussed actual_topic allocated_to note dropped_at topic "
    "debts statement in_reply_to automated scope given_to valid_on medium accepted_channel received text via "
    "oral written supporting role amount direction_by_consumer grace_until waiver_by about consent_to_call "
    "until by".split()
)

PRODUCTS: Mapping[str, str] = {
    "credit_card": "credit_card", "mortgage": "mortgage", "student_loan": "student_loan",
    "medical": "medical", "auto": "auto", "auto_loan": "auto", "personal": "personal",
    "personal_loan": "personal", "installment": "instalment", "payday": "personal", "other": "other",
    "utility": "other", "telecom": "other", "rent": "other",
}
DEBT_STATUS: Mapping[str, str] = {
    "active": "active", "open": "active", "charged_off": "written_off", "paid": "settled",
    "paid_in_full": "settled", "settled": "settled", "discharged_bankruptcy": "discharged",
    "discharged": "discharged", "sold": "sold",
}

CONSUMER = "consumer"
LIABLE = ("co_borrower", "guarantor", "spouse")
"""Roles that stand among those who owe; a spouse owes only where something says so."""

ROLES: Mapping[str, str] = {
    "co_borrower": "co_borrower", "cosigner": "co_borrower", "co_signer": "co_borrower",
    "joint_account_holder": "co_borrower", "guarantor": "guarantor",
    # The consumer as 12 CFR 1006.6(a) has it; each is an executor, guardian … of the book.
    "spouse": "spouse", "surviving_spouse": "spouse", "parent_of_minor": "parent_of_minor",
    "parent_of_deceased_minor": "parent_of_minor",
    "guardian": "guardian", "legal_guardian": "guardian", "executor": "executor",
    "administrator": "administrator", "personal_representative": "executor",
    "informal_administrator": "administrator", "estate_affidavit_signer": "administrator",
    "universal_successor": "successor", "estate_asset_disposer": "administrator",
    "person_disposing_of_assets": "administrator", "confirmed_successor_in_interest": "successor",
    "consumer_attorney": "attorney",
    # Third parties.
    "third_party_friend": "friend", "third_party_family": "family", "third_party_household": "family",
    "third_party_neighbor": "other", "third_party_location_source": "other", "third_party": "other",
    "third_party_coworker": "colleague", "third_party_employer": "employer", "friend": "friend",
    "family": "family", "family_member": "family", "parent_of_adult": "family", "adult_child": "family",
    "child_of_consumer": "family", "sibling": "family", "relative": "family", "roommate": "other",
    "household_member": "family", "neighbor": "other", "coworker": "colleague", "colleague": "colleague",
    "employer": "employer", "unknown_third_party": "other", "unconfirmed_successor": "other",
    "ex_spouse": "other", "landlord": "other", "reference": "reference", "wrong_person": "other",
    "attorney_of_other_debt": "other", "stranger": "other",
}
ROLE_FAMILIES: Mapping[str, str] = {
    r"consumer.*attorney|attorney_for_consumer": "attorney",
    r"^(surviving_)?spouse|^husband|^wife|^widow": "spouse",
    r"parent_of_(a_)?(deceased_)?minor": "parent_of_minor", r"confirmed_successor": "successor",
    r"guardian": "guardian", r"executor": "executor", r"administrator|personal_rep|estate_": "administrator",
    r"coworker|colleague|supervisor": "colleague", r"employer|human_resources": "employer",
    r"friend": "friend",
    r"family|relative|adult|child|sibling|brother|sister|parent|cousin|household": "family",
    r"third_party|neighbo|roommate|landlord|unknown|wrong|stranger|successor|partner": "other",
}
"""Every other word for a role, by what it holds."""

OTHER_RECEIVERS: Mapping[str, str] = {
    "creditor": "owner", "debt_owner": "owner", "owner": "owner", "creditor_attorney": "creditor_attorney",
    "collector_attorney": "collector_attorney", "consumer_reporting_agency": "bureau", "cra": "bureau",
    "vendor": "vendor", "service_provider": "vendor", "other_agency": "agency", "debt_collector": "agency",
    "agency": "agency", "debt_buyer": "assignee", "assignee": "assignee",
}
"""Receivers who are no contact of the consumer's: what goes to them is a transfer."""

CHANNELS: Mapping[str, str] = {
    "call_attempt": "call", "call": "call", "voicemail": "call", "ringless_voicemail": "ringless",
    "ai_call": "ai_call", "prerecorded_call": "ai_call", "conversation_on_inbound_call": "call", "sms": "sms",
    "text": "sms", "email": "email", "mail": "letter", "letter": "letter", "postcard": "postcard",
    "app_push": "push", "app_message": "app", "website_push": "push", "portal_message": "inbox",
    "social_private": "im", "social_public": "social", "in_person": "visit", "visit": "visit",
    "chat": "im",
}
"""The channel of each kind of action, or of event, that is a contact."""

CHANNEL_FAMILIES: Mapping[str, str] = {
    r"ringless": "ringless", r"artificial|prerecorded|robocall": "ai_call", r"call|phone|voicemail": "call",
    r"text|sms": "sms", r"email": "email", r"postcard": "postcard", r"push": "push", r"app|portal": "app",
    r"social.*public|public|post$|wall": "social", r"social|direct_message|chat": "im",
    r"mail|letter|fax": "letter", r"visit|person|door": "visit",
}

NO_CONTACT = (
    "website_display utterance_on_live_call data_furnish data_transfer apply_payment delete_record "
    "court_filing validation_period_end validation_notice"
).split()
"""Kinds of action that are a record or a wording alone, or that say by themselves how they are sent."""

POINTS: Mapping[str, str] = {
    "mobile": "mobile", "sms": "mobile", "landline_home": "landline", "landline": "landline",
    "landline_work": "work_landline", "email": "email", "email_personal": "email", "email_work": "work_email",
    "work_email": "work_email", "mail_home": "home", "mail": "home", "mail_work": "workplace",
    "postcard": "home", "app_push": "app", "app": "app", "website_session": "app", "portal": "app",
    "social_private": "im", "social_public": "im", "social": "im", "visit_home": "home",
}
"""The point of the tiny book for each kind of address."""

POINT_FAMILIES: Mapping[str, str] = {
    r"work.*(phone|line|tel)|(phone|line|tel).*work": "work_landline",
    r"landline|home_(phone|line)": "landline",
    r"mobile|cell|sms|text|phone": "mobile",
    r"email.*(work|employer)|(work|employer).*email": "work_email",
    r"email": "email", r"(mail|address).*(work|employer)|workplace": "workplace",
    r"app|web|portal|session|push": "app", r"social": "im", r"mail|home|residence|post": "home",
}

OUTCOMES: Mapping[str, tuple[str, str]] = {
    "no_answer": ("attempt", "no_answer"), "rang_no_answer": ("attempt", "no_answer"),
    "ring_no_answer": ("attempt", "no_answer"), "busy": ("attempt", "busy"),
    "not_in_service": ("attempt", "not_in_service"), "disconnected": ("attempt", "not_in_service"),
    "invalid_number": ("attempt", "not_in_service"), "failed": ("attempt", "not_in_service"),
    "answered": ("connected", "answered"), "answered_then_dropped": ("connected", "dropped"),
    "dropped": ("connected", "dropped"), "hung_up": ("connected", "answered"),
    "voicemail": ("voicemail", "voicemail"), "ringless_voicemail": ("voicemail", "voicemail"),
    "voicemail_full_no_message": ("attempt", "voicemail_full"),
    "voicemail_no_message": ("attempt", "voicemail"), "voicemail_direct": ("voicemail", "voicemail"),
    "recorded_message": ("attempt", "unknown"), "recording": ("attempt", "unknown"),
    "wrong_person": ("connected", "wrong_person"), "wrong_number": ("connected", "wrong_person"),
    "refused": ("connected", "refused"),
}
"""The kind of event and the outcome that each outcome of a call is."""

OUTCOME_FAMILIES: Mapping[str, tuple[str, str]] = {
    r"busy": ("attempt", "busy"),
    r"not_in_service|disconnect|invalid|fail|out_of_service": ("attempt", "not_in_service"),
    r"voicemail_full|no_message|mailbox": ("attempt", "voicemail_full"),
    r"voicemail": ("voicemail", "voicemail"),
    r"record": ("attempt", "unknown"), r"answer|drop|hung|convers": ("connected", "answered"),
    r"ring|rang|unanswer": ("attempt", "no_answer"),
}

NOT_CONNECTED = ("busy", "not_in_service")

MEDIA: Mapping[str, tuple[str, ...]] = {
    "telephone_call": ("call", "ai_call", "ringless"), "telephone": ("call", "ai_call", "ringless"),
    "phone": ("call", "ai_call", "ringless"), "call": ("call", "ai_call", "ringless"),
    "text_message": ("sms",), "text": ("sms",), "sms": ("sms",), "email": ("email",),
    "mail": ("letter", "postcard"), "postal_mail": ("letter", "postcard"), "letter": ("letter", "postcard"),
    "social_media": ("social", "im", "im_group"), "social": ("social", "im", "im_group"),
    "app_push": ("push",), "app": ("app", "push", "inbox"),
    "electronic": ("sms", "email", "app", "push", "inbox", "im"),
}
"""The channels of a medium that somebody blocks."""

MEDIUM_FAMILIES: Mapping[str, tuple[str, ...]] = {
    r"call|phone|voice": ("call", "ai_call", "ringless"), r"text|sms": ("sms",),
    r"mail|post": ("letter", "postcard"),
}

NOTICE_MEDIUM_FAMILIES: Mapping[str, str] = {
    r"email|portal|web|online|text|sms|app|chat|electronic": "electronic",
    r"phone|call|oral|verbal|voice": "oral",
    r"mail|letter|form|courier|hand|writ|fax|paper": "written",
}
NOTICE_MEDIA: Mapping[str, str] = {
    "mail": "written", "letter": "written", "written": "written", "hand_delivery": "written",
    "courier": "written", "fax": "written", "consumer_response_form": "written", "email": "electronic",
    "portal": "electronic", "website": "electronic", "sms": "electronic", "text": "electronic",
    "phone": "oral", "telephone": "oral", "oral": "oral", "in_person": "oral",
}

STATUTORY = (
    "termination_notice remedies_ordinarily_invoked_notice intent_to_invoke_specified_remedy "
    "reg_x_early_intervention_notice reg_x_force_placed_insurance_notice force_placed_insurance_notice "
    "reg_z_periodic_statement reg_z_arm_notice reg_z_arm_adjustment_notice reg_z_rate_adjustment_notice "
    "arm_adjustment_notice garnishment_service writ_of_execution required_disclosure validation_notice "
    "verification duplicative_dispute_notice nv_medical_60day_notice"
).split()
MEDIUM_ORDERED = (
    "reg_z_periodic_statement reg_z_arm_notice reg_z_arm_adjustment_notice reg_z_rate_adjustment_notice "
    "reg_x_early_intervention_notice reg_x_force_placed_insurance_notice force_placed_insurance_notice "
    "arm_adjustment_notice"
).split()
"""Notices that another law orders to be mailed."""

REASONS: Mapping[str, str] = {
    "legally_required_call": "legal_duty", "litigation_related": "litigation",
    "court_ordered_communication": "litigation", "settlement_of_litigation": "litigation",
    "requested_information": "answers_request", "complete_dropped_conversation": "harm_outside_control",
    "avoid_penalty_notice": "harm_outside_control",
}
"""What comment 14(b)(2)(ii)-2 lists against the presumption of a violation, as flags of a contact."""

CONTENTS: Mapping[str, str] = {
    **dict.fromkeys(STATUTORY, "statutory"),
    **dict.fromkeys(REASONS, "full"),
    "unanswered_call": "full", "debt_communication": "full", "payment_request": "full",
    "limited_content_message": "callback", "voicemail": "full", "voicemail_with_debt_info": "full",
    "location_inquiry": "locate", "obscene_language": "full", "profane_language": "full",
    "threat_of_violence": "full", "false_statement": "full", "legal_threat": "full", "lawsuit": "full",
    "demand_immediate_payment": "full", "discount_offer_false_urgency": "full", "settlement_offer": "offer",
    "discount_offer": "offer", "payment_plan_offer": "offer", "contact_request_no_identity": "full",
    "contact_request": "full", "opt_out_confirmation_only": "reply",
    "opt_out_confirmation_plus_payment_link": "full", "opt_out_confirmation_plus_marketing": "full",
    "seek_electronic_consent": "statutory", "marketing_no_debt_info": "full", "marketing": "full",
    "ask_convenient_time": "full", "ask_convenient_place": "full", "ask_consent_to_continue": "full",
    "continue_discussion": "full", "proof_of_claim": "full", "pleading": "full", "complaint": "full",
    "analytics_file": "full", "debt_transfer": "full", "debt_sale": "full", "return_to_owner": "full",
    "payment_reminder": "full", "social_post": "full",
}

CONTENT_FAMILIES: Mapping[str, str] = {
    r"^reg_[xz]_|garnish|levy|writ|_notice_required|required_notice|^termination": "statutory",
    r"limited_content": "callback", r"location": "locate", r"offer|settlement|discount|hardship": "offer",
    r"threat|obscen|profan|abus|false|demand|request|reminder|past_due|collection|debt|payment|suit|"
    r"complaint|litigation|unanswered|voicemail|social|ask_|continue|discuss|general": "full",
}
"""Every other class of content, by what its word holds."""

SAYS: Mapping[str, tuple[str, ...]] = {
    "obscene_language": ("obscene",), "profane_language": ("profane",), "threat_of_violence": ("violence",),
    "false_statement": ("false_statement",), "legal_threat": ("legal_threat",), "lawsuit": ("lawsuit",),
    "complaint": ("lawsuit",), "demand_immediate_payment": ("demands_payment_now",),
    "contact_request_no_identity": ("hidden_identity",), "ask_convenient_time": ("asks_better_time",),
    "ask_convenient_place": ("asks_better_time",), "ask_consent_to_continue": ("asks_leave_to_go_on",),
}
SAYS_FAMILIES: Mapping[str, tuple[str, ...]] = {
    r"obscen|profan|abusive": ("obscene",), r"violen": ("violence",),
    r"false|deceptive": ("false_statement",),
    r"suit_threat|legal_threat|threat.*(suit|sue|legal)": ("legal_threat",),
    r"lawsuit|file_suit|collection_suit|suit_filed|collection_complaint|^suit": ("lawsuit",),
    r"threat": ("legal_threat",), r"demand.*(immediate|within|now)": ("demands_payment_now",),
    r"no_identity|without_identity|undisclosed": ("hidden_identity",),
    r"ask_(for_)?(a_)?(better|convenient)": ("asks_better_time",), r".": (),
}
"""What a class of content says, in the words of the rules about wording."""

ELEMENTS: Mapping[str, tuple[str, ...]] = {
    "business_name_neutral": ("neutral_business_name",), "request_reply": ("request_to_reply",),
    "natural_person_name": ("own_name",), "reply_phone": ("reply_phone",),
    **dict.fromkeys(
        ("salutation", "date_time", "suggested_reply_times", "reply_times", "representatives_generic"), ()
    ),
    **dict.fromkeys(
        (
            "from_debt_collector", "debt_collector_disclosure", "representatives_specific_group",
            "business_name_reveals_collection", "debt_mentioned", "debt_amount", "amount_owed",
            "creditor_name",
            "account_number", "consumer_full_name", "state_disclosure", "state_mandated_disclosure",
            "mini_miranda", "payment_link", "website", "email_address", "urgency", "settlement_offer",
            "important_matter", "call_recorded_notice", "reference_number", "other",
        ),
        ("beyond_limited_content",),
    ),
}
REQUIRED_ELEMENTS = ("business_name_neutral", "request_reply", "natural_person_name", "reply_phone")

ELEMENT_FAMILIES: Mapping[str, tuple[str, ...]] = {
    r"salutation|greeting|date|time|any_representative|representatives_generic": (),
    r"debt|collect|account|amount|balance|creditor|group|payment|legal|urgent|important|state|link|"
    r"law|name": (
        "beyond_limited_content",
    ),
}
"""Every other part of a voicemail: what is not required and not optional is beyond it."""

SCRIPT: Mapping[str, tuple[str, ...]] = {
    "individual_name": ("own_name",), "confirming_location_info": ("location_purpose",),
    "correcting_location_info": ("location_purpose",), "seeking_location_info": ("location_purpose",),
    "seeking_person_authorized_for_estate": ("estate_purpose", "location_purpose"),
    "seeking_person_handling_financial_affairs": ("estate_purpose", "location_purpose"),
    "owes_debt": ("debt",), "states_debt": ("debt",), "mentions_debt": ("debt",),
    "employer_name_unasked": ("employer_unasked",), "employer_name_on_request": (),
    "employer_name_asked": (), "employer_name_when_asked": (), "collection_language": ("collection_words",),
    "debt_collector_symbol": ("collection_symbols",),
}

SCRIPT_FAMILIES: Mapping[str, tuple[str, ...]] = {
    r"unasked|volunteer|not_asked": ("employer_unasked",), r"employer.*(asked|request)": (),
    r"symbol": ("collection_symbols",), r"debt|owes|owing|past_due|delinquen": ("debt",),
    r"collect": ("collection_words",),
    r"estate|financial_affairs|deceased": ("estate_purpose", "location_purpose"),
    r"locat|address|phone|workplace|employment": ("location_purpose",), r"name": ("own_name",),
}
"""Every other thing said by who asks after somebody."""

ENVELOPE: Mapping[str, bool] = {
    **dict.fromkeys(
        "collector_address debtor_name_address consumer_name_address addresses postage "
        "address_correction imb "
        "barcode return_service_requested forwarding_service business_name_neutral return_address "
        "personal_and_confidential".split(),
        False,
    ),
    **dict.fromkeys(
        "past_due_text final_notice urgent_notice debt_collector_name business_name_reveals_collection "
        "collection_symbol debt_amount account_number legal_notice_text creditor_name colored_warning "
        "overdue_text".split(),
        True,
    ),
}
"""Whether a thing on an envelope tells of a debt, or is more than the post needs."""

ENVELOPE_FAMILIES: Mapping[str, bool] = {
    r"due|final|urgent|collect|debt|owe|amount|account|legal|warning|notice|balance|reveal|creditor": True,
    r"address|post|usps|barcode|stamp|forward|return|neutral|service": False,
}

OPT_OUT_NOTICES: Mapping[str, bool] = {
    "reply_STOP": True, "reply_stop": True, "hyperlink_opt_out": True, "hyperlink": True,
    "reply_stop_subject": True, "unsubscribe_link": True, "call_to_opt_out": False, "mail_to_opt_out": False,
    "write_to_opt_out": False, "visit_site_no_link": False, "none": False,
}
"""Whether a way to opt out is simple enough: comments 6(e)-1 and 6(d)(4)(ii)(C)(4)-1."""

OPT_OUT_METHODS: Mapping[str, str] = {
    "hyperlink": "link", "reply_stop": "reply", "reply_stop_subject": "reply", "reply_email": "reply",
    "form_and_preaddressed_envelope": "form_with_envelope", "telephone_only": "telephone",
    "postal_mail_only": "mail", "visit_site_no_link": "site",
    "must_call_or_write_for_form": "form_on_request",
    "must_request_form": "form_on_request", "in_person_only": "in_person",
}

OPT_OUT_METHOD_FAMILIES: Mapping[str, str] = {
    r"link|click": "link", r"reply|text_stop": "reply",
    r"preaddressed|prepaid|envelope": "form_with_envelope",
    r"phone|call|mail|write|visit|site|form|person|fax": "another_way",
}

STATEMENTS: Mapping[str, str] = {
    "does_not_owe": "denies", "not_my_debt": "denies", "disputes_owing": "denies", "already_paid": "denies",
    "refuses_to_pay": "refuses_to_pay", "will_not_pay": "refuses_to_pay", "leave_me_alone": "no_contact",
    "do_not_contact": "no_contact", "no_contact": "no_contact", "wants_no_contact": "no_contact",
}

STATEMENT_FAMILIES: Mapping[str, str] = {
    r"not_owe|not_my|never_owed|disput|paid|denies|wrong_person|identity": "denies",
    r"refus|will_not_pay|cannot_pay|wont_pay": "refuses_to_pay",
    r"alone|contact|stop|harass": "no_contact", r"time|place|busy|work": "inconvenient",
}

BELIEFS: Mapping[str, tuple[str, ...]] = {
    "earlier_incomplete_now_correct": ("earlier_answer_wrong",),
    "earlier_wrong_now_correct": ("earlier_answer_wrong",),
    "earlier_erroneous_now_correct": ("earlier_answer_wrong",), "none": (),
    "requested_by_person": ("asked_to_call_again",), "person_asked_to_call_again": ("asked_to_call_again",),
}

BELIEF_FAMILIES: Mapping[str, tuple[str, ...]] = {
    r"request|asked|invite|call_again|call_back": ("asked_to_call_again",),
    r"(wrong|incomplete|erroneous|incorrect).*(now|correct|complete)": ("earlier_answer_wrong",),
    r"wrong|incomplete|erroneous|no_reason|unchanged|same": (),
}
"""A belief that an answer was wrong helps only together with one that the person now knows better."""

ITEMIZATION_DATES = (
    "last_statement_date", "charge_off_date", "last_payment_date", "transaction_date", "judgment_date",
)
# fmt: on
