"""`rightparty admin carriers`: the addresses at which carriers call us."""

import os

from rightparty.cli.output import Format, emit_rows
from rightparty.errors import Refused


def carriers(*, format: Format = "text") -> None:
    """Show the addresses that carriers call, whole, to be entered with them; each must lead to its page here.

    The address of approved templates holds a mark that only this installation can make. Whoever knows it can
    hand in delivery reports: give it to that gateway alone.

    Example: rightparty admin carriers

    Args:
        format: how the table is printed.
    """
    from rightparty.desk.called import COLUMNS, TEMPLATE_CARRIER, called, report_mark
    from rightparty.desk.home import existing_home

    home = existing_home()
    if home is None:
        raise Refused(
            "there is no home here, and so no mark", "`rightparty run` or `rightparty demo` makes one"
        )
    emit_rows(called(os.environ, report_mark(home, TEMPLATE_CARRIER)), COLUMNS, format)
