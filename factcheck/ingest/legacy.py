"""Which legacy encoding some bytes are in, where only one can be meant; better none than a wrong one."""

import re
from typing import Any, NamedTuple

WESTERN = "cp1252"

_ENOUGH_BYTES = 24  # beyond ASCII, before another script than the Latin one is believed
_COHERENT = 0.4  # share of letters that are as frequent as in the language found
_CLEAR_LEAD = 0.1  # over the next best reading that gives another text
_MESS = 0.1  # above this a reading is unlikely; the others must lie above it where there is no coherence to compare

# Letters beyond ASCII of one language. Those of Polish, Czech, Turkish, Latvian or Hungarian, read as Windows-1252,
# come out as a mixture that no line holds. Letters that are a frequent one of those in disguise are left out.
_ALPHABETS = (
    "àâçèéêëîïôœùûüÀÂÇÈÉÊËÎÏÔŒÙÛÜ",  # French
    "äöüßéÄÖÜÉ",  # German
    "áéíñóúüÁÉÍÑÓÚÜ",  # Spanish
    "áâãàçéêíóôõúÁÂÃÀÇÉÊÍÓÔÕÚ",  # Portuguese
    "àèéìíòóùúÀÈÉÌÍÒÓÙÚ",  # Italian, Catalan
    "åäöæøéÅÄÖÆØÉ",  # Danish, Norwegian, Swedish, Finnish
    "éëïöüèáóêÉËÏÖÜ",  # Dutch
)
_PUNCTUATION = "“”„‘’‚–—…•€£§©®°«»¿¡½¼¾\u00a0"
_SIDE_BY_SIDE = ("çã", "çõ", "éé", "ÇÃ", "ÇÕ", "ÉÉ")
_UPPER = "[À-ÖØ-ÞŒ]"
_VOWEL = "[aeiouy]"
# What text in Mac Roman, in a DOS encoding or in an East European one looks like when it is read as Windows-1252.
_MISREAD = re.compile(
    "|".join(
        (
            rf"(?<=[a-z0-9ß-öø-ÿœ]){_UPPER}",  # a capital after a small letter
            rf"{_UPPER}[A-Z][a-zß-öø-ÿ]|[A-Z]{_UPPER}[a-zß-öø-ÿ]",  # two capitals at the start of a word
            r"(?<!\w)[ÉÑÒÓÔÕ](?!\w)",  # a dash or quotation mark of Mac Roman
            rf"[,.;:!?]{_UPPER}",  # a capital right after a comma
            r"[^\W\d_][¿¡§©®°«»•€£„‚“‘][^\W\d_]",  # a sign inside a word
            r"(?<!\w)…(?!\w)|[^\W\d_]…[^\W\d_]",  # an ellipsis that belongs to no word, or stands inside one
            r"\xa0(?!\S)|(?<!\S)\xa0|[^\W\d_]\xa0[^\W\d_]",  # a no-break space that holds nothing together
            r"\w[–—](?=\s)|(?<=\s)[–—]\w|\b\w[–—](?=\w)|(?<=\w)[–—]\w\b",  # a dash on one side, or by one letter
            rf"è{_VOWEL}|ê\b|ì\w|æ(?:{_VOWEL}|\b)|\bøe|ñ(?!{_VOWEL}|[áéíóúü])|õ(?!e)|ã(?![eos]|\b)|œ(?![uid])|ç(?![aouáâãóõúû])|(?<![aeou])ï",
        )
    )
)
_APOSTROPHE = re.compile(r"([^\W\d_]{1,20})’([^\W\d_]{1,20})")
_BEFORE_APOSTROPHE = re.compile(
    "(?:[cdjlmnst]|qu|(?:jus|lors|puis|quoi|quel)qu|presqu|aujourd|entr|o|un|all|d?[ae]ll|dall|nell|sull|quell|bell|sant)",
    re.IGNORECASE,
)
_AFTER_APOSTROPHE = re.compile("(?:s|t|d|m|re|ll|ve|clock)", re.IGNORECASE)

