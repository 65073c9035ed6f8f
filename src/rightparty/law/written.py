"""The law as it is written: the files that a `Law` is made of, as data, and how rules are read from them.

Files that were kept are read years later, out of a database. They are Python by their form only: before any
of it runs, each is held to the small language that rules are written in. No statement but names, functions
and imports; nothing imported but what rules need, and other files of the same law; no name of Python's own
but a few types. A file that says anything else is refused, with its line.
"""

import ast
import hashlib
import io
import linecache
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.resources import files
from types import ModuleType, SimpleNamespace
from typing import Any, Final

from rightparty.errors import InvalidInput
from rightparty.law.parameters import Parameter, read_parameters

PACKAGE: Final = "rightparty.law.rulebooks"
HOUSE: Final = "house.toml"
"""The name of a lender's own policy among the files; those of rulebooks have a folder, `chn/pipl.py`."""

_NEEDLESS = (".cases.toml", ".zh.toml")  # what proves and translates rules, and decides nothing

_OPEN = frozenset(
    {"rightparty.law.records", "rightparty.law.vocabulary"}
)  # closed lists of words, all of them
_IMPORTS: Final[Mapping[str, frozenset[str]]] = {
    "datetime": frozenset({"date"}),
    "typing": frozenset({"Any", "Final"}),
    "rightparty.law.facts": frozenset({"NEVER"}),
    "rightparty.law.logic": frozenset({"among", "no"}),
    "rightparty.law.parameters": frozenset({"load_parameters"}),
    "rightparty.law.rule": frozenset({"Condition", "Instrument", "always", "part", "rule"}),
}
_BUILTINS: Final[Mapping[str, object]] = {
    one.__name__: one for one in (bool, dict, float, frozenset, int, str, tuple)
}
_NODES = (
    ast.Module, ast.Expr, ast.Assign, ast.AnnAssign, ast.FunctionDef, ast.Return, ast.alias,
    ast.arguments, ast.arg, ast.keyword, ast.Load, ast.Store, ast.Name, ast.Call, ast.Starred,
    ast.Constant, ast.Tuple, ast.Dict, ast.JoinedStr, ast.FormattedValue, ast.IfExp, ast.GeneratorExp,
    ast.comprehension, ast.BinOp, ast.BitAnd, ast.BitOr, ast.Add, ast.Sub, ast.Mult, ast.UnaryOp, ast.USub,
    ast.Compare, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn,
)  # fmt: skip
# By these a text, a generator or a type gives away what is behind it.
_TELLTALES = frozenset({"format", "format_map", "mro", "gi_frame", "gi_code", "gi_yieldfrom", "tb_frame"})


