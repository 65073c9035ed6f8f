"""The pages themselves: read the store, choose the words, draw."""

from datetime import date
from importlib.resources import files
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rightparty.desk.console.languages import LANGUAGES, choose, words
from rightparty.desk.console.page import page
from rightparty.desk.home import Home
from rightparty.desk.store import Store

_served: list[Store] = []


def serve_store(store: Store) -> None:
    """Say which store the pages of this process show."""
    _served[:] = [store]


def served_home() -> Home:
    """The home whose pages this process shows."""
    return _served[0].home


@require_safe
def day(request: HttpRequest) -> HttpResponse:
    """The figures of one day, the latest unless another is asked for."""
    language = choose(request.GET.get("lang"), request.headers.get("Accept-Language", ""))
    asked = _day(request.GET.get("day"))
    with _served[0].connect() as connection:
        content = page(connection, served_home(), language, asked)
    if content is None and asked is not None:
        raise Http404("no run of that day")
    frame: dict[str, Any] = {
        "t": words(language),
        "language": language,
        "languages": LANGUAGES.items(),
        "day_asked": asked.isoformat() if asked else "",
        "demo": served_home().demo,
        "page": content,
    }
    return render(request, "console/day.html", frame)


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
