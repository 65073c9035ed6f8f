"""An engine for the tests of the audit."""

from collections.abc import Iterator

import pytest

from rightparty.engine import Engine, open_engine


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """DuckDB, which embeds; closed at the end."""
    opened = open_engine()
    yield opened
    opened.close()
