"""What the portal says, looked up in the very catalogue it speaks from: a changed word breaks no journey."""

from functools import cache

from babel.support import NullTranslations, Translations

from portal.foundation.paths import PROJECT_ROOT

LANGUAGES = ("fi", "en")


@cache
def catalogue(language: str) -> NullTranslations:
    """The compiled catalogue; English sentences stand in the code."""
    return Translations.load(str(PROJECT_ROOT / "translations"), [language])


class Words:
    """`words("Save")` is what a page in this language says."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, sentence: str, **values: object) -> str:
        """A sentence, its placeholders filled."""
        said = str(catalogue(self.language).ugettext(sentence))
        return said % values if values else said

    def many(self, one: str, many: str, count: int) -> str:
        """The form that fits a number."""
        return str(catalogue(self.language).ungettext(one, many, count)) % {"num": count, "count": count}

    @property
    def other(self) -> str:
        """The code of the other language."""
        return next(code for code in LANGUAGES if code != self.language)

    @property
    def switch(self) -> str:
        """What the link says that leads to the other language: it speaks that language."""
        return str(catalogue(self.other).upgettext("language switch", "In English"))
