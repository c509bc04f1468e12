"""Where the project lies on disk."""

from pathlib import Path

PROJECT_ROOT = Path(__file__).resolve().parents[2]
INSTANCE = PROJECT_ROOT / "instance"
