"""docs/reference/api.md: every route of the API, made from its OpenAPI document."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from rightparty.channels.vendor_codes import vendor_codes, vendors
from rightparty.desk.api_keys import scopes
from rightparty.desk.magic import acts, test_points
from rightparty.desk.webhooks import webhook_events

# In a process of its own: Django is set once in a process, and here for nobody's store.
_DOCUMENT = """
import json, tempfile
from pathlib import Path
from rightparty.desk.home import Home, make_keys
from rightparty.desk.store import Store, use_django
with tempfile.TemporaryDirectory() as folder:
    home = Home(Path(folder))
    make_keys(home)
    use_django(Store(home, {}))
    from rightparty.desk.api.app import api
    from rightparty.desk.api.page import fields_of, routes
    document = api.get_openapi_schema()
    print(json.dumps([[path, method, one["summary"], one.get("description", ""), list(fields_of(document, one))]
                      for path, method, one in routes(document)]))
"""
HEAD = """# The API

Made by `make docs` from the OpenAPI document, which the service gives at `/v1/openapi.json`; `/v1/docs` shows it as a page.
[The guide](../guides/api.md) begins at the beginning.

Every write needs the header `Idempotency-Key`; every call but `/v1/health` a key as `Authorization: Bearer …`.
What goes wrong is told as `{"error": {"code", "message", "help", "problems"}}`: 401 no key, 403 not its scope, 404 not there or not yours, 409 refused or still running, 422 not of the form, 503 ask again.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_scopes(), *_routes(), *_events(), *_vendors(), *_points()]) + "\n"


def _scopes() -> Iterator[str]:
    yield "## Scopes\n\n| scope | a key with it may |\n|---|---|"
    yield from (f"| `{name}` | {what} |" for name, what in scopes().items())


def _routes() -> Iterator[str]:
    done = subprocess.run([sys.executable, "-c", _DOCUMENT], capture_output=True, text=True, check=True)
    routes: list[tuple[str, str, str, str, list[tuple[str, str, str]]]] = json.loads(done.stdout)
    yield "\n## Routes"
    for path, method, summary, description, fields in routes:
        yield f"\n### `{method.upper()} {path}`\n\n{summary}.\n{description}"
        taken = [one for one in fields if one[0] != "Idempotency-Key"]
        if taken:
            yield "\n| field | type | |\n|---|---|---|"
            yield from (f"| `{name}` | {_cell(kind)} | {_cell(what)} |" for name, kind, what in taken)


def _events() -> Iterator[str]:
    yield "\n## Webhooks\n\n| event | tells |\n|---|---|"
    yield from (f"| `{name}` | {what} |" for name, what in webhook_events().items())


def _vendors() -> Iterator[str]:
    yield "\n## Codes of call records\n\n| vendor | codes |\n|---|---|"
    for vendor in vendors():
        codes: Mapping[str, Any] = vendor_codes(vendor)
        yield f"| `{vendor}` | {', '.join(f'`{code}` {meaning.outcome}' for code, meaning in codes.items())} |"


def _points() -> Iterator[str]:
    yield "\n## Test points\n\n| act | points |\n|---|---|"
    for name in acts():
        points = [f"`{point}`" for point, act in test_points().items() if act.name == name]
        yield f"| {name} | {', '.join(points)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
