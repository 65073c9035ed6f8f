"""Letters: what stands in the window, what waits for the printer, and what the printer reports."""

import hashlib
import json
import subprocess
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from rightparty.channels import letter as module
from rightparty.channels.letter import Letter, printed, read_returns
from rightparty.channels.port import Message
from rightparty.errors import InvalidInput, Refused
from rightparty.words.guard import findings
from rightparty.words.render import content_hash, render
from tests.channels.peers import program
from tests.channels.permits import KEY, NOW, message, permit_for
from tests.words.samples import BY_LANGUAGE, for_class

ADDRESS = "上海市浦东新区世纪大道100号\n环球金融中心12楼\n200120 上海"


def letter_in(language: str, content: str = "full", **changed: Any) -> Message:
    """A letter with everything in it, to somebody in Shanghai."""
    text = render(content, language, "letter", for_class(content, BY_LANGUAGE[language]))
    base = message(text=text, point=ADDRESS, sender="晨光客户服务 200000 上海", addressee="王小明")
    return replace(base, **changed)


def channel_to(queue: Path) -> Letter:
    """The queue, one minute into the permits."""
    return Letter(queue, KEY.public_key(), lambda: NOW + timedelta(minutes=1))


def words_in(path: Path, page: int = 1, box: tuple[int, int, int, int] | None = None) -> str:
    """What a reader sees of a page, or of a box on it: left, top, width, height in millimetres."""
    command = [program("pdftotext"), "-f", str(page), "-l", str(page), "-r", "254", "-layout"]
    if box is not None:
        for flag, value in zip(("-x", "-y", "-W", "-H"), box, strict=True):
            command += [flag, str(value * 10)]
    return subprocess.run([*command, str(path), "-"], capture_output=True, text=True, check=True).stdout


@pytest.fixture
def queue(tmp_path: Path) -> Path:
    """A folder that does not exist yet."""
    return tmp_path / "to print"


@pytest.mark.parametrize("language", [*BY_LANGUAGE])
@pytest.mark.parametrize("content", ["full", "knock"])
def test_the_window_shows_name_and_address_and_tells_nothing(
    queue: Path, language: str, content: str
) -> None:
    """What can be read through the window, and all above the fold, holds no word of a debt."""
    given = letter_in(language, content)
    with closing(channel_to(queue)) as channel:
        assert channel.unready() is None
        assert channel.send(given, permit_for(given)).result == "sent"
    path = queue / "c0ffee.pdf"
    window = words_in(path, box=(20, 45, 85, 45))
    assert "王小明" in window
    assert "世纪大道100号" in window
    above_the_fold = words_in(path, box=(0, 0, 210, 105))
    assert above_the_fold.split() == window.split(), "nothing else stands above the fold"
    assert findings(window) == ()


def test_a_letter_holds_its_text_its_hash_and_its_pages(queue: Path) -> None:
    """Every paragraph is there, and each page says which it is."""
    given = letter_in("zh-Hans")
    with closing(channel_to(queue)) as channel:
        channel.send(given, permit_for(given))
    line = json.loads((queue / "c0ffee.json").read_text())
    path = queue / line["file"]
    pages = [words_in(path, number) for number in range(1, line["pages"] + 1)]
    assert line["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert line["print_until"] == "2026-11-24T01:05:00+00:00"
    shown = "".join("".join(page.split()) for page in pages)
    for paragraph in given.text.body.splitlines():
        for sentence in paragraph.split("。"):
            assert "".join(sentence.split()) in shown or len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert f"{content_hash(given.text)[:16]}" in page
        assert f"{number} / {len(pages)}" in page
    assert "王" not in json.dumps(line, ensure_ascii=False), "the line for the printer names nobody"


def test_a_name_is_text_and_takes_nothing_from_outside() -> None:
    """What stands in a value is shown, and is no mark-up."""
    given = letter_in("en", addressee="<img src='http://127.0.0.1:1/x'> & Co", sender_name="A <b>")
    shown = module.page(given)
    assert "<img" not in shown
    pages, data = printed(given)
    assert pages >= 1
    assert data.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"addressee": ""} | {"point": "one line"}, "address_does_not_fit"),
        ({"point": "\n".join("abcdefgh")}, "address_does_not_fit"),
        ({"sender_name": "晨光催收中心"}, "window_would_tell"),
    ],
)
def test_what_may_not_show_in_a_window_is_not_printed(queue: Path, changed: dict[str, str], why: str) -> None:
    """Known before a contact is claimed, and refused if it is sent all the same."""
    given = letter_in("zh-Hans", "knock", **changed)
    permit = permit_for(given)
    with closing(channel_to(queue)) as channel:
        assert why in str(channel.unfit(given, permit.valid_until))
        with pytest.raises(Refused, match=why):
            channel.send(given, permit)
    assert not queue.exists()


