"""A folder becomes a book: what is wrong is named by file and line, what is right is loaded."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.book.book import Book, schema_of
from rightparty.book.load import load_book
from rightparty.book.problems import ERROR, Problem, errors
from rightparty.book.tables import TABLES
from rightparty.engine import Engine
from rightparty.errors import InvalidInput
from tests.book.folders import SOUND, with_cell, with_column, write_book


def _only(book: Book) -> Problem:
    (problem,) = errors(book.problems)
    assert problem.help
    return problem


def _refused(folder: Path, engine: Engine) -> list[Problem]:
    with pytest.raises(InvalidInput) as caught:
        load_book(folder, engine)
    assert caught.value.exit_code == 3
    return [problem for problem in caught.value.problems if isinstance(problem, Problem)]


def _counts_add_up(book: Book, engine: Engine) -> None:
    left_out = {
        row["table"]: row["n"]
        for row in engine.rows(book.quarantine.group_by("table").agg(n=book.quarantine.count()))
    }
    for name, read in book.read.items():
        assert read == book.loaded[name] + book.merged[name] + left_out.get(name, 0), name
        assert engine.count(book.tables[name]) == book.loaded[name]


def test_a_sound_book_loads_without_a_word(engine: Engine, tmp_path: Path) -> None:
    """Every table is there with every column and type; what is absent is empty or NULL, and named."""
    steps: list[tuple[str, int, int]] = []
    book = load_book(write_book(tmp_path / "b"), engine, lambda *step: steps.append(step))
    assert book.problems == ()
    assert engine.count(book.quarantine) == 0
    assert set(book.tables) == set(TABLES)
    assert all(table.schema() == schema_of(name) for name, table in book.tables.items())
    assert book.absent_tables == frozenset(TABLES) - frozenset(SOUND)
    assert "status" in book.absent_columns["persons"]
    _counts_add_up(book, engine)
    (debt, _) = engine.rows(book.tables["debts"].order_by("debt_id"))
    assert (debt["principal"], debt["opened_on"]) == (Decimal("10000.00"), date(2025, 1, 1))
    assert debt["status"] is None
    event = engine.rows(book.tables["events"].order_by("event_id"))[0]
    assert (event["at"], event["debt_ids"]) == (datetime(2025, 3, 5, 2, tzinfo=UTC), ("D1",))
    assert book.meta.as_of == datetime(2025, 3, 9, 23, tzinfo=UTC)
    assert book.meta.complete_since["events"] == datetime(2024, 1, 1, tzinfo=UTC)
    assert [done for _, done, _ in steps] == list(range(len(steps)))
    assert steps[-1][2] == len(steps)


SPOILT = [
    ("instalments", 3, "principal", "-1000.00", "negative"),
    ("instalments", 3, "principal", "NaN", "not a number"),
    ("instalments", 2, "interest", "20.005", "two decimals"),
    ("instalments", 4, "due_on", "2262-04-12", "1900 to 2200"),
    ("debts", 2, "opened_on", "2025-02-30", "no day"),
    ("debts", 3, "annual_rate", "18", "above 10"),
    ("payments", 2, "paid_at", "2025-02-01T09:00:00", "offset"),
    ("points", 2, "value", "CALL-ME-NOW", "no phone number"),
    ("points", 3, "value", "li.si@", "no e-mail address"),
    ("liabilities", 2, "role", "borower", "not one of the codes"),
    ("persons", 3, "name", "", "must be filled"),
    ("persons", 4, "country", "China", "not a country"),
    ("evidence", 2, "person_id", "P9", "named nowhere in persons"),
    ("events", 3, "debt_ids", "D1;D9", "named nowhere in debts"),
    ("notices", 3, "hours", "nine to noon", "form"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("table", "line", "column", "value", "what"), SPOILT)
def test_a_spoilt_cell_is_named_and_its_row_left_out(
    engine: Engine, tmp_path: Path, table: str, line: int, column: str, value: str, what: str
) -> None:
    """File, line, column and value are right, and the row is in quarantine with the reason."""
    folder = write_book(tmp_path / "b", **{table: with_cell(table, line, column, value)})
    book = load_book(folder, engine)
    (problem, *others) = [p for p in errors(book.problems) if "is quarantined" not in p.what]
    assert others == []
    assert (problem.file, problem.line, problem.column) == (f"{table}.csv", line, column)
    assert problem.value == (value.rpartition(";")[2] if "named nowhere" in what else value)
    assert what in problem.what
    assert problem.help
    out = {(row["table"], row["line"]): row for row in engine.rows(book.quarantine)}
    assert column in out[table, line]["columns"]
    assert what in out[table, line]["reason"]
    _counts_add_up(book, engine)


def test_rows_that_refer_to_a_quarantined_row_go_with_it(engine: Engine, tmp_path: Path) -> None:
    """A person who cannot be used takes liabilities, evidence, notices and events along, all saying why."""
    book = load_book(write_book(tmp_path / "b", persons=with_cell("persons", 2, "country", "??")), engine)
    out = {(row["table"], row["line"]): row for row in engine.rows(book.quarantine)}
    assert set(out) == {
        ("persons", 2),
        ("liabilities", 2),
        ("evidence", 2),
        ("events", 2),
        ("events", 3),
        ("notices", 2),
    }
    assert "refers to a row of persons that is quarantined" in out["liabilities", 2]["reason"]
    assert (out["notices", 2]["person_id"], out["notices", 2]["debt_ids"]) == ("P1", ("D1",))
    assert out["events", 3]["point_id"] == "X1"
    _counts_add_up(book, engine)


def test_all_problems_of_all_tables_come_at_once(engine: Engine, tmp_path: Path) -> None:
    """One pass finds several faults of one row, of several tables, and of a malformed line."""
    spoilt = with_cell("debts", 3, "principal", "Infinity").replace("2025-02-01", "2025-13-01")
    folder = write_book(tmp_path / "b", debts=spoilt, payments=SOUND["payments"] + "Y2,D1\n")
    found = {(p.file, p.line, p.column) for p in errors(load_book(folder, engine).problems)}
    assert {
        ("debts.csv", 3, "principal"),
        ("debts.csv", 3, "opened_on"),
        ("payments.csv", 3, ""),
        ("liabilities.csv", 3, "debt_id"),
        ("instalments.csv", 4, "debt_id"),
    } == found


def test_conflicting_versions_of_one_id_are_all_left_out(engine: Engine, tmp_path: Path) -> None:
    """Nobody can say which of two versions is right, so neither is loaded, and both lines are named."""
    text = SOUND["debts"] + "D1,C1,instalment,CNY,2025-01-01,99999.00,0.24\n"
    book = load_book(write_book(tmp_path / "b", debts=text), engine)
    twice = [p for p in errors(book.problems) if p.file == "debts.csv"]
    assert [(p.line, p.value) for p in twice] == [(2, "D1"), (4, "D1")]
    assert "line 4" in twice[0].what
    assert "line 2" in twice[1].what
    assert [row["debt_id"] for row in engine.rows(book.tables["debts"])] == ["D2"]
    _counts_add_up(book, engine)


def test_an_exact_copy_of_an_id_is_named_and_one_is_kept(engine: Engine, tmp_path: Path) -> None:
    """A payment exported twice counts once."""
    row = SOUND["payments"].splitlines()[1]
    book = load_book(write_book(tmp_path / "b", payments=f"{SOUND['payments']}{row}\n"), engine)
    problem = _only(book)
    assert (problem.line, problem.value) == (3, "Y1")
    assert engine.count(book.tables["payments"]) == 1
    _counts_add_up(book, engine)


def test_copies_in_tables_that_grow_are_one_row(engine: Engine, tmp_path: Path) -> None:
    """Evidence, notices and events may be handed in again; a copy is noted, not a fault."""
    row = SOUND["evidence"].splitlines()[1]
    book = load_book(write_book(tmp_path / "b", evidence=f"{SOUND['evidence']}{row}\n"), engine)
    assert errors(book.problems) == ()
    assert [note.line for note in book.problems] == [4]
    assert (book.merged["evidence"], book.loaded["evidence"]) == (1, 2)
    _counts_add_up(book, engine)


def test_signs_mean_something_only_where_they_may(engine: Engine, tmp_path: Path) -> None:
    """A payment is negative only beside the one it reverses, a charge only as an adjustment."""
    payments = with_column("payments", "reverses", [""]) + "Y2,D1,2025-02-02T09:00:00+08:00,-20.00,\n"
    payments += "Y3,D1,2025-02-03T09:00:00+08:00,-1020.00,Y1\n"
    charges = "charge_id,debt_id,at,kind,amount\nH1,D1,2025-02-02T09:00:00Z,adjustment,-5.00\n"
    charges += "H2,D1,2025-02-02T09:00:00Z,waiver,-5.00\n"
    book = load_book(write_book(tmp_path / "b", payments=payments, charges=charges), engine)
    found = [(p.file, p.line, p.value) for p in errors(book.problems)]
    assert found == [("charges.csv", 3, "-5.00"), ("payments.csv", 3, "-20.00")]


def test_an_end_before_its_beginning_is_a_fault(engine: Engine, tmp_path: Path) -> None:
    """`until` may not lie before `from`."""
    text = "sender_id,creditor_id,channel,value,from,until\n"
    text += "S1,C1,sms,1069,2025-02-01T00:00:00Z,2025-01-01T00:00:00Z\n"
    problem = _only(load_book(write_book(tmp_path / "b", senders=text), engine))
    assert (problem.file, problem.line, problem.column) == ("senders.csv", 2, "until")


def test_no_file_says_when_a_persons_stop_ends(engine: Engine, tmp_path: Path) -> None:
    """The end is noted and not taken over, sound or not; a dispute may have been answered."""
    kinds = ("opt_out", "cease", "refused_to_pay", "refuses_contact", "dispute")
    text = "notice_id,at,kind,person_id,from,until\n"
    for number, kind in enumerate(kinds):
        text += f"N{number},2024-12-06T10:00:00Z,{kind},P1,,2025-03-06T10:00:00Z\n"
    text += "N9,2024-12-06T10:00:00Z,opt_out,P1,2024-12-06T10:00:00Z,2024-11-06T10:00:00Z\n"
    text += "N9,2024-12-06T10:00:00Z,opt_out,P1,2024-12-06T10:00:00Z,\n"
    book = load_book(write_book(tmp_path / "b", notices=text), engine)
    assert errors(book.problems) == ()
    ends = {row["notice_id"]: row["until"] for row in engine.rows(book.tables["notices"])}
    assert [ends.pop("N4")] == [datetime(2025, 3, 6, 10, tzinfo=UTC)]
    assert ends == dict.fromkeys(("N0", "N1", "N2", "N3", "N9"))
    noted = [(note.line, note.column) for note in book.problems if "stop" in note.what]
    assert noted == [(2, "until"), (3, "until"), (4, "until"), (5, "until"), (7, "until")]
    _counts_add_up(book, engine)


def test_details_of_a_notice_are_checked_by_kind(engine: Engine, tmp_path: Path) -> None:
    """A key that the kind of notice does not know is an error that names it."""
    text = "notice_id,at,kind,person_id,detail\n"
    text += 'N1,2025-03-06T10:00:00Z,agreed_frequency,P1,"{""times"": 1, ""days"": 7}"\n'
    text += 'N2,2025-03-06T10:00:00Z,opt_out,P1,"{""times"": 1}"\n'
    problem = _only(load_book(write_book(tmp_path / "b", notices=text), engine))
    assert (problem.line, problem.column) == (3, "detail")
    assert "`times`" in problem.what


def test_references_into_an_absent_table_are_noted(engine: Engine, tmp_path: Path) -> None:
    """Without the table of agencies an agency cannot be checked; that is said, and the row stays."""
    text = with_column("events", "agency_id", ["A1", ""])
    book = load_book(write_book(tmp_path / "b", events=text), engine)
    assert errors(book.problems) == ()
    assert any("agencies" in note.what for note in book.problems)
    assert book.loaded["events"] == 2


def test_an_empty_folder_is_refused(engine: Engine, tmp_path: Path) -> None:
    """So are a folder that is not there and a file in its place."""
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "none", tmp_path / "file"):
        assert _refused(folder, engine)
    (tmp_path / "empty").mkdir()
    (problem,) = _refused(tmp_path / "empty", engine)
    assert "no table of a book" in problem.what


def test_structural_faults_refuse_everything_together(engine: Engine, tmp_path: Path) -> None:
    """A missing table or column, a broken file, a nearly named one: all are told, and nothing is loaded."""
    folder = write_book(
        tmp_path / "b",
        payments=None,
        points=SOUND["points"].replace("kind", "sort"),
        instalments=SOUND["instalments"] + "D2,2,2025-0",
        persons=with_cell("persons", 2, "country", "??"),
    )
    (folder / "notice.csv").write_text("notice_id\n")
    (folder / "creditors.csv").write_bytes("creditor_id,name\nC1,Café\n".encode("latin-1"))
    found = {(p.file, p.line, p.column) for p in _refused(folder, engine)}
    assert {
        ("payments.csv", None, ""),
        ("points.csv", 1, "kind"),
        ("instalments.csv", 5, ""),
        ("notice.csv", None, ""),
        ("creditors.csv", 2, ""),
        ("persons.csv", 2, "country"),
    } <= found


def test_columns_of_others_are_left_alone(engine: Engine, tmp_path: Path) -> None:
    """A sheet of two hundred columns loads; a name that is nearly one of ours is pointed out."""
    header, *rows = SOUND["persons"].splitlines()
    wide = [f"x{n}" for n in range(200)]
    text = "\n".join([",".join([header, *wide, "statuss"]), *(",".join([r, *wide, "alive"]) for r in rows)])
    book = load_book(write_book(tmp_path / "b", persons=f"{text}\n"), engine)
    (note,) = book.problems
    assert (note.column, note.severity) == ("statuss", "note")
    assert "`status`" in note.help
    assert book.loaded["persons"] == 3


def test_headers_may_differ_in_case_and_blanks(engine: Engine, tmp_path: Path) -> None:
    """`Person_ID ` is person_id."""
    text = SOUND["persons"].replace("person_id,name,country", "Person_ID , NAME,country")
    assert load_book(write_book(tmp_path / "b", persons=text), engine).loaded["persons"] == 3


def test_parquet_and_csv_give_the_same_book(engine: Engine, tmp_path: Path) -> None:
    """Tables written as Parquet with their types load as the CSV did."""
    first = load_book(write_book(tmp_path / "b"), engine)
    rows = {name: engine.rows(first.tables[name]) for name in SOUND}
    folder = tmp_path / "p"
    folder.mkdir()
    for name in SOUND:
        columns = [c for c in first.tables[name].columns if c in TABLES[name].by_name]
        engine.write(first.tables[name].select(columns), folder / f"{name}.parquet")
    again = load_book(folder, engine)
    assert errors(again.problems) == ()
    for name, expected in rows.items():
        assert sorted(map(repr, engine.rows(again.tables[name]))) == sorted(map(repr, expected))


def test_wrong_types_in_parquet_are_named(engine: Engine, tmp_path: Path) -> None:
    """A timestamp without a zone and a date as a number are faults of their rows, not crashes."""
    folder = write_book(tmp_path / "b", payments=None, instalments=None)
    good = load_book(write_book(tmp_path / "g"), engine).tables
    paid = good["payments"]
    engine.write(paid.mutate(paid_at=paid.paid_at.strftime("%Y-%m-%d %H:%M:%S")), folder / "payments.parquet")
    due = good["instalments"]
    engine.write(
        due.mutate(due_on=20250101, principal=due.principal.cast("float64")), folder / "instalments.parquet"
    )
    found = {(p.file, p.line, p.column) for p in errors(load_book(folder, engine).problems)}
    assert ("payments.parquet", 1, "paid_at") in found
    assert {("instalments.parquet", n, "due_on") for n in (1, 2, 3)} <= found
    assert not {p for p in found if p[2] == "principal"}


def test_many_like_problems_are_counted_after_a_thousand(engine: Engine, tmp_path: Path) -> None:
    """A column of one fault does not bury the rest: the first thousand are told, the rest counted."""
    rows = "".join(f"Q{n},P,XX\n" for n in range(1_500))
    book = load_book(write_book(tmp_path / "b", persons=SOUND["persons"] + rows), engine)
    told = errors(book.problems)
    assert len(told) == 1_001
    assert any("500 more rows" in p.what for p in told)
    assert engine.count(book.quarantine) == 1_500


_VALUES = st.sampled_from(
    ["", "P1", "P2", "D1", "D9", "1.00", "-1", "NaN", "2025-01-01", "CN", "borrower", 'ü,"x']
)


@pytest.mark.slow
@settings(max_examples=12)
@given(st.data())
def test_read_is_loaded_and_merged_and_quarantined(
    engine: Engine, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Whatever is spoilt, no row is lost and none is counted twice, and loading again says the same."""
    tables = {}
    for name in ("persons", "debts", "liabilities", "instalments", "evidence"):
        header, *sound = SOUND[name].splitlines()
        rows = [*sound]
        for _ in range(data.draw(st.integers(0, 3))):
            cells = data.draw(st.sampled_from(sound)).split(",")
            cells[data.draw(st.integers(0, len(cells) - 1))] = data.draw(_VALUES)
            quoted = [f'"{c.replace(chr(34), chr(34) * 2)}"' if "," in c else c for c in cells]
            rows.insert(data.draw(st.integers(0, len(rows))), ",".join(quoted))
        tables[name] = "\n".join([header, *rows]) + "\n"
    folder = write_book(tmp_path_factory.mktemp("drawn") / "b", **tables)
    book = load_book(folder, engine)
    _counts_add_up(book, engine)
    assert all(p.severity == ERROR or p.line for p in book.problems)
    loaded, problems = book.loaded, book.problems
    again = load_book(folder, engine)
    assert (again.loaded, again.problems) == (loaded, problems)
