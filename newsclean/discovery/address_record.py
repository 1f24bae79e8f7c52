"""The file of addresses that were handled before (``--seen``): a small SQLite database that several runs may share.

It notes when an address was listed by ``discover`` and when its article was written by ``fetch``. ``discover`` leaves out
addresses with either note, ``fetch`` those with the second: what was only listed is not lost.

The write-ahead log makes a commit cheap and keeps readers and one writer out of each other's way; a process that is killed
loses what it had not committed. Another process waits its turn.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from newsclean.discovery.addresses import address_key
from newsclean.errors import SourceError

APPLICATION_ID = 0x6E636C73
"""Marks the database as this project's: "ncls"."""
_FORMAT = 1
MAX_WAIT_SECONDS = 60.0
"""How long a run waits for another one that is writing."""
_RETRY_SECONDS = 0.02
_CREATE = """
CREATE TABLE addresses (key TEXT PRIMARY KEY, url TEXT NOT NULL, listed_at TEXT, fetched_at TEXT) WITHOUT ROWID
"""


class AddressRecord:
    """The addresses in a file. To be closed; for one thread.

    Args:
        path: the file; it is created where it is missing.

    Raises:
        SourceError: the file is no file of addresses, or cannot be written. So do the methods.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        with self._errors():
            self._database = sqlite3.connect(self.path, timeout=MAX_WAIT_SECONDS, isolation_level=None)
            try:
                self._open()
            except BaseException:
                self._database.close()
                raise

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def claim(self, url: str) -> bool:
        """Record that an address is being listed; false where it was listed or fetched before.

        Of several runs, one alone gets true.
        """
        with self._errors():
            inserted = self._database.execute(
                "INSERT INTO addresses (key, url, listed_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (address_key(url), url, _now()),
            )
            return inserted.rowcount == 1

    def is_known(self, url: str) -> bool:
        """Whether an address was listed or fetched."""
        with self._errors():
            found = self._database.execute("SELECT 1 FROM addresses WHERE key = ?", (address_key(url),))
            return found.fetchone() is not None

    def is_fetched(self, url: str) -> bool:
        """Whether the article of an address was written."""
        with self._errors():
            found = self._database.execute(
                "SELECT 1 FROM addresses WHERE key = ? AND fetched_at IS NOT NULL", (address_key(url),)
            )
            return found.fetchone() is not None

    @contextmanager
    def recording(self, urls: Iterable[str]) -> Iterator[frozenset[str]]:
        """Record addresses as fetched if the block, which writes their articles, ends without an error.

        Gives those that another run has fetched in the meantime: their articles must not be written again. Other runs
        that want to record wait for the end of the block.
        """
        by_url = {url: address_key(url) for url in urls}
        with self.transaction():
            yield frozenset(url for url in by_url if self.is_fetched(url))
            with self._errors():
                self._insert_fetched(by_url)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Record what the block records at its end, or, if it raises an error, none of it. Other runs wait for the end."""
        with self._errors():
            self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self._errors():
                self._database.execute("COMMIT")
        except BaseException:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise

    def _insert_fetched(self, by_url: Mapping[str, str]) -> None:
        now = _now()
        self._database.executemany(
            "INSERT INTO addresses (key, url, fetched_at) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET fetched_at = coalesce(fetched_at, excluded.fetched_at)",
            ((key, url, now) for url, key in by_url.items()),
        )

    def _open(self) -> None:
        """Check the file, or make a new one. Another process may be doing the same."""
        end = time.monotonic() + MAX_WAIT_SECONDS
        while True:
            try:
                self._check_or_create()
                self._database.execute("PRAGMA synchronous = NORMAL")
                return
            except sqlite3.OperationalError as error:
                # The change to a write-ahead log does not wait for other processes.
                if "locked" not in str(error) or time.monotonic() > end:
                    raise
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            time.sleep(_RETRY_SECONDS)

    def _check_or_create(self) -> None:
        self._database.execute("BEGIN IMMEDIATE")
        (application_id,), (version,), (tables,) = (
            self._database.execute(query).fetchone()
            for query in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
        )
        if not application_id and not tables:
            self._database.execute(_CREATE)
            self._database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._database.execute(f"PRAGMA user_version = {_FORMAT}")
        elif application_id != APPLICATION_ID:
            raise SourceError(
                f"{self.path}: this database is no file of seen addresses; name another file", str(self.path)
            )
        elif version != _FORMAT:
            raise SourceError(f"{self.path}: written by a newer version of newsclean", str(self.path))
        self._database.execute("COMMIT")
        self._database.execute("PRAGMA journal_mode = WAL")

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            reason = "another run is writing it for too long" if "locked" in str(error) else str(error)
            raise SourceError(f"{self.path}: the seen addresses cannot be used: {reason}", str(self.path)) from None


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
