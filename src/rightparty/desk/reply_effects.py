"""What a reading does: notices, promises, reports and withdrawals, in the transaction of the reply.

Everything here tightens. Where it is not sure who is meant, everybody is protected and nobody is
credited: a promise, a choice of language and evidence of the point need one person, written to where the
reply comes from.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Literal

from psycopg import sql

from rightparty.canonical import Json
from rightparty.desk.dossier import dossier_from_store
from rightparty.desk.happened import add_evidence, add_row
from rightparty.desk.home import Home
from rightparty.desk.journal_store import Marks
from rightparty.desk.linked import linked_dossier
from rightparty.desk.opt_out import OptOut, is_in_force, keep_opt_out
from rightparty.desk.recall import recall_debts, recall_records
from rightparty.desk.reply_meant import Meant
from rightparty.desk.reply_parts import Before
from rightparty.desk.same_point import ids_of
from rightparty.desk.stop import recalls
from rightparty.desk.store import Connection
from rightparty.desk.withdraw import Which, append_ended, withdraw
from rightparty.desk.wrong_party import Report, new_reference, report_wrong_party
from rightparty.errors import Refused
from rightparty.journal.record import Record, instant
from rightparty.law.vocabulary import REPLY, STATUTORY, VOICE
from rightparty.parties.belief import VERIFIED, belief_of
from rightparty.parties.model import PartyModel
from rightparty.words.guard import findings
from rightparty.words.replies import Reading

REPLIED: Final = "reply"
"""Why a contact was withdrawn, before a colon and the kind of reply."""

_PROMISE = """
INSERT INTO book_promises (promise_id, person_id, debt_ids, made_at, due_on, amount, status)
VALUES (%s, %s, %s, %s, %s, %s, 'open') ON CONFLICT DO NOTHING
"""
_ABOUT_DEBTS = ("dispute", "payment_pending")
_OWED_BY = "SELECT DISTINCT debt_id FROM book_liabilities WHERE person_id = ANY (%s)"
_CURRENCY = "SELECT DISTINCT currency, creditor_id FROM book_debts WHERE debt_id = ANY (%s)"
Confirmed = Literal["reported", "opted_out"]
"""What a sender is told that we have heard."""

_SAID_AS_SELF = ("paid", "promise", "promise_unclear", "hardship")
"""What nobody says of a debt that is not theirs: it tells that the person wrote."""


@dataclass
class Acting:
    """A reply on which something is done: what it is about, when it was said, and what came of it."""

    connection: Connection
    home: Home
    marks: Marks
    reply_id: str
    channel: str
    text: str
    meant: Meant
    reading: Reading
    said_at: datetime
    at: datetime
    model: PartyModel
    by: str | None = None
    stem: str = ""  # how the ids of what it makes begin
    before: Before = field(default_factory=Before)  # what parts of the same text said by themselves
    records: list[Record] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    tasks: list[str] = field(default_factory=list)
    reference: str | None = None
    confirms: Confirmed | None = None
    promise_id: str | None = None

    def copy(self) -> "Acting":
        """The same, on which something can be tried: what comes of that is not seen here."""
        return replace(
            self,
            records=[*self.records],
            withdrawn=[*self.withdrawn],
            notices=[*self.notices],
            tasks=[*self.tasks],
        )

    @property
    def is_stranger(self) -> bool:
        """Whether whoever wrote says that they are another."""
        return "wrong_person" in self.reading.kinds

    @property
    def medium(self) -> str:
        """How a notice was given."""
        return "oral" if self.channel in VOICE else "electronic"

    def task(self, code: str) -> None:
        """Leave something to a human."""
        if code not in self.tasks:
            self.tasks.append(code)

    def ask_back(self, kind: str) -> None:
        """Ask agencies for the debts, where such a notice stops collection everywhere."""
        if recalls(kind):
            because = f"notice:{kind}"
            owed = self.connection.execute(_OWED_BY, [list(self.meant.linked)]).fetchall()
            debts = self.meant.debts if kind in _ABOUT_DEBTS else [debt for (debt,) in owed]
            recalled = recall_debts(self.connection, debts, because, self.at, by=self.by)
            self.records += recall_records(self.marks, recalled, because, self.at, self.by)

    def call_off(self, which: Which, why: str) -> None:
        """Withdraw what is queued."""
        taken = withdraw(self.connection, which, f"{REPLIED}:{why}", self.at)
        append_ended(self.connection, self.marks, taken, self.at)
        self.withdrawn += taken.contacts


def everybody(people: Sequence[str]) -> Which:
    """All contacts of these persons, but what answers them or law orders: that is decided at its claim."""
    condition = "p.person_id = ANY (%(people)s) AND (p.content IS NULL OR p.content <> ALL (%(owed)s))"
    return Which(sql.SQL(condition), {"people": list(people), "owed": [REPLY, STATUTORY]})


def _there(acting: Acting) -> Which:
    """All contacts at the point, on the channel of the reply."""
    names = {"points": list(acting.meant.points), "channel": acting.channel}
    return Which(sql.SQL("p.point_id = ANY (%(points)s) AND p.channel = %(channel)s"), names)


def wrong_person(acting: Acting) -> None:
    """Whoever is meant is not there: a report for each of them, at the point that was written to.

    Where nobody is left of those who may be meant, the number or address itself is left alone.
    """
    told = any(one.kind == "word" for one in findings(acting.text))
    contact = acting.meant.contact_id if acting.meant.sure else None
    for mark in acting.meant.marks:
        for point_id in ids_of(acting.connection, mark)[:1]:
            for person_id in acting.meant.people:
                _report(acting, Report(person_id, point_id, acting.channel, told, contact, acting.by))
    if not acting.meant.people and "stop" not in acting.reading.kinds:
        stop(acting, "point")


def _report(acting: Acting, report: Report) -> None:
    done = report_wrong_party(acting.connection, acting.home, report, acting.at, acting.model)
    acting.withdrawn += done.withdrawn
    acting.reference = acting.reference or done.reference
    if done.new:
        acting.confirms = "reported"


def stop(acting: Acting, scope: str | None = None) -> None:
    """An opt-out, where it came from and where we wrote to; confirmed once, and not where it was in force."""
    scope = scope or acting.reading.scope or "point"
    people = () if acting.is_stranger else acting.meant.people
    here = acting.meant.mark
    elsewhere = {mark: ids_of(acting.connection, mark) for mark in acting.meant.marks if mark != here}
    points = [one for one in acting.meant.points if not any(one in ids for ids in elsewhere.values())]
    if scope in ("channel", "debt", "creditor") and not people:
        scope = "point"
    debts, creditors = acting.meant.debts, acting.meant.creditors
    wanted = OptOut(scope, acting.channel, here, points, people, debts, creditors, elsewhere)
    known = is_in_force(acting.connection, wanted)
    reference = acting.reference if acting.is_stranger and acting.reference else new_reference()
    acting.records += keep_opt_out(
        acting.connection, acting.marks, wanted, reference, acting.reply_id, acting.said_at
    )
    acting.notices.append(f"opt_out:{reference}")
    acting.call_off(_there(acting), "stop")
    if scope != "point":
        acting.call_off(everybody(acting.meant.linked if people else ()), "stop")
    if not known and acting.confirms is None:
        acting.reference, acting.confirms = reference, "opted_out"


def notice(
    acting: Acting, kind: str, detail: Mapping[str, str] | None = None, *, about_debts: bool = False
) -> None:
    """A notice for everybody who may be meant, about the debts in question or the whole person."""
    debts: Sequence[str | None] = acting.meant.debts if about_debts and acting.meant.debts else (None,)
    for person_id in acting.meant.people:
        for debt_id in debts:
            _put_notice(acting, kind, person_id, debt_id, detail)


def _put_notice(
    acting: Acting, kind: str, person_id: str, debt_id: str | None, detail: Mapping[str, str] | None
) -> None:
    notice_id = f"{acting.stem or acting.reply_id}:{kind}:{len(acting.notices)}"
    by = person_id if acting.meant.sure and not acting.is_stranger else None
    creditors = acting.meant.creditors
    to = creditors[0] if len(creditors) == 1 else None
    written = json.dumps(detail, sort_keys=True) if detail else None
    point_id = acting.meant.own[0] if acting.meant.own else None
    row = {
        "notice_id": notice_id,
        "at": acting.said_at,
        "kind": kind,
        "person_id": person_id,
        "debt_id": debt_id,
        "point_id": point_id,
        "channel": acting.channel,
        "given_by": by,
        "given_to": to,
        "medium": acting.medium,
        "received_at": acting.said_at,
        "ref": acting.reply_id,
        "detail": written,
    }
    add_row(acting.connection, "notices", row)
    acting.notices.append(notice_id)
    acting.ask_back(kind)
    body: dict[str, Json] = {
        "notice": acting.marks.of("notice", notice_id),
        "notice_kind": kind,
        "person": acting.marks.of("person", person_id),
        "channel": acting.channel,
        "medium": acting.medium,
    }
    if debt_id is not None:
        body["debt"] = acting.marks.of("debt", debt_id)
    if by is not None:
        body["given_by"] = acting.marks.of("person", by)
    acting.records.append(Record("notice", acting.at, body))


def _held(kind: str, task: str, *, about_debts: bool = False) -> Callable[[Acting], None]:
    """A notice that stops, what is queued withdrawn, and a human who sees to it."""

    def act(acting: Acting) -> None:
        notice(acting, kind, about_debts=about_debts)
        acting.call_off(everybody(acting.meant.linked), kind)
        acting.task(task)

    return act


def language(acting: Acting) -> None:
    """Their choice of language, where it is theirs and we write it."""
    wanted = acting.reading.prefers
    if wanted is None or not acting.meant.sure or acting.is_stranger:
        acting.task("speak_their_language")
        return
    notice(acting, "prefers", {"language": wanted})
    acting.call_off(_there(acting), "language")  # what is queued was planned in the old one


def promise(acting: Acting) -> None:
    """A promise, where it is one; else a human asks what was meant, and nothing is sent there meanwhile."""
    because = not_a_promise(acting)
    if because is not None:
        acting.task(because)
        return
    reading, person_id = acting.reading, acting.meant.people[0]
    assert reading.due_on is not None  # noqa: S101 -- `not_a_promise` asked
    acting.promise_id = f"{acting.stem or acting.reply_id}:promise"
    values = [
        acting.promise_id,
        person_id,
        list(acting.meant.debts),
        acting.said_at,
        reading.due_on,
        reading.amount,
    ]
    acting.connection.execute(_PROMISE, values)
    acting.records.append(
        Record(
            "promise",
            acting.at,
            {
                "promise": acting.marks.of("promise", acting.promise_id),
                "person": acting.marks.of("person", person_id),
                "debts": acting.marks.of_all("debt", acting.meant.debts),
                "due_on": reading.due_on.isoformat(),
                "status": "open",
            },
        )
    )
    acting.call_off(everybody(acting.meant.linked), "promise")


def not_a_promise(acting: Acting) -> str | None:
    """Why a promise as read is not taken: a code of a task; None where it is taken."""
    meant, reading = acting.meant, acting.reading
    if "distress" in reading.kinds:
        return "promise_in_distress"  # nobody is held to what they say in fear
    if reading.amount is None or reading.due_on is None:
        return "promise_unclear"
    if not meant.sure or acting.is_stranger or len(meant.people) != 1:
        return "who_is_meant"
    return "promise_not_liable" if not meant.debts else _unfitting(acting)


def _unfitting(acting: Acting) -> str | None:
    """Whether sum, debts and point go together: the same code, or None."""
    meant, reading = acting.meant, acting.reading
    found = acting.connection.execute(_CURRENCY, [list(meant.debts)]).fetchall()
    if len({creditor for _, creditor in found}) != 1:
        return "promise_which_debt"
    currencies = {str(currency) for currency, _ in found}
    if len(currencies) != 1 or (reading.currencies and not currencies <= reading.currencies):
        return "promise_currency"
    return None if _is_theirs(acting) else "promise_unverified_point"


def _is_theirs(acting: Acting) -> bool:
    """Whether one id of the point that the reply came from is verified as the person's."""
    person_id = acting.meant.people[0]
    for point_id in acting.meant.own:
        stored = dossier_from_store(acting.connection, person_id, point_id, acting.meant.debts)
        dossier = linked_dossier(acting.connection, stored, person_id)
        row = next((row for row in dossier.rows("points") if row["point_id"] == point_id), None)
        belief = belief_of(dossier.rows("evidence"), row, point_id, person_id, acting.at, acting.model)
        if belief.state == VERIFIED:
            return True
    return False


