"""The verifier in one file speaks three languages: every finding in each, and none silently in English."""

import ast
import base64
import io
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from rightparty.canonical import canonical
from rightparty.journal import offline_verifier
from rightparty.journal.consistency import consistency_from
from rightparty.journal.export import head_line, record_line
from rightparty.journal.head import TreeHead
from rightparty.journal.offline_verifier import (
    LANGUAGES,
    WORDS,
    Fault,
    Head,
    Invalid,
    Said,
    Verifier,
    check_consistency,
    check_receipt,
    der,
    key_id,
    language_of,
    leaf_hash,
    main,
    parse,
    read_key,
    stamp_fault,
)
from rightparty.journal.receipt import receipt_from
from rightparty.journal.record import Entry
from rightparty.signing import public_pem, raw_public_key
from tests.journal.samples import KEY, START, STRANGER, Journal, journal, outcome
from tests.journal.test_offline_verifier import ran

FILE = Path(offline_verifier.__file__)
PUBLIC = raw_public_key(KEY.public_key())
GOOD = journal()
LINES = GOOD.lines()
MADE_OF = re.compile(r"%[sd]")
OF_THE_COMMAND = {
    "error: %s", "the system says: %s", "FAULT  %s", "check  %s", "%s: time-stamped %s by %s", "%s: %s",
    "%d of %d records stand under a signed head; %d heads; %d faults",
}  # fmt: skip
"""What only the command itself says, beside the help texts."""

# --- each language has each text ------------------------------------------------------------------------


def templates() -> Iterator[str]:
    """Every sentence that the file says, from its source; each must stand there in full."""
    for node in ast.walk(ast.parse(FILE.read_text(encoding="utf-8"))):
        named = node.func if isinstance(node, ast.Call) else None
        if isinstance(named, ast.Name) and named.id in ("Said", "Invalid") and isinstance(node, ast.Call):
            first = node.args[0]
            passed_on = isinstance(first, ast.Name) and first.id == "template"
            assert passed_on or isinstance(first, ast.Constant), f"line {node.lineno}: not a sentence in full"
            if isinstance(first, ast.Constant):
                yield str(first.value)


def test_each_language_has_each_text_and_no_other() -> None:
    """A sentence without its Chinese, or Chinese without its sentence, fails here."""
    assert set(templates()) == set(WORDS)
    assert {len(words) for words in WORDS.values()} == {len(LANGUAGES) - 1}


def test_the_texts_of_a_language_hold_the_same_parts_in_the_same_order() -> None:
    """A number or a name that a translation lost would be a finding without its place."""
    for english, others in WORDS.items():
        assert [MADE_OF.findall(other) for other in others] == [MADE_OF.findall(english)] * 2, english
        assert all(re.search(r"[\u4e00-\u9fff：]", other) for other in others), english


def test_the_two_ways_of_writing_chinese_are_not_one() -> None:
    """No text in traditional characters has a character that is only simplified, nor the other way round."""
    simplified, traditional = "记录树头时间戳签这开据换给", "紀錄樹頭時間簽這開據換給"
    for hans, hant in WORDS.values():
        assert not set(hans) & (set(traditional) - set(simplified)), hans
        assert not set(hant) & (set(simplified) - set(traditional) - {"戳"}), hant


def test_no_sentence_is_written_past_the_table() -> None:
    """Nothing is raised or noted but by `Said` and `Invalid`: a bare text would stay English unseen."""
    tree = ast.parse(FILE.read_text(encoding="utf-8"))
    bare = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (getattr(node.func, "id", "") or getattr(node.func, "attr", "")) in ("Fault", "fault")
        and not (isinstance(node.args[1], ast.Call | ast.Name))
    ]
    assert bare == []


# --- every finding, in every language -------------------------------------------------------------------


def said_by(lines: Sequence[bytes], kept: tuple[TreeHead, ...] = ()) -> list[Fault]:
    """What the verifier finds in these lines."""
    return Verifier([PUBLIC], [Head(json.loads(json.dumps(one.json()))) for one in kept]).read(lines).faults


def refused(read: Any, *given: Any) -> list[Fault]:
    """Why something cannot be read at all, as a fault."""
    with pytest.raises(Invalid) as caught:
        read(*given)
    return [Fault("unreadable", caught.value.said)]


def with_line(line: bytes, at: int = 1) -> list[bytes]:
    """The good journal with one more line in it."""
    return [*LINES[:at], line + b"\n", *LINES[at:]]


