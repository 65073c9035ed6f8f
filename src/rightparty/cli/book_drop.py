"""`rightparty book drop`: take over what was handed in to a folder."""

import os
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Literal

EVERY_S = 30
_OUTCOMES_AS_CODES = {"refused": 3, "late": 2}


def drop(dir: Path | None = None, *, once: bool = False, format: Literal["text", "json"] = "text") -> int:
    """Take over every folder that is whole and agrees with its control file; others are refused, with why.

    Looks again every 30 seconds until Ctrl-C. With --once it ends: with 3 if a folder was refused, 2 if late.

    Example: rightparty book drop inbox --once

    Args:
        dir: the folder into which books are handed in; RIGHTPARTY_DROP where it is left out.
        once: look once, and end.
        format: text, or json with every report.
    """
    import json

    from rightparty.desk.clock import real
    from rightparty.desk.drop import report_lines, take_drops
    from rightparty.desk.home import open_home
    from rightparty.desk.journal_store import marks_of
    from rightparty.desk.means import Means
    from rightparty.desk.policy import law_of, model_of
    from rightparty.desk.store import open_store
    from rightparty.errors import Refused

    named = dir or (Path(os.environ["RIGHTPARTY_DROP"]) if os.environ.get("RIGHTPARTY_DROP") else None)
    if named is None:
        raise Refused("no folder is named", "give it, or set RIGHTPARTY_DROP")
    law, model, code = law_of(os.environ), model_of(os.environ), 0
    store = open_store(open_home())
    try:
        while True:
            with closing(store.connect()) as connection:
                means = Means(connection, store.home, law, model, {}, real, marks_of(store.home))
                taken = take_drops(means, named)
            if format == "json":
                reports = [{"name": one.name, **one.report} for one in taken]
                print(json.dumps(reports, ensure_ascii=False, indent=1, default=str), flush=True)
            else:
                print(*report_lines(taken), sep="\n", end="\n" if taken else "", flush=True)
            code = max([code, *(_OUTCOMES_AS_CODES.get(one.outcome, 0) for one in taken)])
            if once:
                return code
            time.sleep(EVERY_S)
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return code
    finally:
        store.close()
