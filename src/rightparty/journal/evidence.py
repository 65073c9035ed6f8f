"""An evidence file: one archive that holds all about a contact, with what is needed to check it.

The same contents give the same bytes: nothing in it tells when, where or in which order it was packed.
"""

import html
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence

from rightparty.canonical import Json

_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{border-top:1px solid #ccc;padding:.3rem .6rem;"
    "text-align:left;vertical-align:top;overflow-wrap:anywhere}th{width:14rem;font-weight:600}"
    "pre{white-space:pre-wrap;background:#f4f4f4;padding:1rem}"
)
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the earliest time that the format can tell


def packed(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of these files, uncompressed, in the order of their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return out.getvalue()


def page(sections: Sequence[tuple[str, Json]], title: str, language: str, note: str = "") -> bytes:
    """A page without scripts or anything from elsewhere: headings, and under each what it holds."""
    body = "".join(f"<h2>{html.escape(heading)}</h2>{''.join(_shown(value))}" for heading, value in sections)
    said = f"<p>{html.escape(note)}</p>" if note else ""
    return (
        f'<!doctype html><html lang="{html.escape(language)}"><head><meta charset="utf-8">'
        f"<title>{html.escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body><h1>{html.escape(title)}</h1>{said}{body}</body></html>\n"
    ).encode()


def _shown(value: Json) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield "<table>"
        for name, inner in value.items():
            yield f"<tr><th>{html.escape(name)}</th><td>{''.join(_shown(inner))}</td></tr>"
        yield "</table>"
    elif isinstance(value, str):
        yield f"<pre>{html.escape(value)}</pre>" if "\n" in value else html.escape(value)
    elif isinstance(value, Sequence):
        for inner in value:
            yield f"<div>{''.join(_shown(inner))}</div>"
    else:
        yield "–" if value is None else html.escape(str(value))
