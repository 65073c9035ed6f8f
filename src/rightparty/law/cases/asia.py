"""The vocabulary of cases for Asia, Europe and Latin America: facts by word, turned into a tiny book."""

from collections.abc import Mapping
from typing import Any

from rightparty.errors import InvalidInput
from rightparty.law.cases.case import Case


def translated(raw: Mapping[str, Any], where: str) -> Case:
    """A case of this vocabulary as a tiny book, a contact and records."""
    raise InvalidInput(f"{where}: `{raw['id']}`: this vocabulary cannot be read yet")
