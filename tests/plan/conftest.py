"""What tests of the plan share."""

from collections.abc import Iterator

import pytest

from rightparty.engine import Engine, open_engine


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all cases."""
    opened = open_engine()
    yield opened
    opened.close()