_SCRIPTS = {
    "cyrillic": (re.compile("[Ѐ-ӿ]"), {"cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "cp1125"}),
    "greek": (re.compile("[Ͱ-Ͽ]"), {"cp1253", "iso8859_7"}),
    "hebrew": (re.compile("[֐-׿]"), {"cp1255", "iso8859_8"}),
    "arabic": (re.compile("[؀-ۿ]"), {"cp1256", "iso8859_6"}),
    "japanese": (re.compile("[぀-ヿ一-鿿]"), {"cp932", "shift_jis", "euc_jp", "euc_jis_2004"}),
    "chinese": (re.compile("[一-鿿]"), {"gb18030", "big5"}),
    "korean": (re.compile("[가-힯]"), {"cp949", "euc_kr"}),
}
_WITHOUT_COHERENCE = ("japanese", "chinese", "korean")


class _Reading(NamedTuple):
    encoding: str
    text: str
    mess: float
    coherence: float


def sure_encoding(data: bytes) -> str:
    """Python's name of the one encoding that `data`, which is not UTF-8, can be in; empty where it is not sure."""
    return WESTERN if _is_western(data) else _other_script(data)


def _is_western(data: bytes) -> bool:
    """Whether `data` reads as Windows-1252 in a West European language, with nothing that speaks against it."""
    try:
        text = data.decode(WESTERN)
    except UnicodeDecodeError:
        return False
    beyond_ascii = [c for c in text if c > "\x7f"]
    letters = {c for c in beyond_ascii if c.isalpha()}
    count = sum(c.isalpha() for c in beyond_ascii)
    return (
        set(beyond_ascii) - letters <= set(_PUNCTUATION)
        and any(letters <= set(alphabet) for alphabet in _ALPHABETS)
        and count * 6 <= sum(c.isalpha() for c in text)
        and not _MISREAD.search(text)
        and not _misread_apostrophe(text)
        and not _letters_side_by_side(text)
    )


def _misread_apostrophe(text: str) -> bool:
    """Whether an apostrophe stands inside a word where no word has one, so that it is a letter of Mac Roman."""
    return any(
        not _BEFORE_APOSTROPHE.fullmatch(before) and not _AFTER_APOSTROPHE.fullmatch(after)
        for before, after in _APOSTROPHE.findall(text)
    )


def _letters_side_by_side(text: str) -> bool:
    """Whether letters beyond ASCII touch, as hardly ever in the West, but always where a letter takes two bytes."""
    return any(pair not in _SIDE_BY_SIDE for pair in re.findall(r"(?=([À-ÖØ-öø-ÿŒœ]{2}))", text))


def _other_script(data: bytes) -> str:
    # Imported here because only the rare file that is not UTF-8 needs it.
    from charset_normalizer import from_bytes

    beyond_ascii = sum(byte > 127 for byte in data)
    if beyond_ascii < _ENOUGH_BYTES:
        return ""
    readings = [_reading(match) for match in from_bytes(data[:200_000])]
    for script, (letters, encodings) in _SCRIPTS.items():
        best = next((reading for reading in readings if reading.encoding in encodings), None)
        if best and _stands_out(best, readings, script) and len(letters.findall(best.text)) * 4 > beyond_ascii:
            return best.encoding if _fits(data, best.encoding) else ""
    return ""


def _reading(match: Any) -> _Reading:
    return _Reading(match.encoding, str(match), match.chaos, match.coherence)


def _stands_out(best: _Reading, readings: list[_Reading], script: str) -> bool:
    others = [reading for reading in readings if reading.text != best.text]
    if script in _WITHOUT_COHERENCE:
        return best.mess < _MESS and all(other.mess >= _MESS for other in others)
    lead = best.coherence - max((other.coherence for other in others if other.mess < _MESS), default=0.0)
    return best.mess < _MESS and best.coherence >= _COHERENT and lead >= _CLEAR_LEAD


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
