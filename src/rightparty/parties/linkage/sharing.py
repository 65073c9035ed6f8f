"""What independent creditors of one installation share: stops that a point's own holder chose, by digest.

Nobody learns from another creditor who is in debt there. A stop leaves its creditor as a keyed digest of
the point's value, without a name, an id, a debt or a reason; another creditor matches it against the
digests of their own points, and stops writing there. Nothing else is shared, and nothing that permits.
"""

import hmac
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from rightparty.book.dossier import Row
from rightparty.errors import InvalidInput
from rightparty.parties.linkage.tightening import REPORTS

HOLDERS_STOPS = ("opt_out", "refuses_contact")
"""Stops by which a point's holder says: do not write here."""

KEY_BYTES = 32
"""A key shorter than this is refused: numbers are few, and a weak key lets them be tried out."""


@dataclass(frozen=True)
class Suppression:
    """That nobody writes to a point: its keyed digest, and since when. That is all another creditor sees."""

    digest: str
    at: datetime


def digest_of(kind: str, value: str, key: bytes) -> str:
    """The keyed digest (HMAC-SHA-256) of a point, normalised as at loading.

    Raises:
        InvalidInput: the key is too short.
    """
    if len(key) < KEY_BYTES:
        raise InvalidInput(f"The key has {len(key)} bytes.", f"It needs {KEY_BYTES} at least.")
    family = "phone" if kind in ("mobile", "landline") else kind
    return hmac.new(key, f"{family}\n{value.strip().casefold()}".encode(), sha256).hexdigest()


def shared_by(
    notices: Iterable[Row], evidence: Iterable[Row], points: Mapping[str, Row], key: bytes
) -> Iterator[Suppression]:
    """What a creditor shares: stops by whoever holds a point, and reports that it is somebody else's.

    A stop about one debt, or about everything at a creditor, is that creditor's own affair and stays there.
    """
    told = [
        (row["point_id"], row.get("received_at") or row["at"])
        for row in notices
        if row["kind"] in HOLDERS_STOPS and row.get("scope") in ("point", "all") and row.get("until") is None
    ]
    told += [(row["point_id"], row["at"]) for row in evidence if row["kind"] in REPORTS]
    first: dict[str, datetime] = {}
    for point_id, at in told:
        point = points.get(point_id or "")
        if point is not None:
            digest = digest_of(point["kind"], point["value"], key)
            first[digest] = min(first.get(digest, at), at)
    return (Suppression(digest, at) for digest, at in sorted(first.items()))


def taken_over(
    suppressions: Iterable[Suppression], points: Mapping[str, Row], key: bytes
) -> Iterator[dict[str, object]]:
    """The notices that a creditor adds: an `opt_out` for each point of theirs that is suppressed."""
    at = {one.digest: one.at for one in suppressions}
    for point_id, point in sorted(points.items()):
        digest = digest_of(point["kind"], point["value"], key)
        if digest in at:
            yield {
                "notice_id": f"shared-{digest[:24]}",
                "at": at[digest],
                "kind": "opt_out",
                "point_id": point_id,
                "scope": "point",
            }
