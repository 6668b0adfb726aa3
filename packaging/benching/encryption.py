"""What a passphrase costs, as ratios to a plain diary of ten years."""

from typing import TYPE_CHECKING

from benching.measure import CLOCK, Bench, timed
from diary.exchange.sample import STORY_END

if TYPE_CHECKING:
    from diary.book.book import Book


def encryption(bench: Bench) -> None:
    """A passphrase set, the full check, ten years opened, and one entry saved."""
    from diary.book.day import log_symptom
    from diary.storage.connection import Key
    from diary.storage.file import DiaryFile

    key = Key("a passphrase")
    bench.book("plain", bench.ten_years).close()
    bench.book("locked", bench.ten_years).close()
    with DiaryFile.open(bench.folder / "locked.db", clock=CLOCK) as file:
        print(f"{'setting a passphrase, ten years':58} {timed(lambda: file.rekey(key)) * 1000:9.1f} ms", flush=True)
        print(f"{'full check, ten years':58} {timed(file.check) * 1000:9.1f} ms", flush=True)

    def opened(name: str, key: Key | None) -> float:
        def read() -> None:
            with DiaryFile.open(bench.folder / f"{name}.db", clock=CLOCK, key=key) as file:
                file.read_all()

        return timed(read)

    bench.compare("encrypted: ten years opened and read", "none", lambda: opened("plain", None),
                  lambda: opened("locked", key))  # fmt: skip
    plain, locked = bench.book("plain", ()), bench.book("locked", (), key)
    number = 0

    def saved(book: "Book") -> float:
        nonlocal number
        number += 1
        return timed(lambda: log_symptom(book, day=STORY_END, symptom="own:Jaw", severity=1 + number % 3))

    bench.compare("encrypted: one entry saved, ten years", "none", lambda: saved(plain), lambda: saved(locked))
    plain.close()
    locked.close()
