"""JSON files with one row a line, so that a change reads well."""

from __future__ import annotations

import json
from collections.abc import Mapping


def object_text(rows: Mapping[str, object]) -> str:
    """Return a JSON object with each of its members on a line of its own."""
    members = (
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}" for key, value in rows.items()
    )
    return "{\n" + ",\n".join(members) + "\n}"
