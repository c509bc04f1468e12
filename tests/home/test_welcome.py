"""The front page."""

from tests.visitor import Visitor


def test_the_front_page_leads_a_visitor_to_sign_in(visitor: Visitor) -> None:
    page = visitor.get("/fi/")

    assert page.status_code == 200
    assert 'href="/fi/kirjaudu"' in page.text
