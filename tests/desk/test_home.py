"""A home's keys are made once and are its owner's alone; a real home never becomes a demonstration."""

import stat
from pathlib import Path

import pytest

from rightparty.desk.home import existing_home, open_home
from rightparty.errors import RightpartyError


def test_a_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    """The same secret and the same signing key come back, from files of mode 0600."""
    home = open_home(tmp_path / "home")
    secret, key = home.secret("one"), home.signing_key("two")
    again = open_home(tmp_path / "home")
    assert again.secret("one") == secret
    assert len(secret) == 32
    assert again.signing_key("two").private_bytes_raw() == key.private_bytes_raw()
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "home" / "keys").iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE((tmp_path / "home" / "keys").stat().st_mode) == 0o700


def test_different_secrets_differ(tmp_path: Path) -> None:
    """One secret says nothing about another."""
    home = open_home(tmp_path)
    assert home.secret("one") != home.secret("two")


def test_a_demonstration_stays_one_and_a_real_home_never_becomes_one(tmp_path: Path) -> None:
    """The kind of a home is fixed when it is made, and no later call changes it."""
    assert open_home(tmp_path / "play", demo=True).demo
    assert open_home(tmp_path / "play").demo
    assert not open_home(tmp_path / "real").demo
    with pytest.raises(RightpartyError, match="real installation"):
        open_home(tmp_path / "real", demo=True)


def test_looking_for_a_home_makes_none(tmp_path: Path) -> None:
    """Asking whether there is a home leaves nothing behind."""
    assert existing_home(tmp_path / "none") is None
    assert not (tmp_path / "none").exists()


def test_a_key_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    """A file where the keys' folder belongs is told as what it is."""
    home = open_home(tmp_path)
    (tmp_path / "keys").write_text("in the way")
    with pytest.raises((RightpartyError, FileExistsError)):
        home.secret("one")