@dataclass(frozen=True, eq=False)
class Texts:
    """The files of a law by name, as bytes; two are equal where every file is."""

    files: Mapping[str, bytes]

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The SHA-256 of each file, by its name."""
        return {name: hashlib.sha256(data).hexdigest() for name, data in sorted(self.files.items())}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Texts) and self.digests == other.digests

    def __hash__(self) -> int:
        return hash(tuple(self.digests.items()))

    def __bool__(self) -> bool:
        return bool(self.files)


def package_texts(rulebooks: Collection[str]) -> Texts:
    """The files of some rulebooks as they stand in this package, with the line ends of any system alike."""
    found = {}
    for book in rulebooks:
        for path in files(f"{PACKAGE}.{book}").iterdir():
            if path.name.endswith((".py", ".toml")) and not path.name.endswith(_NEEDLESS):
                found[f"{book}/{path.name}"] = path.read_bytes().replace(b"\r\n", b"\n")
    return Texts(found)


class Reader:
    """Reads the modules of a law from its files; they see one another, and nothing of this package's law."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._modules: dict[str, ModuleType] = {}

    def module(self, book: str, instrument: str = "__init__") -> ModuleType:
        """A rulebook's package, or one of its modules.

        Raises:
            InvalidInput: there is no such file, it is not written as rules are, or it cannot be read.
        """
        name = f"{book}/{instrument}.py"
        if name not in self._modules:
            self._modules[name] = self._read(name, book, instrument)
        return self._modules[name]

    def instruments(self, book: str) -> Sequence[str]:
        """The instruments of a rulebook, in its own order.

        Raises:
            InvalidInput: as `module`, or the rulebook names none.
        """
        named = getattr(self.module(book), "INSTRUMENTS", None)
        if not isinstance(named, tuple) or not all(isinstance(one, str) for one in named):
            raise InvalidInput(f"{book}/__init__.py names no instruments")
        return named

    def _read(self, name: str, book: str, instrument: str) -> ModuleType:
        text = self._text(name)
        # Where a text stands is what its own lines are found by; the same text stands in one place.
        place = f"kept-law/{self._texts.digests[name]}/{name}"
        try:
            tree = ast.parse(text, place)
            problems = [f"{name}:{line}: {what}" for line, what in _faults(tree)]
        except (SyntaxError, ValueError, RecursionError, MemoryError) as fault:  # the last two: too deep
            raise InvalidInput(f"{name} cannot be read: {fault}") from fault
        if problems:
            raise InvalidInput(f"{name} is not written as rules are", problems=problems)
        whole = PACKAGE if instrument == "__init__" else f"{PACKAGE}.{book}"
        module = ModuleType(f"{whole}.{book if instrument == '__init__' else instrument}")
        module.__dict__.update(
            __package__=f"{PACKAGE}.{book}", __builtins__={**_BUILTINS, "__import__": self._import}
        )
        linecache.cache[place] = (len(text), None, io.StringIO(text).readlines(), place)
        try:
            exec(compile(tree, place, "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - held to the language of rules
        except InvalidInput:
            raise
        except Exception as fault:  # whatever an old text does that this package no longer knows
            raise InvalidInput(f"{name} cannot be read: {type(fault).__name__}: {fault}") from fault
        return module

    def _text(self, name: str) -> str:
        try:
            return self._texts.files[name].decode()
        except KeyError:
            raise InvalidInput(f"{name} is not among the files of this law") from None
        except UnicodeDecodeError as fault:
            raise InvalidInput(f"{name} is not text: {fault}") from fault

    def _import(
        self, name: str, _globals: object = None, _locals: object = None, asked: Any = (), level: int = 0
    ) -> SimpleNamespace:
        """What an `import` in one of the files gives: the names asked for, and nothing else."""
        source = self._source(name) if level == 0 else None
        given = {one: getattr(source, one, None) for one in asked or ()}
        if name == "rightparty.law.parameters":
            given["load_parameters"] = self._parameters
        missing = [one for one, value in given.items() if value is None or isinstance(value, ModuleType)]
        if source is None or missing:
            raise InvalidInput(
                f"a rule's file asks for {', '.join(missing) or name} of `{name}`: there is none"
            )
        return SimpleNamespace(**given)

    def _source(self, name: str) -> ModuleType | None:
        if name.startswith(f"{PACKAGE}."):
            book, _, instrument = name.removeprefix(f"{PACKAGE}.").partition(".")
            return self.module(book, instrument or "__init__")
        return import_module(name) if name in _IMPORTS or name in _OPEN else None

    def _parameters(self, package: str, file: str) -> Mapping[str, Parameter]:
        """`load_parameters` for files that were kept: the numbers beside them, not those of this package."""
        name = f"{package.removeprefix(f'{PACKAGE}.')}/{file}"
        return read_parameters(self._text(name), name)


def _faults(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Everything that a rule's file would never say, with its line."""
    for node in ast.walk(tree):
        fault = _fault(node)
        if fault:
            yield getattr(node, "lineno", 1), fault


def _fault(node: ast.AST) -> str | None:
    match node:
        case ast.ImportFrom(module=str(module), level=0):
            asked = {alias.name for alias in node.names}
            return None if _may_import(module, asked) else f"no import of {', '.join(sorted(asked))}"
        case ast.Attribute():
            plain = isinstance(node.value, ast.Name) and not node.attr.startswith("_")
            return None if plain and node.attr not in _TELLTALES else f"no `{ast.unparse(node)}`"
        case ast.Name(id=name) | ast.arg(arg=name) | ast.FunctionDef(name=name):
            return f"no name `{name}`" if name.startswith("__") and name != "__package__" else None
        case _:
            return None if isinstance(node, _NODES) else f"no {type(node).__name__}"


def _may_import(module: str, asked: Collection[str]) -> bool:
    if module.startswith(f"{PACKAGE}."):
        return not any(name.startswith("__") or name == "*" for name in asked)
    if module in _OPEN:
        return all(name[0].isupper() for name in asked)
    return set(asked) <= _IMPORTS.get(module, frozenset())
