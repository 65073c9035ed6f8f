"""Response models and facts of contacts, as strategies, for tests of what a contact is worth."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import ibis
from hypothesis import strategies as st

from rightparty.plan.manner import LOWERING, Lowers, default_manner
from rightparty.plan.response import FALLING, FREE, Factor, Response, default_response

MANNER = default_manner()
STATED = default_response(MANNER)

SCHEMA = ibis.schema(
    {
        "step": "int64",
        "promise_step": "string",
        "currency": "string",
        "overdue": "decimal(38, 2)",
        "coming": "decimal(38, 2)",
        "by_choice": "boolean",
        "hour": "int64",
        "dpd": "int64",
        "reached": "int64",
        "unanswered": "int64",
        "paid_days": "int64",
        "distressed": "boolean",
        "complained": "boolean",
        "wrong_party": "boolean",
    }
)
"""The columns that a value is worked out from."""

_EDGES = {
    "own_choice": (1,),
    "hour": (12, 17),
    "dpd": (31, 61, 91),
    "reached": (1, 2, 3),
    "unanswered": (1, 2, 3),
    "paid_days": (15, 31, 61),
}


@st.composite
def responses(draw: st.DrawFn) -> Response:
    """Any model that can be used: factors of the past only fall, what stands for distress only lowers."""
    effects = tuple(
        replace(one, share=draw(st.integers(0, 1_000_000)), learnt=draw(st.booleans()))
        for one in STATED.effects
    )
    factors = []
    for name in (*FREE, *FALLING):
        values = [draw(st.integers(0, 4_000)) for _ in range(len(_EDGES[name]) + 1)]
        factors.append(
            Factor(name, _EDGES[name], tuple(sorted(values, reverse=True) if name in FALLING else values))
        )
    lowers = tuple(
        Lowers(name, draw(st.integers(0, 1_000)), draw(st.integers(1_000, 10_000))) for name in LOWERING
    )
    harassed = tuple(sorted(draw(st.lists(st.integers(10_000, 1_000_000), min_size=1, max_size=6))))
    return Response("v", "any", True, effects, tuple(factors), lowers, harassed, MANNER.units)


_COUNT = st.none() | st.integers(0, 200)
_FLAG = st.none() | st.booleans()
_MONEY = st.none() | st.decimals("-1000", "9999999999999", places=2)


def facts() -> st.SearchStrategy[dict[str, Any]]:
    """Any facts of a chosen contact."""
    return st.fixed_dictionaries(
        {
            "step": st.sampled_from([None, *(one.place for one in STATED.effects)]),
            "promise_step": st.sampled_from([None, "reminder", "thanks", "question", "offer"]),
            "currency": st.sampled_from([None, "CNY", "USD", "CZK"]),
            "overdue": _MONEY,
            "coming": _MONEY,
            "by_choice": _FLAG,
            "hour": st.none() | st.integers(0, 23),
            "dpd": _COUNT,
            "reached": _COUNT,
            "unanswered": _COUNT,
            "paid_days": _COUNT,
            "distressed": _FLAG,
            "complained": _FLAG,
            "wrong_party": _FLAG,
        }
    )


BASE: dict[str, Any] = {
    "step": next(one.place for one in STATED.effects if (one.channel, one.content) == ("email", "full")),
    "promise_step": None,
    "currency": "CNY",
    "overdue": Decimal("1000.00"),
    "coming": None,
    "by_choice": False,
    "hour": 9,
    "dpd": 34,
    "reached": 0,
    "unanswered": 0,
    "paid_days": 40,
    "distressed": False,
    "complained": False,
    "wrong_party": False,
}
"""An e-mail about a thousand yuan to somebody of whom nothing speaks against it."""
