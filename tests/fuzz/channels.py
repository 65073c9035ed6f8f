"""What carriers, vendors and mail servers say."""

import json
from collections.abc import Callable
from urllib.parse import urlencode

from smpplib.smpp import make_pdu, parse_pdu

from rightparty.channels import (
    bounces,
    mail_words,
    push,
    smpp,
    smpp_reports,
    smpp_text,
    sms_http,
    sms_template,
    smtp_codes,
    whatsapp,
    whatsapp_calls,
)
from rightparty.channels.checks_aliyun import read_endpoint
from rightparty.channels.http_line import Answer, read_gateway
from rightparty.channels.letter import read_returns
from rightparty.channels.mail import read_bounces, read_one_click
from rightparty.channels.mail_folder import read_mailbox
from rightparty.channels.one_click import check_one_click, one_click_token
from rightparty.channels.receipts import identifier
from rightparty.channels.sms_templates import read_registry
from rightparty.channels.smtp import read_server
from rightparty.channels.webhook_line import is_public
from tests.channels.test_bounces import OURS, SENT, report
from tests.channels.test_whatsapp_calls import call, status, wrote
from tests.fuzz.as_files import in_file
from tests.fuzz.targets import Target, text_of

KEY = b"k" * 32
_MAIL = b"""From: =?utf-8?B?546L5bCP5piO?= <person@mail.example>\r\nTo: bounces+c0ffee@mail.bank.example\r
Subject: =?gb2312?B?1NjK1w==?=\r\nDate: Tue, 24 Nov 2026 09:05:00 +0800\r
In-Reply-To: <c0ffee@bank.example>\r\nContent-Type: text/plain; charset=gb18030\r
Content-Transfer-Encoding: quoted-printable\r\n\r\n=C4=E3=BA=C3 N\r\n"""
_PAGE = b"<style>p > a {}</style><!-- x --><p>STOP&nbsp;<b>now</b></p><blockquote>&#x9000;</blockquote>"
_UNUSUAL = [
    b"From: " + b"(" * 2000 + b"\n\n",
    b"Subject: " + b"=?utf-8?Q?=" * 50 + b"\n\nx",
    b"Content-Type: text/plain; charset*0*=utf-8''a\n\nx",
    b"Content-Type: text/plain; charset=idna\n\n\xff\xe4",
    b"Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: message/rfc822\n\nSubject: x\n\n--a--",
    b"Content-Transfer-Encoding: x-uuencode\nContent-Type: text/plain\n\nbegin 644 x\n#86)C\nend\n",
    b"Content-Type: text/html; charset=gb18030\n\n" + _PAGE,
]


_UNREGISTERED = b"""{"error": {"code": 404, "status": "NOT_FOUND", "details": [
    {"@type": "type.googleapis.com/google.firebase.fcm.v1.FcmError", "errorCode": "UNREGISTERED"}]}}"""


def _delivered(data: bytes) -> object:
    kind, coding, state = (*data[:3], 0, 0, 0)[:3]
    sar = (data[3], data[4], data[5]) if len(data) > 5 and state > 127 else None
    return smpp_reports.read_delivered(
        smpp_reports.Delivered(kind, coding, "+8613800138000", "106", data[3:], None, state, sar)
    )


def _pdu(data: bytes) -> object:
    """As a line of ours reads it: length first, then the rest; what the library raises ends the line."""
    try:
        pdu = parse_pdu(data, client=_Client(), allow_unknown_opt_params=True)
    except smpp.UNNAMED:
        return None
    return smpp.delivered_of(pdu) if pdu.command == "deliver_sm" else pdu


class _Client:
    """What the library asks of a client while it reads."""

    sequence = 1

    def next_sequence(self) -> int:
        return 1


def _a_pdu() -> bytes:
    made = make_pdu(
        "deliver_sm",
        client=_Client(),
        source_addr="+8613800138000",
        destination_addr="106",
        short_message=b"id:7 submit date:2611240905 done date:2611240906 stat:DELIVRD err:0",
        esm_class=4,
    )
    return bytes(made.generate())


