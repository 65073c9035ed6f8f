"""Rooms that compute take the time, seeds and settings as arguments; they never fetch them."""

import ast
from collections.abc import Iterator

import pytest

from tests.code_health.source import PACKAGE, PURE_ROOMS, Source, sources

CLOCKS = {
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "date.today",
    "time.time",
    "time.time_ns",
    "time.monotonic",
    "time.monotonic_ns",
    "time.perf_counter",
    "time.localtime",
    "time.gmtime",
    "time.sleep",
    "ibis.now",
    "ibis.today",
}
ENVIRONMENT = {"os.environ", "os.getenv", "os.environb", "os.getcwd", "Path.cwd", "Path.home", "sys.argv"}
CHANCE = {
    "uuid.uuid1",
    "uuid.uuid4",
    "uuid4",
    "os.urandom",
    "ibis.random",
    "ibis.uuid",
    "Random",
    "random.Random",
    "random.SystemRandom",
}
SEEDED = {"Random", "random.Random"}  # lawful with a seed
SPEECH = {"print", "input"}
NETWORK = {"urllib.request", "http.client", "socketserver", "xmlrpc", "importlib.util"}


def _dotted(node: ast.AST) -> str:
    """`a.b.c` for an attribute chain of names; empty for anything else."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def _ends_with(name: str, banned: set[str]) -> bool:
    """`datetime.datetime.now` counts as `datetime.now`."""
    return any(name == one or name.endswith("." + one) for one in banned)


def _handed_in(tree: ast.Module) -> set[ast.AST]:
    """What a file says only where it is run as a program of its own: there the environment is handed in."""
    blocks = [
        one
        for one in tree.body
        if isinstance(one, ast.If) and ast.unparse(one.test) == "__name__ == '__main__'"
    ]
    return {
        node
        for block in blocks
        for node in ast.walk(block)
        if isinstance(node, ast.Attribute) and _dotted(node) == "os.environ"
    }


def _faults(source: Source) -> Iterator[str]:
    handed_in = _handed_in(source.tree)
    for node in ast.walk(source.tree):
        if node in handed_in:
            continue
        if isinstance(node, ast.Attribute) and _ends_with(_dotted(node), CLOCKS | ENVIRONMENT):
            yield f"{source.at(node)}: `{_dotted(node)}`"
        elif isinstance(node, ast.Call):
            yield from _call_faults(source, node)
        elif isinstance(node, ast.ImportFrom) and node.module in {"random", "secrets", "time"}:
            bad = [name.name for name in node.names if name.name != "Random"]
            yield from (f"{source.at(node)}: `from {node.module} import {name}`" for name in bad)
        elif isinstance(node, ast.Import):
            bad = [name.name for name in node.names if name.name in {"secrets", *NETWORK}]
            yield from (f"{source.at(node)}: `import {name}`" for name in bad)


def _call_faults(source: Source, call: ast.Call) -> Iterator[str]:
    name = _dotted(call.func)
    seeded = name in SEEDED and (call.args or call.keywords)
    module_random = name.startswith("random.") and name not in SEEDED
    if name in SPEECH or module_random or (name in CHANCE and not seeded):
        yield f"{source.at(call)}: `{name}(…)`"


@pytest.mark.parametrize("room", PURE_ROOMS)
def test_a_pure_room_reads_no_clock_no_environment_and_no_chance(room: str) -> None:
    """A room that computes names no clock, environment, unseeded chance, console or network."""
    faults = [fault for source in sources(PACKAGE / room) for fault in _faults(source)]
    assert not faults, "take it as an argument instead:\n" + "\n".join(faults)


@pytest.mark.parametrize(
    "line",
    [
        "datetime.now(UTC)",
        "now = datetime.datetime.now",
        "date.today()",
        "time.time()",
        "os.environ['X']",
        "os.getenv('X')",
        "random.random()",
        "random.choice([1])",
        "Random()",
        "uuid.uuid4()",
        "print('x')",
        "from random import choice",
        "import secrets",
        "if __name__ == '__main__':\n    now = datetime.now(UTC)",
        "if True:\n    main(os.environ)",
    ],
)
def test_the_check_itself_finds_each_kind_of_fault(line: str) -> None:
    """A check that finds nothing proves nothing: each banned call is found in a sample."""
    sample = Source(PACKAGE / "sample.py", line, ast.parse(line))
    assert list(_faults(sample))


@pytest.mark.parametrize(
    "line",
    [
        "Random(7)",
        "random.Random(seed)",
        "datetime.fromisoformat('x')",
        "self.print()",
        "if __name__ == '__main__':\n    main(environment=os.environ)",
    ],
)
def test_the_check_leaves_lawful_code_alone(line: str) -> None:
    """Seeded chance, parsing a time, and a program handing in its environment are no faults."""
    sample = Source(PACKAGE / "sample.py", line, ast.parse(line))
    assert not list(_faults(sample))
