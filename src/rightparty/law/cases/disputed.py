"""Research cases that we answer otherwise than they expect, each with the reason."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def disputed() -> Mapping[str, str]:
    """The reason by the case's id."""
    text = (files("rightparty.law.cases") / "disputed.toml").read_text(encoding="utf-8")
    return {case: str(entry["reason"]) for case, entry in tomllib.loads(text).items()}
