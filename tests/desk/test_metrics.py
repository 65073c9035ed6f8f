"""What Prometheus reads: real figures of a real store, parsed as Prometheus does; nobody is named."""

import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from rightparty.desk.backup import LATEST, back_up
from rightparty.desk.console.served import serve_store
from rightparty.desk.meters import meters, process_metrics, serve_meters
from rightparty.desk.metrics import BACKUP_AGE, GAUGES, UP, store_metrics
from rightparty.desk.sending import send_one
from rightparty.desk.store import Connection, Store, use_django
from rightparty.errors import RightpartyError
from tests.desk.means import MORNING, queued
from tests.desk.wrong import Ready

Labels = tuple[tuple[str, str], ...]


def parsed(text: bytes) -> Mapping[tuple[str, Labels], float]:
    """Every sample by its name and labels."""
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text.decode())
        for sample in family.samples
    }


def test_figures_of_the_store(ready: Ready, store: Store, connection: Connection) -> None:
    """One of two has been written to: each figure says so."""
    means = ready()
    before = parsed(process_metrics())
    send_one(means, queued(connection)[0])
    found = parsed(store_metrics(store, MORNING + timedelta(minutes=2)))
    assert found["rightparty_contacts", (("status", "sent"),)] == 1
    assert found["rightparty_contacts", (("status", "planned"),)] == 1
    assert found["rightparty_contacts_due", ()] == 1
    assert found["rightparty_oldest_due_seconds", ()] == 120
    assert found["rightparty_contacts_under_way", ()] == 0
    assert found["rightparty_journal_waiting", ()] > 0
    assert found["rightparty_halts", ()] == 0
    assert found[UP, ()] == 1
    after = parsed(process_metrics())
    for step, result in (("send", "sent"), ("claim", "claimed")):
        key = ("rightparty_step_results_total", (("result", result), ("step", step)))
        assert after[key] - before.get(key, 0) == 1
        timed = ("rightparty_step_seconds_count", (("step", step),))
        assert after[timed] - before.get(timed, 0) == 1


def test_every_figure_has_a_name_and_a_sample(ready: Ready, store: Store, connection: Connection) -> None:
    """Each query runs; tables of the workers may be absent."""
    ready()
    names = {name for name, _ in parsed(store_metrics(store, MORNING))}
    there = {
        gauge.name
        for gauge in GAUGES
        if not gauge.table
        or connection.execute("SELECT to_regclass(%s)", [gauge.table]).fetchone() != (None,)
    }
    # One that is told by labels has no sample where there is nothing to tell.
    assert {one.name for one in GAUGES if one.name in there and not one.labels} <= names
    assert names <= {UP, BACKUP_AGE, *there}


def test_a_home_that_was_never_backed_up_tells_no_age(store: Store, tmp_path: Path) -> None:
    """The alert asks for exactly this figure to lack."""
    (store.home.folder / LATEST).unlink(missing_ok=True)  # of another test of the same home
    assert (BACKUP_AGE, ()) not in parsed(store_metrics(store, MORNING))
    back_up(store, tmp_path / "backup", MORNING)
    assert parsed(store_metrics(store, MORNING + timedelta(hours=1)))[BACKUP_AGE, ()] == 3600


def test_no_person_is_named(ready: Ready, store: Store) -> None:
    """Neither an id nor an address nor a name stands in any figure."""
    send_one(means := ready(), queued(means.connection)[0])
    text = (store_metrics(store, MORNING) + process_metrics()).decode()
    for word in ("P0001", "E0001", "D0001", "mail.example", "BANK"):
        assert word not in text


def test_a_database_that_is_away_is_told(store: Store) -> None:
    """One figure, and no other of the store; the scrape itself does not fail."""
    away = Store(store.home, {**store.parameters, "dbname": "nowhere"})
    found = parsed(store_metrics(away, MORNING))
    assert found[UP, ()] == 0
    assert {name for name, _ in found} <= {UP, BACKUP_AGE}


