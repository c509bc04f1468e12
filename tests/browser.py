"""A browser over real HTTP: it keeps cookies, fills forms in, and opens a new connection each time."""

import http.client
from functools import cached_property
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode

from tests.visitor import hidden_fields

SECONDS_OF_PATIENCE = 60


class Page(NamedTuple):
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    text: str

    @property
    def location(self) -> str:
        """Where it sends the browser, empty if nowhere."""
        return self.headers.get("Location", "")

    @property
    def process(self) -> int:
        """Which process has answered."""
        return int(self.headers["X-Process"])


class Browser:
    """One browser in one `network` (the address that the proxy reports). It follows no redirect by itself."""

    def __init__(self, port: int, *, cookies: dict[str, str] | None = None, network: str = "203.0.113.7") -> None:
        self.port = port
        self.cookies = dict(cookies or {})
        self.network = network

    def get(self, path: str) -> Page:
        """Open a page."""
        return self.request("GET", path)

    def post(self, path: str, **fields: str) -> Page:
        """Send exactly these fields."""
        return self.request("POST", path, fields)

    def open_form(self, path: str) -> dict[str, str]:
        """Open the form at `path`; answers the fields that it carries unseen."""
        page = self.get(path)
        assert page.status == 200, f"{path} answers {page.status}"
        return hidden_fields(page.text)

    def fill_in(self, path: str, **fields: str) -> Page:
        """Open the form at `path`, then send it, hidden fields included."""
        return self.post(path, **{**self.open_form(path), **fields})

    def press(self, path: str) -> Page:
        """Press a button of ours; its token is the same on every page."""
        return self.post(path, csrf_token=self.token)

    @cached_property
    def token(self) -> str:
        """What this browser's forms carry."""
        return self.open_form("/en/")["csrf_token"]

    def request(self, method: str, path: str, fields: dict[str, str] | None = None) -> Page:
        """Raises `OSError` or `HTTPException` when the server goes away meanwhile."""
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "X-Forwarded-For": self.network,
            "Connection": "close",
        }
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS_OF_PATIENCE)
        try:
            connection.request(method, path, urlencode(fields or {}) if method == "POST" else None, headers)
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            self._keep(SimpleCookie(line))
        return Page(answer.status, answer.headers, body.decode())

    def _keep(self, cookies: SimpleCookie) -> None:
        for name, morsel in cookies.items():
            if morsel.value and morsel["max-age"] != "0":
                self.cookies[name] = morsel.value
            else:
                self.cookies.pop(name, None)
