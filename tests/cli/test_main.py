"""The command line's frame: help at once, faults in one form, every command reachable."""

import importlib
import subprocess
import sys
from collections.abc import Sequence
from resource import RUSAGE_CHILDREN, getrusage

import pytest
from cyclopts import App

from rightparty.cli import main as frame
from rightparty.cli.main import COMMANDS, build, run
from rightparty.errors import InvalidInput, Refused, RightpartyError

HELP_TIMES_PYTHON = 20


def _command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rightparty", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_names_every_command() -> None:
    """`rightparty --help` lists each command with its line."""
    shown = _command("--help").stdout
    assert all(command.name in shown and command.line in shown for command in COMMANDS)


def test_help_loads_no_engine_and_no_command() -> None:
    """Help imports neither Ibis, DuckDB nor Django, nor any command's module."""
    probe = (
        "import sys, contextlib, io\n"
        "from rightparty.cli.main import run\n"
        "with contextlib.redirect_stdout(io.StringIO()): run(['--help'])\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"ibis", "duckdb", "django", "sqlglot", "phonenumbers", "psycopg"}
    assert not loaded & {command.path.split(":")[0] for command in COMMANDS}


def test_help_answers_at_once() -> None:
    """Of five calls, the quickest `--help` takes at most twenty times what starting Python alone takes."""
    bare = min(_cpu_s("-c", "pass") for _ in range(5))
    assert min(_cpu_s("-m", "rightparty", "--help") for _ in range(5)) <= HELP_TIMES_PYTHON * bare


def _cpu_s(*arguments: str) -> float:
    """Seconds of processor time of one call of Python."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_version_is_the_installed_one() -> None:
    """`--version` prints the name and the version, and nothing else."""
    done = _command("--version")
    assert done.stdout.startswith("rightparty 0.")
    assert done.returncode == 0


def test_an_unknown_command_is_named_and_the_nearest_offered(capsys: pytest.CaptureFixture[str]) -> None:
    """A typing error gets a suggestion, on stderr, and exit code 1."""
    assert run(["jornal"]) == 1
    heard = capsys.readouterr()
    assert heard.out == ""
    assert heard.err == "error: there is no command `jornal`\nhelp: did you mean `rightparty journal`?\n"


@pytest.mark.parametrize(
    ("fault", "code"),
    [(RightpartyError("it broke", "mend it"), 1), (Refused("no", "ask"), 2), (InvalidInput("bad", "see"), 3)],
)
def test_each_kind_of_fault_has_its_exit_code(
    fault: RightpartyError,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A fault ends in two lines on stderr, what happened and what to do, and its own exit code."""
    monkeypatch.setattr(frame, "build", lambda chosen: _app_that(fault))
    assert run([]) == code
    assert capsys.readouterr().err == f"error: {fault.message}\nhelp: {fault.help}\n"


def test_every_problem_is_listed_before_the_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Invalid input is reported whole: each problem on its line, then the error."""
    fault = InvalidInput("the book has 2 problems", problems=["a.csv:2: one", "a.csv:3: two"])
    monkeypatch.setattr(frame, "build", lambda chosen: _app_that(fault))
    assert run([]) == 3
    assert capsys.readouterr().err.splitlines() == [
        "a.csv:2: one",
        "a.csv:3: two",
        "error: the book has 2 problems",
    ]


def test_a_missing_file_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the operating system refuses is an error line with the file's name."""
    fault = FileNotFoundError(2, "No such file or directory", "book.csv")
    monkeypatch.setattr(frame, "build", lambda chosen: _app_that(fault))
    assert run([]) == 1
    assert capsys.readouterr().err == "error: `book.csv`: No such file or directory\n"


def test_a_missing_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command whose libraries are not installed says which extra brings them."""
    fault = ModuleNotFoundError("No module named 'django'", name="django.http")
    monkeypatch.setattr(frame, "build", lambda chosen: _app_that(fault))
    assert run([]) == 1
    assert "rightparty[service]" in capsys.readouterr().err


def test_a_broken_import_of_our_own_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module of ours that fails to import is a bug, and shows itself as one."""
    fault = ModuleNotFoundError("No module named 'rightparty.nothing'", name="rightparty.nothing")
    monkeypatch.setattr(frame, "build", lambda chosen: _app_that(fault))
    with pytest.raises(ModuleNotFoundError):
        run([])


def test_a_command_may_return_its_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """A returned number is the exit code; nothing returned is 0."""
    for result, code in ((None, 0), (2, 2)):
        monkeypatch.setattr(frame, "build", lambda chosen, result=result: lambda *_, **__: result)
        assert run([]) == code


def _app_that(fault: Exception) -> object:
    def call(tokens: Sequence[str], **options: object) -> None:
        raise fault

    return call


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_each_registered_command_can_be_imported(command: frame.Command) -> None:
    """Every line of the overview leads to something that runs."""
    module, name = command.path.split(":")
    target = getattr(importlib.import_module(module), name)
    assert isinstance(target, App) or callable(target)


def _leaves(app: App, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], App]]:
    """Each command that does something, with the words that call it."""
    found = []
    for name in app:
        if not name.startswith("-"):
            found += _leaves(app[name], (*path, name))
    return found or [(path, app)]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_each_command_shows_an_example(command: frame.Command, capsys: pytest.CaptureFixture[str]) -> None:
    """The help of every command contains a line `rightparty …` that can be copied."""
    missing = []
    for path, _ in _leaves(build(command.name)[command.name], (command.name,)):
        assert run([*path, "--help"]) == 0
        shown = capsys.readouterr().out
        if f"Example: rightparty {' '.join(path)}" not in shown:
            missing.append(" ".join(path))
    assert not missing, "add `Example: rightparty …` to the docstring of: " + ", ".join(missing)
