"""Every component with its states, in both languages: for staff, and for anyone in a demo."""

from flask import Blueprint, abort, current_app, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.foundation.i18n import speaking
from portal.styleguide.samples import SampleForm
from portal.web.fields import language_names
from portal.web.guards import Audience, is_staff, open_to

styleguide_pages = Blueprint("styleguide", __name__)


@styleguide_pages.route("/styleguide")
@open_to(Audience.EVERYONE)
def show_styleguide() -> ResponseReturnValue:
    """All of it on one page."""
    if not current_app.config["DEMO"] and not (current_user.is_authenticated and is_staff()):
        abort(404)
    examples = {code: _examples_in(code) for code in current_app.config["LANGUAGES"]}
    return render_template("styleguide/show_styleguide.html", examples=examples, names=language_names())


def _examples_in(code: str) -> str:
    with speaking(code):
        prefix = f"{code}-"
        form = SampleForm(formdata=None, prefix=prefix)
        form.show_errors()
        return render_template("styleguide/_examples.html", form=form, prefix=prefix)
