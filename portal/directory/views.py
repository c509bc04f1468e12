"""People, for staff: finding them, inviting one, and one page about each."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.accounts.actions import invite_person as invite
from portal.accounts.forms import InvitationForm
from portal.accounts.labels import ROLE_LABELS
from portal.directory.forms import ParticipationForm
from portal.foundation.i18n import gettext as _
from portal.foundation.text import regular_line
from portal.pairs.labels import STATUS_LABELS
from portal.pairs.queries import every_pair_of
from portal.people.queries import account_by_email, account_or_404, people_like
from portal.programmes.actions import add_participation as take_in
from portal.programmes.labels import PARTICIPATION_LABELS, SIDE_LABELS, group_label
from portal.programmes.queries import participations_of, programme_or_404, programmes_newest_first
from portal.web.addresses import Pages
from portal.web.fields import language_names
from portal.web.guards import Audience, open_to, viewer

directory_pages = Pages("directory", __name__)


@directory_pages.page("/staff/people")
@open_to(Audience.STAFF)
def list_people() -> ResponseReturnValue:
    """Everyone, or those whom the search finds."""
    wish = regular_line(request.args.get("q"))[:120]
    page = people_like(wish, older_than=request.args.get("older-than"))
    return render_template("directory/list_people.html", page=page, wish=wish)


@directory_pages.page("/staff/people/invite", methods=["GET", "POST"])
@open_to(Audience.STAFF)
def invite_person() -> ResponseReturnValue:
    """Someone new, written to in their own language."""
    form = InvitationForm.opened()
    if form.carries_out(
        lambda: invite(
            email=form.email.address,
            name=form.name.data or "",
            language=form.language.data or "",
            by=viewer(),
        )
    ):
        flash(_("The invitation is on its way."))
        invited = account_by_email(form.email.address)
        return redirect(url_for(".show_person", person_id=invited.public_id if invited else ""))
    return form.page("directory/invite_person.html")


@directory_pages.page("/staff/people/<public:person_id>")
@open_to(Audience.STAFF)
def show_person(person_id: str) -> ResponseReturnValue:
    """What staff know of one person: how to reach them, and what they take part in. Never what they write."""
    person = account_or_404(person_id)
    return render_template(
        "directory/show_person.html",
        person=person,
        participations=participations_of(person),
        pairs=every_pair_of(person),
        side_words=SIDE_LABELS,
        state_words=PARTICIPATION_LABELS,
        status_words=STATUS_LABELS,
        role_words=ROLE_LABELS,
        language_names=language_names(),
        group_label=group_label,
    )


@directory_pages.page("/staff/people/<public:person_id>/participations/new", methods=["GET", "POST"])
@open_to(Audience.STAFF)
def add_participation(person_id: str) -> ResponseReturnValue:
    """Let someone take part in a programme."""
    person, programmes = account_or_404(person_id), programmes_newest_first()
    form = ParticipationForm.opened(group=person.language)
    form.offer(programmes, current_app.config["LANGUAGES"])
    programme = programme_or_404(form.programme.data) if form.accepted() else None
    if programme and form.carries_out(
        lambda: take_in(programme, person, side=form.chosen_side, group_language=form.group.data or "", by=viewer())
    ):
        flash(_("%(name)s takes part in the programme.", name=person.name))
        return redirect(url_for(".show_person", person_id=person_id))
    if not programmes:
        return render_template("directory/add_participation.html", person=person, form=form, programmes=())
    return form.page("directory/add_participation.html", person=person, programmes=programmes)