def in_record(**changed: object) -> list[bytes]:
    """The good journal, its second record placed anew with something changed in it."""
    data = canonical(json.loads(GOOD.entries[1].data) | changed)
    return [LINES[0], LINES[1], record_line(Entry(1, data, leaf_hash(data))), *LINES[3:]]


def token(imprint: bytes, at: str, algorithm: str = "608648016503040201") -> bytes:
    """A time-stamp that nobody signed, over an imprint."""

    def made(tag: int, *parts: bytes) -> bytes:
        body = b"".join(parts)
        length = len(body)
        return bytes([tag, *([length] if length < 128 else [0x82, length >> 8, length & 255])]) + body

    hashed = made(0x30, made(0x30, made(0x06, bytes.fromhex(algorithm))), made(0x04, imprint))
    serial, policy = made(0x02, b"\x01"), made(0x06, b"\x2a")
    info = made(0x30, made(0x02, b"\x01"), policy, hashed, serial, made(0x18, at.encode()))
    content = made(0x30, made(0x06, b"\x2a"), made(0xA0, made(0x04, info)))
    signed = made(0x30, made(0x02, b"\x03"), made(0x31), content)
    return made(0x30, made(0x06, b"\x2a"), made(0xA0, signed))


def anchor(head: TreeHead, stamp: bytes) -> bytes:
    """A line with a time-stamp of a head."""
    value = {"authority": "x", "head": head.imprint().hex(), "token": base64.b64encode(stamp).decode()}
    return canonical({"anchor": value})


def receipt(**changed: object) -> bytes:
    """A receipt of record 4, with something changed."""
    return canonical(json.loads(receipt_from(LINES, 4).encode()) | changed)


def consistency(**changed: object) -> bytes:
    """A proof from the first head to the last, with something changed."""
    return canonical(json.loads(consistency_from(LINES, GOOD.heads[0]).encode()) | changed)


def journals() -> Iterator[list[Fault]]:
    """Exports with everything that can be wrong with them."""
    first, later = GOOD.heads[0], replace(GOOD.heads[0], at=GOOD.heads[0].at + timedelta(seconds=1))
    yield said_by([])
    yield said_by(LINES[1:])
    yield said_by(LINES[:-2])
    yield said_by([*LINES, LINES[1]])
    yield said_by([*LINES[:-1], LINES[-1][:-1]])
    yield said_by(with_line(b"{}"))
    yield said_by(with_line(b'{"head":7}'))
    yield said_by(with_line(b'{"anchor":7}'))
    yield said_by(with_line(b'{"head": 7}'))
    yield said_by(with_line(b"no JSON"))
    yield said_by(with_line('{"é":1}'.encode()))
    yield said_by(with_line(b"[" * 40 + b"]" * 40))
    yield said_by(with_line(LINES[1][:-1], 3))
    yield said_by([LINES[0], LINES[2], LINES[1], *LINES[3:]])
    yield said_by([*LINES[:2], *LINES[3:]])
    yield said_by([LINES[0], LINES[1].replace(b"delivered", b"delivereD"), *LINES[2:]])
    yield said_by(in_record(more=1))
    yield said_by(in_record(at="today"))
    moved = Entry(1, GOOD.entries[4].data, GOOD.entries[4].leaf)
    yield said_by([*LINES[:2], record_line(moved), *LINES[3:]])
    for other in (later, journal(key=STRANGER).heads[0], GOOD.heads[1]):
        yield said_by([head_line(other) if line == head_line(first) else line for line in LINES])
    yield said_by(GOOD.old_lines()[:5], (GOOD.heads[2],))
    yield said_by(Journal([outcome(one + 50).entry(one) for one in range(6)], ()).lines(), (first,))
    yield said_by([line.replace(b'"heads":3', b'"heads":4') for line in LINES])
    yield said_by([record_line(outcome(99).entry(3)) if b'"seq":3}' in one[-9:] else one for one in LINES])
    yield said_by([record_line(outcome(99).entry(0)) if b'"seq":0}' in one[-9:] else one for one in LINES])
    alone = journal(1, (1,))
    yield said_by(
        [record_line(outcome(9).entry(0)) if b'"seq":0}' in one[-9:] else one for one in alone.lines()]
    )
    at = LINES.index(head_line(first)) + 1
    yield said_by(with_line(anchor(first, b"x"), at + 1))
    yield said_by(with_line(anchor(first, b"x"), at))
    yield said_by(with_line(anchor(first, token(b"x" * 32, "20261123063000Z")), at))


