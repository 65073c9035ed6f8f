"""Chance by occasion: the same question on the same occasion has the same answer, whoever asks it, and when.

`Dice` draw one after another, for making a town. Here each draw has a name of its own, so that two policies
that meet the same person on the same day meet the same luck, whatever else they did.
"""

from hashlib import blake2b

_STEPS = 1 << 53  # of a float between 0 and 1


def uniform(*occasion: object) -> float:
    """0 ≤ x < 1, fixed by the words of the occasion: the same on every machine."""
    digest = blake2b("\x1f".join(map(str, occasion)).encode(), digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> 11) / _STEPS


def times(rate: float, luck: float) -> int:
    """How often something happens that happens `rate` times on average; `luck` is a `uniform`."""
    whole = int(rate)
    return whole + (luck < rate - whole)
