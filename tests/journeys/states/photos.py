"""What staff see of photos, what someone in a photo is asked, and how anyone asks for one to be taken down."""

from playwright.sync_api import Response

from tests.journeys.cast_photos import with_photos
from tests.journeys.tour import Tour, state

NOTHING = "Z" * 22


def _page(name: str, part: str, endpoint: str, query: str = "", status: int = 200, **values: str) -> None:
    """Enter a page about photos; its values are names of the cast, or stand for themselves."""

    def bring(tour: Tour) -> Response:
        names = with_photos(tour.cast).names
        return tour.show(part, endpoint, query, **{key: names.get(value, value) for key, value in values.items()})

    state(name, endpoint, status)(bring)


_page("photos", "staff", "photos_for_staff.list_photos")
_page("photos, no older ones", "staff", "photos_for_staff.list_photos", f"?older-than={NOTHING}")
_page("add photos", "staff", "photos_for_staff.upload_photos", batch_id=NOTHING)
_page("photo", "staff", "photos_for_staff.describe_photo", photo_id="photo")
_page("photo, public", "staff", "photos_for_staff.describe_photo", photo_id="public photo")
_page("photo, refused", "staff", "photos_for_staff.describe_photo", photo_id="photo refused")
_page("photo, without texts", "staff", "photos_for_staff.describe_photo", photo_id="bare photo")
_page("photo, taken down", "staff", "photos_for_staff.describe_photo", photo_id="photo down")
_page("name someone in a photo", "staff", "photos_for_staff.add_person", photo_id="photo")
_page("take a photo down", "staff", "photos_for_staff.take_down", photo_id="public photo")
_page("delete a photo", "staff", "photos_for_staff.delete_photo", photo_id="photo")
_page("photo requests", "staff", "photo_requests_for_staff.list_requests")
_page("photo request, late", "staff", "photo_requests_for_staff.show_request", request_id="late request")
_page(
    "photo request, of no photo we know", "staff", "photo_requests_for_staff.show_request", request_id="unknown request"
)
_page("photo request, handled", "staff", "photo_requests_for_staff.show_request", request_id="handled request")
_page("photo permission", "visitor", "photo_permission.show_permission", token="asked")
_page("photo permission, given", "visitor", "photo_permission.show_permission", token="said yes")
_page("photo permission, refused", "visitor", "photo_permission.show_permission", token="said no")
_page("ask for a photo to go", "visitor", "photo_requests.request_removal", request_id=NOTHING)
_page("photo request, received", "visitor", "photo_requests.show_receipt", request_id="late request")
_page("photo request, thanked", "visitor", "photo_requests.show_receipt", request_id=NOTHING)


@state("ask for a photo to go, beside it", "photo_requests.request_removal")
def beside_a_photo(tour: Tour) -> Response:
    """With the photo it is about."""
    name = with_photos(tour.cast).names["public photo"]
    return tour.show("visitor", "photo_requests.request_removal", f"?photo={name}", request_id=NOTHING)


@state("ask for a photo to go, mistakes", "photo_requests.request_removal", 422)
def mistaken_request(tour: Tour) -> Response:
    """Nothing filled in."""
    tour.show("visitor", "photo_requests.request_removal", request_id=NOTHING)
    return tour.window("visitor").press("Send the request")


@state("add photos, mistakes", "photos_for_staff.upload_photos", 422)
def mistaken_upload(tour: Tour) -> Response:
    """Nothing chosen."""
    tour.show("staff", "photos_for_staff.upload_photos", batch_id=NOTHING)
    return tour.window("staff").press("Add photos")


@state("photo, mistakes", "photos_for_staff.describe_photo", 422)
def mistaken_description(tour: Tour) -> Response:
    """Far too many words."""
    tour.show("staff", "photos_for_staff.describe_photo", photo_id=with_photos(tour.cast).names["photo"])
    tour.window("staff").page.locator("#description_fi").fill("x" * 600)
    return tour.window("staff").press("Save")


@state("name someone in a photo, mistakes", "photos_for_staff.add_person", 422)
def mistaken_person(tour: Tour) -> Response:
    """Neither name nor address."""
    tour.show("staff", "photos_for_staff.add_person", photo_id=with_photos(tour.cast).names["photo"])
    return tour.window("staff").press("Ask for permission")
