"""docs/reference/settings.md: what can be set, and where; nothing that decides lawfulness is a switch."""

from collections.abc import Iterator
from typing import Any

from rightparty.law.load import whole_law
from rightparty.law.parameters import Window

VARIABLES = {
    "RIGHTPARTY_HOME": ("`~/.rightparty`", "The folder of keys, the embedded database and the kind of home."),
    "DATABASE_URL": ("embedded", "A PostgreSQL server of your own: `postgresql://user:password@host/name`."),
    "RIGHTPARTY_MASTER_KEY": (
        "the home's own",
        (
            "32 random bytes in base64, which wrap the keys that people's data is sealed with; "
            "several, the newest first, while one is changed."
        ),
    ),
    "RIGHTPARTY_MASTER_KEY_FILE": (
        "none",
        "A file with the same, one a line; read where the other is not set, and again when it has changed.",
    ),
    "RIGHTPARTY_HOUSE": ("none", "The lender's policy file, for runs, workers, the API and drops alike."),
    "RIGHTPARTY_LIMITS": (
        "none",
        "What a day has room for (`docs/guides/limits.md`), for every run of a day.",
    ),
    "RIGHTPARTY_MANNER": (
        "the package's own",
        "The order of steps, a plan file (`docs/concepts/gentle-plan.md`), for every run of a day.",
    ),
    "RIGHTPARTY_RESPONSE": (
        "none: assumptions",
        "What a contact is worth (`docs/guides/fit-a-response-model.md`), for every run of a day.",
    ),
    "RIGHTPARTY_MODEL": (
        "the package's own",
        "A model of the parties (`parties fit`), for all of them alike.",
    ),
    "JAVA_HOME": ("the system's `java`", "The Java that Spark runs on."),
    "RIGHTPARTY_SPARK_SCRATCH": (
        "this machine's own",
        "The folder through which tables pass with `--engine spark://…`: every machine of the cluster sees it.",
    ),
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
    "RIGHTPARTY_TSA_URL": (
        "none",
        "The time-stamp authority (RFC 3161) that stamps the journal's heads: `https://host/path`, or http.",
    ),
    "RIGHTPARTY_TSA_ROOTS": ("none", "A PEM file of the root certificates that its own must lead to."),
    "RIGHTPARTY_ORIGIN": (
        "this machine",
        "The https address under which staff reach the pages, through a proxy on this machine that ends TLS.",
    ),
    "RIGHTPARTY_OIDC_SERVER": ("none", "The lender's own sign-in (OpenID Connect): the issuer's address."),
    "RIGHTPARTY_OIDC_CLIENT": ("none", "The client id that it knows this service by."),
    "RIGHTPARTY_OIDC_SECRET": ("none", "The client's secret."),
    "RIGHTPARTY_OIDC_NAME": ("the issuer's host", "What the button on the sign-in page says."),
    "RIGHTPARTY_BOUNCES": (
        "the sender",
        (
            "The address that reports of failure go to, such as `bounces@mail.bank.example`; "
            "each mail's own is `bounces+REFERENCE@mail.bank.example`."
        ),
    ),
    "RIGHTPARTY_ONE_CLICK_URL": (
        "none",
        "The public https address at which one click unsubscribes (RFC 8058); a token is added to its path.",
    ),
    "RIGHTPARTY_MAILBOX": (
        "none",
        "Where mail comes back to: `maildir:///folder` or `imaps://user:password@host/INBOX`.",
    ),
    "RIGHTPARTY_SMS_TEMPLATE_URL": (
        "none",
        "A gateway of approved templates: `https://key:secret@dysmsapi.aliyuncs.com`.",
    ),
    "RIGHTPARTY_SMS_TEMPLATES": ("none", "The file that says which templates are approved there."),
    "RIGHTPARTY_SMS_HTTP_URL": (
        "none",
        "Kannel's `sendsms`: `https://user:password@host`; `http://` on this machine only.",
    ),
    "RIGHTPARTY_SMS_HTTP_REPORTS": ("none", "The public address at which that gateway reports to us."),
    "RIGHTPARTY_SMS_HTTP_CENTRE": ("its own choice", "The gateway's id of the line to use (`smsc`)."),
    "RIGHTPARTY_SMPP_URL": (
        "none",
        (
            "Message centres for SMPP 3.4, with blanks between them: `smpps://system_id:password@host:port`; "
            "`smpp://` on this machine only."
        ),
    ),
    "RIGHTPARTY_APP_INBOX": ("off", "`on` where the lender's app shows the inbox."),
    "RIGHTPARTY_PUSH_URL": (
        "none",
        "The gateway of the lender's app: `https://user:password@host`; `http://` on this machine only.",
    ),
    "RIGHTPARTY_WHATSAPP_URL": (
        "none",
        "WhatsApp's Cloud API with its access token: `https://token:TOKEN@graph.facebook.com`.",
    ),
    "RIGHTPARTY_WHATSAPP_TEMPLATES": ("none", "The file that says which templates are approved there."),
    "RIGHTPARTY_WHATSAPP_SECRET": (
        "none",
        "The app's secret, with which its reports and people's replies are signed; none is taken without it.",
    ),
    "RIGHTPARTY_WHATSAPP_VERIFY": (
        "none",
        "The word (verify token) that is entered there beside the address for its calls.",
    ),
    "RIGHTPARTY_PRINT_QUEUE": ("none", "The folder in which letters wait for whoever prints them."),
    "RIGHTPARTY_PRINT_RETURNS": ("none", "The folder into which the printer puts its files of returns."),
    "RIGHTPARTY_METRICS_TOKEN": (
        "this machine only",
        "Whoever sends it as a bearer token reads `/metrics`; once it is set, nobody else does.",
    ),
    "OTEL_EXPORTER_OTLP_ENDPOINT": (
        "none",
        (
            "Where spans go, by OTLP over HTTP, with the extra `otel`; "
            "the other standard variables of OpenTelemetry hold as well."
        ),
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
    instruments = dict.fromkeys(rule.instrument for rule in whole_law().only("house").rules)
    for name, parameter in (row for one in instruments for row in one.parameters.items()):
        newest = parameter.values[-1]
        yield f"| `{name}` | {_shown(newest.value)} | {parameter.unit} | {newest.citation} |"


def _shown(value: Any) -> str:
    if isinstance(value, Window):
        return f"{_clock(value.opens)} to {_clock(value.closes)}"
    return str(value)


def _clock(second: int) -> str:
    return f"{second // 3600:02}:{second % 3600 // 60:02}"
