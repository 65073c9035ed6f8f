"""What the tests of a book share: one engine a module."""

from collections.abc import Iterator

import pytest

from rightparty.engine import Engine, open_engine


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """DuckDB, fresh for each module."""
    engine = open_engine()
    yield engine
    engine.close()
