"""The same links on Spark as on DuckDB."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import ibis
import pytest

from rightparty.engine import open_engine
from rightparty.errors import Refused
from rightparty.parties.linkage.linking import link
from tests.parties.linkage.sets import drawn, f1, table

pytest.importorskip("splink", reason="linkage is an extra")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Any]:
    """A Spark session with the functions of likeness that Splink brings."""
    sql = pytest.importorskip("pyspark.sql", reason="Spark is an extra")
    from splink.internals.spark.jar_location import similarity_jar_location

    built = sql.SparkSession.builder.master("local[2]").config("spark.jars", similarity_jar_location())
    for key, value in {
        "spark.ui.enabled": "false",
        "spark.driver.memory": "3g",
        "spark.sql.shuffle.partitions": "2",
        "spark.default.parallelism": "2",
        "spark.sql.warehouse.dir": str(tmp_path / "warehouse"),
    }.items():
        built = built.config(key, value)
    running = built.getOrCreate()
    running.sparkContext.setCheckpointDir(str(tmp_path / "checkpoints"))
    yield running
    running.stop()


@pytest.mark.drill
@pytest.mark.filterwarnings("ignore")
def test_spark_links_as_duckdb_does(session: Any) -> None:
    """With one model both give the same people; learnt there, it is as good."""
    on = date(2026, 11, 23)
    records, truth = drawn("households", 60)
    columns = list(records[0])
    schema = ", ".join(f"`{column}` string" for column in columns)
    session.createDataFrame([tuple(row.values()) for row in records], schema).createOrReplaceTempView(
        "people"
    )
    view = ibis.table(dict.fromkeys(columns, "string"), name="people")
    with closing(open_engine()) as engine:
        here = link(table(engine, records), engine, on=on)
    there = link(view, session, on=on, model=here.model)
    assert set(there.together()) == set(here.together())
    assert f1(link(view, session, on=on), truth) >= 0.9


def test_an_engine_that_is_none_is_refused() -> None:
    """What linkage runs on is named."""
    records = ibis.table({"record_id": "string"}, name="people")
    with pytest.raises(Refused, match="DuckDB engine or a Spark session"):
        link(records, object(), on=date(2026, 11, 23))
