"""A guess says what it takes a column for, how sure it is, and why; and it is careful with numbers."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.book.guess import TAKEN, Guess, as_mapping, guess_columns, normal, shape_of, vocabulary
from rightparty.book.importing import read_foreign, samples
from rightparty.book.mapping import IGNORE, TARGETS, Shape
from rightparty.engine import Engine
from tests.book.exports import MEANS, chinese_rows, citizen, write_excel


def _targets(columns: dict[str, list[str]]) -> dict[str, str]:
    return {guess.header: guess.taken.to for guess in guess_columns(columns)}


def test_a_chinese_export_is_understood_whole(engine: Engine, tmp_path: Path) -> None:
    """Every header of a consumer lender's sheet, below its title, with a reason each."""
    tables = read_foreign([write_excel(tmp_path / "export.xlsx", chinese_rows())], engine)
    guesses = guess_columns(samples(tables, engine))
    assert {guess.header: guess.taken.to for guess in guesses} == MEANS
    assert all(guess.why and 0 < guess.confidence <= 0.99 for guess in guesses)


ENGLISH = {
    "Name": "persons.name",
    "Mobile": "points.mobile",
    "E-mail": "points.email",
    "Date of Birth": "persons.birth_date",
    "Loan No.": "debts.debt_id",
    "Loan Date": "debts.opened_on",
    "Loan Amount (USD)": "debts.principal",
    "APR": "debts.annual_rate",
    "Instalment No": "instalments.number",
    "Due Date": "instalments.due_on",
    "Amount Overdue": "instalments.overdue",
    "Amount Paid": "payments.amount",
    "Last Payment Date": "payments.paid_at",
    "Emergency Contact": "relations.emergency_contact.name",
    "Emergency Contact Phone": "relations.emergency_contact.phone",
    "Relationship": "relations.emergency_contact.role",
    "Employer": "relations.employer.name",
    "Work Phone": "relations.employer.phone",
    "Guarantor": "liabilities.guarantor.name",
    "Guarantor Mobile": "liabilities.guarantor.mobile",
    "Days Past Due": "ignore",
    "Favourite Colour": "ignore",
}


def test_english_headers_are_understood_without_cells() -> None:
    """Headers alone suffice where they are usual ones."""
    assert _targets({header: [] for header in ENGLISH}) == ENGLISH


def test_cells_cast_doubt_on_a_header() -> None:
    """A column called mobile that holds e-mail addresses is not taken for numbers."""
    (guess,) = guess_columns({"手机号": ["a@example.com", "b@example.com"]})
    assert guess.confidence < 0.6
    assert "email" in guess.why


def test_numbers_nobody_named_are_never_a_borrowers() -> None:
    """A column of mobile numbers under an unknown header is shown, and not taken."""
    (guess,) = guess_columns({"备用": ["13800138000", "13900139000"]})
    assert guess.taken.to == IGNORE
    assert "phone" in guess.why


@pytest.mark.parametrize(
    ("headers", "place", "owner"),
    [
        (["姓名", "手机号", "紧急联系人", "电话", "关系"], 3, "relations.emergency_contact.phone"),
        (["借款人", "配偶", "联系电话"], 2, "relations.family.phone"),
        (["Name", "Reference", "Phone"], 2, "relations.reference.phone"),
        (["Name", "Guarantor", "Phone"], 2, "liabilities.guarantor.mobile"),
        (["紧急联系人", "本人手机号"], 1, "points.mobile"),
        (["姓名", "电话"], 1, "points.mobile"),
    ],
)
def test_a_bare_phone_column_belongs_to_the_person_before_it(
    headers: list[str], place: int, owner: str
) -> None:
    """Behind a friend's name, “phone” is the friend's: taking it for the borrower's would disclose."""
    assert list(_targets({header: [] for header in headers}).values())[place] == owner


