"""The OpenAPI document is true: whatever it allows or forbids is answered, and never a crash."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from rightparty.desk.api.service import Service
from rightparty.desk.store import Connection
from tests.desk.api.calls import Client, contact

ASKED = ("ProposedContact", "WantedContact", "WrongParty", "EventRecord")
EXAMPLES = 12


def _document(client: Client) -> dict[str, Any]:
    got = client.get("/openapi.json")
    assert got.status == 200
    found: dict[str, Any] = got.body
    return found


def operations_of(document: dict[str, Any]) -> list[tuple[str, str]]:
    """Every route of a document, as its path and method."""
    return sorted((path, method) for path, one in document["paths"].items() for method in one)


def test_every_route_says_what_it_needs(client: Client) -> None:
    """A summary, a scope, and the faults that it may answer; only health needs no key."""
    document = _document(client)
    assert len(operations_of(document)) >= 20
    for path, method in operations_of(document):
        one = document["paths"][path][method]
        assert one["summary"], path
        assert {"401", "404", "422", "503"} <= set(one["responses"]), path
        assert ("security" in one) == (path != "/v1/health"), path
        named = {parameter["name"] for parameter in one.get("parameters", ())}
        assert method != "post" or path == "/v1/decisions" or "Idempotency-Key" in named, path


def test_its_page_loads_nothing_from_elsewhere(client: Client) -> None:
    """One page, without scripts, that names every route."""
    page = client.get("/docs").body.decode()
    assert "<script" not in page
    assert "http" not in page.replace("https://hooks.bank.example", "")
    assert all(path in page for path, _ in operations_of(_document(client)))


@pytest.mark.slow
def test_whatever_is_sent_is_answered(client: Client, service: Service, connection: Connection) -> None:
    """Over every route, with ids that exist among those made up: no 500, no answer unlike its schema."""
    from django.core.wsgi import get_wsgi_application

    document = _document(client)
    permit = client.post("/permits", contact()).body
    _with_real_ids(document, permit)
    schema = schemathesis.openapi.from_dict(document)
    schema.app = get_wsgi_application()
    headers = {"Authorization": f"Bearer {client.key}", "Host": "localhost"}
    checks = [not_a_server_error, status_code_conformance, response_schema_conformance]
    operations = [one for one in schema.get_all_operations() if isinstance(one, Ok)]
    assert len(operations) == len(operations_of(document))
    for result in operations:
        operation = result.ok()
        strategy = operation.as_strategy(
            generation_mode=schemathesis.GenerationMode.POSITIVE
        ) | operation.as_strategy(generation_mode=schemathesis.GenerationMode.NEGATIVE)

        @settings(
            max_examples=EXAMPLES, deadline=None, database=None, derandomize=True,
            phases=[Phase.generate], suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=strategy)
        def run(case: schemathesis.Case[Any]) -> None:
            response = case.call(headers=headers)
            case.validate_response(response, checks=checks)

        run()


def _with_real_ids(document: dict[str, Any], permit: dict[str, Any]) -> None:
    """Let ids that exist be tried too, so that more than the first check is reached."""
    known = {"person_id": "P0001", "point_id": "E0001", "creditor_id": "BANK",
             "permit_id": permit["permit_id"], "contact_id": permit["contact_id"]}  # fmt: skip
    for title, schema in document["components"]["schemas"].items():
        if title not in ASKED and not title.endswith("Row"):
            continue
        properties = schema.get("properties", {})
        for name in known.keys() & properties.keys():
            properties[name] = {"enum": [known[name], "nobody"]}
        if "debt_ids" in properties:
            properties["debt_ids"] = {
                "type": "array",
                "items": {"enum": ["D0001"]},
                "minItems": 1,
                "maxItems": 1,
            }
    for methods in document["paths"].values():
        for one in methods.values():
            for parameter in one.get("parameters", ()):
                if parameter["name"] in known:
                    parameter["schema"] = {"enum": [known[parameter["name"]], "nobody"]}
