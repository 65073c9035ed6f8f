"""`rightparty words forms`: what a gateway is asked to approve, as the file that the channel reads."""

from pathlib import Path

import pytest

from rightparty.channels.sms_templates import LOCALE, read_registry
from rightparty.cli.main import run
from rightparty.words.occasions import TEXTS
from rightparty.words.templates import sections


def test_the_forms_are_a_file_that_the_channel_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All pending, so nothing is sent by them until somebody says that they are approved."""
    assert run(["words", "forms", "--signature", "晨光客户服务", "--held-min", "30"]) == 0
    path = tmp_path / "templates.toml"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    registry = read_registry(path)
    assert {one.state for one in registry.templates} == {"pending"}
    written = {name for name in TEXTS if "sms" in sections(name, "zh-Hans")}
    assert {one.template.split(".")[0] for one in registry.templates} == written
    assert {"full", "knock", "disputed", "agreed"} <= written


def test_a_text_that_may_come_to_more_parts_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Once each, by its name; what stays within is not."""
    asked = ["words", "forms", "--signature", "晨光客户服务", "--held-min", "30"]
    assert run([*asked, "--most-parts", "4"]) == 0
    out, err = capsys.readouterr()
    assert out.count("\n# at most ") == out.count("[[templates]]")
    assert "full.zh-Hans.sms: up to 6 parts, more than 4\n" in err
    assert "knock" not in err
    assert run([*asked, "--most-parts", "9"]) == 0
    assert capsys.readouterr().err == ""


def test_the_forms_name_free_help_in_the_creditors_country(capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence is approved as it stands, so it is no parameter."""
    asked = ["words", "forms", "--signature", "安和客戶服務", "--held-min", "30", "--language", "zh-Hant"]
    assert run([*asked, "--country", "TW"]) == 0
    out = capsys.readouterr().out
    assert "412-8518" in out
    assert "${help}" not in out


@pytest.mark.parametrize(("language", "locale"), [("zh-Hans", "zh_CN"), ("zh-Hant", "zh_HK"), ("en", "en")])
def test_forms_for_instant_messages_are_a_file_that_its_channel_reads(
    language: str, locale: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each under a name of its own that changes with the text, and with no signature beside the text."""
    asked = ["--signature", "晨光客户服务", "--held-min", "30", "--language", language, "--channel", "im"]
    assert run(["words", "forms", *asked]) == 0
    path = tmp_path / "templates.toml"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    found = read_registry(path, LOCALE).templates
    assert {(one.state, one.locale, one.signature) for one in found} == {("pending", locale, "")}
    assert len({one.code for one in found}) == len(found)
    assert all(
        one.version.replace("-", "_").replace(".", "_") in one.code and "晨光客户服务" in one.text
        for one in found
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["--signature", "晨光", "--language", "en"],
        ["--signature", "【晨光】"],
        ["--signature", "晨光", "--channel", "im", "--language", "fr"],
    ],
    ids=["en", "brackets", "fr"],
)
def test_what_has_no_signature_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """English texts begin without one; a signature is given without its brackets."""
    assert run(["words", "forms", "--held-min", "30", *arguments]) == 3
    assert "signature" in capsys.readouterr().err
