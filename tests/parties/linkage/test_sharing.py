"""Between creditors: stops by digest, and nothing else."""

from datetime import UTC, datetime
from typing import Any

import pytest

from rightparty.errors import InvalidInput
from rightparty.parties.linkage.sharing import Suppression, digest_of, shared_by, taken_over

KEY = bytes(range(32))
AT = datetime(2026, 11, 1, tzinfo=UTC)
POINTS = {
    "m": {"kind": "mobile", "value": "+8613800138000"},
    "e": {"kind": "email", "value": "a@mail.example"},
}


def notice(kind: str, **more: Any) -> dict[str, Any]:
    """A notice about the mobile number."""
    return {"kind": kind, "at": AT, "point_id": "m", "scope": "point", **more}


def test_a_stop_chosen_by_the_holder_reaches_another_creditor() -> None:
    """It comes as an opt-out for the point, without a name, a debt or a reason."""
    shared = list(shared_by([notice("opt_out")], [], POINTS, KEY))
    assert shared == [Suppression(digest_of("mobile", "+8613800138000", KEY), AT)]
    theirs = {
        "x": {"kind": "landline", "value": "+8613800138000"},
        "y": {"kind": "email", "value": "b@c.example"},
    }
    (row,) = taken_over(shared, theirs, KEY)
    assert (row["kind"], row["point_id"], row["scope"], row["at"]) == ("opt_out", "x", "point", AT)
    assert set(row) == {"notice_id", "at", "kind", "point_id", "scope"}


@pytest.mark.parametrize(
    "kept",
    [
        notice("opt_out", scope="debt"),
        notice("opt_out", scope="creditor"),
        notice("opt_out", point_id=None),
        notice("opt_out", until=AT),
        notice("cease"),
        notice("hardship"),
        notice("consent"),
        notice("bankruptcy", scope="all"),
    ],
)
def test_what_is_between_a_person_and_one_creditor_stays_there(kept: dict[str, Any]) -> None:
    """A stop about one debt, a hardship, a consent: none of it leaves."""
    assert list(shared_by([kept], [], POINTS, KEY)) == []


def test_not_me_is_shared() -> None:
    """That a number is somebody else's is said by its holder."""
    reports = [
        {"kind": "wrong_number", "at": AT, "point_id": "e"},
        {"kind": "signed_in", "at": AT, "point_id": "m"},
    ]
    (one,) = shared_by([], reports, POINTS, KEY)
    assert one.digest == digest_of("email", "A@mail.example", KEY)


def test_another_key_matches_nothing_and_a_short_one_is_refused() -> None:
    """Digests of two installations cannot be held against each other."""
    shared = list(shared_by([notice("opt_out")], [], POINTS, KEY))
    assert list(taken_over(shared, POINTS, bytes(32))) == []
    with pytest.raises(InvalidInput, match="16 bytes"):
        digest_of("mobile", "+8613800138000", bytes(16))
