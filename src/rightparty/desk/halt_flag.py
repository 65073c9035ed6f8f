"""A halt as a file in the home: what channels look at, so that it works without database and workers.

A file that is there stops; a folder that cannot be read stops too. No personal data is in it: who stopped,
when, and the lender's own numbers and addresses that it is about.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from rightparty.desk.home import Home
from rightparty.durable import flush, write_whole

_FOLDER = "halted"
_ALL = "all.json"
ALL = "all"
UNREADABLE = "the folder of halts cannot be read"


def _file(home: Home, creditor_id: str | None) -> Path:
    name = _ALL if creditor_id is None else f"{hashlib.sha256(creditor_id.encode()).hexdigest()[:32]}.json"
    return home.folder / _FOLDER / name


def raise_flag(
    home: Home, creditor_id: str | None, *, by: str, at: datetime, senders: Iterable[str] = ()
) -> None:
    """Stop what leaves from now on: everything, or what comes from one creditor's `senders`.

    Written whole or not at all, and on the disk when this returns.
    """
    path = _file(home, creditor_id)
    if not path.parent.exists():
        path.parent.mkdir(mode=0o755, exist_ok=True)
        flush(home.folder)
    about = {"creditor_id": creditor_id, "by": by, "at": at.isoformat(), "senders": sorted(senders)}
    write_whole(path, json.dumps(about, ensure_ascii=False).encode())


def lower_flag(home: Home, creditor_id: str | None) -> None:
    """Let go again; nothing happens where no flag is raised."""
    _file(home, creditor_id).unlink(missing_ok=True)


def flag(home: Home, creditor_id: str | None) -> Mapping[str, Any] | None:
    """What a raised flag says; None where none is. One that cannot be read says nothing, and stands."""
    path = _file(home, creditor_id)
    if not path.exists():
        return None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def flagged(home: Home) -> tuple[str | None, ...]:
    """Whose contacts raised flags stop: creditors, and None where everybody's are.

    A flag that cannot be read, or a folder, stops everybody's: an unknown is never a yes.
    """
    folder = home.folder / _FOLDER
    found: list[str | None] = []
    try:
        if not folder.exists():
            return ()
        for path in sorted(folder.iterdir()):
            if path.suffix != ".json":
                continue
            try:
                creditor = json.loads(path.read_text(encoding="utf-8"))["creditor_id"]
            except FileNotFoundError:
                continue  # lowered while we looked
            found.append(creditor if isinstance(creditor, str) else None)
    except (OSError, ValueError, KeyError, TypeError):
        return (None,)
    return tuple(found)


def halted(home: Home, sender: str) -> str | None:
    """Why nothing may leave from this number or address now; None where it may.

    What cannot be read stops: an unknown is never a yes.
    """
    folder = home.folder / _FOLDER
    try:
        if not folder.exists():
            return None
        names = [path for path in sorted(folder.iterdir()) if path.suffix == ".json"]
        for path in names:
            try:
                found = json.loads(path.read_text(encoding="utf-8"))
                creditor, senders = found["creditor_id"], found["senders"]
            except FileNotFoundError:
                continue  # lowered while we looked
            if creditor is None or sender in senders:
                return ALL if creditor is None else "creditor"
    except (OSError, ValueError, KeyError, TypeError):
        return UNREADABLE
    return None


def heeding(home: Home) -> Callable[[str], str | None]:
    """What a channel asks before each message: `halted` of this home."""
    return lambda sender: halted(home, sender)
