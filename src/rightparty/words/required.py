"""Which parts that law asks of a message a text holds: a way out, who collects, and for what."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from rightparty.words.saying_text import folded

OPT_OUT: Final = "opt_out"
COLLECTOR: Final = "debt_collector_disclosure"
INITIAL: Final = "initial_disclosure"
PARTS: Final = (OPT_OUT, COLLECTOR, INITIAL)
"""As the law's rules call them (`c.says`)."""

LACKS: Final[Mapping[str, str]] = {
    OPT_OUT: "lacks_opt_out",
    COLLECTOR: "lacks_disclosure",
    INITIAL: "lacks_disclosure",
}
"""What a text without a part says too little of, as a saying."""


def parts_in(text: str) -> frozenset[str]:
    """Those of `PARTS` that stand in a text."""
    plain = folded(text).plain
    return frozenset(part for part, found in _patterns().items() if found.search(plain))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    raw = tomllib.loads(files("rightparty.words").joinpath("required.toml").read_text(encoding="utf-8"))
    return {part: re.compile("|".join(f"(?:{one})" for one in raw[part])) for part in PARTS}
