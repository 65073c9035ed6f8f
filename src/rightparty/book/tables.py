"""The tables of a loan book: every column's name, type and meaning, in one place.

Reading, checking, mapping, the store and the generated reference page are all made from `TABLES`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a column holds; `IBIS_TYPE` gives the type it has in a loaded table."""

    TEXT = "text"
    CODE = "code"  # one of a closed list
    INSTANT = "instant"  # ISO 8601 with an offset; loaded as UTC without a zone
    DATE = "date"
    MONEY = "money"  # decimal with `.`, at most two decimals, in the debt's currency
    RATE = "rate"  # a share of one: 0.24 is 24 %
    INTEGER = "integer"
    LIST = "list"  # several values in one cell, separated by `;`
    JSON = "json"
    FLAG = "flag"  # true or false


IBIS_TYPE: Mapping[Kind, str] = {
    Kind.TEXT: "string",
    Kind.CODE: "string",
    Kind.INSTANT: "timestamp",
    Kind.DATE: "date",
    Kind.MONEY: "decimal(18, 2)",
    Kind.RATE: "decimal(12, 8)",
    Kind.INTEGER: "int64",
    Kind.LIST: "array<string>",
    Kind.JSON: "string",
    Kind.FLAG: "boolean",
}


@dataclass(frozen=True)
class Column:
    """One column: `required` means that the column must be there *and* every cell filled."""

    name: str
    kind: Kind
    required: bool = False
    choices: tuple[str, ...] = ()
    refers_to: str = ""  # the table whose key this cell must name (each item of a list)
    signed: bool = False  # an amount that may be negative, see `checks`
    doc: str = ""


@dataclass(frozen=True)
class Table:
    """One table of the book: `key` columns are unique together; `grows` rows are never forgotten."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    required: bool = False
    grows: bool = False
    doc: str = ""
    by_name: Mapping[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {column.name: column for column in self.columns})


def _text(name: str, doc: str = "", *, required: bool = False, to: str = "") -> Column:
    return Column(name, Kind.TEXT, required, refers_to=to, doc=doc)


def _code(name: str, choices: str, doc: str = "", *, required: bool = False) -> Column:
    return Column(name, Kind.CODE, required, tuple(choices.split()), doc=doc)


def _typed(kind: Kind, names: str, doc: str = "", *, required: bool = False) -> tuple[Column, ...]:
    return tuple(Column(name, kind, required, doc=doc) for name in names.split())


def _signed(name: str, doc: str) -> Column:
    return Column(name, Kind.MONEY, required=True, doc=doc, signed=True)


def _debts(name: str) -> Column:
    return Column(name, Kind.LIST, required=True, refers_to="debts")


CREDITOR_KINDS = (
    "bank consumer_finance micro_loan auto_finance financing_co p2p trust assignee debt_buyer "
    "platform nbfc nbfc_mfi lending_co private other"
)
PRODUCTS = (
    "personal instalment micro_business credit_card student_loan medical mortgage auto microfinance other"
)
LIABLE_ROLES = "borrower co_borrower guarantor spouse heir"
STANDING_IN_ROLES = (
    "attorney adviser guardian executor administrator representative successor parent_of_minor"
)
REPRESENTING_ROLES = "attorney adviser guardian executor administrator parent_of_minor"
"""Who, once on file, is spoken to in the person's place: checked or not, the person is no longer asked."""

OTHER_ROLES = "emergency_contact reference friend family colleague employer address_book other"
CHANNELS = "call ai_call ringless sms email app push inbox im im_group letter postcard visit social"
CONTENT_CLASSES = "full offer reminder statutory reply callback knock locate"
EVIDENCE_KINDS = (
    "stated code_confirmed carrier_match carrier_mismatch carrier_no_record match_unknown not_recycled "
    "recycled recycling_unknown wrote_from called_from paid_from answered_as_self signed_in used_in_app "
    "skip_traced address_book shared_household wrong_number disclosure_reported bounced disconnected "
    "delivered creditor_used collector_used"
)
STOP_KINDS = "opt_out cease refused_to_pay refuses_contact"
"""Notices by which a person stops us: no file ends them."""

