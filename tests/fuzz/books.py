"""What a lender hands in: tables, cells, a mapping, a policy, the answers of number databases."""

from datetime import date, timedelta
from functools import cache, partial
from importlib.resources import files
from pathlib import Path

from rightparty.book import foreign, guess, scan
from rightparty.book.mapping import read_mapping
from rightparty.book.points import read_phone
from rightparty.book.stated import read_meta
from rightparty.law.house import house_file, house_policy
from rightparty.law.load import Law, load_law, load_written
from rightparty.law.rule import Instrument
from rightparty.law.written import Texts
from rightparty.outside import read_json, read_toml
from rightparty.parties.checks import aliyun, mnrl, rnd
from rightparty.parties.checks.check import Question
from rightparty.parties.linkage.mixture import Learnt
from rightparty.parties.linkage.model import Card, LinkModel, write_model
from rightparty.parties.linkage.model import read_model as read_link_model
from rightparty.parties.model import default_model, parse_model
from rightparty.plan.manner import parse_manner
from tests.fuzz.as_files import folder, in_file, in_folder
from tests.fuzz.targets import Target, text_of
from tests.parties.checks.asked import AT, Noted, question


def _shipped(package: str, name: str) -> bytes:
    return (files(package) / name).read_bytes()


@cache
def _house() -> Instrument:
    return next(rule.instrument for rule in load_law().rules if rule.instrument.rulebook == "house")


@cache
def _stops() -> Law:
    return load_law().only("core.stops")


def _kept_law(data: bytes) -> object:
    """A law whose one file is this, as it may come out of a database."""
    texts = {name: text for name, text in _stops().texts.files.items() if name.startswith("core/")}
    return load_written(Texts({**texts, "core/stops.py": data}), _stops().version, _stops().rule_versions)


def _lag(carrier: str | None) -> timedelta:
    return default_model().lag_of(carrier)


@cache
def _asked() -> Question:
    return question("+8613800138000")


def _every_cell(data: bytes) -> object:
    """Readers of one cell say in a `ValueError` what is wrong; whoever calls adds file, line and column."""
    text = text_of(data)
    for read in (
        foreign.read_money,
        foreign.read_rate,
        partial(foreign.read_rate, form="percent"),
        foreign.read_day,
        partial(foreign.read_day, form="%d/%m/%Y"),
        partial(foreign.read_instant, zone="Asia/Shanghai"),
        foreign.read_number,
        partial(foreign.read_citizen_id, country="CN"),
    ):
        try:
            read(text)
        except ValueError:
            continue
    return foreign.is_mainland_id(text), foreign.plain(text)


def _link_models() -> list[bytes]:
    card = Card(date(2026, 11, 1), 10, ("BANK",), 45, 1, 2.0, {})
    path = folder() / "link.seed.json"
    write_model(LinkModel((), (), Learnt((), (), 0.1), relatives=False, single=(), card=card), path)
    return [path.read_bytes()]


def _guessed(data: bytes) -> object:
    rows = [line.split(",") for line in text_of(data).splitlines()[:20]] or [[""]]
    columns = {
        header: [row[at] for row in rows[1:] if at < len(row)] for at, header in enumerate(rows[0][:20])
    }
    return guess.guess_columns(columns), guess.vocabulary_hits(rows[0])


def _scanned(path: Path) -> object:
    return scan.scan_csv(path, folder())


def _aliyun_lines() -> bytes:
    told = {"Code": "OK", "Data": {"VerifyResult": "1", "BasicCarrier": "CMCC"}}
    return aliyun.response_line(_asked().reference, AT, told).encode()


_MAPPING = b"""[columns]
"name" = "persons.name"
"due" = { to = "instalments.due_on", form = "%d/%m/%Y" }
[constants]
creditor_id = "C1"
currency = "CNY"
"""
_META = b"""as_of = 2026-11-23T00:00:00+08:00
[complete_since]
events = 2026-01-01
[tables.events]
complete_since = 2026-01-01
"""
_CSV = (
    b'point_id,value\nx1,+8613800138000\nx2,"a\nb"\n',
    "姓名,手机号,应还日期\n张三,13800138000,2026-11-02\n李四,13912345678,2026年3月1日\n".encode(),
    "姓名\n张三\n".encode("gb18030"),
    b"a;b\r\n1;2\r\n\x00",
    "a,b\n1,2\n".encode("utf-16"),
)
_CELLS = (
    "¥1,234.50",
    "24%",
    "2026年11月2日",
    "2026-11-02 09:05:00+08:00",
    "第3期",
    "11010519491231002X",
    "1.5万",
    "20261102 9:05",
    "9999-12-31T23:59-12:00",
)