def _kannel() -> bytes:
    query = sms_http.report_url(sms_http.Reports("https://bank.example/r", KEY), "c0ffee").partition("?")[2]
    return query.replace("%d", "2").replace("%T", "1764000000").replace("%A", "stat:EXPIRED").encode()


def _sms_report() -> bytes:
    row = {
        "phone_number": "13800138000",
        "success": False,
        "err_code": "UNDELIV",
        "out_id": "c0ffee",
        "biz_id": "9006@1",
        "report_time": "2026-11-24 09:05:00",
        "sms_size": "1",
    }
    return json.dumps([row, row | {"success": True, "err_code": "DELIVERED"}]).encode()


_DETAILS = b'{"Code":"OK","SmsSendDetailDTOs":{"SmsSendDetailDTO":[{"SendStatus":3,"OutId":"c0ffee"}]}}'
_REGISTRY = """held_min = 60
[[templates]]
template = "knock"
version = "1"
language = "zh-Hans"
code = "SMS_1"
signature = "某某金融"
state = "approved"
text = "${name}您好，编号${code}。"
"""
_URLS = (
    b"smtps://user:pass%40word@mail.bank.example:465",
    b"sink://127.0.0.1:2525",
    b"https://bank.example/path",
    b"http://[::1]:8080",
    b"imaps://u:p@mail.example/INBOX",
    b"smpps://system:word@centre.example:3550",
    b"http://[",
    b"https://h:99999",
    b"https://\xe2\x84\xab.example",
    b"smtp://[v1.x]@",
    b"bounces@mail.bank.example",
)


def _url(name: str, read: Callable[[str], object], module: str) -> Target:
    return Target(
        f"channels.{name}", (f"channels.{module}:{name}",), lambda d: read(text_of(d)), lambda: _URLS
    )