NOTICE_KINDS = (
    "opt_out cease refused_to_pay consent consent_withdrawn agreed_hours inconvenient_hours "
    "inconvenient_place agreed_frequency employer_prohibits attorney adviser dispute settled "
    "payment_pending agreement_performing agreement_breached hardship moratorium bankruptcy deceased "
    "incapable welfare_risk bereavement military calamity complaint_open complaint_closed "
    "identity_theft litigation judgment execution_failed estate_renounced outsourced assigned "
    "email_use_notice recalled refuses_contact willing_to_pay prefers"
)
EVENT_KINDS = "attempt connected conversation voicemail delivered failed sent reply visit"
OUTCOMES = (
    "no_answer busy not_in_service answered dropped voicemail voicemail_full assistant refused "
    "wrong_person delivered bounced rejected unknown"
)

_I, _D, _M, _R, _N, _L = Kind.INSTANT, Kind.DATE, Kind.MONEY, Kind.RATE, Kind.INTEGER, Kind.LIST

# fmt: off
_TABLES = (
    Table("creditors", key=("creditor_id",), required=True, doc="Who is owed.", columns=(
        _text("creditor_id", required=True), _text("name", required=True),
        _code("kind", CREDITOR_KINDS, required=True),
        _text("country", "ISO 3166-1 alpha-2", required=True),
        *_typed(_L, "member_of", "associations whose rules bind it: cba, nifa, afpi …"),
        _text("neutral_name", "shown in a knock: says nothing of lending or collecting"),
        _text("address"), _text("tax_id"), _text("licence"), _text("hotline"),
        *_typed(Kind.FLAG, "us_debt_collector", "a debt collector under 12 CFR 1006.2(i)"),
    )),
    Table("agencies", key=("agency_id", "creditor_id"), doc="Agencies that collect for a creditor.", columns=(
        _text("agency_id", required=True), _text("creditor_id", required=True, to="creditors"),
        _text("name", required=True), *_typed(_L, "member_of"), *_typed(Kind.FLAG, "certified"),
        *_typed(_D, "listed_from listed_until evaluated_on contract_until"),
        _code("violation_record", "none found serious"),
    )),
    Table("placements", key=("debt_id", "agency_id", "from"), doc="Debts handed to an agency.", columns=(
        _text("debt_id", required=True, to="debts"), _text("agency_id", required=True, to="agencies"),
        *_typed(_I, "from", required=True),
        *_typed(_I, "until borrower_notified_at recalled_at recall_acked_at"), _text("sub_of"),
    )),
    Table("senders", key=("sender_id",), doc="Numbers and addresses that the lender sends from.", columns=(
        _text("sender_id", required=True), _text("creditor_id", required=True, to="creditors"),
        _text("agency_id", to="agencies"), _code("channel", CHANNELS, required=True),
        _text("value", required=True), _text("shown_name"), *_typed(_I, "from until"),
    )),
    Table("persons", key=("person_id",), required=True, doc="Everybody named in the book.", columns=(
        _text("person_id", required=True), _text("name", required=True),
        _text("country", "ISO 3166-1 alpha-2", required=True), _code("kind", "person company"),
        _text("region", "ISO 3166-2"), _text("zone", "IANA time zone"), _text("language", "BCP 47"),
        *_typed(_D, "birth_date"), _text("national_id"),
        _code("status", "alive deceased minor incapable"),
    )),
    Table("debts", key=("debt_id",), required=True, doc="What is owed to whom.", columns=(
        _text("debt_id", required=True), _text("creditor_id", required=True, to="creditors"),
        _code("product", PRODUCTS, required=True), _text("currency", "ISO 4217", required=True),
        *_typed(_D, "opened_on", required=True), *_typed(_M, "principal", required=True),
        *_typed(_R, "annual_rate", required=True), *_typed(_I, "as_of", "age of the balance"),
        _code("status", "active settled written_off sold discharged"), *_typed(_R, "penalty_rate"),
        *_typed(_N, "grace_days"), _text("allocation"), *_typed(_M, "disbursed"),
        *_typed(_R, "all_in_rate"), _text("country"), _text("region"), _text("assigned_from"),
        *_typed(_I, "assignment_notified_at"), _text("original_creditor"), *_typed(_L, "co_creditors"),
        _text("platform_id"), _text("account"),
        *_typed(_D, "charged_off_on judgment_on itemized_on time_barred_on"),
        *_typed(_M, "disputed_amount"), *_typed(Kind.FLAG, "in_default_when_acquired"),
    )),
    Table("liabilities", key=("debt_id", "person_id"), required=True, doc="Who owes, nobody else.", columns=(
        _text("debt_id", required=True, to="debts"), _text("person_id", required=True, to="persons"),
        _code("role", LIABLE_ROLES, required=True),
        _code("basis", "signed joint_guarantee general_guarantee joint_debt court inheritance"),
        _text("document"), *_typed(_M, "amount"), *_typed(_I, "until"),
    )),
    Table("relations", key=("debt_id", "person_id", "role"), doc="Everybody else around a debt.", columns=(
        _text("debt_id", required=True, to="debts"), _text("person_id", required=True, to="persons"),
        _code("role", f"{STANDING_IN_ROLES} {OTHER_ROLES}", required=True),
        *_typed(_I, "verified_at", "a stand-in may act only once this is set"), *_typed(_I, "until"),
    )),
    Table("instalments", key=("debt_id", "number"), required=True, doc="What falls due, and when.", columns=(
        _text("debt_id", required=True, to="debts"), *_typed(_N, "number", required=True),
        *_typed(_D, "due_on", required=True), *_typed(_M, "principal interest", required=True),
        *_typed(_M, "fee"), *_typed(_M, "minimum", "smallest payment of a revolving debt"),
        _text("agreement_id"),
    )),
    Table("charges", key=("charge_id",), doc="Amounts added to or taken off a debt.", columns=(
        _text("charge_id", required=True), _text("debt_id", required=True, to="debts"),
        *_typed(_I, "at", required=True),
        _code("kind", "penalty late_fee cost waiver write_off adjustment refund", required=True),
        _signed("amount", "negative only in an adjustment"),
    )),
    Table("payments", key=("payment_id",), required=True, doc="Money that came in.", columns=(
        _text("payment_id", required=True), _text("debt_id", required=True, to="debts"),
        *_typed(_I, "paid_at", required=True), _signed("amount", "negative only beside `reverses`"),
        _code("status", "posted pending reversed"), *_typed(_D, "value_on"), _text("payer_id"),
        _text("reverses"),
    )),
    Table("promises", key=("promise_id",), doc="Promises to pay.", columns=(
        _text("promise_id", required=True), _text("person_id", required=True, to="persons"),
        _debts("debt_ids"), *_typed(_I, "made_at", required=True),
        *_typed(_D, "due_on", required=True), *_typed(_M, "amount", required=True),
        _code("status", "open kept broken withdrawn"),
    )),
    Table("agreements", key=("agreement_id",), doc="Repayment agreements.", columns=(
        _text("agreement_id", required=True), _debts("debt_ids"),
        _text("person_id", required=True, to="persons"),
        _code("kind", "instalment settlement deferral token pause", required=True),
        _code("status", "offered performing late breached done", required=True),
        *_typed(_I, "agreed_at"), _code("form", "written oral"), *_typed(_N, "months"),
        _code("interest", "stop reduce continue"), _text("allocation"), *_typed(_L, "items"),
        *_typed(_I, "cost_table_confirmed_at"), _code("human_review", "asked done"), _text("recording"),
    )),
    Table("points", key=("point_id",), required=True,
          doc="Contact points: numbers, addresses, accounts.", columns=(
        _text("point_id", required=True), _code("kind", "mobile landline email app post im", required=True),
        _text("value", "normalised at loading: E.164, lower-case e-mail", required=True),
        _code("place", "own home work shared billing"), _text("zone"), _text("carrier"),
        _code("carrier_type", "operator virtual fixed"), *_typed(Kind.FLAG, "ported"),
    )),
    Table("evidence", key=("point_id", "person_id", "at", "kind"), required=True, grows=True,
          doc="Why we believe that a point is, or is not, a person's.", columns=(
        _text("point_id", required=True, to="points"), _text("person_id", required=True, to="persons"),
        *_typed(_I, "at", required=True), _code("kind", EVIDENCE_KINDS, required=True),
        *_typed(_I, "as_of", "date of the data behind a check"), *_typed(_I, "since"),
        _text("source"), _text("authority"), _text("contact_id"),
    )),
    Table("notices", key=("notice_id",), grows=True, doc="What we were told.", columns=(
        _text("notice_id", required=True), *_typed(_I, "at", required=True),
        _code("kind", NOTICE_KINDS, required=True), _text("person_id", to="persons"),
        _text("debt_id", to="debts"), _text("point_id", to="points"), _text("creditor_id", to="creditors"),
        _code("channel", CHANNELS), _text("given_by"), _text("given_to"),
        _code("medium", "written electronic oral court"), _code("scope", "point channel debt creditor all"),
        *_typed(_I, "from until"), _text("hours", "09:00-12:00"), *_typed(_L, "days", "MO;TU"),
        *_typed(_I, "received_at"), _text("recording"), _text("ref"), *_typed(Kind.JSON, "detail"),
    )),
    Table("complaints", key=("complaint_id",), grows=True, doc="Complaints and their clocks.", columns=(
        _text("complaint_id", required=True), *_typed(_I, "at", required=True),
        _text("source", required=True), _text("cause", required=True), _text("person_id", to="persons"),
        _text("point_id", to="points"), *_typed(_D, "due_on", required=True), *_typed(_D, "extended_to"),
        *_typed(_I, "answered_at"), _text("outcome"),
    )),
    Table("events", key=("event_id",), grows=True,
          doc="Contacts that happened; rows of one contact share contact_id.", columns=(
        _text("event_id", required=True), _text("contact_id", required=True),
        *_typed(_I, "at", required=True),
        _code("direction", "out in", required=True), _code("kind", EVENT_KINDS, required=True),
        _code("channel", CHANNELS, required=True), _text("creditor_id", required=True, to="creditors"),
        _text("agency_id", to="agencies"), _debts("debt_ids"),
        _text("person_id", to="persons"), _text("point_id", to="points"),
        _code("mode", "informing interactive"), _code("outcome", OUTCOMES), _code("content", CONTENT_CLASSES),
        _text("in_reply_to"), _text("text"), _text("language"), *_typed(_M, "amount"), *_typed(_L, "flags"),
        *_typed(_L, "disclosures"), *_typed(_L, "named_debts counted_debts"), _text("spoke_with"),
        *_typed(_N, "duration_s"), _text("sender_id", to="senders"), _text("to"), _text("to_role"),
        _text("collector_id"), *_typed(_N, "collectors"), _text("batch_id"), _text("template_id"),
        _text("recording"), *_typed(_I, "valid_until"),
    )),
    Table("transactions", key=(), doc="A person's own income and spending (negative = spent).", columns=(
        _text("person_id", required=True, to="persons"), *_typed(_I, "at", required=True),
        _signed("amount", "negative = spent"), _text("currency"), _text("category"),
    )),
    Table("truth", key=("point_id", "person_id", "from"),
          doc="The real holder of a point; only a simulated book has it.", columns=(
        _text("point_id", required=True, to="points"), _text("person_id", required=True),
        *_typed(_I, "from", required=True), *_typed(_I, "until"),
    )),
)
# fmt: on

TABLES: Mapping[str, Table] = {table.name: table for table in _TABLES}
"""Every table by name, in the order in which a book is loaded."""
