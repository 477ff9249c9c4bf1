"""The only place with SQL."""

from knowledge.store.store import Store, open_store

__all__ = ["Store", "open_store"]
