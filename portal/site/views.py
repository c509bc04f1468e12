"""The site as a whole: searching it, and what it tells the machines that read it."""

from flask import Response, current_app, render_template, request
from flask.typing import ResponseReturnValue

from portal.foundation.i18n import language
from portal.foundation.text import regular_line
from portal.site.searching import search_for
from portal.site.sitemap import as_xml, public_pages
from portal.web.addresses import Pages, absolute_url
from portal.web.guards import Audience, open_to
from portal.web.slugs import address_in

site_pages = Pages("site", __name__)

LONGEST_QUERY = 200
NOT_FOR_MACHINES = ("/my", "/pair", "/staff", "/sign-in", "/sign-out", "/theme", "/search", "/accessibility/feedback")


@site_pages.page("/search")
@open_to(Audience.EVERYONE)
def search() -> ResponseReturnValue:
    """The diary and the stories, by their words."""
    query = regular_line(request.args.get("q"))[:LONGEST_QUERY]
    page = search_for(query, language(), older_than=request.args.get("older-than"))
    return render_template("site/search.html", page=page, query=query)


@site_pages.route("/sitemap.xml")
@open_to(Audience.EVERYONE)
def sitemap() -> ResponseReturnValue:
    """Every public page, in each language."""
    return Response(as_xml(public_pages()), mimetype="application/xml")


@site_pages.route("/robots.txt")
@open_to(Audience.EVERYONE)
def robots() -> ResponseReturnValue:
    """What search engines are asked to leave alone."""
    closed = [address_in(code, path) for code in current_app.config["LANGUAGES"] for path in NOT_FOR_MACHINES]
    told = "".join(f"Disallow: {path}\n" for path in (*closed, "/demo"))
    return Response(f"User-agent: *\n{told}Sitemap: {absolute_url('site.sitemap')}\n", mimetype="text/plain")
