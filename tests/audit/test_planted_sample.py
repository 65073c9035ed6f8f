"""The bundled sample, judged whole: everything planted in it is found, and nobody is accused wrongly."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from rightparty.audit.findings import findings_of
from rightparty.audit.joined import joined
from rightparty.audit.judged import Judging, audit_law
from rightparty.audit.log import read_log
from rightparty.bench.planted import Scored, read_labels, score
from rightparty.book.load import load_book
from rightparty.engine import open_engine
from rightparty.parties.model import default_model
from rightparty.world.planted.planter import sample


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scored]:
    """The findings of the sample held against its labels."""
    folder: Path = tmp_path_factory.mktemp("sample") / "sample"
    sample(folder)
    with closing(open_engine()) as engine:
        log = read_log(engine, [folder / "events.csv"])
        assert log.first is not None
        assert log.last is not None
        book = joined(log, load_book(folder, engine), engine)
        judging = Judging(engine, book, audit_law(), default_model())
        found = findings_of(judging, log.first, log.last + timedelta(microseconds=1), lines=log.events)
        yield score(engine.rows(found.findings), read_labels(folder))


@pytest.mark.slow
def test_everything_that_was_planted_is_found(scored: Scored) -> None:
    """Hours, caps, stops, recipients, agencies, calls and words, at boundaries too; each miss is named."""
    assert [(miss["kind"], miss["instead"]) for miss in scored.misses] == []


@pytest.mark.slow
def test_nobody_is_accused_wrongly(scored: Scored) -> None:
    """Neither a look-alike nor lawful traffic, and nothing is called a violation that cannot be told."""
    assert [(alarm["kind"], alarm["rule"], alarm["evidence"]) for alarm in scored.alarms] == []
    assert scored.of("all").overtold == 0
