"""One DuckDB for all tests of this folder, and one Spark for each of its modules."""

import os
from collections.abc import Iterator
from contextlib import closing

import pytest

from rightparty.engine import Engine, open_engine
from rightparty.engine.spark_session import java


@pytest.fixture(scope="session")
def duck() -> Iterator[Engine]:
    """The measure."""
    with closing(open_engine()) as engine:
        yield engine


@pytest.fixture(scope="module")
def spark() -> Iterator[Engine]:
    """Spark on this machine; where changes are checked before they land, Java is there.

    One Java serves them all, but each module's tables go with it: they would fill its memory.
    """
    if java() is None and not os.environ.get("CI"):
        pytest.skip("Spark runs on Java, which is not installed here")
    with closing(open_engine("local[2]", memory_limit="2GB")) as engine:
        yield engine
