"""SMS by a gateway of approved templates: Alibaba Cloud's Dysmsapi of 2017-05-25, as China's gateways work.

`SendSms` names the number, the approved signature, the template's code and its parameters. The gateway
carries our reference as `OutId`: it stands in the report of each message, and in the answer of
`QuerySendDetails`, by which an unknown outcome is looked up. Addresses of pages:
help.aliyun.com/zh/sms/developer-reference.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from rightparty.channels.acs3 import AccessKey, Call, signed_headers
from rightparty.channels.http_line import Answer, Gateway, Line, NoAnswer, NotAsked
from rightparty.channels.port import FAILED, SENT, UNKNOWN, Channel, Message, Outcome, outcome_map
from rightparty.channels.receipts import LONGEST_REPORT, Receipt, id_or_none, meaning, nobodys
from rightparty.channels.sms_templates import Registry
from rightparty.channels.traces import Traces
from rightparty.errors import InvalidInput
from rightparty.gate.permit import Permit
from rightparty.outside import read_json

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

HOST: Final = "dysmsapi.aliyuncs.com"
VERSION: Final = "2017-05-25"
CARRIER: Final = "sms_template"
BEIJING: Final = ZoneInfo("Asia/Shanghai")
"""The interface's times have no zone: they are Beijing's."""

_MAINLAND = "+86"
_NUMBER_LENGTH = 11
_PAGE = 50
_PAGES = 10
_WAITING, _FAILED, _DELIVERED = 1, 2, 3  # SendStatus of QuerySendDetails


@dataclass(frozen=True)
class Account:
    """Who sends: the key, and the templates that were approved for it."""

    key: AccessKey
    registry: Registry


class SmsTemplate(Channel):
    """One line to the gateway; each message is one call, and none is repeated."""

    name = "sms"
    carrier = CARRIER

    def __init__(
        self,
        gateway: Gateway,
        account: Account,
        key: "Ed25519PublicKey",
        clock: Callable[[], datetime],
        nonce: Callable[[], str],
        traces: Traces,
    ) -> None:
        """`nonce`: a text never given before."""
        super().__init__(key, clock)
        self._account, self._nonce, self._traces = account, nonce, traces
        self._host, self._line = gateway.header, Line(gateway, clock)
        self._codes = outcome_map(CARRIER)

    def unready(self) -> str | None:
        """Why the gateway cannot be reached."""
        return self._line.ready()

    def unfit(self, message: Message, until: datetime) -> str | None:
        """Not approved, another text than was approved, a number abroad, or delivered too late."""
        if _national(message.point) is None:
            return "number_not_of_mainland_china"
        if self._clock() + self._account.registry.held > until:
            # GB/T 45251-2025, 5.3: hours hold where a message arrives. This interface takes no validity.
            return "gateway_holds_longer_than_permitted"
        chosen = self._account.registry.chosen(message.text)
        return chosen if isinstance(chosen, str) else None

    def find(self, reference: str) -> Outcome | None:
        """What the gateway knows of a message by our reference (`QuerySendDetails`)."""
        trace = self._traces.trace(reference, CARRIER)
        number = _national(trace.point) if trace is not None else None
        if trace is None or number is None:
            return None
        try:
            rows = self._details(number, trace.at)
        except (NotAsked, NoAnswer, InvalidInput):
            return None
        mine = [row for row in rows if row.get("OutId") == reference]
        if not mine:
            return None  # the gateway's own list may be late: absence proves nothing
        status, code = mine[0].get("SendStatus"), str(mine[0].get("ErrCode") or "")[:64]
        if status == _FAILED:
            found = meaning(CARRIER, code, arrived=False)
            return Outcome(FAILED, code, found.outcome, found.evidence, carrier=CARRIER)
        return Outcome(SENT, code or "taken", carrier=CARRIER) if status in (_WAITING, _DELIVERED) else None

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def _carry(self, message: Message, permit: Permit) -> Outcome:
        del permit
        chosen = self._account.registry.chosen(message.text)
        number = _national(message.point)
        if isinstance(chosen, str) or number is None:
            return Outcome(FAILED, "unfit")
        template, parameters = chosen
        asked = {
            "PhoneNumbers": number,
            "SignName": template.signature,
            "TemplateCode": template.code,
            "TemplateParam": json.dumps(parameters, ensure_ascii=False, sort_keys=True),
            "OutId": message.reference,
        }
        try:
            self._line.opened()
            self._ask_halts(message)
            answer = self._call("SendSms", asked)
        except NotAsked:
            return self._codes["down"]
        except NoAnswer:
            return self._codes["lost"]
        return answer_meaning(answer)

    def _call(self, action: str, parameters: Mapping[str, str]) -> Answer:
        call = Call(self._host, action, VERSION, parameters, self._clock(), self._nonce())
        return self._line.ask("/?" + call.query, signed_headers(call, self._account.key))

    def _details(self, number: str, at: datetime) -> Sequence[Mapping[str, Any]]:
        """Everything sent to a number on the day of a message, in Beijing, and on the day after its hour."""
        days = dict.fromkeys((at + ahead).astimezone(BEIJING).strftime("%Y%m%d") for ahead in _AROUND)
        found: list[Mapping[str, Any]] = []
        for day in days:
            for page in range(1, _PAGES + 1):
                asked = {
                    "PhoneNumber": number,
                    "SendDate": day,
                    "PageSize": str(_PAGE),
                    "CurrentPage": str(page),
                }
                rows = rows_of(self._call("QuerySendDetails", asked))
                found += rows
                if len(rows) < _PAGE:
                    break
        return found


_AROUND = (timedelta(0), timedelta(hours=1))


def answer_meaning(answer: Answer) -> Outcome:
    """Our outcome for an answer; one that says nothing we can read may have been taken."""
    codes = outcome_map(CARRIER)
    try:
        said = read_json(answer.body, "the answer")
    except InvalidInput:
        return codes["lost"]
    code = said.get("Code") if isinstance(said, dict) else None
    if not isinstance(code, str) or len(code) > 64:
        return codes["lost"]
    known = codes.get(code)
    if known is None:
        # A code that nobody knows: by its kind (`isp.` is the provider's side), and never sent again.
        return Outcome(UNKNOWN, code, "unknown", carrier=CARRIER)
    id = said.get("BizId")
    ids = (id,) if known.result == SENT and isinstance(id, str) and id else ()
    return Outcome(
        known.result, code, known.outcome, known.evidence, known.provider_fault, carrier=CARRIER, ids=ids
    )


def rows_of(answer: Answer) -> Sequence[Mapping[str, Any]]:
    """The messages in an answer that lists what was sent.

    Raises:
        InvalidInput: it is no such list.
    """
    try:
        said = read_json(answer.body, "the list of messages sent")
        rows = said["SmsSendDetailDTOs"]["SmsSendDetailDTO"] if said["Code"] == "OK" else None
    except (TypeError, KeyError) as fault:
        raise InvalidInput("this is no list of messages sent") from fault
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InvalidInput("this is no list of messages sent")
    return rows


def _national(point: str) -> str | None:
    """A number of mainland China as the interface takes it; None for any other."""
    digits = point.removeprefix(_MAINLAND)
    is_one = point.startswith(_MAINLAND) and digits.isascii() and digits.isdigit()
    return digits if is_one and len(digits) == _NUMBER_LENGTH and digits[0] == "1" else None


def read_sms_report(body: bytes) -> Sequence[Receipt]:
    """The receipts of one `SmsReport`, as the gateway posts it: a JSON array, one object a message.

    An entry that cannot be read takes none of the others with it: it becomes a receipt that names nobody.

    Raises:
        InvalidInput: it is no such report.
    """
    if len(body) > LONGEST_REPORT:
        raise InvalidInput("the report is too long", "hand over the report as it came")
    rows = read_json(body, "the report")
    if not isinstance(rows, list):
        raise InvalidInput("the report is no array of messages", "hand over the report as it came")
    return [_receipt(row) if isinstance(row, dict) else nobodys(CARRIER) for row in rows]


def _receipt(row: Mapping[str, Any]) -> Receipt:
    arrived, code = row.get("success"), row.get("err_code")
    reference, id = id_or_none(row.get("out_id")), id_or_none(row.get("biz_id"))
    if (
        not isinstance(arrived, bool)
        or not isinstance(code, str | None)
        or (reference is None and id is None)
    ):
        return nobodys(CARRIER)
    code = (code or "")[:64]
    at = _instant(row.get("report_time"))
    return Receipt(CARRIER, code, meaning(CARRIER, code, arrived=arrived), at, reference, id)


def _instant(value: object) -> datetime | None:
    """`2017-01-01 00:00:00`, in Beijing; None for anything else: the time is worth less than the report."""
    try:
        at = datetime.fromisoformat(str(value))
        return (at if at.tzinfo is not None else at.replace(tzinfo=BEIJING)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
