"""The stores for every test of this folder: the five samples, and two small meetings of an invented city."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.knowledge.questions import stores

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.store import Store


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.sampled(tmp_path_factory) as store:
        yield store


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.small(tmp_path_factory.mktemp("answers")) as made:
        yield made
