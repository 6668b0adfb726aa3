"""The exchange file, version 1, both ways (``contract.md``, section 2)."""

from diary.exchange.exchange_reader import is_exchange, read, read_document
from diary.exchange.exchange_writer import Period, write

__all__ = ["Period", "is_exchange", "read", "read_document", "write"]
