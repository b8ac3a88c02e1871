"""The built-in annotator on one sentence: who says it, through whom, and what is put forward."""

import pytest

from factcheck.vocabulary import Label
from tests.builtin_drafts import attributed, drafts_of, said, voices


@pytest.mark.parametrize(
    ("words", "chain", "content"),
    [
        # a direct quotation, and where its speaker stands
        ('"The quay is safe," Oda Brekke said.', [("Oda Brekke", "said", "person")], ["The quay is safe"]),
        ("“The quay is safe,” said Oda Brekke.", [("Oda Brekke", "said", "person")], ["The quay is safe"]),
        ('“The quay is safe," the mayor said.', [("the mayor", "said", "person")], ["The quay is safe"]),
        ("Brekke said: “The quay is safe.”", [("Brekke", "said", "person")], ["The quay is safe."]),
        ("‘We have lost it all,’ said Mr Vik, a farmer.", [("Mr Vik", "said", "person")], ["We have lost it all"]),
        (
            '"The quay," said Brekke, "will close in May."',
            [("Brekke", "said", "person")],
            ["The quay", "will close in May."],
        ),
        (
            '"We are ready," Brekke told Halden Radio on Monday, "and the money is there."',
            [("Brekke", "told", "person")],
            ["We are ready", "and the money is there."],
        ),
        (
            'In a letter to the council, the union wrote: "The ferry is late every day."',
            [("the union", "wrote", "organisation")],
            ["The ferry is late every day."],
        ),
        ("The mayor: “The tower has to go.”", [("The mayor", None, "person")], ["The tower has to go."]),
        # reported speech
        ("Officials said the road would reopen.", [("Officials", "said", "unnamed")], ["the road would reopen."]),
        (
            "Police said on Tuesday that two men had been held.",
            [("Police", "said", "government")],
            ["two men had been held."],
        ),
        ("The ministry told reporters that it was late.", [("The ministry", "told", "government")], ["it was late."]),
        ("The road is shut, said Oda Brekke, the minister.", [("Oda Brekke", "said", "person")], ["The road is shut"]),
        ("The ferry, the company says, is safe.", [("the company", "says", "organisation")], ["The ferry", "is safe."]),
        (
            "Larsen, 42, said he had seen nothing.",
            [("Larsen", "said", "person")],
            ["he had seen nothing."],
        ),
        (
            "The minister, Oda Brekke, warned that the port could close.",
            [("The minister, Oda Brekke", "warned", "person")],
            ["the port could close."],
        ),
        (
            "Citing privacy, Per Vik, a lawyer, said he would not name them.",
            [("Per Vik", "said", "person")],
            ["he would not name them."],
        ),
        (
            "As Oda Brekke pointed out on Monday, the port loses money.",
            [("Oda Brekke", "pointed out", "person")],
            ["the port loses money."],
        ),
        ("As Oda Brekke said, the port loses money.", [("Oda Brekke", "said", "person")], ["the port loses money."]),
        ("The study found that stocks had fallen.", [("The study", "found", "document")], ["stocks had fallen."]),
        ("Reports indicate that the ferry was sold.", [("Reports", "indicate", "unnamed")], ["the ferry was sold."]),
        ("Sources close to the talks say a deal is near.", [("Sources close to the talks", "say", "unnamed")], None),
        (
            "The firm claims its engines are clean.",
            [("The firm", "claims", "organisation")],
            ["its engines are clean."],
        ),
        (
            "Several residents reported hearing a blast.",
            [("Several residents", "reported", "unnamed")],
            ["hearing a blast."],
        ),
        ("Asked whether he would go, Vik said no.", [("Vik", "said", "person")], ["no."]),
        ("Critics claim the law is vague.", [("Critics", "claim", "unnamed")], ["the law is vague."]),
        (
            "Vik and Holm both said they would not stand.",
            [("Vik and Holm", "said", "person")],
            ["they would not stand."],
        ),
        (
            "Vik, who has led the union since 2015, said the talks had failed.",
            [("Vik", "said", "person")],
            ["the talks had failed."],
        ),
        (
            "President Ida Holm and Mayor Per Vik said they would meet again.",
            [("President Ida Holm and Mayor Per Vik", "said", "person")],
            ["they would meet again."],
        ),
        ("He told waiting reporters that it was late.", [("He", "told", "person")], ["it was late."]),
        # according to
        (
            "According to the Halden Post, three ships wait.",
            [("the Halden Post", "According to", "media")],
            ["three ships wait."],
        ),
        ("Sales fell by 3 crowns (source: Halden Bank).", [("Halden Bank", "source", "organisation")], None),
        ("As the mayor sees it, the sale helps.", [("the mayor", "sees it", "person")], ["the sale helps."]),
        ("Three ships wait, according to police.", [("police", "according to", "government")], ["Three ships wait"]),
        (
            "The ferry held, according to its owner, Brix Lines, 300 people.",
            [("its owner", "according to", "person")],
            ["The ferry held", "300 people."],
        ),
        # where the speaker stands behind something else
        (
            "Three stallholders, who asked not to be named, told the Halden Post that the rent had doubled.",
            [("Three stallholders", "told", "unnamed")],
            ["the rent had doubled."],
        ),
        (
            "One official, who was not allowed to speak, said the dam leaks.",
            [("One official", "said", "unnamed")],
            ["the dam leaks."],
        ),
        (
            "The body that runs the port says the crane is safe.",
            [("The body that runs the port", "says", "person")],
            ["the crane is safe."],
        ),
        ("Most towns, said Brekke, have no dam.", [("Brekke", "said", "person")], ["Most towns", "have no dam."]),
        ("A senior official said the dam leaks.", [("A senior official", "said", "unnamed")], ["the dam leaks."]),
        ("Her family says the crane fell.", [("Her family", "says", "person")], ["the crane fell."]),
        # what is written speaks
        (
            "The fund had lost 4 million crowns by March, records show.",
            [("records", "show", "document")],
            ["The fund had lost 4 million crowns by March"],
        ),
        ("He was told by a clerk that it was late.", [("a clerk", "told", "unnamed")], ["it was late."]),
        (
            "The firm's claim that the ferry was safe was false.",
            [("The firm", "claim", "organisation")],
            ["the ferry was safe"],
        ),
        ("In the mayor's view, the sale helps.", [("the mayor", "view", "person")], ["the sale helps."]),
        ("It is understood that the ferry is late.", [(None, "is understood", "unnamed")], None),
        ("Critics say that is an excuse.", [("Critics", "say", "unnamed")], ["that is an excuse."]),
        ("Vik told police he saw a boat.", [("Vik", "told", "person")], ["he saw a boat."]),
        ('"It was a joke," the email read.', [("the email", "read", "document")], ["It was a joke"]),
        (
            "According to the report, published in March, the piles would last.",
            [("the report", "According to", "document")],
            ["the piles would last."],
        ),
        (
            "The union representing dockers said it had not been asked.",
            [("The union representing dockers", "said", "organisation")],
            ["it had not been asked."],
        ),
        ("It was reported last week that a buyer had come.", [(None, "was reported", "unnamed")], None),
        ('"It is cheap," wrote analyst Ida Holm.', [("analyst Ida Holm", "wrote", "person")], ["It is cheap"]),
        # chains, outermost first
        (
            "Holm, citing people close to the board, said a buyer had come.",
            [("Holm", "said", "person"), ("people close to the board", "citing", "unnamed")],
            ["a buyer had come."],
        ),
        (
            "The ferry will be sold, the Halden Post reported, citing a briefing from the harbour office.",
            [
                ("the Halden Post", "reported", "media"),
                ("a briefing from the harbour office", "citing", "document"),
            ],
            ["The ferry will be sold"],
        ),
        (
            "Brekke said the union thinks the port will close.",
            [("Brekke", "said", "person"), ("the union", "thinks", "organisation")],
            ["the port will close."],
        ),
        (
            "The Halden Post said that the “head of the harbour office has said the tower will be shut in the spring.”",
            [("The Halden Post", "said", "media"), ("head of the harbour office", "said", "person")],
            ["the tower will be shut in the spring."],
        ),
        (
            "The tower is safe, the minister said, according to the Halden Post.",
            [("the Halden Post", "according to", "media"), ("the minister", "said", "person")],
            ["The tower is safe"],
        ),
        (
            "The mayor called for calm, the Halden Post reported.",
            [("the Halden Post", "reported", "media"), ("The mayor", "called for", "person")],
            ["calm"],
        ),
        (
            "Brekke said that the union believes the port will close.",
            [("Brekke", "said", "person"), ("the union", "believes", "organisation")],
            ["the port will close."],
        ),
        (
            "The Halden Post quoted the minister as saying that the tower was safe.",
            [("The Halden Post", "quoted", "media"), ("the minister", "as saying", "person")],
            ["the tower was safe."],
        ),
        (
            "The minister was quoted by the Halden Post as saying the port was safe.",
            [("the Halden Post", "quoted", "media"), ("The minister", "as saying", "person")],
            ["the port was safe."],
        ),
        (
            "“The mayor urged the council to vote again,” the Halden Post reported.",
            [("the Halden Post", "reported", "media"), ("The mayor", "urged", "person")],
            ["the council to vote again"],
        ),
        (
            "The Halden Post cited an official as saying the tower was safe.",
            [("The Halden Post", "cited", "media"), ("an official", "as saying", "unnamed")],
            ["the tower was safe."],
        ),
        # speech acts and beliefs
        ("The mayor called for calm.", [("The mayor", "called for", "person")], ["calm."]),
        ("Nordia continues to criticise the plan.", [("Nordia", "criticise", "person")], ["the plan."]),
        (
            "Nordia considers Halden a “friendly and honest harbour.”",
            [("Nordia", "considers", "person")],
            ["Halden a “friendly and honest harbour.”"],
        ),
        (
            "The union accused the firm of lying.",
            [("The union", "accused", "organisation")],
            ["the firm of lying."],
        ),
        ("She rejected claims that it was unsafe.", [("She", "rejected claims", "person")], ["it was unsafe."]),
        ("Residents feel the plan goes too far.", [("Residents", "feel", "group")], ["the plan goes too far."]),
        ("Brekke's claim that the port is safe was false.", [("Brekke", "claim", "person")], None),
        # nobody in particular
        ("The tower is understood to be beyond repair.", [(None, "is understood", "unnamed")], None),
        ("Larsen is widely thought to have left the coast.", [(None, "is widely thought", "unnamed")], None),
        # by somebody's own account, which he gives himself
        (
            "By her own account, Oda Brekke slept in the hall.",
            [("Oda Brekke", "own account", "person")],
            ["Oda Brekke slept in the hall."],
        ),
        (
            "The firm lost three million crowns, by its own estimate.",
            [("its", "own estimate", "organisation")],
            ["The firm lost three million crowns"],
        ),
        (
            "By the ministry's own account, the dam is unsafe.",
            [("the ministry", "own account", "government")],
            ["the dam is unsafe."],
        ),
        # denials, fears and what was considered
        (
            "Vik denied having received any money.",
            [("Vik", "denied", "person")],
            ["having received any money."],
        ),
        ("The minister rejected the accusation.", [("The minister", "rejected", "person")], ["the accusation."]),
        ("Shop owners fear a new tax.", [("Shop owners", "fear", "group")], ["a new tax."]),
        (
            "Runa Lie said she had considered leaving the island.",
            [("Runa Lie", "said", "person")],
            ["she had considered leaving the island."],
        ),
        ("Vik put it bluntly: the plan is dead.", [("Vik", "put it", "person")], ["the plan is dead."]),
        # the nearest subject before the verb, behind what is told about it
        (
            "The ferry sank in May, but Anders Vik, who built it, told reporters that it had been safe.",
            [("Anders Vik", "told", "person")],
            ["it had been safe."],
        ),
        (
            "The council closed the quay, but the union, backed by the mayor, said it would strike.",
            [("the union", "said", "organisation")],
            ["it would strike."],
        ),
        (
            "Trade fell in June, but bankers, who had feared worse, said the harbour was empty.",
            [("bankers", "said", "group")],
            ["the harbour was empty."],
        ),
        (
            "The quay, which opened in 1911, has closed, and the mayor, who built it, said she was sorry.",
            [("the mayor", "said", "person")],
            ["she was sorry."],
        ),
        ("One of them, Runa, said the quay was shut.", [("Runa", "said", "person")], ["the quay was shut."]),
        ("The tower was reportedly sold for 3 million.", [(None, "reportedly", "unnamed")], None),
        ("Larsen is said to be in Port Halden.", [(None, "is said", "unnamed")], None),
        (
            "The minister was accused by the opposition of lying.",
            [("the opposition", "accused", "organisation")],
            ["of lying."],
        ),
    ],
)
def test_what_is_on_somebody_elses_word_names_its_voices(
    words: str, chain: list[tuple[str | None, str | None, str]], content: list[str] | None
) -> None:
    (draft,) = [draft for draft in drafts_of([words]) if draft.chain]
    assert draft.label is Label.ATTRIBUTED_STATEMENT
    assert voices(draft) == chain
    assert content is None or [piece.text for piece in draft.content] == content


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (
            "The bridge was closed because engineers said it was unsafe.",
            [("The bridge was closed", "reported_fact"), ("engineers said it was unsafe.", "attributed_statement")],
        ),
        (
            "“The tower must go,” the mayor said, but the council has not voted on it.",
            [
                ("“The tower must go,” the mayor said", "attributed_statement"),
                ("the council has not voted on it.", "reported_fact"),
            ],
        ),
        (
            "The strike was called by the union, which said pay had fallen.",
            [
                ("The strike was called by the union", "reported_fact"),
                ("which said pay had fallen.", "attributed_statement"),
            ],
        ),
        (
            "The union, which says pay has fallen, will strike in May.",
            [(None, "reported_fact"), ("which says pay has fallen", "attributed_statement")],
        ),
        (
            "The yacht, said to be worth 2 million crowns, sank in the harbour on Monday.",
            [(None, "reported_fact"), ("said to be worth 2 million crowns", "attributed_statement")],
        ),
        (
            "Prices rose in June, and the bank, which sets the rate, said it would wait.",
            [
                ("Prices rose in June", "reported_fact"),
                ("the bank, which sets the rate, said it would wait.", "attributed_statement"),
            ],
        ),
        (
            "Lisbet Orm died of wounds that her family says were caused by the crane.",
            [
                ("Lisbet Orm died of wounds", "reported_fact"),
                ("that her family says were caused by the crane.", "attributed_statement"),
            ],
        ),
        (
            "Brekke said the port was safe and that the union believed it would close.",
            [
                ("Brekke said the port was safe", "attributed_statement"),
                ("the union believed it would close.", "attributed_statement"),
            ],
        ),
        (
            "Brekke urged calm in the town, while the mayor blamed the weather.",
            [
                ("Brekke urged calm in the town", "attributed_statement"),
                ("the mayor blamed the weather.", "attributed_statement"),
            ],
        ),
        (
            "Brekke called the vote “a shame for the coast,” but her party voted for it in May.",
            [
                ("Brekke called the vote “a shame for the coast,”", "attributed_statement"),
                ("her party voted for it in May.", "reported_fact"),
            ],
        ),
        ("The union said the ferry was late and asked for a refund.", [(None, "attributed_statement")]),
    ],
)
def test_a_sentence_is_split_only_where_its_parts_have_different_voices(
    words: str, parts: list[tuple[str | None, str]]
) -> None:
    assert [(d.part and d.part.text, d.label.value) for d in drafts_of([words])] == parts


