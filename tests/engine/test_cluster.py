"""A real cluster on the loopback, a master and a worker of Spark's own, and the commands of the guide on it."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rightparty.cli.main import run
from rightparty.engine.spark_session import java

GUIDE = Path("docs/guides/spark.md")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a master with one worker."""
    if java() is None and not os.environ.get("CI"):
        pytest.skip("Spark runs on Java, which is not installed here")
    pyspark = pytest.importorskip("pyspark", reason="Spark is an extra")
    folder = tmp_path_factory.mktemp("cluster")
    home, port = Path(pyspark.__file__).parent, _free_port()
    url = f"spark://127.0.0.1:{port}"
    parts = {
        "master.Master": ["--host", "127.0.0.1", "--port", str(port), "--webui-port", str(_free_port())],
        "worker.Worker": ["--host", "127.0.0.1", "--cores", "2", "--memory", "1g", "--webui-port", str(_free_port()),
                          "--work-dir", str(folder / "work"), url],
    }  # fmt: skip
    started = []
    for name, arguments in parts.items():
        with (folder / f"{name}.log").open("wb") as log:
            started.append(
                subprocess.Popen(
                    [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{name}", *arguments],
                    env=os.environ | {"SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1"},
                    stdout=log,
                    stderr=log,
                )
            )
        until = time.monotonic() + 120
        while not _answers(port):
            assert time.monotonic() < until, (folder / f"{name}.log").read_text()
            time.sleep(0.2)
    yield url
    for one in reversed(started):
        one.terminate()
        one.wait(timeout=60)


def _commands(text: str) -> list[str]:
    """The commands of the guide that name a cluster."""
    joined = text.replace("\\\n", " ")
    return [line for line in joined.splitlines() if re.match(r"rightparty .*--engine spark://", line)]


@pytest.mark.drill
def test_the_guides_commands_run_on_a_cluster(
    cluster: str, tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rows are DuckDB's, the scratch folder is empty afterwards."""
    (tmp_path / "scratch").mkdir()
    settings = {"RIGHTPARTY_SPARK_SCRATCH": str(tmp_path / "scratch"), "SPARK_LOCAL_IP": "127.0.0.1"}
    commands = _commands((root / GUIDE).read_text(encoding="utf-8"))
    assert commands
    for command in commands:
        words = command.split()[1:]
        words[words.index("--engine") + 1] = cluster
        done = subprocess.run(
            [sys.executable, "-m", "rightparty", *words],
            env=os.environ | settings,
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
            timeout=500,
        )
        assert done.returncode == 0, done.stderr
        words[words.index("--engine") + 1] = "duckdb"
        assert run(words) == 0
        assert done.stdout == capsys.readouterr().out
    assert list((tmp_path / "scratch").iterdir()) == []


def test_a_cluster_needs_a_folder_that_it_shares(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Said before anything starts; so is a folder that is not there."""
    asked = ["owed", "examples/first-book", "--on", "2026-11-23", "--engine", "spark://127.0.0.1:1"]
    monkeypatch.delenv("RIGHTPARTY_SPARK_SCRATCH", raising=False)
    assert run(asked) == 2
    assert "needs a folder that all of its machines see" in capsys.readouterr().err
    monkeypatch.setenv("RIGHTPARTY_SPARK_SCRATCH", "/nowhere/at/all")
    assert run(asked) == 2
    assert "which is no folder" in capsys.readouterr().err
