"""Bilingual addresses: one path, one view, one endpoint, and an address in every language."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from flask import Blueprint, Flask, Response, current_app, g, redirect, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BaseConverter

from portal.foundation.db import PUBLIC_ID_LENGTH
from portal.foundation.i18n import language, pgettext, speaking
from portal.web.guards import Audience, View, open_to
from portal.web.slugs import address_in

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

A_YEAR = 365 * 24 * 60 * 60


_spoken: set[str] = set()  # The endpoints that have an address in every language.


class PublicId(BaseConverter):
    """`<public:pair_id>` in a path: what could not be a public id is no page at all."""

    regex = rf"[A-Za-z0-9_-]{{{PUBLIC_ID_LENGTH}}}"


class Pages(Blueprint):
    """A room's pages."""

    def page(self, path: str, methods: Sequence[str] = ("GET",)) -> Callable[[View], View]:
        """Open a view under `path` (English, without the language) in every language the portal speaks."""

        def register(view: View) -> View:
            _spoken.add(f"{self.name}.{view.__name__}")

            def add(state: BlueprintSetupState) -> None:
                for code in state.app.config["LANGUAGES"]:
                    rule = address_in(code, path)
                    state.add_url_rule(rule, view.__name__, view, methods=methods, defaults={"language": code})

            self.record(add)
            return view

        return register


def keep_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """The language belongs to the address; views never see it."""
    g.page_language = (values or {}).pop("language", None)


def speak_the_same_language(endpoint: str, values: dict[str, Any]) -> None:
    """`url_for` stays in the reader's language, or in the one `speaking` has set for a letter."""
    if endpoint in _spoken:
        values.setdefault("language", language())


class Twin(NamedTuple):
    """This page in another language: the code, the address, and the link's words in that language."""

    code: str
    url: str
    words: str


def say_twins(urls: Mapping[str, str], *, readable: Collection[str]) -> None:
    """From a view: this page's address in each language, where it is made of words that differ from one to the next.

    In languages that are not among the `readable`, the address leads to a page that says so.
    """
    g.twin_urls, g.readable = urls, frozenset(readable)


def twin_url(code: str) -> str:
    """This very page, query string and all, in another language; where there is no page, the front page."""
    if not g.get("page_language"):
        return f"/{code}/"
    if code in g.get("twin_urls", ()):
        return str(g.twin_urls[code])
    query = f"?{request.query_string.decode('ascii', 'replace')}" if request.query_string else ""
    return url_for(request.endpoint or "", **{**(request.view_args or {}), "language": code}) + query


def twins() -> list[Twin]:
    """This page in the languages it is not in now."""
    return [
        Twin(code, twin_url(code), _words_in(code, readable=_is_readable(code)))
        for code in current_app.config["LANGUAGES"]
        if code != language()
    ]


def _is_readable(code: str) -> bool:
    return code in g.get("readable", (code,))


def _words_in(code: str, *, readable: bool) -> str:
    words: dict[tuple[str, bool], str] = current_app.extensions.setdefault("switch_words", {})
    if (code, readable) not in words:
        with speaking(code):
            # Translators: the link that leads to your language. Say it in your language: "Suomeksi".
            here = pgettext("language switch", "In English")
            # Translators: the same link, where the page has not been written in your language yet.
            words[code, readable] = here if readable else pgettext("language switch", "In English: not yet")
    return words[code, readable]


def alternates() -> list[tuple[str, str]]:
    """For search engines: every language this page can be read in, with its whole address."""
    base = current_app.config["BASE_URL"]
    return [(code, f"{base}{twin_url(code)}") for code in current_app.config["LANGUAGES"] if _is_readable(code)]


def absolute_url(endpoint: str, **values: Any) -> str:
    """An address for letters. Its host is a setting, never what a request claims."""
    return f"{current_app.config['BASE_URL']}{url_for(endpoint, _external=False, **values)}"


def own_path(wish: str | None, otherwise: str) -> str:
    """`wish` if it is the path of a page of ours that can be opened, else `otherwise`."""
    typed = wish and wish.isascii() and wish.isprintable()
    if not wish or not typed or not wish.startswith("/") or "\\" in wish or len(wish) > 500:
        return otherwise
    path, _, query = wish.partition("?")
    if not page_at(path):
        return otherwise
    return f"{path}?{query}" if query else path


def page_at(path: str) -> tuple[str, dict[str, Any]] | None:
    """The endpoint and the arguments of the page at a path of ours; None where there is none to open."""
    try:
        endpoint, values = current_app.url_map.bind("").match(path, method="GET")
    except HTTPException:  # Those it raises: not found, another method, an address that redirects.
        return None
    return endpoint, dict(values)


@open_to(Audience.EVERYONE)
def front_door() -> ResponseReturnValue:
    """`/` leads to the language last read."""
    return redirect(f"/{language()}/")


def remember_language(response: Response) -> Response:
    """The language of the page is the one to come back to."""
    name, spoken = current_app.config["LANGUAGE_COOKIE_NAME"], g.get("page_language")
    if spoken and request.cookies.get(name) != spoken:
        secure = current_app.config["SESSION_COOKIE_SECURE"]
        response.set_cookie(name, spoken, max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax")
    return response


def over_our_scheme(inner: "WSGIApplication", scheme: str) -> "WSGIApplication":
    """`inner`, told that it is asked over the scheme of its base address, whatever proxies and visitors claim."""

    def outer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        return inner({**environ, "wsgi.url_scheme": scheme}, start_response)

    return outer


def register(app: Flask) -> None:
    """Teach `app` our kind of address."""
    app.wsgi_app = over_our_scheme(app.wsgi_app, app.config["PREFERRED_URL_SCHEME"])  # type: ignore[assignment, method-assign]
    app.url_map.converters["public"] = PublicId
    app.url_value_preprocessor(keep_language)
    app.url_defaults(speak_the_same_language)
    app.after_request(remember_language)
    app.add_url_rule("/", "front_door", front_door)
    app.jinja_env.globals.update(alternates=alternates, twins=twins)
