"""Accounts by the command line: each step recorded, and none that the roles forbid."""

import json
from pathlib import Path

import pytest

from rightparty.cli.main import run as rightparty
from rightparty.desk.access import staff
from rightparty.desk.access.staff import Account, actor_of
from rightparty.desk.home import open_home
from rightparty.desk.journal_store import marks_of
from rightparty.desk.store import Connection, Store, open_store
from rightparty.errors import Refused
from tests.desk.access.conftest import NOW
from tests.desk.journal import bytes_of, journal_of


def test_an_account_by_the_command_line(
    home_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Made, listed, given other work, invited anew, ended."""
    folder = home_folder / "staff"
    monkeypatch.setenv("RIGHTPARTY_HOME", str(folder))
    store = open_store(open_home(folder))  # held, so that each command is quick
    by = ["--by", "Wang Wei"]
    try:
        new = ["admin", "user", "new", "li.na", "--role", "compliance", "--creditor", "*", *by]
        assert rightparty(new) == 0
        assert capsys.readouterr().out.startswith("http://localhost:8080/accounts/password/reset/key/")
        assert rightparty(new) == 2
        assert "already" in capsys.readouterr().err
        assert (
            rightparty(["admin", "user", "roles", "li.na", "--role", "quality", "--creditor", "BANK", *by])
            == 0
        )
        assert rightparty(["admin", "user", "invite", "li.na", "--lost", *by]) == 0
        capsys.readouterr()
        assert rightparty(["admin", "user", "list", "--format", "json"]) == 0
        (row,) = json.loads(capsys.readouterr().out)
        assert (row["name"], row["roles"], row["creditors"]) == ("li.na", "quality", "BANK")
        assert row["second_factor"] is False
        assert rightparty(["admin", "user", "disable", "li.na", "--note", "has left", *by]) == 0
        assert rightparty(["admin", "user", "disable", "li.na", "--note", "has left", *by]) == 2
        assert rightparty(["admin", "user", "invite", "li.na", *by]) == 2
        monkeypatch.setenv("RIGHTPARTY_ORIGIN", "https://desk.bank.example")
        assert rightparty(["admin", "user", "new", "wei", "--role", "auditor", *by]) == 0
        assert "https://desk.bank.example/accounts/" in capsys.readouterr().out
    finally:
        store.close()


def test_every_step_is_in_the_journal_without_a_name(store: Store, connection: Connection) -> None:
    """Who did what to whose account, as keyed digests."""
    staff.make(connection, store.home, "li.na", Account(["compliance"], ["BANK"]), by="root", at=NOW)
    staff.change_roles(connection, store.home, "li.na", Account(["quality"], ["BANK"]), by="root", at=NOW)
    staff.forget_second_factor(connection, store.home, "li.na", by="root", at=NOW)
    staff.end(connection, store.home, "li.na", by="root", note="left", at=NOW)
    records = journal_of(connection)
    assert [one.body["act"] for one in records] == [
        "account_made", "roles_changed", "second_factor_forgotten", "account_ended",
    ]  # fmt: skip
    marks = marks_of(store.home)
    assert {one.body["actor"] for one in records} == {marks.of("actor", "root")}
    assert {one.body["second"] for one in records} == {marks.of("actor", "li.na")}
    assert b"li.na" not in bytes_of(connection)


def test_who_acts_under_an_account(store: Store, connection: Connection) -> None:
    """`*` is whichever creditors there are; an ended account is nobody's."""
    staff.make(connection, store.home, "all", Account(["auditor"], ["*"]), by="root", at=NOW)
    staff.make(connection, store.home, "one", Account(["auditor"], ["A"]), by="root", at=NOW)
    staff.make(connection, store.home, "agent", Account(["agency_manager"], ["A"], "AG"), by="root", at=NOW)
    for side in ("A", "B"):
        connection.execute(
            "INSERT INTO book_creditors (creditor_id, name, kind, country) VALUES (%s, 'x', 'bank', 'CN')",
            [side],
        )
    everything, one, agent = (actor_of(connection, name) for name in ("all", "one", "agent"))
    assert everything is not None
    assert everything.creditors == {"A", "B"}
    assert one is not None
    assert one.creditors == {"A"}
    assert agent is not None
    assert agent.agency == "AG"
    staff.end(connection, store.home, "one", by="root", note="left", at=NOW)
    assert actor_of(connection, "one") is None
    assert actor_of(connection, "nobody") is None


@pytest.mark.parametrize(
    ("name", "account", "by", "said"),
    [
        ("x", Account(["auditor"]), "root", "no name"),
        ("Li Na", Account(["auditor"]), "root", "no name"),
        ("li.na", Account([]), "root", "needs a role"),
        ("li.na", Account(["chief"]), "root", "no role"),
        ("li.na", Account(["supervisor", "compliance"]), "root", "may not be one person's"),
        ("li.na", Account(["agency_manager"], ["A"]), "root", "or neither"),
        ("li.na", Account(["auditor"], ["A"], "AG"), "root", "or neither"),
        ("li.na", Account(["agency_manager", "quality"], ["A"], "AG"), "root", "no other role"),
        ("li.na", Account(["auditor"]), " ", "nobody is named"),
    ],
)
def test_an_account_that_must_not_be_is_not_made(
    store: Store, connection: Connection, name: str, account: Account, by: str, said: str
) -> None:
    """Nothing is left of it."""
    with pytest.raises(Refused, match=said):
        staff.make(connection, store.home, name, account, by=by, at=NOW)
    assert connection.execute("SELECT count(*) FROM auth_user").fetchone() == (0,)
    with pytest.raises(Refused):
        staff.change_roles(connection, store.home, "nobody", Account(["auditor"]), by="root", at=NOW)
