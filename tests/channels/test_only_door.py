"""There is one way to send: no other module can open a line, and no channel sends without a permit."""

import ast
import inspect

from rightparty.channels import call_task, recording, smtp
from rightparty.channels.port import Channel
from tests.code_health.source import PACKAGE, Source, sources

LINES_OUT = {
    "aiosmtplib",
    "smtplib",
    "httpx",
    "requests",
    "urllib3",
    "telnetlib",
    "ftplib",
    "smpplib",
    "socket",
    "http",
}
OPENERS = {
    "channels/smtp.py": {"aiosmtplib"},
    "channels/checks_aliyun.py": {"http"},
    "cli/demo_sink.py": {"socket"},
    "desk/server.py": {"socket"},
}
"""Who may open what: mail goes out of one module, checks of numbers out of another; the rest only listens."""

CHANNELS = (smtp.Smtp, call_task.CallTask, recording.Recording)


def imported(source: Source) -> set[str]:
    """The top-level packages that a module imports anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_only_one_module_opens_a_line_to_a_mail_server() -> None:
    """No other module of the package imports anything that sends."""
    for source in sources(PACKAGE):
        name = source.path.relative_to(PACKAGE).as_posix()
        assert imported(source) & LINES_OUT <= OPENERS.get(name, set()), name


def test_no_channel_has_a_second_door() -> None:
    """Channels differ in what they do behind the check; the check itself is nobody's to replace."""
    for channel in CHANNELS:
        assert issubclass(channel, Channel)
        assert "send" not in vars(channel), f"{channel.__name__} must not have a `send` of its own"
        public = {name for name in vars(channel) if not name.startswith("_")}
        assert public <= {"name", "unready", "find", "close"}, channel.__name__


def test_sending_takes_a_message_and_a_permit_and_nothing_else() -> None:
    """No flag, no number and no text can be handed in beside them."""
    assert list(inspect.signature(Channel.send).parameters) == ["self", "message", "permit"]


def test_what_carries_is_called_by_the_check_alone() -> None:
    """Nowhere in the package is `_carry` or `sendmail` called but behind `send`."""
    callers = [
        source.at(node)
        for source in sources(PACKAGE)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("_carry", "sendmail", "send_message", "_deliver")
    ]
    files = [place.rsplit(":", 1)[0] for place in callers]
    assert files == ["src/rightparty/channels/port.py"] + ["src/rightparty/channels/smtp.py"] * 2


def test_a_message_is_made_in_one_place() -> None:
    """Only the claim, which has just decided, makes messages: nobody can type in an address."""
    makers = {
        source.path.relative_to(PACKAGE).as_posix()
        for source in sources(PACKAGE)
        if "from rightparty.channels.port import" in source.text
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Message"
    }
    assert makers == {"desk/claim.py"}
