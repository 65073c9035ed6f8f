"""Contact points have one form, whatever form they were handed in."""

from pathlib import Path
from typing import Any

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.book.load import load_book
from rightparty.book.points import Phone, is_email, read_phone
from rightparty.book.problems import errors
from rightparty.engine import Engine
from tests.book.folders import SOUND, write_book


def _points(engine: Engine, folder: Path, points: list[tuple[str, str]], **tables: str) -> dict[str, Any]:
    """Load points (kind, value) as X1, X2 … and give the rows that stayed."""
    text = "point_id,kind,value\n"
    text += "".join(f'X{n},{kind},"{value}"\n' for n, (kind, value) in enumerate(points, start=1))
    book = load_book(write_book(folder, points=text, **tables), engine)
    return {row["point_id"]: row for row in engine.rows(book.tables["points"])}


@pytest.mark.parametrize(
    ("text", "region", "e164", "country", "zones"),
    [
        ("+86 138 0013 8000", None, "+8613800138000", "CN", ("Asia/Shanghai",)),
        ("0086-138-0013-8000", "US", "+8613800138000", "CN", ("Asia/Shanghai",)),
        ("１３８００１３８０００", "CN", "+8613800138000", "CN", ("Asia/Shanghai",)),
        ("(010) 8123 4567", "CN", "+861081234567", "CN", ("Asia/Shanghai",)),
        ("(212) 555-0123", "US", "+12125550123", "US", ("America/New_York",)),
        ("+1 850 234 5678", None, "+18502345678", "US", ("America/Chicago", "America/New_York")),
        ("+44 (0)20 7946 0958", None, "+442079460958", "GB", ("Europe/London",)),
        ("9123 4567", "HK", "+85291234567", "HK", ("Asia/Hong_Kong",)),
        ("98765 43210", "IN", "+919876543210", "IN", ("Asia/Calcutta",)),
    ],
)
def test_a_number_is_read_whatever_its_form(
    text: str, region: str | None, e164: str, country: str, zones: tuple[str, ...]
) -> None:
    """E.164, its country, and every zone that its area touches."""
    assert read_phone(text, region) == Phone(e164, country, zones, assigned=True)


@pytest.mark.parametrize(
    "text", ["1-800-FLOWERS", "call me", "12", "+1 212 555 0123 ext. 5", "+86138001380001234", "++86138", ""]
)
def test_what_is_no_number_is_not_made_one(text: str) -> None:
    """Letters, extensions and impossible lengths are not guessed at."""
    assert read_phone(text, "US") is None


def test_a_number_in_no_assigned_range_is_kept_with_a_doubt() -> None:
    """It may be new or mistyped; its zones are unknown."""
    assert read_phone("+86 140 0013 8000") == Phone("+8614000138000", "CN", (), assigned=False)


_REGIONS = ["CN", "US", "IN", "HK", "GB", "DE", "MX", "BR", "ID", "TW"]


def _examples(region: str) -> list[str]:
    kinds = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE)
    numbers = [phonenumbers.example_number_for_type(region, kind) for kind in kinds]
    return [
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        for number in numbers
        if number
    ]


_NUMBERS = [number for region in _REGIONS for number in _examples(region)]


@given(
    st.sampled_from(_NUMBERS),
    st.lists(st.sampled_from([" ", "-", ".", "(", ")", "/"]), max_size=4),
    st.data(),
)
def test_reading_is_idempotent_and_blind_to_punctuation(
    number: str, marks: list[str], data: st.DataObject
) -> None:
    """A number in its one form reads as itself, and so does it with marks strewn in."""
    first = read_phone(number)
    assert first is not None
    assert first.e164 == number
    text = number
    for mark in marks:
        place = data.draw(st.integers(2, len(text)))
        text = text[:place] + mark + text[place:]
    assert read_phone(text) == first
    assert read_phone(first.e164, "US") == first


@pytest.mark.slow
@settings(max_examples=10)
@given(
    st.lists(
        st.sampled_from(_REGIONS).flatmap(
            lambda region: st.tuples(st.just(region), st.from_regex(r"[0-9]{7,11}", fullmatch=True))
        ),
        min_size=1,
        max_size=40,
        unique_by=lambda pair: pair[1],
    )
)
def test_columns_and_values_read_alike(
    engine: Engine, tmp_path_factory: pytest.TempPathFactory, numbers: list[tuple[str, str]]
) -> None:
    """The table of points holds what `read_phone` gives for each number alone."""
    texts = {f"+{phonenumbers.country_code_for_region(region)} {digits}" for region, digits in numbers}
    single = {text: read_phone(text) for text in sorted(texts)}
    values = [phone.e164 for phone in single.values() if phone]
    single = {text: phone for text, phone in single.items() if phone is None or values.count(phone.e164) == 1}
    found = _points(engine, tmp_path_factory.mktemp("p") / "b", [("mobile", text) for text in single])
    for place, (text, phone) in enumerate(single.items(), start=1):
        row = found.get(f"X{place}")
        got = (row["value"], row["zones"] or ()) if row else None
        # Numbers that share all but their last four digits share their zones; only validity may differ.
        expected = (phone.e164, phone.zones) if phone else None
        assert (got and got[0]) == (expected and expected[0]), text
        if phone and phone.assigned and row:
            assert row["country"] == phone.country
            assert set(phone.zones) <= set(row["zones"] or ())


