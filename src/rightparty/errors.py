"""The faults a caller can meet, and the exit code each one ends a command with.

    RightpartyError          1  something failed
    ├── Refused              2  asked for something that must not or cannot be done
    └── InvalidInput         3  a book, a law or a file that cannot be used as it is

A refusal of a contact is not among them: it is a `Decision`, a value.
"""

from collections.abc import Sequence


class RightpartyError(Exception):
    """What happened (`message`) and what to do about it (`help`), for the person who must act."""

    exit_code = 1

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class Refused(RightpartyError):
    """The request is understood and will not be carried out."""

    exit_code = 2


class InvalidInput(RightpartyError):
    """Input that cannot be used: `problems` names each fault, so that all can be mended at once."""

    exit_code = 3

    def __init__(self, message: str, help: str = "", problems: Sequence[object] = ()) -> None:
        super().__init__(message, help)
        self.problems = tuple(problems)
