"""One query for somebody: their creditors' rows, in one round trip, and nothing of it is left behind."""

from collections.abc import Iterator
from contextlib import closing, nullcontext

import psycopg
import pytest

from rightparty.desk.access.guard import Actor, of_program
from rightparty.desk.access.rls import AGENCY, CREDITORS
from rightparty.desk.access.sight import shown_to
from rightparty.desk.store import Connection, Store
from rightparty.errors import Refused
from tests.desk.access.test_rls import insert
from tests.desk.tampering import unlocked

CLIENT = of_program("core", ["A"])
DEBTS = b"SELECT debt_id FROM book_debts ORDER BY 1"
_SET = """
SELECT current_user = session_user, current_setting('role'), current_setting(%s, true),
    current_setting(%s, true), current_setting('plan_cache_mode')
"""


@pytest.fixture
def two(store: Store) -> Iterator[Connection]:
    """A connection to a store with a debt of A and one of B."""
    with closing(store.connect()) as connection:
        with unlocked(connection):
            for side in "AB":
                insert(connection, "book_creditors", creditor_id=side)
                insert(connection, "book_debts", debt_id=side, creditor_id=side)
        yield connection


def _is_the_services(connection: Connection) -> bool:
    """Whether the connection reads as the service, with nothing set that a reading sets."""
    own, role, creditors, agency, plans = connection.execute(_SET, [CREDITORS, AGENCY]).fetchone() or ()
    return (own, role, creditors or "", agency or "", plans) == (True, "none", "", "", "auto")


@pytest.mark.parametrize("within", [False, True], ids=["by itself", "in a transaction"])
def test_a_query_shows_the_actors_rows_and_leaves_nothing_behind(two: Connection, within: bool) -> None:
    """Again and again, as a prepared statement is; the transaction around it reads and writes on."""
    for _ in range(3):
        with two.transaction() if within else nullcontext():
            assert shown_to(two, CLIENT, DEBTS) == [("A",)]
            assert shown_to(two, Actor("both", creditors=frozenset("AB")), DEBTS) == [("A",), ("B",)]
            assert shown_to(two, Actor("nobody"), DEBTS) == []
            assert _is_the_services(two)
            assert two.execute("UPDATE book_creditors SET name = name || 'x'").rowcount == 2
    assert len(two.execute("SELECT FROM book_creditors WHERE name = 'xxxx'").fetchall()) == 2


@pytest.mark.parametrize("within", [False, True], ids=["by itself", "in a transaction"])
@pytest.mark.parametrize(
    ("query", "fault"),
    [
        (b"UPDATE book_debts SET account = 'x'", psycopg.errors.InsufficientPrivilege),
        (b"SELECT * FROM desk_link", psycopg.errors.InsufficientPrivilege),
        (b"SELECT 1 / 0", psycopg.errors.DivisionByZero),
    ],
)
def test_what_may_not_be_done_is_undone_with_its_transaction(
    two: Connection, within: bool, query: bytes, fault: type[psycopg.Error]
) -> None:
    """Writing, a table of the service's own, a fault: no role is left on the connection."""
    assert shown_to(two, CLIENT, DEBTS) == [("A",)]
    with pytest.raises(fault), two.transaction() if within else nullcontext():
        shown_to(two, CLIENT, query)
    assert _is_the_services(two)
    assert two.execute(DEBTS).fetchall() == [("A",), ("B",)]


def test_a_role_that_was_set_before_is_set_again(two: Connection) -> None:
    """A database's user may come with a role of its own."""
    with two.transaction(force_rollback=True):
        two.execute("CREATE ROLE of_its_own")
        two.execute("GRANT ALL ON book_debts TO of_its_own")
        two.execute("SET LOCAL ROLE of_its_own")
        assert two.execute("SELECT current_user").fetchone() == ("of_its_own",)
        assert shown_to(two, CLIENT, DEBTS) == [("A",)]
        assert two.execute("SELECT current_user").fetchone() == ("of_its_own",)


def test_without_a_role_only_who_may_see_everything_is_shown_anything(
    two: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And once there is one, the same connection reads under it."""
    with monkeypatch.context() as patched:
        patched.setattr("rightparty.desk.access.sight.ROLE", "nobody_made_this_role")
        with pytest.raises(Refused, match="its own rows only"):
            shown_to(two, CLIENT, DEBTS)
        everything = Actor("all", creditors=frozenset("AB"))
        assert shown_to(two, everything, DEBTS) == [("A",), ("B",)]
    assert shown_to(two, CLIENT, DEBTS) == [("A",)]
