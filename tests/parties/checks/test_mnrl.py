"""India's list of numbers given up: read however large, compared month by month."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.parties.checks import mnrl
from rightparty.parties.checks.check import Answer
from rightparty.parties.checks.mnrl import Month, Revoked
from tests.parties.checks.asked import AT, Noted, question

NUMBERS = st.from_regex(r"\+91[6-9][0-9]{9}", fullmatch=True)
OURS = "+919812345678"
MARCH = datetime(2026, 3, 20, 6, tzinfo=UTC)

GOLDEN_JSON = '{"status":200,"file_name":"m.json","payload":[{"n":"9812345678"},{"n":"9000000001"}]}'
GOLDEN_TABLE = "\ufeffMobile Number,Date\r\n9812345678,15-03-2026\r\n+91 90000 00001,\r\n"


def in_pieces(text: str, size: int) -> Iterator[str]:
    """A text as it comes from a file read in pieces."""
    return (text[start : start + size] for start in range(0, len(text), size))


@pytest.mark.parametrize("size", [1, 2, 7, 30, 1000])
def test_the_regulators_json_is_read_in_any_pieces(size: int) -> None:
    """Where a piece ends means nothing."""
    noted = Noted()
    found = list(mnrl.read_json(in_pieces(GOLDEN_JSON, size), "m.json", noted.append))
    assert found == [Revoked(1, OURS), Revoked(2, "+919000000001")]
    assert noted == []


def test_the_regulators_table_is_read_with_its_dates() -> None:
    """Heading, mark and blanks are taken; a date may stand beside a number."""
    found = list(mnrl.read_table(GOLDEN_TABLE.splitlines(keepends=True), "m.csv", Noted().append))
    assert found == [Revoked(2, OURS, date(2026, 3, 15)), Revoked(3, "+919000000001")]


@given(st.lists(NUMBERS, min_size=1, max_size=20), st.integers(1, 40))
def test_a_list_comes_back_as_it_was_written(numbers: list[str], size: int) -> None:
    """As JSON and as a table."""
    noted = Noted()
    text = "".join(mnrl.json_text(numbers, "m.json"))
    assert [one.number for one in mnrl.read_json(in_pieces(text, size), "m", noted.append)] == numbers
    lines = mnrl.table_lines((number, None) for number in numbers)
    assert [one.number for one in mnrl.read_table(lines, "m", noted.append)] == numbers
    assert noted == []


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('{"status":401,"message":"Invalid Key"}', None, "has no list of numbers"),
        ('{"payload":[{"n":"9812345678"},{"n":"98', 1, "the list breaks off after this entry"),
        ('{"payload":[{"n":"9812345678"},{"n":"1812345678"}]}', 2, "is no Indian mobile number"),
        ('{"payload":["9812345678",12]}', 2, "is no Indian mobile number"),
        ("", None, "has no list of numbers"),
        ('{"payload":[{"N":"9812345678"},{"n":"9812345678"}]}', 1, "is missing from this entry"),
        ('{"payload":[]}', None, "holds no number"),
        ('{"payload":[{"n":null}]}', None, "holds no number"),
    ],
)
def test_what_is_no_list_is_told(text: str, line: int | None, what: str) -> None:
    """A key that has run out, a file cut short, and a number that is none."""
    noted = Noted()
    list(mnrl.read_json([text], "m.json", noted.append))
    assert noted.told() == [(line, what)]


def test_entries_without_a_number_are_passed_over() -> None:
    """The regulator's lists have them."""
    noted = Noted()
    text = '{"payload":[{"n":null},null,{"n":"9812345678"}]}'
    assert list(mnrl.read_json([text], "m", noted.append)) == [Revoked(3, OURS)]
    assert noted == []


def test_bad_lines_of_a_table_are_told_together() -> None:
    """Each with its line."""
    noted = Noted()
    lines = ["number,date\n", "9812345678,2026-13-01\n", "12345,\n", "9812345679,\n"]
    assert [one.number for one in mnrl.read_table(lines, "m", noted.append)] == ["+919812345679"]
    assert noted.told() == [(2, "is no date"), (3, "is no Indian mobile number")]


def test_a_list_without_end_is_read_a_piece_at_a_time() -> None:
    """Ten million numbers take the memory of one piece."""

    def endless() -> Iterator[str]:
        yield '{"payload":['
        while True:
            yield '{"n":"9812345678"},' * 100

    found = mnrl.read_json(endless(), "m", Noted().append)
    assert [one.place for one in islice(found, 5000, 5002)] == [5001, 5002]


def asked(since: datetime, *lists: tuple[Month, list[Revoked]], at: datetime = AT) -> Answer:
    """What some lists say about our number."""
    (answer,) = mnrl.answers([question(OURS, since=since)], lists, at)
    return answer


def test_a_number_on_a_later_list_was_given_up() -> None:
    """Listed in May, last proven in March: whoever had it at the beginning of May has lost it."""
    answer = asked(MARCH, (Month(2026, 5), [Revoked(7, OURS)]))
    assert (answer.finding, answer.code) == ("recycled", "listed")
    assert answer.since == datetime(2026, 4, 30, 18, 30, tzinfo=UTC)
    assert answer.as_of == datetime(2026, 6, 8, 18, 30, tzinfo=UTC)


def test_a_date_in_the_list_narrows_the_time() -> None:
    """Lost with the end of that day in India."""
    answer = asked(MARCH, (Month(2026, 5), [Revoked(7, OURS, date(2026, 5, 15))]))
    assert answer.since == datetime(2026, 5, 15, 18, 29, 59, 999999, tzinfo=UTC)


def test_the_list_of_the_month_of_the_proof_counts_and_one_before_does_not() -> None:
    """Given up in February, and proven by its new holder in March: that is their number."""
    months = [(Month(2026, month), list[Revoked]()) for month in range(3, 11)]
    assert asked(MARCH, (Month(2026, 3), [Revoked(1, OURS)])).finding == "recycled"
    assert asked(MARCH, (Month(2026, 2), [Revoked(1, OURS)]), *months).finding == "not_recycled"


@pytest.mark.parametrize(
    ("have", "finding"),
    [
        (range(3, 11), "not_recycled"),
        (range(4, 11), "recycling_unknown"),
        ([3, 4, 6, 7, 8, 9, 10], "recycling_unknown"),
        ([], "recycling_unknown"),
        ([3], "not_recycled"),
    ],
)
def test_on_no_list_is_a_no_only_if_no_list_is_missing(have: list[int], finding: str) -> None:
    """From the month of the proof to the newest list, every one."""
    assert asked(MARCH, *((Month(2026, month), []) for month in have)).finding == finding


def test_a_no_is_as_old_as_the_newest_list() -> None:
    """The month of which it tells, to its end."""
    answer = asked(MARCH, (Month(2026, 3), []), (Month(2026, 4), []))
    assert answer.as_of == datetime(2026, 4, 30, 18, 30, tzinfo=UTC)


def test_months_follow_each_other_over_the_year() -> None:
    """December's list comes out on the eighth of January."""
    assert Month(2026, 12).next == Month(2027, 1)
    assert Month(2026, 12).published_at == datetime(2027, 1, 8, 18, 30, tzinfo=UTC)
    assert mnrl.month_of(datetime(2026, 12, 31, 18, 30, tzinfo=UTC)) == Month(2027, 1)
