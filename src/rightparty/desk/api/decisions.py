"""`POST /v1/decisions`: what the gate says of one contact, or of a thousand."""

from collections.abc import Sequence
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from rightparty.desk.api.answers import FAULTS, answer
from rightparty.desk.api.auth import Key, caller_of
from rightparty.desk.api.values import At, Body, Channel, Content, Id, Mode, Money
from rightparty.desk.deciding import budgets, decide_many
from rightparty.desk.visible import Named
from rightparty.gate.budget import Allowance
from rightparty.gate.contact import Contact
from rightparty.gate.decision import Decision

MOST = 1_000
router = Router(tags=["decisions"])


class ProposedContact(Body):
    """A contact that somebody thinks of making: as a row of a table of candidates.

    `at`: when it would be made, now unless it is given.
    """

    candidate_id: Id | None = None
    person_id: Id
    point_id: Id
    debt_ids: Annotated[tuple[Id, ...], Field(min_length=1, max_length=50)]
    channel: Channel
    content: Content = "full"
    mode: Mode | None = None
    at: At | None = None
    sender_id: Id | None = None
    valid_until: At | None = None
    in_reply_to: Id | None = None
    amount: Money | None = None
    flags: Annotated[tuple[Id, ...], Field(max_length=50)] = ()
    collectors: Annotated[int, Field(ge=1, le=20)] | None = None


@router.post(
    "",
    auth=Key("decisions:read"),
    response={200: dict[str, Any] | list[dict[str, Any]], **FAULTS},
    summary="Decide one contact, or up to 1,000 at once",
)
def decisions(
    request: HttpRequest,
    body: ProposedContact | Annotated[list[ProposedContact], Field(min_length=1, max_length=MOST)],
    explain: Annotated[bool, Query(description="With each reason's sentence, citation and facts.")] = False,
    budget: Annotated[bool, Query(description="With what is left of each cap.")] = False,
) -> HttpResponse:
    """Each decision as the gate makes it on the rows as they stand: nothing is reserved or recorded.

    A decision is no permit: to contact somebody, reserve one.
    """
    caller = caller_of(request)
    asked = body if isinstance(body, list) else [body]
    means = caller.acting_on(_named(asked))
    now = means.clock()
    contacts = [
        Contact(**{**vars(one), "candidate_id": one.candidate_id or str(index), "at": one.at or now})
        for index, one in enumerate(asked)
    ]
    told = [
        told_decision(decision, contact.candidate_id, explain=explain)
        for contact, decision in zip(contacts, decide_many(means, contacts), strict=True)
    ]
    if budget:
        for one, left in zip(told, budgets(means, contacts), strict=True):
            one["budget"] = [told_allowance(allowance) for allowance in left]
    return answer(told if isinstance(body, list) else told[0])


def _named(asked: Sequence[ProposedContact]) -> Named:
    return Named(
        persons=[one.person_id for one in asked],
        points=[one.point_id for one in asked],
        debts=[debt for one in asked for debt in one.debt_ids],
    )


def told_decision(decision: Decision, candidate_id: str, *, explain: bool) -> dict[str, Any]:
    """A decision as it is told: reasons by the ids of their rules, in full where that is asked for."""
    reasons: list[Any] = [
        {
            "rule": reason.rule,
            "effect": reason.effect,
            "citation": reason.citation,
            "sentence": reason.sentence,
            "facts": {name: _plain(fact) for name, fact in reason.facts.items()},
            "missing": reason.missing,
        }
        if explain
        else reason.rule
        for reason in decision.reasons
    ]
    return {
        "candidate_id": candidate_id,
        "verdict": decision.verdict,
        "allowed": decision.allowed,
        "ceiling": decision.ceiling,
        "retry_at": decision.retry_at,
        "until_event": decision.until_event,
        "reasons": reasons,
        "requires": decision.requires,
        "right_party": decision.right_party,
        "rulebook": decision.rulebook,
        "model": decision.model,
    }


def told_allowance(one: Allowance) -> dict[str, Any]:
    """One cap as it is told."""
    return {
        "rule": one.rule,
        "citation": one.citation,
        "counter": one.counter,
        "days": one.days,
        "used": one.used,
        "limit": one.limit,
        "left": one.left,
        "frees_at": one.frees_at,
    }


def _plain(fact: object) -> object:
    return fact if fact is None or isinstance(fact, bool | int | str) else str(fact)
