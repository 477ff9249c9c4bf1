"""Shared fixtures: where the real minutes stand, and a store of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the project; the test skips where it is absent."""
    place = ROOT.parent / "shared"
    if not place.is_dir():
        pytest.skip("the folder of real minutes is not here")
    return place
