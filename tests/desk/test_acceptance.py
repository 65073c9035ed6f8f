"""A rulebook sends once somebody answers for exactly this version of it."""

from dataclasses import replace
from datetime import UTC, datetime
from unittest.mock import PropertyMock, patch

import pytest

from rightparty.book.dossier import Dossier
from rightparty.book.meta import BookMeta
from rightparty.desk.acceptance import accept, rulebooks_for, unaccepted
from rightparty.desk.home import Home
from rightparty.desk.store import Connection, Store
from rightparty.errors import Refused
from rightparty.law.load import Law, load_law
from tests.desk.journal import journal_of

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def test_acceptance_is_of_one_rulebook_in_one_version(store: Store, connection: Connection) -> None:
    """Accepting China's says nothing of America's; a rulebook that changes must be accepted anew."""
    law = load_law()
    accept(connection, store.home, law, "chn", by="Li Na", note="read", at=NOW)
    assert unaccepted(connection, store.home, law, ["chn", "usa"]) == ("usa",)
    with patch.object(Law, "versions", new_callable=PropertyMock, return_value={"chn": "another"}):
        assert unaccepted(connection, store.home, replace(law), ["chn"]) == ("chn",)


def test_accepting_again_is_no_second_acceptance(store: Store, connection: Connection) -> None:
    """One row and one record, whoever repeats it."""
    for name in ("Li Na", "Wang Lei"):
        accept(connection, store.home, load_law(), "chn", by=name, note="read", at=NOW)
    assert connection.execute("SELECT by FROM desk_rulebook_acceptance").fetchall() == [("Li Na",)]
    assert [record.kind for record in journal_of(connection)] == ["law_accepted"]


@pytest.mark.parametrize(
    ("rulebook", "by", "note"), [("atlantis", "Li Na", "read"), ("chn", " ", "read"), ("chn", "Li Na", "")]
)
def test_nobody_accepts_nothing(
    store: Store, connection: Connection, rulebook: str, by: str, note: str
) -> None:
    """A rulebook that is not there, a nameless person and an empty note are refused."""
    with pytest.raises(Refused):
        accept(connection, store.home, load_law(), rulebook, by=by, note=note, at=NOW)
    assert connection.execute("SELECT count(*) FROM desk_rulebook_acceptance").fetchone() == (0,)


def test_a_demonstration_needs_none(demo_store: Store, connection: Connection) -> None:
    """By a flag of its home alone: everybody in it is simulated."""
    assert unaccepted(connection, demo_store.home, load_law(), ["chn", "usa"]) == ()
    assert unaccepted(connection, Home(demo_store.home.folder), load_law(), ["chn"]) == ("chn",)


def test_the_rulebooks_of_a_contact_are_those_of_both_ends() -> None:
    """The creditor's country and the person's; a country without a rulebook adds none."""
    dossier = Dossier(
        BookMeta(),
        {
            "creditors": [{"country": "CN"}],
            "persons": [{"person_id": "A", "country": "US"}, {"person_id": "B", "country": "JP"}],
        },
    )
    assert rulebooks_for(dossier, "A") == {"chn", "usa"}
    assert rulebooks_for(dossier, "B") == {"chn"}
