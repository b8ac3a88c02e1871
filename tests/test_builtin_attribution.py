"""The built-in annotator on one sentence: who says it, through whom, and what is put forward."""

import pytest

from factcheck.vocabulary import Label
from tests.builtin_drafts import drafts_of, voices


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
            [("its owner", "according to", "organisation")],
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
        ("Her family says the crane fell.", [("Her family", "says", "group")], ["the crane fell."]),
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
            ["The minister", "of lying."],
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
