"""How gunicorn serves the portal; it finds this file by itself."""

from gunicorn.http.wsgi import Response

worker_class = "gthread"
threads = 8
graceful_timeout = 30

_with_server = Response.default_headers


def _without_server(self, *args, **kwargs):  # type: ignore[no-untyped-def]
    """Nobody needs to know what serves them."""
    return [header for header in _with_server(self, *args, **kwargs) if not header.startswith("Server:")]


Response.default_headers = _without_server
