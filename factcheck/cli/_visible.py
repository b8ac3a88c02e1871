"""Makes every character of foreign text visible: no article can move the cursor, change colours or hide words."""

from factcheck.showing.characters import is_unseen


def visible(text: str) -> str:
    """`text` as it can safely be shown on a terminal; line ends and tabs stay what they are."""
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def on_one_line(text: str) -> str:
    """As `visible`, with every run of white space made one space."""
    return " ".join(visible(text).split())


def _shown(character: str) -> str:
    if character.isprintable() or character in "\n\t":
        return character
    if character == "\r":
        return ""
    if character < " ":
        return chr(0x2400 + ord(character))  # its picture, such as ␛
    if character <= "\x9f":
        return "\u2421"
    return f"<U+{ord(character):04X}>" if is_unseen(character) else character
