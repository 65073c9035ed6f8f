"""The files of the US Reassigned Numbers Database: what is written, what is read, and what it means."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.parties.checks import rnd
from rightparty.parties.checks.check import IDENTITY, Question
from tests.parties.checks.asked import AT, SINCE, Noted, question

NUMBERS = st.from_regex(r"\+1[2-9][0-9]{2}[2-9][0-9]{6}", fullmatch=True)
INSTANTS = st.integers(1_000_000_000, 1_900_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
DATES = st.dates(date(2000, 1, 1), date(2030, 12, 31))

GOLDEN_QUERY = "2025550123,2026-01-31\n2025550124,2026-01-31\n"
GOLDEN_RESULT = (
    '\ufeffTN,Date,Disconnected\r\n2025550123,2026-01-31,yes\r\n"(202) 555-0124",01/31/2026,No\r\n\r\n'
    "+12025550125,20260131,No Data\r\n"
)


def test_a_query_holds_number_and_date_and_nothing_else() -> None:
    """Each number and date once, however many people are asked about."""
    asked = [question(), question(person_id="ben"), question("+12025550124")]
    assert "".join(rnd.query_lines(asked)) == GOLDEN_QUERY


def test_a_result_is_read_with_heading_mark_quotes_and_any_case() -> None:
    """What a spreadsheet does to a file does not hide the answer."""
    noted = Noted()
    found = list(rnd.read_results(GOLDEN_RESULT.splitlines(keepends=True), "r.csv", noted.append))
    day = date(2026, 1, 31)
    assert [(one.line, one.number, one.asked_on, one.answer) for one in found] == [
        (2, "+12025550123", day, "yes"),
        (3, "+12025550124", day, "no"),
        (5, "+12025550125", day, "no_data"),
    ]
    assert noted == []


@given(st.lists(st.tuples(NUMBERS, DATES, st.sampled_from(["yes", "no", "no_data"]))))
def test_results_come_back_as_they_were_written(results: list[tuple[str, date, str]]) -> None:
    """Writing and reading a result file changes nothing."""
    noted = Noted()
    found = list(rnd.read_results(rnd.result_lines(results), "r.csv", noted.append))
    assert [(one.number, one.asked_on, one.answer) for one in found] == results
    assert noted == []


@given(
    st.lists(NUMBERS, unique=True, max_size=5),
    INSTANTS,
)
def test_a_query_is_answered_line_by_line(numbers: list[str], since: datetime) -> None:
    """Each question finds its result by number and date, in whatever order results come."""
    asked = [question(number, since=since) for number in numbers]
    lines = [line.strip() + ",no\n" for line in rnd.query_lines(asked)]
    found = rnd.answers(asked, rnd.read_results(reversed(lines), "r.csv", Noted().append), AT)
    assert {answer.question.number for answer in found} == set(numbers)


def test_every_bad_line_is_told_with_its_number() -> None:
    """One fault does not hide the next, and good lines are still read."""
    text = (
        "2025550123,2026-01-31,yes\n2025550123,2026-02-30,yes\n1234567890,2026-01-31,no\n"
        '2025550123,2026-01-31\n2025550123,2026-01-31,maybe\n"2025550123"x,2026-01-31,no\n2025550123,2026-01-31,no\n'
    )
    noted = Noted()
    found = list(rnd.read_results(text.splitlines(keepends=True), "r.csv", noted.append))
    assert [one.line for one in found] == [1, 7]
    assert [line for line, _ in noted.told()] == [2, 3, 4, 5, 6]
    assert [what for _, what in noted.told()][:4] == [
        "is no date",
        "is no North American number",
        "has 2 cells instead of three",
        "is none of yes, no and no_data",
    ]


@pytest.mark.parametrize(
    "number", ["２025550123", "2025550٣23", "0025550123", "20255501234", "+442025550123"]
)
def test_what_only_looks_like_a_number_is_none(number: str) -> None:
    """Digits of other writings, and numbers of other plans."""
    noted = Noted()
    assert list(rnd.read_results([f"{number},2026-01-31,no\n"], "r.csv", noted.append)) == []
    assert noted.told() == [(1, "is no North American number")]


def test_reading_holds_one_line_at_a_time() -> None:
    """The first result is there before the second line is asked for."""

    def endless() -> Iterator[str]:
        while True:
            yield "2025550123,2026-01-31,no\n"

    found = rnd.read_results(endless(), "r.csv", Noted().append)
    assert [next(found).line for _ in range(3)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("answer", "finding", "as_of", "authority"),
    [
        ("yes", "recycled", AT, None),
        ("no", "not_recycled", datetime(2026, 11, 10, tzinfo=UTC), "47 CFR 64.1200(m)"),
        ("no_data", "recycling_unknown", None, None),
    ],
)
def test_only_a_no_has_the_safe_harbour(
    answer: str, finding: str, as_of: datetime | None, authority: str | None
) -> None:
    """A yes is as young as the query, a no as old as the data may be, and no data has no date."""
    results = rnd.read_results(rnd.result_lines([("+12025550123", date(2026, 1, 31), answer)]), "r", print)
    (found,) = rnd.answers([question()], results, AT)
    assert (found.finding, found.as_of, found.authority) == (finding, as_of, authority)


@pytest.mark.parametrize(
    ("at", "complete_to"),
    [
        ("2026-11-15T23:59:59", "2026-10-10"),
        ("2026-11-16T00:00:00", "2026-11-10"),
        ("2026-01-01T00:00:00", "2025-12-10"),
        ("2026-01-16T00:00:00", "2026-01-10"),
    ],
)
def test_the_data_is_complete_to_the_tenth_of_the_last_report(at: str, complete_to: str) -> None:
    """Carriers report by the fifteenth what was given up by the tenth."""
    assert rnd.data_date(datetime.fromisoformat(at).replace(tzinfo=UTC)).date() == date.fromisoformat(
        complete_to
    )


def test_the_date_asked_is_the_earliest_that_it_was_anywhere() -> None:
    """Four in the morning in London is still the day before in Hawaii: an earlier date only finds more."""
    assert rnd.asked_on(question(since=datetime(2026, 2, 1, 4, tzinfo=UTC))) == date(2026, 1, 31)
    assert rnd.asked_on(question(since=datetime(2026, 2, 1, 11, tzinfo=UTC))) == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (question(), None),
        (question("+8613800138000"), "is no North American number"),
        (question("+11125550123"), "is no North American number"),
        (question(since=AT), "was last proven today: there is nothing to ask yet"),
        (question(check=IDENTITY, name="Ana"), "answers no check of `identity`"),
    ],
)
def test_what_cannot_be_asked_says_why(asked: Question, why: str | None) -> None:
    """Foreign numbers and proofs of today stay here."""
    assert rnd.unaskable(asked, (AT - timedelta(hours=11)).date()) == why


def test_a_result_for_nobody_is_no_evidence() -> None:
    """A number or a date that was not asked answers nothing; a question without a result stays open."""
    results = [("+12025550199", date(2026, 1, 31), "no"), ("+12025550123", date(2026, 1, 30), "no")]
    read = rnd.read_results(rnd.result_lines(results), "r.csv", Noted().append)
    assert list(rnd.answers([question(since=SINCE)], read, AT)) == []


@pytest.mark.parametrize("order", [("no", "yes"), ("yes", "no"), ("no", "no_data")])
def test_of_two_results_that_contradict_each_other_the_stricter_counts(order: tuple[str, str]) -> None:
    """A `no` beside anything else is no safe harbour."""
    asked = question()
    results = [rnd.Result(1, asked.number, rnd.asked_on(asked), one, "raw") for one in order]
    (answer,) = rnd.answers([asked], results, AT)
    assert answer.code != "no"
    assert answer.authority is None
