"""The root of every refusal that a person can be told about."""

from typing import ClassVar

from portal.foundation.i18n import LazyString


class Refused(Exception):
    """A rule of the portal said no. Each subclass is named as a sentence and says why, in the reader's language."""

    message: ClassVar[LazyString]

    def __str__(self) -> str:
        return str(self.message)
