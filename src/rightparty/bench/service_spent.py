"""Processor time of other processes, read from `/proc`: of the service, of its database, of a peer."""

import os
from collections.abc import Iterable
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")
_PARENT, _USED = 1, slice(11, 15)  # fields of `stat` behind the name (proc(5))


def spent_s(pids: Iterable[int]) -> float:
    """Seconds of processor time that these processes, and all their living children, have used.

    What children that have ended used is counted with the parent that waited for them.
    """
    parents = _parents()
    family = set(pids)
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(_ticks(pid) for pid in family) / _TICKS


def _parents() -> dict[int, int]:
    found = {}
    for folder in _PROC.iterdir():
        if folder.name.isdigit():
            fields = _fields(int(folder.name))
            if fields:
                found[int(folder.name)] = int(fields[_PARENT])
    return found


def _ticks(pid: int) -> int:
    return sum(int(one) for one in _fields(pid)[_USED])


def _fields(pid: int) -> list[str]:
    """What `/proc` says of a process behind its name; nothing where it has ended meanwhile."""
    try:
        text = (_PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return []
    return text.rpartition(")")[2].split()
