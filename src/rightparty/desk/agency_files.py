"""The files that go between the lender and its agencies: written whole, signed by us, echoed by them.

AGENCIES/<agency>/out/   what we hand over: placements and recalls, signed
AGENCIES/<agency>/in/    what the agency hands back: acknowledgements
AGENCIES/<agency>/done/  acknowledgements that were taken; refused/ those that were not, each with its reason
"""

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from rightparty.canonical import canonical
from rightparty.desk.home import Home
from rightparty.durable import write_whole
from rightparty.errors import InvalidInput
from rightparty.journal.record import instant
from rightparty.signing import is_signed, key_id, read_public_key, sign

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FORMAT = "rightparty agency 1"
PURPOSE = "rightparty agency file v1"
KEY = "agency"
THEIR_KEY = "key.pem"
"""Where an agency's folder holds this file, its acknowledgements must be signed with that key."""

_LARGEST = 1 << 20
_FOLDER = "agencies"


@dataclass(frozen=True)
class Acknowledgement:
    """What an agency says of a file of ours: its name, the digest of its bytes, and how many debts it had."""

    answers: str
    digest: str
    debts: int


def folder_of(home: Home, agency_id: str, name: str) -> Path:
    """One of the folders of an agency, made where it is not there yet."""
    path = home.folder / _FOLDER / quote(agency_id, safe="") / name
    path.mkdir(parents=True, exist_ok=True)
    return path


def written(home: Home, of: str, name: str, agency_id: str, debts: Sequence[str], at: datetime) -> bytes:
    """Write a file for an agency, whole or not at all, and give its bytes; the same again gives the same.

    `of`: place, recall. `at`: when it was decided, to the second.
    """
    key = home.signing_key(KEY)
    body: dict[str, Any] = {
        "format": FORMAT,
        "of": of,
        "name": name,
        "agency": agency_id,
        "at": instant(at.replace(microsecond=0)),
        "count": len(debts),
        "debts": list(debts),
        "key": key_id(key.public_key()),
    }
    signature = base64.b64encode(sign(key, PURPOSE, canonical(body))).decode()
    data = json.dumps({**body, "signature": signature}, ensure_ascii=False, indent=1).encode() + b"\n"
    path = folder_of(home, agency_id, "out") / f"{name}.json"
    write_whole(path, data)
    return data


def digest_of(data: bytes) -> str:
    """What names the bytes of a file: SHA-256."""
    return hashlib.sha256(data).hexdigest()


def handed_in(home: Home, agency_id: str) -> Iterator[Path]:
    """The files that an agency has handed in, by name; what is still being written has another ending."""
    yield from sorted(folder_of(home, agency_id, "in").glob("*.json"))


def their_key(home: Home, agency_id: str) -> "Ed25519PublicKey | None":
    """The key by which an agency signs, None where it was never handed over.

    Raises:
        InvalidInput: the file holds no such key.
    """
    path = folder_of(home, agency_id, "") / THEIR_KEY
    return read_public_key(path.read_bytes()) if path.exists() else None


def read_acknowledgement(path: Path, key: "Ed25519PublicKey | None") -> Acknowledgement:
    """The acknowledgement in a file.

    Raises:
        InvalidInput: it is too large, of another form, or not signed with the key that was handed over.
    """
    if path.stat().st_size > _LARGEST:
        raise InvalidInput("it is too large for an acknowledgement")
    try:
        found = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as fault:
        raise InvalidInput("it is no JSON") from fault
    if not isinstance(found, dict):
        raise InvalidInput("it is no object")
    if key is not None and not _signed(found, key):
        raise InvalidInput("it is not signed with the agency's key")
    match found:
        case {"format": str(form), "of": "ack", "answers": str(name), "digest": str(digest), "debts": count}:
            if form == FORMAT and isinstance(count, int) and not isinstance(count, bool):
                return Acknowledgement(name, digest.lower(), count)
    raise InvalidInput("it is of another form", "see docs/guides/agencies.md")


def _signed(found: Mapping[str, Any], key: "Ed25519PublicKey") -> bool:
    signature = found.get("signature")
    body = {name: value for name, value in found.items() if name != "signature"}
    try:
        return isinstance(signature, str) and is_signed(
            key, PURPOSE, canonical(body), base64.b64decode(signature, validate=True)
        )
    except (ValueError, TypeError, InvalidInput):
        return False


def put_away(home: Home, agency_id: str, path: Path, where: str, because: str = "") -> None:
    """Move a file that was handed in; one that was refused gets its reason beside it."""
    folder = folder_of(home, agency_id, where)
    if because:
        (folder / f"{path.name}.because.txt").write_text(f"{because}\n", encoding="utf-8")
    path.replace(folder / path.name)
