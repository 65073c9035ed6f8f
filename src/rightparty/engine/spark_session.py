"""A Spark session of our own settings: started at first use, stopped by the last engine of the process.

Settings that decide what a query means are set here; what a cluster is given (memory, cores, an image) is its
own affair: `spark-defaults.conf` and `PYSPARK_SUBMIT_ARGS` are read as ever.
"""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rightparty.errors import Refused, RightpartyError

MEANING = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.ansi.enabled": "true",  # a sum too large is an error, as in DuckDB, never NULL
    "spark.sql.caseSensitive": "false",
    "spark.sql.decimalOperations.allowPrecisionLoss": "false",
    "spark.sql.variant.allowDuplicateKeys": "true",
    "spark.sql.parquet.inferTimestampNTZ.enabled": "true",
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "spark.sql.mapKeyDedupPolicy": "LAST_WIN",
}
"""Settings of a session that rows depend on."""

SPEED = {
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.maxPlanStringLength": "2000",  # a plan of hundreds of joins is not written out for each step
    "spark.sql.parquet.compression.codec": "zstd",
}
"""Settings of a session that only time depends on."""

PLAIN = {"spark.sql.codegen.wholeStage": "false", "spark.sql.codegen.factoryMode": "NO_CODEGEN"}
"""Few rows: going through them takes less than compiling a query for them."""

COMPILED = {"spark.sql.codegen.wholeStage": "true", "spark.sql.codegen.factoryMode": "FALLBACK"}
"""Many rows: each query becomes a program of its own."""

_QUIET = """
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = %d{HH:mm:ss} %p %c{1}: %m%n%ex
"""

JAVA = "Install Java 17 or later (Debian: `openjdk-17-jre-headless`), or set JAVA_HOME to one."
"""What to do where there is no Java."""

_JVM = "-XX:ReservedCodeCacheSize=256m"
_PYSPARK = "Install Rightparty with its extra `spark`: `pip install 'rightparty[spark]'`."


@dataclass
class _Running:
    """The one context that a process can have, and who uses it."""

    url: str = ""
    root: Any = None
    users: int = 0
    folder: Path | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


_running = _Running()


def java() -> str | None:
    """Where Java is; None where there is none."""
    home = os.environ.get("JAVA_HOME", "")
    named = Path(home) / "bin" / "java" if home else None
    return str(named) if named and named.exists() else shutil.which("java")


def open_session(url: str, memory: str | None) -> Any:
    """A session with tables of its own, on the context of this process; `close_session` gives it back.

    Raises:
        Refused: PySpark or Java is not installed, or this process uses another Spark at the moment.
        RightpartyError: Spark did not start; the end of what it said is told.
    """
    with _running.lock:
        if _running.users and _running.url != url:
            raise Refused(
                f"This process works on Spark at `{_running.url}` already.", "One master a process."
            )
        if _running.root is None:
            _start(url, memory)
        _running.users += 1
        session = _running.root.newSession()
    for key, value in (MEANING | SPEED | PLAIN).items():
        session.conf.set(key, value)
    return session


def close_session() -> None:
    """Give a session back; with the last one, Spark stops."""
    with _running.lock:
        _running.users -= 1
        if _running.users or _running.root is None:
            return
        _running.root.stop()
        _running.root = None
        if _running.folder is not None:
            shutil.rmtree(_running.folder, ignore_errors=True)


def _start(url: str, memory: str | None) -> None:
    try:
        from pyspark import SparkConf, SparkContext  # noqa: PLC0415 -- an extra
        from pyspark.java_gateway import launch_gateway  # noqa: PLC0415 -- an extra
        from pyspark.sql import SparkSession  # noqa: PLC0415 -- an extra
    except ImportError as error:
        raise Refused("The engine `spark` needs PySpark, which is not installed.", _PYSPARK) from error
    if java() is None:
        raise Refused("Spark runs on Java, which is not installed.", JAVA)
    # A query that Spark refuses is told by the error that it raises, not a second time on stderr.
    logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)
    folder = Path(tempfile.mkdtemp(prefix="rightparty-spark-"))
    log = folder / "spark.log"
    conf = SparkConf()
    for key, value in _settings(url, memory, folder).items():
        conf.set(key, value)
    context = SparkContext._active_spark_context
    try:
        if context is None:
            if SparkContext._gateway is None:
                with log.open("wb") as said:
                    SparkContext._gateway = launch_gateway(conf, {"stderr": said})  # type: ignore[no-untyped-call]  # PySpark's own
                SparkContext._jvm = SparkContext._gateway.jvm
            context = SparkContext(conf=conf)
    except Exception as error:
        raise _not_started(url, log, error) from error
    _running.root, _running.url, _running.folder = SparkSession(context), url, folder


def _settings(url: str, memory: str | None, folder: Path) -> dict[str, str]:
    quiet = folder / "log4j2.properties"
    quiet.write_text(_QUIET, encoding="utf-8")
    found = {
        "spark.master": url,
        "spark.app.name": "rightparty",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={quiet.as_uri()} {_JVM}",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.warehouse.dir": (folder / "warehouse").as_uri(),
    }
    if memory is not None:
        found["spark.driver.memory"] = memory.lower().replace("gb", "g").replace("mb", "m")
    if url.startswith("local"):
        cores = os.cpu_count() or 1
        found |= {
            "spark.local.dir": str(folder),
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.sql.shuffle.partitions": str(max(4, cores)),
        }
    return found


def _not_started(url: str, log: Path, error: Exception) -> RightpartyError:
    said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines() if log.exists() else []
    first = str(error).strip().partition("\n")[0]
    return RightpartyError(f"Spark at `{url}` did not start: {first}", "\n".join(said[-5:]))


def java_version() -> str:
    """What Java says of its version; empty where there is none."""
    found = java()
    if found is None:
        return ""
    said = subprocess.run([found, "-version"], capture_output=True, text=True, check=False, timeout=30)
    lines = (said.stderr or said.stdout).strip().splitlines()
    # With options in its environment, Java says first that it has seen them.
    return next((line.strip() for line in lines if " version " in line), lines[0] if lines else "")
