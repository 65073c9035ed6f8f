"""The first page: the day's figures in three languages, without scripts, for this machine only."""

import json
import re
import threading
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from rightparty.desk.console.languages import LANGUAGES, choose, words
from rightparty.desk.figures import keep_reached
from rightparty.desk.home import Home
from rightparty.desk.journal_store import append, marks_of, seal_store
from rightparty.desk.server import address, open_server
from rightparty.desk.store import Connection, Store
from rightparty.errors import RightpartyError
from rightparty.journal.record import Record
from tests.desk.tampering import unlocked

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
FIGURES = {
    "debts": 2641, "debts_overdue": 533, "people_overdue": 529, "candidates": 26839,
    "verdicts": {"allow": 715, "limited": 3402, "delay": 841, "deny": 21881},
    "refused_by": {"core.promise.point_not_proven": 22021, "gone.rule.of_old": 12}, "rules_refusing": 29,
    "planned": 579, "statuses": {"sent": 365, "held": 11, "denied": 193, "failed": 0, "skipped": 10},
    "made": [{"channel": "email", "content": "knock", "count": 142}], "knocks": 142,
    "held_until": {"2026-11-24T10:00Z": 6, "not_sending": 5},
    "why": [{"status": "denied", "reason": "core.stops.disputed;core.stops.moratorium", "count": 3},
            {"status": "skipped", "reason": "no_text:<script>alert(1)</script>", "count": 2}],
    "not_liable": 0,
}  # fmt: skip

Get = Callable[..., tuple[int, dict[str, str], str]]


