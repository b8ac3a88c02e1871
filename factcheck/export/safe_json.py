"""JSON that can stand in a line, in a terminal and in a web page: what any of them might act on is escaped.

Readers of JSON undo the escapes, so no value changes.
"""

import json
import re

from pydantic import BaseModel

# Signs that end a script element or begin another; controls, marks of direction, and ends of line that JSON lets pass.
_ACTED_ON = re.compile(r"[<>&\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def safe_json(value: object) -> str:
    """`value` as JSON over several lines; a record as JSON on one line."""
    if isinstance(value, BaseModel):
        return escaped(value.model_dump_json())
    return escaped(json.dumps(value, ensure_ascii=False, indent=1))


def escaped(json_text: str) -> str:
    """The same JSON with what might be acted on as ``\\uXXXX``; such signs stand inside strings alone."""
    return _ACTED_ON.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json_text)
