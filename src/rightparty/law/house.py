"""A lender's own policy file: numbers in place of the default house policy's, and never looser ones."""

import re
from collections.abc import Iterable, Mapping
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

LENDERS = "lenders_counted_together"
"""The table of a policy that names lenders, each with the legal basis on which it shares a counter."""


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


def house_policy(data: bytes, path: Path | str, *defaults: Instrument) -> tuple[Instrument, ...]:
    """The instruments of the house policy with a lender's numbers from a file, which faults name by `path`.

    Raises:
        InvalidInput: every entry that loosens, is unknown or is of the wrong kind, with file and line.
    """
    raw = read_toml(data, f"the house policy `{path}`")
    text = data.decode("utf-8-sig")
    problems: list[str] = []
    parameters = {name: one for default in defaults for name, one in default.parameters.items()}
    lenders: Mapping[str, str] = {}
    for name, value in raw.items():
        where = f"{path}:{_line(text, name)}: `{name}`"
        if name == LENDERS:
            lenders, faults = _counted_together(value, where)
            problems += faults
            continue
        if name not in parameters:
            near = nearest(name, parameters) or f": there are {', '.join(sorted((*parameters, LENDERS)))}"
            problems.append(f"{where} is no house parameter{near}")
            continue
        tighter = _tightened(parameters[name], value, where, problems)
        parameters[name] = tighter or parameters[name]
    if problems:
        raise InvalidInput(f"{path}: a house policy may only tighten", problems=problems)
    return tuple(_under(default, parameters, lenders) for default in defaults)


def _under(
    default: Instrument, parameters: Mapping[str, Parameter], lenders: Mapping[str, str]
) -> Instrument:
    """An instrument with its own part of a policy."""
    own = {name: parameters[name] for name in default.parameters}
    return replace(default, parameters=own, lenders=None if default.lenders is None else lenders)


def _counted_together(value: Any, where: str) -> tuple[Mapping[str, str], Iterable[str]]:
    """The lenders named, each with its legal basis, and what is wrong with them.

    Nobody learns from another lender who is in debt there, but where both have recorded why they may.
    """
    if not isinstance(value, Mapping):
        return {}, [
            f"{where} is no table: write `[{LENDERS}]`, then a line a lender: its id, its legal basis"
        ]
    faults = [
        f"{where} has no legal basis for `{lender}`: say by what its contacts may count for others"
        for lender, basis in value.items()
        if not isinstance(basis, str) or not basis.strip()
    ]
    if len(value) == 1:
        faults.append(f"{where} names one lender alone: it counts together with nobody")
    return {lender: str(basis) for lender, basis in value.items()}, faults


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
