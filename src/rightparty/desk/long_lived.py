"""Processes that live long and keep much in memory: how often Python goes through it for rubbish."""

import gc

_THRESHOLDS = (2_000, 10, 1_000)
"""New objects, and rounds of the young and of the middle generation, before the next is gone through.

The first two keep a pause within a few milliseconds, the third makes the long one rare: 150 ms for all that a
full memory of dossiers is made of, once in some hundred thousand people.
"""


def collect_rarely() -> None:
    """Set this process up to keep thousands of dossiers: for a server or a worker, once it has loaded all.

    What is loaded stays until the end, and is not looked at again. What is kept of people is made of many
    small objects: going through them as often as Python does by itself takes a third of a decision's time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
