"""An export becomes a book in which nobody is named as owing who does not, and no number is a friend's."""

import csv
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.book.guess import as_mapping, guess_columns
from rightparty.book.importing import Imported, import_book, read_foreign, samples
from rightparty.book.load import load_book
from rightparty.book.mapping import ColumnMapping
from rightparty.book.meta import BookMeta
from rightparty.book.owed import owed
from rightparty.book.points import read_phone
from rightparty.book.problems import Problem, errors
from rightparty.engine import Engine
from rightparty.errors import InvalidInput, Refused
from rightparty.gate.candidates import default_candidates
from tests.book.exports import CONSTANTS, HEADERS, PEOPLE, chinese_rows, write_excel

AS_OF = datetime(2026, 11, 2, tzinfo=UTC)
META = BookMeta(AS_OF, {"events": datetime(2025, 1, 1, tzinfo=UTC)})


def _import(
    engine: Engine,
    export: Path,
    to: Path,
    meta: BookMeta = META,
    said: Mapping[str, str] = MappingProxyType({}),
) -> Imported:
    tables = read_foreign([export], engine)
    mapping = as_mapping(guess_columns(samples(tables, engine)))
    return import_book(tables, mapping.with_constants({**CONSTANTS, **said}), meta, to, engine)


def _rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _csv(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_an_excel_as_a_lender_exports_it(engine: Engine, tmp_path: Path) -> None:
    """Chinese headers below a title: split into the tables of a book that loads without a fault."""
    done = _import(engine, write_excel(tmp_path / "export.xlsx", chinese_rows()), tmp_path / "b")
    assert (done.read, done.taken, errors(done.problems)) == (4, 3, ())
    assert any(note.line == 6 and "total" in note.what for note in done.problems)
    assert any("as principal" in note.what for note in done.problems)
    book = load_book(tmp_path / "b", engine)
    assert errors(book.problems) == ()
    assert book.meta.as_of == AS_OF
    assert book.loaded["persons"] == 6
    assert book.loaded["liabilities"] == book.loaded["debts"] == book.loaded["relations"] == 3
    (debt, *_) = _rows(tmp_path / "b", "debts")
    assert (debt["debt_id"], debt["opened_on"], debt["principal"]) == ("JJ0001", "2025-03-01", "10000.00")
    assert Decimal(debt["annual_rate"]) == Decimal("0.24")
    stated = _rows(tmp_path / "b", "evidence")
    assert {row["kind"] for row in stated} == {"stated"}
    assert stated[0]["at"] == "2025-02-28T16:00:00+00:00"  # midnight of the loan's day in Shanghai
    assert [row["role"] for row in _rows(tmp_path / "b", "relations")] == ["family", "friend", "colleague"]


def test_what_is_overdue_is_what_the_export_says(engine: Engine, tmp_path: Path) -> None:
    """Paid and overdue amounts go into instalments and payments that come to the export's own figure."""
    export = write_excel(tmp_path / "export.xlsx", chinese_rows())
    _import(engine, export, tmp_path / "b", said={"debt_status": "active", "payment_status": "posted"})
    book = load_book(tmp_path / "b", engine)
    rows = engine.rows(owed(book.tables, AS_OF.date()))
    assert {row["debt_id"]: row["total"] for row in rows} == dict.fromkeys(
        ("JJ0001", "JJ0002", "JJ0003"), Decimal("1234.50")
    )


def test_a_friends_number_goes_nowhere(engine: Engine, tmp_path: Path) -> None:
    """Contacts become persons and relations; their numbers are in no file, so no candidate can name them."""
    _import(engine, write_excel(tmp_path / "export.xlsx", chinese_rows()), tmp_path / "b")
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "b").glob("*.csv"))
    names = {row["name"]: row["person_id"] for row in _rows(tmp_path / "b", "persons")}
    for _, _, contact, number, _ in PEOPLE:
        assert contact in names
        assert number not in written
    book = load_book(tmp_path / "b", engine)
    candidates = engine.rows(default_candidates(book.tables, AS_OF))
    friends = {names[contact] for _, _, contact, _, _ in PEOPLE}
    assert candidates
    assert not friends & {row["person_id"] for row in candidates}
    assert not friends & {row["person_id"] for row in _rows(tmp_path / "b", "evidence")}


def test_a_borrowers_number_that_is_also_a_friends_is_not_taken(engine: Engine, tmp_path: Path) -> None:
    """Whose it is cannot be told, so the borrower keeps only the other points, and the line is named."""
    people = [PEOPLE[0], ("李四", "13912345678", "王五", "138-0013-8000", "朋友")]
    done = _import(engine, write_excel(tmp_path / "export.xlsx", chinese_rows(people)), tmp_path / "b")
    (problem,) = errors(done.problems)
    assert (problem.line, problem.column, problem.value) == (3, "手机号", "+8613800138000")
    assert "+8613800138000" not in {row["value"] for row in _rows(tmp_path / "b", "points")}