@pytest.fixture(scope="module")
def served(template: Store) -> Iterator[str]:
    """The real server of a demonstration, in a thread of this process; gives its address."""
    server = open_server(Store(Home(template.home.folder, demo=True), template.parameters), 0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()

    def end() -> None:
        server.task_dispatcher.shutdown()
        server.close()

    yield address(server)
    server.trigger.pull_trigger(end)  # in the loop's own thread: it must not wait for what another closed
    thread.join(timeout=10)
    assert not thread.is_alive()


@pytest.fixture
def get(served: str, store: Store) -> Get:
    """Fetch a page about the test's own, empty store."""
    del store

    def fetch(path: str = "", **headers: str) -> tuple[int, dict[str, str], str]:
        request = urllib.request.Request(  # noqa: S310 -- our own server, by http
            served + path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
                return answer.status, dict(answer.headers), answer.read().decode()
        except urllib.error.HTTPError as fault:
            with fault:
                return fault.code, dict(fault.headers), fault.read().decode(errors="replace")

    return fetch


def add_day(connection: Connection, day: str = "2026-11-24", **figures: object) -> None:
    """A finished run of a day."""
    connection.execute(
        "INSERT INTO desk_run (day, at, sends, rulebook, model, figures, finished)"
        " VALUES (%s, %s, true, 'chn@1', 'm', %s, true)",
        [day, NOW, json.dumps({**FIGURES, **figures})],
    )


def test_the_page_of_a_day(get: Get, connection: Connection) -> None:
    """Every figure of the morning stands on it, with the promise first."""
    add_day(connection)
    status, _, html = get("?lang=en")
    assert status == 200
    for figure in ("529", "26,839", "715", "579", "365", "193", "22,021", "142", "2026-11-24"):
        assert figure in html, figure
    assert "A debt word goes only to a point proven" in html
    assert html.index("messages to anyone not liable") < html.index("26,839")
    assert "2026-11-24 18:00" not in html, "without creditors the clock is UTC"
    assert "2026-11-24 10:00" in html


def test_a_broken_promise_cannot_be_overlooked(get: Get, connection: Connection) -> None:
    """One message to somebody not liable turns the page red and says what to do."""
    add_day(connection, not_liable=1)
    _, _, html = get()
    assert "promise broken" in html
    assert "Stop sending" in html


def test_the_truth_stands_only_on_a_simulated_day(get: Get, connection: Connection) -> None:
    """Who was really reached, beside common practice: nobody can know it of a real lender's day."""
    add_day(connection)
    assert words("en")["reached"] not in get("?lang=en")[2]
    found = {"ours": {"leaked": 0, "debt_words": 70}, "practice": {"leaked": 191, "debt_words": 1099}}
    keep_reached(connection, date(2026, 11, 24), found)
    _, _, html = get("?lang=en")
    assert words("en")["reached"] in html
    assert html.index("this morning · of 70") < html.index("of 1,099") < html.index("191")
    assert "529" in html, "the other figures stay"


def test_every_language_has_its_page(get: Get, connection: Connection) -> None:
    """By the address or by what the browser accepts; Chinese pages have no English words of ours."""
    add_day(connection)
    for code in LANGUAGES:
        _, _, html = get(f"?lang={code}")
        assert f'<html lang="{code}">' in html
        assert words(code)["promise"] in html
    _, _, html = get(Accept_Language="fr;q=0.9, zh-TW")
    assert '<html lang="zh-Hant">' in html
    _, _, html = get(Accept_Language="fr")
    assert '<html lang="en">' in html


def test_every_text_is_in_every_language() -> None:
    """No word of the console is missing in one of them, and placeholders agree."""
    raw = tomllib.loads((files("rightparty.desk.console") / "words.toml").read_text(encoding="utf-8"))
    for name, texts in raw.items():
        assert set(texts) == set(LANGUAGES), name
        slots = {code: sorted(re.findall(r"\{\w+\}", text)) for code, text in texts.items()}
        assert len({tuple(found) for found in slots.values()}) == 1, name


class Loaded(HTMLParser):
    """What a page would load or run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note scripts, inline styles and handlers, and every address but our own."""
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.found.append(f"{tag} {name}")
            if name in ("src", "href") and (value or "").split(":")[0] in (
                "http",
                "https",
                "data",
                "javascript",
            ):
                self.found.append(f"{tag} {value}")
        if tag in ("script", "style", "iframe", "object"):
            self.found.append(tag)


def test_nothing_foreign_is_loaded_and_nothing_runs(get: Get, connection: Connection) -> None:
    """No script, no inline style, no other host; and the headers forbid all of it."""
    add_day(connection)
    _, headers, html = get()
    parser = Loaded()
    parser.feed(html)
    assert not parser.found
    assert "<script>alert" not in html
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_only_this_machine_is_answered(get: Get, connection: Connection) -> None:
    """Another name in the request, as a rebound address would carry, is refused."""
    add_day(connection)
    status, _, html = get(Host="rightparty.example")
    assert status == 400
    assert "529" not in html


def test_what_is_not_there_is_not_found(get: Get, connection: Connection) -> None:
    """A day that was not run, a date that is none, another page, another method."""
    add_day(connection)
    assert get("?day=2026-11-25")[0] == 404
    assert get("?day=yesterday")[0] == 404
    assert get("admin/")[0] == 404
    assert get("?day=2026-11-24")[0] == 200


def test_before_the_first_day_the_page_says_how_to_begin(get: Get) -> None:
    """An empty store has a page too."""
    status, _, html = get("?lang=en")
    assert status == 200
    assert "rightparty run" in html


def test_the_journal_is_verified_as_the_page_is_drawn(get: Get, store: Store, connection: Connection) -> None:
    """The root stands there in groups; a flipped byte is told with its record."""
    add_day(connection)
    body = {"contact": marks_of(store.home).of("contact", "C"), "outcome": "sent"}
    with connection.transaction():
        append(connection, [Record("outcome", NOW, body)] * 3)
    head = seal_store(connection, store.home, NOW)
    _, _, html = get("?lang=en")
    assert head.root.hex()[:8] + " " + head.root.hex()[8:16] in html
    assert "verified just now" in html
    with unlocked(connection):
        connection.execute("UPDATE desk_journal_record SET data = set_byte(data, 20, 66) WHERE seq = 1")
    _, _, html = get("?lang=en")
    assert "does not verify" in html
    assert "record 1" in html


def test_the_style_sheet_is_ours(get: Get) -> None:
    """One sheet, for light and dark."""
    status, headers, css = get("console.css")
    assert status == 200
    assert headers["Content-Type"].startswith("text/css")
    assert "prefers-color-scheme: dark" in css
    assert "url(" not in css


@pytest.mark.parametrize(
    ("asked", "accepted", "chosen"),
    [
        ("zh-Hant", "en", "zh-Hant"),
        ("xx", "zh-CN", "zh-Hans"),
        (None, "zh-HK,zh;q=0.8", "zh-Hant"),
        (None, "", "en"),
    ],
)
def test_the_language_is_chosen(asked: str | None, accepted: str, chosen: str) -> None:
    """What is asked for, else what is accepted, else English."""
    assert choose(asked, accepted) == chosen


def test_a_taken_port_is_explained(store: Store) -> None:
    """The second server on a port says so."""
    server = open_server(store, 0)
    with pytest.raises(RightpartyError, match="cannot be had"):
        open_server(store, int(address(server).rsplit(":", 1)[1].strip("/")))
    server.close()
