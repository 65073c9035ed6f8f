"""One model for each table of the book, made from `TABLES`: the schema is written down once.

Rows are kept as they were handed in. Nothing is linked by foreign keys: a lender's tables come in
any order, and a row about a person whom a later file leaves out is still true.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, HashIndex
from django.db import models
from django.db.models.functions import Coalesce

from rightparty.book.tables import Column, Kind, Table
from rightparty.desk.schema import ROW_KEY, SEALED, STORED, kept_columns_of, mark_column, store_name

_LOOKED_UP_BY = ("person_id", "point_id", "debt_id", "contact_id", "agency_id")


_FIELD: Mapping[Kind, tuple[type["models.Field[Any, Any]"], Mapping[str, Any]]] = {
    Kind.TEXT: (models.TextField, {}),
    Kind.CODE: (models.TextField, {}),
    Kind.JSON: (models.TextField, {}),  # kept as it was handed in
    Kind.INSTANT: (models.DateTimeField, {}),
    Kind.DATE: (models.DateField, {}),
    Kind.MONEY: (models.DecimalField, {"max_digits": 18, "decimal_places": 2}),
    Kind.RATE: (models.DecimalField, {"max_digits": 12, "decimal_places": 8}),
    Kind.INTEGER: (models.BigIntegerField, {}),
    Kind.FLAG: (models.BooleanField, {}),
    Kind.LIST: (ArrayField, {"base_field": models.TextField()}),
}


# One number, or one human, may have several ids: by the value all are found. A source and a batch are judged
# by their rows.
_PARTICULAR: Mapping[str, tuple[models.Index, ...]] = {
    "placements": (
        models.Index(
            fields=["agency_id", "recalled_at"],
            name="placements_recalled",
            condition=models.Q(recalled_at__isnull=False, recall_acked_at__isnull=True),
        ),
    ),
    "persons": (HashIndex(fields=["national_id_mark"], name="persons_national_id_mark"),),
    "points": (
        HashIndex(fields=["value_mark"], name="points_value_mark"),
        models.Index(
            fields=["point_id"], name="points_changed", condition=models.Q(value_since__isnull=False)
        ),
    ),
    "evidence": (models.Index(Coalesce("source", "kind"), name="evidence_source"),),
    "notices": (
        models.Index(
            fields=["given_by"], name="notices_given_by", condition=models.Q(given_by__isnull=False)
        ),
        models.Index(
            fields=["creditor_id"],
            name="notices_of_creditor",
            condition=models.Q(person_id__isnull=True, debt_id__isnull=True, point_id__isnull=True),
        ),
    ),
    "events": (
        models.Index(fields=["batch_id"], name="events_batch", condition=models.Q(batch_id__isnull=False)),
    ),
}


def _field(table: Table, column: Column) -> "models.Field[Any, Any]":
    field, options = _FIELD[column.kind]
    if table.key == (column.name,):
        return field(primary_key=True, **options)
    return field(null=not (column.required or column.name in table.key), **options)


def _meta(table: Table) -> type:
    leading = table.key[0] if table.key else ""
    fields = [name for name in _LOOKED_UP_BY if name in table.by_name and name != leading]
    indexes: list[models.Index] = [
        models.Index(fields=[name], name=f"{table.name}_{name}") for name in fields
    ]
    if "debt_ids" in table.by_name:
        # A contact that names nobody is found by its debts; the many others need no such entry.
        nobody = models.Q(person_id__isnull=True) if table.name == "events" else None
        indexes.append(GinIndex(fields=["debt_ids"], name=f"{table.name}_debt_ids", condition=nobody))
    indexes += _PARTICULAR.get(table.name, ())
    return type("Meta", (), {"app_label": "desk", "db_table": store_name(table), "indexes": indexes})


def _model(table: Table) -> type[models.Model]:
    body: dict[str, Any] = {
        "__module__": __name__,
        "__doc__": table.doc or f"The table `{table.name}`.",
        "Meta": _meta(table),
    }
    if not table.key:
        body[ROW_KEY] = models.TextField(primary_key=True)
    for column in kept_columns_of(table):
        body[column.name] = _field(table, column)
    for name in SEALED[table.name].columns.values() if table.name in SEALED else ():
        body[name] = models.BinaryField(null=True)
        body[mark_column(name)] = models.TextField(null=True)
    if table.name in SEALED and (since := SEALED[table.name].since):
        body[since] = models.DateTimeField(null=True)
    if len(table.key) > 1:
        body["pk"] = models.CompositePrimaryKey(*table.key)
    return type(f"Book{table.name.capitalize()}", (models.Model,), body)


BOOK_MODELS: Mapping[str, type[models.Model]] = {table.name: _model(table) for table in STORED.values()}


def model_of(table: str) -> type[models.Model]:
    """The model that keeps a table of the book."""
    return BOOK_MODELS[table]
