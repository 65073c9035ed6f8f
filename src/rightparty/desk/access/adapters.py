"""Where allauth asks us: nobody signs up, only those invited come in, and secrets are kept sealed."""

import base64
import secrets
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.http import HttpRequest

SECRET = "second-factor"  # noqa: S105 -- the name of a key of the home
FRESH_S = 300
_NONCE = 12


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts are made by whoever manages them (`rightparty admin user`), and by nobody else."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        del request
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not within minutes of signing in: else a second factor could not be added in one go."""
        request = context.request
        if request.user.is_authenticated:
            told = get_authentication_records(request, request.user)
            if told and time.time() - told[-1]["at"] < FRESH_S:
                return False
        return bool(super().is_reauthentication_required(app=app))


class Elsewhere(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Whoever comes from the lender's own sign-in must have been invited here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never."""
        del request, sociallogin
        return False


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Secrets of second factors stand in the database sealed under a key of the home."""

    def encrypt(self, text: str) -> str:
        """A secret, sealed (AES-256-GCM)."""
        nonce = secrets.token_bytes(_NONCE)
        return base64.b64encode(nonce + _cipher().encrypt(nonce, text.encode(), None)).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again."""
        sealed = base64.b64decode(encrypted_text)
        return _cipher().decrypt(sealed[:_NONCE], sealed[_NONCE:], None).decode()


def _cipher() -> AESGCM:
    from rightparty.desk.console.served import served_home  # noqa: PLC0415 -- the pages know what they serve

    return AESGCM(served_home().secret(SECRET))
