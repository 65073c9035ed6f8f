"""Django's settings for signing in: what allauth does, what it never does, and where people come from."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from rightparty.errors import InvalidInput

ORIGIN = "RIGHTPARTY_ORIGIN"
OIDC_SERVER = "RIGHTPARTY_OIDC_SERVER"
OIDC_CLIENT = "RIGHTPARTY_OIDC_CLIENT"
OIDC_SECRET = "RIGHTPARTY_OIDC_SECRET"  # noqa: S105 -- the variable's name
OIDC_NAME = "RIGHTPARTY_OIDC_NAME"
PROVIDER = "sso"

APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
"""In this order after the desk, whose templates come first."""

SESSION_S = 12 * 3600
"""A working day; the session ends with the browser, or after this."""

INVITATION_S = 24 * 3600


def origin(environment: Mapping[str, str]) -> str | None:
    """The address under which people reach the pages through a proxy; None for this machine only.

    Raises:
        InvalidInput: it is no https address of a host alone.
    """
    named = environment.get(ORIGIN, "").rstrip("/")
    if not named:
        return None
    parts = urlsplit(named)
    if parts.scheme != "https" or not parts.hostname or named != f"https://{parts.netloc}":
        raise InvalidInput(f"{ORIGIN} is not an https address of a host", "write https://desk.example.com")
    return named


def single_sign_on(environment: Mapping[str, str]) -> dict[str, Any]:
    """The lender's own OpenID Connect server, if one is named.

    Raises:
        InvalidInput: one of its settings is missing, or it is not reached by https.
    """
    given = {name: environment.get(name, "") for name in (OIDC_SERVER, OIDC_CLIENT, OIDC_SECRET)}
    if not any(given.values()):
        return {}
    missing = [name for name, value in given.items() if not value]
    if missing:
        raise InvalidInput(f"single sign-on lacks {', '.join(missing)}", "set all three, or none")
    server = urlsplit(given[OIDC_SERVER])
    if server.scheme != "https" and server.hostname not in ("127.0.0.1", "localhost"):
        raise InvalidInput(f"{OIDC_SERVER} is not reached by https", "a password must not travel in the open")
    return {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": PROVIDER,
                    "name": environment.get(OIDC_NAME, "") or server.hostname,
                    "client_id": given[OIDC_CLIENT],
                    "secret": given[OIDC_SECRET],
                    "settings": {"server_url": given[OIDC_SERVER]},
                }
            ],
        }
    }


def account_settings(environment: Mapping[str, str]) -> dict[str, Any]:
    """Everything that signing in needs."""
    public = origin(environment)
    return {
        **_cookies(public),
        "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
            for name, options in (
                ("MinimumLengthValidator", {"min_length": 12}),
                ("CommonPasswordValidator", {}),
                ("UserAttributeSimilarityValidator", {}),
            )
        ],
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.ScryptPasswordHasher"],
        "PASSWORD_RESET_TIMEOUT": INVITATION_S,
        # Counts of failed attempts: few entries would let somebody push theirs out by making others.
        "CACHES": {
            "default": {
                "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
                "OPTIONS": {"MAX_ENTRIES": 100_000},
            }
        },
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "/",
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
        "ACCOUNT_ADAPTER": "rightparty.desk.access.adapters.Accounts",
        "ACCOUNT_LOGIN_METHODS": {"username"},
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",  # whoever invites has vouched for the address
        "ACCOUNT_SESSION_REMEMBER": False,
        "ACCOUNT_LOGOUT_REDIRECT_URL": "/accounts/login/",
        "ACCOUNT_PREVENT_ENUMERATION": True,
        "SOCIALACCOUNT_ADAPTER": "rightparty.desk.access.adapters.Elsewhere",
        "SOCIALACCOUNT_PROVIDERS": single_sign_on(environment),
        # The lender's own server has proven the address; it opens the account that was invited with it.
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION": True,
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT": True,
        "MFA_ADAPTER": "rightparty.desk.access.adapters.SecondFactor",
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_ALLOW_UNVERIFIED_EMAIL": True,
        "MFA_TOTP_ISSUER": "Rightparty",
    }


def _cookies(public: str | None) -> dict[str, Any]:
    """Cookies that no script reads; behind a proxy with TLS they never travel without it."""
    told: dict[str, Any] = {
        "SESSION_COOKIE_AGE": SESSION_S,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",  # `Strict` would lose whoever comes back from single sign-on
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Strict",
    }
    if public is None:
        return told
    return told | {
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_NAME": "__Host-session",
        "CSRF_COOKIE_SECURE": True,
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "CSRF_TRUSTED_ORIGINS": [public],
        "SECURE_HSTS_SECONDS": 365 * 24 * 3600,
    }
