"""Words typed in a form that could not be sent: kept for their writer, given back where they were typed."""

from datetime import datetime

from flask import current_app, request
from flask_login import current_user
from itsdangerous import BadSignature, URLSafeTimedSerializer

from portal.foundation.db import unit_of_work
from portal.parking.actions import Typed, park
from portal.people.models import Account
from portal.people.queries import account_named
from portal.web.guards import viewer

OWNED_FOR = 30 * 24 * 60 * 60
NOT_WORDS = frozenset({"csrf_token", "_owner", "_act"})


def address_here() -> str:
    """This page in no language: its endpoint and arguments. What is parked in Finnish is given back in English."""
    arguments = "&".join(f"{name}={value}" for name, value in sorted((request.view_args or {}).items()))
    return f"{request.endpoint}?{arguments}"


def typed_here() -> Typed:
    """What this request brings that a person may have typed."""
    return [(name, value) for name, value in request.form.items(multi=True) if name not in NOT_WORDS]


def park_here(account_id: int) -> datetime:
    """Keep what this request brings, for this person. Answers when (UTC)."""
    with unit_of_work():
        return park(account_id, address_here(), typed_here())


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="owner of a form")


def owner_mark() -> str:
    """For a form's hidden field: who opened it, signed; empty for visitors."""
    return str(_signer().dumps(viewer().public_id)) if current_user.is_authenticated else ""


def owner_of_this_form() -> Account | None:
    """Who opened the form that this request sends, even if nobody is signed in now."""
    name = owner_mark_of_this_form()
    return account_named(name) if name else None


def owner_mark_of_this_form() -> str | None:
    """The public id of the account that opened this form, if its signature holds."""
    try:
        return str(_signer().loads(request.form.get("_owner", ""), max_age=OWNED_FOR))
    except BadSignature:
        return None