@pytest.mark.parametrize(
    "words",
    [
        "The fear of the crew reveals nothing.",
        "The bank's shares were still predicted to fall.",
        "A caste referred to as the brewers owned the hall.",
        "It was a theory, which calls for more boats.",
        "Only, suppose there were no boats.",
        "Lund & Moe, whose engineers wrote the report, did not answer.",
        "The guests asked not to be identified.",
        "A clerk heard Vik say the quay was shut.",
        "In May they wrote about the ferry.",
        "As recent events showed, the quay could fall.",
        "The mayor said nothing about the quay.",
        "She put it there herself on Monday.",
        "The port stands by its own numbers.",
        "The storms have reminded us that the sea is near.",
    ],
)
def test_words_of_speech_that_nobody_says_are_on_nobodys_word(words: str) -> None:
    assert attributed(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "A former bookkeeper accused of stealing 212,000 pounds was found guilty on Thursday.",
        "A former bookkeeper, accused of stealing 212,000 pounds, was found guilty on Thursday.",
        "A man suspected of setting three fires was arrested in Graven.",
        "A politician blamed for the crash resigned on Monday.",
        "A driver blamed for a crash that killed two has died.",
        "Residents told to leave their homes were taken to a school.",
        "A plan announced on Monday would close the port.",
        "A report called “Open Doors” was published on Tuesday.",
        "A song called “Blue Night” won the prize.",
        "Council criticised over late buses",
        "She called her mother.",
        "The team found the missing boy alive.",
        "The council considers the plan on Monday.",
        "The mayor called the council together.",
        "Unions called a strike for Monday.",
        "The board found the safe empty.",
        "The court heard the appeal on Monday.",
        "The court heard evidence from nine people.",
        "“Open Doors,” directed by Anna Roth, opened in May.",
        "“Blue Night,” Roth painted in 1990, hangs in the hall.",
    ],
)
def test_what_is_done_to_somebody_or_only_named_is_on_nobodys_word(words: str) -> None:
    assert attributed(words) == []


