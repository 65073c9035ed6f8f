"""The same choice as one linear programme over all people, solved by HiGHS: for tests only."""

from collections.abc import Sequence

import pytest

from rightparty.plan.multipliers import Group


def linear_bound(groups: Sequence[Group], uses: Sequence[Sequence[int]], room: Sequence[int]) -> float:
    """The most worth where people may be cut into parts."""
    optimize = pytest.importorskip("scipy.optimize", reason="HiGHS comes with the extra `models`")
    sparse = pytest.importorskip("scipy.sparse", reason="HiGHS comes with the extra `models`")
    columns = [(number, *option) for number, group in enumerate(groups) for option in group.options]
    table = sparse.lil_matrix((len(groups) + len(room), len(columns)))
    for column, (number, kind, _) in enumerate(columns):
        table[number, column] = 1
        for limit, use in enumerate(uses[kind]):
            table[len(groups) + limit, column] = use
    most = [float(group.people) for group in groups]
    found = optimize.linprog(
        [-worth for _, _, worth in columns], A_ub=table.tocsr(), b_ub=[*most, *room], method="highs"
    )
    return float(-found.fun)
