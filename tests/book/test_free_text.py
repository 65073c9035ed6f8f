"""Personal data in free text: found where it stands, told masked, and never a reason to leave a row out."""

import json
import random
from pathlib import Path

import ibis
import pytest

from rightparty.book.free_text import FREE, SORTS, found, hints, lines_of
from rightparty.book.free_text_notes import is_on_free_text
from rightparty.book.load import load_book
from rightparty.book.problems import NOTE, Problem
from rightparty.book.tables import TABLES, Kind
from rightparty.engine import LINE, Engine
from rightparty.personal import personal
from tests.book.folders import SOUND, with_column, write_book

TEXTS = ibis.schema({LINE: "int64", "text": "string"})
AS_IN_WORDS = {
    "resident_number": "national_id", "taiwan_number": "national_id", "hong_kong_number": "national_id",
    "bank_card": "bank_card", "mobile_number": "mobile_number", "email": "email",
}  # fmt: skip
"""What `rightparty.personal` calls each kind that it knows."""


def kinds(engine: Engine, *texts: str | None) -> list[tuple[int, str, str]]:
    """What is found in these texts: the place of the text, the kind, the value."""
    rows = [{LINE: place, "text": text} for place, text in enumerate(texts)]
    table = engine.create("texts", rows, TEXTS)
    (hinted,) = engine.rows(hints("events", table, ["text"]))
    maybe = [("text", key.partition("/")[2]) for key, is_there in hinted.items() if is_there]
    if not maybe:
        return []
    told = engine.rows(found("events", table, maybe))
    return sorted((row[LINE], row["kind"], row["value"]) for row in told)


def notes(book: Path, engine: Engine) -> list[Problem]:
    """The notes on free text of a book, every one of which must be a note on it."""
    loaded = load_book(book, engine, free_text=True)
    assert all(is_on_free_text(one) for one in loaded.problems), loaded.problems
    return list(loaded.problems)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("身份证11010519491231002X", "resident_number"),
        ("证 110105 19491231 002x。", "resident_number"),
        ("ID11010519491231002X", "resident_number"),
        ("１１０１０５１９４９１２３１００２Ｘ", "resident_number"),
        ("110105194912310021", None),  # a wrong check digit
        ("卡号 4111 1111 1111 1111，请勿外传", "bank_card"),
        ("pay to 4111-1111-1111-1111.", "bank_card"),
        ("card 4111 1111 1111 1112", None),
        ("order 20261123103000123", None),
        ("rate 0.4111111111111111", None),
        ("digest 9f4111111111111111ab", None),
        ("A123456789 来电", "taiwan_number"),
        ("A123456780", None),
        ("id G123456(A)", "hong_kong_number"),
        ("证件 Ｇ１２３４５６（Ａ）", "hong_kong_number"),
        ("id G123456(7)", None),
        ("澳门 5215299(8)", "macau_number"),
        ("pan ABCPD1234E", "indian_pan"),
        ("pan ABCXD1234E", None),  # not a person's
        ("联系 138 0013 8000", "mobile_number"),
        ("打+86 13800138000", "mobile_number"),
        ("13800138000_20261101.wav", "mobile_number"),
        ("+852 6123 4567", "mobile_number"),
        ("call +44 7700 900123.", "mobile_number"),
        ("call 400-820-8820", None),
        ("at 1795000000000", None),  # milliseconds
        ("write to J.W@bank.example.", "email"),
        ("￥1580.50 on 2026-11-23 10:30", None),
        ("", None),
        (None, None),
    ],
)
def test_one_cell(engine: Engine, text: str | None, kind: str | None) -> None:
    """With its check digit, however it is written; dates, amounts, orders and digests are nobody's."""
    assert [one for _, one, _ in kinds(engine, text)] == ([kind] if kind else [])


def test_several_in_one_cell(engine: Engine) -> None:
    """Each kind, and behind a number that is none."""
    text = "order 20261123103000123, card 4111111111111111, 13800138000 or a.b@c.example"
    assert [kind for _, kind, _ in kinds(engine, text)] == ["bank_card", "email", "mobile_number"]