def test_a_friend_who_is_a_borrower_too_is_one_person(engine: Engine, tmp_path: Path) -> None:
    """Same name and number as a borrower: a relation of one debt who owes another, with their own points."""
    people = [PEOPLE[0], ("李四", "13912345678", "张三", "13800138000", "朋友")]
    done = _import(engine, write_excel(tmp_path / "export.xlsx", chinese_rows(people)), tmp_path / "b")
    assert errors(done.problems) == ()
    owner = {row["debt_id"]: row["person_id"] for row in _rows(tmp_path / "b", "liabilities")}
    related = {row["debt_id"]: row["person_id"] for row in _rows(tmp_path / "b", "relations")}
    assert related["JJ0002"] == owner["JJ0001"]
    assert len(_rows(tmp_path / "b", "persons")) == 3


_PHONES = st.sampled_from(["13800138000", "13900139000", "13700137000"])
_NAMES = st.sampled_from(["张三", "李四", "王五"])


@settings(max_examples=20)
@given(st.lists(st.tuples(_NAMES, _PHONES, _NAMES, _PHONES, st.just("朋友")), min_size=1, max_size=5))
def test_no_number_given_for_somebody_else_is_ever_a_borrowers(
    engine: Engine, tmp_path_factory: pytest.TempPathFactory, people: list[tuple[str, str, str, str, str]]
) -> None:
    """However contacts and borrowers share names and numbers, evidence ties a number to one name only."""
    folder = tmp_path_factory.mktemp("shared")
    _import(engine, write_excel(folder / "export.xlsx", chinese_rows(people)), folder / "b")
    given_for: dict[str, set[str]] = {}
    for _, _, contact, number, _ in people:
        phone = read_phone(number, "CN")
        assert phone is not None
        given_for.setdefault(phone.e164, set()).add(contact)
    names = {row["person_id"]: row["name"] for row in _rows(folder / "b", "persons")}
    values = {row["point_id"]: row["value"] for row in _rows(folder / "b", "points")}
    for row in _rows(folder / "b", "evidence"):
        assert given_for.get(values[row["point_id"]], set()) <= {names[row["person_id"]]}


INSTALMENTS = """客户姓名,联系电话,贷款合同号,贷款日期,贷款金额,年利率,期次,应还日期,\
应还本金,应还利息,已还金额,还款时间,担保人,担保人电话
张三,138 0013 8000,HT1,2025/1/5,"12,000.00",18%,第1期,2025/2/5,1000,180,1180,2025/2/4 10:30,孙八,13412345678
张三,138 0013 8000,HT1,2025/1/5,"12,000.00",18%,第2期,2025/3/5,1000,165,0,,孙八,13412345678
"""


def test_a_row_an_instalment_in_gb18030(engine: Engine, tmp_path: Path) -> None:
    """Instalments keep their numbers, payments their time, and a guarantor owes too."""
    export = _csv(tmp_path / "export.csv", INSTALMENTS, "gb18030")
    done = _import(engine, export, tmp_path / "b")
    assert errors(done.problems) == ()
    assert any("GB18030" in note.what for note in done.problems)
    assert [list(row.values()) for row in _rows(tmp_path / "b", "instalments")] == [
        ["HT1", "1", "2025-02-05", "1000.00", "180.00"],
        ["HT1", "2", "2025-03-05", "1000.00", "165.00"],
    ]
    (payment,) = _rows(tmp_path / "b", "payments")
    assert (payment["amount"], payment["paid_at"]) == ("1180.00", "2025-02-04T02:30:00+00:00")
    assert {row["role"] for row in _rows(tmp_path / "b", "liabilities")} == {"borrower", "guarantor"}
    assert len(_rows(tmp_path / "b", "evidence")) == 2
    assert load_book(tmp_path / "b", engine).loaded["debts"] == 1


ENGLISH = """Name;Mobile;Loan No;Loan Date;Loan Amount;Interest Rate;Due Date;Amount Overdue;\
Emergency Contact;Emergency Contact Phone
Ann Lee;(212) 555-0123;L1;01/31/2025;$5,000.00;24;02/28/2025;$420.10;Bob Lee;(212) 555-0199
"""


def test_an_english_export_with_semicolons(engine: Engine, tmp_path: Path) -> None:
    """Separator, order of day and month, and percent are found from the file."""
    export = _csv(tmp_path / "export.csv", ENGLISH)
    said = {"country": "US", "currency": "USD", "zone": "America/New_York"}
    done = _import(engine, export, tmp_path / "b", said=said)
    assert errors(done.problems) == ()
    (debt,) = _rows(tmp_path / "b", "debts")
    assert (debt["opened_on"], Decimal(debt["annual_rate"])) == ("2025-01-31", Decimal("0.24"))
    (point,) = _rows(tmp_path / "b", "points")
    assert point["value"] == "+12125550123"


