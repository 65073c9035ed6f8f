"""`/v1/docs`: the OpenAPI document as one page, without a script, and nothing from elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from django.http import HttpRequest, HttpResponse

_FORM = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Rightparty API</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/console.css"></head>
<body><main><h1>Rightparty API, version 1</h1>{body}</main></body></html>
"""


def docs(request: HttpRequest) -> HttpResponse:
    """Every route with what it takes and gives; the document itself is at `/v1/openapi.json`."""
    from rightparty.desk.api.app import api  # noqa: PLC0415 -- it adds this page

    del request
    document: Mapping[str, Any] = api.get_openapi_schema()
    return HttpResponse(
        _FORM.format(body="\n".join(_body(document))), content_type="text/html; charset=utf-8"
    )


def _body(document: Mapping[str, Any]) -> Iterator[str]:
    yield f"<p>{escape(document['info']['description'])}</p>"
    for path, method, one in routes(document):
        yield f"<h2><code>{method.upper()} {escape(path)}</code></h2>"
        yield f"<p><strong>{escape(one['summary'])}</strong> {escape(one.get('description', ''))}</p>"
        rows = list(fields_of(document, one))
        if rows:
            yield "<table><tr><th>field</th><th>type</th><th></th></tr>"
            yield from (
                f"<tr><td><code>{escape(name)}</code></td><td>{escape(kind)}</td><td>{escape(what)}</td></tr>"
                for name, kind, what in rows
            )
            yield "</table>"


def routes(document: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Every route: its path, its method, and what the document says of it."""
    for path, methods in document["paths"].items():
        for method, one in methods.items():
            yield path, method, one


def fields_of(document: Mapping[str, Any], route: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What a route takes: names, types, and whether they must be there."""
    for parameter in route.get("parameters", ()):
        needed = "required" if parameter.get("required") else ""
        what = parameter.get("schema", {}).get("description") or parameter.get("description", "")
        yield parameter["name"], f"{parameter['in']} {needed}".strip(), what
    content = route.get("requestBody", {}).get("content", {}).get("application/json", {})
    schema = _body_schema(document, content.get("schema", {}))
    for name, one in schema.get("properties", {}).items():
        needed = " required" if name in schema.get("required", ()) else ""
        yield name, type_of(document, one) + needed, one.get("description", "")


def _body_schema(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Of a body that is one thing or a list of them, the thing."""
    for one in schema.get("anyOf", ()):
        if "$ref" in one:
            return _body_schema(document, one)
    if "$ref" in schema:
        found: Mapping[str, Any] = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        return found
    return schema


def type_of(document: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """A type in few words."""
    if "anyOf" in schema:
        kinds = [one for one in schema["anyOf"] if one.get("type") != "null"]
        return " or ".join(dict.fromkeys(type_of(document, one) for one in kinds))
    if "$ref" in schema:
        return str(schema["$ref"].rsplit("/", 1)[1])
    if "enum" in schema:
        choices: Sequence[Any] = schema["enum"]
        return " ".join(map(str, choices))
    if schema.get("type") == "array":
        return f"list of {type_of(document, schema.get('items', {}))}"
    return str(schema.get("format") or schema.get("type") or "any")
