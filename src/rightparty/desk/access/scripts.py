"""The scripts of passkeys: the browser's part of it cannot be had without; nothing else runs a script."""

from collections.abc import Mapping
from importlib.resources import files

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

SCRIPTS: Mapping[str, str] = {
    "mfa/js/webauthn-json.js": "allauth.mfa",
    "mfa/js/webauthn.js": "allauth.mfa",
    "account/js/onload.js": "allauth.account",
}
"""Each by the package that carries it."""

PAGES = frozenset({"account_login", "mfa_authenticate", "mfa_add_webauthn", "mfa_reauthenticate_webauthn"})
"""The pages that may run them, by name."""


@login_not_required
@require_safe
def script(request: HttpRequest, name: str) -> HttpResponse:
    """One of them, and no other file."""
    del request
    package = SCRIPTS.get(name)
    if package is None:
        raise Http404
    text = files(package).joinpath("static", *name.split("/")).read_bytes()
    return HttpResponse(
        text, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "max-age=300"}
    )
