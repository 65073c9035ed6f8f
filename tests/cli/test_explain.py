"""`explain`: one contact with its reasons, and what its exit code says."""

import json

import pytest

from rightparty.cli.main import run

FOLDER = ["explain", "examples/first-book", "--at", "2026-11-23T10:00:00+08:00", "--folder-only"]
BORROWER = ["--person", "li-na", "--point", "na-mobile", "--debt", "loan-na"]
SISTER = ["--person", "li-ting", "--point", "ting-mobile", "--debt", "loan-na"]


def test_an_allowed_contact_exits_0(capsys: pytest.CaptureFixture[str]) -> None:
    """The borrower, at a number that she confirmed this morning."""
    assert run([*FOLDER, *BORROWER, "--channel", "sms"]) == 0
    assert "allow" in capsys.readouterr().out.lower()


def test_a_refused_contact_exits_2_with_every_clause(capsys: pytest.CaptureFixture[str]) -> None:
    """Her sister owes nothing: each clause against it, with its citation and the facts it rests on."""
    assert run([*FOLDER, *SISTER, "--channel", "sms", "--format", "json"]) == 2
    decision = json.loads(capsys.readouterr().out)
    assert (decision["verdict"], decision["allowed"]) == ("deny", [])
    rules = {reason["rule"] for reason in decision["reasons"]}
    assert {"core.promise.person_does_not_owe", "chn.gbt_45251.recipient_is_a_contact_person"} <= rules
    assert all(reason["citation"] for reason in decision["reasons"])


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ([*BORROWER, "--channel", "fax"], "`fax` is no channel"),
        ([*BORROWER, "--channel", "sms", "--content", "shout"], "`shout` is no content class"),
        (["--person", "nobody", "--point", "na-mobile", "--channel", "sms"], "nobody"),
        (["--person", "li-na", "--point", "nowhere", "--channel", "sms"], "nowhere"),
    ],
)
def test_what_cannot_be_asked_exits_3(
    asked: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unknown channel, class, person or point is a mistake in the question, not a refusal."""
    assert run([*FOLDER, *asked]) == 3
    assert told in capsys.readouterr().err
