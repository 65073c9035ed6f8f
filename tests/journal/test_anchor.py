"""Time-stamps of heads, made by a real authority: what holds, and everything that must not."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rightparty.canonical import canonical
from rightparty.errors import InvalidInput, Refused, RightpartyError
from rightparty.journal.anchor import accept, check, read_roots, request
from rightparty.journal.head import TreeHead, seal
from rightparty.journal.offline_verifier import read_stamp
from rightparty.journal.stamp import Anchor, read_anchor
from rightparty.journal.tree import Frontier
from rightparty.journal.verify import verify
from tests.journal.authority import Workshop, workshop
from tests.journal.samples import KEY, START, Journal, journal, seal_at

NONCE = 0x8000_0000_0000_0001  # its first bit set: DER must not read it as a negative number
WHERE = "https://tsa.example/stamp"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """One authority for the module's tests."""
    return workshop(tmp_path_factory.mktemp("tsa"))


def head_at(at: datetime, records: int = 3) -> TreeHead:
    """A head signed at an instant."""
    frontier = Frontier()
    frontier.extend(entry.leaf for entry in journal(records).entries[:records])
    return seal(frontier, KEY, at)


def taken(
    shop: Workshop, head: TreeHead, *, roots: bytes | None = None, off: timedelta = timedelta()
) -> Anchor:
    """Ask, and accept the answer by a clock that is so far off."""
    answer = shop.stamp(request(head, NONCE))
    now = datetime.now(UTC) + off
    return accept(answer, head, nonce=NONCE, authority=WHERE, roots=roots or shop.roots, now=now)


def test_a_head_is_stamped_and_the_stamp_holds(shop: Workshop) -> None:
    """The token is of this head and this minute, and its certificate leads to the trusted root."""
    head = head_at(datetime.now(UTC))
    anchor = taken(shop, head)
    assert check(anchor, head, shop.roots) is None
    assert abs(anchor.at() - datetime.now(UTC)) < timedelta(minutes=1)
    assert read_anchor(anchor.json()) == anchor


def test_openssl_reads_the_request_and_verifies_the_token(shop: Workshop, tmp_path: Path) -> None:
    """An independent program agrees, over the head's bytes as they stand in the export."""
    head = head_at(datetime.now(UTC))
    anchor = taken(shop, head)
    (tmp_path / "query").write_bytes(request(head, NONCE))
    (tmp_path / "head.json").write_bytes(canonical(head.json()))
    (tmp_path / "token.der").write_bytes(anchor.token)
    (tmp_path / "root.pem").write_bytes(shop.roots)
    shown = _openssl(tmp_path, "ts", "-query", "-in", "query", "-text")
    assert f"Nonce: 0x{NONCE:016X}" in shown
    assert "Certificate required: yes" in shown
    verified = _openssl(
        tmp_path,
        "ts",
        "-verify",
        "-data",
        "head.json",
        "-in",
        "token.der",
        "-token_in",
        "-CAfile",
        "root.pem",
    )
    assert "Verification: OK" in verified


def _openssl(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["openssl", *arguments], cwd=folder, capture_output=True, check=True, timeout=60)
    return done.stdout.decode()


def test_an_answer_to_another_request_is_refused(shop: Workshop) -> None:
    """A token with another nonce may be an old one that somebody kept."""
    head = head_at(datetime.now(UTC))
    answer = shop.stamp(request(head, 7))
    with pytest.raises(Refused, match="another request"):
        accept(answer, head, nonce=NONCE, authority=WHERE, roots=shop.roots, now=datetime.now(UTC))


def test_a_stamp_of_something_else_is_refused(shop: Workshop) -> None:
    """A token over another head proves nothing of this one."""
    now = datetime.now(UTC)
    answer = shop.stamp(request(head_at(now, 2), NONCE))
    with pytest.raises(Refused, match="over something else"):
        accept(answer, head_at(now), nonce=NONCE, authority=WHERE, roots=shop.roots, now=now)


def test_an_unknown_authority_is_refused(shop: Workshop, tmp_path: Path) -> None:
    """A token whose certificate leads to another root is nobody's."""
    stranger = workshop(tmp_path / "stranger")
    with pytest.raises(Refused, match="not that of a trusted authority"):
        taken(stranger, head_at(datetime.now(UTC)), roots=shop.roots)


@pytest.mark.parametrize(("since", "until"), [(-10, -1), (1, 10)], ids=["ended", "not yet"])
def test_a_certificate_that_was_not_valid_then_is_refused(tmp_path: Path, since: int, until: int) -> None:
    """An authority cannot stamp with a certificate whose time is over, or has not come."""
    late = workshop(tmp_path, since=timedelta(days=since), until=timedelta(days=until))
    with pytest.raises((Refused, subprocess.CalledProcessError)):
        taken(late, head_at(datetime.now(UTC)))


