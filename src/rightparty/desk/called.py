"""The addresses that carriers call, and the one at which people unsubscribe: to be entered elsewhere."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from rightparty.channels.mail import read_one_click
from rightparty.channels.sms_http import read_reports_url
from rightparty.desk.access.account_settings import ORIGIN, origin
from rightparty.desk.home import Home
from rightparty.desk.ports import REPORT_KEY
from rightparty.wiring import HTTP_REPORTS, HTTP_URL, ONE_CLICK_URL, TEMPLATE_URL, WHATSAPP_URL

TEMPLATE_CARRIER = "sms_template"
COLUMNS = ("carrier", "address", "leads_to")
"""The columns of a list of addresses, in order."""

_HIDDEN = "MARK"


def report_mark(home: Home, carrier: str) -> str:
    """The mark in the address that a carrier without signatures of its own posts reports to."""
    return hmac.new(home.secret(REPORT_KEY), carrier.encode(), hashlib.sha256).hexdigest()[:32]


def called(environment: Mapping[str, str], mark: str = _HIDDEN) -> Sequence[Mapping[str, str]]:
    """Every address that something set up here is called at, and the page of ours that it must lead to.

    `mark`: what only we can make, in the address of approved templates; whoever knows it can hand in reports,
    so it is left out unless it is given. Columns: `COLUMNS`.

    Raises:
        InvalidInput: a setting is no such address.
    """
    rows: list[tuple[str, str, str]] = []
    if environment.get(TEMPLATE_URL):
        page = f"/carriers/sms-template/{mark}"
        rows.append((TEMPLATE_CARRIER, _ours(environment) + page, page))
    if environment.get(HTTP_URL) and (reports := environment.get(HTTP_REPORTS)):
        rows.append(("sms_http", _bare(read_reports_url(reports)), "/carriers/sms-http"))
    if environment.get(WHATSAPP_URL):
        page = "/carriers/whatsapp"
        rows.append(("whatsapp", _ours(environment) + page, page))
    if clicked := environment.get(ONE_CLICK_URL):
        rows.append(("one click", _bare(read_one_click(clicked)), "/unsubscribe"))
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def _ours(environment: Mapping[str, str]) -> str:
    return origin(environment) or f"({ORIGIN} is not set)"


def _bare(url: str) -> str:
    """An address without a name and a password in it."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
