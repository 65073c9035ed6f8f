"""Queries that differ in their days and instants alone: compiled once, and filled in.

A day that is planned, audited or played asks what the day before asked. To compile that takes longer than to
run it on few rows.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from hashlib import sha256
from threading import Lock
from typing import Any

import ibis.expr.datatypes as dt
import ibis.expr.operations as ops
import ibis.expr.schema as sch
from ibis.common.graph import Graph, Node

Compile = Callable[[ops.Node], str]

_KEPT_MAX = 512
_YEAR_MIN = 2
"""Stand-ins are of the first year, in which nothing that is asked about lies."""

_PLAIN = (str, int, float, bytes, Decimal, Enum, dt.DataType, sch.Schema, type(None), timedelta)
"""What stands in an expression and is told apart by how it is written."""


class Patterns:
    """Compiled queries with gaps for dates and timestamps, kept by all the rest of their expression.

    `whole` compiles an expression, `literal` a literal alone, as it stands in a compiled expression.
    """

    def __init__(self, whole: Compile, literal: Compile) -> None:
        self._whole, self._literal = whole, lru_cache(maxsize=4096)(literal)
        self._kept: OrderedDict[bytes, tuple[str, ...]] = OrderedDict()
        self._keeping = Lock()  # a service asks from several threads

    def query(self, op: ops.Node) -> str:
        """A query that answers as `whole(op)` does."""
        graph = Graph.from_bfs(op)
        moments = [node for node in graph if _is_moment(node)]
        if not moments or any(node.value.year < _YEAR_MIN for node in moments):
            return self._whole(op)
        places = {value: place for place, value in enumerate(dict.fromkeys(map(_value, moments)))}
        key = _key(graph, places)
        if key is None:
            return self._whole(op)
        gaps = {node: _stand_in(node, places[_value(node)]) for node in moments}
        pieces = self._kept.get(key) or self._cut(op, gaps)
        if pieces is None:
            return self._whole(op)
        self._keep(key, pieces)
        texts = {self._literal(gap): self._literal(node) for node, gap in gaps.items()}
        return "".join(texts.get(piece, piece) for piece in pieces)

    def _cut(self, op: ops.Node, gaps: Mapping[ops.Node, ops.Node]) -> tuple[str, ...] | None:
        """The query in pieces, each gap one of them; None where one cannot be found again."""
        pieces: tuple[str, ...] = (self._whole(op.replace(dict(gaps))),)
        texts = {self._literal(gap) for gap in gaps.values()}
        for text in texts:
            pieces = tuple(part for piece in pieces for part in _parted(piece, text))
        return pieces if texts <= set(pieces) else None

    def _keep(self, key: bytes, pieces: tuple[str, ...]) -> None:
        with self._keeping:
            self._kept[key] = pieces
            self._kept.move_to_end(key)
            if len(self._kept) > _KEPT_MAX:
                self._kept.popitem(last=False)


def _key(graph: Graph, places: Mapping[Any, int]) -> bytes | None:
    """A digest of all nodes but the values of moments; None where a node holds what cannot be written.

    Nodes are numbered breadth first, so that the same questions get the same numbers.
    """
    numbers = {node: number for number, node in enumerate(graph)}
    digest = sha256()
    for node in graph:
        try:
            told = tuple(_told(arg, numbers) for arg in _args(node, places))
        except TypeError:
            return None
        digest.update(repr((type(node).__module__, type(node).__qualname__, told)).encode())
    return digest.digest()


def _args(node: Node, places: Mapping[Any, int]) -> Iterator[Any]:
    for name, arg in zip(node.__argnames__, node.__args__, strict=True):
        yield places[_value(node)] if name == "value" and _is_moment(node) else arg


def _told(arg: Any, numbers: Mapping[Node, int]) -> Any:
    if isinstance(arg, Node):
        return ("node", numbers[arg])
    if isinstance(arg, Mapping) and not isinstance(arg, sch.Schema):
        return tuple((_told(key, numbers), _told(value, numbers)) for key, value in arg.items())
    if isinstance(arg, tuple | list):
        return tuple(_told(one, numbers) for one in arg)
    if isinstance(arg, frozenset):
        return ("set", *sorted(repr(_told(one, numbers)) for one in arg))
    return _told_plainly(arg)


def _told_plainly(arg: Any) -> Any:
    if isinstance(arg, ops.relations.Namespace):
        return ("namespace", arg.catalog, arg.database)
    if isinstance(arg, type):
        return (arg.__module__, arg.__qualname__)
    if isinstance(arg, _PLAIN):
        return (type(arg).__qualname__, repr(arg))
    raise TypeError(f"{type(arg)} is not written down")


def _is_moment(node: Node) -> bool:
    return isinstance(node, ops.Literal) and isinstance(node.value, date)


def _value(node: Any) -> tuple[str, str]:
    """A moment as it is written: the same instant in two zones is two."""
    return type(node.value).__name__, node.value.isoformat()


def _stand_in(node: Any, place: int) -> ops.Node:
    instant = isinstance(node.value, datetime)
    first = datetime(1, 1, 1, tzinfo=node.value.tzinfo) if instant else date(1, 1, 1)
    return ops.Literal(first + timedelta(days=place + 1), node.dtype)


def _parted(piece: str, gap: str) -> Iterable[str]:
    """A piece without the gap, and the gap between, as often as it is in it."""
    for number, part in enumerate(piece.split(gap)):
        if number:
            yield gap
        yield part
