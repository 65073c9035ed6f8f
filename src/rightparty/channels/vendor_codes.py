"""The codes of diallers and networks in our words: data, one file of `vendors/` a vendor.

The vendor `rightparty` is our own callers' codes (`call_task.toml`): the only ones that say the identity
check was passed. No code of a switch proves whose number it is.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rightparty.book.tables import EVENT_KINDS, EVIDENCE_KINDS, OUTCOMES
from rightparty.channels.call_task import codes as own_codes
from rightparty.errors import InvalidInput

OWN = "rightparty"
STOP, WRONG_PARTY = "stop", "wrong_party"
ACTS = (STOP, WRONG_PARTY)
UNKNOWN = "unknown"
_OWN_REPORT = "wrong_number"


@dataclass(frozen=True)
class VendorCode:
    """What a code means: the outcome, the events beside the attempt, what it tells of the point.

    `act`: what it asks of us: STOP (whoever answered wants no more calls there), WRONG_PARTY.
    """

    outcome: str
    kinds: tuple[str, ...] = ()
    evidence: str | None = None
    act: str | None = None


NOT_KNOWN = VendorCode(UNKNOWN)
"""A code that nobody has a meaning for: an attempt, and its outcome unknown."""


@cache
def vendors() -> tuple[str, ...]:
    """Every vendor whose codes are known."""
    folder = files("rightparty.channels.vendors")
    named = (file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    return tuple(sorted({OWN, *(name.removesuffix(".toml") for name in named)}))


@cache
def vendor_codes(vendor: str) -> Mapping[str, VendorCode]:
    """A vendor's codes, in small letters, and what they mean.

    Raises:
        InvalidInput: there is no such vendor, or its file says what the book has no word for.
    """
    if vendor not in vendors():
        raise InvalidInput(f"there is no vendor `{vendor}`", f"there are {', '.join(vendors())}")
    if vendor == OWN:
        return {
            name: _own(code.outcome.outcome, code.kinds, code.outcome.evidence)
            for name, code in own_codes().items()
        }
    file = f"{vendor}.toml"
    raw = tomllib.loads((files("rightparty.channels.vendors") / file).read_text(encoding="utf-8"))
    return {name.lower(): _read(file, name, entry) for name, entry in raw["codes"].items()}


def _own(outcome: str | None, kinds: tuple[str, ...], evidence: str | None) -> VendorCode:
    wrong = evidence == _OWN_REPORT
    return VendorCode(outcome or UNKNOWN, kinds, None if wrong else evidence, WRONG_PARTY if wrong else None)


def _read(file: str, name: str, entry: Mapping[str, object]) -> VendorCode:
    kinds = entry["kinds"]
    assert isinstance(kinds, list)  # noqa: S101 -- our own file, held by its test
    evidence, act = entry.get("evidence"), entry.get("act")
    code = VendorCode(
        str(entry["outcome"]),
        tuple(map(str, kinds)),
        None if evidence is None else str(evidence),
        None if act is None else str(act),
    )
    known = (
        code.outcome in OUTCOMES.split()
        and set(code.kinds) <= set(EVENT_KINDS.split())
        and (code.evidence is None or code.evidence in EVIDENCE_KINDS.split())
        and (code.act is None or code.act in ACTS)
    )
    if not known:
        raise InvalidInput(f"{file}: `{name}` means something that the book has no word for")
    return code
