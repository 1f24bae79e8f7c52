"""Near duplicates of stories: MinHash (Broder 1997) over overlapping character sequences, with datasketch."""

from __future__ import annotations

from newsclean.errors import SourceError
from newsclean.text.install_hints import install_hint
from newsclean.text.letters import letters_only

_PERMUTATIONS = 64
_SHINGLE_CHARS = 8
"""Length of a character sequence: independent of the script, and long enough to be specific."""
_SHINGLE_STEP_CHARS = 4
_ANCHORS = "aeiou的是"
"""Characters at which sequences begin as well: one inserted word must not shift all of them."""
_MIN_SIMILARITY = 0.8
"""Jaccard similarity from which two stories are near duplicates."""
_MAX_TEXT_CHARS = 20_000


def compute_fingerprint(text: str) -> bytes:
    """Compute the serialized MinHash of a story's text."""
    from datasketch import LeanMinHash, MinHash

    letters = letters_only(text[:_MAX_TEXT_CHARS])
    last = max(1, len(letters) - _SHINGLE_CHARS + 1)
    shingles = {letters[at : at + _SHINGLE_CHARS].encode() for at in range(0, last, _SHINGLE_STEP_CHARS)}
    shingles |= {letters[at : at + _SHINGLE_CHARS].encode() for at, char in enumerate(letters) if char in _ANCHORS}
    minhash = MinHash(num_perm=_PERMUTATIONS)
    minhash.update_batch(shingles)
    compact = LeanMinHash(minhash)
    out = bytearray(compact.bytesize())
    compact.serialize(out)
    return bytes(out)


class NearDuplicateIndex:
    """The stories of a run so far."""

    def __init__(self) -> None:
        """Raises SourceError where datasketch is not installed."""
        try:
            from datasketch import MinHashLSH
        except ImportError:
            raise SourceError(f"--dedup needs datasketch: {install_hint('dedup')}") from None
        self._index = MinHashLSH(threshold=_MIN_SIMILARITY, num_perm=_PERMUTATIONS)
        self._ids: dict[int, str] = {}

    def find_or_add(self, id_: str, fingerprint: bytes) -> str | None:
        """Return the id of an earlier story that this one is a near duplicate of; else add the story."""
        from datasketch import LeanMinHash

        minhash = LeanMinHash.deserialize(fingerprint)
        matches = sorted(self._index.query(minhash))
        if matches:
            return self._ids[matches[0]]
        number = len(self._ids)
        self._index.insert(number, minhash)
        self._ids[number] = id_
        return None
