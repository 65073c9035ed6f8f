"""What a message is said to contain: every flag of the vocabulary, under the name that rules ask for.

A rule asks for the common name (`poses_as_authority`) or for one flag (`invented_blacklist`).
"""

from collections.abc import Collection, Mapping
from typing import Final

from rightparty.errors import InvalidInput

_MEANINGS: Final[Mapping[str, str]] = {
    "poses_as_authority": """claims_police_case claims_court_case claims_criminal_case claims_government
        claims_prosecutor_case claims_procuratorate_case claims_arrest_warrant court_seal_or_logo
        government_logo police_logo poses_as_police poses_as_court poses_as_government false_authority
        fake_summons fake_court_document mock_court_papers official_look public_institution_look""",
    "poses_as_other": """agency_poses_as_lender poses_as_lender poses_as_lawyer fake_lawyer_letter
        hides_agency""",
    "threatens": """threat_tell_family_or_employer threat threat_violence threat_arrest threat_visit
        threat_unlawful_action threat_of_action_not_intended intimidation violence blackmail
        threat_publication coercion""",
    "insults": "insult_or_shaming insult shaming defamation obscenity profanity ridicule humiliation",
    "harasses": "harassment stalking repeated_calls_to_annoy interferes_with_work",
    "deceives": """misleading deceit false_statement false_promise false_reason_for_contact
        misleading_reason_for_contact fake_missed_delivery invented_blacklist exaggerated_consequence
        false_credit_consequence false_win_certainty_time_barred claims_win_certainty claims_art70_right
        exaggerated_nature""",
    "wrong_amount": """amount_not_equal_ledger exaggerated_amount principal_includes_prededucted_interest
        wrong_amount""",
    "urges_borrowing": "suggests_new_borrowing forces_new_borrowing suggests_fundraising",
    "adds_collection_fee": "adds_collection_fee collection_fee",
    "cannot_be_checked": """contains_link_or_qr contains_link contains_qr personal_payee_account
        asks_id_number_by_reply asks_address_by_reply asks_password unofficial_phone_number
        phone_not_on_official_list""",
    "sells": "marketing_mix loan_offer marketing",
    "private_account": "private_phone_or_wechat private_phone private_account",
    "incomplete_letter": """letter_missing_objection_channel letter_missing_balance letter_missing_name
        letter_missing_legal_basis letter_missing_reason letter_missing_rights_duties
        letter_missing_account_check letter_missing_issuer_contact letter_missing_seal
        letter_incomplete""",
    "public": """postcard_or_visible_text visible_text public_posting publishes_identity publishes_names
        social_posting posts_lawyer_letter list_or_poster envelope_shows_debt""",
    "promises_credit_repair": "credit_repair_promise",
    "unlabelled_ai": "ai_unlabelled ai_label_missing",
    "says_interest_stops": "says_interest_stops promises_interest_stop",
    "tells_of_debt": """mentions_overdue mentions_debt mentions_amount mentions_loan mentions_due_date
        reveals_debt""",
    "omits_dispute": "omits_dispute",
    "sender_tells_of_debt": "sender_id_reveals_debt sender_name_reveals_debt",
    "presses": "press_lump_sum press_quick_payment press_sell_home suggests_selling_home",
    "hidden_caller": "hidden_caller_id anonymous_call private_caller_id no_caller_id",
    "payee_is_agency": "payee_is_agency",
    "lacks_creditor_identity": """missing_creditor_tax_id missing_creditor_name missing_creditor_address
        missing_identity_line no_identity_line missing_institution_name""",
    "premium_rate_callback": "premium_rate_callback premium_rate_number",
    "": """ai_labelled letter_complete sealed neutral_sender_name identity_line official_callback_number
        opt_out_line dispute_marked complete official_channel marketing_consent cost_table_shown""",
}
"""Flags by their common name; under the empty name, those that only say that all is well."""

_COMMON: Final = {flag: name for name, flags in _MEANINGS.items() for flag in flags.split()}


def sayings(flags: Collection[str], where: str) -> frozenset[str]:
    """The flags themselves and their common names.

    Raises:
        InvalidInput: a flag that the vocabulary does not have.
    """
    odd = [flag for flag in flags if flag not in _COMMON]
    if odd:
        raise InvalidInput(f"{where}: no content flag `{odd[0]}`", f"there are {', '.join(sorted(_COMMON))}")
    return frozenset({*flags, *(_COMMON[flag] for flag in flags)} - {""})
