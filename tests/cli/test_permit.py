"""`permit verify`: what a gateway runs before it sends."""

from pathlib import Path

import pytest

from rightparty.cli.main import run
from rightparty.signing import public_pem
from tests.gate.test_permit import HASH, KEY, POINT, TEXT


@pytest.fixture
def public(tmp_path: Path) -> Path:
    """The lender's public key in a file."""
    path = tmp_path / "permit.pub"
    path.write_bytes(public_pem(KEY.public_key()))
    return path


def _verify(public: Path, text: str = TEXT, point: str = POINT, at: str = "2026-11-23T10:01:00+08:00") -> int:
    return run(
        ["permit", "verify", text, "--point", point, "--content-hash", HASH, "--at", at, "--key", str(public)]
    )


def test_a_genuine_permit_ends_with_code_0(public: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first word is the answer, the rest says for what."""
    assert _verify(public) == 0
    assert capsys.readouterr().out.startswith("GENUINE: genuine for this point, text and minute")


@pytest.mark.parametrize(
    "change", [{"text": TEXT[:-4]}, {"point": "+8613800138001"}, {"at": "2026-11-23T10:06:00+08:00"}], ids=str
)
def test_anything_else_ends_with_code_2(
    public: Path, change: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A damaged permit, another number or a later minute: nothing may be sent."""
    assert _verify(public, **change) == 2
    assert capsys.readouterr().out.startswith("REFUSED: ")


def test_a_time_without_an_offset_is_invalid(public: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whose ten o'clock it is has to be said."""
    assert _verify(public, at="2026-11-23T10:01:00") == 3
    assert "no instant with an offset" in capsys.readouterr().err
