"""The command `rightparty`: finds the command asked for, runs it, and turns faults into exit codes.

A command's module is imported only when that command runs, so that help answers at once and a
command needs no more installed than it uses. A command returns its exit code, or nothing for 0.
"""

import gc
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from cyclopts import App, CycloptsError, Group

from rightparty.cli.errors import missing_part, report, report_file, report_usage
from rightparty.errors import RightpartyError

BOOK = Group("The book", sort_key=1)
DECISIONS = Group("Decisions", sort_key=2)
DAY = Group("The day", sort_key=3)
TRYING = Group("Trying it out", sort_key=4)


_RUBBISH = (50_000, 20, 50)
"""How rarely a command goes through its memory for rubbish: as often as Python does by itself, queries, which
are made of many small things that stay, take a sixth longer to make."""


@dataclass(frozen=True)
class Command:
    """A command: where its `App` or function is (`module:name`), and its line in the overview."""

    name: str
    path: str
    line: str
    group: Group


COMMANDS = (
    Command("book", "rightparty.cli.book:app", "Import and check what a lender hands in.", BOOK),
    Command("owed", "rightparty.cli.owed:owed", "What is overdue on a date, debt by debt.", BOOK),
    Command("parties", "rightparty.cli.parties:app", "Whose contact points these are, and why.", BOOK),
    Command("decide", "rightparty.cli.decide:decide", "Decide a table of contacts.", DECISIONS),
    Command("explain", "rightparty.cli.explain:explain", "Decide one contact, with every reason.", DECISIONS),
    Command("plan", "rightparty.cli.plan:app", "Choose today's contacts, gently.", DECISIONS),
    Command("what-if", "rightparty.cli.what_if:what_if", "Last month under another policy.", DECISIONS),
    Command("audit", "rightparty.cli.audit:app", "What was unlawful in a log of messages.", DECISIONS),
    Command(
        "quality", "rightparty.cli.quality:app", "Check contacts by hand: sample, score, agree.", DECISIONS
    ),
    Command("law", "rightparty.cli.law:app", "The rulebooks: show, check, compare, accept.", DECISIONS),
    Command("words", "rightparty.cli.words:app", "The texts that messages are made of.", DAY),
    Command("run", "rightparty.cli.run:run", "Carry out a day; nothing leaves without --send.", DAY),
    Command("journal", "rightparty.cli.journal:app", "Verify what was decided and sent.", DAY),
    Command("agency", "rightparty.cli.agency:app", "Debts with agencies: place, recall, acknowledge.", DAY),
    Command("permit", "rightparty.cli.permit:app", "Check a permit with the public key alone.", DAY),
    Command("serve", "rightparty.cli.serve:serve", "Start the console.", DAY),
    Command("admin", "rightparty.cli.admin:app", "Stop everything; accounts, keys, replies, people.", DAY),
    Command("worker", "rightparty.cli.worker:worker", "Work for the service: send, place, seal.", DAY),
    Command("doctor", "rightparty.cli.doctor:doctor", "What is installed, missing, and would send.", DAY),
    Command("demo", "rightparty.cli.demo:demo", "A simulated town's morning.", TRYING),
    Command("bench", "rightparty.cli.bench:app", "Measure how fast this machine decides.", TRYING),
    Command("world", "rightparty.cli.world:app", "Make a simulated book whose truth is known.", TRYING),
)


def build(chosen: str = "") -> App:
    """The whole command line; the `chosen` command shows its full help instead of its one line."""
    app = App(
        name="rightparty",
        help="A message about a debt reaches the person who owes it, or nobody.\n\nTry: rightparty demo",
        help_format="plaintext",
        version=_version,
        result_action="return_value",
    )
    app["--help"].group = app["--version"].group = Group("Options", sort_key=9)
    for command in COMMANDS:
        line = None if command.name == chosen else command.line
        app.command(command.path, name=command.name, help=line, group=command.group)
    return app


def _version() -> str:
    from importlib.metadata import version

    return f"rightparty {version('rightparty')}"


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code; faults go to stderr as `error:` and `help:`."""
    chosen = next((one for one in arguments if not one.startswith("-")), "")
    try:
        _check_name(chosen)
        result = build(chosen)(arguments, exit_on_error=False, print_error=False)
    except RightpartyError as fault:
        return report(fault)
    except CycloptsError as fault:
        return report_usage(fault)
    except ImportError as fault:
        return report(missing_part(fault))
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        return 0
    except OSError as fault:
        return report_file(fault)
    return result if isinstance(result, int) else 0


def _check_name(chosen: str) -> None:
    """Say ourselves that a command is unknown: the parser would import every command to guess."""
    names = [command.name for command in COMMANDS]
    if chosen and chosen not in names:
        close = get_close_matches(chosen, names, n=1)
        hint = f"did you mean `rightparty {close[0]}`?" if close else "`rightparty --help` lists the commands"
        raise RightpartyError(f"there is no command `{chosen}`", hint)


def main() -> None:
    """Entry point of the installed command."""
    gc.set_threshold(*_RUBBISH)
    sys.exit(run(sys.argv[1:]))
