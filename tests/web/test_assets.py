"""Style, scripts, fonts and icons: kept for ever, under an address that changes with any of them."""

import gzip
import re
from pathlib import Path

import pytest
from flask import Flask, current_app
from flask.testing import FlaskClient

from portal.foundation.paths import PROJECT_ROOT
from portal.web.assets import FOLDER, FOR_A_MINUTE, FOR_EVER, Assets


def assets() -> Assets:
    """Those of this portal."""
    return current_app.extensions["assets"]  # type: ignore[no-any-return]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A few files."""
    for name, text in {
        "css/20-b.css": "/* Why */\n  b{}\n",
        "css/10-a.css": "a{}",
        "js/x.js": "1",
        "fonts/LICENSE.txt": "x",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_the_sheets_become_one_in_the_order_of_their_names(folder: Path) -> None:
    found = Assets.of(folder)

    assert found.files["portal.css"].body == b"a{}\nb{}"
    assert set(found.files) == {"portal.css", "js/x.js"}


def test_a_change_in_any_file_changes_every_address(folder: Path) -> None:
    before = Assets.of(folder)
    same = Assets.of(folder)

    (folder / "css" / "20-b.css").write_text("b{color:red}")
    after = Assets.of(folder)

    assert before.address("js/x.js") == same.address("js/x.js") != after.address("js/x.js")


def test_an_asset_that_does_not_exist_stops_the_page_that_asks_for_it(folder: Path) -> None:
    with pytest.raises(KeyError):
        Assets.of(folder).address("js/y.js")


def test_every_file_is_served_as_what_it_is_and_kept_for_ever(app: Flask, client: FlaskClient) -> None:
    kinds = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}

    answers = {name: client.get(assets().address(name)) for name in assets().files}

    assert {name: answer.data for name, answer in answers.items()} == {
        name: file.body for name, file in assets().files.items()
    }
    assert all(answer.mimetype == kinds[Path(name).suffix] for name, answer in answers.items())
    assert {answer.headers["Cache-Control"] for answer in answers.values()} == {FOR_EVER}
    assert {"portal.css", "js/portal.js", "icons.svg", "favicon.svg"} <= set(answers)


def test_under_an_older_address_it_is_kept_for_a_minute(app: Flask, client: FlaskClient) -> None:
    answer = client.get("/static/000000000000/portal.css")

    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, FOR_A_MINUTE)


@pytest.mark.parametrize(
    ("accepts", "packed"),
    [
        ("gzip", True),
        ("gzip, br", True),
        ("br, gzip;q=0.5", True),
        ("gzip;q=0", False),
        ("identity", False),
        ("", False),
    ],
)
def test_it_is_packed_for_those_who_can_unpack_it(app: Flask, client: FlaskClient, accepts: str, packed: bool) -> None:
    answer = client.get(assets().address("portal.css"), headers={"Accept-Encoding": accepts})

    assert answer.headers.get("Content-Encoding") == ("gzip" if packed else None)
    assert (gzip.decompress(answer.data) if packed else answer.data) == assets().files["portal.css"].body
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_fonts_are_packed_already(app: Flask, client: FlaskClient) -> None:
    [font, *_others] = [name for name in assets().files if name.endswith(".woff2")]

    assert "Content-Encoding" not in client.get(assets().address(font), headers={"Accept-Encoding": "gzip"}).headers


@pytest.mark.parametrize("name", [
    "../setup.cfg", "..%2Fsetup.cfg", "%2e%2e/setup.cfg", "....//setup.cfg", "/etc/passwd", "css/10-tokens.css",
    "LICENSES.md", "", "portal.css/", "js", "js/../portal.css",
])  # fmt: skip
def test_nothing_else_of_the_machine_is_served(app: Flask, client: FlaskClient, name: str) -> None:
    answer = client.get(f"/static/{assets().version}/{name}", follow_redirects=True)

    assert answer.status_code == 404


def test_no_file_fetches_anything_from_elsewhere() -> None:
    texts = {path.name: path.read_text() for path in FOLDER.rglob("*.*") if path.suffix in (".css", ".js", ".svg")}
    fetching = re.compile(r"(?:url\(|@import|import\s|fetch\(|src=)\s*[\"']?\s*(?:https?:)?//")

    assert [name for name, text in texts.items() if fetching.search(text)] == []
    assert fetching.search('@import "https://fonts.example/x.css"')
    assert fetching.search("url(//evil.example/x.png)")


def test_every_address_inside_the_sheets_is_a_file_of_ours() -> None:
    found = Assets.of(FOLDER)
    css = found.files["portal.css"].body.decode()
    inside = re.findall(r"url\(\s*[\"']?([^\"')#]+)", css)

    assert [address for address in inside if address not in found.files] == []
    assert len(inside) >= 4


def test_every_file_that_is_served_is_used_somewhere() -> None:
    found = Assets.of(FOLDER)
    places = [*(PROJECT_ROOT / "templates").rglob("*.html"), *FOLDER.rglob("*.js"), *FOLDER.rglob("*.css")]
    text = "\n".join(path.read_text() for path in places)

    assert [name for name in found.files if Path(name).name not in text] == []