def test_the_country_comes_from_the_people_with_evidence(engine: Engine, tmp_path: Path) -> None:
    """Without a country code a number is read where its people live, else where the lender is."""
    found = _points(
        engine,
        tmp_path / "b",
        [("mobile", "(212) 555-0123"), ("mobile", "138 0013 8000"), ("mobile", "139 0013 8000")],
        persons="person_id,name,country\nP1,Ann,US\nP2,李四,CN\nP3,王五,CN\n",
        evidence=(
            "point_id,person_id,at,kind\nX1,P1,2025-01-01T00:00:00Z,stated\n"
            "X2,P2,2025-01-01T00:00:00Z,stated\n"
        ),
    )
    assert [found[point]["value"] for point in ("X1", "X2", "X3")] == [
        "+12125550123",
        "+8613800138000",
        "+8613900138000",
    ]


def test_a_number_of_people_in_two_countries_needs_its_code(engine: Engine, tmp_path: Path) -> None:
    """Which country is meant cannot be told, so nothing is guessed."""
    folder = write_book(
        tmp_path / "b",
        points="point_id,kind,value\nX1,mobile,138 0013 8000\nX2,mobile,+1 212 555 0123\n",
        persons="person_id,name,country\nP1,Ann,US\nP2,李四,CN\nP3,王五,CN\n",
        evidence=(
            "point_id,person_id,at,kind\nX1,P1,2025-01-01T00:00:00Z,stated\n"
            "X1,P2,2025-01-01T00:00:00Z,stated\nX2,P1,2025-01-01T00:00:00Z,stated\n"
        ),
    )
    book = load_book(folder, engine)
    (problem,) = [p for p in errors(book.problems) if p.file == "points.csv"]
    assert (problem.line, problem.column) == (2, "value")
    assert "country" in problem.what


def test_emails_are_lower_case(engine: Engine, tmp_path: Path) -> None:
    """The same mailbox is the same point however it is written."""
    found = _points(engine, tmp_path / "b", [("email", "Zhang.San+Loan@Example.COM"), ("email", "a@b")])
    assert {point: row["value"] for point, row in found.items()} == {"X1": "zhang.san+loan@example.com"}
    assert is_email("李四@例子.中国")
    assert not is_email("two@at@example.com")
    assert not is_email("a b@example.com")
    assert not is_email("a@-.1")


@pytest.mark.parametrize(
    "pair",
    [
        [("mobile", "13800138000"), ("mobile", "+86 138-0013-8000")],
        [("mobile", "13800138000"), ("landline", "+8613800138000")],
        [("email", "A@example.com"), ("email", "a@example.com")],
        [("post", "长安街1号"), ("post", "长安街1号")],
    ],
)
def test_two_rows_for_one_point_are_a_fault_of_both(
    engine: Engine, tmp_path: Path, pair: list[tuple[str, str]]
) -> None:
    """A stop at one row would not reach the other, so neither is loaded."""
    text = "point_id,kind,value\n" + "".join(f"X{n},{k},{v}\n" for n, (k, v) in enumerate(pair, start=1))
    book = load_book(write_book(tmp_path / "b", points=text), engine)
    found = [p for p in errors(book.problems) if p.file == "points.csv"]
    assert [(p.line, p.value) for p in found] == [(2, pair[0][1]), (3, pair[1][1])]
    assert "line 3" in found[0].what
    assert engine.count(book.tables["points"]) == 0


def test_an_unassigned_number_stays_with_a_note(engine: Engine, tmp_path: Path) -> None:
    """It is kept, its zones unknown, and the doubt is noted by line."""
    book = load_book(
        write_book(tmp_path / "b", points=SOUND["points"].replace("+8613800138000", "+8614000138000")), engine
    )
    assert errors(book.problems) == ()
    (note,) = book.problems
    assert (note.line, note.column) == (2, "value")
    (row,) = engine.rows(book.tables["points"].filter(book.tables["points"].point_id == "X1"))
    assert (row["country"], row["zones"]) == ("CN", None)
