"""What every answer tells the browser, on a laptop and in production; and which requests are turned away."""

from collections.abc import Iterator
from http.cookies import Morsel, SimpleCookie
from pathlib import Path

import html5lib
import pytest
from flask import Flask
from werkzeug.test import TestResponse

from portal.foundation.db import db
from portal.web import headers as ours
from portal.web.guards import Audience, open_to
from tests import factories
from tests.visitor import Visitor
from tests.web.over_https import BASE, portal_over_https, send

pytestmark = pytest.mark.on_one_database

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'; "
)
ALWAYS = {
    "Content-Security-Policy": POLICY + "report-to csp; report-uri /csp-report",
    "Reporting-Endpoints": 'csp="/csp-report"',
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "X-Frame-Options": "DENY",
}
IN_PRODUCTION = {
    **ALWAYS,
    "Content-Security-Policy": POLICY + "upgrade-insecure-requests; report-to csp; report-uri /csp-report",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
}
ANSWERS = {
    "a page": ("GET", "/en/", {}, 200),
    "the front door": ("GET", "/", {}, 302),
    "a page of members": ("GET", "/en/my", {}, 302),
    "no page": ("GET", "/en/nowhere", {}, 404),
    "not so": ("PUT", "/en/", {}, 405),
    "no token": ("POST", "/en/theme", {"Sec-Fetch-Site": "same-origin"}, 400),
    "from elsewhere": ("POST", "/en/theme", {"Sec-Fetch-Site": "cross-site"}, 403),
    "a fault": ("GET", "/broken", {}, 500),
    "no such file": ("GET", "/static/x/nothing.css", {}, 404),
    "a file": ("GET", "/static/x/portal.css", {}, 200),
    "alive": ("GET", "/livez", {}, 200),
    "a report": ("POST", "/csp-report", {}, 204),
    "another host": ("GET", "/en/", {"Host": "evil.example"}, 400),
}


@open_to(Audience.EVERYONE)
def break_down() -> str:
    """A view with a fault."""
    raise ZeroDivisionError


@pytest.fixture(scope="module", params=["http", "https"])
def portal(app: Flask, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Flask]:
    """The portal on a laptop and in production, with one page that breaks."""
    make = portal_over_https if request.param == "https" else portal_over_http
    found = make(app, tmp_path_factory.mktemp("instance"))
    found.add_url_rule("/broken", "broken", break_down)
    yield found
    with found.app_context():
        db.session.remove()
        db.engine.dispose()


def portal_over_http(app: Flask, folder: Path) -> Flask:
    """The same on a plain address."""
    return portal_over_https(app, folder, BASE_URL="http://localhost", PRODUCTION=False)


def secure(portal: Flask) -> bool:
    """Whether it is the one in production."""
    return bool(portal.config["PRODUCTION"])


def promised(portal: Flask) -> dict[str, str]:
    """What this one owes every answer."""
    return IN_PRODUCTION if secure(portal) else ALWAYS


def told(answer: TestResponse) -> dict[str, list[str]]:
    """The headers that matter here, each as often as it is there."""
    return {name: answer.headers.getlist(name) for name in IN_PRODUCTION if name in answer.headers}


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_forbids_what_it_should_and_exactly_once(portal: Flask, name: str) -> None:
    method, path, headers, status = ANSWERS[name]

    answer = Visitor(portal.test_client()).request(method, path, headers=headers)

    assert answer.status_code == status
    assert told(answer) == {header: [value] for header, value in promised(portal).items()}
    assert not {"Server", "X-Powered-By"} & set(answer.headers.keys())


