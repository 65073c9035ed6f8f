"""What all tests share: an odd local time zone, calm Hypothesis settings, and a mark by folder."""

import gc
import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Nothing may depend on the machine's zone: run where the offset is no whole hour (+05:45).
os.environ["TZ"] = "Asia/Kathmandu"
time.tzset()

# Spark's Java runs small queries for a minute: compiling them thoroughly takes more than it brings.
os.environ.setdefault("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")

ROOT = Path(__file__).parent.parent
SHELL_FOLDERS = {"channels", "cli", "deploy", "desk", "docs", "examples"}
SLOW_FOLDERS = {"bench", "engine", "fuzz", "plan"}  # nearly each test makes the queries of a whole day

settings.register_profile(
    "calm",
    deadline=None,  # the machine is shared: a slow example is no failure
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("calm")


# A hundred thousand things that stay are not gone through again and again: that takes a sixth of the time.
gc.set_threshold(50_000, 20, 50)


def pytest_collection_finish() -> None:
    """What was collected stays until the end."""
    gc.freeze()


def pytest_unconfigure() -> None:
    """At the end all goes, as libraries look for what is left."""
    gc.unfreeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test `core` or `desk` by its folder, and some `slow`, so that none has to say so."""
    for item in items:
        folder = item.path.relative_to(ROOT / "tests").parts[0]
        item.add_marker("desk" if folder in SHELL_FOLDERS else "core")
        if folder in SLOW_FOLDERS:
            item.add_marker("slow")
    # What takes minutes on Spark begins first: at the end one worker would be left with it.
    items.sort(key=lambda item: item.path.parent.name != "engine")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT
