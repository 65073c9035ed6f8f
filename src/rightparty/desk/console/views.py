"""The pages themselves: read the store, choose the words, draw."""

from datetime import date
from importlib.resources import files
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rightparty.desk.access.pages import actor_on, language_of, may_see_everything
from rightparty.desk.console.languages import LANGUAGES, words
from rightparty.desk.console.page import page
from rightparty.desk.console.served import serve_store, served_home, served_store

__all__ = ["day", "serve_store", "served_home", "style"]


@require_safe
def day(request: HttpRequest) -> HttpResponse:
    """The figures of one day, the latest unless another is asked for: for who may see all creditors' days."""
    language, actor = language_of(request), actor_on(request, "day.view")
    asked = _day(request.GET.get("day"))
    with served_store().connect() as connection:
        may_see_everything(connection, actor)
        content = page(connection, served_home(), language, asked)
    if content is None and asked is not None:
        raise Http404("no run of that day")
    who = "" if served_home().demo else actor.who
    frame: dict[str, Any] = {
        "t": words(language),
        "language": language,
        "languages": LANGUAGES.items(),
        "day_asked": asked.isoformat() if asked else "",
        "demo": served_home().demo,
        "who": who,
        "signed_in_as": words(language)["signed_in_as"].format(who=who),
        "page": content,
    }
    return render(request, "console/day.html", frame)


@login_not_required
@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """The one style sheet."""
    del request
    css = (files("rightparty.desk.console") / "console.css").read_bytes()
    return HttpResponse(css, content_type="text/css; charset=utf-8", headers={"Cache-Control": "max-age=300"})


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise Http404("that is no date") from fault
