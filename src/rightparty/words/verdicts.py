"""What a finding may conclude, how grave it is, and how it was found."""

from typing import Final

VIOLATION, CANNOT_TELL = "violation", "cannot_tell"
VERDICTS: Final = (VIOLATION, CANNOT_TELL)

GRAVE, SERIOUS, MINOR = "grave", "serious", "minor"
SEVERITIES: Final = (GRAVE, SERIOUS, MINOR)
"""grave: a debt told to a stranger, a threat, a false authority, contact after a stop. serious: beyond a cap,
at a forbidden hour, a right or a duty missed. minor: a form that is not kept."""

BY_RULE, BY_MODEL = "rule", "model"
"""How it was found: by a rule that anybody can follow, or by a model's judgement of words."""
