"""Whom the voices of one article belong to."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.auditing import audit
from factcheck.records import SourceDecision
from factcheck.sources import article_sources
from factcheck.sources.deciding import Decided, Target
from factcheck.vocabulary import SourceKind, SourceVerdict
from tests.heard import BODY, GROUP, MEDIA, NOBODY, PAPER, PERSON, STATE, groups, reason, sources

# The text, its voices, and the names of each source.
TOGETHER = {
    "a title and a family name": (
        "“It is late,” Minister Oda Brekke said. “Too late,” Brekke added. The minister left.",
        [("Minister Oda Brekke", PERSON), ("Brekke", PERSON), ("The minister", PERSON)],
        [["Minister Oda Brekke", "Brekke", "The minister"]],
    ),
    "an office before the name, with a comma": (
        "The minister of transport, Oda Brekke, came. The transport minister said it was late.",
        [("The transport minister", PERSON), ],
        [["The transport minister"]],
    ),
    "an office behind the name": (
        "Pavel Dorin, Corrland's minister and a former captain, was calm. Corrland’s minister urged patience, and"
        " Dorin smiled, he said.",
        [("Pavel Dorin", PERSON), ("Corrland’s minister", PERSON), ("Dorin", PERSON)],
        [["Pavel Dorin", "Corrland’s minister", "Dorin"]],
    ),
    "a name whose words a no-break space joins": (
        "Minister Oda\u00a0Brekke came. It is late, Oda\u00a0Brekke said. Too late, Brekke added.",
        [("Oda\u00a0Brekke", PERSON), ("Brekke", PERSON)],
        [["Oda\u00a0Brekke", "Brekke"]],
    ),
    "two countries have a president each": (
        "Velmara’s president, Ida Holt, met Corrland’s president, Tor Lund. “Good,” the Velmaran president said."
        " “Bad,” the president of Corrland said. The president left.",
        [("the Velmaran president", PERSON), ("the president of Corrland", PERSON), ("The president", PERSON)],
        [["the Velmaran president"], ["the president of Corrland"], ["The president"]],
    ),
    "an office that one had before and has again": (
        "Former president Gus Marr came back. President Gus Marr said no. President Marr said more.",
        [("President Gus Marr", PERSON), ("President Marr", PERSON)],
        [["President Gus Marr", "President Marr"]],
    ),
    "an office of two things": (
        "Trade and Industry Minister Oda Brekke said no. Brekke said more.",
        [("Trade and Industry Minister Oda Brekke", PERSON), ("Brekke", PERSON)],
        [["Trade and Industry Minister Oda Brekke", "Brekke"]],
    ),
    "spellings of one name": (
        "President Mohammed Aasen spoke. “No,” said Muhammad Åsen. Masoud Veld agreed, and Massoud Veld said so.",
        [("President Mohammed Aasen", PERSON), ("Muhammad Åsen", PERSON), ("Masoud Veld", PERSON),
         ("Massoud Veld", PERSON)],
        [["President Mohammed Aasen", "Muhammad Åsen"], ["Masoud Veld", "Massoud Veld"]],
    ),
    "initials fit one name": (
        "Councillor T. J. Brandvold said no. “No,” Brandvold said. Tora Jo Brandvold said it again.",
        [("Councillor T. J. Brandvold", PERSON), ("Brandvold", PERSON), ("Tora Jo Brandvold", PERSON)],
        [["Councillor T. J. Brandvold", "Brandvold", "Tora Jo Brandvold"]],
    ),
    "state media by name and description": (
        "Velmara’s state media, VNA, reported it. VNA noted more. Velmaran state media VNA said."
        " Velmaran state media said.",
        [("Velmara’s state media, VNA", MEDIA), ("VNA", MEDIA), ("Velmaran state media VNA", MEDIA),
         ("Velmaran state media", MEDIA)],
        [["Velmara’s state media, VNA", "VNA", "Velmaran state media VNA", "Velmaran state media"]],
    ),
    "initials that the article spells out": (
        "The Harbour Workers’ Union (HWU) called a strike. The HWU said it would last. The union warned of more.",
        [("The Harbour Workers’ Union", BODY), ("The HWU", BODY), ("The union", BODY)],
        [["The Harbour Workers’ Union", "The HWU", "The union"]],
    ),
    "a company by what it is": (
        "Kestrel Works, the town’s largest employer, will close. Kestrel Works said so. The employer gave no date.",
        [("Kestrel Works", BODY), ("The employer", BODY)],
        [["Kestrel Works", "The employer"]],
    ),
    "the report": (
        "An audit by the harbour office found gaps. The report said more. It named nobody.",
        [("An audit by the harbour office", PAPER), ("The report", PAPER), ("It", PAPER)],
        [["An audit by the harbour office", "The report", "It"]],
    ),
    "a pronoun with one name before it": (
        "Mr. Brandvold, the treasurer, left the hall. He told reporters that he would vote no. Ms. Thune stayed.",
        [("He", PERSON)],
        [["He"]],
    ),
    "a pronoun that the annotator explains": (
        "Mayor Lene Aasgaard spoke to Ragna Thune. She said no.",
        [("Mayor Lene Aasgaard", PERSON), ("She", PERSON, "Lene Aasgaard")],
        [["Mayor Lene Aasgaard", "She"]],
    ),
    "long names and their ends": (
        "Sheikh Omar bin Yusuf Al Harun spoke. “Yes,” Al Harun said. Omar Al Harun said it twice.",
        [("Sheikh Omar bin Yusuf Al Harun", PERSON), ("Al Harun", PERSON), ("Omar Al Harun", PERSON)],
        [["Sheikh Omar bin Yusuf Al Harun", "Al Harun", "Omar Al Harun"]],
    ),
    "a paper by the last word of its name": (
        "A letter seen by the Orrefall Post says so. The ferry sank, the Post reported."
        " More boats will, the Orrefall Post said.",
        [("the Post", MEDIA), ("the Orrefall Post", MEDIA)],
        [["the Post", "the Orrefall Post"]],
    ),
    "legal endings and articles": (
        "The Kestrel Works said no. Kestrel Works Ltd. said yes.",
        [("The Kestrel Works", BODY), ("Kestrel Works Ltd.", BODY)],
        [["The Kestrel Works", "Kestrel Works Ltd."]],
    ),
}  # fmt: skip

APART = {
    "two people of one family": (
        "Oda Brekke said yes. Jon Brekke said no. Brekke said nothing more.",
        [("Oda Brekke", PERSON), ("Jon Brekke", PERSON), ("Brekke", PERSON)],
        [["Oda Brekke"], ["Jon Brekke"], ["Brekke"]],
    ),
    "a namesake who is only mentioned": (
        "Oda Brekke said yes and met Jon Brekke. Brekke said nothing more.",
        [("Oda Brekke", PERSON), ("Brekke", PERSON)],
        [["Oda Brekke"], ["Brekke"]],
    ),
    "a spokesman and who he speaks for": (
        "Oda Brekke said yes. Brekke’s spokesman said no. Minister Brekke’s office said maybe.",
        [("Oda Brekke", PERSON), ("Brekke’s spokesman", PERSON), ("Minister Brekke’s office", STATE)],
        [["Oda Brekke"], ["Brekke’s spokesman"], ["Minister Brekke’s office"]],
    ),
    "a ministry and its minister": (
        "Minister Oda Brekke said yes. The Brekke ministry said no.",
        [("Minister Oda Brekke", PERSON), ("The Brekke ministry", STATE)],
        [["Minister Oda Brekke"], ["The Brekke ministry"]],
    ),
    "one who held an office and one who holds it": (
        "Former mayor Tor Lund said no. The mayor said yes.",
        [("Former mayor Tor Lund", PERSON), ("The mayor", PERSON)],
        [["Former mayor Tor Lund"], ["The mayor"]],
    ),
    "two unions": (
        "The Harbour Workers’ Union said yes. The Teachers’ Union said no. The union said more.",
        [("The Harbour Workers’ Union", BODY), ("The Teachers’ Union", BODY), ("The union", BODY)],
        [["The Harbour Workers’ Union"], ["The Teachers’ Union"], ["The union"]],
    ),
    "a pronoun between two people": (
        "Oda Brekke met Jon Holt. He said no. “No,” said Oda Brekke. “Yes,” said Jon Holt.",
        [("He", PERSON), ("Oda Brekke", PERSON), ("Jon Holt", PERSON)],
        [["He"], ["Oda Brekke"], ["Jon Holt"]],
    ),
    "a country and what is of it": (
        "Velmara said no. Velmara’s coastguard said yes. Velmara Radio said both.",
        [("Velmara", STATE), ("Velmara’s coastguard", STATE), ("Velmara Radio", MEDIA)],
        [["Velmara"], ["Velmara’s coastguard"], ["Velmara Radio"]],
    ),
    "short names that differ by a vowel": (
        "Michelle Lee said yes. Michelle Li said no.",
        [("Michelle Lee", PERSON), ("Michelle Li", PERSON)],
        [["Michelle Lee"], ["Michelle Li"]],
    ),
    "father and son": (
        "Tor Lund Sr. said yes. Tor Lund Jr. said no.",
        [("Tor Lund Sr.", PERSON), ("Tor Lund Jr.", PERSON)],
        [["Tor Lund Sr."], ["Tor Lund Jr."]],
    ),
    "a report and those who wrote it": (
        "The report’s authors said no. The report was late. It named nobody.",
        [("The report’s authors", GROUP), ("The report", PAPER)],
        [["The report’s authors"], ["The report"]],
    ),
    "initials that spell a pronoun": (
        "Minister Oda Brekke left. THEY, the ferry crews’ club, said no. They said more.",
        [("THEY", BODY), ("They", GROUP)],
        [["THEY"], ["They"]],
    ),
    "an office that one had and another has": (
        "President Marr said no. Ex-President Gus Marr said yes. Marr smiled, he said.",
        [("President Marr", PERSON), ("Ex-President Gus Marr", PERSON), ("Marr", PERSON)],
        [["President Marr"], ["Ex-President Gus Marr"], ["Marr"]],
    ),
    "one office of two places": (
        "President Marr of Corrland said no. Gus Marr, the president of Velmara, said yes.",
        [("President Marr of Corrland", PERSON), ("Gus Marr", PERSON)],
        [["President Marr of Corrland"], ["Gus Marr"]],
    ),
    "two of one family who speak together": (
        "Oda and Jon Brekke said no. Jon Brekke said more. President Marr and Jon Brekke said yes.",
        [("Oda and Jon Brekke", PERSON), ("Jon Brekke", PERSON), ("President Marr and Jon Brekke", PERSON)],
        [["Oda and Jon Brekke"], ["Jon Brekke"], ["President Marr and Jon Brekke"]],
    ),
    "two who speak together": (
        "Minister Oda Brekke came. Pavel Dorin came. Oda Brekke and Pavel Dorin said in a statement that it was late.",
        [("Oda Brekke", PERSON), ("Pavel Dorin", PERSON), ("Oda Brekke and Pavel Dorin", PERSON)],
        [["Oda Brekke"], ["Pavel Dorin"], ["Oda Brekke and Pavel Dorin"]],
    ),
    "a trade without an article": (
        "Idris Vale, a poet of the north, came. Poet said no.",
        [("Idris Vale", PERSON), ("Poet", PERSON)],
        [["Idris Vale"], ["Poet"]],
    ),
    "officials and critics": (
        "Officials said yes. Critics said no. A senior official said more.",
        [("Officials", NOBODY), ("Critics", NOBODY), ("A senior official", NOBODY)],
        [["Officials"], ["Critics"], ["A senior official"]],
    ),
    "a pronoun that the given name forbids": (
        "Jon Holt said yes. She said no.",
        [("Jon Holt", PERSON), ("She", PERSON)],
        [["Jon Holt"], ["She"]],
    ),
    "the president is who no verb makes it": (
        "According to Jon Holt, the president is ill. The president said nothing.",
        [("Jon Holt", PERSON), ("The president", PERSON)],
        [["Jon Holt"], ["The president"]],
    ),
}


@pytest.mark.parametrize(("text", "said", "expected"), [*TOGETHER.values(), *APART.values()], ids=[*TOGETHER, *APART])
def test_names_come_together_where_the_article_says_so_and_only_there(text, said, expected):
    assert groups(sources(text, *said)) == expected


@pytest.mark.parametrize(("text", "said", "expected"), TOGETHER.values(), ids=TOGETHER)
def test_every_name_has_a_reason_in_words(text, said, expected):
    assert all(name.reason for one in sources(text, *said) for name in one.names)


def test_an_office_finds_its_holder_by_the_words_of_the_article():
    (found,) = sources("The minister of transport, Oda Brekke, came. The transport minister said no.",
                       ("The transport minister", PERSON))  # fmt: skip
    assert (found.name, found.key) == ("Oda Brekke", "person:oda breke")
    assert reason([found], "The transport minister") == "the article speaks of “minister of transport, Oda Brekke”"


def test_a_family_name_of_two_people_says_whose_it_could_be():
    text = "Minister Oda Brekke met Jon Brekke. “So be it,” Minister Brekke said. Brekke smiled, he said."
    found = sources(text, ("Oda Brekke", PERSON), ("Minister Brekke", PERSON), ("Brekke", PERSON))
    assert groups(found) == [["Oda Brekke", "Minister Brekke"], ["Brekke"]]
    assert (
        reason(found, "Brekke") == "the article names Jon Brekke and Oda Brekke, and does not say which of them this is"
    )


def test_a_title_decides_between_two_of_one_family():
    text = "Minister Oda Brekke met the fisherman Jon Brekke. Minister Brekke said no. Jon Brekke said yes."
    found = sources(text, ("Minister Oda Brekke", PERSON), ("Minister Brekke", PERSON), ("Jon Brekke", PERSON))
    assert groups(found) == [["Minister Oda Brekke", "Minister Brekke"], ["Jon Brekke"]]
    assert reason(found, "Minister Brekke") == "of those named Brekke only Oda Brekke has that office"


NAMES = ["Oda Brekke", "Brekke", "the minister", "he", "officials", "The report", "RV", ""]


@given(st.lists(st.sampled_from(NAMES), max_size=8))
def test_every_voice_belongs_to_exactly_one_source(said):
    text = "Oda Brekke, the minister, met officials. " + " ".join(f"So {words} said." for words in said)
    heard = [(words, kind) for words in said for kind in (list(SourceKind)[len(words) % 7],)]
    found = sources(text, *heard)
    places = [place for one in found for place in one.voices]
    assert sorted((place.claim, place.position) for place in places) == [
        (number, 1) for number in range(1, len(said) + 1)
    ]
    assert found == sources(text, *heard)


def test_the_sources_of_an_audit_are_those_of_its_chains():
    audited = audit("“It is late,” Minister Oda Brekke said, the Strait Gazette reported. Brekke said it would pass.")
    found = article_sources(audited)
    assert {one.name for one in found} == {"Oda Brekke", "Strait Gazette"}
    voices = sum(len(claim.chain) for claim in audited.claims)
    assert sum(len(one.voices) for one in found) == voices


ASKING, OFFERING = "abcd", "wxyz"
BY_RULE = st.dictionaries(st.sampled_from(ASKING), st.sampled_from(OFFERING))
STEPS = st.lists(st.tuples(st.booleans(), *[st.sampled_from(ASKING + OFFERING)] * 2), max_size=12)


@given(BY_RULE, STEPS)
def test_the_latest_decision_about_two_sources_always_holds(by_rule, steps):
    rules = {key: Target(target, "a rule") for key, target in by_rule.items()}
    told: list[SourceDecision] = []
    for is_merge, one, other in steps:
        verdict = SourceVerdict.MERGE if is_merge else SourceVerdict.SPLIT
        are_one = len({Decided(told).final(key, rules).key for key in (one, other)}) == 1
        if one == other or are_one is is_merge:
            continue  # such a decision is refused
        said = {"decision": verdict, "source_key": one, "other_key": other, "reviewer": "Ada"}
        told.append(SourceDecision(decision_id=len(told) + 1, decided_at=datetime(2031, 5, 6, tzinfo=UTC), **said))
        assert (len({Decided(told).final(key, rules).key for key in (one, other)}) == 1) is is_merge
