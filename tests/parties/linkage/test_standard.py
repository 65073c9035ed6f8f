"""Columns recognised, and cells written alike."""

from collections.abc import Iterator
from contextlib import closing

import ibis
import pytest

from rightparty.engine import Engine, open_engine
from rightparty.parties.linkage.fields import fields_of
from rightparty.parties.linkage.roles import Role, profile_from, profile_of, role_by_header
from rightparty.parties.linkage.standard import standard
from rightparty.parties.linkage.text import alike, edits


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all."""
    with closing(open_engine()) as running:
        yield running


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("given_name", Role.GIVEN), ("firstName", Role.GIVEN), ("Last Name", Role.SURNAME),
        ("surname", Role.SURNAME), ("middle_initial", Role.MIDDLE), ("customer name", Role.NAME),
        ("姓名", Role.NAME), ("dob", Role.DATE), ("date_of_birth", Role.DATE), ("出生日期", Role.DATE),
        ("soc_sec_id", Role.IDENTIFIER), ("身份证号", Role.IDENTIFIER), ("street_number", Role.NUMBER),
        ("address_1", Role.ADDRESS), ("suburb", Role.ADDRESS), ("postcode", Role.POSTCODE),
        ("zip", Role.POSTCODE), ("state", Role.CATEGORY), ("phone_number", Role.PHONE),
        ("手机号", Role.PHONE), ("email_address", Role.EMAIL), ("suffix", Role.SUFFIX), ("balance", None),
    ],
)  # fmt: skip
def test_a_header_tells_the_role(header: str, role: Role | None) -> None:
    """In English and Chinese, however it is spelt."""
    assert role_by_header(header) is role


def written(engine: Engine, **cells: list[str | None]) -> list[dict[str, str | None]]:
    """The standard form of a table with these columns."""
    ids = [str(number) for number in range(len(next(iter(cells.values()))))]
    columns = {"record_id": ids, **cells}
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    table = engine.create("cells", rows, ibis.schema(dict.fromkeys(columns, "string")))
    profiles = {name: profile_from(engine.rows(profile_of(table, name))[0]) for name in cells}
    found = standard(table, fields_of(profiles), "record_id", None)
    return engine.rows(found.order_by("record_id"))


def test_whole_names_are_parted_whichever_way_they_are_written(engine: Engine) -> None:
    """Given name, middle name, surname and generation, in one order or the other."""
    rows = written(engine, name=["John Q. Smith, Jr.", "SMITH, John Q", "José  O'Brien", "Cher"])
    parts = [(row["given"], row["middle"], row["surname"], row["name_suffix"]) for row in rows]
    assert parts == [
        ("john", "q", "smith", "jr"),
        ("john", "q", "smith", None),
        ("jose", None, "obrien", None),
        (None, None, "cher", None),
    ]


def test_chinese_names_are_parted_by_characters(engine: Engine) -> None:
    """The surname first, of one character or a known compound."""
    rows = written(engine, 姓名=["王小明", "欧阳娜", "张伟", "李 四"])
    assert [(row["surname"], row["given"]) for row in rows] == [
        ("王", "小明"),
        ("欧阳", "娜"),
        ("张", "伟"),
        ("李", "四"),
    ]


def test_dates_numbers_and_fillers_are_written_alike(engine: Engine) -> None:
    """Eight digits for a day, the last ten of a telephone number, nothing for `N/A`."""
    rows = written(
        engine,
        dob=["1980-03-12", "19800312", "1980/3/12", "n/a", "1980-03-12T00:00:00"],
        phone=["+1 (212) 555-0123", "2125550123", "unknown", "12125550123", "2125550123.0"],
    )
    assert [row["date"] for row in rows] == ["19800312"] * 3 + [None, "19800312"]
    assert [row["phone"] for row in rows] == ["2125550123"] * 2 + [None] + ["2125550123"] * 2


def test_of_two_orders_of_a_date_the_data_decide(engine: Engine) -> None:
    """Where some first number exceeds twelve, the day comes first; else the month."""
    first = written(engine, dob=["03/04/1980", "25/12/1979"])
    assert [row["date"] for row in first] == ["19800403", "19791225"]
    second = written(engine, dob=["03/04/1980", "12/25/1979"])
    assert [row["date"] for row in second] == ["19800304", "19791225"]


@pytest.mark.parametrize(
    ("a", "b"),
    [("martha", "marhta"), ("dixon", "dicksonx"), ("anna", "anna"), ("19800312", "19801302"), ("abc", "xyz")],
)
def test_likeness_is_reckoned_as_the_engine_does(engine: Engine, a: str, b: str) -> None:
    """Jaro-Winkler as in DuckDB, and typing errors too."""
    sql = f"SELECT jaro_winkler_similarity('{a}', '{b}'), damerau_levenshtein('{a}', '{b}')"
    like, count = engine.handed().execute(sql).fetchall()[0]  # type: ignore[attr-defined]
    assert alike(a, b) == pytest.approx(like, abs=1e-6)
    assert edits(a, b, 9) == count
