"""Reading places: files, folders, patterns and standard input, over real files and real pipes."""

import hashlib
import io
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from factcheck.errors import InputError
from factcheck.ingest import ReadOptions, Rejected, read_articles, read_text
from factcheck.ingest.files import whole
from factcheck.records import Article

PAGE = b"<!doctype html><html><body><article><p>The ferry is back in Port Halden.</p></article></body></html>"


def read(*places: object, stdin: bytes = b"", **options: object) -> list[Article | Rejected]:
    return list(read_articles(map(str, places), ReadOptions.model_validate(options), io.BytesIO(stdin)))


def article(place: object, **options: object) -> Article:
    (only,) = read(place, **options)
    assert isinstance(only, Article), only
    return only


def refusal(place: object, **options: object) -> Rejected:
    (only,) = read(place, **options)
    assert isinstance(only, Rejected), only
    return only


def names(found: list[Article | Rejected]) -> list[str]:
    return [Path(item.location).name for item in found]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with a bit of everything in it."""
    (tmp_path / "b" / "inner").mkdir(parents=True)
    (tmp_path / ".hidden").mkdir()
    for name in ("c.txt", "a.md", "b/two.txt", "b/inner/one.TXT", ".secret.txt", ".hidden/x.txt", "image.png", "notes"):
        (tmp_path / name).write_text(f"Words of {name}.", encoding="utf-8")
    (tmp_path / "page.html").write_bytes(PAGE)
    return tmp_path


def test_a_text_file_is_kept_as_it_is_with_the_hash_of_its_bytes(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf" + "One.\r\nTwo.\rThree.\u2028e\u0301 ".encode()
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    assert article(path) == Article(
        text="One.\r\nTwo.\rThree.\u2028e\u0301 ",
        location=str(path),
        encoding="utf-8-sig",
        raw_sha256=hashlib.sha256(raw).hexdigest(),
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (" date 2031-03-04 The ferry is back.", date(2031, 3, 4)),
        ("date 2031-03-04\nThe ferry is back.", date(2031, 3, 4)),
        ("date 2031-13-04 The ferry is back.", None),
        ("The date 2031-03-04 is set.", None),
        ("date 2031-03-045", None),
    ],
)
def test_a_date_at_the_start_is_when_it_was_published_and_stays_in_the_text(
    tmp_path: Path, text: str, day: date | None
) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = article(tmp_path / "a.txt")
    assert (found.published, found.text) == (day, text)


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_an_article(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    assert article(tmp_path / "a.txt").text.strip() == ""


@pytest.mark.parametrize(
    ("text", "title", "day"),
    [
        ("# The ferry is back #\n\nWords.", "The ferry is back", None),
        ("Words.\r\n\r\n# Later heading\r\n", "Later heading", None),
        ("## Smaller\n\n#hashtag\n", "", None),
        ("```\n# a comment\n```\n", "", None),
        ('---\ntitle: "Back: the ferry"\ndate: 2031-03-04T08:00\n---\n# Other\n', "Back: the ferry", date(2031, 3, 4)),
        ("---\ntitle: Back # for now\ndate: next week\n---\nWords.", "Back", None),
        ("---\ntitle: >\n  folded\n---\n# Heading\n", "Heading", None),
    ],
)
def test_markdown_gives_its_title_and_keeps_its_text(tmp_path: Path, text: str, title: str, day: date | None) -> None:
    (tmp_path / "a.md").write_bytes(text.encode())
    found = article(tmp_path / "a.md")
    assert (found.title, found.published, found.text) == (title, day, text)


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("Quay to close\n\n", "Quay to close"),
        ("\n  Why  trams?\r\n\r\n", "Why trams?"),
        ("date 2031-03-04\n\nQuay to close\n\n", "Quay to close"),
        ("Quay to close\n", ""),  # no empty line
        ("The quay will close.\n\n", ""),
        ("The council said:\n\n", ""),
        ("By Oda Brekke\n\n", ""),
        ("4 March 2031\n\n", ""),
        ("Friday, March 4, 2031\n\n", ""),
        ("date 2031-03-04 Quay to close\n\n", ""),
        ("PORT HALDEN, March 3 (Reuters) — Forty boats\n\n", ""),
        ("- Forty boats\n\n", ""),
        ("Tags: boats, quays\n\n", ""),
        ("Gazette\n\n", ""),
    ],
)
def test_the_first_line_of_a_text_is_its_title_where_it_stands_alone_and_reads_as_one(opening: str, title: str) -> None:
    (article,) = read_articles(["-"], stdin=io.BytesIO(f"{opening}Forty boats moved.\n".encode()))
    assert isinstance(article, Article)
    assert (article.title, article.text) == (title, f"{opening}Forty boats moved.\n")


def test_a_page_in_the_encoding_that_its_head_names_is_read(tmp_path: Path) -> None:
    html = '<html><head><meta charset="iso-8859-2"></head><body><p>Łódź wróci do portu w środę.</p></body></html>'
    (tmp_path / "a.html").write_bytes(html.encode("iso-8859-2"))
    found = article(tmp_path / "a.html")
    assert (found.text, found.encoding) == ("Łódź wróci do portu w środę.", "iso8859-2")


def test_a_folder_gives_what_can_be_read_below_it_in_the_order_of_the_names(news: Path) -> None:
    assert names(read(news)) == ["a.md", "one.TXT", "two.txt", "c.txt", "page.html"]


def test_a_link_back_up_ends_no_folder(news: Path) -> None:
    (news / "b" / "up").symlink_to(news)
    assert sorted(names(read(news))) == ["a.md", "c.txt", "one.TXT", "page.html", "two.txt"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [("*.txt", ["c.txt"]), ("b/**/*.TXT", ["one.TXT"]), ("?/", ["one.TXT", "two.txt"]), ("[ac].*", ["a.md", "c.txt"])],
)
def test_a_pattern_that_the_shell_left_is_filled_in(news: Path, pattern: str, found: list[str]) -> None:
    assert names(read(news / pattern if pattern[-1] != "/" else f"{news}/{pattern}")) == found


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("Words.")
    assert article(tmp_path / "a[1].txt").text == "Words."


def test_what_is_named_twice_is_read_once(news: Path) -> None:
    (news / "link.txt").symlink_to(news / "c.txt")
    found = read(news / "c.txt", news, f"{news}/b/../c.txt", news / "*.txt", news)
    assert names(found) == ["c.txt", "a.md", "one.TXT", "two.txt", "page.html"]


def test_articles_are_read_one_by_one_as_they_are_asked_for(news: Path) -> None:
    reading = read_articles([str(news)])
    next(reading)
    (news / "c.txt").unlink()
    rest = {Path(item.location).name: item for item in reading}
    assert isinstance(rest["c.txt"], Rejected)
    assert isinstance(rest["page.html"], Article)


def test_bad_files_are_named_and_the_others_go_on(news: Path) -> None:
    (news / "b" / "broken.txt").write_bytes(b"%PDF-1.4")
    (news / "d.jsonl").write_bytes(b'{"text": "x"}\nnothing\n')
    found = read("no such file.txt", news, news / "image.png")
    assert [str(item) for item in found if isinstance(item, Rejected)] == [
        "no such file.txt: There is no such file or folder.",
        f"{news}/b/broken.txt: It is not text: it is a PDF document.",
        f"{news}/d.jsonl:2: It is not valid JSON: expecting value at column 1.",
        f"{news}/image.png: What ends in '.png' is not read as an article.",
    ]
    assert sum(isinstance(item, Article) for item in found) == 6


@pytest.mark.parametrize("place", ["", "a\0b", "x" * 5000, "missing/*.txt", "missing.txt", "ftp://host/a", "file:///a"])
def test_a_place_that_leads_nowhere_is_refused(place: str) -> None:
    assert refusal(place).message


def test_a_folder_without_anything_to_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    assert str(refusal(tmp_path)) == f"{tmp_path}: It holds no article."


def test_pipes_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for place in (tmp_path / "pipe.txt", "/dev/zero"):
        assert "not a regular file" in refusal(place).message


def test_links_in_a_circle_and_links_to_nothing_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone")
    found = read(tmp_path)
    assert names(found) == ["a.txt", "b.txt"]
    assert all(isinstance(item, Rejected) for item in found)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that opens and cannot be read")
def test_a_file_that_fails_while_it_is_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("/proc/self/mem")
    assert "could not be read" in refusal(tmp_path / "a.txt").message


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_files_and_folders_without_permission_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch(mode=0)
    (tmp_path / "folder").mkdir(mode=0)
    assert all("permission denied" in str(item) for item in read(tmp_path / "a.txt", tmp_path / "folder"))


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"The first half")

    class WrittenMeanwhile(io.FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            data = super().read(-1 if size is None else size)
            with path.open("ab") as writer:
                writer.write(b" and the second.")
            return data

    with WrittenMeanwhile(path) as stream, pytest.raises(InputError, match="changed while it was being read"):
        whole(stream, 1000)  # type: ignore[arg-type]


def test_a_name_that_is_no_text_is_shown_with_escapes(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9\n\x1b.txt"
    Path(os.fsdecode(path)).write_text("Words.")
    found = article(os.fsdecode(path))
    assert found.location == f"{tmp_path}/caf\\xe9\\n\\x1b.txt"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "-"])
def test_an_article_over_the_limit_is_refused_with_its_size_and_the_flag(tmp_path: Path, name: str) -> None:
    words = "<p>" + "word " * 10 if name == "a.html" else "x" * 49
    (tmp_path / name).write_text(words)
    place = "-" if name == "-" else tmp_path / name
    (refused,) = read(place, stdin=words.encode(), max_chars=20)
    assert isinstance(refused, Rejected)
    assert "49 characters" in refused.message
    assert refused.hint == "Raise the limit with --max-chars 49."
    (found,) = read(place, stdin=words.encode(), max_chars=49)
    assert isinstance(found, Article)


def test_a_file_far_over_the_limit_is_refused_with_a_flag_that_lets_it_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 5000)
    refused = refusal(tmp_path / "a.txt", max_chars=100)
    assert "5,000 bytes" in refused.message
    assert article(tmp_path / "a.txt", max_chars=int(refused.hint.rstrip(".").split()[-1])).text == "x" * 5000


def test_the_named_encoding_is_used(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Łódź".encode("cp1250"))
    assert "--encoding" in refusal(tmp_path / "a.txt").hint
    found = article(tmp_path / "a.txt", encoding="Windows-1250")
    assert (found.text, found.encoding) == ("Łódź", "cp1250")


def test_an_encoding_that_does_not_exist_is_refused_before_anything_is_read() -> None:
    with pytest.raises(InputError, match="'klingon'"):
        read_articles(["a.txt"], ReadOptions(encoding="klingon"))


@pytest.mark.parametrize(
    ("stdin", "text", "location"),
    [
        (b"Words.\r\n", "Words.\r\n", "-"),
        ("Words é".encode("utf-16"), "Words é", "-"),
        (b"\n", "\n", "-"),
        (PAGE, "The ferry is back in Port Halden.", "-"),
        (b'{"text": "Words."}\n', "Words.", "-:1"),
    ],
)
def test_standard_input_may_be_text_a_page_or_a_feed(stdin: bytes, text: str, location: str) -> None:
    (found,) = read("-", "-", stdin=stdin)
    assert isinstance(found, Article)
    assert (found.text, found.location) == (text, location)


def test_standard_input_that_is_no_text_is_refused() -> None:
    (refused,) = read("-", stdin=b"ab\0")
    assert str(refused) == "-: It is not text: NUL at byte 2."


def test_the_standard_input_of_the_process_is_read_from_a_real_pipe() -> None:
    code = "from factcheck.ingest import read_articles; print(ascii(next(read_articles(['-'])).text))"
    ran = subprocess.run([sys.executable, "-c", code], input="One.\r\nå".encode(), capture_output=True, check=True)
    assert ran.stdout.decode().strip() == r"'One.\r\n\xe5'"


def test_importing_this_part_loads_nothing_heavy() -> None:
    code = "import sys, factcheck.ingest; print({'lxml', 'trafilatura', 'charset_normalizer'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"set()\n"


def test_a_text_at_hand_becomes_an_article() -> None:
    found = read_text("date 2031-03-04 Words.", title="T")
    assert (found.text, found.title, found.published) == ("date 2031-03-04 Words.", "T", date(2031, 3, 4))
    assert read_text("Words.", published="2031-03-05T10:00:00Z").published == date(2031, 3, 5)


@pytest.mark.parametrize("metadata", [{"published": "soon"}, {"title": "\ud800"}, {"url": "a\0"}])
def test_metadata_that_cannot_be_kept_is_refused(metadata: dict[str, str]) -> None:
    with pytest.raises(InputError):
        read_text("Words.", **metadata)


@pytest.mark.parametrize("text", ["a\ud800b", "a\0b"])
def test_a_text_that_cannot_be_stored_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="at character 1"):
        read_text(text)


def test_a_readme_in_a_folder_is_no_article_unless_it_is_named(tmp_path):
    (tmp_path / "README.md").write_text("# About these articles", encoding="utf-8")
    (tmp_path / "quay.txt").write_text("The quay opened.", encoding="utf-8")
    assert [Path(one.location).name for one in read_articles([str(tmp_path)])] == ["quay.txt"]
    assert [Path(one.location).name for one in read_articles([str(tmp_path / "README.md")])] == ["README.md"]
