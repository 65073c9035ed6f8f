"""A request that comes twice acts once: kept by (client, route, key), answered alike ever after.

The effect and the answer commit in one transaction, so there is never one without the other. Of two that
run at once the second is told to wait; of a run that died the next takes over once its lease is over, and
should the dead one wake up, its effect is rolled back: it no longer holds the lease.
"""

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from rightparty.desk.anew import anew
from rightparty.desk.home import Home
from rightparty.desk.sealed import seal, unseal
from rightparty.desk.store import Connection
from rightparty.errors import Refused

LEASE = timedelta(seconds=60)
KEPT = timedelta(days=7)
LONGEST_KEY = 200
_PURPOSE = "idempotent answer"

_BEGIN = """
INSERT INTO desk_idempotent_answer (client, route, key, body_hash, lease, lease_until)
VALUES (%(client)s, %(route)s, %(key)s, %(body)s, %(lease)s, %(until)s) ON CONFLICT DO NOTHING
"""
_FOUND = """
SELECT body_hash, lease_until, status, answer FROM desk_idempotent_answer
WHERE client = %(client)s AND route = %(route)s AND key = %(key)s FOR UPDATE
"""
_TAKE_UP = """
UPDATE desk_idempotent_answer SET lease = %(lease)s, lease_until = %(until)s
WHERE client = %(client)s AND route = %(route)s AND key = %(key)s
"""
_FINISH = """
UPDATE desk_idempotent_answer
SET status = %(status)s, answer = %(answer)s, finished_at = %(at)s, contact_id = %(contact)s::text
WHERE client = %(client)s AND route = %(route)s AND key = %(key)s AND lease = %(lease)s AND status IS NULL
"""
_RELEASE = """
DELETE FROM desk_idempotent_answer
WHERE client = %(client)s AND route = %(route)s AND key = %(key)s AND lease = %(lease)s AND status IS NULL
"""


class Running(Refused):
    """The same request is running at this moment."""


class OtherBody(Refused):
    """The key was used before, for a request with another body."""


class Erased(Refused):
    """It was done, and what was answered is gone: it was about somebody who has been erased since."""


@dataclass(frozen=True)
class Asked:
    """A request as it is known again: who asked what, under which key, with which body."""

    client: str
    route: str
    key: str
    body: bytes


@dataclass(frozen=True)
class Answer:
    """An answer as it leaves: its status and its bytes; `again` where it was given before.

    `contact_id`: the contact that it is about, if any; it may hold that contact's text or number.
    """

    status: int
    data: bytes
    again: bool = False
    contact_id: str | None = None


def once(
    connection: Connection,
    home: Home,
    asked: Asked,
    clock: Callable[[], datetime],
    work: Callable[[], Answer],
) -> Answer:
    """Do the work once, within one transaction with the keeping of its answer; give that answer ever after.

    Where the work raises, nothing was done and nothing is kept: the same key may be used again. What the
    database turned away is run anew here (`desk.anew`), and nobody has to ask again.

    Raises:
        Running: the same request is running now.
        OtherBody: the key was used for another body.
        Erased: it was done, and the person of the answer has been erased since.
    """
    lease = uuid.uuid4()
    known = _begin(connection, home, asked, lease, clock())
    if known is not None:
        return known
    about = _about(asked) | {"lease": lease}

    def done() -> Answer:
        with connection.transaction():
            answer = work()
            sealed = seal(home, _PURPOSE, answer.data)
            kept = {"status": answer.status, "answer": sealed, "contact": answer.contact_id}
            if connection.execute(_FINISH, about | kept | {"at": clock()}).rowcount != 1:
                raise Running("another run of this request has taken over", "ask again in a minute")
        return answer

    try:
        return anew(connection, done)
    except BaseException:
        if not connection.closed:
            connection.execute(_RELEASE, about)
        raise


def _about(asked: Asked) -> dict[str, object]:
    return {"client": asked.client, "route": asked.route, "key": asked.key}


def _begin(
    connection: Connection, home: Home, asked: Asked, lease: uuid.UUID, now: datetime
) -> Answer | None:
    """Take the lease; or give the answer that is kept."""
    body = hashlib.sha256(asked.body).hexdigest()
    about = _about(asked) | {"body": body, "lease": lease, "until": now + LEASE}
    with connection.transaction():
        if connection.execute(_BEGIN, about).rowcount == 1:
            return None
        row = connection.execute(_FOUND, about).fetchone()
        if row is None:  # released between the two statements
            raise Running("the same request ended just now", "ask again")
        known, until, status, sealed = row
        if known != body:
            raise OtherBody(
                "this Idempotency-Key was used for a request with another body", "use a new key for each act"
            )
        if status is not None and sealed is None:
            raise Erased("this was done, and the person whom its answer was about has been erased",
                         "there is nothing left to ask for")  # fmt: skip
        if status is not None:
            return Answer(status, unseal(home, _PURPOSE, bytes(sealed)), again=True)
        if until > now:
            raise Running("the same request is running now", "ask again when it has ended")
        connection.execute(_TAKE_UP, about)
    return None


def forget_answers(connection: Connection, at: datetime) -> int:
    """Forget the answers that are a week old; for the worker, once a day. Gives how many."""
    done = connection.execute("DELETE FROM desk_idempotent_answer WHERE lease_until < %s", [at - KEPT])
    return done.rowcount
