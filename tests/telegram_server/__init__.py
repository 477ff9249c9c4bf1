"""A small Bot API server for the tests: the real application talks to it over HTTP."""

from tests.telegram_server.server import TOKEN, TelegramServer
from tests.telegram_server.world import Chat, Message, Person

__all__ = ["TOKEN", "Chat", "Message", "Person", "TelegramServer"]
