"""Under which lender's policy a run has planned: nobody makes its contacts who goes by another.

A run may name a policy of its own, which is tighter than the one that the workers know. Its contacts are
decided again when they leave, so they wait for whoever has that policy. The law itself may be of a later
version by then, and decides anew: a policy is the same where its file is, or where its rules and numbers are.
"""

from typing import Final

from rightparty.law.load import Law
from rightparty.law.written import HOUSE

KEPT_LAW: Final = "LEFT JOIN desk_kept_law k ON k.version = r.rulebook"
"""Joins what `UNDER_OURS` asks of the run `r`."""

_HOUSE_OF_RUN = "substring(r.rulebook from 'house@([^;]*)')"
UNDER_OURS: Final = f"""
({_HOUSE_OF_RUN} IS NULL OR {_HOUSE_OF_RUN} = %(house)s::text
    OR (%(written)s AND k.files IS NOT NULL AND k.files ->> '{HOUSE}' IS NOT DISTINCT FROM %(policy)s::text))
"""
"""Whether a run `r` has planned under our policy, by what `policy_of` says of ours."""


def policy_of(law: Law) -> dict[str, object]:
    """The house policy of a law, as `UNDER_OURS` names it: its rules' version, and its file's digest."""
    return {
        "house": law.versions.get("house"),
        "written": bool(law.texts),
        "policy": law.texts.digests.get(HOUSE),
    }
