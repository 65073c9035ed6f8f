"""A human is called, step by step and round after round, until one says that they have it."""

import http.server
import json
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from rightparty.desk.distress import ack_case
from rightparty.desk.means import Means
from rightparty.desk.paging import NOBODY, VARIABLE, Command, Paged, Rota, Step, Webhook, page_due, read_rota
from rightparty.errors import InvalidInput
from tests.desk.replied import LATER, rows, take
from tests.desk.wrong import Ready

DAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass
class Heard:
    """A human at the other end, who may not answer."""

    fails: str | None = None
    texts: list[str] = field(default_factory=list)

    def page(self, case_id: str, text: str) -> str | None:
        """Keep what was said."""
        self.texts.append(text)
        return self.fails


def rota(*ways: Heard, always: bool = True, **more: Any) -> Rota:
    """One step for each, ten minutes apart, a new round a quarter of an hour after the last."""
    steps = tuple(Step(f"step {n}", way, timedelta(minutes=10 * n), always) for n, way in enumerate(ways))
    return Rota(steps, **{"days": DAY, "opens": time(0), "closes": time(23, 59), **more})


def due(means: Means, who: Rota, minutes: int) -> list[str]:
    """Whom a call went to so many minutes after the reply, and what came of it."""
    done = page_due(means.connection, who, LATER + timedelta(minutes=minutes))
    return [f"{one.to}: {one.result}" for one in done]


def test_each_step_is_called_once_until_somebody_takes_it_on(ready: Ready) -> None:
    """Escalation, then the next round; after the acknowledgement nobody is disturbed."""
    means, first, second = ready(), Heard(), Heard()
    case = take(means, "我不想活了").case_id or ""
    who = rota(first, second)
    assert due(means, who, 0) == ["step 0: reached"]
    assert due(means, who, 1) == []
    assert due(means, who, 10) == ["step 1: reached"]
    assert due(means, who, 24) == []
    assert due(means, who, 25) == ["step 0: reached"]
    ack_case(means.connection, means.home, case, by="Wang Fang", at=LATER + timedelta(minutes=26))
    assert due(means, who, 60) == []
    assert (len(first.texts), len(second.texts)) == (2, 1)


def test_a_step_that_fails_makes_the_next_one_due_at_once(ready: Ready) -> None:
    """Nobody waits ten minutes for a dead line; and a call that never came back is taken for lost."""
    means, dead, alive = ready(), Heard("unreachable"), Heard()
    case = take(means, "我不想活了").case_id
    assert due(means, rota(dead, alive), 0) == ["step 0: failed", "step 1: reached"]
    assert rows(means, "SELECT result, detail FROM desk_page ORDER BY page_id") == [
        ("failed", "unreachable"),
        ("reached", None),
    ]
    means.connection.execute("UPDATE desk_page SET result = 'trying' WHERE step = 0")
    means.connection.execute("UPDATE desk_page SET step = 7 WHERE step = 1")
    assert due(means, rota(dead, alive), 3) == ["step 1: reached"]
    assert case is not None


def test_where_nobody_is_staffed_that_is_written_down_and_it_stays_stopped(ready: Ready) -> None:
    """Without a rota, and outside its hours; a step that is always called is called."""
    means, day, night = ready(), Heard(), Heard()
    take(means, "我不想活了")
    assert page_due(means.connection, Rota(), LATER) != []
    assert rows(means, "SELECT result FROM desk_page") == [(NOBODY,)]
    closed = rota(day, always=False, opens=time(1), closes=time(1, 1))
    assert due(means, closed, 15) == [f"step 0: {NOBODY}"]
    both = Rota((*closed.steps, *rota(night).steps), days=DAY, opens=time(1), closes=time(1, 1))
    assert due(means, both, 45) == [f"step 0: {NOBODY}", "step 0: reached"]
    assert (day.texts, len(night.texts)) == ([], 1)
    assert rows(means, "SELECT until FROM book_notices WHERE kind = 'welfare_risk'") == [(None,)]


def test_a_page_names_nobody(ready: Ready) -> None:
    """An id and a time."""
    means, heard = ready(), Heard()
    done = take(means, "我不想活了 person0001@mail.example")
    due(means, rota(heard), 0)
    (text,) = heard.texts
    assert done.case_id is not None
    assert done.case_id in text
    assert not any(word in text for word in ("P0001", "mail.example", "王", "不想活", "债", "debt"))


@contextmanager
def alarm(status: int) -> Iterator[tuple[str, list[Any]]]:
    """A real web server on this machine that answers with one status."""
    got: list[Any] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(status)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", got
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(("status", "wrong"), [(204, None), (500, "http_500")])
def test_a_webhook_is_reached_where_it_says_so(status: int, wrong: str | None) -> None:
    """A real server hears the case, and its answer counts."""
    with alarm(status) as (url, got):
        assert Webhook(url).page("c-1", "text") == wrong
    assert got == [{"case": "c-1", "text": "text"}]
    assert Webhook(url).page("c-1", "text") == "unreachable"