def test_a_letter_without_a_font_is_not_printed(queue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Empty boxes are no letter."""
    monkeypatch.setattr(module, "readable_languages", lambda: frozenset({"en"}))
    channel = channel_to(queue)
    assert channel.unfit(letter_in("zh-Hans"), NOW) == "no_font:zh-Hans"
    assert channel.unfit(letter_in("en"), NOW) is None


def test_the_queue_remembers_what_was_put_there(queue: Path) -> None:
    """Never queued; queued; and once the printer has taken it, nobody can tell."""
    given = letter_in("en")
    channel = channel_to(queue)
    assert channel.unready() is None
    assert str(getattr(channel.find("c0ffee"), "result", "")) == "failed"
    channel.send(given, permit_for(given))
    assert str(getattr(channel.find("c0ffee"), "result", "")) == "sent"
    assert sorted(path.name for path in queue.iterdir()) == [".ledger", "c0ffee.json", "c0ffee.pdf"]
    (queue / "c0ffee.json").unlink()
    assert channel.find("c0ffee") is None


def test_a_queue_that_cannot_be_written_is_down(tmp_path: Path) -> None:
    """Asked before a contact is claimed."""
    (tmp_path / "file").write_text("")
    assert "cannot be written" in str(channel_to(tmp_path / "file" / "queue").unready())


def test_what_the_printer_sends_back() -> None:
    """One line a letter; a letter that came back is evidence against the address."""
    posted, back = read_returns(
        b"\xef\xbb\xbfreference,outcome,at\nc0ffee,posted,2026-11-24T12:00:00+08:00\n"
        b"decaf,moved,2026-12-01T12:00:00+08:00\n"
    )
    assert (posted.meaning.result, posted.at) == ("waiting", datetime(2026, 11, 24, 4, tzinfo=UTC))
    assert (back.reference, back.meaning.result, back.meaning.evidence) == ("decaf", "failed", "bounced")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("c0ffee,lost,2026-11-24T12:00:00+08:00", "line 2"),
        (",posted,2026-11-24T12:00:00+08:00", "names no letter"),
        ("c0ffee,posted,2026-11-24T12:00:00", "no offset"),
        ("c0ffee,posted,today", "no instant"),
    ],
)
def test_a_line_that_is_not_understood_refuses_the_file(line: str, said: str) -> None:
    """Nothing of it is taken: it is mended, and handed over again."""
    with pytest.raises(InvalidInput, match=said):
        read_returns(f"reference,outcome,at\n{line}\n".encode())


def test_every_line_that_is_not_understood_is_named() -> None:
    """All faults at once; a file without its columns is refused for these, not line by line."""
    lines = "c0ffee,lost,2026-11-24T12:00:00+08:00\nc0ffee,posted,2026-11-24T12:00:00+08:00\n,posted,today\n"
    with pytest.raises(InvalidInput, match="2 lines") as caught:
        read_returns(f"reference,outcome,at\n{lines}".encode())
    assert [str(problem)[:7] for problem in caught.value.problems] == ["line 2:", "line 4:"]
    with pytest.raises(InvalidInput, match="has no reference, at"):
        read_returns(f"letter,outcome,on\n{lines}".encode())


@drawn(
    st.binary(max_size=300) | st.text(max_size=200).map(lambda text: f"reference,outcome,at\n{text}".encode())
)
def test_no_file_does_more_than_be_refused(data: bytes) -> None:
    """Anything at all: receipts, or InvalidInput."""
    with suppress(InvalidInput):
        read_returns(data)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_a_letter_that_is_private_says_so_in_the_window(language: str, queue: Path) -> None:
    """Where it can be read before it is opened (CONC 7.9.8G); a text without the mark gets none."""
    given = letter_in(language)
    mark = given.text.body.split("\n", 1)[0]
    with closing(channel_to(queue)) as channel:
        channel.send(given, permit_for(given))
    window = words_in(queue / "c0ffee.pdf", box=(20, 45, 85, 45))
    assert "".join(mark.split()) in "".join(window.split())
    bare = replace(given, text=replace(given.text, body=given.text.body.removeprefix(mark).lstrip()))
    assert module.mark_line(given) == mark
    assert module.mark_line(bare) == ""
