"""What pages ask about whoever looks at them, and the words of the pages that ask who it is."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from django.http import HttpRequest

from rightparty.desk.access.guard import Actor, require
from rightparty.desk.access.staff import everything_there_is
from rightparty.desk.console.languages import DEFAULT, LANGUAGES
from rightparty.desk.store import Connection
from rightparty.errors import Refused


def actor_on(request: HttpRequest, permission: str) -> Actor:
    """Who looks at a page; they hold the permission that it needs.

    Raises:
        Refused: nobody is signed in, or they do not hold it.
    """
    actor = getattr(request, "actor", None)
    if not isinstance(actor, Actor):
        raise Refused("nobody is signed in here", "sign in first")
    require(actor, permission)
    return actor


def may_see_everything(connection: Connection, actor: Actor) -> None:
    """Let pass who may see all creditors of the installation: for figures that are sums over all of them.

    Raises:
        Refused: there are others.
    """
    if actor.agency is not None or not everything_there_is(connection) <= actor.creditors:
        raise Refused(
            "this page counts over all creditors, and you may not see all of them",
            "whoever manages accounts can give `--creditor '*'`",
        )


def language_of(request: HttpRequest) -> str:
    """The language that was chosen for this answer."""
    return str(getattr(request, "language", DEFAULT))


@cache
def words(language: str) -> Mapping[str, str]:
    """Every text of the pages around signing in, in one language."""
    raw = tomllib.loads((files("rightparty.desk.access") / "words.toml").read_text(encoding="utf-8"))
    return {name: texts[language] for name, texts in raw.items()}


def frame(request: HttpRequest) -> dict[str, Any]:
    """What every page around signing in shows besides its own."""
    language = language_of(request)
    return {
        "say": words(language),
        "language": language,
        "languages": LANGUAGES.items(),
        "factor_missing": getattr(request, "factor_missing", False),
    }