@pytest.mark.parametrize(
    ("words", "chain", "content"),
    [
        # what somebody calls somebody
        ("Unions called the plan reckless.", [("Unions", "called", "organisation")], ["the plan reckless."]),
        ("Her critics thought her a fanatic.", [("Her critics", "thought", "unnamed")], ["her a fanatic."]),
        ("Her critics called her a tyrant.", [("Her critics", "called her", "unnamed")], ["a tyrant."]),
        ("Neighbours remembered her as kind.", [("Neighbours", "remembered", "group")], ["her as kind."]),
        ("Many thought the verdict unfair.", [("Many", "thought", "unnamed")], ["the verdict unfair."]),
        (
            "Colleagues remembered a generous and difficult woman.",
            [("Colleagues", "remembered", "group")],
            ["a generous and difficult woman."],
        ),
        # what is said in court
        (
            "The thefts went on for five years, the court heard.",
            [("the court", "heard", "government")],
            ["The thefts went on for five years"],
        ),
        (
            "Vik hit the wall, an inquest in Graven heard on Friday.",
            [("an inquest in Graven", "heard", "government")],
            ["Vik hit the wall"],
        ),
        (
            "The inquest heard that the driver was drunk.",
            [("The inquest", "heard", "government")],
            ["the driver was drunk."],
        ),
        ("Jurors were told that he had lied.", [("Jurors", "told", "group")], ["he had lied."]),
        ("The man, the court heard, was drunk.", [("the court", "heard", "government")], ["The man", "was drunk."]),
        (
            "The mayor met a man accused of fraud, who said he was innocent.",
            [("a man", "said", "unnamed")],
            ["he was innocent."],
        ),
        # participles that are verbs after all
        ("The man accused the mayor of lying.", [("The man", "accused", "person")], ["the mayor of lying."]),
        (
            "The mayor announced on Monday the port would close.",
            [("The mayor", "announced", "person")],
            ["on Monday the port would close."],
        ),
        # whose name it is
        (
            "Her colleague, the ever-smiling Mr Dack, claims that the boat is safe.",
            [("Mr Dack", "claims", "person")],
            ["the boat is safe."],
        ),
        (
            "His brother, the former mayor Per Vik, said it was late.",
            [("Per Vik", "said", "person")],
            ["it was late."],
        ),
        (
            "Shares in chipmaker Tessaly fell, blaming weak demand in Asia.",
            [("chipmaker Tessaly", "blaming", "organisation")],
            ["weak demand in Asia."],
        ),
    ],
)
def test_verbs_that_are_seldom_speech_name_whoever_judges_hears_or_blames(
    words: str, chain: list[tuple[str, str, str]], content: list[str]
) -> None:
    (draft,) = attributed(words)
    assert (voices(draft), said(draft)) == (chain, content)