def test_a_worker_answers_on_its_own_port() -> None:
    """Over HTTP on the loopback; a port that is taken is said to be."""
    meters().done.labels("send", "sent").inc(0)
    port, end = serve_meters(0)
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
            found = parsed(answer.read())
        assert ("rightparty_step_results_total", (("result", "sent"), ("step", "send"))) in found
        with pytest.raises(RightpartyError, match=str(port)):
            serve_meters(port)
    finally:
        end()


@pytest.fixture
def pages(store: Store) -> Iterator[None]:
    """The pages of the test's store, called through their WSGI application."""
    use_django(store)
    serve_store(store)
    yield
    serve_store(store)


def asked(
    path: str, *, host: str = "localhost", come_from: str = "127.0.0.1", token: str = ""
) -> tuple[int, bytes]:
    """Ask for a page of operations."""
    from django.test import Client

    headers = {"Host": "localhost", **({"Authorization": f"Bearer {token}"} if token else {})}
    got = Client().get(path, headers=headers, REMOTE_ADDR=come_from)
    return got.status_code, got.content


def test_who_may_read_the_figures(pages: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a token the loopback under its own name; with one, whoever has it and nobody else."""
    assert asked("/metrics")[0] == 200
    assert asked("/metrics", come_from="10.0.0.7")[0] == 401
    assert asked("/metrics", token="guessed", come_from="10.0.0.7")[0] == 401
    monkeypatch.setenv("RIGHTPARTY_METRICS_TOKEN", "s3cret")
    assert asked("/metrics")[0] == 401
    assert asked("/metrics", token="s3cre")[0] == 401
    status, body = asked("/metrics", token="s3cret", come_from="10.0.0.7")
    assert status == 200
    assert parsed(body)[UP, ()] == 1


def test_answers_are_counted_by_route(pages: None) -> None:
    """An address that holds an id is counted under its route."""
    before = parsed(process_metrics())
    asked("/accounts/password/reset/key/RP-PERSON-77/")
    asked("/nowhere/RP-PERSON-77")
    text = process_metrics()
    assert b"RP-PERSON-77" not in text
    routes = {
        dict(labels)["route"]
        for (name, labels), value in parsed(text).items()
        if name == "rightparty_request_seconds_count" and value > before.get((name, labels), 0)
    }
    assert "_OTHER" in routes
    assert any("<" in route for route in routes), "an id in an address is a part of its route"


def test_ready(pages: None, store: Store, connection: Connection) -> None:
    """Ready with a halt; not ready where tables are missing or the database is away; no secret is told."""
    import json

    from rightparty.desk.halt import halt

    status, body = asked("/ready", come_from="10.0.0.7")
    assert status == 200
    assert json.loads(body)["halts"] == 0
    halt(connection, store.home, by="Wang Fang", note="wrong amounts", at=MORNING, grace_s=0)
    try:
        status, body = asked("/ready")
        found = json.loads(body)
        assert status == 200
        assert found["halts"] == 1
        assert found["journal_waiting"] == 1
        assert b"Wang" not in body
    finally:
        from rightparty.desk.halt_flag import lower_flag

        lower_flag(store.home, None)
    with closing(store.connect()) as other:
        other.execute("UPDATE django_migrations SET name = 'later' WHERE name = '0004_link'")
        try:
            assert asked("/ready")[0] == 503
        finally:
            other.execute("UPDATE django_migrations SET name = '0004_link' WHERE name = 'later'")
    serve_store(Store(store.home, {**store.parameters, "dbname": "nowhere"}))
    status, body = asked("/ready")
    assert status == 503
    assert json.loads(body) == {
        "ready": False, "database": False, "tables": False, "journal_waiting": None,
        "journal_unsealed": None, "head_age_s": None, "halts": None,
    }  # fmt: skip
