"""The pages of quality: a checker's queue and check, a collector's own results, the lead's figures."""

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from rightparty.audit.quality_sheet import sheet
from rightparty.desk.access.guard import Actor, permitted, require
from rightparty.desk.access.pages import actor_on, language_of
from rightparty.desk.clock import real
from rightparty.desk.console.served import served_home, served_store
from rightparty.desk.quality import appeal, appeals_for, decide_appeal, fill, take_next
from rightparty.desk.quality_shown import check_shown, figures, own_results
from rightparty.desk.quality_stop import lift, stops
from rightparty.errors import InvalidInput, Refused

SINCE = timedelta(days=90)
"""How far back the lead's figures reach."""

_PAGES = (("call.assess", "quality_queue"), ("quality.lead", "quality_lead"), ("quality.own", "quality_mine"))


@cache
def words(language: str) -> Mapping[str, str]:
    """Every text of these pages in one language."""
    raw = tomllib.loads((files("rightparty.desk.console") / "quality_words.toml").read_text(encoding="utf-8"))
    return {name: texts[language] for name, texts in raw.items()}


@require_http_methods(["GET", "HEAD"])
def quality(request: HttpRequest) -> HttpResponse:
    """To the page of whoever asks."""
    actor = getattr(request, "actor", None)
    if not isinstance(actor, Actor):
        raise Refused("nobody is signed in here", "sign in first")
    for permission, page in _PAGES:
        if permitted(actor, permission):
            return redirect(page)
    require(actor, "quality.own")
    raise Refused("there is no page of quality for you", "ask whoever manages accounts")


@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """A checker's: the next check, and the appeals that wait for somebody else's decision."""
    actor = actor_on(request, "call.assess")
    with served_store().connect() as connection:
        if request.method == "POST":
            taken = take_next(connection, actor, real())
            if taken is not None:
                return redirect("quality_check", contact_id=taken)
        waiting = appeals_for(connection, actor)
    return _page(request, "queue", {"appeals": waiting, "none_left": request.method == "POST"})


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, contact_id: str) -> HttpResponse:
    """One check: the words beside the sheet, and what the machine found."""
    actor = actor_on(request, "call.assess")
    fault: InvalidInput | None = None
    with served_store().connect() as connection:
        if request.method == "POST":
            answers = {item: request.POST.get(item, "") for item in sheet().by_id}
            try:
                fill(connection, served_home(), contact_id, actor, answers, real())
            except InvalidInput as wrong:
                fault = wrong
            else:
                return redirect("quality_queue")
        shown = check_shown(connection, contact_id, actor, real())
    language = language_of(request)
    items = [
        {"id": one.id, "hard": one.hard, "asks": one.asks[language], "may_not_apply": one.may_not_apply,
         "found": [found for found in shown.found if found.item == one.id],
         "answer": request.POST.get(one.id, "")}
        for one in sheet().items
    ]  # fmt: skip
    return _page(request, "check", {"check": shown, "items": items, "fault": fault})


@require_POST
def decide(request: HttpRequest, contact_id: str) -> HttpResponse:
    """A checker's decision on an appeal against somebody else's check."""
    actor = actor_on(request, "call.assess")
    upheld = {"upheld": True, "rejected": False}.get(request.POST.get("decision", ""))
    if upheld is None:
        raise Refused("an appeal is upheld or rejected", "choose one")
    note = request.POST.get("note", "")
    with served_store().connect() as connection:
        decide_appeal(connection, served_home(), contact_id, actor, note, real(), upheld=upheld)
    return redirect("quality_queue")


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """A collector's own results, and an appeal against one."""
    actor = actor_on(request, "quality.own")
    with served_store().connect() as connection:
        if request.method == "POST":
            reason, contact_id = request.POST.get("reason", ""), request.POST.get("contact_id", "")
            appeal(connection, served_home(), contact_id, actor, reason, real())
            return redirect("quality_mine")
        rows = own_results(connection, actor)
    language, asks = language_of(request), sheet().by_id
    told = [
        {"row": one, "missed": [asks[item].asks[language] if item in asks else item for item in one.missed]}
        for one in rows
    ]
    return _page(request, "mine", {"rows": told})


@require_http_methods(["GET", "HEAD", "POST"])
def lead(request: HttpRequest) -> HttpResponse:
    """The lead's: who is stopped, scores, how far checkers and the machine agree."""
    actor = actor_on(request, "quality.lead")
    at = real()
    with served_store().connect() as connection:
        if request.method == "POST":
            whom = request.POST.get("creditor_id", ""), request.POST.get("collector_id", "")
            lift(connection, served_home(), *whom, actor, request.POST.get("note", ""), at)
            return redirect("quality_lead")
        found, stopped = figures(connection, actor, at - SINCE), stops(connection, actor)
    asks = {item.id: item.asks[language_of(request)] for item in sheet().items}
    agree = [
        {"asks": asks.get(row.item or "", ""), "contacts": row.contacts, "alike": _share(row.alike),
         "kappa": "-" if row.kappa is None else f"{float(row.kappa):.2f}"}
        for row in found.twice
    ]  # fmt: skip
    machine = [
        {"asks": asks[row.item], "precision": _share(row.precision), "recall": _share(row.recall)}
        for row in found.machine
    ]
    scores = [
        {"who": row.collector_id or "-", "contacts": row.contacts, "hard": len(row.hard),
         "score": "-" if row.score is None else f"{float(row.score):.1f}"}
        for row in found.scores
    ]  # fmt: skip
    more = {"figures": found, "stops": stopped, "scores": scores, "agree": agree, "machine": machine}
    return _page(request, "lead", more)


def _share(value: Fraction | None) -> str:
    return "-" if value is None else f"{float(value):.0%}"


def _page(request: HttpRequest, name: str, more: Mapping[str, Any]) -> HttpResponse:
    status = 422 if more.get("fault") else 200
    return render(
        request, f"console/quality_{name}.html", {"t": words(language_of(request)), **more}, status=status
    )
