"""Staff change the portal's own pages in both languages, two at once too, and nobody's words are lost."""

import pytest
from flask import Flask

from portal.foundation import markup
from portal.people.models import Role
from portal.texts.models import TextName
from portal.texts.originals import original
from portal.texts.queries import revisions_of, shown_text
from tests import factories
from tests.texts.factories import edited
from tests.visitor import Visitor, hidden_fields

EDIT = "/en/staff/texts/contact/fi"
HISTORY = f"{EDIT}/history"


@pytest.fixture
def staff(visitor: Visitor) -> Visitor:
    """Someone of staff at the browser."""
    return visitor.signed_in_as(factories.account(Role.STAFF))


def public_page(app: Flask, path: str = "/fi/yhteystiedot") -> str:
    """What a visitor reads."""
    return Visitor(app.test_client()).get(path).text


def versions() -> list[str]:
    """The titles that the page has had, the latest first."""
    return [revision.title for revision in revisions_of(TextName.CONTACT, "fi").rows]


def test_a_page_is_the_original_until_it_is_changed(app: Flask, staff: Visitor) -> None:
    before = public_page(app)

    answer = staff.fill_in(EDIT, title="Näin tavoitat meidät", source="## Soita\n\nNumero on **123**.")

    after = public_page(app)
    assert answer.location == "/en/staff/texts"
    assert "<h1>Yhteystiedot</h1>" in before
    assert "<h1>Näin tavoitat meidät</h1>" in after
    assert '<h2 id="section-1">Soita</h2>' in after
    assert "<strong>123</strong>" in after
    assert "<h1>Contact</h1>" in public_page(app, "/en/contact")


def test_nothing_empty_is_published(app: Flask, staff: Visitor) -> None:
    page = staff.fill_in(EDIT, title=" ", source="")

    assert page.status_code == 422
    assert "Enter the title of the page" in page.text
    assert "Enter the text of the page" in page.text
    assert shown_text(TextName.CONTACT, "fi").is_original


def test_a_preview_publishes_nothing(app: Flask, staff: Visitor) -> None:
    page = staff.fill_in(EDIT, title="Uusi", source="## Otsikko", _act="preview")

    assert '<h2 id="section-1">Otsikko</h2>' in page.text
    assert shown_text(TextName.CONTACT, "fi").is_original


def test_two_who_change_different_fields_both_get_their_way(app: Flask, staff: Visitor) -> None:
    begun = hidden_fields(staff.get(EDIT).text)
    edited("Kollegan sanat.", title="Yhteystiedot")

    answer = staff.post(EDIT, **{**begun, "title": "Minun otsikkoni", "source": original_source(app), "_act": "save"})

    text = shown_text(TextName.CONTACT, "fi")
    assert answer.status_code == 302
    assert (text.title, text.source) == ("Minun otsikkoni", "Kollegan sanat.")
    assert "Kollegan sanat." in text.html


def test_two_who_change_the_same_words_see_both(app: Flask, staff: Visitor) -> None:
    begun = hidden_fields(staff.get(EDIT).text)
    edited("Kollegan sanat.", title="Yhteystiedot")

    clash = staff.post(EDIT, **{**begun, "title": "Yhteystiedot", "source": "Minun sanani.", "_act": "save"})
    between = shown_text(TextName.CONTACT, "fi").source
    again = staff.post(EDIT, **{**hidden_fields(clash.text), "title": "Yhteystiedot", "source": "Molempien sanat."})

    assert (clash.status_code, between) == (409, "Kollegan sanat.")
    assert "Kollegan sanat." in clash.text
    assert "Minun sanani." in clash.text
    assert (again.status_code, shown_text(TextName.CONTACT, "fi").source) == (302, "Molempien sanat.")


def test_two_first_changes_at_the_same_moment_lose_nothing(
    app: Flask, staff: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = hidden_fields(staff.get(EDIT).text)
    edited("Kollegan sanat.", title="Yhteystiedot")
    mine = {"title": "Yhteystiedot", "source": "Minun sanani.", "_act": "save"}
    with monkeypatch.context() as patch:
        patch.setattr("portal.texts.actions.edited_text", lambda *_asked: None)
        refused = staff.post(EDIT, **{**begun, **mine})

    again = staff.post(EDIT, **{**hidden_fields(refused.text), **mine})

    assert (refused.status_code, again.status_code) == (422, 409)
    assert "at the same moment" in refused.text
    assert "Minun sanani." in refused.text
    assert "Kollegan sanat." in again.text


def original_source(app: Flask) -> str:
    """The Markdown of the original."""
    return original(TextName.CONTACT, "fi").source


def test_an_earlier_version_can_be_shown_again(app: Flask, staff: Visitor) -> None:
    edited("Ensimmäinen.", title="Yksi")
    edited("Toinen.", title="Kaksi")
    first = revisions_of(TextName.CONTACT, "fi").rows[1].public_id

    page = staff.get(f"{HISTORY}/{first}")
    staff.press(f"{HISTORY}/{first}/restore")
    staff.press(f"{HISTORY}/{first}/restore")

    assert "Ensimmäinen." in page.text
    assert shown_text(TextName.CONTACT, "fi").title == "Yksi"
    assert versions() == ["Yksi", "Kaksi", "Yksi"]


def test_the_original_can_be_shown_again_and_left_again(app: Flask, staff: Visitor) -> None:
    edited("Ensimmäinen.", title="Yksi")
    mine = revisions_of(TextName.CONTACT, "fi").rows[0].public_id

    asked = staff.get(f"{EDIT}/original")
    still = shown_text(TextName.CONTACT, "fi").title
    staff.press(f"{EDIT}/original")
    ours = shown_text(TextName.CONTACT, "fi")
    staff.press(f"{HISTORY}/{mine}/restore")

    assert "Show the original again?" in asked.text
    assert (still, ours.title, ours.is_original) == ("Yksi", "Yhteystiedot", True)
    assert shown_text(TextName.CONTACT, "fi").title == "Yksi"
    assert versions() == ["Yksi", "Yhteystiedot", "Yksi"]


def test_a_list_says_what_still_has_to_be_filled_in(app: Flask, staff: Visitor) -> None:
    edited("Soita: [täydennä: puhelinnumero]")

    page = staff.get("/en/staff/texts")

    assert "1 place to fill in" in page.text
    assert "Original" in page.text
    assert "1 place in brackets waits" in staff.get(EDIT).text


def test_saving_what_is_there_makes_no_version(app: Flask, staff: Visitor) -> None:
    staff.fill_in(EDIT, title="Yhteystiedot", source=original_source(app))

    assert versions() == []


def test_there_is_no_page_of_another_name(staff: Visitor) -> None:
    paths = (f"{EDIT}x", "/en/staff/texts/news/fi", "/en/staff/texts/contact/sv", f"{HISTORY}/{'x' * 22}")

    assert [staff.get(path).status_code for path in paths] == [404] * 4


@pytest.mark.parametrize("path", ["/en/staff/texts", EDIT, HISTORY])
def test_nobody_but_staff_changes_them(app: Flask, visitor: Visitor, path: str) -> None:
    visitor.signed_in_as(factories.account())

    answers = [visitor.get(path).status_code, visitor.press(EDIT, title="x", source="x").status_code]

    assert answers == [404, 404]
    assert versions() == []


def test_reading_an_edited_page_renders_nothing(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    edited("Sanat.")

    def never(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("A page that is read was rendered.")

    monkeypatch.setattr(markup, "safe_html", never)

    assert "Sanat." in public_page(app)
