"""Invitations: a link by which somebody sets the first password of their account, once, within a day."""

import os

from rightparty.desk.access.account_settings import origin
from rightparty.desk.store import Store, use_django
from rightparty.errors import Refused

HERE = "http://localhost:8080"


def link(store: Store, name: str) -> str:
    """The address to hand to `name`, by a way that only they read; a password set by it ends it.

    Raises:
        Refused: there is no such account in use.
    """
    use_django(store)
    from allauth.account.forms import default_token_generator  # noqa: PLC0415 -- Django was not set before
    from allauth.account.utils import user_pk_to_url_str  # noqa: PLC0415
    from django.contrib.auth.models import User  # noqa: PLC0415

    user = User.objects.filter(username=name, is_active=True, staff__ended_at__isnull=True).first()
    if user is None:
        raise Refused(f"there is no account `{name}` in use", "`rightparty admin user list` shows them")
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    return f"{origin(os.environ) or HERE}/accounts/password/reset/key/{key}/"
