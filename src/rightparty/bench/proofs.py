"""How fast the law is proven; needs the extra `proof`."""

from collections.abc import Iterator, Mapping
from time import perf_counter

from rightparty.bench.figure import Figure
from rightparty.law.load import Law
from rightparty.law.prove import Report, chosen, prove

GOALS_S: Mapping[str, float] = {"core": 30, "": 300}
"""By rulebooks (none: the whole law), the most seconds that their proofs should take."""


def proof_figures(
    law: Law,
    goals: Mapping[str, float] = GOALS_S,
    progress: Report = lambda _label, _done, _total: None,
) -> Iterator[Figure]:
    """How long `law prove` takes of some rulebooks, one by one as they are measured."""
    for books, goal in goals.items():
        began = perf_counter()
        part, properties = chosen(law, books.split())
        for _proof in prove(part, properties, report=progress):
            pass
        yield Figure(f"law prove {books}".strip(), perf_counter() - began, "s", goal)
