"""A message that arrives late is judged by its arrival, and the finding tells it."""

from rightparty.audit.judged import Judging, audit_law
from rightparty.audit.log import read_log
from rightparty.audit.minimal import book_of
from rightparty.audit.whole import audit_of
from rightparty.audit.wording import wording
from rightparty.engine import Engine
from rightparty.parties.model import default_model
from tests.audit.conftest import Written

HOURS = "chn.gbt_45251.outside_permitted_hours"
HEADER = ["客户编号", "借据号", "发送时间", "送达时间", "接收号码", "联系人关系", "短信内容"]
ROWS = (
    ("C1", "L1", "2026-05-01 21:30:00", "2026-05-01 22:40:00", "13800138000", "本人", "您的借款已逾期"),
    ("C2", "L2", "2026-05-02 22:30:00", "2026-05-02 22:30:20", "13800138001", "本人", "您的借款已逾期"),
)


def test_the_instant_of_delivery_stands_beside_that_of_sending(engine: Engine, written: Written) -> None:
    """Of a rule on hours, where it arrived later; in the zone of the report."""
    log = read_log(engine, [written(ROWS, HEADER)], country="CN")
    judging = Judging(engine, book_of(log, engine, country="CN"), audit_law(), default_model())
    found = audit_of(judging, log, of_book=False).findings
    rows = {row["line"]: row["evidence"] for row in engine.rows(found.filter(found.rule == HOURS))}
    assert rows == {
        2: "sms, 2026-05-01 13:30:00Z, borrower, delivered 2026-05-01 14:40:00Z",
        3: "sms, 2026-05-02 14:30:00Z, borrower",
    }
    others = engine.rows(found.filter(found.rule != HOURS, found.rule.startswith("chn.")))
    words = wording("zh-Hans", "Asia/Shanghai")
    assert words.shown(rows[2]).endswith("2026-05-01 22:40 送达")
    assert not [row for row in others if "delivered" in row["evidence"] and "hours" not in row["rule"]]
