"""Sentences that several texts share word for word, by language and channel."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from rightparty.words.languages import Language

Section = str  # letter, post, sms, call or push: the part of a template file that a channel uses


@cache
def table(name: str) -> Mapping[str, Any]:
    """A TOML file of this room."""
    return tomllib.loads(files("rightparty.words").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def phrase(name: str, language: Language, section: Section = "plain") -> str:
    """A shared sentence, in the short form where the section has one."""
    forms = forms_of(name, language)
    return forms.get(section, forms["plain"])


def forms_of(name: str, language: Language) -> Mapping[str, str]:
    """The forms that a shared sentence has, by their names."""
    forms: Mapping[str, str] = table("phrases")[language][name]
    return forms


def free_help(country: str, language: Language, section: Section = "plain") -> str:
    """Where free and independent help is found, in the creditor's country; in short in a text message."""
    places = table("help")
    place = places.get(country, places["default"])
    text: str = place["short"][language] if section == "sms" else place[language]
    return text


def helped() -> tuple[str, ...]:
    """The countries whose free help is known."""
    return tuple(sorted(table("help").keys() - {"default"}))


def shared_version() -> int:
    """The version of the sentences that texts share."""
    number: int = table("phrases")["version"]
    return number


def claim_form(name: str, language: Language) -> str:
    """One of the forms that a debt is stated in."""
    form: str = table("phrases")[language]["claim"][name]
    return form


def product_name(product: str, language: Language) -> str:
    """What a product of the book is called."""
    names: Mapping[str, str] = table("phrases")[language]["product"]
    return names.get(product, names["other"])
