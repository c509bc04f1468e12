"""What a pair takes along: a book to print, and one person's own part as a file."""

from typing import Any

from flask import Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from portal.goals.labels import STATE_LABELS, STEP_LABELS
from portal.pairs.ending_queries import ended_for, ending_in_force
from portal.pairs.entering import entered_pair
from portal.pairs.ground_rules import rules_fields
from portal.pairs.ground_rules_words import HEADINGS
from portal.pairs.travel_book import TravelBook, own_part_of, travel_book_of
from portal.web.addresses import Pages
from portal.web.guards import Audience, open_to, viewer

travel_book_pages = Pages("travel_book", __name__)


@travel_book_pages.page("/pair/<public:space_id>/travel-book")
@open_to(Audience.MEMBERS)
def show_travel_book(space_id: str) -> ResponseReturnValue:
    """The book, as it will be printed; one's private words only in one's own copy, and only when asked for."""
    pair = entered_pair(space_id)
    own = request.args.get("own") == "1"
    book = travel_book_of(pair, own_of=viewer() if own else None)
    return render_template(
        "pairs/travel_book/show_travel_book.html",
        pair=pair,
        me=viewer(),
        own=own,
        ended=ended_for(pair, viewer()),
        **_between_the_covers(book),
    )


@travel_book_pages.page("/pair/<public:space_id>/download")
@open_to(Audience.MEMBERS)
def download_my_part(space_id: str) -> ResponseReturnValue:
    """One file with what one has written here, alone or together; never what is the other's alone."""
    pair = entered_pair(space_id)
    book = own_part_of(pair, viewer())
    ending = ending_in_force(pair)
    page = render_template(
        "pairs/travel_book/my_part.html",
        pair=pair,
        me=viewer(),
        ending=ending if ending and ending.by_id == viewer().id else None,
        **_between_the_covers(book),
    )
    return _as_a_file(page, pair.programme.slug)


def _between_the_covers(book: TravelBook) -> dict[str, Any]:
    """What the templates of the book's parts need."""
    return {
        "book": book,
        "fields": rules_fields(book.rules) if book.rules else {},
        "headings": HEADINGS,
        "step_words": STEP_LABELS,
        "state_words": STATE_LABELS,
    }


def _as_a_file(page: str, programme: str) -> Response:
    answer = make_response(page)
    answer.headers.set("Content-Disposition", "attachment", filename=f"rinnalla-{programme}.html")
    answer.headers["Cache-Control"] = "no-store"
    return answer
