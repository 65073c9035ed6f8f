"""Who is spoken to: role, liability and mandate of the person on the debts named, and who else acts on them."""

from typing import TYPE_CHECKING, Any

import ibis

from rightparty.book.tables import LIABLE_ROLES, REPRESENTING_ROLES, STANDING_IN_ROLES
from rightparty.gate.asked import DEAD, UNSURE_ROLES, attach
from rightparty.gate.facts_sources import Found, Sources
from rightparty.law.facts import ROLES

if TYPE_CHECKING:
    import ibis.expr.types as ir

_ROLES = ROLES.split()


def standing_facts(s: Sources) -> Found:
    """Liability and mandates of the person addressed, and representatives of others."""
    found = Found([_standing(s)])
    found.answers = {
        "owes": lambda raw: ibis.cases(
            (raw.n_owed.fill_null(0) == raw.n_debts, True),
            (raw.n_perhaps.fill_null(0) < raw.n_debts, False),
            (raw.n_debts.isnull(), False),
        ),
        "stands_in": lambda raw: (raw.n_acted.fill_null(0) == raw.n_debts).fill_null(False),
        "person_status": lambda raw: raw.person_status,
    }
    if s.asks("represented", "attorney_acts"):
        found.parts.append(_representation(s))
        for name, column in (("represented", "n_representing"), ("attorney_acts", "n_attorneys")):
            found.answers[name] = _acting(s, column)
    return found


def _acting(s: Sources, column: str) -> Any:
    return lambda raw: ibis.cases(
        (raw[column].fill_null(0) > 0, True), (s.silent(raw, "relations"), ibis.null("boolean")), else_=False
    )


def _standing(s: Sources) -> "ir.Table":
    """On how many debts named the person is liable, and on how many they stand in: `n_owed`, `n_acted`."""
    liable, related = s.tables["liabilities"], s.tables["relations"]
    owing = liable.filter(liable.role.isin(LIABLE_ROLES.split())).select(
        debt="debt_id",
        person_id="person_id",
        begins=ibis.null("timestamp"),
        ends="until",
        sure=~liable.role.isin(UNSURE_ROLES) | liable.basis.notnull(),
    )
    verified = related.filter(related.role.isin(STANDING_IN_ROLES.split()), related.verified_at.notnull())
    acting = verified.select(
        debt="debt_id",
        person_id="person_id",
        begins="verified_at",
        ends="until",
        sure=ibis.literal(True),
    )
    roles = ibis.union(owing.mutate(owing=True), acting.mutate(owing=False))
    base = s.debts.select("candidate_id", "debt", "person_id", "asked_at")
    held = base.join(roles, ["debt", "person_id"])
    now = (held.begins.isnull() | (held.begins <= held.asked_at)) & (
        held.ends.isnull() | (held.ends > held.asked_at)
    )
    return (
        held.filter(now)
        .group_by("candidate_id")
        .agg(
            n_owed=held.debt.nunique(where=held.owing & held.sure),
            n_perhaps=held.debt.nunique(where=held.owing),
            n_acted=held.debt.nunique(where=~held.owing),
        )
    )


def _representation(s: Sources) -> "ir.Table":
    """Candidates about a debt on which somebody else acts: `n_representing`, and attorneys among them."""
    r = s.tables["relations"]
    acting = r.filter(r.role.isin(REPRESENTING_ROLES.split()))
    acting = acting.select("role", debt="debt_id", acting_id="person_id", ends="until")
    base = s.debts.select("candidate_id", "debt", "person_id", "asked_at")
    pairs = base.join(acting, "debt")
    pairs = pairs.filter(
        pairs.acting_id != pairs.person_id, pairs.ends.isnull() | (pairs.ends > pairs.asked_at)
    )
    return pairs.group_by("candidate_id").agg(
        n_representing=pairs.count(), n_attorneys=(pairs.role == "attorney").sum()
    )


def liability_facts(s: Sources) -> Found:
    """The person's role, and what the liability rests on."""
    found = Found()
    if s.asks("role"):
        found.parts.append(_role(s))
        found.answers["role"] = lambda raw: raw.role_place.fill_null(len(_ROLES) - 1).cases(
            *enumerate(_ROLES)
        )
    if s.asks("liability_basis", "liability_documented", "liability_ended"):
        found.parts.append(_liability(s))
        found.answers["liability_basis"] = _basis
        found.answers["liability_documented"] = lambda raw: raw.all_documented.fill_null(False)
        found.answers["liability_ended"] = lambda raw: raw.n_ended.fill_null(0) > 0
    return found