def test_it_finds_what_the_finder_of_one_text_finds(engine: Engine) -> None:
    """On numbers made by chance, right and wrong check digits among them."""
    dice = random.Random(7)
    forms = ("110105194{7}", "4111{12}", "62{14}", "62{17}", "a1{8}", "g{6}(1)", "13{9}", "09{8}", "35{13}")
    texts = []
    for _ in range(3_000):
        head, _, tail = dice.choice(forms).partition("{")
        count, _, rest = tail.partition("}")
        texts.append(head + "".join(dice.choice("0123456789") for _ in range(int(count))) + rest)
    of_one = {(place, kind) for place, text in enumerate(texts) for kind, _, _ in personal(text)}
    of_all = {(place, AS_IN_WORDS[kind]) for place, kind, _ in kinds(engine, *texts) if kind in AS_IN_WORDS}
    assert of_all == of_one
    assert len({kind for _, kind in of_one}) == 3


def test_the_first_line_and_how_many_cells(engine: Engine) -> None:
    """One row for a column and kind."""
    rows = [{LINE: line, "text": text} for line, text in ((2, "x"), (5, "13800138001"), (4, "13800138000"))]
    table = engine.create("texts", rows, TEXTS)
    (row,) = engine.rows(lines_of(found("events", table, [("text", "mobile_number")])))
    assert (row[LINE], row["cells"], row["value"]) == (4, 2, "13800138000")


def test_a_note_names_file_line_and_kind_and_masks_the_value(engine: Engine, tmp_path: Path) -> None:
    """Nothing is left out for it."""
    events = with_column("events", "text", ["他朋友 139 0013 9000", "身份证 11010519491231002X"])
    first, second = notes(write_book(tmp_path / "book", events=events), engine)
    assert (first.file, first.line, first.column, first.severity) == ("events.csv", 2, "text", NOTE)
    assert (first.value, first.what) == ("*********00", "holds a telephone number")
    assert (second.line, second.value) == (3, "****2X")
    assert "persons.national_id" in second.help


def test_a_column_is_told_once_for_each_kind(engine: Engine, tmp_path: Path) -> None:
    """With the number of its cells."""
    events = with_column("events", "text", ["请打 13900139000", "请打 13900139001"])
    (note,) = notes(write_book(tmp_path / "book", events=events), engine)
    assert (note.line, note.what) == (2, "holds a telephone number, as 2 cells of this column do")


def test_the_right_columns_are_no_finding(engine: Engine, tmp_path: Path) -> None:
    """An id and a number where they belong, an attorney's in the detail, the lender's own in a text."""
    persons = with_column("persons", "national_id", ["11010519491231002X", "", ""])
    creditors = with_column("creditors", "hotline", ["service@bank.example"])
    events = with_column("events", "text", ["请写信至 Service@bank.example", ""])
    notices = SOUND["notices"] + (
        'N3,2025-03-08T10:00:00+08:00,attorney,P2,,,,"{""name"": ""赵"", ""phone"": ""13900139000""}"\n'
    )
    book = write_book(tmp_path / "book", persons=persons, creditors=creditors, events=events, notices=notices)
    assert notes(book, engine) == []


def test_other_details_are_looked_into(engine: Engine, tmp_path: Path) -> None:
    """A reason is free text."""
    detail = json.dumps({"reason": "问他哥 13900139000"}, ensure_ascii=False).replace('"', '""')
    notices = SOUND["notices"] + f'N3,2025-03-08T10:00:00+08:00,hardship,P2,,,,"{detail}"\n'
    (note,) = notes(write_book(tmp_path / "book", notices=notices), engine)
    assert (note.file, note.line, note.column) == ("notices.csv", 4, "detail")


def test_nobody_looks_unless_asked(engine: Engine, tmp_path: Path) -> None:
    """A day is planned without reading every text."""
    events = with_column("events", "text", ["请打 13900139000", ""])
    assert load_book(write_book(tmp_path / "book", events=events), engine).problems == ()


def test_free_columns_are_texts_that_refer_to_nothing() -> None:
    """Of the tables as they are now."""
    for table, columns in FREE.items():
        for column in columns:
            one = TABLES[table].by_name[column]
            assert one.kind in (Kind.TEXT, Kind.JSON), (table, column)
            assert not one.refers_to, (table, column)
            assert column not in TABLES[table].key, (table, column)
    assert set(AS_IN_WORDS) <= set(SORTS)
