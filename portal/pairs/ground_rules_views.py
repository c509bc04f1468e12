"""What the two have agreed on: reading, writing and accepting it, and the versions there have been."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.foundation.i18n import gettext as _
from portal.pairs import ground_rules as actions
from portal.pairs import ground_rules_queries as queries
from portal.pairs.entering import entered_pair
from portal.pairs.ground_rules_forms import GroundRulesForm
from portal.pairs.ground_rules_words import HEADINGS, suggested
from portal.pairs.models import GroundRules
from portal.spaces.policy import may_write
from portal.web.addresses import Pages
from portal.web.forms import PortalForm
from portal.web.guards import Audience, open_to, viewer

ground_rules_pages = Pages("ground_rules", __name__)


@ground_rules_pages.page("/pair/<public:space_id>/ground-rules")
@open_to(Audience.MEMBERS)
def show_ground_rules(space_id: str) -> ResponseReturnValue:
    """The newest version and who has accepted it; before there is one, what we suggest."""
    pair = entered_pair(space_id)
    rules = queries.newest_rules(pair.space)
    fields = actions.rules_fields(rules) if rules else suggested()
    waits = rules is not None and rules.number > 1 and len(rules.acceptances) < queries.BOTH
    before = queries.before(rules, viewer()) if rules and waits else None
    accepted = before.accepted if before else None
    return render_template(
        "pairs/ground_rules/show_ground_rules.html",
        pair=pair,
        me=viewer(),
        rules=rules,
        fields=fields,
        in_force=before.in_force if before else None,
        accepted=accepted,
        changed=_changed(accepted, fields) if accepted else (),
        headings=HEADINGS,
        may_change=may_write(viewer(), pair.space),
    )


def _changed(earlier: GroundRules, fields: dict[str, str]) -> list[str]:
    """The headings under which something else stands than `earlier`."""
    return [name for name, words in actions.rules_fields(earlier).items() if words != fields[name]]


@ground_rules_pages.page("/pair/<public:space_id>/ground-rules/edit", methods=["GET", "POST"])
@open_to(Audience.MEMBERS)
def edit_ground_rules(space_id: str) -> ResponseReturnValue:
    """Write the next version, perhaps both at once."""
    pair = entered_pair(space_id)
    rules = queries.newest_rules(pair.space)
    form = GroundRulesForm.opened(**(actions.rules_fields(rules) if rules else suggested()))
    if not form.is_submitted() and not may_write(viewer(), pair.space):
        flash(str(actions.RulesCannotChange.message), "problem")
        return redirect(url_for(".show_ground_rules", space_id=space_id))
    written: list[GroundRules] = []
    if form.carries_out(
        lambda: written.append(
            actions.write_ground_rules(pair.space, author=viewer(), seen=form.seen.data or "", typed=form.typed())
        )
    ):
        flash(_saved_words(is_new=rules is None or written[0].id != rules.id))
        return redirect(url_for(".show_ground_rules", space_id=space_id))
    return form.page("pairs/ground_rules/edit_ground_rules.html", pair=pair, me=viewer(), headings=HEADINGS)


def _saved_words(*, is_new: bool) -> str:
    if is_new:
        return _("The ground rules are saved. They apply once you have both accepted them.")
    return _("Nothing changed, so the ground rules are as they were.")


@ground_rules_pages.page("/pair/<public:space_id>/ground-rules/<public:rules_id>/accept", methods=["POST"])
@open_to(Audience.MEMBERS)
def accept_ground_rules(space_id: str, rules_id: str) -> ResponseReturnValue:
    """Say yes to the version that was read, and to no other."""
    pair = entered_pair(space_id)
    rules = queries.version_or_404(pair.space, rules_id)
    form = PortalForm()
    if form.carries_out(lambda: actions.accept_ground_rules(rules, space=pair.space, by=viewer())):
        flash(_("You have accepted the ground rules."))
    else:
        flash(form.form_errors[0] if form.form_errors else _("That did not work. Try again."), "problem")
    return redirect(url_for(".show_ground_rules", space_id=space_id))


@ground_rules_pages.page("/pair/<public:space_id>/ground-rules/history")
@open_to(Audience.MEMBERS)
def list_ground_rules(space_id: str) -> ResponseReturnValue:
    """Every version there has been, the newest first."""
    pair = entered_pair(space_id)
    versions = queries.versions_of(pair.space)
    return render_template("pairs/ground_rules/list_ground_rules.html", pair=pair, me=viewer(), versions=versions)


@ground_rules_pages.page("/pair/<public:space_id>/ground-rules/history/<public:rules_id>")
@open_to(Audience.MEMBERS)
def show_ground_rules_version(space_id: str, rules_id: str) -> ResponseReturnValue:
    """One version as it was."""
    pair = entered_pair(space_id)
    rules = queries.version_or_404(pair.space, rules_id)
    return render_template(
        "pairs/ground_rules/show_version.html",
        pair=pair,
        me=viewer(),
        rules=rules,
        fields=actions.rules_fields(rules),
        headings=HEADINGS,
    )
