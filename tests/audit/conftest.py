"""What the tests of an audit share: one engine a module, and files of logs."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from rightparty.engine import Engine, open_engine

CALLS = "客户编号 案件编号 拨打时间 被叫号码 联系人关系 接通状态".split()
"""The header of a plain log of calls."""

Written = Callable[..., Path]


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """DuckDB, fresh for each module."""
    engine = open_engine()
    yield engine
    engine.close()


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a CSV of a header and rows: (rows, header, name, encoding) to its path."""

    def write(
        rows: Sequence[Sequence[str]],
        header: Sequence[str] = CALLS,
        name: str = "log.csv",
        encoding: str = "utf-8",
    ) -> Path:
        path = tmp_path / name
        lines = [",".join(cells) for cells in (header, *rows)]
        path.write_bytes("".join(f"{line}\n" for line in lines).encode(encoding))
        return path

    return write
