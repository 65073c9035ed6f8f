"""No reader of outside input does more than refuse, and none takes long about it."""

import ast
import gc
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.code_health.source import PACKAGE, sources
from tests.fuzz.mutations import mutated, swollen
from tests.fuzz.targets import FAULTS, MEGABYTE, Target, every_target, target

NAMES = [one.name for one in every_target()]
A_MOMENT_S = 1.0
"""Of processor time, for a megabyte: what takes less is not looked into further."""

PART = 8
MOST_TIMES = 24
"""How many times the time of a part the whole may take: as its length would be 8, as its square 64."""


@pytest.mark.parametrize("name", NAMES)
def test_good_input_is_taken(name: str) -> None:
    """A seed that is refused would begin nothing."""
    one = target(name)
    seeds = one.seeds()
    assert any(one(seed) for seed in seeds), [_why(one, seed) for seed in seeds]


def _why(one: Target, seed: bytes) -> str:
    try:
        one.read(seed)
    except FAULTS as fault:
        return f"{fault} {getattr(fault, 'problems', '')}"
    except one.faults as fault:
        return repr(fault)
    return "taken"


@pytest.mark.parametrize("name", NAMES)
def test_bad_input_is_refused_and_nothing_else(name: str) -> None:
    """Good inputs changed here and there, and bytes that were never good."""
    one = target(name)

    @settings(max_examples=60, deadline=None, database=None)
    @given(mutated(one.seeds()) | st.binary(max_size=64))
    def run(data: bytes) -> None:
        one(data)

    run()


@pytest.mark.drill
@pytest.mark.parametrize("name", [one.name for one in every_target() if one.big])
def test_the_time_of_a_megabyte_grows_as_its_length(name: str) -> None:
    """No text costs time that grows with its square: patterns, nesting, quotations, lists."""
    one = target(name)
    whole, parts = (swollen(one.seeds()[0], size) for size in (one.tried_bytes, one.tried_bytes // PART))
    moment_s = A_MOMENT_S * one.tried_bytes / MEGABYTE
    for data, part in zip(whole, parts, strict=True):
        spent_s = _spent_s(one, data)
        if spent_s > moment_s:
            times = spent_s / _spent_s(one, part)
            for _ in range(3):  # a pause of the machine is over then; what grows too fast does so each time
                times = times if times < MOST_TIMES else _spent_s(one, data) / _spent_s(one, part)
            assert times < MOST_TIMES, f"{data[:30]!r} … takes {times:.0f} times what its eighth takes"


def _spent_s(one: Target, data: bytes) -> float:
    gc.disable()  # going through all that other tests left in memory is no time of the reader
    try:
        began = time.process_time()
        one(data)
        return time.process_time() - began
    finally:
        gc.enable()


ROOMS = (
    "channels",
    "journal",
    "gate/permit.py",
    "gate/permit_module.py",
    "parties/checks",
    "words/replies.py",
    "desk/drop_control.py",
    "desk/agency_files.py",
    "desk/backup.py",
    "desk/paging.py",
    "desk/webhook_list.py",
    "book",
    "canonical.py",
    "outside.py",
    "sealing.py",
    "signing.py",
    "law/house.py",
    "plan/manner.py",
    "parties/model.py",
    "parties/model_file.py",
    "parties/linkage/model.py",
)
VERBS = ("read", "parse", "decode", "check", "accept")
NOT_OUTSIDE = {
    "book.files:read_csv": "DuckDB reads what `scan_csv` has looked over",
    "book.files:read_parquet": "DuckDB reads it; a column of another kind is a problem of the book",
    "book.importing:check_mapping": "takes a mapping that was read",
    "book.importing:read_foreign": "takes paths: `scan_csv`, DuckDB and Calamine read them",
    "book.locate:read_source": "takes a source that was found",
    "channels.letter:readable_languages": "reads no input",
    "channels.mail_folder:read_folder": "hands bytes to `read_mail`",
    "channels.mail_folder:read_imap": "hands bytes to `read_mail`; the standard library speaks IMAP",
    "journal.consistency:check_consistency": "with `read_consistency`",
}


def _readers() -> Iterator[str]:
    for source in sources(PACKAGE):
        place = source.path.relative_to(PACKAGE).as_posix()
        if not any(place == room or place.startswith(f"{room}/") for room in ROOMS):
            continue
        module = place.removesuffix(".py").replace("/", ".")
        for node in source.tree.body:
            if isinstance(node, ast.FunctionDef) and node.name.split("_")[0] in VERBS:
                yield f"{module}:{node.name}"


def test_every_reader_is_among_them() -> None:
    """Each public function of these rooms that reads, parses, decodes or checks has a target, or a reason."""
    covered = {name for one in every_target() for name in one.covers}
    missing = sorted(set(_readers()) - covered - NOT_OUTSIDE.keys())
    assert not missing, "give each a target in tests/fuzz, or a reason why nothing from outside reaches it"


def test_every_name_among_them_is_that_of_a_function() -> None:
    """What a target says to cover is there."""
    for one in every_target():
        for name in one.covers:
            module, _, function = name.partition(":")
            path = PACKAGE / f"{module.replace('.', '/')}.py"
            names = {getattr(node, "name", "") for node in ast.parse(path.read_text(encoding="utf-8")).body}
            assert function in names, name
