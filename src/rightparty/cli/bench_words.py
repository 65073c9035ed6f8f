"""`rightparty bench words`: how well, and how fast, the guard over free text does."""

import sys
from pathlib import Path

from rightparty.cli.bench_kept import PRINTED, Kept


def words(
    *,
    seed: int = 0,
    by_kind: bool = False,
    labelled: Path | None = None,
    speed: bool = True,
    keep: Kept = PRINTED,
) -> None:
    """How much of what texts say the guard finds, and how seldom it finds what they only look like.

    The texts are recombined from phrases that stand apart from the guard's own lists; a part is disguised.

    Example: rightparty bench words --no-speed

    Args:
        seed: Another seed makes other texts.
        by_kind: A row for each kind of text.
        labelled: JSON lines of messages with `text`, `audience` and `labels`, measured too.
        speed: Say on stderr how many distinct texts a second are judged.
    """
    from rightparty.bench.words import a_second, rows
    from rightparty.bench.words import labelled as of_file

    found = rows(seed, by_kind=by_kind)
    if labelled is not None:
        found.append(of_file(labelled).row)
    keep.keep("words", found, tuple(found[0]), {"seed": seed, "by_kind": by_kind})
    if speed:
        print(f"{a_second():,.0f} distinct texts a second", file=sys.stderr)
