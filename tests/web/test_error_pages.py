"""What people read when something is in the way."""

from tests.visitor import Visitor


def test_a_page_that_does_not_exist_says_so_in_the_language_of_its_address(visitor: Visitor) -> None:
    english, finnish = visitor.get("/en/no-such-page"), visitor.get("/fi/ei-sivua")

    assert (english.status_code, finnish.status_code) == (404, 404)
    assert "We cannot find that page" in english.text
    assert "We cannot find that page" not in finnish.text