def proofs_and_stamps() -> Iterator[list[Fault]]:
    """Receipts, proofs, keys and time-stamps with everything that can be wrong with them."""
    stranger = [raw_public_key(STRANGER.public_key())]
    yield check_receipt(receipt(), stranger)[1]
    yield check_receipt(receipt(leaf="00" * 32, proof=[]), [PUBLIC])[1]
    yield refused(check_receipt, receipt(leaf=7), [PUBLIC])
    yield refused(check_receipt, receipt(leaf="00"), [PUBLIC])
    yield refused(check_receipt, b"{}", [PUBLIC])
    yield refused(check_consistency, b"{}", [PUBLIC])
    yield refused(offline_verifier._proofs, b"", [PUBLIC])
    yield check_consistency(consistency(proof=["00" * 32]), [PUBLIC])[1]
    yield refused(parse, b"1.5")
    yield refused(read_key, b"-----BEGIN PRIVATE KEY-----")
    yield refused(read_key, b"nothing")
    yield refused(der, b"0")
    yield refused(der, b"0\x81\x01x")
    late = START + timedelta(days=1)
    for stamp in (token(b"x" * 32, "20261123063000Z"), token(b"y" * 32, "20261123063000Z"), b"0\x00"):
        fault = stamp_fault(stamp, b"x" * 32, late)
        assert fault is not None
        yield [Fault("stamp", fault)]


def within(said: Said) -> Iterator[str]:
    """The templates of a sentence, and of the sentences in it."""
    yield said.template
    for part in said.parts:
        if isinstance(part, Said):
            yield from within(part)


FOUND = [fault for faults in (*journals(), *proofs_and_stamps()) for fault in faults]


def test_the_journals_here_bring_out_every_sentence() -> None:
    """Nothing that the verifier can say of a journal, a receipt or a proof is left untried."""
    help_texts = {template for template in WORDS if _stands_in("_options", template)}
    heard = {template for fault in FOUND for template in within(fault.sentence)} | {"line %d: %s"}
    assert heard | OF_THE_COMMAND | help_texts == set(WORDS)


def _stands_in(function: str, template: str) -> bool:
    tree = ast.parse(FILE.read_text(encoding="utf-8"))
    (found,) = (one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name == function)
    return any(isinstance(node, ast.Constant) and node.value == template for node in ast.walk(found))


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_every_finding_is_said_in_chinese(language: str) -> None:
    """No English word is left in any of them, but for names: of a format, a key, a file."""
    names = {"JSON", "DER", "ASCII", "Ed", "format", "rightparty", "journal", "T", "Z"}
    for fault in FOUND:
        told = re.sub(r"[0-9a-f]{16}", "", fault.within(language))
        assert set(re.findall(r"[A-Za-z]+", told)) <= names, told
        assert str(fault) == fault.within("en")


# --- as a program ---------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A key, a journal with a fault, and a receipt."""
    (tmp_path / "key.pub").write_bytes(public_pem(KEY.public_key()))
    altered = [LINES[0], LINES[1].replace(b"delivered", b"delivereD"), *LINES[2:]]
    (tmp_path / "altered.jsonl").write_bytes(b"".join(altered))
    (tmp_path / "receipt.json").write_bytes(receipt() + b"\n")
    return tmp_path


