"""What each policy goes by."""

from rightparty.law.load import load_law
from rightparty.law.vocabulary import Force
from rightparty.parties.model import default_model
from rightparty.world.mornings import INSTRUMENTS, Rules
from rightparty.world.practice import default_practice


def test_law_only_heeds_nothing_of_our_own() -> None:
    """Every instrument of the countries, and neither promise nor practice: else ours met itself."""
    law = load_law()
    alone = Rules(law, default_model(), default_practice()).law_alone
    assert all(rule.instrument.force is not Force.POLICY for rule in alone.every)
    left = {rule.id for rule in law.only(*INSTRUMENTS).every} - {rule.id for rule in alone.every}
    assert {name.rsplit(".", 1)[0] for name in left} == {"chn.practice", "chn.caution"}