TARGETS = (
    Target(
        "channels.read_mail",
        ("channels.bounces:read_mail",),
        lambda data: bounces.read_mail(data, OURS),
        lambda: [report(), report("delayed", "4.4.1"), _MAIL, SENT.as_bytes(), *_UNUSUAL],
    ),
    Target(
        "channels.text_of_html",
        ("channels.mail_words:text_of_html",),
        lambda data: mail_words.text_of_html(text_of(data)),
        lambda: [_PAGE],
    ),
    Target(
        "channels.read_delivered",
        ("channels.smpp_reports:read_delivered",),
        _delivered,
        lambda: [
            b"\x04\x00\x02" + _a_pdu()[20:],
            b"\x40\x08\x00\x05\x00\x03\x07\x02\x01\x4f\x60",
            b"\x40\x08\x00\x06\x08\x04\x01\x07\x02\x01\xd8\x3d",
            b"\x00\x08\xff\x07\x03\x02\xdd\x4f\x4f\x60",
        ],
        big=False,
    ),
    Target("channels.pdu", ("channels.smpp:delivered_of",), _pdu, lambda: [_a_pdu()], smpp.BROKEN, big=False),
    Target(
        "channels.smpp_text",
        ("channels.smpp_text:decoded", "channels.smpp_text:without_header"),
        lambda d: (
            smpp_text.decoded(d[1:], (d or b"\0")[0]),
            smpp_text.without_header(d),
            smpp_text.parts_of(text_of(d), "c"),
            smpp_text.address_of(text_of(d)),
        ),
        lambda: [b"\x08\x4f\x60", b"\x03abc", b"+8613800138000"],
    ),
    Target(
        "channels.read_kannel_report",
        ("channels.sms_http:read_kannel_report",),
        lambda d: sms_http.read_kannel_report(text_of(d), KEY),
        lambda: [_kannel(), urlencode({"ref": "x"}).encode()],
    ),
    Target(
        "channels.kannel_answer",
        ("channels.sms_http:answer_meaning",),
        lambda d: sms_http.answer_meaning(202, d),
        lambda: [b"0: Accepted for delivery", b"3: Queued"],
    ),
    Target(
        "channels.read_sms_report",
        ("channels.sms_template:read_sms_report",),
        sms_template.read_sms_report,
        lambda: [_sms_report()],
    ),
    Target(
        "channels.sms_answer",
        ("channels.sms_template:answer_meaning", "channels.sms_template:rows_of"),
        lambda d: (sms_template.answer_meaning(Answer(200, d)), sms_template.rows_of(Answer(200, d))),
        lambda: [b'{"Code":"OK","BizId":"9006@1","Message":"OK"}', _DETAILS],
    ),
    Target(
        "channels.push_answer",
        ("channels.push:answer_meaning", "channels.push:found_meaning"),
        lambda d: (push.answer_meaning(Answer(404, d)), push.found_meaning(Answer(200, d))),
        lambda: [_UNREGISTERED, b'{"state":"failed","code":"410"}', b'{"name":"projects/bank/messages/1"}'],
    ),
    Target(
        "channels.whatsapp_answer",
        ("channels.whatsapp:answer_meaning",),
        lambda d: (whatsapp.answer_meaning(Answer(200, d)), whatsapp.answer_meaning(Answer(400, d))),
        lambda: [
            b'{"messages":[{"id":"wamid.A","message_status":"accepted"}]}',
            b'{"error":{"code":131026}}',
        ],
    ),
    Target(
        "channels.whatsapp_calls",
        ("channels.whatsapp_calls:read_calls", "channels.whatsapp_calls:is_signed"),
        lambda d: (whatsapp_calls.is_signed(d, text_of(d), "s"), whatsapp_calls.read_calls(d)),
        lambda: [
            call(statuses=[status("failed", 131026)]),
            call(messages=[wrote(type="text", text={"body": "N"})]),
        ],
    ),
    Target(
        "channels.smtp_answer",
        ("channels.smtp_codes:by_status",),
        lambda d: (found := smtp_codes.ENHANCED.search(text_of(d))) and smtp_codes.by_status(found[1], "5"),
        lambda: [b"5.1.1 no such user", b"4.2.2 mailbox full"],
    ),
    Target(
        "channels.read_returns",
        ("channels.letter:read_returns",),
        read_returns,
        lambda: [
            b"reference,outcome,at\nc0ffee,posted,2026-11-24T09:05:00+08:00\n",
            '\ufeffreference,outcome,at\r\n"c",moved,2026-11-24T09:05+08:00\r\n'.encode(),
        ],
    ),
    Target(
        "channels.read_registry",
        ("channels.sms_templates:read_registry",),
        in_file(read_registry, "templates.toml"),
        lambda: [_REGISTRY.encode()],
    ),
    Target(
        "channels.check_one_click",
        ("channels.one_click:check_one_click",),
        lambda d: check_one_click(text_of(d), KEY),
        lambda: [one_click_token("c0ffee", KEY).encode()],
    ),
    Target(
        "channels.identifier",
        ("channels.receipts:identifier",),
        lambda d: identifier(text_of(d), "id"),
        lambda: [b"9006@1"],
    ),
    Target(
        "channels.is_public",
        ("channels.webhook_line:is_public",),
        lambda d: is_public(text_of(d)),
        lambda: [b"8.8.8.8", b"2001:db8::1%eth0", b"::ffff:10.0.0.1"],
        (ValueError,),
    ),
    _url("read_endpoint", read_endpoint, "checks_aliyun"),
    _url("read_gateway", read_gateway, "http_line"),
    _url("read_mailbox", read_mailbox, "mail_folder"),
    _url("read_centre", smpp.read_centre, "smpp"),
    _url("read_server", read_server, "smtp"),
    _url("read_bounces", read_bounces, "mail"),
    _url("read_one_click", read_one_click, "mail"),
    _url("read_reports_url", sms_http.read_reports_url, "sms_http"),
)