@pytest.mark.parametrize("off", [timedelta(minutes=6), timedelta(minutes=-6)])
def test_clocks_that_disagree_are_told(shop: Workshop, off: timedelta) -> None:
    """Six minutes between our clock and the authority's are one clock's fault."""
    with pytest.raises(Refused, match="clock says"):
        taken(shop, head_at(datetime.now(UTC) - timedelta(hours=1)), off=off)


def test_a_head_of_the_future_cannot_be_stamped(shop: Workshop) -> None:
    """A head that claims a later hour than the authority's was signed by a wrong clock, or rehearsed."""
    with pytest.raises(Refused, match="older than the head"):
        taken(shop, head_at(datetime.now(UTC) + timedelta(hours=1)))


def test_a_changed_token_never_says_anything_else(shop: Workshop) -> None:
    """Whatever byte of it changes, a token that still holds says the same of the same head, and none crashes.

    A few bytes are no part of what CMS signs: version numbers, the copy of the root sent along.
    """
    head = head_at(datetime.now(UTC))
    anchor = taken(shop, head)
    said, held = read_stamp(anchor.token), 0
    for at in range(len(anchor.token)):
        token = bytearray(anchor.token)
        token[at] ^= 0x15
        if check(replace(anchor, token=bytes(token)), head, shop.roots) is None:
            held += 1
            assert read_stamp(bytes(token)) == said
    assert held < len(anchor.token) / 2


@pytest.mark.parametrize(
    "answer",
    [b"", b"0", b"<html>", bytes.fromhex("30053003020102"), b"\x30\x80", b"\x30\x84\xff\xff\xff\xff"],
)
def test_what_is_no_answer_is_said_to_be_none(shop: Workshop, answer: bytes) -> None:
    """A refusal, a page, an empty body: each ends in a sentence."""
    now = datetime.now(UTC)
    with pytest.raises(RightpartyError):
        accept(answer, head_at(now), nonce=NONCE, authority=WHERE, roots=shop.roots, now=now)


def test_roots_and_nonces_have_a_form(shop: Workshop) -> None:
    """Without a certificate nobody can be trusted, and a nonce is a positive number of 64 bits."""
    with pytest.raises(InvalidInput, match="no certificate"):
        read_roots(b"hello")
    for nonce in (0, 1 << 64):
        with pytest.raises(InvalidInput, match="nonce"):
            request(head_at(START), nonce)


@pytest.fixture(scope="module")
def stamped(shop: Workshop) -> tuple[Journal, Callable[[TreeHead], tuple[Anchor, ...]]]:
    """A journal with three heads, the last two of them stamped."""
    entries = journal().entries
    whole = Journal(entries, seal_at(entries, (3, 5, 6)))
    stamps = {head.imprint(): taken(shop, head) for head in whole.heads[1:]}
    return whole, lambda head: (stamps[head.imprint()],) if head.imprint() in stamps else ()


Stamped = tuple[Journal, Callable[[TreeHead], tuple[Anchor, ...]]]


def test_an_export_carries_its_stamps(stamped: Stamped) -> None:
    """Behind each stamped head stands its time-stamp, and verifying hands them on."""
    whole, anchors = stamped
    result = verify(whole.file(anchors).splitlines(keepends=True), [KEY.public_key()])
    assert result.ok
    assert [head for head, _ in result.anchors] == list(whole.heads[1:])


def test_a_stamp_moved_behind_another_head_is_named(stamped: Stamped) -> None:
    """Time-stamps that changed places belong to no head; one taken out is missed by the last line."""
    whole, anchors = stamped
    lines = whole.file(anchors).splitlines(keepends=True)
    one, two = (at for at, line in enumerate(lines) if line.startswith(b'{"anchor"'))
    swapped = list(lines)
    swapped[one], swapped[two] = swapped[two], swapped[one]
    faults = verify(swapped, [KEY.public_key()]).faults
    assert [(fault.what, fault.line) for fault in faults] == [("stamp", one + 1), ("stamp", two + 1)]
    lost = verify([*lines[:one], *lines[one + 1 :]], [KEY.public_key()]).faults
    assert [fault.what for fault in lost] == ["sum"]


def test_format_1_has_no_stamps(stamped: Stamped) -> None:
    """A line of the new format in an old file is no line of it."""
    whole, anchors = stamped
    lines = whole.file(anchors).splitlines(keepends=True)
    faults = verify([whole.old_lines()[0], *lines[1:]], [KEY.public_key()]).faults
    assert {fault.what for fault in faults} == {"unreadable"}
