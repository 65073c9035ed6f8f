"""The sender of the races, in a process of its own: it sends, or redeems, what each line of its input names.

    python -m tests.desk.drill.racer HOME BEGAN

A line is a JSON list of contacts to be sent as one batch, or the id of a permit to be redeemed. For each it
answers with one line: how each contact ended, or whether the permit was used, and when it began and ended.
"""

import json
import sys
import time
import warnings
from pathlib import Path
from typing import Any

from rightparty.desk.home import open_home
from rightparty.desk.means import Means
from rightparty.desk.planned import planned_row
from rightparty.desk.redeeming import redeem
from rightparty.desk.sending import send_many
from rightparty.desk.store import open_store
from rightparty.desk.worker.workshop import Workshop
from rightparty.law.load import load_law
from rightparty.parties.model import default_model
from tests.desk.drill.worker import clock_since

_ROWS = """
SELECT contact_id, person_id, point_id, channel, mode, content, debt_ids FROM desk_planned_contact
WHERE contact_id = ANY (%s) ORDER BY array_position(%s::text[], contact_id)
"""


def race(means: Means, asked: Any) -> dict[str, Any]:
    """Do it, and tell when it began and ended."""
    if isinstance(asked, str):
        began = time.monotonic()
        return {"ok": redeem(means, asked, ("BANK",)).ok, "began": began, "ended": time.monotonic()}
    ones = [planned_row(row) for row in means.connection.execute(_ROWS, [asked, asked]).fetchall()]
    began = time.monotonic()
    ends = send_many(means, ones)
    return {"ends": dict(ends), "began": began, "ended": time.monotonic()}


def say(line: str) -> None:
    """Write a line, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Answer each line until the input ends."""
    warnings.simplefilter("ignore")
    home, clock = open_home(Path(sys.argv[1])), clock_since(float(sys.argv[2]))
    workshop = Workshop(open_store(home), load_law(), default_model(), clock)
    with workshop.borrowed() as means:
        say("ready")
        for line in sys.stdin:
            say(json.dumps(race(means, json.loads(line))))
    workshop.close()


if __name__ == "__main__":
    main()
