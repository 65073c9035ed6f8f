"""A file is there whole or not at all."""

import os
from pathlib import Path

import pytest

from rightparty.durable import write_whole


def test_it_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    """Nothing else is left in the folder."""
    path = tmp_path / "one.json"
    for data in (b"first, and longer", b"second"):
        write_whole(path, data)
        assert path.read_bytes() == data
    assert [one.name for one in tmp_path.iterdir()] == ["one.json"]


def test_what_was_there_stays_until_all_of_the_new_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The machine that stops while it writes leaves the old file, and what it began is hidden."""
    path = tmp_path / "one.json"
    write_whole(path, b"first")

    def stopped(_: int) -> None:
        raise OSError("the machine stops")

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(OSError, match="stops"):
        write_whole(path, b"second")
    assert path.read_bytes() == b"first"
    assert all(one.name.startswith(".") for one in tmp_path.iterdir() if one != path)


def test_the_name_is_kept_as_well_as_the_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file on the disk whose name is not is lost: the folder is flushed after the renaming."""
    flushed: list[Path] = []

    def noted(handle: int) -> None:
        flushed.append(Path(f"/proc/self/fd/{handle}").readlink())

    monkeypatch.setattr(os, "fsync", noted)
    write_whole(tmp_path / "one.json", b"first")
    fresh, folder = flushed
    assert (fresh.name.startswith(".one.json."), fresh.suffix) == (True, ".part")
    assert folder == tmp_path


def test_two_who_write_one_file_at_once_do_not_meet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads of one process: each has a file of its own until it takes the name."""
    path, plain = tmp_path / "one.json", os.fsync

    def meanwhile(handle: int) -> None:
        monkeypatch.setattr(os, "fsync", plain)
        write_whole(path, b"second")
        plain(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    write_whole(path, b"first, and longer")
    assert path.read_bytes() == b"first, and longer"
    assert [one.name for one in tmp_path.iterdir()] == ["one.json"]
