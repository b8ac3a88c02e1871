"""What an article, a name or a note can do to a report: nothing. It loads nothing, and runs nothing."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.records import Review
from factcheck.report.markdown import plain
from factcheck.store import Store
from tests.browser import HOSTILE as TAGS
from tests.browser import SCRIPT, audited
from tests.export_records import hostile_audit
from tests.reports import Element, Made, tokens
from tests.store_records import MODEL, NOON, a_call

OURS = re.compile(
    "html|head|meta|title|style|body|header|main|footer|article|section|nav|h[1-4]|p|a|span|b|i|q|bdi|mark|time|code"
    "|dl|dt|dd|div|ol|ul|li|svg|rect|table|caption|thead|tbody|tr|th|td"
)
LOADING = ("src", "srcset", "data", "poster", "action", "formaction", "background", "style", "ping", "srcdoc")
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
JOINER = "\u2060"
# One sentence each; a reader of Markdown would act on it.
MARKDOWN = (
    "# A heading that is none.",
    "[press here](javascript:alert(1)) and ![](https://tolls.invalid/pixel.png) it said.",
    "| a | cell | <b>bold</b> |",
    "- a list\n- of two, it said.",
    "```\ncode, said the clerk.",
    "***\n\n1. One. 2) Two.",
    "See https://tolls.invalid/now, www.tolls.invalid or <https://tolls.invalid>, `rm` and ~~gone~~.",
    "Total: $x_1$ and {{ site.secret }} and &lt;script&gt; and \\[O1 false mark\\].",
    "A title\n===\nand\n---\nsaid Brekke.",
    "Write to ada@halden.invalid, @ada or org/repo#1, GH-2 and #3, said the :smile: clerk :+1: at 12:30:45.",
    "[note]: https://tolls.invalid 'said' the clerk.",
)


def a_hostile_store(path: Path) -> Store:
    """Three articles that try to be more than words in every field that others write, with notes and names as bad."""
    about = {"title": SCRIPT, "url": "javascript:alert(1)", "location": f"in/{SCRIPT}.txt", "external_id": SCRIPT}
    call = a_call(
        call_id=1, purpose=SCRIPT, prompt_name=SCRIPT, model_answered=f"{SCRIPT}|`x`", prompt_version="[v](x)"
    )
    model = MODEL.model_copy(update={"name": SCRIPT, "version": "*2*", "prompt_name": SCRIPT, "prompt_hash": "`h`|h"})
    bad = hostile_audit().model_copy(update={"annotator": model, "calls": (call,)})
    store = Store(path)
    store.save_audits(
        [audited(TAGS, **about), bad, hostile_audit(MARKDOWN, title=MARKDOWN[1], url="https://a.invalid")]
    )
    audits = [store.audit(number) for number in store.audits_to_export(None)]
    with store.held():
        for audit in audits:
            for claim, words in zip(audit.claims, (SCRIPT, *MARKDOWN), strict=False):
                assert claim.claim_id is not None
                given = {"label": claim.label, "seen_label": claim.label, "reviewed_at": NOON}
                store.save_review(
                    Review(claim_id=claim.claim_id, reviewer=words, decision="accept", note=words, **given)
                )
    return store


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(a_hostile_store(tmp_path_factory.mktemp("hostile") / "s.duckdb"), 1, 2, 3)


class TestThePage:
    def test_it_holds_no_element_but_its_own_and_none_that_runs_or_loads(self, hostile: Made) -> None:
        elements = hostile.page.found
        assert [one for one in elements if not OURS.fullmatch(one.tag)] == []
        given = {name for one in elements for name in one.given}
        assert [name for name in given if name.startswith("on") or name in LOADING] == []
        (style,) = hostile.page.all("style")
        assert not re.search(r"url\(|@import|@font-face|expression", "".join(style.text))

    def test_its_policy_lets_in_its_own_style_and_nothing_else(self, hostile: Made) -> None:
        page = hostile.page
        assert page.policy() == (
            f"default-src 'none'; style-src '{page.style_hash()}'; base-uri 'none'; form-action 'none'"
        )
        metas = [one.given.get("http-equiv", one.given.get("charset", "")) for one in page.all("meta")]
        assert metas[:2] == ["utf-8", "Content-Security-Policy"], "what stands before the policy is not under it"

    def test_a_link_leads_within_it_or_to_the_article_on_the_web(self, hostile: Made) -> None:
        def leads_out(one: Element) -> bool:
            return not one.given["href"].startswith("#")

        assert [one.given["href"] for one in hostile.page.all("a") if leads_out(one)] == ["https://a.invalid"]

    def test_what_cannot_be_seen_stands_by_name(self, hostile: Made) -> None:
        assert INVISIBLE.search("".join(one.words for one in hostile.page.all("body"))) is None
        assert "U+202E" in {one.words for one in hostile.page.all("span", class_="control")}

    def test_what_others_wrote_stands_there_as_they_wrote_it(self, hostile: Made) -> None:
        (title,) = hostile.page.all("h2", id="a1")
        assert title.words == " ".join(SCRIPT.split())
        assert "{{ 7 * 7 }}" in hostile.page.section("text", 1)
        assert "{{ site.secret }}" in hostile.page.section("text", 3)


class TestTheMarkdown:
    def test_it_holds_no_html_no_picture_and_no_link_but_the_articles_own(self, hostile: Made) -> None:
        found = list(tokens(hostile.markdown))
        assert [one.attrs["href"] for one in found if one.type == "link_open"] == ["https://a.invalid"]
        kinds = {one.type for one in found}
        assert kinds & {"html_block", "html_inline", "image", "fence", "code_block", "s_open"} == set()
        assert INVISIBLE.search(hostile.markdown.replace("\n", "")) is None
        assert re.findall(r"https?://[\w.]+|www\.", hostile.markdown) == ["https://a.invalid"]

    def test_its_outline_is_ours_and_every_row_has_as_many_cells_as_its_head(self, hostile: Made) -> None:
        found = list(tokens(hostile.markdown))
        headings = [after.content for one, after in pairwise(found) if one.type == "heading_open"]
        assert len([one for one in headings if one.endswith("Summary")]) == 3
        assert "A heading that is none." not in " ".join(headings[:3])
        rows: list[int] = []
        widths: list[list[int]] = []
        for one in found:
            if one.type == "table_open":
                rows = []
                widths.append(rows)
            rows += [0] if one.type == "tr_open" else []
            if one.type in ("th_open", "td_open"):
                rows[-1] += 1
        assert all(len(set(one)) == 1 for one in widths)

    def test_what_others_wrote_shows_as_they_wrote_it(self, hostile: Made) -> None:
        assert "[press here](javascript:alert(1)) and ![](https://tolls.invalid/pixel.png) it said." in hostile.words
        assert "{{ site.secret }} and &lt;script&gt; and \\[O1 false mark\\]." in hostile.words

    def test_nobody_is_mentioned_no_issue_linked_and_no_emoji_drawn_in_what_a_reader_sees(self, hostile: Made) -> None:
        drawn = "".join(one.content for one in tokens(hostile.markdown) if one.type in ("text", "text_special"))
        assert re.findall(r"@\w+|#\d+|GH-\d+|:[a-z+]\w*:", drawn) == []
        seen = drawn.replace(JOINER, "")
        assert "Write to ada@halden.invalid, @ada or org/repo#1, GH-2 and #3, said the :smile: clerk :+1: at" in seen
        assert "at 12:30:45." in drawn

    @given(st.text(alphabet=st.sampled_from("ab 1.)-+=#*_`~[]()!<>&|\\:/w@$^\"'{}\u202e\n"), max_size=40))
    def test_any_words_show_as_they_are_wherever_a_line_begins(self, words: str) -> None:
        shown = " ".join(words.split()).replace("\u202e", "⟨U+202E⟩")
        for before, kinds in (("", ["paragraph_open"]), ("- **O1** ", ["bullet_list_open"])):
            found = list(tokens(before + plain(words)))
            if not (before + shown).strip():
                continue
            assert [one.type for one in found][:1] == kinds
            drawn = [one for one in found if one.type in ("text", "text_special")]
            assert (
                "".join(one.content for one in drawn).replace(JOINER, "")
                == (before.replace("- **O1**", "O1") + shown).rstrip()
            )
            assert {one.type for one in found} & {"link_open", "image", "html_inline", "code_inline", "s_open"} == set()
