"""The file that senders take with them says of every permit what the gate says of it."""

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from rightparty.errors import InvalidInput
from rightparty.gate import permit_module
from rightparty.gate.permit import PURPOSE, check, decode
from rightparty.gate.permit_module import verified_plainly
from rightparty.signing import public_pem
from tests.gate.test_permit import AT, HASH, KEY, POINT, TEXT

PUBLIC = KEY.public_key()
OTHER = Ed25519PrivateKey.from_private_bytes(b"q" * 32).public_key()
_CHANGES = st.one_of(
    st.just(TEXT),
    st.text(max_size=60),
    st.tuples(st.integers(0, len(TEXT) - 1), st.characters(codec="utf-8")).map(
        lambda at: TEXT[: at[0]] + at[1] + TEXT[at[0] + 1 :]
    ),
    st.integers(0, len(TEXT)).map(lambda end: TEXT[:end]),
)
_TIMES = st.integers(-600, 900).map(lambda seconds: AT + timedelta(seconds=seconds))


@given(
    text=_CHANGES,
    point=st.sampled_from([POINT, "+86 138-0013-8000", "+8613800138001", "a@b.example"]),
    content_hash=st.sampled_from([HASH, "cd" * 32, "\ud800"]),
    at=_TIMES | st.just(AT.replace(tzinfo=None)),
    channel=st.sampled_from([None, "sms", "call"]),
    key=st.sampled_from([PUBLIC, OTHER]),
)
def test_both_say_the_same(
    text: str, point: str, content_hash: str, at: datetime, channel: str | None, key: object
) -> None:
    """Of permits whole and altered, shown for whatever: yes or no alike, and why."""
    chosen = PUBLIC if key is PUBLIC else OTHER
    here = permit_module.check(
        text, public_pem(chosen), point=point, content_hash=content_hash, at=at, channel=channel
    )
    there = check(text, chosen, point=point, content_hash=content_hash, at=at, channel=channel)
    assert here.ok == there.ok
    try:
        decode(text)
    except InvalidInput:
        assert here.because.startswith("this is no permit: ")
    else:
        assert here.because == there.because


@given(st.binary(max_size=80), st.integers(0, 63), st.integers(0, 7))
def test_the_plain_signature_check_agrees(message: bytes, byte: int, bit: int) -> None:
    """A signature holds; with any bit of it turned, it does not."""
    raw, signature = PUBLIC.public_bytes_raw(), KEY.sign(message)
    assert verified_plainly(raw, message, signature)
    turned = bytes(one ^ (1 << bit) if at == byte else one for at, one in enumerate(signature))
    assert not verified_plainly(raw, message, turned)


def test_the_file_stands_alone(tmp_path: Path) -> None:
    """Copied elsewhere, without this package or `cryptography` to be found, it still checks."""
    assert permit_module.__file__ is not None
    (tmp_path / "permit_module.py").write_text(Path(permit_module.__file__).read_text(encoding="utf-8"))
    (tmp_path / "cryptography.py").write_text("raise ImportError('not installed')\n")
    (tmp_path / "key.pem").write_bytes(public_pem(PUBLIC))
    code = (
        "import permit_module as m, sys; from datetime import datetime;"
        f"print(m.check({TEXT!r}, open('key.pem','rb').read(), point={POINT!r}, content_hash={HASH!r},"
        f" at=datetime.fromisoformat({AT.isoformat()!r})).ok)"
    )
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=tmp_path, capture_output=True, text=True,
                          check=False, env={})  # fmt: skip
    assert (done.stdout, done.returncode) == ("True\n", 0), done.stderr
    assert PURPOSE.encode() + b"\n" == permit_module.PURPOSE
