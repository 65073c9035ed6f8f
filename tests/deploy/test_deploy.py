"""What is handed to operators fits the program: commands, settings, figures, and units that systemd reads."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from rightparty.cli.doctor import PARTS
from rightparty.cli.main import COMMANDS, build
from rightparty.desk.meters import meters
from rightparty.desk.metrics import BACKUP_AGE, GAUGES, UP
from tests.docs.pages import ROOT
from tools.pages.settings import VARIABLES

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
LETTERS, RETURNS = "/var/lib/rightparty/letters", "/var/lib/rightparty/returns"
BACKUPS = "/var/backups/rightparty"
PROGRAM = "/opt/rightparty/.venv/bin/rightparty"
FOREIGN = {"PGPASSFILE"}  # read by PostgreSQL's own library
RUNBOOK = (ROOT / "docs" / "guides" / "runbook.md").read_text(encoding="utf-8")


def compose() -> dict[str, Any]:
    """The compose file, its anchors resolved."""
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return found


def alerts() -> list[dict[str, Any]]:
    """Every alert."""
    raw = yaml.safe_load((DEPLOY / "alerts.yaml").read_text(encoding="utf-8"))
    return [rule for group in raw["groups"] for rule in group["rules"]]


def unit_commands() -> Iterator[tuple[str, list[str]]]:
    """The command lines of the units, with the specifiers filled in."""
    for unit in UNITS:
        for line in unit.read_text(encoding="utf-8").splitlines():
            if line.startswith("ExecStart="):
                text = line.partition("=")[2].replace("%i", "1").replace("%%", "%")
                words = shlex.split(text)
                if words[:2] == ["/bin/sh", "-c"]:
                    words = shlex.split(
                        words[2].removeprefix("exec ").replace("$(date -u +%FT%H%M)", "today")
                    )
                yield unit.name, words


def mounts(service: dict[str, Any]) -> list[tuple[str, str]]:
    """The volumes of a service and where they are mounted; what may be put in their place is left out."""
    found = (re.sub(r"\$\{[A-Z_]+:-(\w+)\}", r"\1", one) for one in service["volumes"])
    return [(one.split(":")[0], one.split(":")[1]) for one in found]


def compose_commands(service: dict[str, Any]) -> list[list[str]]:
    """The command lines of a service, those of a script with the date filled in."""
    if "entrypoint" not in service:
        return [service["command"]]
    (script,) = service["command"]
    lines = re.findall(r"rightparty (admin [^;\n]*)", script)
    return [shlex.split(re.sub(r"\$\$\([^)]*\)", "today", line)) for line in lines]


def image() -> str:
    """What the image is made by."""
    return (DEPLOY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", "")


def check_command(words: list[str]) -> None:
    """The command line is one of ours, with options that it has."""
    assert words[0] in {command.name for command in COMMANDS}, words
    build(words[0]).parse_args(words, exit_on_error=False, print_error=False)


@pytest.mark.parametrize(("name", "words"), list(unit_commands()))
def test_units_start_commands_that_there_are(name: str, words: list[str]) -> None:
    """By their full path, with options that they have."""
    assert words[0] == PROGRAM, name
    check_command(words[1:])


def test_the_compose_file_starts_commands_that_there_are() -> None:
    """Each service of ours is a command, and has what it needs."""
    services = compose()["services"]
    ours = {name: one for name, one in services.items() if "build" in one}
    assert set(ours) == {"serve", "worker", "nightly"}
    for one in ours.values():
        for words in compose_commands(one):
            check_command(words)
        assert one["read_only"]
        assert one["cap_drop"] == ["ALL"]
    assert set(compose()["secrets"]) == {
        secret for one in services.values() for secret in one.get("secrets", [])
    }
    volumes = {name for one in services.values() for name, _ in mounts(one)}
    assert set(compose()["volumes"]) == volumes


def test_each_service_may_write_where_letters_wait() -> None:
    """A volume in the compose file, its user's folder in the image, an open path in the units."""
    owned = re.search(r"install --directory --owner rightparty(.*?)\n\n", image(), re.DOTALL)
    assert owned is not None
    for one in compose()["services"].values():
        if "build" not in one:
            continue
        there = {path for _, path in mounts(one)}
        assert {LETTERS, RETURNS} <= there
        assert {"RIGHTPARTY_PRINT_QUEUE", "RIGHTPARTY_PRINT_RETURNS"} <= set(one["environment"])
        assert there <= set(owned[1].split()), "a volume is its user's where the image has the folder"
    for name in ("rightparty.service", "rightparty-worker@.service"):
        unit = (DEPLOY / "systemd" / name).read_text(encoding="utf-8")
        assert "ReadWritePaths=-/srv/rightparty\n" in unit
    guide = (ROOT / "docs" / "guides" / "run-the-service.md").read_text(encoding="utf-8")
    for named in (LETTERS, RETURNS, "/srv/rightparty/letters", "/srv/rightparty/returns"):
        assert named in guide


