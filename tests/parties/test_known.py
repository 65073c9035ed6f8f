"""What can be asked of a person, and which ways of saying it are right."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.parties.known import KEYS, Known, dates, known_of, postcodes
from rightparty.parties.model import default_model
from tests.parties.samples import NOON, Row, evidence, point

BORN = date(1990, 5, 12)
ANA = {"person_id": "ana", "country": "CN", "birth_date": BORN, "national_id": "11010519900512002x"}
DAYS = st.dates(date(1912, 1, 1), date(2026, 1, 1))


def known(*rows: Row, points: tuple[Row, ...] = (), over: str = "x1", **person: Any) -> Known:
    """What is known of ana while we talk over a point."""
    return known_of(ANA | person, points, rows, over=over, at=NOON, model=default_model())


@pytest.mark.parametrize(
    "text",
    [
        "1990-05-12", "1990/5/12", "19900512", "1990年5月12日", "１９９０年５月１２日", "1990. 5. 12",
        "12.05.1990", "05/12/1990", "12 May 1990", "12th of May, 1990", "May 12, 1990", "MAY 12 1990",
        "民國79年5月12日", "民国 79 年 5 月 12 日", "it is 12 may 1990",
    ],
)  # fmt: skip
def test_a_birthday_is_understood_in_many_ways(text: str) -> None:
    """As it is written in China, Taiwan, Europe and America."""
    assert known().answers("birth_date", text)


@pytest.mark.parametrize("text", ["", "1990", "May 12", "1990-12-05", "1990-02-30", "12 05", "90-05-12"])
def test_a_part_of_a_birthday_is_none(text: str) -> None:
    """The whole date, and the right one."""
    assert not known().answers("birth_date", text)


def test_several_guesses_in_one_answer_are_none() -> None:
    """Whoever names ten days has named no day."""
    assert not known().answers("birth_date", "1990-05-11 1990-05-12 1990-05-13")


@given(DAYS)
def test_each_way_of_writing_a_day_is_read_as_that_day(day: date) -> None:
    """A law of all forms, for all days of a century."""
    for text in (
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%d %B %Y}",
        f"{day:%B %d, %Y}",
        f"{day:%d.%m.%Y}",
        f"民國{day.year - 1911}年{day.month}月{day.day}日",
    ):
        assert day in dates(text), text


@given(st.text(max_size=60))
def test_no_text_means_more_than_two_days(text: str) -> None:
    """Whatever is said."""
    assert len(dates(text)) <= 2


@pytest.mark.parametrize(
    ("country", "number", "answer", "right"),
    [
        ("CN", "11010519900512002x", "002X", True),
        ("CN", "11010519900512002x", "００２ｘ", True),
        ("CN", "11010519900512002x", "002", False),
        ("CN", "11010519900512002x", "2002X", False),
        ("HK", "A123456(7)", "4567", True),
        ("TW", "A123456789", "6789", True),
        ("SG", "S1234567D", "567d", True),
        ("US", "123-45-6789", "6789", False),
        ("CN", "123456789", "6789", False),
        ("GB", "AB123456C", "456C", False),
    ],
)
def test_the_end_of_an_identity_number(country: str, number: str, answer: str, right: bool) -> None:
    """Where a number has its country's form; never the end of a US social security number."""
    found = known(country=country, national_id=number)
    assert found.answers("id_end", answer) is right
    assert found.has("id_end") is (country != "US" and number not in ("123456789", "AB123456C"))


@pytest.mark.parametrize(
    ("country", "address", "code"),
    [
        ("CN", "北京市朝阳区建国路 100028", ("100028",)),
        ("US", "12345 Main Street, Springfield, IL 62704-1234", ("62704",)),
        ("GB", "10 Downing Street, London sw1a 2aa", ("SW1A2AA",)),
        ("IN", "14 MG Road, Bengaluru 560001", ("560001",)),
        ("CN", "没有邮编", ()),
        ("DE", "10115 Berlin", ()),
        (None, "100028", ()),
    ],
)
def test_the_postcode_of_an_address(country: str | None, address: str, code: tuple[str, ...]) -> None:
    """The last thing in it that has the country's form."""
    assert postcodes(address, country) == code


def other(point_id: str, kind: str, value: str, **columns: Any) -> Row:
    """One more point of the book."""
    return point(kind, **({"point_id": point_id, "value": value} | columns))


def test_only_their_own_other_points_are_asked_for() -> None:
    """Not the one we talk over, not a shared one, not one that others named or that proved a stranger's."""
    points = (
        point(),
        other("x2", "mobile", "+8613812340000"),
        other("x3", "mobile", "+8613812340001"),
        other("x4", "mobile", "+8613812340002", place="shared"),
        other("x5", "mobile", "+8613812340003"),
        other("x6", "email", "ana@mail.example"),
    )
    rows = [evidence("stated", 900) | {"point_id": f"x{number}"} for number in (1, 2, 4, 5, 6)]
    rows += [
        evidence("skip_traced", 900) | {"point_id": "x3"},
        evidence("wrong_number", 9) | {"point_id": "x5"},
    ]
    found = known(*rows, points=points)
    assert found.numbers == ("+8613812340000",)
    assert found.emails == ("ana@mail.example",)
    assert known(*rows, points=points, over="x2").numbers == ("+8613912345678",)


@pytest.mark.parametrize(
    "text", ["13812340000", "138 1234 0000", "+86 138-1234-0000", "０１３８１２３４００００"[1:]]
)
def test_a_number_is_understood_as_people_say_it(text: str) -> None:
    """With or without the country, with blanks, full width."""
    found = known(
        evidence("stated", 9) | {"point_id": "x2"}, points=(other("x2", "mobile", "+8613812340000"),)
    )
    assert found.answers("other_number", text)
    assert not found.answers("other_number", "13812340001")


def test_an_address_is_the_same_in_any_case() -> None:
    """Blanks and capitals mean nothing."""
    found = Known("ana", emails=("ana@mail.example",))
    assert found.answers("email", " Ana@Mail.Example ")
    assert not found.answers("email", "ana@mail")


@pytest.mark.parametrize("key", KEYS)
@given(text=st.text(max_size=30))
def test_what_is_not_known_has_no_right_answer(key: str, text: str) -> None:
    """Of somebody of whom nothing is known, nothing is right, not even nothing."""
    assert not Known("ana").has(key)
    assert not Known("ana", "CN").answers(key, text)