SAYS = {
    "en": "FAULT  line 2: record 0 was altered: its bytes do not give its leaf hash\n"
    "0 of 6 records stand under a signed head; 3 heads; 1 faults\n",
    "zh-Hans": "异常  第 2 行：记录 0 被改动：其字节算不出其叶哈希\n"
    "有签名树头涵盖的记录 0 条，共 6 条；树头 3 个；异常 1 处\n",
    "zh-Hant": "異常  第 2 行：紀錄 0 被改動：其位元組算不出其葉雜湊\n"
    "有簽名樹頭涵蓋的紀錄 0 筆，共 6 筆；樹頭 3 個；異常 1 處\n",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_the_language_that_is_asked_for(folder: Path, language: str) -> None:
    """Faults and summary, whatever the environment says; exit code and codes of faults stay."""
    asked = ("altered.jsonl", "--key", "key.pub", "--language", language)
    for locale in ("C", "zh_TW.UTF-8", "en_GB.UTF-8"):
        assert ran(*asked, folder=folder, locale=locale) == (1, SAYS[language])
    code, told = ran(*asked, "--json", folder=folder)
    (fault,) = json.loads(told)["faults"]
    assert (code, fault["what"], fault["seq"], fault["line"]) == (1, "altered", 0, 2)
    assert fault["sentence"] in SAYS[language]


@pytest.mark.parametrize(("locale", "language"), [
    ("zh_CN.UTF-8", "zh-Hans"), ("zh_TW.UTF-8", "zh-Hant"), ("zh_HK", "zh-Hant"), ("de_DE.UTF-8", "en"),
])  # fmt: skip
def test_it_speaks_the_language_of_the_environment(folder: Path, locale: str, language: str) -> None:
    """Where none is asked for."""
    assert ran("altered.jsonl", "--key", "key.pub", folder=folder, locale=locale) == (1, SAYS[language])


@pytest.mark.parametrize(("environment", "language"), [
    ({}, "en"),
    ({"LANG": "zh_CN.UTF-8"}, "zh-Hans"),
    ({"LANG": "zh_SG"}, "zh-Hans"),
    ({"LANG": "zh-Hans-HK"}, "zh-Hant"),
    ({"LANG": "zh_Hant.UTF-8"}, "zh-Hant"),
    ({"LANG": "zh_MO.Big5"}, "zh-Hant"),
    ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
    ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh-Hans"),
    ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW"}, "zh-Hant"),
    ({"LANG": "zhuang"}, "en"),
])  # fmt: skip
def test_the_environment_is_read_in_the_usual_order(environment: Mapping[str, str], language: str) -> None:
    """LC_ALL before LC_MESSAGES before LANG; one that is empty says nothing."""
    assert language_of(environment) == language


@pytest.mark.parametrize(
    ("language", "word"), [("en", "error: "), ("zh-Hans", "错误："), ("zh-Hant", "錯誤：")]
)
def test_what_cannot_be_read_is_said_in_the_language(folder: Path, language: str, word: str) -> None:
    """No such file, and no key in a file."""
    for file, key in (("nothing", "key.pub"), ("receipt.json", "receipt.json")):
        code, told = ran(file, "--key", key, "--language", language, folder=folder)
        assert code == 3
        assert told.startswith(word)


def test_stamps_kept_proofs_and_help_are_said_in_the_language(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The lines about a time-stamp, a fault of a receipt that was kept, and what the options do."""
    first = GOOD.heads[0]
    stamp = anchor(first, token(first.imprint(), first.at.strftime("%Y%m%d%H%M%SZ")))
    (folder / "stamped.jsonl").write_bytes(b"".join(with_line(stamp, LINES.index(head_line(first)) + 1)))
    (folder / "kept.json").write_bytes(receipt(leaf="00" * 32))
    paths = [str(folder / name) for name in ("stamped.jsonl", "key.pub", "kept.json", "stamps")]
    asked = [paths[0], "--key", paths[1], "--kept", paths[2], "--tokens", paths[3], "--language", "zh-Hans"]
    assert main(asked) == 1
    told = capsys.readouterr().out
    assert "3 条记录的树头（2026-11-23T06:08:00Z）：于 2026-11-23 06:08:00+00:00 由 x 加盖时间戳\n" in told
    assert f"异常  {paths[2]}：记录 4 的叶哈希算不出来\n" in told
    assert "核验  openssl ts -verify" in told
    with pytest.raises(SystemExit):
        main(["--language", "zh-Hant", "--help"])
    assert "離線核驗日誌" in capsys.readouterr().out


def test_it_writes_chinese_where_the_terminal_was_set_to_something_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An encoding without the characters becomes UTF-8; one that has them stays."""
    for encoding, becomes in (("ascii", "utf-8"), ("gbk", "gbk"), ("cp1252", "utf-8")):
        written = io.BytesIO()
        monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, encoding=encoding))
        asked = [str(folder / "receipt.json"), "--key", str(folder / "key.pub"), "--language", "zh-Hans"]
        assert main(asked) == 0
        sys.stdout.flush()
        assert written.getvalue().decode(becomes).startswith("有签名树头涵盖的记录 1 条")


def test_a_key_is_named_by_what_it_is() -> None:
    """The name of a stranger's key stays as it is, in every language."""
    other = head_line(journal(key=STRANGER).heads[0])
    lines = [other if line == head_line(GOOD.heads[0]) else line for line in LINES]
    name = key_id(raw_public_key(STRANGER.public_key()))
    assert all(name in fault.within(one) for fault in said_by(lines) for one in LANGUAGES)
