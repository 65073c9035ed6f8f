"""What every answer carries: nothing foreign is loaded, nothing is kept, and nothing runs but passkeys."""

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from rightparty.desk.access.scripts import PAGES

_POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
_PASSKEYS: Mapping[str, str] = {"script-src": "'self'", "connect-src": "'self'"}
_DRAWN_CODE: Mapping[str, str] = {"img-src": "'self' data:"}  # the square that an authenticator app reads


def only_our_own(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Add a content security policy, and forbid keeping pages."""

    def guarded(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers["Content-Security-Policy"] = _policy(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return guarded


def _policy(request: HttpRequest) -> str:
    """Without scripts, but for the pages that ask for a passkey."""
    name = request.resolver_match.url_name if request.resolver_match else None
    policy = dict(_POLICY)
    if name in PAGES:
        policy |= _PASSKEYS
    if name == "mfa_activate_totp":
        policy |= _DRAWN_CODE
    if name == "openid_connect_login":
        policy["form-action"] = " ".join(["'self'", *_elsewhere()])
    return "; ".join(f"{what} {where}" for what, where in policy.items())


def _elsewhere() -> list[str]:
    """Where the lender's own sign-in is: its form leads there."""
    apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    servers = [urlsplit(app["settings"]["server_url"]) for app in apps]
    return [f"{one.scheme}://{one.netloc}" for one in servers]
