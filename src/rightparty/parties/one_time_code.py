"""A code sent to a point and given back: it proves that this person had that point in hand, and nothing else.

What is kept of a code cannot be turned back into it without our key. Whoever tries one learns whether it was
right, never why not. The text that carries it is the lender's own and goes out like any contact, by permit.
"""

import hashlib
import hmac
import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Final

from rightparty.book.dossier import Row
from rightparty.canonical import canonical
from rightparty.errors import Refused

SOURCE: Final = "code"
NOT_CONFIRMED: Final = "not confirmed"
"""All that somebody is told who gave a code in vain."""

NONE_SENT: Final = "none_sent"
USED: Final = "used"
EXPIRED: Final = "expired"
NO_TRIES_LEFT: Final = "no_tries_left"
WRONG: Final = "wrong"

_RANDOM_BYTES, _KEY_BYTES = 16, 32


@dataclass(frozen=True)
class CodeRules:
    """What `[code]` of `verification.toml` says."""

    digits: int
    valid_for: timedelta
    tries: int
    apart: timedelta
    in_24_hours: int


@lru_cache(maxsize=1)
def code_rules() -> CodeRules:
    """The rules that come with the package."""
    text = (files("rightparty.parties") / "verification.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)["code"]
    return CodeRules(
        raw["digits"],
        timedelta(minutes=raw["valid_minutes"]),
        raw["tries"],
        timedelta(seconds=raw["apart_seconds"]),
        raw["in_24_hours"],
    )


@dataclass(frozen=True)
class SentCode:
    """What is kept of a code: never the code itself.

    It is bound to point, person and purpose by `digest`. `contact_id`: the contact that carried it.
    """

    code_id: str
    point_id: str
    person_id: str
    purpose: str
    digest: str
    sent_at: datetime
    expires_at: datetime
    tries_left: int
    used_at: datetime | None = None
    contact_id: str | None = None


@dataclass(frozen=True)
class Tried:
    """What came of giving a code back. `kept`: the code as it must be kept from now on, if there was one.

    `evidence`: the row of the book, where it was right. `reason`: why not, for our records alone; whoever
    gave it is told NOT_CONFIRMED.
    """

    kept: SentCode | None
    evidence: Row | None
    reason: str = ""

    @property
    def confirmed(self) -> bool:
        """Whether the code was right, in time, and given for the first time."""
        return self.evidence is not None


def wait_until(sent: Iterable[SentCode], point_id: str, at: datetime) -> datetime | None:
    """From when on one more code may go to a point, for whomever; None where it may go now."""
    rules = code_rules()
    day_ago = at - timedelta(hours=24)
    times = sorted(one.sent_at for one in sent if one.point_id == point_id and one.sent_at > day_ago)
    waits = [times[-1] + rules.apart] if times else []
    if len(times) >= rules.in_24_hours:
        waits.append(times[-rules.in_24_hours] + timedelta(hours=24))
    until = max(waits, default=at)
    return until if until > at else None


def issue(  # noqa: PLR0913 - everything that a code is bound to
    sent: Iterable[SentCode],
    random: bytes,
    key: bytes,
    *,
    code_id: str,
    point_id: str,
    person_id: str,
    purpose: str,
    at: datetime,
    contact_id: str | None = None,
) -> tuple[str, SentCode]:
    """A new code for a point, and what to keep of it; an older one of the same kind is void from now on.

    `sent`: every code kept for this point. `random`: 16 bytes nobody can guess. `key`: 32, ours alone.

    Raises:
        Refused: too many codes went to this point, or the last one a moment ago.
    """
    if len(random) < _RANDOM_BYTES or len(key) < _KEY_BYTES:
        raise ValueError(f"a code needs {_RANDOM_BYTES} random bytes and a key of {_KEY_BYTES}")
    until = wait_until(sent, point_id, at)
    if until is not None:
        raise Refused("no code is sent: this point had enough of them", f"wait until {until.isoformat()}")
    rules = code_rules()
    code = f"{int.from_bytes(random) % 10**rules.digits:0{rules.digits}}"
    kept = SentCode(
        code_id, point_id, person_id, purpose, "", at, at + rules.valid_for, rules.tries, None, contact_id
    )
    return code, replace(kept, digest=_digest(kept, code, key))


def confirm(
    sent: Iterable[SentCode],
    given: str,
    key: bytes,
    *,
    point_id: str,
    person_id: str,
    purpose: str,
    at: datetime,
) -> Tried:
    """Hold what somebody gave against the newest code for this point, person and purpose.

    Every try counts, right or wrong, in time or late; the comparison takes the same time whatever was given.
    """
    bound = (point_id, person_id, purpose)
    newest = max(
        (one for one in sent if (one.point_id, one.person_id, one.purpose) == bound),
        key=lambda one: (one.sent_at, one.code_id),
        default=None,
    )
    held = newest or SentCode("", *bound, "", at, at, 0)
    right = hmac.compare_digest(_digest(held, _plain(given), key), held.digest or "0" * 64)
    if newest is None:
        return Tried(None, None, NONE_SENT)
    kept = replace(newest, tries_left=max(0, newest.tries_left - 1))
    reason = _reason(newest, right, at)
    if reason:
        return Tried(kept, None, reason)
    return Tried(replace(kept, used_at=at), _evidence(kept, at))


def _reason(code: SentCode, right: bool, at: datetime) -> str:
    """Why a code does not count; empty where it does."""
    if code.used_at is not None:
        return USED
    if not code.sent_at <= at < code.expires_at:
        return EXPIRED
    if code.tries_left <= 0:
        return NO_TRIES_LEFT
    return "" if right else WRONG


def _evidence(code: SentCode, at: datetime) -> Row:
    return {
        "point_id": code.point_id,
        "person_id": code.person_id,
        "at": at,
        "kind": "code_confirmed",
        "as_of": None,
        "since": None,
        "source": SOURCE,
        "authority": None,
        "contact_id": code.contact_id,
    }


def _digest(code: SentCode, plain: str, key: bytes) -> str:
    bound = [code.code_id, code.point_id, code.person_id, code.purpose, plain]
    return hmac.new(key, canonical(bound), hashlib.sha256).hexdigest()


def _plain(given: str) -> str:
    """As it was sent: full-width digits, blanks and dashes of a keyboard or a voice mean nothing."""
    plain = re.sub(r"[\s\-‐-―.]", "", unicodedata.normalize("NFKC", given))
    return plain if plain.isascii() and plain.isdigit() else ""
