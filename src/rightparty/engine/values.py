"""What engines give as Python values, turned into ours: aware instants, tuples, plain dicts."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any


def converter(dtype: Any) -> Callable[[Any], Any] | None:
    """What turns an engine's value of a type into ours; None = nothing to do."""
    if dtype.is_timestamp():
        return _aware
    if dtype.is_array():
        inner = converter(dtype.value_type)
        return tuple if inner is None else _tuple_of(inner)
    if dtype.is_struct():
        changes = {name: converter(field) for name, field in dtype.items()}
        return lambda row: {
            name: row[name] if row[name] is None or change is None else change(row[name])
            for name, change in changes.items()
        }
    return None


def _aware(value: datetime) -> datetime:
    return value.replace(tzinfo=UTC)


def _tuple_of(inner: Callable[[Any], Any]) -> Callable[[Iterable[Any]], tuple[Any, ...]]:
    return lambda values: tuple(None if value is None else inner(value) for value in values)
