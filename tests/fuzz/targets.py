"""The readers of outside input: what each is given, what it may raise, and from which good inputs to begin.

A target takes any bytes at all. It may answer, or refuse by one of its `faults`; anything else is a crash.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rightparty.errors import InvalidInput, Refused

FAULTS: tuple[type[Exception], ...] = (InvalidInput, Refused)
MEGABYTE = 1 << 20
Read = Callable[[bytes], object]


@dataclass(frozen=True)
class Target:
    """A reader under a name of its own.

    `covers`: the functions that it calls, as `module:function` below `rightparty`. `seeds` gives good inputs.
    `faults`: what it may raise besides `InvalidInput` and `Refused`, by a contract of its own.
    `big`: whether inputs of a megabyte reach it; false where whoever calls it has cut them before.
    `tried_bytes`: how long those are by which its time is measured; less where each line is much work.
    """

    name: str
    covers: Sequence[str]
    read: Read = field(repr=False)
    seeds: Callable[[], Sequence[bytes]] = field(repr=False)
    faults: tuple[type[Exception], ...] = ()
    big: bool = True
    tried_bytes: int = MEGABYTE

    def __call__(self, data: bytes) -> bool:
        """Hand over the bytes; tells whether they were taken. Raises whatever is no refusal."""
        try:
            self.read(data)
        except (*FAULTS, *self.faults):
            return False
        return True


def every_target() -> Sequence[Target]:
    """All of them, by name."""
    from tests.fuzz import books, channels, journals, services, words

    found = [*books.TARGETS, *channels.TARGETS, *journals.TARGETS, *services.TARGETS, *words.TARGETS]
    return sorted(found, key=lambda one: one.name)


def target(name: str) -> Target:
    """The target of this name."""
    return next(one for one in every_target() if one.name == name)


def text_of(data: bytes) -> str:
    """Bytes as the text that a web server or a file hands on: every text can come of some bytes."""
    return data.decode("utf-8", "replace")
