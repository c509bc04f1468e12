"""The school of the demo: what its staff have filled in on the portal's own pages."""

from collections.abc import Mapping

from flask import current_app

from portal.foundation.markup import article_html
from portal.foundation.merging import marks
from portal.people.models import Account
from portal.texts.actions import edit_text, text_fields
from portal.texts.models import TextName
from portal.texts.queries import shown_text

_FACTS: Mapping[str, Mapping[str, str]] = {
    "fi": {
        "nimi ja tehtävä": "Sanna Laine, uraohjauksen asiantuntija",
        "puhelinnumero": "040\u00a0000\u00a00000",
        "päivät ja kellonajat": "tiistaisin ja torstaisin klo\u00a09.00\u201311.00",
        "käyntiosoite": "Esimerkkikatu 1, Helsinki",
        "päivä": "20.8.2026",
        "korkeakoulun nimi ja osoite": "Esimerkin ammattikorkeakoulu, Esimerkkikatu 1, Helsinki",
        "korkeakoulun nimi": "Esimerkin ammattikorkeakoulu",
        "nimi ja sähköpostiosoite": "Tiina Tieto, tietosuoja@demo.example",
        "montako päivää": "30\u00a0päivää",
        "missä ja kenen": "korkeakoulun oma ja Suomessa",
    },
    "en": {
        "name and title": "Sanna Laine, careers specialist",
        "phone number": "+358\u00a040\u00a0000\u00a00000",
        "days and hours": "on Tuesdays and Thursdays, 9:00\u201311:00",
        "street address": "Esimerkkikatu 1, Helsinki",
        "date": "20 Aug 2026",
        "name and address of the university": "Example University of Applied Sciences, Esimerkkikatu 1, Helsinki",
        "name of the university": "Example University of Applied Sciences",
        "name and e-mail address": "Tiina Tieto, tietosuoja@demo.example",
        "how many days": "30\u00a0days",
        "where and whose": "the university's own, in Finland",
    },
}
_BEGINNINGS = {"fi": "täydennä", "en": "fill in"}


def fill_in_texts(by: Account) -> None:
    """Write the facts of the school where they are missing."""
    for language in current_app.config["LANGUAGES"]:
        for name in TextName:
            _fill_in(name, language, by)


def _fill_in(name: TextName, language: str, by: Account) -> None:
    fields = text_fields(shown_text(name, language))
    source = fields["source"]
    for what, fact in _FACTS.get(language, {}).items():
        source = source.replace(f"[{_BEGINNINGS[language]}: {what}]", fact)
    typed = {**fields, "source": source}
    edit_text(name, language, by=by, seen=marks(fields), typed=typed, rendered=article_html(source))
