"""The lender's own policy and model, as every process of an installation goes by them.

A run may name files of its own; workers, the API and drops have no command line to name them on.
"""

from collections.abc import Mapping
from pathlib import Path

from rightparty.errors import Refused
from rightparty.law.load import Law, load_law
from rightparty.parties.model import PartyModel, chosen_model
from rightparty.plan.limits import Limits, load_limits
from rightparty.plan.manner import Manner, load_manner
from rightparty.plan.response import Response, load_response

HOUSE = "RIGHTPARTY_HOUSE"
MODEL = "RIGHTPARTY_MODEL"
LIMITS = "RIGHTPARTY_LIMITS"
MANNER = "RIGHTPARTY_MANNER"
RESPONSE = "RIGHTPARTY_RESPONSE"


def law_of(environment: Mapping[str, str], house: Path | None = None) -> Law:
    """The law with the lender's policy: the file named, else the one that the environment names, else none.

    Lenders that count together do so by the environment's: a run that names a file of its own stays counted.

    Raises:
        InvalidInput: the policy loosens something, or says what nobody knows.
        OSError: the file cannot be read.
    """
    installed = _named(environment, HOUSE)
    law = load_law(house or installed)
    return law if house is None or installed is None else _counting_as(load_law(installed), law)


def _counting_as(installed: Law, law: Law) -> Law:
    """A law with the counter of several lenders that the installation's policy has, if it has one."""
    if not installed.lenders:
        return law
    own = law.where(lambda rule: rule.instrument.lenders is None)
    shared = tuple(rule for rule in installed.rules if rule.instrument.lenders)
    return Law((*own.rules, *shared), own.records)


def model_of(environment: Mapping[str, str], model: Path | None = None) -> PartyModel:
    """The model of the parties: the file named, else the environment's, else the one of the package.

    Raises:
        InvalidInput: it is no model.
        OSError: the file cannot be read.
    """
    return chosen_model(model or _named(environment, MODEL))


def limits_of(environment: Mapping[str, str], limits: Path | None = None) -> Limits:
    """What a day has room for: the file named, else the environment's, else no limits.

    Raises:
        InvalidInput: it cannot be read, or is no such file.
    """
    return load_limits(limits or _named(environment, LIMITS))


def manner_of(environment: Mapping[str, str], manner: Path | None = None) -> Manner:
    """The order of steps: the plan file named, else the environment's, else that of the package.

    Raises:
        InvalidInput: it cannot be read, or is no such file.
    """
    return load_manner(manner or _named(environment, MANNER))


def response_of(environment: Mapping[str, str], response: Path | None = None) -> Response | None:
    """What a contact is worth: the model named, else the environment's, else None: the assumptions.

    Raises:
        InvalidInput: it cannot be read, or is no such model.
    """
    named = response or _named(environment, RESPONSE)
    return None if named is None else load_response(named)


def refuse_own(house: Path | None, model: Path | None) -> None:
    """What is handed over to the workers is decided again by them, and by nothing that they do not know.

    Raises:
        Refused: a policy or a model was named for this run alone.
    """
    if house is not None or model is not None:
        raise Refused(
            "the workers do not know a policy or a model that is named for one run",
            f"set {HOUSE} and {MODEL}, for the run and for every worker",
        )


def _named(environment: Mapping[str, str], name: str) -> Path | None:
    return Path(environment[name]) if environment.get(name) else None