def test_the_compose_file_backs_up_every_day(tmp_path: Path) -> None:
    """Its loop, run by the shell: a failed backup is tried again, and only after one does anything end."""
    nightly = compose()["services"]["nightly"]
    assert nightly["entrypoint"] == ["/bin/sh", "-c"]
    assert nightly["init"], "else the shell is not told to end"
    assert BACKUPS in {path for _, path in mounts(nightly)}
    (script,) = nightly["command"]
    for name, text in {
        "rightparty": 'echo "$@" >> told; test -e once || { touch once; exit 1; }',
        "sleep": 'echo "sleep $1" >> told; test "$1" = 300 || kill $PPID',
    }.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    shell = ["/bin/sh", "-c", script.replace("$$", "$")]
    subprocess.run(shell, cwd=tmp_path, env=environment, check=False, timeout=30)
    told = (tmp_path / "told").read_text(encoding="utf-8").splitlines()
    backup = rf"admin backup --to {BACKUPS}/\d{{4}}-\d\d-\d\dT\d{{6}}"
    assert re.fullmatch(
        "\n".join((backup, "sleep 300", backup, "admin retention", "admin crosscheck", "sleep 86400")),
        "\n".join(told),
    )


def test_no_port_is_open_beyond_the_machine() -> None:
    """What a compose file publishes, it publishes on the loopback."""
    for one in compose()["services"].values():
        assert all(port.startswith("127.0.0.1:") for port in one.get("ports", []))


def test_every_setting_that_is_named_is_on_the_settings_page() -> None:
    """In the compose file, the image and the units."""
    named = set()
    for one in compose()["services"].values():
        if "build" in one:
            named |= set(one["environment"])
    for path in (DEPLOY / "Dockerfile", *UNITS):
        text = re.sub(r"^#.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        named |= set(re.findall(r"\b(?:RIGHTPARTY|OTEL)_[A-Z_]+", text))
    assert named - FOREIGN <= set(VARIABLES)


def test_the_image_copies_what_there_is() -> None:
    """Files and lock files that it names stand in the repository; it runs as nobody special."""
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    for line in re.findall(r"^COPY (.*)$", text, re.MULTILINE):
        for source in line.split()[:-1]:
            assert (ROOT / source).exists(), source
    for lock in re.findall(r"-r (requirements/\S+)", text):
        assert (ROOT / lock).exists(), lock
    assert re.findall(r"^USER (.*)$", text, re.MULTILINE) == ["rightparty"]


def test_the_image_has_every_part_that_the_doctor_knows() -> None:
    """What compose passes settings for is installed, each package at one version.

    With a collector named and nothing to send spans with, servers and workers would be started for ever;
    letters need more than Pango.
    """
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    installed: dict[str, str] = {}
    for lock in re.findall(r"-r (requirements/\S+)", text):
        pins = re.findall(
            r"^([a-z0-9._-]+)(?:\[.*\])?==(\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE
        )
        for name, version in pins:
            assert installed.setdefault(name, version) == version, f"{lock} wants another {name}"
    for part, needed in PARTS.items():
        assert set(needed) <= set(installed), part


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_reads_the_units(tmp_path: Path) -> None:
    """Without a warning, once the program stands where they look for it."""
    program = tmp_path / "rightparty"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    copies = []
    for unit in UNITS:
        copy = tmp_path / unit.name.replace("@.", "@1.")
        copy.write_text(unit.read_text(encoding="utf-8").replace(PROGRAM, str(program)), encoding="utf-8")
        copies.append(str(copy))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *copies],
        capture_output=True,
        text=True,
        check=False,
    )
    told = [line for line in done.stderr.splitlines() if "rightparty" in line]
    assert done.returncode == 0, done.stderr
    assert not told


def known_samples() -> set[str]:
    """The name of every sample that a server or a worker may tell."""
    names = {UP, BACKUP_AGE, *(gauge.name for gauge in GAUGES)}
    for family in meters().registry.collect():
        suffixes = {"histogram": ("_bucket", "_count", "_sum"), "counter": ("_total",)}[family.type]
        names |= {f"{family.name}{suffix}" for suffix in suffixes}
    return names


@pytest.mark.parametrize("rule", alerts(), ids=lambda rule: rule["alert"])
def test_an_alert_asks_for_figures_that_there_are_and_says_what_to_do(rule: dict[str, Any]) -> None:
    """Every name in its expression is told by somebody; the runbook has a section under its name."""
    asked = set(re.findall(r"\brightparty_\w+", rule["expr"]))
    assert asked
    assert asked <= known_samples()
    assert rule["labels"]["severity"] in {"page", "notice"}
    assert rule["annotations"]["summary"].endswith(".")
    assert f"\n### {rule['alert']}\n" in RUNBOOK


def test_no_backup_at_all_is_an_old_one() -> None:
    """Where none was ever made the figure lacks, and no comparison with one that lacks ever holds.

    Where no server tells anything at all, another alert says so.
    """
    (rule,) = [rule for rule in alerts() if rule["alert"] == "BackupOld"]
    old, never = rule["expr"].split(" or ")
    assert old == f"min({BACKUP_AGE}) > 26 * 3600"
    assert never == f"(absent({BACKUP_AGE}) and max({UP}))"


def test_the_runbook_knows_no_other_alerts() -> None:
    """A section that belongs to no alert is not found when it is needed."""
    sections = re.findall(r"^### (\w+)$", RUNBOOK, re.MULTILINE)
    assert sections == [rule["alert"] for rule in alerts()]
