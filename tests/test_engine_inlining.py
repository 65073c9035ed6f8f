"""Which named parts of a query are read where they are used."""

import sqlglot

from rightparty.engine.inlining import pick_in_place


def test_what_only_picks_is_read_in_place_and_sums_are_not() -> None:
    """Columns and rows of one table are not copied for two readers; everything else is left to the engine."""
    query = (
        'WITH picked AS (SELECT a, CAST(n AS INT) AS n FROM "rows" WHERE n > 1), '
        "sums AS (SELECT a, SUM(n) AS n FROM picked GROUP BY a), "
        "worked AS (SELECT UPPER(a) AS a, n FROM picked), "
        "joined AS (SELECT picked.a FROM picked JOIN sums ON picked.a = sums.a) "
        "SELECT * FROM joined, worked, sums"
    )
    sql = pick_in_place(sqlglot.parse_one(query, dialect="duckdb")).sql(dialect="duckdb")
    assert sql.count("NOT MATERIALIZED") == 1
    assert "picked AS NOT MATERIALIZED (" in sql
