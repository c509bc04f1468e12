"""What staff write of a post, in each language, and when it is to come out."""

from collections.abc import Iterable
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from flask import current_app
from slugify import slugify
from wtforms import Field, RadioField, SelectChoice, SelectMultipleField  # type: ignore[attr-defined]
from wtforms.widgets import CheckboxInput, ListWidget

from portal.diary.actions import WORDS_OF_A_LANGUAGE
from portal.diary.blocks import photo_mark, photos_in, rendered_blocks
from portal.diary.labels import TOPIC_LABELS
from portal.diary.publishing import LONGEST_SLUG
from portal.foundation import dates
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.i18n import lazy_pgettext as _lp
from portal.foundation.wall_time import HourComesTwice, HourDoesNotExist, moment_of
from portal.programmes.actions import FINLAND
from portal.web.fields import ClockField, DayField
from portal.web.forms import AtMost, Entered, LineField, PortalForm, WordsField, choices_from

LONGEST = 20_000
PHOTOS = "photos"  # What the button asks for that leads to where pictures are added.
Blocks = list[list[str]]


class TopicsField(SelectMultipleField):
    """A tick for each topic; kept as their names with commas between."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def process_data(self, value: Any) -> None:
        """Tick what is kept."""
        self.data = value.split(",") if isinstance(value, str) else list(value or ())

    @property
    def kept(self) -> str:
        """In the order of the list; what is no topic is left out."""
        return ",".join(topic.value for topic in TOPIC_LABELS if topic.value in (self.data or ()))

    @staticmethod
    def shown(kept: str) -> str:
        """The topics by their words."""
        return ", ".join(str(label) for topic, label in TOPIC_LABELS.items() if topic.value in kept.split(","))


class SlugField(LineField):
    """The last word of an address: small letters, figures and hyphens, whatever was typed."""

    @property
    def kept(self) -> str:
        """As it stands in the address."""
        return slugify(self.data or "", max_length=LONGEST_SLUG, word_boundary=True)


class _PostForm(PortalForm):
    """A post without its languages; `post_form` adds what is written in each."""

    languages: tuple[str, ...] = ()

    topics = TopicsField(_l("What is the post about?"), choices=choices_from(TOPIC_LABELS), validate_choice=False)

    def columns(self) -> list[tuple[str, dict[str, Field]]]:
        """For the page: each language, and its fields by their parts."""
        return [(code, {part: self[f"{part}_{code}"] for part in WORDS_OF_A_LANGUAGE}) for code in self.languages]

    def add_photos(self, photo_ids: Iterable[str]) -> None:
        """Photos that were just added stand at the end of each text, for the writer to move."""
        for code in self.languages:
            field = self[f"source_{code}"]
            marks = [photo_mark(name) for name in photo_ids if name not in photos_in(field.data or "")]
            field.data = "\n\n".join(part for part in [(field.data or "").rstrip(), *marks] if part)

    def typed(self) -> dict[str, str]:
        """Every field as it is to be kept."""
        return {name: str(getattr(self[name], "kept", self[name].data or "")) for name in self.merges}

    def rendered(self) -> dict[str, Blocks]:
        """What readers will get, by language. Slow; call it before the unit of work."""
        return {code: rendered_blocks(self[f"source_{code}"].data or "") for code in self.languages}


def post_form() -> type[_PostForm]:
    """The form of a post in the languages of this portal."""
    return _grown(tuple(current_app.config["LANGUAGES"]))


@lru_cache
def _grown(languages: tuple[str, ...]) -> type[_PostForm]:
    fields: dict[str, Any] = {"languages": languages}
    for code in languages:
        in_it = {"lang": code}
        fields[f"title_{code}"] = LineField(
            _lp("of a post", "Title"), [AtMost(160)], render_kw={**in_it, "autocomplete": "off"}
        )
        fields[f"ingress_{code}"] = WordsField(
            _l("Introduction"),
            [AtMost(400)],
            render_kw={**in_it, "rows": 3},
            description=_l("One or two sentences, for lists too"),
        )
        fields[f"source_{code}"] = WordsField(_lp("of a post", "Text"), [AtMost(LONGEST)], render_kw=in_it)
        fields[f"author_{code}"] = LineField(
            _l("Author"), [AtMost(160)], render_kw=in_it, description=_l("Name and title")
        )
        fields[f"slug_{code}"] = SlugField(
            _l("Last word of the address"),
            [AtMost(160)],
            render_kw={"autocomplete": "off"},
            description=_l("Made of the title, if you leave this empty"),
        )
    merges = ("topics", *(f"{part}_{code}" for code in languages for part in WORDS_OF_A_LANGUAGE))
    return type("PostForm", (_PostForm,), {**fields, "merges": merges})


class ScheduleForm(PortalForm):
    """From which minute on readers have it, by the clocks of Finland."""

    day = DayField(
        _l("Day"),
        [Entered(_l("Enter the date, for example 8 Sep 2027"))],
        render_kw={"autocomplete": "off"},
    )
    clock = ClockField(
        _lp("time of day", "Time"),
        [Entered(_l("Enter the time, for example 17:00"))],
        render_kw={"autocomplete": "off"},
        description=_l("Finland time"),
    )
    which = RadioField(_l("Which of the two?"), choices=[], validate_choice=False)
    comes_twice = False

    def validate(self, extra_validators: Any = None) -> bool:
        """Every field by itself, and then whether the day and the time together name one moment."""
        fine = bool(super().validate(extra_validators))
        if self.day.day is None or self.clock.clock is None:
            return False
        try:
            self._moment(self.day.day, self.clock.clock)
        except HourComesTwice as reason:
            return self._wrong("which", str(reason))
        except HourDoesNotExist as reason:
            return self._wrong("clock", str(reason))
        return fine

    def _moment(self, day: date, clock: time) -> datetime:
        try:
            return moment_of(day, clock, FINLAND)
        except HourComesTwice:
            self.comes_twice = True
            at = dates.clock_time(clock)
            self.which.choices = [
                SelectChoice("first", _("%(time)s for the first time, in summer time", time=at)),
                SelectChoice("second", _("%(time)s for the second time, in winter time", time=at)),
            ]
            return moment_of(day, clock, FINLAND, which=self.which.data or "")

    def _wrong(self, name: str, words: str) -> bool:
        self[name].errors = [*self[name].errors, words]
        return False

    def when(self) -> dict[str, Any]:
        """What was typed. Only of a form that was accepted."""
        return {"day": self.day.day, "clock": self.clock.clock, "which": self.which.data or ""}