def test_a_header_that_is_missing_is_noticed(portal: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(ours.ALWAYS, "X-Frame-Options")

    answer = Visitor(portal.test_client()).get("/en/")

    assert set(promised(portal)) - set(told(answer)) == {"X-Frame-Options"}


def test_the_policy_allows_nothing_unsafe(portal: Flask) -> None:
    policy = Visitor(portal.test_client()).get("/en/").headers["Content-Security-Policy"]

    assert not [word for word in ("unsafe", "data:", "http:", "https:", "*", "nonce", "blob:") if word in policy]


def test_pages_hold_nothing_that_the_policy_would_refuse(portal: Flask) -> None:
    pair = factories.pair()
    member = factories.mentee_of(pair)
    written = factories.reflection(by=member, shared_in=pair.space).public_id
    space = pair.space.public_id
    visitor = Visitor(portal.test_client()).signed_in_as(member)
    paths = (
        "",
        "my",
        "my/profile",
        "my/reflections",
        f"my/reflections/{written}",
        f"pair/{space}",
        "nowhere",
        "sign-in",
    )

    pages = [visitor.get(f"/en/{path}").text for path in paths]

    assert [refused(page) for page in pages] == [[]] * len(paths)
    assert all("portal.css" in page for page in pages)
    assert refused('<p style="x" onclick="y"><a href="javascript:z"></a><script>w</script><style>v</style>') == [
        "style", "onclick", "javascript:", "script", "style",
    ]  # fmt: skip


def refused(page: str) -> list[str]:
    """What a browser would refuse: styles, handlers and scripts in the page, and files from elsewhere."""
    found = []
    for element in html5lib.parse(page, namespaceHTMLElements=False).iter():
        if not isinstance(element.tag, str):
            continue
        found += [name for name in element.attrib if isinstance(name, str) and name.startswith(("style", "on"))]
        links = [element.get(name) or "" for name in ("href", "src", "action", "formaction")]
        found += ["javascript:" for link in links if link.lower().startswith(("javascript:", "data:"))]
        if element.tag == "style" or (element.tag == "script" and "src" not in element.attrib):
            found.append(element.tag)
    return found


def test_pages_that_are_not_for_everyone_are_not_kept_by_the_browser(portal: Flask) -> None:
    visitor = Visitor(portal.test_client())
    before = visitor.get("/en/").headers["Cache-Control"]
    of_a_token = visitor.get("/en/sign-in/link/some-token").headers["Cache-Control"]

    visitor.signed_in_as(factories.account())

    private = [visitor.get(path).headers["Cache-Control"] for path in ("/en/", "/en/my", "/en/my/profile", "/en/no")]
    assert (before, of_a_token) == ("private, no-cache", "no-store")
    assert private == ["no-store"] * 4


def cookies(answer: TestResponse) -> dict[str, Morsel[str]]:
    """The cookies that an answer sets."""
    return {
        name: morsel for line in answer.headers.getlist("Set-Cookie") for name, morsel in SimpleCookie(line).items()
    }


def test_cookies_are_for_this_host_and_no_script(portal: Flask) -> None:
    visitor = Visitor(portal.test_client())

    made = cookies(visitor.get("/en/sign-in")) | cookies(theme(visitor, portal))

    prefix = "__Host-" if secure(portal) else ""
    assert set(made) == {f"{prefix}sid", f"{prefix}lang", f"{prefix}theme"}
    for morsel in made.values():
        assert (morsel["path"], morsel["domain"]) == ("/", "")
        assert (morsel["httponly"], morsel["samesite"]) == (True, "Lax")
        assert bool(morsel["secure"]) == secure(portal)


def theme(visitor: Visitor, portal: Flask) -> TestResponse:
    """Choosing the colours."""
    answer = send(visitor, "/en/theme", theme="dark", back="/en/")
    assert answer.status_code == 302
    return answer


def test_the_cookie_of_a_sign_in_holds_a_token_and_nothing_of_the_person(portal: Flask) -> None:
    person = factories.account(name="Kanarialintu", email="kanarialintu@example.org")
    visitor = Visitor(portal.test_client()).signed_in_as(person)
    visitor.get("/en/my")

    with visitor.client.session_transaction() as session:
        kept = dict(session)

    assert "anarialintu" not in str(kept)
    assert set(kept) <= {"_user_id", "_fresh", "csrf_token", "_flashes", "_permanent", "staff_menu"}
    assert len(kept["_user_id"]) == 43


@pytest.mark.parametrize(("headers", "on_a_laptop", "in_production"), [
    ({"Sec-Fetch-Site": "same-origin"}, 302, 302),
    ({"Sec-Fetch-Site": "none"}, 302, 302),
    ({"Sec-Fetch-Site": "same-site"}, 403, 403),
    ({"Sec-Fetch-Site": "cross-site"}, 403, 403),
    ({"Sec-Fetch-Site": "cross-site", "Origin": BASE}, 403, 403),
    ({"Sec-Fetch-Site": "nonsense"}, 403, 403),
    ({"Sec-Fetch-Site": ""}, 403, 403),
    ({}, 302, 403),
    ({"Origin": BASE}, 302, 302),
    ({"Origin": "https://evil.example"}, 302, 403),
    ({"Origin": f"{BASE}.evil.example"}, 302, 403),
    ({"Origin": "null"}, 302, 403),
])  # fmt: skip
def test_a_form_is_taken_from_a_page_of_ours_alone(
    portal: Flask, headers: dict[str, str], on_a_laptop: int, in_production: int
) -> None:
    visitor = Visitor(portal.test_client())

    answer = send(visitor, "/en/theme", headers, theme="dark")

    assert answer.status_code == (in_production if secure(portal) else on_a_laptop)


def test_reading_a_page_is_allowed_from_anywhere(portal: Flask) -> None:
    visitor = Visitor(portal.test_client())

    assert visitor.get("/en/sign-in", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_a_redirection_keeps_our_scheme_however_the_request_came(portal: Flask) -> None:
    """Behind the proxy that ends TLS, every request arrives over http."""
    visitor = Visitor(portal.test_client())

    answer = visitor.get("/en", base_url=portal.config["BASE_URL"].replace("https", "http"))

    assert (answer.status_code, answer.location) == (308, f"{portal.config['BASE_URL']}/en/")


def test_signing_out_clears_what_the_browser_keeps(portal: Flask) -> None:
    visitor = Visitor(portal.test_client()).signed_in_as(factories.account())

    answer = send(visitor, "/en/sign-out")

    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert visitor.get("/en/my").status_code == 302
