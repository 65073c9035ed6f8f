"""Who calls: a key in the header, its scopes, and the side of the store that it works on.

There are two ways from a caller to the store. `acting_on` leads to what decides and withdraws, which sees
every row, and only past the check of all that the request names. `shown` and `seen_among` read what the
caller is told. Both ask the database under the policies of the caller's creditors.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer

from rightparty.desk.access.guard import Actor, of_program
from rightparty.desk.access.sight import shown_to
from rightparty.desk.api.service import served
from rightparty.desk.api_keys import ApiKey, find_key
from rightparty.desk.means import Means
from rightparty.desk.visible import Named, check_visible, own_creditors, seen_among


@dataclass(frozen=True)
class Caller:
    """A key, and what its calls work with."""

    key: ApiKey
    _means: Means = field(repr=False)

    @property
    def client(self) -> Actor:
        """The client, as policies know it: by the creditors of this key."""
        return of_program(self.key.client, self.key.creditors)

    @property
    def creditors(self) -> list[str]:
        """The creditors whose rows this client's queries ask for."""
        return own_creditors(self.client)

    def acting_on(self, named: Named) -> Means:
        """What acts work with, once the database has shown this client everything that it names.

        Raises:
            NotFound: some of it is not there, or not this client's to name.
        """
        check_visible(self._means.connection, self.client, named)
        return self._means

    def shown(self, query: str, values: Mapping[str, Any] | Sequence[Any]) -> list[tuple[Any, ...]]:
        """The rows of a query, as the database shows them to this client."""
        return shown_to(self._means.connection, self.client, query.encode(), values)

    def seen_among(self, ids: Mapping[str, Iterable[str]]) -> Mapping[str, frozenset[str]]:
        """Which of these rows this client sees, by what they are."""
        return seen_among(self._means.connection, self.client, ids)


class LacksScope(Exception):
    """The key is good, and not for this."""

    def __init__(self, scope: str) -> None:
        super().__init__(scope)
        self.scope = scope


class Key(HttpBearer):
    """`Authorization: Bearer rp_live_…`, with the scope that a route needs."""

    openapi_bearerFormat = "rp_live_… or rp_test_…"  # noqa: N815 -- ninja's name

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """The caller whose key this is; None where it is nobody's.

        Raises:
            LacksScope: the key may not do this.
        """
        del request
        service = served()
        key = find_key(service.live.connection(), token, service.clock())
        if key is None:
            return None
        if self.scope not in key.scopes:
            raise LacksScope(self.scope)
        return Caller(key, service.means(test=key.test))


def caller_of(request: HttpRequest) -> Caller:
    """Who is calling, once the route has let them in."""
    caller = request.auth  # type: ignore[attr-defined]  # set by ninja
    assert isinstance(caller, Caller)  # noqa: S101 -- every route that asks has a key
    return caller
