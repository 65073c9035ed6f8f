"""`/v1/notices`, `/v1/payments`, `/v1/promises`, `/v1/agreements`: what was told or paid."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from rightparty.book.tables import TABLES, Kind
from rightparty.desk.api.answers import FAULTS, IdempotencyKey, act
from rightparty.desk.api.auth import Caller, Key
from rightparty.desk.api.values import Body, row_model
from rightparty.desk.stop import Fact, Taken, check_whose_end, take_facts
from rightparty.desk.visible import Named, check_taken, kept_ids

MOST = 200
router = Router(tags=["facts"])
_SCOPE = {
    "notice": "notices:write",
    "payment": "payments:write",
    "promise": "payments:write",
    "agreement": "payments:write",
}


class FactTaken(BaseModel):
    """What one row did. `new` is false where the same was taken before: then nothing was done again."""

    id: str
    new: bool
    withdrawn: int
    recalled: list[str]


class FactsTaken(BaseModel):
    """What each row did, in order."""

    taken: list[FactTaken]


def _route(of: str, table: str, summary: str, doc: str) -> None:
    """A route that takes rows of one table of the book."""
    row: Any = row_model(table)
    rows: Any = Annotated[list[row], Field(min_length=1, max_length=MOST)]
    asked: Any = row | rows

    def taken(request: HttpRequest, body: asked, idempotency_key: IdempotencyKey) -> HttpResponse:
        given: Sequence[Body] = body if isinstance(body, list) else [body]
        facts = [Fact(of, one.model_dump(exclude_none=True)) for one in given]
        return act(request, idempotency_key, _work(facts, table))

    taken.__doc__ = doc
    taken.__name__ = table
    taken.__annotations__ = {"request": HttpRequest, "body": asked, "idempotency_key": IdempotencyKey}
    router.post(f"/{table}", auth=Key(_SCOPE[of]), response={200: FactsTaken, **FAULTS}, summary=summary)(
        taken
    )


def _work(facts: Sequence[Fact], table: str) -> Callable[[Caller], dict[str, Any]]:
    def work(caller: Caller) -> dict[str, Any]:
        rows = [fact.row for fact in facts]
        means = caller.acting_on(_named(rows, table))
        # A row that is there under the same id must be this client's too: it is about to be changed.
        there = kept_ids(means.connection, TABLES[table], rows)
        check_taken(caller.seen_among({table: there}), table, there)
        check_whose_end(fact.row for fact in facts if fact.of == "notice")
        done = take_facts(means.connection, means.home, facts, means.clock())
        return {"taken": _told(caller, table, done)}

    return work


def _told(caller: Caller, table: str, done: Sequence[Taken]) -> list[dict[str, Any]]:
    """What each row did to contacts and placements that this client sees; all it handed in is among them.

    A stop holds for every creditor of the person, and how much it withdrew of another's is not this client's.
    """
    ids = [one.id for one in done]
    seen = caller.seen_among(
        {
            table: ids,
            "contacts": [contact for one in done for contact in one.withdrawn],
            "debts": [debt for one in done for debt in one.recalled],
        }
    )
    check_taken(seen, table, ids)
    return [
        {
            "id": one.id,
            "new": one.new,
            "withdrawn": len(seen["contacts"] & set(one.withdrawn)),
            "recalled": [debt for debt in one.recalled if debt in seen["debts"]],
        }
        for one in done
    ]


_SEEN_AS = {"persons": "persons", "debts": "debts", "points": "points", "creditors": "creditors"}


def _named(rows: Iterable[Mapping[str, Any]], table: str) -> Named:
    """The ids that rows name, by what they are ids of."""
    found: dict[str, list[str]] = {name: [] for name in _SEEN_AS.values()}
    rows = list(rows)
    for column in TABLES[table].columns:
        if column.refers_to in _SEEN_AS:
            for row in rows:
                value = row.get(column.name)
                if value is not None:
                    found[column.refers_to] += value if column.kind is Kind.LIST else [value]
    return Named(**found)


_route(
    "notice",
    "notices",
    "What somebody told",
    "Stops, consents, attorneys, disputes … Once a stop is answered, nothing that it forbids leaves.",
)
_route(
    "payment",
    "payments",
    "Money that came in",
    "Posted, pending or reversed. What is queued about the debt is taken back, and decided anew.",
)
_route(
    "promise", "promises", "A promise to pay", "Whether it was kept is worked out from payments, not told."
)
_route("agreement", "agreements", "A repayment agreement", "What was agreed, and what became of it.")
