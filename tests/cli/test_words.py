"""`rightparty words forms`: what a gateway is asked to approve, as the file that the channel reads."""

from pathlib import Path

import pytest

from rightparty.channels.sms_templates import LOCALE, read_registry
from rightparty.cli.main import run


def test_the_forms_are_a_file_that_the_channel_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All pending, so nothing is sent by them until somebody says that they are approved."""
    assert run(["words", "forms", "--signature", "晨光客户服务", "--held-min", "30"]) == 0
    path = tmp_path / "templates.toml"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    registry = read_registry(path)
    assert {one.state for one in registry.templates} == {"pending"}
    assert {one.template.split(".")[0] for one in registry.templates} == {
        "full",
        "reminder",
        "knock",
        "callback",
        "kept",
        "offer",
    }


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
    assert all(one.version.replace("-", "_") in one.code and "晨光客户服务" in one.text for one in found)


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
