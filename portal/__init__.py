"""Rinnalla, the mentoring portal: an application factory and nothing else."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from portal import blueprints, commands, tables, worker
from portal.demo import register as demo
from portal.foundation import db, i18n, keys, logs
from portal.foundation.paths import PROJECT_ROOT
from portal.photos import storage
from portal.settings import Settings
from portal.web import addresses, assets, error_pages, headers, login, template_helpers

__all__ = ["create_app", "tables"]


def create_app(settings: Settings | None = None) -> Flask:
    """Build one portal from `settings`, or from the environment when none are given."""
    settings = settings or Settings.from_environment()
    app = Flask(
        __name__,
        instance_path=settings.INSTANCE,
        template_folder=str(PROJECT_ROOT / "templates"),
        static_folder=None,
    )
    app.config.from_object(settings)
    if settings.PROXIES:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.PROXIES, x_proto=0)  # type: ignore[method-assign]
    for part in (logs, db, i18n, keys, headers, login, addresses, assets, error_pages, template_helpers):
        part.register(app)
    for part in (storage, blueprints, commands, worker, demo):
        part.register(app)
    return app