def test_rows_that_cannot_be_used_are_named_and_the_others_taken(engine: Engine, tmp_path: Path) -> None:
    """A bad date, a bad amount, a bad citizen's number: by file, line and header."""
    rows = chinese_rows()
    due, overdue, national = (HEADERS.index(h) for h in ("应还日期", "逾期金额（元）", "身份证号"))
    rows[0][due] = "2026-13-45"
    rows[1][overdue] = "about a thousand"
    rows[2][national] = "110101199003070001"
    done = _import(engine, write_excel(tmp_path / "export.xlsx", rows), tmp_path / "b")
    assert done.taken == 1
    found = {(p.line, p.column) for p in errors(done.problems)}
    assert found == {(3, "应还日期"), (4, "逾期金额（元）"), (5, "身份证号")}
    (debt,) = _rows(tmp_path / "b", "debts")
    assert debt["debt_id"] == "JJ0003"
    assert "national_id" not in {k for r in _rows(tmp_path / "b", "persons") for k, v in r.items() if v}


def test_rows_that_contradict_an_earlier_one_are_left_out(engine: Engine, tmp_path: Path) -> None:
    """Two borrowers of one debt, other terms, one customer number with two names."""
    header = "客户号,姓名,手机号,借据号,放款日期,放款金额,年利率,应还日期,逾期金额\n"
    rows = (
        "K1,张三,13800138000,J1,2025-01-01,1000,24%,2025-02-01,100\n"
        "K2,李四,13912345678,J1,2025-01-01,1000,24%,2025-02-01,100\n"
        "K1,张三,13800138000,J1,2025-01-01,2000,24%,2025-03-01,100\n"
        "K1,王五,13712345678,J2,2025-01-01,1000,24%,2025-02-01,100\n"
    )
    done = _import(engine, _csv(tmp_path / "e.csv", header + rows), tmp_path / "b")
    assert [p.line for p in errors(done.problems)] == [3, 4, 5]
    assert [row["name"] for row in _rows(tmp_path / "b", "persons")] == ["张三"]


def test_a_payment_needs_a_date(engine: Engine, tmp_path: Path) -> None:
    """Without a column for it and without the date of the export the row cannot be used."""
    export = write_excel(tmp_path / "export.xlsx", chinese_rows())
    done = _import(engine, export, tmp_path / "b", BookMeta())
    assert done.taken == 0
    assert all("--as-of" in problem.what for problem in errors(done.problems))


def test_all_that_the_export_lacks_is_named_at_once(engine: Engine, tmp_path: Path) -> None:
    """Nothing is written before the mapping and the constants are complete."""
    tables = read_foreign([write_excel(tmp_path / "export.xlsx", chinese_rows())], engine)
    mapping = as_mapping(guess_columns(samples(tables, engine)))
    with pytest.raises(InvalidInput) as caught:
        import_book(tables, mapping.with_constants({"creditor_kind": "shop"}), META, tmp_path / "b", engine)
    named = {p.column for p in caught.value.problems if isinstance(p, Problem)}
    assert named == {"creditor_id", "creditor_name", "creditor_kind", "country", "currency", "product"}
    assert not (tmp_path / "b").exists()


def test_a_book_is_not_written_over(engine: Engine, tmp_path: Path) -> None:
    """A folder with a book in it stays as it is."""
    export = write_excel(tmp_path / "export.xlsx", chinese_rows())
    _import(engine, export, tmp_path / "b")
    with pytest.raises(Refused, match="holds a book"):
        _import(engine, export, tmp_path / "b")


def test_the_same_export_gives_the_same_book(engine: Engine, tmp_path: Path) -> None:
    """Ids are made from the facts, so a second import changes nothing."""
    export = write_excel(tmp_path / "export.xlsx", chinese_rows())
    for name in ("a", "b"):
        _import(engine, export, tmp_path / name)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_sources_that_cannot_be_read_are_refused(engine: Engine, tmp_path: Path) -> None:
    """A file that is not there, of another kind, or no workbook inside."""
    (tmp_path / "broken.xlsx").write_bytes(b"PK no workbook")
    (tmp_path / "report.pdf").write_bytes(b"%PDF")
    for name, fault in (("none.csv", InvalidInput), ("broken.xlsx", InvalidInput), ("report.pdf", Refused)):
        with pytest.raises(fault):
            read_foreign([tmp_path / name], engine)


def test_numbers_that_excel_has_cut_are_named(engine: Engine, tmp_path: Path) -> None:
    """An eighteen-digit number kept as a number has lost its end: the row is left out, not guessed."""
    rows = chinese_rows()
    rows[0][HEADERS.index("身份证号")] = 110101199003070011
    done = _import(engine, write_excel(tmp_path / "export.xlsx", rows), tmp_path / "b")
    (problem,) = errors(done.problems)
    assert (problem.line, problem.column) == (3, "身份证号")
    assert "fifteen digits" in problem.what
    assert (done.read, done.taken) == (4, 2)


def test_an_empty_mapping_maps_nothing(engine: Engine, tmp_path: Path) -> None:
    """Without columns there is no book."""
    with pytest.raises(InvalidInput):
        import_book([], ColumnMapping({}, CONSTANTS), META, tmp_path / "b", engine)
