"""Terms, for staff: opening one, changing it, and who takes part."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.foundation.db import unit_of_work
from portal.foundation.i18n import gettext as _
from portal.programmes import actions, queries
from portal.programmes.forms import programme_form
from portal.programmes.labels import PARTICIPATION_LABELS, SIDE_LABELS, group_label
from portal.programmes.models import Season, Side
from portal.web.addresses import Pages
from portal.web.guards import Audience, open_to, viewer

programme_staff_pages = Pages("programmes_for_staff", __name__)


@programme_staff_pages.page("/staff/programmes")
@open_to(Audience.STAFF)
def list_programmes() -> ResponseReturnValue:
    """Every term, the newest first."""
    return render_template("programmes/staff/list_programmes.html", programmes=queries.programmes_newest_first())


@programme_staff_pages.page("/staff/programmes/new", methods=["GET", "POST"])
@open_to(Audience.STAFF)
def open_programme() -> ResponseReturnValue:
    """A new term."""
    taught = {f"taught_{code}": "yes" for code in current_app.config["LANGUAGES"]}
    form = programme_form().opened(**taught)
    if form.carries_out(lambda: actions.open_programme(form.typed(), by=viewer())):
        flash(_("The programme is saved."))
        slug = actions.slug_of(Season(form.season.data), form.starts_on.day.year) if form.starts_on.day else ""
        return redirect(url_for(".show_programme", slug=slug))
    return form.page("programmes/staff/open_programme.html")


@programme_staff_pages.page("/staff/programmes/<slug>")
@open_to(Audience.STAFF)
def show_programme(slug: str) -> ResponseReturnValue:
    """A term: its days, its groups, and how many take part."""
    programme = queries.programme_or_404(slug)
    counts = queries.how_many_take_part(programme)
    groups = [
        (group_label(code), group, counts.get((Side.MENTEE, code), 0), counts.get((Side.MENTOR, code), 0))
        for code, group in sorted(programme.groups.items(), reverse=True)
    ]
    return render_template("programmes/staff/show_programme.html", programme=programme, groups=groups)


@programme_staff_pages.page("/staff/programmes/<slug>/edit", methods=["GET", "POST"])
@open_to(Audience.STAFF)
def edit_programme(slug: str) -> ResponseReturnValue:
    """Change a term that a colleague may have open, too."""
    programme = queries.programme_or_404(slug)
    form = programme_form().opened(**actions.programme_fields(programme))
    form.season.data = programme.season.value  # Its address was made of it.
    seen = form.seen.data or ""
    if form.carries_out(lambda: actions.edit_programme(programme, seen=seen, fields=form.typed(), by=viewer())):
        flash(_("The programme is saved."))
        return redirect(url_for(".show_programme", slug=slug))
    return form.page("programmes/staff/edit_programme.html", programme=programme)


@programme_staff_pages.page("/staff/programmes/<slug>/participants")
@open_to(Audience.STAFF)
def list_participants(slug: str) -> ResponseReturnValue:
    """Who takes part, the latest to come first."""
    programme = queries.programme_or_404(slug)
    return render_template(
        "programmes/staff/list_participants.html",
        programme=programme,
        page=queries.participants_in(programme, older_than=request.args.get("older-than")),
        side_words=SIDE_LABELS,
        state_words=PARTICIPATION_LABELS,
        group_label=group_label,
    )


@programme_staff_pages.page(
    "/staff/programmes/<slug>/participants/<public:participation_id>/take-out", methods=["GET", "POST"]
)
@open_to(Audience.STAFF)
def withdraw_participation(slug: str, participation_id: str) -> ResponseReturnValue:
    """Someone no longer takes part. Asked once; adding them again brings them back."""
    programme = queries.programme_or_404(slug)
    participation = queries.participation_or_404(programme, participation_id)
    if request.method == "GET":
        return render_template(
            "programmes/staff/withdraw_participation.html", programme=programme, participation=participation
        )
    with unit_of_work():
        actions.withdraw_participation(participation, by=viewer())
    flash(_("%(name)s does not take part any more.", name=participation.account.name))
    return redirect(url_for(".list_participants", slug=slug))