def evidence(acting: Acting) -> None:
    """That the person wrote or called from there, where what was said is what only they would say."""
    meant = acting.meant
    says = [kind for kind in acting.reading.kinds if kind in _SAID_AS_SELF]
    if not says or not meant.sure or acting.is_stranger or len(meant.people) != 1:
        return
    kind, contact = (
        "called_from" if acting.channel in VOICE else "wrote_from",
        meant.contact_id or acting.reply_id,
    )
    for point_id in meant.own:
        add_evidence(acting.connection, meant.people[0], point_id, kind, acting.said_at, contact)
        body: dict[str, Json] = {
            "person": acting.marks.of("person", meant.people[0]),
            "point": acting.marks.of("point", point_id),
            "evidence_kind": kind,
            "for_at": instant(acting.said_at),
        }
        acting.records.append(Record("evidence", acting.at, body))


EFFECTS: Final[Mapping[str, Callable[[Acting], None]]] = {
    "death": _held("bereavement", "somebody_died"),
    "wrong_person": wrong_person,
    "stop": stop,
    "attorney": _held("attorney", "ask_attorney_details"),
    "dispute": _held("dispute", "answer_dispute", about_debts=True),
    "hardship": _held("hardship", "answer_hardship"),
    "paid": _held("payment_pending", "look_up_payment", about_debts=True),
    "promise": promise,
    "language": language,
}
"""What each kind does; distress has its own module, and what is unsure does nothing."""

OF_THE_PERSON: Final = ("attorney", "dispute", "hardship", "paid", "promise", "language")
"""What only the person can say: from whoever says that they are another it does nothing."""


def act_on(acting: Acting, kinds: Sequence[str]) -> None:
    """Do what these kinds do, the strictest first.

    Raises:
        Refused: a kind that does nothing.
    """
    for kind in kinds:
        if kind not in EFFECTS:
            raise Refused(f"`{kind}` is nothing to act on", f"kinds: {', '.join(EFFECTS)}")
        if kind in OF_THE_PERSON and acting.is_stranger:
            acting.task("stranger_said_more")
            continue
        EFFECTS[kind](acting)
