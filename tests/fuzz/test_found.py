"""What fuzzing found: each input once crashed a reader, or kept it busy without end."""

import json

import pytest

from rightparty.journal.offline_verifier import Verifier
from rightparty.journal.tree import leaf_hash
from rightparty.journal.verify import MOST_FAULTS, verify
from tests.fuzz.targets import target
from tests.journal.samples import KEY, journal, outcome

_OTHER_KEY = b"""-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDJ2VwBCIEIGpqampqampqampqampqampqampqampqampqampqampq
-----END PRIVATE KEY-----
"""

_ODD_KEY = b"""-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VvBCIEIGpqampqampqampqampqampqampqampqampqampqampq
-----END PRIVATE KEY-----
"""
"""Of a length that its kind (X448) has not."""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("book.cells", b"1" * 1_000_000),
        ("book.scan_csv", b'"' * 1_000_000),
        ("book.read_mapping", b"a = " + b"[" * 2_000),
        ("book.read_meta", b"as_of = " + b"9" * 5_000),
        ("channels.read_mail", b"From: " + b"(" * 2_000 + b"\n\n"),
        ("channels.read_mail", b"Content-Type: text/plain; charset=idna\n\n\xff\xe4"),
        ("channels.read_mail", b"Subject: =?\xdcutf-8?B?eA==?=\n\n"),
        ("channels.read_mail", b"Content-Type: text/plain; charset*0*=ut\x01\x00f-8''a\n\nx"),
        ("channels.read_one_click", b"http://["),
        ("signing.read_private_key", _ODD_KEY),
        ("channels.read_reports_url", b"http://["),
        ("channels.read_server", b"smtp://["),
        ("book.cells", b"1101011.1e0512192242"),
        ("channels.sms_answer", b"[" * 100_000),
        ("checks.aliyun_answer", b"[" * 100_000),
        ("checks.aliyun_lines", b"[" * 100_000),
        ("desk.read_backup", b'at = 1\nhead = "x"\nsha256 = 3\n'),
        ("desk.read_control", b"a = " + b"[" * 2_000),
        (
            "journal.read_record",
            b'{"at":"0001-01-01T00:00:00+05:00","body":{},"kind":"outcome","seq":0,"v":1}',
        ),
        ("outside.read_toml", b"a" + b".a" * 100_000 + b" = 1"),
        ("parties.link_model", b"[" * 100_000),
        ("signing.read_private_key", _OTHER_KEY),
        ("words.unquoted", b"On x wrote:\n" * 80_000),
    ],
)
def test_what_was_found_is_refused(name: str, data: bytes) -> None:
    """It is refused, or taken for what it is."""
    target(name)(data)


def test_a_forged_number_does_not_keep_a_verifier_busy() -> None:
    """A record that says it is the quadrillionth leaves a gap, of which the first thousand are named."""
    lines = journal().lines()
    data = outcome(7).entry(9_007_199_254_740_991).data
    leaf = leaf_hash(data).hex()
    forged = b'{"leaf":"%s","record":%s,"seq":9007199254740991}\n' % (leaf.encode(), data)
    shown = [*lines[:-1], forged, lines[-1]]
    ours = verify(shown, [KEY.public_key()])
    theirs = Verifier([KEY.public_key().public_bytes_raw()]).read(shown)
    assert len(ours.faults) == len(theirs.faults) == MOST_FAULTS
    assert [one.what for one in ours.faults] == [one.what for one in theirs.faults]
    assert json.loads(data)["seq"] == 2**53 - 1
