"""The desk as a Django application."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Named `desk` in migrations and tables."""

    name = "rightparty.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
