"""Django's settings, made for one home and one database; nothing secret stands in code."""

import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from rightparty.desk.access.account_settings import APPS, account_settings, origin
from rightparty.desk.home import Home

_OWN_KEYS = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}

_CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "rightparty.desk.access.pages.frame",
]


def database(parameters: Mapping[str, str]) -> dict[str, Any]:
    """Django's description of a database, from psycopg's connection parameters."""
    known = {_OWN_KEYS[name]: value for name, value in parameters.items() if name in _OWN_KEYS}
    rest = {name: value for name, value in parameters.items() if name not in _OWN_KEYS}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": rest,
        **known,
    }


def settings_for(home: Home, parameters: Mapping[str, str]) -> dict[str, Any]:
    """Everything Django needs. Pages are answered on the loopback, and under the origin that is set."""
    public = origin(os.environ)
    hosts = [urlsplit(public).netloc.partition(":")[0]] if public else []
    return {
        "SECRET_KEY": home.secret("django").hex(),
        "DEBUG": False,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]", *hosts],
        "DATABASES": {"default": database(parameters)},
        "INSTALLED_APPS": ["rightparty.desk.apps.DeskConfig", "procrastinate.contrib.django", *APPS],
        "MIDDLEWARE": [
            "rightparty.desk.console.measured.measured",
            "django.middleware.security.SecurityMiddleware",
            "rightparty.desk.console.headers.only_our_own",
            "rightparty.desk.api.below.below_v1",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "rightparty.desk.access.signed_in.in_their_language",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
            "rightparty.desk.access.signed_in.SignedIn",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        "ROOT_URLCONF": "rightparty.desk.console.urls",
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 16 * 1024 * 1024,  # rows of a book that come by the API
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": _CONTEXT},
            }
        ],
        "STATIC_URL": "/static/",
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "USE_I18N": True,
        "LANGUAGE_CODE": "en",
        "LANGUAGES": [("en", "English"), ("zh-hans", "简体中文"), ("zh-hant", "繁體中文")],
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "SECURE_REFERRER_POLICY": "no-referrer",
        "X_FRAME_OPTIONS": "DENY",
        # A page's address may one day name a person: faults are told without their requests.
        "LOGGING": {"version": 1, "disable_existing_loggers": False},
        **account_settings(os.environ),
    }
