"""Near copies of a story: MinHash (Broder 1997) over overlapping pieces of text, with datasketch."""

from __future__ import annotations

from newsclean.errors import SourceError
from newsclean.text.letters import letters_only

_PERMUTATIONS = 64
_PIECE = 8
"""Characters in a piece: script-neutral, and long enough to be telling."""
_STEP = 4
_ALIKE = 0.8
"""Share of pieces in common from which two stories are one (Jaccard)."""
_LONGEST = 20_000


def fingerprint_of(text: str) -> bytes:
    """What near copies of ``text`` share most of."""
    from datasketch import LeanMinHash, MinHash

    bare = letters_only(text[:_LONGEST])
    pieces = {bare[at : at + _PIECE].encode() for at in range(0, max(1, len(bare) - _PIECE + 1), _STEP)}
    # Pieces start where the text says, not at every fourth character of this copy: a word more must not shift them all.
    pieces |= {bare[at : at + _PIECE].encode() for at in range(len(bare)) if bare[at : at + 1] in "aeiou的是"}
    minhash = MinHash(num_perm=_PERMUTATIONS)
    minhash.update_batch(pieces)
    lean = LeanMinHash(minhash)
    out = bytearray(lean.bytesize())
    lean.serialize(out)
    return bytes(out)


class Copies:
    """The stories seen so far."""

    def __init__(self) -> None:
        """Raises SourceError where datasketch is missing."""
        try:
            from datasketch import MinHashLSH
        except ImportError:
            raise SourceError("--dedup needs datasketch: pip install 'newsclean[dedup]'") from None
        self._index = MinHashLSH(threshold=_ALIKE, num_perm=_PERMUTATIONS)
        self._ids: dict[int, str] = {}

    def copied_from(self, id_: str, fingerprint: bytes) -> str | None:
        """The id of an earlier story that this one is a near copy of; else the story is kept in mind."""
        from datasketch import LeanMinHash

        minhash = LeanMinHash.deserialize(fingerprint)
        found = sorted(self._index.query(minhash))
        if found:
            return self._ids[found[0]]
        number = len(self._ids)
        self._index.insert(number, minhash)
        self._ids[number] = id_
        return None
