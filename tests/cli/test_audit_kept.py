"""`rightparty audit report`, `sheet` and `case`: made of a folder, without judging again."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import ibis
import pytest

from rightparty.audit.kept import OBJECTS, TABLE, findings_before, keep, kept_in
from rightparty.cli.audit_told import is_folder, summary_of_kept, write_page
from rightparty.cli.main import run
from rightparty.engine import Engine, open_engine
from rightparty.errors import Refused
from tests.audit.samples import TELEPHONE, sample_rows
from tests.audit.test_kept import sample


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """Holds the sample while it is kept."""
    engine = open_engine()
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def folder(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample audit, kept."""
    place = tmp_path_factory.mktemp("audit")
    keep(engine, sample(engine), place, "salt")
    return str(place)


def test_the_report_is_made_again_beside_its_files(folder: str) -> None:
    """It names the files that hold everything; compared with itself, nothing moved."""
    out = Path(folder) / "again.html"
    told = ["audit", "report", folder, "--out", str(out), "--lang", "zh-Hant", "--before", folder]
    assert run(told) == 0
    html = out.read_text(encoding="utf-8")
    assert '<html lang="zh-Hant">' in html
    assert "全部名單見 apologies.csv" in html
    assert f"0 條已消除，0 條新增，0 條有更動，{len(sample_rows())} 條未變。" in html
    assert TELEPHONE not in html


def test_apologies_are_the_same_in_a_report_alone_and_in_a_folder(engine: Engine, tmp_path: Path) -> None:
    """A number a person, the masked telephone number, and the row of the log."""
    audit = sample(engine, "apologies")
    reached = ibis.cases((audit.findings.point_id == TELEPHONE, "138****5678"), else_="w***@e***")
    audit = replace(audit, findings=audit.findings.mutate(reached=reached))
    keep(engine, audit, tmp_path, "other salt")
    lines = []
    for n, one in enumerate((audit, kept_in(engine, tmp_path, "apologies kept"))):
        out = tmp_path / f"{n}.pdf.html"
        write_page(engine, one, summary_of_kept(engine, one), out, "en")
        html = out.read_text(encoding="utf-8")
        lines.append(html[html.index('id="apologies"') : html.index('id="missing"')])
    assert lines[0] == lines[1]
    for told in ("no. 1", "138****5678", "log.csv:3", "no. 2", "w***@e***", "log.csv:4"):
        assert told in lines[0]


def test_masking_is_no_change(engine: Engine, folder: str, tmp_path: Path) -> None:
    """An earlier audit is read as it was handed out; the same log again differs in nothing from it."""
    audit, out = sample(engine), tmp_path / "report.html"
    before = findings_before(engine, Path(folder) / OBJECTS)
    write_page(engine, audit, summary_of_kept(engine, audit), out, "en", before)
    told = f"gone: 0; new: 0; changed: 0; as before: {len(sample_rows())}."
    assert told in out.read_text(encoding="utf-8")


def test_the_sheet_is_printed_or_written(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As rows for programs, as a page for people; two folders of the same audit are one."""
    assert run(["audit", "sheet", folder, folder, "--month", "2026-03", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["agency_id"]: row["contacts"] for row in rows} == {"": 1, "AGY1": 6, "AGY2": 2, "AGY3": 1}
    for name in ("sheet.html", "sheet.csv"):
        assert run(["audit", "sheet", folder, "--month", "2026-03", "--out", str(tmp_path / name)]) == 0
        assert "AGY3" in (tmp_path / name).read_text(encoding="utf-8")
    assert run(["audit", "sheet", folder, "--month", "May"]) == 3
    assert run(["audit", "sheet", "--month", "2026-03"]) == 3


def test_a_finding_leads_to_its_case(folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same as by the person's id; masked; what is not there is refused."""
    finding = sample_rows()[0]["finding_id"]
    assert run(["audit", "case", folder, "--finding", finding]) == 0
    by_finding = json.loads(capsys.readouterr().out)
    assert run(["audit", "case", folder, "--person", "person-0001"]) == 0
    assert json.loads(capsys.readouterr().out) == by_finding
    assert len(by_finding["contacts"]) == 10
    out = tmp_path / "case.html"
    assert run(["audit", "case", folder, "--debt", "debt-0001", "--out", str(out)]) == 0
    assert TELEPHONE not in out.read_text(encoding="utf-8")
    assert run(["audit", "case", folder, "--person", "nobody"]) == 3
    assert run(["audit", "case", folder]) == 3
    assert run(["audit", "case", folder, "--person", "p", "--debt", "d"]) == 3


def test_a_page_has_an_ending(folder: str, tmp_path: Path) -> None:
    """And lies in a folder that is there."""
    assert run(["audit", "report", folder, "--out", str(tmp_path / "report.txt")]) == 2
    assert run(["audit", "report", folder, "--out", str(tmp_path / "no" / "report.html")]) == 2
    assert run(["audit", "report", str(tmp_path), "--out", str(tmp_path / "report.html")]) == 3


def test_an_audit_is_kept_in_a_new_folder_or_over_an_audit(folder: str, tmp_path: Path) -> None:
    """Never among other people's files."""
    assert is_folder(tmp_path / "new")
    assert is_folder(tmp_path)
    assert is_folder(Path(folder))
    assert not is_folder(tmp_path / "report.html")
    assert not is_folder(None)
    (tmp_path / "other.txt").touch()
    with pytest.raises(Refused, match="something else"):
        is_folder(tmp_path)
    with pytest.raises(Refused, match="no folder"):
        is_folder(tmp_path / "no" / "new")


def test_the_audit_has_its_files(folder: str) -> None:
    """By the names that the guide tells."""
    assert (Path(folder) / TABLE).is_file()
