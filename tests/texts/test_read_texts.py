"""The portal's own pages are there in both languages from the first day, and say what they must."""

import pytest
from flask import Flask

from portal.foundation.markup import safe_html
from portal.texts.models import TextName
from portal.texts.originals import FOLDER, TO_FILL_IN, original
from tests.texts.factories import edited
from tests.visitor import Visitor

pytestmark = pytest.mark.on_one_database

PAGES = {
    "/fi/nain-mentorointi-toimii": "/en/how-mentoring-works",
    "/fi/ohjeet": "/en/help",
    "/fi/yhteystiedot": "/en/contact",
    "/fi/tietosuoja": "/en/privacy",
    "/fi/saavutettavuus": "/en/accessibility",
    "/fi/tietoa": "/en/about",
}
NEVER = ("käyttäj", "mikäli", "koskien", "liittyen", "johtuen", "kyseinen", "virheellinen", "!", "—", "  ")


@pytest.mark.parametrize(("finnish", "english"), PAGES.items())
def test_each_page_is_there_in_both_languages(visitor: Visitor, queries: list[str], finnish: str, english: str) -> None:
    pages = [visitor.get(path) for path in (finnish, english)]

    assert [page.status_code for page in pages] == [200, 200]
    assert f'hreflang="en" href="http://localhost{english}"' in pages[0].text
    assert len(queries) <= 8  # Four a page at the most.


@pytest.mark.parametrize("path", ["/fi/", "/en/sign-in", "/fi/ei-ole"])
def test_every_page_leads_to_them(visitor: Visitor, path: str) -> None:
    page = visitor.get(path).text

    wanted = [each for pair in PAGES.items() for each in pair if each.startswith(path[:3])]
    assert [each for each in wanted if f'href="{each}"' not in page] == []


def test_the_originals_are_whole_and_alike(app: Flask) -> None:
    for name in TextName:
        ours = {code: original(name, code) for code in ("fi", "en")}
        assert [each.language for each in ours.values()] == ["fi", "en"]
        counted = [(each.html.count("<h2"), len(TO_FILL_IN.findall(each.source))) for each in ours.values()]
        assert counted[0] == counted[1], name
        assert [each for each in ours.values() if "{" in each.source or "<p>##" in safe_html(each.source)] == []


def test_the_finnish_originals_are_written_as_the_portal_speaks() -> None:
    found = {
        (path.name, word)
        for path in (FOLDER / "fi").glob("*.md")
        for word in NEVER
        if word in path.read_text(encoding="utf-8").lower()
    }

    assert found == set()
    assert len(list((FOLDER / "fi").glob("*.md"))) == len(TextName)


def test_a_language_without_originals_reads_the_english_ones(app: Flask) -> None:
    assert original(TextName.HELP, "sv") == original(TextName.HELP, "en")


def test_the_accessibility_statement_names_the_law_the_supervisor_and_the_form(visitor: Visitor) -> None:
    page = visitor.get("/fi/saavutettavuus").text

    missing = [each for each in ("306/2019", "Traficom", "14 päivä", "/fi/saavutettavuus/palaute") if each not in page]
    assert missing == []


def test_hostile_markdown_of_staff_does_nothing(app: Flask, visitor: Visitor) -> None:
    words = "<script>alert(1)</script> [x](javascript:alert(1)) ![x](x) <img src=x onerror=alert(1)>"
    edited(f"{words}\n\n## <svg onload=alert(1)>", title="<b onclick=alert(1)>Otsikko</b>")

    page = visitor.get("/fi/yhteystiedot").text.partition("<main")[2].partition("</main>")[0]

    assert "&lt;b onclick=alert(1)&gt;Otsikko&lt;/b&gt;" in page
    assert [tag for tag in ("<script", "<img", "<svg", "<b ", 'href="javascript') if tag in page] == []
