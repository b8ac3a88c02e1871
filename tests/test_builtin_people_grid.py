"""The built-in annotator on who is speaking: first mentions by what stands between, by the later short form."""

import pytest

from factcheck.segment import segment
from tests.builtin_drafts import BUILTIN

NOBODY = ""
ODA, IDA, TOM = "Oda Brekke", "Ida Moe", "Tom Reed"
FREIGHT = "Norwell Freight"

# Who is named first, with the later short forms and whom each stands for.
FIRST: dict[str, dict[str, str]] = {
    "Oda Brekke": {"Brekke": ODA, "She": ODA, "Ms Brekke": ODA, "Oda": ODA, "Mr Brekke": NOBODY, "He": NOBODY},
    "Mayor Oda Brekke": {"The mayor": ODA, "Mayor Brekke": ODA, "The minister": NOBODY, "Her husband": NOBODY},
    "Oda Brekke, the harbour minister,": {
        "The minister": ODA,
        "The harbour minister": ODA,
        "The prime minister": NOBODY,
    },
    "Oda Brekke, mayor of Halden,": {"The mayor": ODA, "The Halden mayor": ODA, "Her spokesman": NOBODY},
    "The mayor of Halden, Oda Brekke,": {"The mayor": ODA, "She": ODA},
    "Oda Brekke, a baker,": {"The baker": ODA, "The 54-year-old": NOBODY},
    "Tom Reed, 54, a welder,": {"The 54-year-old": TOM, "The welder": TOM, "He": TOM, "She": NOBODY},
    "A 54-year-old welder named Tom Reed": {"The welder": TOM, "The 54-year-old": TOM},
    "Her lawyer, Tom Reed,": {"Her lawyer": TOM, "The lawyer": TOM, "He": TOM},
    "A spokeswoman for the ministry, Oda Brekke,": {"The spokeswoman": ODA, "The spokesman": NOBODY},
    "Norwell Freight chief executive Oda Brekke": {
        "The company": FREIGHT,
        "Norwell": FREIGHT,
        "The chief executive": ODA,
    },
    "Dr. Ida Moe": {"Dr. Moe": IDA, "The doctor": IDA, "The company": NOBODY},
    "Norwell Freight": {
        "Norwell": FREIGHT,
        "The company": FREIGHT,
        "The firm": FREIGHT,
        "She": NOBODY,
        "The union": NOBODY,
    },
    "Norwell Freight, a shipping company,": {"The shipping company": FREIGHT, "The company": FREIGHT},
    "Brightwater Ltd": {"Brightwater": "Brightwater Ltd", "The company": "Brightwater Ltd"},
    "The carmaker Velotta": {"The carmaker": "Velotta", "The company": "Velotta"},
    "The Halden Port Authority (HPA)": {"The HPA": "Halden Port Authority", "The authority": "Halden Port Authority"},
    "The National Union of Dockers": {"The union": "National Union of Dockers", "The NUD": "National Union of Dockers"},
    "The fisheries ministry": {"The ministry": "The fisheries ministry", "The minister": NOBODY},
    "Halden City Council": {"The council": "Halden City Council", "The city council": "Halden City Council"},
    "The University of Halden": {"The university": "University of Halden", "The school": NOBODY},
    "The Halden Courier": {"The paper": "Halden Courier", "The Courier": "Halden Courier"},
}
BETWEEN = (
    "",
    "The dam was built in 1962. It is 40 metres high.",
    "Kasper Lunde, a resident, watched from the quay.",
    "Work began near Port Vale in May.",
)
FORMS = ("{} said the walls were sound.", "According to {}, the walls were sound.", "“The walls are sound,” {} said.")
PRONOUNS = {"She": "her", "He": "him"}


def who_speaks(text: str) -> list[str]:
    """The full name behind the last voice of what is said of the walls; empty where it stays as written."""
    said = [d for d in BUILTIN.label(text, segment(text)).drafts if d.chain and "walls" in d.content[0].text.lower()]
    return [draft.chain[-1].full_name for draft in said]


def _last(form: str, later: str) -> str:
    inside = later if form.startswith("{}") or later.split()[0] not in ("The", "She", "He", "Her") else later.lower()
    inside = PRONOUNS.get(later, inside) if form.startswith("According") else inside
    return form.format(inside.replace("hpa", "HPA").replace("nud", "NUD").replace("halden", "Halden"))