def _role(s: Sources) -> "ir.Table":
    """The most entitled role on each debt, as a place in the list; the least entitled over all of them."""
    held = [
        s.tables[name].select("role", debt="debt_id", person_id="person_id", ends="until")
        for name in ("liabilities", "relations")
    ]
    base = s.debts.select("candidate_id", "debt", "person_id", "asked_at")
    pairs = base.join(ibis.union(*held), ["debt", "person_id"])
    live = pairs.filter(pairs.ends.isnull() | (pairs.ends > pairs.asked_at))
    place = live.role.cases(*((role, place) for place, role in enumerate(_ROLES)))
    best = live.mutate(place=place).group_by("candidate_id", "debt").agg(best=lambda t: t.place.min())
    every = attach(base.select("candidate_id", "debt"), best, "candidate_id", "debt")
    return every.group_by("candidate_id").agg(role_place=every.best.fill_null(len(_ROLES) - 1).max())


def _liability(s: Sources) -> "ir.Table":
    owing = s.tables["liabilities"].select(
        "basis", "document", debt="debt_id", person_id="person_id", ends="until"
    )
    base = s.debts.select("candidate_id", "debt", "person_id", "asked_at")
    pairs = base.join(owing, ["debt", "person_id"])
    live = pairs.ends.isnull() | (pairs.ends > pairs.asked_at)
    return pairs.group_by("candidate_id").agg(
        n_live=live.sum(),
        n_ended=(~live).sum(),
        n_bases=pairs.basis.nunique(where=live),
        some_basis=pairs.basis.max(where=live),
        no_basis=(live & pairs.basis.isnull()).any(),
        all_documented=live.any() & ~(live & pairs.document.isnull()).any(),
    )


def _basis(raw: "ir.Table") -> Any:
    return ibis.cases(
        (raw.n_live.fill_null(0) == 0, "none"), ((raw.n_bases == 1) & ~raw.no_basis, raw.some_basis)
    )


def borrowers(s: Sources) -> "ir.Table":
    """Candidates with everyone who borrowed on a debt named: `candidate_id`, `borrower_id`, `asked_at`."""
    liable = s.tables["liabilities"]
    borrowed = liable.filter(liable.role.isin(("borrower", "co_borrower")))
    borrowed = borrowed.select(debt="debt_id", borrower_id="person_id")
    pairs = s.debts.select("candidate_id", "debt", "asked_at").join(borrowed, "debt")
    return pairs.drop("debt").distinct()


def borrower_facts(s: Sources) -> Found:
    """The state of the borrower, and whether any of the borrower's points is still alive."""
    found = Found()
    if s.asks("borrower_status"):
        found.parts.append(_status(s))
        found.answers["borrower_status"] = _status_answer
    if s.asks("borrower_unreachable"):
        found.parts.append(_dead_points(s))
        found.answers["borrower_unreachable"] = lambda raw: ibis.cases(
            (~raw.lost_evidence, raw.all_points_dead.fill_null(False))
        )
    return found


def _status(s: Sources) -> "ir.Table":
    persons = s.tables["persons"].select(borrower_id="person_id", borrower_is="status")
    pairs = attach(borrowers(s), persons, "borrower_id")
    told = {f"borrower_{status}": (pairs.borrower_is == status).any() for status in _STATES}
    return pairs.group_by("candidate_id").agg(**told, borrower_unsure=pairs.borrower_is.isnull().any())


_STATES = ("deceased", "incapable", "minor")


def _status_answer(raw: "ir.Table") -> Any:
    told = [(raw[f"borrower_{status}"].fill_null(False), status) for status in _STATES]
    return ibis.cases(*told, (~raw.borrower_unsure.fill_null(True), "alive"))


def _dead_points(s: Sources) -> "ir.Table":
    """Whether the latest evidence of every point tied to a borrower says that it is dead."""
    e = s.tables["evidence"].select("point_id", "kind", borrower_id="person_id", seen_at="at")
    pairs = borrowers(s).join(e, "borrower_id")
    dead = pairs.kind.isin(DEAD)
    pairs = pairs.mutate(dead=dead).filter(pairs.seen_at <= pairs.asked_at)
    each = pairs.group_by("candidate_id", "point_id").agg(
        died_at=pairs.seen_at.max(where=pairs.dead), lived_at=pairs.seen_at.max(where=~pairs.dead)
    )
    gone = each.died_at.notnull() & (each.lived_at.isnull() | (each.died_at >= each.lived_at))
    return each.group_by("candidate_id").agg(all_points_dead=gone.all())
