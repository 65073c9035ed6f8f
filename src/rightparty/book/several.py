"""Past contacts of which several rows of the events table tell: the few that have to be gathered."""

import ibis.expr.types as ir


def told_twice(events: ir.Table) -> ir.Table:
    """The `contact_id`s that stand in more than one row."""
    return (
        events.group_by("contact_id")
        .agg(rows=events.count())
        .filter(lambda t: t.rows > 1)
        .select("contact_id")
    )