def _texts() -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for first, laters in FIRST.items():
        for place, between in enumerate(BETWEEN):
            for turn, (later, name) in enumerate(laters.items()):
                doubt = later in PRONOUNS and between.startswith("Kasper")  # he may be the one
                if not doubt:
                    last = _last(FORMS[(place + turn) % len(FORMS)], later).replace("the courier", "the Courier")
                    found.append((" ".join(filter(None, (f"{first} said the dam was safe.", between, last))), name))
    return found


def test_short_names_stand_for_whom_the_text_names_and_for_nobody_else() -> None:
    texts = _texts()
    assert len(texts) > 200
    wrong = [(text, who_speaks(text), name) for text, name in texts if who_speaks(text) != [name]]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # two women, two of one surname, two companies, two ministers
        ("Oda Brekke met Ida Moe on the quay. She said the walls were sound.", NOBODY),
        ("Oda Brekke and Ida Moe said the dam was safe. She said the walls were sound.", NOBODY),
        ("Oda Brekke said it was safe. Her brother, Tom Brekke, said not. Brekke said the walls were sound.", NOBODY),
        (
            "Oda Brekke said it was safe. Her brother, Tom Brekke, said not. Mr Brekke said the walls were old.",
            "Tom Brekke",
        ),
        ("Norwell Freight and Brightwater Energy bid. The company said the walls were sound.", NOBODY),
        (
            "Corrland’s minister, Oda Brekke, met Velmara’s minister, Per Vik. The minister said the walls were old.",
            NOBODY,
        ),
        # a woman and a man
        ("Tom Reed met Oda Brekke on the quay. She said the walls were sound.", ODA),
        ("Oda Brekke told Tom Reed that it was safe. He said the walls were sound.", TOM),
        ("The dam was opened by Oda Brekke. Kasper Lunde said it was old. She said the walls were sound.", ODA),
        # somebody without a name stands between
        (
            "A spokesman, Tom Reed, said yes. A spokesman for the port said no. The spokesman said the walls were old.",
            NOBODY,
        ),
        (
            "The school of Halden University is old. A school in Vale closed. The school said the walls were old.",
            NOBODY,
        ),
        # a company and a person
        (
            "Norwell Freight said yes. Its chief executive, Oda Brekke, was. The company said the walls were sound.",
            FREIGHT,
        ),
        ("Norwell Freight said yes. Its chief executive, Oda Brekke, was glad. She said the walls were sound.", ODA),
        ("A spokesman for Norwell Freight said yes. The company said the walls were sound.", FREIGHT),
        ("Norwell Freight opened the dam. It said the walls were sound.", FREIGHT),
        # who is set off behind what he is
        ("“It is safe,” said the mayor, Oda Brekke. She said the walls were sound.", ODA),
        ("Oda Brekke’s lawyer, Tom Reed, said yes. According to him, the walls were sound.", TOM),
        ("According to the mayor, Oda Brekke was late. The mayor said the walls were sound.", NOBODY),
        # a child of the same given name
        ("Tom Reed said yes. Ida Moe’s son Tom was there. Tom said the walls were sound.", NOBODY),
        ("Oda Brekke said yes. “He told us the walls were sound,” said Oda Brekke.", ""),
    ],
)
def test_where_two_could_be_meant_nobody_is(text: str, name: str) -> None:
    assert who_speaks(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "source", "kind", "name"),
    [
        ("Brightwater denies the walls are old. It said its pumps were sound.", "Brightwater", "organisation", NOBODY),
        ("Brightwater denies the walls are old. Brightwater Energy runs it.", "Brightwater", "organisation", NOBODY),
        ("The walls are old, said its owner, Halton Logistics.", "its owner", "organisation", "Halton Logistics"),
        ("My neighbour said the walls were old.", "My neighbour", "unnamed", NOBODY),
        ("My mother said the walls were old.", "My mother", "person", NOBODY),
        ("The court held on Friday that the walls were unsafe.", "The court", "government", NOBODY),
        ("Ida Moe of the Union party said the walls were old.", "Ida Moe of the Union party", "person", NOBODY),
    ],
)
def test_companies_owners_and_nobody_in_particular_are_told_by_kind(
    text: str, source: str, kind: str, name: str
) -> None:
    link = next(d.chain[0] for d in BUILTIN.label(text, segment(text)).drafts if d.chain)
    assert (link.source and link.source.text, link.kind, link.full_name) == (source, kind, name)
