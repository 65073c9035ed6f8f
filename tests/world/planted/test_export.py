"""The log as a lender exports it: every form of an instant says the same second."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from rightparty.world.planted.export import FORMS, written

SHANGHAI = ZoneInfo("Asia/Shanghai")
INSTANTS = st.datetimes(min_value=datetime(2021, 1, 1), max_value=datetime(2027, 1, 1))  # noqa: DTZ001


def read(text: str, form: str) -> datetime:
    """An instant read back, without the export's help."""
    if form == "ms":
        return datetime.fromtimestamp(int(text) / 1000, UTC)
    if form == "serial":
        seconds = round(float(text) * 86400)
        local = datetime(1899, 12, 30, tzinfo=SHANGHAI).replace(tzinfo=None) + timedelta(seconds=seconds)
    else:
        local = datetime.strptime(text, form)  # noqa: DTZ007
    return local.replace(tzinfo=SHANGHAI).astimezone(UTC)


@given(at=INSTANTS, form=st.sampled_from(FORMS))
def test_no_form_loses_a_second(at: datetime, form: str) -> None:
    """A second before eight o'clock stays one, also as a serial date of Excel."""
    whole = at.replace(microsecond=0, tzinfo=UTC)
    assert read(written(whole, form, SHANGHAI), form) == whole
