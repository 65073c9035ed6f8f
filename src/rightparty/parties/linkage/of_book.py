"""Records of the persons of books: who they are, and the points that they gave or proved."""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from rightparty.parties.linkage.links import Links
from rightparty.parties.linkage.roles import Role
from rightparty.parties.linkage.standard import RECORD, SOURCE
from rightparty.parties.model import PartyModel

ROLES: Mapping[str, Role] = {
    "name": Role.NAME,
    "birth_date": Role.DATE,
    "national_id": Role.IDENTIFIER,
    "phones": Role.PHONE,
    "emails": Role.EMAIL,
    "address": Role.ADDRESS,
}
"""What the columns of `records_of` hold; a column without any filled cell is left out by `roles_of`."""

_KINDS = {"phones": ("mobile", "landline"), "emails": ("email",), "address": ("post",)}


def records_of(books: Mapping[str, Mapping[str, ir.Table]], model: PartyModel) -> ir.Table:
    """One row a person of every book, for `linking.link(…, source="source", roles=ROLES)`.

    `books`: the tables of each book by a name of its own: a file, an agency, a creditor. A point counts as a
    person's where evidence proves or claims it; what address books, tracing or somebody else say does not.
    """
    own = (*model.proves, *model.claims)
    return ibis.union(*(_records(name, tables, own) for name, tables in books.items()))


def _records(name: str, tables: Mapping[str, ir.Table], own: tuple[str, ...]) -> ir.Table:
    persons, evidence, points = tables["persons"], tables["evidence"], tables["points"]
    tied = evidence.filter(evidence.kind.isin(own)).select("person_id", "point_id").distinct()
    values = tied.join(points.select("point_id", "kind", "value"), "point_id")
    gathered = values.group_by("person_id").agg(
        phones=values.value.collect(where=values.kind.isin(_KINDS["phones"])),
        emails=values.value.collect(where=values.kind.isin(_KINDS["emails"])),
        address=values.value.max(where=values.kind.isin(_KINDS["address"])),
    )
    row = persons.left_join(gathered, "person_id")
    return row.select(
        **{SOURCE: ibis.literal(name), RECORD: persons.person_id},
        name=persons.name,
        birth_date=persons.birth_date.cast("string"),
        national_id=persons.national_id,
        phones=gathered.phones,
        emails=gathered.emails,
        address=gathered.address,
    )


def pairs_within(links: Links, source: str) -> list[dict[str, str]]:
    """Every two persons of one book who are one: rows of `person_id` and `other_id`, for `tightening`."""
    return [
        {"person_id": left, "other_id": right}
        for (a, left), (b, right) in links.together()
        if a == b == source
    ]
