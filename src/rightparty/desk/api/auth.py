"""Who calls: a key in the header, its scopes, and the side of the store that it works on."""

from dataclasses import dataclass

from django.http import HttpRequest
from ninja.security import HttpBearer

from rightparty.desk.api.service import served
from rightparty.desk.api_keys import ApiKey, find_key
from rightparty.desk.means import Means
from rightparty.desk.visible import Named, check_visible


@dataclass(frozen=True)
class Caller:
    """A key, and what its calls work with."""

    key: ApiKey
    means: Means

    def check(self, named: Named) -> None:
        """Make sure that this client may name these ids.

        Raises:
            NotFound: it may not, or there is no such row.
        """
        check_visible(self.means.connection, self.key.creditors, named)


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
