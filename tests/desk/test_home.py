"""A home's keys are made once and are its owner's alone; a real home never becomes a demonstration.

When they are made, and when not, is said by `test_held_keys.py`.
"""

import ast
import errno
import os
import stat
from pathlib import Path

import pytest

from rightparty.desk.home import (
    KEY_FILES,
    OWN_MASTER,
    SECRETS,
    SIGNING_KEYS,
    Home,
    KeysLost,
    existing_home,
    make_keys,
    open_home,
)
from rightparty.errors import RightpartyError
from tests.code_health.source import PACKAGE, Source, sources


def test_a_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    """The same secret and the same signing key come back, from files of mode 0600."""
    home = open_home(tmp_path / "home")
    make_keys(home, ["one", "two.pem"])
    secret, key = home.secret("one"), home.signing_key("two")
    again = open_home(tmp_path / "home")
    make_keys(again, ["one", "two.pem"])
    assert again.secret("one") == secret
    assert len(secret) == 32
    assert again.signing_key("two").private_bytes_raw() == key.private_bytes_raw()
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "home" / "keys").iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE((tmp_path / "home" / "keys").stat().st_mode) == 0o700


def test_different_secrets_differ(tmp_path: Path) -> None:
    """One secret says nothing about another."""
    home = open_home(tmp_path)
    make_keys(home, ["one", "two"])
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
    home = Home(tmp_path)
    (tmp_path / "keys").write_text("in the way")
    with pytest.raises(RightpartyError, match="cannot be read or made"):
        home.make_key("one")
    with pytest.raises(RightpartyError, match="cannot be read or made"):
        home.secret("one")


def test_a_key_that_is_asked_for_is_never_made(tmp_path: Path) -> None:
    """Also by a process that runs while somebody takes the folder away: it would go on with a stranger's."""
    home = open_home(tmp_path)
    with pytest.raises(KeysLost, match="`journal-digest` of this home is missing") as fault:
        home.secret("journal-digest")
    assert str(tmp_path / "keys") in fault.value.help
    with pytest.raises(KeysLost, match=r"journal\.pem"):
        home.signing_key("journal")
    assert not (tmp_path / "keys").exists()


def kept(folder: Path) -> dict[str, bytes]:
    """The files of a home's keys."""
    return {path.name: path.read_bytes() for path in (folder / "keys").iterdir()}


def test_an_older_home_gets_what_it_lacks(tmp_path: Path) -> None:
    """What it has stays."""
    home = open_home(tmp_path)
    make_keys(home)
    before = kept(tmp_path)
    assert set(before) == set(KEY_FILES)
    for name in ("agency.pem", "sms-report"):
        (tmp_path / "keys" / name).unlink()
    make_keys(home)
    after = kept(tmp_path)
    assert set(after) == set(before)
    assert {name for name in before if before[name] != after[name]} == {"agency.pem", "sms-report"}


@pytest.mark.parametrize("fault", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_a_home_that_may_not_be_written_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    """By a reader, who is told of a key that is not there where it is needed."""
    home = open_home(tmp_path)
    make_keys(home)
    (tmp_path / "keys" / "agency.pem").unlink()

    def refused(*_: object, **__: object) -> int:
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(os, "open", refused)
    home = open_home(tmp_path)
    make_keys(home)
    assert home.secret("one-click")
    with pytest.raises(KeysLost, match=r"agency\.pem.* is missing"):
        home.signing_key("agency")
    with pytest.raises(RightpartyError, match=r"agency\.pem.* cannot be read or made"):
        home.make_key("agency.pem")


def test_nobody_but_their_owner_makes_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An administrator who looks at a service's home would make one that the service cannot read."""
    home = open_home(tmp_path)
    make_keys(home)
    (tmp_path / "keys" / "agency.pem").unlink()
    monkeypatch.setattr(os, "geteuid", lambda: (tmp_path / "keys").stat().st_uid + 1)
    make_keys(home)
    assert not (tmp_path / "keys" / "agency.pem").exists()


def test_every_key_that_is_used_is_in_the_list() -> None:
    """Whoever asks a home for a key by another name adds it to `home.py` first."""
    used: dict[str, set[str]] = {"secret": set(), "signing_key": set()}
    for source in sources(PACKAGE):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in used:
                if source.path.name == "home.py":
                    continue
                (asked,) = node.args
                used[node.func.attr].add(_named(source, asked))
    assert used == {"secret": {*SECRETS, OWN_MASTER}, "signing_key": set(SIGNING_KEYS)}


def _named(source: Source, asked: ast.expr) -> str:
    """The text of a constant: in place, of its module, or of the module that it is imported from."""
    if isinstance(asked, ast.Constant):
        return str(asked.value)
    assert isinstance(asked, ast.Name), f"{source.at(asked)}: a key by a name that is not written down"
    for node in ast.walk(source.tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name == asked.id:
                return _named(source, value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value) if name == asked.id:
                return _named(source, value)
            case ast.ImportFrom(module=str(module), names=names) if asked.id in {one.name for one in names}:
                path = (PACKAGE.parent / Path(*module.split("."))).with_suffix(".py")
                return _named(next(one for one in sources(PACKAGE) if one.path == path), asked)
    raise AssertionError(f"{source.at(asked)}: nobody knows `{asked.id}`")
