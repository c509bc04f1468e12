"""Which version of the portal this is. It is written down once, in setup.cfg."""

from configparser import ConfigParser

from portal.foundation.paths import PROJECT_ROOT

_setup = ConfigParser(interpolation=None)
_setup.read(PROJECT_ROOT / "setup.cfg", encoding="utf-8")

VERSION = _setup["metadata"]["version"]
