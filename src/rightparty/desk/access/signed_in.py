"""Before every page: in which language, who is it, and have they a second factor where they need one?"""

from collections.abc import Callable
from contextlib import closing
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import translation

from rightparty.desk.access.guard import Actor
from rightparty.desk.access.roles import roles
from rightparty.desk.access.sight import NotSeen
from rightparty.desk.access.staff import actor_of, everything_there_is
from rightparty.desk.console.languages import LANGUAGES, choose
from rightparty.desk.console.served import served_home, served_store
from rightparty.errors import Refused

OWN_KEYS = ("/v1/",)
"""Below these addresses programs come with keys of their own: whatever stands there asks for them itself."""

_FACTORS = ("totp", "webauthn")
_Answer = Callable[[HttpRequest], HttpResponse]


def in_their_language(answer: _Answer) -> _Answer:
    """Choose the language: the one asked for now, else before, else the first accepted that we speak."""

    def spoken(request: HttpRequest) -> HttpResponse:
        asked = request.GET.get("lang")
        accepted = request.headers.get("Accept-Language", "")
        language = choose(asked or request.COOKIES.get("lang"), accepted)
        request.language = language  # type: ignore[attr-defined]  # read back by `pages.language_of`
        with translation.override(language.lower()):
            response = answer(request)
        if asked in LANGUAGES:
            response.set_cookie("lang", language, httponly=True, samesite="Lax")
        return response

    return spoken


class SignedIn:
    """Every page needs somebody who is signed in, unless its view says `login_not_required`.

    A demonstration needs nobody: its people do not exist, and whoever looks may change nothing.
    """

    def __init__(self, answer: _Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; what is asked is asked once the view is known."""
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """None to go on, or where to go instead."""
        del args, kwargs
        if not getattr(view, "login_required", True) or request.path.startswith(OWN_KEYS):
            return None
        if served_home().demo:
            request.actor = _onlooker()  # type: ignore[attr-defined]  # read back by `pages.actor_on`
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), resolve_url("account_login"))
        with closing(served_store().connect()) as connection:
            actor = actor_of(connection, request.user.get_username())
        if actor is None:
            logout(request)
            return render(request, "access/refused.html", {"ended": True}, status=403)
        return _with_factor(request, actor)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """A refusal is a page that says why; what is not theirs to see is not there."""
        if request.path.startswith(OWN_KEYS) or not isinstance(fault, Refused):
            return None
        status = 404 if isinstance(fault, NotSeen) else 403
        return render(request, "access/refused.html", {"fault": fault}, status=status)


def _with_factor(request: HttpRequest, actor: Actor) -> HttpResponse | None:
    """Let an actor pass, but for adding the second factor that is missing first."""
    request.actor = actor  # type: ignore[attr-defined]  # read back by `pages.actor_on`
    try:
        needed = roles().need_second_factor(actor.roles)
    except Refused as fault:  # roles that may not be one person's: the account is of no use till mended
        return render(request, "access/refused.html", {"fault": fault}, status=403)
    name = (request.resolver_match.url_name if request.resolver_match else None) or ""
    missing = needed and not Authenticator.objects.filter(user=request.user, type__in=_FACTORS).exists()
    request.factor_missing = missing  # type: ignore[attr-defined]  # told by `pages.frame`
    if missing and not name.startswith(("mfa_", "account_")):
        return redirect("mfa_index")
    return None


def _onlooker() -> Actor:
    with closing(served_store().connect()) as connection:
        return Actor("demonstration", frozenset({"auditor"}), everything_there_is(connection))
