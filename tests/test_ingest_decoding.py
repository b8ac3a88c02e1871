"""Bytes to text: exact, found out only where that is sure, refused with the place otherwise."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputError
from factcheck.ingest.decoding import decode, known_encoding

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200)

FRENCH = "Le maire a déclaré à la presse que la traversée « reprendra » l’été prochain, malgré les dégâts du port."
GERMAN = "Der Bürgermeister sagte am Montag, die Fähre werde „künftig häufiger“ fahren; die Gegner widersprachen."
NORWEGIAN = "Statsråden sa at fergen skal gå oftere på lørdager, og at det fører til færre køer på kaia."
RUSSIAN = "Мэр города заявил в понедельник, что паром снова будет ходить каждый день, а жители довольны решением."
JAPANESE = "市長は月曜日、フェリーが来週から再び運航すると述べ、住民は喜んでいると付け加えた。"
POLISH = "Burmistrz powiedział, że łódź wróci do portu w środę, a mieszkańcy będą mogli znów płynąć na wyspę."


@given(TEXTS, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_what_was_written_with_a_byte_order_mark_is_read_back_exactly(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


@given(TEXTS, st.sampled_from([(codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_BE, "utf-32-be")]))
def test_big_endian_text_with_its_mark_is_read_back_exactly(text: str, form: tuple[bytes, str]) -> None:
    mark, encoding = form
    assert decode(mark + text.encode(encoding)).text == text


@given(TEXTS.filter(lambda text: not text.startswith(("\ufeff", "%PDF-"))))
def test_utf8_without_a_mark_is_read_back_exactly(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


@given(st.binary(max_size=60))
def test_any_bytes_are_read_so_that_they_can_be_written_again_or_are_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except InputError:
        return
    assert data.decode(decoded.encoding) == decoded.text


@pytest.mark.parametrize("text", ["a\r\nb\rc\n", "a\x0bb\x0cc\x1cd\x85e\u2028f", "e\u0301", "\u202eabc", "👩‍👩‍👧"])
def test_line_ends_and_odd_characters_stay_as_they_are(text: str) -> None:
    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("“The plan is sound,” Oda Brekke said – twice.", "cp1252"),
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (NORWEGIAN, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (JAPANESE, "cp932"),
    ],
)
def test_a_legacy_encoding_is_found_out_where_only_one_can_be_meant(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "mac-roman"),
        (GERMAN.replace("„", "«").replace("“", "»"), "cp850"),
        (NORWEGIAN, "mac-roman"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        ("“The plan is sound,” Oda Brekke said.", "mac-roman"),
        ("Мэр заявил", "cp1251"),
    ],
)
def test_an_encoding_that_is_not_sure_is_refused_with_the_place_and_the_flag(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    first = next(at for at, byte in enumerate(data) if byte > 127)
    with pytest.raises(InputError, match=f"position {first}") as refusal:
        decode(data)
    assert "--encoding" in refusal.value.hint
    assert decode(data, encoding=encoding).text == text


def test_broken_utf8_is_not_taken_for_another_encoding() -> None:
    data = "Frå Årdal til Ørsta på søndag".encode() + b"\xe5"
    with pytest.raises(InputError, match=rf"byte 0xe5 at position {len(data) - 1}"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\nwords", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"some\0thing", "NUL at byte 4"),
    ],
)
def test_what_is_not_text_is_refused_by_what_it_is(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        decode(data)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_refused_with_the_encoding_to_name(encoding: str) -> None:
    data = "The ferry is back.".encode(encoding)
    with pytest.raises(InputError) as refusal:
        decode(data)
    assert f"--encoding {encoding}" in refusal.value.hint
    assert decode(data, encoding=encoding).text == "The ferry is back."


def test_a_byte_order_mark_stands_above_the_encoding_that_was_named() -> None:
    assert decode("Ærlig".encode("utf-8-sig"), encoding="cp1252").text == "Ærlig"


def test_text_that_is_not_in_the_named_encoding_is_refused() -> None:
    with pytest.raises(InputError, match="byte 0xff at position 2"):
        decode(b"ab\xff", encoding="utf-8")


@pytest.mark.parametrize("name", ["klingon", "rot13", "hex", "", "a\0b", "undefined"])
def test_what_is_no_text_encoding_is_refused_by_name(name: str) -> None:
    with pytest.raises(InputError, match="no text encoding"):
        known_encoding(name)
