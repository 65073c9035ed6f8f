"""`rightparty law prove`: what the law never allows, proven of every contact there could be."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from rightparty.cli.output import Format, emit_rows
from rightparty.cli.progress import progress

if TYPE_CHECKING:
    from rightparty.law.load import Law
    from rightparty.law.prove import Failure, Proof
    from rightparty.law.rule import Rule

COLUMNS = (
    "property",
    "dates",
    "goals",
    "seconds",
    "result",
    "sentence",
    "citation",
    "exceptions",
    "failures",
)
SCREEN_COLUMNS = ("property", "dates", "goals", "seconds", "result")


def prove(
    *books: str,
    without: tuple[str, ...] = (),
    mutants: bool = False,
    sample: int = 0,
    house: Path | None = None,
    case: Path | None = None,
    format: Format = "text",
    out: Path | None = None,
) -> int:
    """Prove what the law never allows, at every date on which something changes; needs the extra `proof`.

    A proof speaks of every contact with every history of at least eight past contacts. One that fails comes
    with a contact that breaks it, told as a story.

    Example: rightparty law prove core

    Args:
        books: core, chn, usa … or an instrument such as usa.reg_f_times; without any, the whole law.
        without: leave out this rule, and see what is then allowed.
        mutants: plant one fault after the other in the rules instead, and see which are noticed.
        sample: plant only so many faults, spread over all rules.
        house: the lender's policy file, which may only tighten.
        case: write the first contact that breaks a property as a case file, which `law check` reads.
        format: how the table is printed; all but text have every column.
        out: write to this file instead, its form by its ending.
    """
    from rightparty.law.load import load_law

    whole = load_law(house)
    if mutants:
        from rightparty.cli.law_mutants import plant

        return plant(whole, books, sample, format, out)
    left_out = [whole.rule(name) for name in without]
    proofs = _proofs(whole, books, left_out)
    columns = SCREEN_COLUMNS if format == "text" and out is None else COLUMNS
    emit_rows([_row(one) for one in proofs], columns, format, out)
    failed = [one for one in proofs if one.of.serious and not one.proven]
    if format == "text":
        _tell(proofs)
    if case is not None:
        _write_case(case, failed, whole)
    return 1 if failed else 0


def _proofs(whole: "Law", books: Sequence[str], left_out: Sequence["Rule"]) -> "list[Proof]":
    from rightparty.law.prove import chosen
    from rightparty.law.prove import prove as prove_all

    law, properties = chosen(whole, books)
    cut = law.where(lambda rule: rule not in left_out)
    with progress() as report:
        return list(prove_all(cut, properties, left_out=left_out, report=report, clock=perf_counter))


def _row(proof: "Proof") -> dict[str, Any]:
    one = proof.of
    return {
        "property": one.id,
        "dates": proof.dates,
        "goals": proof.goals,
        "seconds": round(proof.seconds, 1),
        "result": proof.result,
        "sentence": one.sentence,
        "citation": one.citation,
        "exceptions": list(one.exceptions),
        "failures": [" ".join(_failure(failure)) for failure in proof.failures],
    }


def _tell(proofs: "Sequence[Proof]") -> None:
    """Every failure as a story, the remarks, and one line on the whole."""
    from rightparty.law.symbols.world import EVENTS

    for proof in proofs:
        if proof.failures:
            print(f"\n{proof.result} {proof.of.id}: {proof.of.sentence} ({proof.of.citation})")
            for failure in proof.failures:
                print("\n".join(f"  {line}" for line in _failure(failure)))
    holding = sum(proof.proven and not proof.absent for proof in proofs)
    failing = sum(not proof.proven and proof.of.serious for proof in proofs)
    absent = sum(proof.absent for proof in proofs)
    seconds = sum(proof.seconds for proof in proofs)
    nothing = f", {absent} with nothing to prove" if absent else ""
    print(
        f"\n{holding} properties proven, {failing} failed{nothing}, "
        f"over histories of at least {EVENTS} past contacts, in {seconds:.0f} s"
    )


def _failure(failure: "Failure") -> Iterator[str]:
    from rightparty.law.symbols.story import story

    about = f" {failure.label}" if failure.label else ""
    if failure.undecided:
        yield f"{failure.at:%Y-%m-%d}:{about}: the solver gave up; neither proven nor disproven"
    elif failure.example is None:
        yield f"{failure.at:%Y-%m-%d}:{about}: there is no such contact"
    else:
        yield f"under the law of {failure.at:%Y-%m-%d}:{about}".rstrip(":")
        yield from story(failure.example)


def _write_case(path: Path, failed: "Sequence[Proof]", law: "Law") -> None:
    from rightparty.gate.counterexample import case_text
    from rightparty.parties.model import default_model

    for proof in failed:
        for failure in proof.failures:
            if failure.example is not None:
                told = case_text(proof.of.id, proof.of.sentence, failure.example, law, default_model())
                path.write_text(told, encoding="utf-8")
                print(f"case in {path}; `rightparty law check {path}` answers it", file=sys.stderr)
                return
    print(f"nothing failed that a case could show: {path} is not written", file=sys.stderr)
