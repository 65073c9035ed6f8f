"""`rightparty bench words`: how well, and how fast, the guard over free text does."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from rightparty.cli.bench_kept import PRINTED, AtLeastOne, Kept


def words(
    *,
    seed: int = 0,
    by_kind: bool = False,
    labelled: Path | None = None,
    speed: bool = True,
    processes: AtLeastOne = 2,
    keep: Kept = PRINTED,
) -> None:
    """How much of what texts say the guard finds, and how seldom it finds what they only look like.

    Three sets of texts, read by rules, by the model and by both: recombined from phrases that stand apart
    from the guard's own lists, a part of them disguised; hard ones; and those that were held out.

    Example: rightparty bench words --no-speed

    Args:
        seed: Another seed makes other texts.
        by_kind: A row for each kind of text, read by rules.
        labelled: JSON lines of messages with `text`, `audience` and `labels`, measured too.
        speed: Say on stderr how many distinct texts a second are read.
        processes: How many processes read at once.
    """
    from rightparty.bench.words import labelled as of_file
    from rightparty.bench.words import rows

    found = rows(seed, by_kind=by_kind)
    if labelled is not None:
        found.append(of_file(labelled).row)
    keep.keep("words", found, tuple(found[0]), {"seed": seed, "by_kind": by_kind})
    if speed:
        _say_speed(processes, keep)


def _say_speed(processes: int, keep: Kept) -> None:
    from rightparty.bench.report import append, record
    from rightparty.bench.words_speed import speed_rows

    told = speed_rows(processes)
    for row in told:
        print(f"{row['measured']:>9,} {row['unit']}: {row['what']}", file=sys.stderr)
    if keep.history is not None:
        append(keep.history, record("wordspeed", told, datetime.now(UTC), {"processes": processes}))
