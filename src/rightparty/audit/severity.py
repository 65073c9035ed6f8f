"""How grave a finding is: a table of words in the names of rules, the same for law and for our own."""

import tomllib
from functools import cache
from importlib.resources import files

from rightparty.words.verdicts import GRAVE, MINOR, SERIOUS


def severity_of(rule_id: str) -> str:
    """One of `SEVERITIES`, by the last part of a rule's id."""
    name = rule_id.rpartition(".")[2]
    listed = _lists()
    return next((one for one in (GRAVE, MINOR) if any(part in name for part in listed[one])), SERIOUS)


@cache
def _lists() -> dict[str, list[str]]:
    text = files("rightparty.audit").joinpath("severity.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
