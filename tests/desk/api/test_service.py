"""The connections of the API's threads."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from rightparty.desk.api.service import Side
from rightparty.desk.dossier import About
from rightparty.desk.dossiers import dossier_texts
from rightparty.desk.store import Store

PLANS = """
SELECT coalesce(sum(custom_plans), 0), coalesce(sum(generic_plans), 0) FROM pg_prepared_statements
WHERE statement LIKE '%%json_build_object%%'
"""


@pytest.fixture
def side(store: Store) -> Iterator[Side]:
    """One side of an API, closed in the end."""
    side = Side(store)
    yield side
    side.close()


def test_a_thread_takes_a_connection_that_was_opened_ahead(side: Side) -> None:
    """It has its questions planned: the first is answered by a plan that serves any."""
    side.open_ahead(1)
    connection = side.connection()
    before = connection.execute(PLANS).fetchone()
    dossier_texts(connection, [About("P1", "E1", ("D1",))])
    after = connection.execute(PLANS).fetchone()
    assert before is not None
    assert after is not None
    assert (after[0] - before[0], after[1] - before[1]) == (0, 1)
    assert side.connection() is connection


def test_more_threads_than_were_thought_of(side: Side) -> None:
    """Each has a connection of its own; one that broke meanwhile is not handed out."""
    side.open_ahead(2)
    side._ahead[0].close()
    with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(1) as other:
        first, second = one.submit(side.connection).result(), other.submit(side.connection).result()
    assert first is not second
    assert not first.closed
    assert not second.closed
