"""The store of the samples for every test of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.library import Library
from tests.asking import SEES
from tests.knowledge.questions import stores

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.store import Store


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.sampled(tmp_path_factory) as store:
        yield store


@pytest.fixture(scope="session")
def library(samples: Store) -> Library:
    return Library(samples, SEES)
