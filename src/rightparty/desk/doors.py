"""What carriers call, and the one click by which somebody unsubscribes: pages without sign-in.

Each address holds a mark that only we can make. Whatever else is called is answered alike: nothing is told.
"""

import hmac
import os
import re
from collections.abc import Callable, Iterable
from contextlib import closing

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rightparty.channels.one_click import check_one_click
from rightparty.channels.receipts import LONGEST_REPORT, Receipt
from rightparty.channels.sms_http import read_kannel_report
from rightparty.channels.sms_template import read_sms_report
from rightparty.channels.whatsapp_calls import SIGNED_BY, is_signed, read_calls
from rightparty.desk.called import TEMPLATE_CARRIER, report_mark
from rightparty.desk.came_back import CameBack
from rightparty.desk.clock import real
from rightparty.desk.console.languages import words
from rightparty.desk.console.served import served_home, served_store
from rightparty.desk.home import Home
from rightparty.desk.opt_out import times_lifted
from rightparty.desk.ports import ONE_CLICK_KEY, REPORT_KEY
from rightparty.desk.receipts import take_receipt
from rightparty.desk.reply import Reply, take_reply
from rightparty.desk.same_point import mark_at
from rightparty.desk.store import Connection
from rightparty.errors import InvalidInput
from rightparty.wiring import WHATSAPP_SECRET, WHATSAPP_VERIFY

ONE_CLICK = "unsubscribe"
"""What one click says: read as any other reply that says it."""

_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{1,128}")
_CONTACT = (
    "SELECT point_id, channel FROM desk_planned_contact WHERE contact_id = %s AND claimed_at IS NOT NULL"
)


@csrf_exempt
@login_not_required
@require_POST
def sms_template_report(request: HttpRequest, mark: str) -> HttpResponse:
    """Delivery reports of a gateway of approved templates; answered as it wants to be answered."""
    if not hmac.compare_digest(mark.encode(), report_mark(served_home(), TEMPLATE_CARRIER).encode()):
        return HttpResponse(status=404)
    if int(request.headers.get("Content-Length") or 0) > LONGEST_REPORT:
        return HttpResponse(status=413)
    answered = _taken(lambda: read_sms_report(request.body))
    if answered is not None:
        return answered
    return HttpResponse('{"code":0,"msg":"ok"}', content_type="application/json")


@login_not_required
@require_GET
def sms_http_report(request: HttpRequest) -> HttpResponse:
    """A delivery report of an HTTP gateway: one message a call."""
    query = request.META.get("QUERY_STRING", "")
    return _taken(lambda: [read_kannel_report(query, served_home().secret(REPORT_KEY))]) or HttpResponse("ok")


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def whatsapp(request: HttpRequest) -> HttpResponse:
    """Reports and words that WhatsApp hands on, signed; and its question, once, whether we listen here."""
    if request.method != "POST":
        return _whatsapp_asks(request)
    if int(request.headers.get("Content-Length") or 0) > LONGEST_REPORT:
        return HttpResponse(status=413)
    if not is_signed(request.body, request.headers.get(SIGNED_BY, ""), os.environ.get(WHATSAPP_SECRET, "")):
        return HttpResponse(status=404)
    try:
        came = read_calls(request.body)
    except InvalidInput as fault:
        return HttpResponse(fault.message, status=400, content_type="text/plain; charset=utf-8")
    with closing(served_store().connect()) as connection:
        back = CameBack(connection, served_home(), real)
        for one in came:
            back.heard(one)
    return HttpResponse("ok")


def _whatsapp_asks(request: HttpRequest) -> HttpResponse:
    """Its number is given back to whoever shows the word that we agreed on there."""
    agreed, shown = os.environ.get(WHATSAPP_VERIFY, ""), request.GET.get("hub.verify_token", "")
    challenge = request.GET.get("hub.challenge", "")
    known = bool(agreed) and hmac.compare_digest(shown.encode(), agreed.encode())
    if not known or not _CHALLENGE.fullmatch(challenge):
        return HttpResponse(status=404)
    return HttpResponse(challenge, content_type="text/plain; charset=utf-8")


def _taken(read: Callable[[], Iterable[Receipt]]) -> HttpResponse | None:
    """Take receipts; the refusal of what is none."""
    try:
        receipts = list(read())
    except InvalidInput as fault:
        return HttpResponse(fault.message, status=400, content_type="text/plain; charset=utf-8")
    with closing(served_store().connect()) as connection:
        for receipt in receipts:
            take_receipt(connection, served_home(), receipt, real())
    return None


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """One click (RFC 8058): a POST unsubscribes at once; a look at the address only offers to.

    It is in force before the answer. Whoever calls with a token that is not ours is answered the same.
    """
    language = getattr(request, "language", "en")
    done = request.method == "POST"
    if done:
        with closing(served_store().connect()) as connection:
            _unsubscribe(connection, served_home(), token)
    frame = {"t": words(language), "language": language, "done": done}
    return render(request, "doors/unsubscribe.html", frame)


def _unsubscribe(connection: Connection, home: Home, token: str) -> None:
    click = check_one_click(token, home.secret(ONE_CLICK_KEY))
    row = connection.execute(_CONTACT, [click.reference]).fetchone() if click is not None else None
    if row is None or click is None:
        return
    marks = [mark for mark in (mark_at(connection, row[0]), click.value_mark) if mark]
    lifted, before = times_lifted(connection, marks), -1
    while lifted != before:  # once more where it was lifted at this moment
        at = real()
        said = Reply(
            channel=row[1],
            text=ONE_CLICK,
            received_at=at,
            # A click is the same click until what it did was lifted: then somebody wants it stopped anew.
            provider_id=f"one-click:{click.reference}:{lifted}",
            point_id=row[0],
            mark=click.value_mark,
            answers=click.reference,
        )
        take_reply(connection, home, said, at)
        lifted, before = times_lifted(connection, marks), lifted
