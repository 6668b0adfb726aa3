"""Pages of an encrypted diary seen from outside, with SQLCipher's own sums (its version 4, as written by default).

The first page cannot be read with a wrong passphrase, nor where it is damaged; the database says the same of both. But
each page is sealed with the key, so any other page tells whether the passphrase is right.
"""

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import pbkdf2_hmac
from pathlib import Path
from typing import Self

from diary.core.errors import DiaryError
from diary.storage.connection import Key
from diary.storage.errors import sentences
from diary.storage.sniff import PAGE

ROUNDS, HMAC_ROUNDS = 256_000, 2
SALT, HMAC_SALT_MASK = 16, 0x3A
KEY = 32
SEAL, VECTOR = 64, 16
"""Bytes at the end of each page: the vector that its encryption began with, then its seal."""


@dataclass(frozen=True, slots=True, repr=False)
class Derived:
    """What a passphrase and a file's salt make; the salt is the file's first bytes.

    Attributes:
        key: Encrypts the pages.
        salt: As the file holds it.
    """

    key: bytes
    salt: bytes

    @classmethod
    def of(cls, key: Key, salt: bytes) -> Self:
        """Derive; about a seventh of a second."""
        return cls(pbkdf2_hmac("sha512", key.text.encode(), salt, ROUNDS, KEY), salt)

    @property
    def literal(self) -> str:
        """As SQL text for the database, which then derives nothing."""
        return f"\"x'{self.key.hex()}{self.salt.hex()}'\""

    def seals(self, page: bytes, number: int) -> bool:
        """Whether a page other than the first was written with this key and is whole. The first has number 1."""
        mask = bytes(byte ^ HMAC_SALT_MASK for byte in self.salt)
        secret = pbkdf2_hmac("sha512", self.key, mask, HMAC_ROUNDS, KEY)
        sealed = page[: PAGE - SEAL] + number.to_bytes(4, "little")
        return hmac.compare_digest(hmac.digest(secret, sealed, "sha512"), page[PAGE - SEAL :])


@contextmanager
def damage_told_apart(path: Path, key: Key | None) -> Iterator[None]:
    """Say of a diary that cannot be opened inside that it is damaged, where its passphrase turns out to be right.

    Raises:
        DiaryError: It cannot be opened.
    """
    try:
        yield
    except DiaryError as error:
        if key is not None and error.message.id == "storage.not-readable" and passphrase_fits(path, key):
            raise DiaryError("storage.damaged-start", file=path.name) from error
        raise


def passphrase_fits(path: Path, key: Key) -> bool:
    """Whether a page behind the first is sealed with the key. Never call it for a file that is connected.

    Raises:
        DiaryError: The file cannot be read.
    """
    with sentences(path):
        content = path.read_bytes()
    derived = Derived.of(key, content[:SALT])
    return any(
        derived.seals(content[start : start + PAGE], start // PAGE + 1) for start in range(PAGE, len(content), PAGE)
    )
