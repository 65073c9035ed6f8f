"""A lender's own policy file: numbers in place of the default house policy's, and never looser ones."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from rightparty.errors import InvalidInput
from rightparty.law.faults import nearest
from rightparty.law.parameters import Dated, Parameter, Window, second_of_day
from rightparty.law.rule import Instrument
from rightparty.outside import read_toml

_EVER = date(1900, 1, 1)


def house_file(path: Path) -> bytes:
    """What a lender's policy file holds.

    Raises:
        InvalidInput: there is no such file, or it cannot be read.
    """
    if not path.is_file():
        raise InvalidInput(f"{path}: no such file", "a house policy is a TOML file of numbers, each tighter")
    try:
        return path.read_bytes()
    except OSError as fault:
        raise InvalidInput(f"{path}: cannot be read as a house policy: {fault}") from fault


def house_policy(data: bytes, path: Path | str, default: Instrument) -> Instrument:
    """The house policy with the numbers of a lender's file, which faults name by its `path`.

    Raises:
        InvalidInput: every entry that loosens, is unknown or is of the wrong kind, with file and line.
    """
    raw = read_toml(data, f"the house policy `{path}`")
    text = data.decode("utf-8-sig")
    problems: list[str] = []
    parameters = dict(default.parameters)
    for name, value in raw.items():
        where = f"{path}:{_line(text, name)}: `{name}`"
        if name not in parameters:
            near = nearest(name, parameters) or f": there are {', '.join(sorted(parameters))}"
            problems.append(f"{where} is no house parameter{near}")
            continue
        tighter = _tightened(parameters[name], value, where, problems)
        parameters[name] = tighter or parameters[name]
    if problems:
        raise InvalidInput(f"{path}: a house policy may only tighten", problems=problems)
    return replace(default, parameters=parameters)


def _line(text: str, name: str) -> int:
    """The line at which an entry or a table of this name begins."""
    begins = re.compile(rf"""\s*\[?\[?\s*["']?{re.escape(name)}["']?\s*[=.\]]""")
    return next((n for n, line in enumerate(text.splitlines(), 1) if begins.match(line)), 1)


def _tightened(parameter: Parameter, value: Any, where: str, problems: list[str]) -> Parameter | None:
    current = parameter.values[-1].value
    try:
        new, looser = _held_against(current, value)
    except (TypeError, ValueError, IndexError):
        kind = f"write it like {_written(current)}, in {parameter.unit}"
        problems.append(f"{where} = {value!r} is not of the kind `{parameter.unit}`: {kind}")
        return None
    if looser:
        problems.append(
            f"{where} = {value!r} would loosen the default; it may only be tighter: {_tightest(current)}"
        )
        return None
    return replace(parameter, values=(Dated(_EVER, new, "the lender's house policy"),))


def _held_against(current: Any, value: Any) -> tuple[Any, bool]:
    """A value as a parameter holds it, and whether it is looser than the current one."""
    if not isinstance(current, Window):
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(value)
        return value, not 0 <= value <= current
    opens, closes = value
    new = replace(current, opens=second_of_day(opens), closes=second_of_day(closes))
    return new, new.opens < current.opens or new.closes > current.closes or new.opens >= new.closes


def _written(current: Any) -> str:
    if isinstance(current, Window):
        return f"`[{_clock(current.opens)}, {_clock(current.closes)}]`"
    return f"`{current}`"


def _tightest(current: Any) -> str:
    if isinstance(current, Window):
        return f"hours inside {_clock(current.opens)} to {_clock(current.closes)}"
    return f"from 0 to {current}"


def _clock(second: int) -> str:
    return f'"{second // 3600:02}:{second % 3600 // 60:02}"'
