"""The commands by which people look after replies and people in distress, as they type them."""

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from rightparty.book.load import load_book
from rightparty.channels.receipts import Inbound
from rightparty.cli.admin import app
from rightparty.desk.book_store import load_into_store
from rightparty.desk.came_back import keep_inbound
from rightparty.desk.home import open_home
from rightparty.desk.paging import VARIABLE
from rightparty.desk.reply import take_reply
from rightparty.desk.store import Store, open_store
from rightparty.engine import open_engine
from rightparty.errors import Refused
from tests.desk.books import small_book
from tests.desk.replied import LATER, reply

WORDS = ("--words", "--by", "Li Na", "--reason", "today's list")
AT = ("--at", "2026-11-24T10:00:00+08:00")


@pytest.fixture
def home(home_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Store]:
    """A home with a book of its own, named by the environment, its server held so that commands are quick."""
    folder = home_folder / "admin-replies"
    monkeypatch.setenv("RIGHTPARTY_HOME", str(folder))
    store = open_store(open_home(folder))
    with closing(open_engine()) as engine, closing(store.connect()) as own, own.transaction():
        load_into_store(own, engine, load_book(small_book(1).write(tmp_path / "book"), engine))
    yield store
    store.close()


def admin(*arguments: str) -> Any:
    """What is typed after `rightparty admin`."""
    return app(list(arguments), exit_on_error=False, print_error=False, result_action="return_value")


@pytest.mark.slow
def test_from_a_cry_for_help_to_a_closed_case(
    home: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Listed, paged, taken on, closed; and a reply that nobody understood is settled."""
    with closing(home.connect()) as own:
        case = take_reply(own, home.home, reply("我不想活了"), LATER).case_id or ""
        unclear = take_reply(own, home.home, reply("你是谁"), LATER).reply_id
    admin("care", "list", "--format", "json")
    assert [row["case_id"] for row in json.loads(capsys.readouterr().out)] == [case]
    rota = tmp_path / "rota.toml"
    step = f'[[step]]\nto = "duty"\nafter_minutes = 0\nalways = true\ncommand = ["{sys.executable}", "-V"]\n'
    hours = 'zone = "UTC"\ndays = []\nfrom = "09:00"\nuntil = "17:00"\nagain_after_minutes = 15\n'
    rota.write_text(hours + step, encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(rota))
    admin("care", "page", *AT, "--format", "json")
    assert [row["result"] for row in json.loads(capsys.readouterr().out)] == ["reached"]
    admin("care", "show", case)
    assert "12356" in capsys.readouterr().out
    admin("care", "ack", case, "--by", "Wang Fang", *AT)
    admin("care", "close", case, "--by", "Wang Fang", "--note", "safe", *AT)
    capsys.readouterr()
    with pytest.raises(Refused, match="without a name and a reason"):
        admin("replies", "list", "--words", "--by", "Li Na")
    admin("replies", "list", *WORDS, "--format", "json")
    assert [row["text"] for row in json.loads(capsys.readouterr().out)] == ["你是谁"]
    admin("replies", "settle", unclear, "stop", "--by", "Li Na", "--note", "by phone", "--scope", "all", *AT)
    assert "settled by Li Na as stop" in capsys.readouterr().out
    with pytest.raises(Refused):
        admin("replies", "settle", unclear, "nothing", "--by", "Li Na", "--note", "again", *AT)


@pytest.mark.slow
def test_a_message_that_nobody_could_act_on(home: Store, capsys: pytest.CaptureFixture[str]) -> None:
    """It is listed with where it may have come from, its words only where they are asked for, and taken."""
    with closing(home.connect()) as own:
        keep_inbound(own, home.home, Inbound("sms", "smpp", "8613816000001", "1069", "退订"), LATER)
    admin("replies", "unread", "--format", "json")
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["channel"], row["points"], "text" in row) == ("sms", ["M0001"], False)
    with pytest.raises(Refused, match="without a name and a reason"):
        admin("replies", "unread", "--words", "--reason", "today's list")
    admin("replies", "unread", *WORDS, "--format", "json")
    assert json.loads(capsys.readouterr().out)[0]["text"] == "退订"
    admin("replies", "take", str(row["message"]), "--by", "Li Na", "--note", "the worker was down", *AT)
    assert "taken by Li Na as stop, reply:" in capsys.readouterr().out
    admin("replies", "unread", "--format", "json")
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.slow
def test_whoever_opens_a_case_by_hand_calls_somebody(home: Store, capsys: pytest.CaptureFixture[str]) -> None:
    """A message that is taken, and a reply that is settled: nobody is staffed here, and that is said."""
    with closing(home.connect()) as own:
        keep_inbound(own, home.home, Inbound("sms", "smpp", "8613816000001", "1069", "我不想活了"), LATER)
        unclear = take_reply(own, home.home, reply("你是谁"), LATER).reply_id
    admin("replies", "unread", "--format", "json")
    (row,) = json.loads(capsys.readouterr().out)
    admin("replies", "take", str(row["message"]), "--by", "Li Na", "--note", "the worker was down", *AT)
    assert capsys.readouterr().out.endswith("nobody, nobody_staffed\n")
    admin("replies", "settle", unclear, "distress", "--by", "Li Na", "--note", "by phone", *AT)
    assert capsys.readouterr().out.endswith("nobody, nobody_staffed\n")
