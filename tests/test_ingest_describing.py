"""What a person says of one article, and how many articles there will be."""

from datetime import date
from pathlib import Path

import pytest

from factcheck.errors import InputError
from factcheck.ingest import Rejected, about, count_articles, described, read_articles, read_text
from factcheck.records import Article

TEXT = "The quay at Sandvik opened in May."
SAID = {"title": "Quay open", "url": "https://gazette.example/quay", "published": "2031-05-04"}


def test_what_is_said_stands_above_what_the_article_says_of_itself() -> None:
    found = read_text(TEXT, title="Untitled", location="-", published="2030-01-01")
    (article,) = described(iter([found]), about(**SAID))
    assert isinstance(article, Article)
    assert (article.title, article.url, article.published) == ("Quay open", SAID["url"], date(2031, 5, 4))
    assert (article.text, article.id, article.location) == (TEXT, found.id, "-")


def test_what_is_not_said_stays_as_it_was_found() -> None:
    found = read_text(TEXT, title="Found", url="https://gazette.example/found")
    (article,) = described(iter([found]), about(published="2031-05-04"))
    assert isinstance(article, Article)
    assert (article.title, article.url) == ("Found", "https://gazette.example/found")


def test_where_nothing_is_said_every_article_is_as_it_was() -> None:
    found = [read_text(TEXT), read_text("Another."), Rejected(location="a", message="No.")]
    assert list(described(iter(found), about())) == found


def test_of_several_articles_nothing_can_be_said_and_none_is_given_out() -> None:
    with pytest.raises(InputError, match="one article only"):
        next(described(iter([read_text(TEXT), read_text("Another.")]), about(**SAID)))


def test_a_name_and_password_in_an_address_are_left_out() -> None:
    assert about(url="https://ada:secret@gazette.example/a").url == "https://gazette.example/a"


@pytest.mark.parametrize(
    "typed",
    [
        {"url": "javascript:alert(1)"},
        {"url": "quay.html"},
        {"published": "May"},
        {"title": "a\0b"},
        {"url": "http://\udcff"},
    ],
)
def test_what_cannot_be_said_of_an_article_is_refused(typed: dict[str, str]) -> None:
    with pytest.raises(InputError) as caught:
        about(**typed)
    assert caught.value.hint


@pytest.fixture
def news(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "deep" / "b.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "deep" / "notes.log").write_text(TEXT, encoding="utf-8")
    (tmp_path / "feed.jsonl").write_text('{"text": "One."}\n\n{"text": "Two."}\nbroken\n', encoding="utf-8")
    (tmp_path / "empty.jsonl").write_text("\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "places", [["."], ["a.txt", "a.txt", "deep"], ["*.txt", "nowhere.txt"], ["feed.jsonl"], ["empty.jsonl", "none*"]]
)
def test_as_many_articles_are_counted_as_will_be_read(
    news: Path, monkeypatch: pytest.MonkeyPatch, places: list[str]
) -> None:
    monkeypatch.chdir(news)
    assert count_articles(places) == len(list(read_articles(places)))


@pytest.mark.parametrize("place", ["-", "https://gazette.example/all.jsonl?day=1"])
def test_where_nobody_can_say_how_many_there_are_nobody_does(news: Path, place: str) -> None:
    assert count_articles([str(news), place]) is None


def test_an_address_counts_as_one_and_is_not_fetched() -> None:
    assert count_articles(["https://gazette.invalid/a", "https://gazette.invalid/b"]) == 2
