"""`rightparty law new`: a rule's files, written into a source checkout."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from rightparty.errors import Refused


def new(rule: str, *, citation: str, since: date, title: str = "", checkout: Path = Path()) -> None:
    """Begin a rule in a source checkout: a stub that refuses, its number, cases, sentences and page.

    Example: rightparty law new chn.loans.night_calls --citation "Measures, art. 12" --since 2026-01-30

    Args:
        rule: rulebook, instrument and name: chn.loans.night_calls. A new instrument is made.
        citation: the clause it comes from.
        since: the first day on which it is in force.
        title: what a new instrument is called.
        checkout: the folder of the sources.
    """
    from rightparty.law.scaffold import NewRule, scaffold

    written = scaffold(NewRule(rule, citation, since, title), checkout)
    for path in (*written, *_page(rule, checkout)):
        print(path)
    stem = written[0].with_suffix("")
    print(
        f"""
The rule refuses every contact that its instrument binds. To finish it:
1. {stem.name}.py: write the sentence and the condition, and whom the instrument binds.
2. {stem.name}.toml: put the law's number there, or take the entry out.
3. {stem.name}.cases.toml: the last contact allowed, the first refused; `rightparty law check` asks.
4. {stem.name}.zh.toml: the sentence in Chinese; borrower.toml: the group of reasons it is in.
5. `make docs` writes its page anew, `make core` holds it to all of this."""
    )


def _page(rule: str, checkout: Path) -> tuple[Path, ...]:
    """Make the pages anew, in a process of their own that reads the new rule; gives the rule's page."""
    if not (checkout / "tools" / "docs.py").is_file():
        return ()
    environment = os.environ | {"PYTHONPATH": str(checkout.absolute() / "src")}
    made = subprocess.run(
        [sys.executable, "-m", "tools.docs"],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise Refused("the rule is written, its page is not", f"mend what `make docs` says: {made.stderr}")
    page = checkout / "docs" / "reference" / "law" / f"{rule.replace('.', '/')}.md"
    return (page,) if page.is_file() else ()