TARGETS = (
    Target(
        "book.cells",
        (
            "book.foreign:read_money",
            "book.foreign:read_rate",
            "book.foreign:read_day",
            "book.foreign:read_instant",
            "book.foreign:read_number",
            "book.foreign:read_citizen_id",
            "book.foreign:plain",
        ),
        _every_cell,
        lambda: [one.encode() for one in _CELLS],
    ),
    Target(
        "book.read_phone",
        ("book.points:read_phone",),
        lambda d: [read_phone(text_of(d), region) for region in (None, "CN", "US", "IN")],
        lambda: [b"+86 138-0013-8000", "（010）6552 9988".encode(), b"0012025550123"],
    ),
    Target(
        "book.guess",
        ("book.guess:guess_columns", "book.guess:normal", "book.guess:vocabulary_hits"),
        _guessed,
        lambda: _CSV[:2],
    ),
    Target("book.scan_csv", ("book.scan:scan_csv",), in_file(_scanned, "points.csv"), lambda: _CSV),
    Target(
        "book.read_mapping",
        ("book.mapping:read_mapping",),
        in_file(read_mapping, "map.toml"),
        lambda: [_MAPPING],
    ),
    Target("book.read_meta", ("book.stated:read_meta",), in_folder(read_meta, "book.toml"), lambda: [_META]),
    Target(
        "law.house_policy",
        ("law.house:house_policy",),
        in_file(lambda path: house_policy(house_file(path), path, _house()), "house.toml"),
        lambda: [b'telling_contacts_in_30_days = 2\ncontact_window = ["09:00", "18:00"]\n'],
    ),
    Target(
        "law.load_written",
        ("law.load:load_written", "law.written:Reader"),
        _kept_law,
        lambda: [_stops().texts.files["core/stops.py"]],
        big=False,
    ),
    Target(
        "parties.parse_model",
        ("parties.model:parse_model", "parties.model_file:read_model"),
        lambda d: parse_model(text_of(d), "it"),
        lambda: [_shipped("rightparty.parties", "model.toml")],
    ),
    Target(
        "parties.link_model",
        ("parties.linkage.model:read_model",),
        in_file(read_link_model, "link.json"),
        _link_models,
    ),
    Target(
        "plan.parse_manner",
        ("plan.manner:parse_manner",),
        lambda d: parse_manner(text_of(d), "it"),
        lambda: [_shipped("rightparty.plan", "gentle.toml")],
    ),
    Target(
        "checks.rnd",
        ("parties.checks.rnd:read_results", "parties.checks.lines:read_date"),
        lambda d: list(rnd.read_results(text_of(d).splitlines(keepends=True), "f", Noted().append)),
        lambda: [b"number,date,answer\n2025550123,2026-01-31,no\n"],
    ),
    Target(
        "checks.mnrl_table",
        ("parties.checks.mnrl:read_table",),
        lambda d: list(mnrl.read_table(text_of(d).splitlines(keepends=True), "f", Noted().append)),
        lambda: [b"number,date\n9876543210,2026-01-31\n"],
    ),
    Target(
        "checks.mnrl_json",
        ("parties.checks.mnrl:read_json",),
        lambda d: list(mnrl.read_json(iter([text_of(d)]), "f", Noted().append)),
        lambda: [b'{"payload":[{"n":"9876543210"},null,{"n":null}]}'],
    ),
    Target(
        "checks.aliyun_lines",
        ("parties.checks.aliyun:read_responses",),
        lambda d: list(aliyun.read_responses(text_of(d).splitlines(), [_asked()], "f", Noted().append, _lag)),
        lambda: [_aliyun_lines()],
    ),
    Target(
        "checks.aliyun_answer",
        ("parties.checks.aliyun:read_answer",),
        lambda d: aliyun.read_answer(_asked(), d, AT, _lag),
        lambda: [b'{"Code":"OK","Data":{"VerifyResult":"1","BasicCarrier":"CMCC"}}'],
    ),
    Target(
        "outside.read_toml",
        ("outside:read_toml",),
        lambda d: read_toml(d, "it"),
        lambda: [_shipped("rightparty.plan", "gentle.toml")],
    ),
    Target(
        "outside.read_json",
        ("outside:read_json",),
        lambda d: read_json(d, "it"),
        lambda: [b'{"a":[1.5,"\\u4e2d"]}'],
    ),
)
