"""The engine that a command works on, and the folder that a cluster's machines share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from rightparty.engine import open_engine
from rightparty.errors import Refused

if TYPE_CHECKING:
    from rightparty.engine import Engine

SCRATCH = "RIGHTPARTY_SPARK_SCRATCH"
"""The setting that names the folder through which tables pass: every machine of the cluster must see it."""

CLUSTERS = ("spark://", "yarn", "k8s://")
"""How the URL of a Spark begins that runs on other machines."""


def opened(engine: str, memory: str | None = None) -> Engine:
    """An engine as a command is told of it.

    Raises:
        Refused: there is no such engine, or a cluster is named without a folder that its machines share.
    """
    named = os.environ.get(SCRATCH, "")
    if engine == "duckdb" or not named:
        if engine.startswith(CLUSTERS):
            raise Refused(
                f"Spark at `{engine}` needs a folder that all of its machines see.",
                f"Name one on a shared disk: {SCRATCH}=/mnt/shared/scratch.",
            )
        return open_engine(engine, memory_limit=memory)
    directory = Path(named).expanduser()
    if not directory.is_dir():
        raise Refused(f"{SCRATCH} names `{directory}`, which is no folder.", "Make it, for its owner alone.")
    return open_engine(engine, memory_limit=memory, directory=directory)
