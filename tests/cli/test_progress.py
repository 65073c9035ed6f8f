"""Progress is drawn for people and for nobody else."""

import pytest

from rightparty.cli.progress import progress


def test_a_pipe_hears_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Where stderr is no terminal, not a byte is written."""
    with progress() as report:
        report("deciding", 1, 2)
        report("deciding", 2, 2)
    heard = capsys.readouterr()
    assert heard.out == heard.err == ""


def test_a_terminal_sees_each_label_and_its_count(capsys: pytest.CaptureFixture[str]) -> None:
    """Forced, each label has its own bar on stderr with what is done of how much; stdout stays clean."""
    with progress(force=True) as report:
        report("reading", 3, 3)
        report("deciding", 1, 2)
    heard = capsys.readouterr()
    assert heard.out == ""
    assert all(word in heard.err for word in ("reading", "3/3", "deciding", "1/2"))