@contextmanager
def answering(*answers: bytes) -> Iterator[str]:
    """A service on this machine that takes a call each, and answers with these bytes."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            for answer in answers:
                line, _ = server.accept()
                with line:
                    line.recv(65_536)
                    line.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        thread.join()


NOT_HTTP = (b"SSH-2.0-alarm\r\n", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 300 + b"\r\n")


@pytest.mark.parametrize("answer", NOT_HTTP, ids=["another protocol", "too many headers"])
def test_a_webhook_that_answers_in_no_http_has_reached_nobody(ready: Ready, answer: bytes) -> None:
    """The next step is due at once, and whoever waits next is called for too."""
    means, second = ready(), Heard()
    take(means, "我不想活了")
    take(means, "我不想活了", sender="person0002@mail.example")
    with answering(answer, answer) as url:
        who = rota(second, second)
        steps = (Step("alarm", Webhook(url), timedelta(), always=True), *who.steps[1:])
        done = due(means, Rota(steps, days=DAY, closes=time(23, 59)), 0)
    assert done == ["alarm: failed", "step 1: reached"] * 2
    assert rows(means, "SELECT DISTINCT detail FROM desk_page WHERE step = 0") == [("unreachable",)]


def test_a_command_is_reached_where_it_ends_well(tmp_path: Path) -> None:
    """It hears the text on its standard input; nothing is raised for one that is not there."""
    said = tmp_path / "said"
    keep = f"import sys, pathlib; pathlib.Path({str(said)!r}).write_bytes(sys.stdin.buffer.read())"
    assert Command((sys.executable, "-c", keep)).page("c-1", "有人") is None
    assert said.read_text(encoding="utf-8") == "有人"
    assert Command((sys.executable, "-c", "raise SystemExit(3)")).page("c-1", "x") == "ended_3"
    assert Command((str(tmp_path / "none"),)).page("c-1", "x") == "cannot_start"


GOOD = """
zone = "Asia/Shanghai"
days = ["MO", "TU"]
from = "09:00"
until = "21:00"
again_after_minutes = 15

[[step]]
to = "duty telephone"
after_minutes = 0
always = true
command = ["/usr/local/bin/ring", "duty"]

[[step]]
to = "supervisor"
after_minutes = 10
always = false
webhook = "https://alarm.bank.example/page"
"""


def test_a_rota_is_read_from_the_file_that_the_environment_names(tmp_path: Path) -> None:
    """Without one nobody is staffed; hours are those of its zone."""
    assert read_rota({}) == Rota()
    file = tmp_path / "rota.toml"
    file.write_text(GOOD, encoding="utf-8")
    found = read_rota({VARIABLE: str(file)})
    assert [(step.to, step.always) for step in found.steps] == [
        ("duty telephone", True),
        ("supervisor", False),
    ]
    assert found.round_length == timedelta(minutes=25)
    assert found.staffed(LATER)  # half past nine on a Tuesday in Shanghai
    assert not found.staffed(LATER - timedelta(hours=1))
    assert not found.staffed(LATER + timedelta(days=1))


@pytest.mark.parametrize(
    ("opens", "closes", "staffed"),
    [
        ("22:00", "06:00", ["MO 22:00", "MO 23:59", "TU 05:59", "TU 22:00", "TU 23:59", "WE 05:59"]),
        ("22:00", "00:00", ["MO 22:00", "MO 23:59", "TU 22:00", "TU 23:59"]),
        ("22:00", "22:00", ["MO 22:00", "MO 23:59", "TU 05:59", "TU 06:00", "TU 21:59", "TU 22:00",
                            "TU 23:59", "WE 05:59", "WE 06:00", "WE 21:59"]),
    ],
)  # fmt: skip
def test_hours_may_run_over_midnight(tmp_path: Path, opens: str, closes: str, staffed: list[str]) -> None:
    """They are those of the day on which they open: Tuesday's night ends on Wednesday, Sunday has none."""
    file = tmp_path / "rota.toml"
    text = GOOD.replace('"09:00"', f'"{opens}"').replace('"21:00"', f'"{closes}"')
    file.write_text(text, encoding="utf-8")
    found = read_rota({VARIABLE: str(file)})
    hours = [
        datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo("Asia/Shanghai"))
        for day in range(23, 30)  # from a Monday
        for hour, minute in ((5, 59), (6, 0), (21, 59), (22, 0), (23, 59))
    ]
    there = [f"{DAY[one.weekday()]} {one:%H:%M}" for one in hours if found.staffed(one)]
    assert there == staffed


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("https://alarm", "http://alarm"),
        ('"MO"', '"Monday"'),
        ("after_minutes = 10", "after_minutes = -1"),
        ("Asia/Shanghai", "Mars/Base"),
        ("again_after_minutes = 15", "again_after_minutes = 0"),
        ('webhook = "https://alarm.bank.example/page"', ""),
        ("always = true", ""),
        ('from = "09:00"', 'from = "nine"'),
        ('until = "21:00"', 'until = "21:00+08:00"'),
    ],
)
def test_a_rota_that_cannot_be_used_is_refused(tmp_path: Path, good: str, bad: str) -> None:
    """At once, not when somebody must be called."""
    file = tmp_path / "rota.toml"
    file.write_text(GOOD.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(InvalidInput, match=VARIABLE):
        read_rota({VARIABLE: str(file)})


def test_a_rota_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A path that is mistyped is not taken for nobody."""
    with pytest.raises(InvalidInput):
        read_rota({VARIABLE: str(tmp_path / "none")})
    assert Paged("c", "x", "reached").detail is None
