"""In which language a person is called, where the minutes of those who speak it are counted."""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from rightparty.law.vocabulary import VOICE
from rightparty.plan.limits import Limits


def with_language(row: ir.Table, tables: Mapping[str, ir.Table], limits: Limits) -> ir.Table:
    """Ways with `language`: of calls the person's own where it is counted, else nothing.

    It says whose minutes a call uses, and nothing of what the call is worth.
    """
    known = tuple(limits.agents.language) if limits.agents is not None else ()
    if not known:
        return row.mutate(language=ibis.literal(""))
    persons = tables["persons"].select("person_id", spoken="language")
    row = row.left_join(persons, "person_id").drop("person_id_right")
    counted = row.channel.isin(VOICE) & row.spoken.isin(known).fill_null(False)
    return row.mutate(language=ibis.ifelse(counted, row.spoken, ""))
