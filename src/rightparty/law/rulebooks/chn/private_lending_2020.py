"""Judicial interpretation on private lending (2020): four times the one-year LPR and no more."""

from datetime import date

from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, part, rule
from rightparty.law.vocabulary import NOT_ORDERED, RISK, Force


def binds(c):
    """Lenders without a licence, in mainland China: micro-loan and other local companies are exempt."""
    return c.within("CN") & (c.creditor_kind == "private")


INSTRUMENT = Instrument(
    "private_lending_2020",
    rulebook="chn",
    title="Interpretation on private lending (2020)",
    force=Force.LAW,
    confidence=0.98,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
    parameters=load_parameters(__package__, "private_lending_2020.toml"),
    seen_in_original=True,
)
_SINCE = date(2020, 8, 20)


@part
def dearer_than_at_its_time(c):
    """The loan costs more than four times the rate published last before its contract."""
    # The rate has only fallen since 2020: of all caps published before a contract, its own is the lowest. No
    # loan may cost more than the first of them: to an older one applies that of the day of the claim.
    opened = c.debt_number("opened_on")
    rate = c.debt_number("all_in_rate")
    from_2020_08 = rate > c.limit("cap_2020_08")
    from_2021_12 = (opened >= c.limit("since_2021_12")) & (rate > c.limit("cap_2021_12"))
    from_2022_01 = (opened >= c.limit("since_2022_01")) & (rate > c.limit("cap_2022_01"))
    from_2022_08 = (opened >= c.limit("since_2022_08")) & (rate > c.limit("cap_2022_08"))
    from_2023_06 = (opened >= c.limit("since_2023_06")) & (rate > c.limit("cap_2023_06"))
    from_2023_08 = (opened >= c.limit("since_2023_08")) & (rate > c.limit("cap_2023_08"))
    from_2024_07 = (opened >= c.limit("since_2024_07")) & (rate > c.limit("cap_2024_07"))
    from_2024_10 = (opened >= c.limit("since_2024_10")) & (rate > c.limit("cap_2024_10"))
    from_2025_05 = (opened >= c.limit("since_2025_05")) & (rate > c.limit("cap_2025_05"))
    before_2024 = from_2020_08 | from_2021_12 | from_2022_01 | from_2022_08 | from_2023_06 | from_2023_08
    return before_2024 | from_2024_07 | from_2024_10 | from_2025_05


@part
def older_and_dearer_than_today(c):
    """The loan is older than the interpretation, and costs more than four times the rate of this very day."""
    # Art. 31: what it has borne since 2020-08-20 is held to the standard of the day of the claim.
    # None is filed yet; what it bore before that day, it may have borne under the older interpretation. Of
    # several loans named at once the oldest and the dearest are taken: that is caution, and no text's.
    older = c.debt_number("opened_on", "min") < c.limit("since_2020_08")
    return older & (c.debt_number("all_in_rate") > c.limit("cap_of_the_day"))


@rule("Interpretation on private lending, arts. 25, 28, 29, 31", effect=RISK, since=_SINCE, cuts=NOT_ORDERED)
def interest_above_four_times_the_lpr(c):
    """Of a private loan, only principal and interest up to four times the one-year LPR may be demanded."""
    # What is demanded within the cap stays lawful; a message that asks for more is ours to refuse.
    return dearer_than_at_its_time(c) | older_and_dearer_than_today(c)
