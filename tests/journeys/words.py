"""What the portal says, looked up in the very catalogue it speaks from: a changed translation breaks no journey."""

from functools import cache
from typing import NoReturn

from babel.support import NullTranslations, Translations

from portal.foundation.paths import PROJECT_ROOT

LANGUAGES = ("fi", "en")


class Unsaid(NullTranslations):
    """Where a look-up ends for a sentence that the portal does not say any more."""

    def gettext(self, message: str) -> NoReturn:
        """Fail at once, instead of waiting for a button that never comes."""
        raise LookupError(f"the portal does not say {message!r}")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> NoReturn:
        """The same for what is counted."""
        self.gettext(msgid1)


@cache
def catalogue(language: str) -> NullTranslations:
    """The compiled catalogue of a language."""
    found = Translations.load(str(PROJECT_ROOT / "translations"), [language])
    found.add_fallback(Unsaid())
    return found


class Words:
    """`words("Save")` is what a page in this language says."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, sentence: str, **values: object) -> str:
        """A sentence, its placeholders filled. Raises `LookupError` for one that is nowhere in the portal."""
        said = catalogue("fi").gettext(sentence)
        if self.language == "en":
            said = sentence
        return str(said % values if values else said)

    @property
    def other(self) -> str:
        """The code of the other language."""
        return next(code for code in LANGUAGES if code != self.language)

    @property
    def switch(self) -> str:
        """What the link says that leads to the other language: it speaks that language."""
        return "In English" if self.other == "en" else str(catalogue("fi").upgettext("language switch", "In English"))
