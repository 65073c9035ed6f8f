"""How fast what is owed is worked out: a large book from Parquet to Parquet, alone and as the command does."""

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from time import perf_counter

from rightparty.bench.owed_book import INSTALMENTS, ON, write_owed_book
from rightparty.engine import Engine, open_engine

DEBTS = 1_000_000
GOAL_DEBTS, GOAL_S, MEMORY_MAX_GB = 10_000_000, 60, 8

Report = Callable[[str, int, int], None]
