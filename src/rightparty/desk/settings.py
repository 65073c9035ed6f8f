"""Django's settings, made for one home and one database; nothing secret stands in code."""

from collections.abc import Mapping
from typing import Any

from rightparty.desk.home import Home

_OWN_KEYS = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}


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
    """Everything Django needs. Only pages on the loopback are answered (`ALLOWED_HOSTS`)."""
    return {
        "SECRET_KEY": home.secret("django").hex(),
        "DEBUG": False,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
        "DATABASES": {"default": database(parameters)},
        "INSTALLED_APPS": ["rightparty.desk.apps.DeskConfig"],
        "MIDDLEWARE": [
            "django.middleware.security.SecurityMiddleware",
            "rightparty.desk.console.headers.only_our_own",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        "ROOT_URLCONF": "rightparty.desk.console.urls",
        "TEMPLATES": [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 16 * 1024 * 1024,  # rows of a book that come by the API
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "USE_I18N": False,
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "SECURE_REFERRER_POLICY": "no-referrer",
        "X_FRAME_OPTIONS": "DENY",
        # A page's address may one day name a person: faults are told without their requests.
        "LOGGING": {"version": 1, "disable_existing_loggers": False},
    }
