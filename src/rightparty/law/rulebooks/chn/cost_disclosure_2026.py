"""Rule on disclosing the all-in cost of personal loans (2026)."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.records import AGREEMENT
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DENY, Force


def binds(c):
    """Banks, finance, trust and micro-loan companies, in mainland China."""
    return c.within("CN") & among(
        c.creditor_kind, ("bank", "consumer_finance", "auto_finance", "trust", "micro_loan")
    )


INSTRUMENT = Instrument(
    "cost_disclosure_2026",
    rulebook="chn",
    title="Cost disclosure rule (2026)",
    force=Force.LAW,
    confidence=0.75,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
)
_SINCE = date(2026, 8, 1)


@rule("Cost disclosure rule 2026", effect=DENY, since=_SINCE, about=AGREEMENT)
def costs_were_not_confirmed(c):
    """Before instalments are arranged, the borrower confirms a table of all costs, penalties included."""
    return no(c.cost_table_confirmed)
