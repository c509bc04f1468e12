"""The form every other form grows from, and the one edge where forms meet the rules."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, ClassVar, Self

from flask import flash, jsonify, make_response, redirect, render_template, request, session
from flask_login import current_user
from flask_wtf import FlaskForm
from markupsafe import Markup
from werkzeug import Response
from werkzeug.datastructures import MultiDict
from wtforms import Field, HiddenField, SelectChoice, StringField, TextAreaField  # type: ignore[attr-defined]
from wtforms.validators import StopValidation, ValidationError

from portal.foundation import dates
from portal.foundation.db import unit_of_work
from portal.foundation.errors import Refused
from portal.foundation.i18n import LazyString, ngettext
from portal.foundation.i18n import gettext as _
from portal.foundation.markup import safe_html
from portal.foundation.merging import ChangedMeanwhile, marks
from portal.foundation.text import regular, regular_line
from portal.parking.actions import forget
from portal.parking.queries import parked_form, typed_in
from portal.web.guards import viewer
from portal.web.parked_forms import address_here, owner_mark, park_here

JUST_KEPT = "draft"
SAVE, DRAFT, PREVIEW, SWITCH, DISCARD = "save", "draft", "preview", "switch", "discard"


def choices_from(labels: Mapping[Any, LazyString]) -> list[SelectChoice]:
    """Turn a room's labels into the choices of a radio or select field."""
    return [SelectChoice(member.value, label) for member, label in labels.items()]


class LineField(StringField):
    """One line of text, made regular as it comes in."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist:
            self.data = regular_line(valuelist[0])


class WordsField(TextAreaField):
    """Several lines of text, made regular as they come in."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist:
            self.data = regular(valuelist[0])


class Entered:
    """The field holds something. The message says what to enter, in the label's own words."""

    field_flags: ClassVar = {"required": True}

    def __init__(self, message: LazyString) -> None:
        self.message = message

    def __call__(self, _form: object, field: Field) -> None:
        if not (field.data or "").strip():
            raise StopValidation(str(self.message))


class AtMost:
    """The text has at most `most` characters; else the message says by how many to shorten it."""

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, _form: object, field: Field) -> None:
        if (over := len(field.data or "") - self.most) > 0:
            raise ValidationError(
                ngettext("Shorten the text by %(num)d character", "Shorten the text by %(num)d characters", over)
            )


class PortalForm(FlaskForm):
    """A form with a memory: it knows what its writer began from, and what they left half-written."""

    seen = HiddenField()  # Marks of the fields as they were shown, to merge by.
    owner = HiddenField(name="_owner")  # Whose form this is, signed: words typed in it go back to nobody else.

    clash: ChangedMeanwhile | None = None
    restored_at: datetime | None = None
    just_kept = False  # By this very person, a moment ago: the message says so, and that is enough.
    preview: Markup | None = None
    merges: tuple[str, ...] = ()  # The fields two people, or two devices, may change at once.
    shows: str | None = None  # The field whose Markdown can be previewed.

    @classmethod
    def opened(cls, **stored: Any) -> Self:
        """The form as its page opens it: with what is `stored`, or with what its writer left there unsent."""
        form = cls(data=stored)
        if request.method != "POST":
            form.seen.data = marks({name: str(stored.get(name) or "") for name in cls.merges})
            form._give_back()
            form.owner.data = owner_mark()
        return form

    def _give_back(self) -> None:
        parked = parked_form(viewer().id, address_here()) if current_user.is_authenticated else None
        if parked:
            self.process(MultiDict(typed_in(parked)))
            self.restored_at = parked.parked_at
            self.just_kept = any(category == JUST_KEPT for category, _words in session.get("_flashes", ()))

    @property
    def act(self) -> str:
        """What the pressed button asks for."""
        return request.form.get("_act", SAVE) if request.method == "POST" else ""

    @property
    def form_has_errors(self) -> bool:
        """Whether there is something to put right."""
        return bool(self.errors or self.form_errors)

    def accepted(self) -> bool:
        """True when this request sends the form and every field has the right shape."""
        return self.act == SAVE and bool(self.validate_on_submit())

    def carries_out(self, action: Callable[[], object]) -> bool:
        """Send the form through `action`, in a unit of work; False when there is something left to ask its writer.

        A refusal is shown above the fields; a clash turns the form into one that holds both texts.
        """
        if not self.accepted():
            return False
        try:
            with unit_of_work():
                action()
                if current_user.is_authenticated:
                    forget(viewer().id, address_here())
        except ChangedMeanwhile as clash:
            self._show(clash)
        except Refused as reason:
            self.form_errors.append(str(reason))
        else:
            return True
        return False

    def shown(self, name: str, stored: str) -> str:
        """What the field `name` would show of `stored`: a choice by its words, a number as people write it."""
        words = {choice.value: choice.label for choice in getattr(self[name], "choices", None) or ()}
        return str(words.get(stored) or getattr(self[name], "shown", str)(stored))

    def _show(self, clash: ChangedMeanwhile) -> None:
        self.clash = clash
        self.seen.data = clash.seen
        for name, text in clash.merged.items():
            if getattr(self[name], "kept", self[name].data or "") != text:  # Else it stays as it was typed.
                self[name].process_data(text)

    def page(self, template: str, **context: Any) -> Response:
        """The form's page: for a first look, for something to put right, for a draft, a preview, another language."""
        if self.act == DRAFT and current_user.is_authenticated:
            return self._keep_draft()
        if self.act == DISCARD and current_user.is_authenticated:
            with unit_of_work():
                forget(viewer().id, address_here())
            return redirect(request.full_path.removesuffix("?"))
        if self.act == PREVIEW and self.shows:
            self.preview = safe_html(self[self.shows].data or "")
        status = 409 if self.clash else 422 if self.form_has_errors else 200
        page = render_template(template, form=self, form_id="form", form_has_errors=self.form_has_errors, **context)
        return make_response(page, status)

    def _keep_draft(self) -> Response:
        kept_at = park_here(viewer().id)
        if request.accept_mimetypes.best == "application/json":
            return jsonify(saved_at=saved_words(kept_at))
        flash(_("Draft saved at %(time)s. Only you see it.", time=dates.time(kept_at)), JUST_KEPT)
        return redirect(request.full_path.removesuffix("?"))


def saved_words(at: datetime) -> str:
    """`Saved at 17:00`, for a draft kept `at` this moment."""
    return _("Draft saved at %(time)s", time=dates.time(at))
