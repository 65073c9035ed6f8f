"""docs/reference/settings.md: what can be set, and where; nothing that decides lawfulness is a switch."""

from collections.abc import Iterator
from typing import Any

from rightparty.law.load import load_law
from rightparty.law.parameters import Window

VARIABLES = {
    "RIGHTPARTY_HOME": ("`~/.rightparty`", "The folder of keys, the embedded database and the kind of home."),
    "DATABASE_URL": ("embedded", "A PostgreSQL server of your own: `postgresql://user:password@host/name`."),
    "RIGHTPARTY_SMTP_URL": (
        "none",
        (
            "The mail server: `smtp://host:port` (STARTTLS), `smtps://user:password@host` (TLS), "
            "or `sink://127.0.0.1:port`, one on this machine that sends nothing further."
        ),
    ),
    "RIGHTPARTY_DROP": ("none", "The folder into which books are handed in, for `rightparty book drop`."),
    "RIGHTPARTY_MAIL_DOMAIN": (
        "`rightparty.invalid`",
        "Your own domain, for the Message-ID by which an answer finds its contact.",
    ),
    "RIGHTPARTY_CARE": (
        "nobody is staffed",
        "The file that says whom to call when somebody is in distress: see the guide to staffing.",
    ),
}
HEAD = """# Settings

Made by `make docs`.

Few things can be set, and none that would make an unlawful contact lawful.

## Environment

| variable | default | meaning |
|---|---|---|
"""
HOUSE = """
## House policy

A lender's own file, given with `--house HOUSE.toml`, may tighten these and never loosen them; an entry that loosens, or that nobody knows, stops the command with all faults listed.

```toml
telling_contacts_in_30_days = 2
contact_window = ["09:00", "18:00"]
```

| name | default | unit | from |
|---|---|---|---|
"""


def page() -> str:
    """The whole page."""
    variables = "\n".join(f"| `{name}` | {default} | {doc} |" for name, (default, doc) in VARIABLES.items())
    return HEAD + variables + "\n" + HOUSE + "\n".join(_house()) + "\n"


def _house() -> Iterator[str]:
    rules = load_law().only("house").rules
    for name, parameter in rules[0].instrument.parameters.items():
        newest = parameter.values[-1]
        yield f"| `{name}` | {_shown(newest.value)} | {parameter.unit} | {newest.citation} |"


def _shown(value: Any) -> str:
    if isinstance(value, Window):
        return f"{_clock(value.opens)} to {_clock(value.closes)}"
    return str(value)


def _clock(second: int) -> str:
    return f"{second // 3600:02}:{second % 3600 // 60:02}"