def test_several_contacts_are_told_apart() -> None:
    """联系人1 and 联系人2 are two people; repeated headers are, too."""
    found = _targets({name: [] for name in ("联系人1", "联系人1电话", "联系人2姓名", "联系人2电话")})
    assert list(found.values()) == [
        "relations.emergency_contact.name",
        "relations.emergency_contact.phone",
        "relations.emergency_contact.2.name",
        "relations.emergency_contact.2.phone",
    ]
    again = _targets({name: [] for name in ("紧急联系人", "紧急联系人 (2)")})
    assert list(again.values()) == ["relations.emergency_contact.name", "relations.emergency_contact.2.name"]


def test_no_two_columns_mean_the_same() -> None:
    """Of two columns with one meaning the surer stands; the other is left for review."""
    guesses = guess_columns({"手机": [], "联系电话": [], "姓名": []})
    taken = [guess.taken.to for guess in guesses if guess.taken.to != IGNORE]
    assert sorted(taken) == ["persons.name", "points.mobile"]


@pytest.mark.parametrize(
    ("cells", "form"),
    [
        (["2026-01-13", "2026/2/1"], ""),
        (["13/01/2026", "02/01/2026"], "%d/%m/%Y"),
        (["01/13/2026", "02/01/2026"], "%m/%d/%Y"),
        (["13.01.2026"], "%d.%m.%Y"),
        (["3 Feb 2026", "13 Mar 2026"], "%d %b %Y"),
    ],
)
def test_the_order_of_day_and_month_is_found_from_the_cells(cells: list[str], form: str) -> None:
    """One day above twelve settles it for the column."""
    (guess,) = guess_columns({"Due Date": cells})
    assert (guess.taken.to, guess.taken.form) == ("instalments.due_on", form)


def test_an_order_that_cannot_be_told_is_not_guessed() -> None:
    """02/03/2026 may be two days; the column is left to people."""
    (guess,) = guess_columns({"Due Date": ["02/03/2026", "04/05/2026"]})
    assert guess.confidence < TAKEN
    assert "form" in guess.why


@pytest.mark.parametrize(("cells", "form"), [(["24", "18"], "percent"), (["0.24"], "share"), (["24%"], "")])
def test_rates_are_told_apart_by_size(cells: list[str], form: str) -> None:
    """24 can only be per cent."""
    (guess,) = guess_columns({"年利率": cells})
    assert guess.target.form == form


@pytest.mark.parametrize(
    ("cells", "shape"),
    [
        (["a@example.com"], Shape.EMAIL),
        ([citizen(1), citizen(2)], Shape.ID),
        (["138 0013 8000", "+86 139 0013 9000"], Shape.PHONE),
        (["2026年1月2日"], Shape.DATE),
        (["24%"], Shape.RATE),
        (["第3期"], Shape.NUMBER),
        (["¥1,234.50"], Shape.MONEY),
        (["JJ-2025-001"], Shape.KEY),
        (["张三", "欧阳修"], Shape.NAME),
        (["北京市海淀区中关村大街1号院2号楼"], Shape.TEXT),
        (["", ""], None),
    ],
)
def test_shapes_of_cells(cells: list[str], shape: Shape | None) -> None:
    """Cells are recognised by what they look like."""
    assert shape_of(cells) is shape


def test_every_known_header_means_a_target() -> None:
    """The vocabulary names only targets that exist, and no header twice."""
    headers = vocabulary()["headers"]
    assert set(headers) - {IGNORE} <= set(TARGETS)
    seen: dict[str, str] = {}
    for target, names in headers.items():
        for name in names:
            assert seen.setdefault(normal(name)[0], target) == target, name


@given(st.dictionaries(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=4), max_size=8))
def test_any_header_can_be_guessed_at(columns: dict[str, list[str]]) -> None:
    """Whatever the headers and cells, each gets one guess, in order, and no target is given twice."""
    guesses: list[Guess] = guess_columns(columns)
    assert [guess.header for guess in guesses] == list(columns)
    taken = [guess.taken.to for guess in guesses if guess.taken.to != IGNORE]
    assert len(taken) == len(set(taken))
    assert set(as_mapping(guesses).columns) == set(columns)
