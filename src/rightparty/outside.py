"""Files from outside as plain values: TOML and JSON, and every way of being wrong told as `InvalidInput`.

The readers of the standard library raise more than they name: an error of recursion for what is nested
thousands deep, a bare `ValueError` for a number of thousands of digits. TOML is read in time that grows with
the cube of the dots in a key, so none is read that has more of them in a line than people write, and no file
longer than a megabyte.
"""

import json
import tomllib
from collections.abc import Callable
from typing import Any, Final

from rightparty.errors import InvalidInput

LONGEST_TOML: Final = 1 << 20
MOST_DOTS: Final = 100
"""In one line: a key of ten thousand names takes ten seconds."""


def read_toml(
    data: bytes | str,
    what: str,
    help: str = "mend it at that place",
    *,
    parse_float: Callable[[str], Any] = float,
) -> dict[str, Any]:
    """The tables of a TOML file in UTF-8; `what` names it in faults, as in "`book.toml`".

    Raises:
        InvalidInput: it is none, or longer than any that is read here.
    """
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data.removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        raise InvalidInput(f"{what} is not in UTF-8: {fault.reason} at byte {fault.start}", help) from fault
    if len(text) > LONGEST_TOML or any(line.count(".") > MOST_DOTS for line in text.split("\n")):
        most = f"at most {LONGEST_TOML:,} characters, and {MOST_DOTS} dots in a line"
        raise InvalidInput(f"{what} is too long to be read", most)
    try:
        return tomllib.loads(text, parse_float=parse_float)
    except RecursionError as fault:
        raise InvalidInput(f"{what} is nested too deeply", help) from fault
    except (ValueError, ArithmeticError) as fault:
        raise InvalidInput(f"{what} is not a TOML file: {fault}", help) from fault


def read_json(data: bytes | str, what: str, help: str = "hand it over as it came") -> Any:
    """The value of a JSON text; `what` names it in faults, which show nothing of the text.

    Raises:
        InvalidInput: it is none, or is nested too deeply.
    """
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise InvalidInput(f"{what} is not JSON", help) from fault
