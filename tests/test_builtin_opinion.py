"""The built-in annotator's opinions: figures, weights and probabilities, and where a probability can be read."""

import json
from pathlib import Path

import duckdb
import pytest

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.annotators.builtin.opinion.features import ACTS, DENIED_THEN, PLAIN_CUES, OpinionWords
from factcheck.annotators.builtin.opinion.model import OpinionModel, Verdict, read_weights
from factcheck.annotators.builtin.words.lexicon import sections_of
from factcheck.annotators.builtin.words.tokens import Tokens
from factcheck.evaluation import Examined, evaluate, read_gold
from factcheck.records import Draft
from factcheck.segment import segment
from factcheck.store import Store
from factcheck.vocabulary import Label, OpinionKind
from tests.builtin_drafts import article
from tests.command_line import CommandLine
from tests.store_records import audited

BUILTIN = BuiltinAnnotator()
MODEL = OpinionModel()
WORDS = OpinionWords()
FACTS = [
    "The ferry between Port Halden and Tern Island ran eleven times on Saturday.",
    "Oda Brekke, 61, was elected in 2029 with 54 percent of the vote.",
    "Two people were killed when a lorry hit a school bus near Orrefall on Monday.",
    "The council approved a budget of 310 million crowns for the harbour.",
    "The court fined the company 40,000 crowns for the spill last year.",
    "The new terminal opens to passengers on June 15.",
    "Rainfall in March was twice the average, and four roads were closed.",
]
OPINIONS = [
    "This is a shameful waste of everybody's time.",
    "The mayor's plan is an insult to the town, and a reckless one.",
    "It is hard to see how such a council can still be trusted.",
    "We should never have believed in the myth of the free harbour.",
    "Democracy is not a slogan, and our leaders treat it like one.",
    "The truth is that nobody in power cares.",
]


def drafts_of(text: str) -> tuple[Draft, ...]:
    return BUILTIN.label(text, segment(text)).drafts


def judged(words: str) -> Verdict:
    tokens = Tokens(words)
    return MODEL.judge(MODEL.weigh(tokens, 0, len(tokens)))


@pytest.mark.parametrize("words", FACTS)
def test_what_a_newspaper_reports_every_day_is_no_opinion(words: str) -> None:
    verdict = judged(words)
    assert verdict.kind is None
    assert verdict.probability < 0.5


@pytest.mark.parametrize("words", OPINIONS)
def test_an_opinion_has_a_kind_a_cue_and_a_probability(words: str) -> None:
    tokens = Tokens(words)
    verdict = MODEL.judge(MODEL.weigh(tokens, 0, len(tokens)))
    assert verdict.kind in OpinionKind
    assert verdict.probability >= 0.5
    assert verdict.cues
    assert all(0 <= first < behind <= len(tokens) for first, behind in verdict.cues)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("What a mercilessly shabby little park.", OpinionKind.EVALUATION),
        ("The handover looked like a hasty retreat.", OpinionKind.SPECULATION),
        ("The record of the operator is patchy at best.", OpinionKind.EVALUATION),
        ("Whether the pier will last is another question.", OpinionKind.INTERPRETATION),
        ("Bring back the night boat, and let the islanders pay.", OpinionKind.RECOMMENDATION),
        ("First, publish everything.", OpinionKind.RECOMMENDATION),
        ("Next, close the old quay.", OpinionKind.RECOMMENDATION),
        ("Vote first.", OpinionKind.RECOMMENDATION),
        ("Read later.", OpinionKind.RECOMMENDATION),
        ("Stop pretending that the pier is safe.", OpinionKind.RECOMMENDATION),
        ("Run the night line every twenty minutes.", OpinionKind.RECOMMENDATION),
        ("Publish the passenger counts.", OpinionKind.RECOMMENDATION),
        ("Nordby's 3 seats in the HCC, the HNB and the ITU could benefit Halden in 2031.", OpinionKind.SPECULATION),
        ("The council is failing its poorest tenants.", OpinionKind.EVALUATION),
        ("The mayor clearly had no plan.", OpinionKind.INTERPRETATION),
        ("The closure came as no surprise.", OpinionKind.EVALUATION),
        ("The vote is a major victory for Prime Minister Ida Holm.", OpinionKind.EVALUATION),
        ("The harbourmaster must know those tides.", OpinionKind.SPECULATION),
        ("Somebody must have paid for the lamps.", OpinionKind.SPECULATION),
        ("Hand back the keys, Ms. Lund.", OpinionKind.RECOMMENDATION),
        ("Resign, minister.", OpinionKind.RECOMMENDATION),
        ("No doubt the council hopes that people forget.", OpinionKind.INTERPRETATION),
        ("Seldom was a harbour sold so cheaply.", OpinionKind.EVALUATION),
        ("Go for the organ, and stay for the bells.", OpinionKind.RECOMMENDATION),
        ("The council would do better to mend the pier.", OpinionKind.RECOMMENDATION),
        ("Either way, the mayor emerges weaker.", OpinionKind.EVALUATION),
        ("The port must answer for it.", OpinionKind.RECOMMENDATION),
        ("The sale must be stopped by a court.", OpinionKind.RECOMMENDATION),
    ],
)
def test_an_idiom_that_judges_is_an_opinion_of_its_kind(words: str, kind: OpinionKind) -> None:
    assert judged(words).kind is kind


@pytest.mark.parametrize(
    "words",
    [
        "The work is expected to last nine months.",
        "The caretaker turns out the lights at ten.",
        "It was the worst concert of her life.",
        "The tower could be seen from the ferry.",
        "The channel is clearly marked on every chart.",
        "Save the Pier has 40 members.",
        "The lease must be signed by the mayor within twenty-eight days.",
        "An extraordinary meeting was called for May 12.",
        "The sailor did not want to be named.",
        "Each skipper must be paid within a week.",
        "The bill must pass a second reading before the summer.",
        "The port must present its accounts by 1 October.",
        "The mayor, who must sign the lease, was away.",
        "Members must be at least 21.",
        "A girl of perhaps eight carried the lamp.",
        "The patchy fog lifted at nine, and the boats caught at best 4 tonnes.",
        "The ministry quietly extended the licence in June.",
        "The goalkeeper took a heavy blow to the head.",
        "It remains unclear who will pay.",
        "What it cost is still unclear.",
        "How the lamp fell is under investigation.",
    ],
)
def test_words_of_an_idiom_in_their_plain_meaning_are_no_opinion(words: str) -> None:
    assert judged(words).kind is None


def test_figures_names_and_the_words_of_reports_make_an_opinion_less_probable() -> None:
    plain = judged("The plan is good and fair.")
    reported = judged("The plan is good and fair, Brekke Bank of Orrefall reported to 14 shareholders on Monday.")
    assert reported.probability < plain.probability


def test_a_plain_cue_is_enough_but_the_month_of_may_is_none() -> None:
    assert judged("The tower may fall.").kind is OpinionKind.SPECULATION
    assert judged("The tower fell in May.").kind is None


def test_in_an_article_less_makes_an_opinion_and_more_is_known() -> None:
    quiet = "The pier was always more than a pier."
    rest = "The quay opened in 2019. It has 40 berths. Brekke Bank paid 3 million crowns for it. It was full in May. "
    assert [draft.label for draft in drafts_of(quiet)] == [Label.REPORTED_FACT]
    inside = drafts_of(rest + quiet)
    assert [draft.label for draft in inside] == [Label.REPORTED_FACT] * 4 + [Label.OPINION]
    loud = "What a shameful, reckless farce the pier is."
    alone, among = drafts_of(loud)[0], drafts_of(rest + loud)[-1]
    assert alone.probability is not None
    assert among.probability is not None
    assert among.probability > alone.probability > 0.7
    assert among.probability < 1
    facts = [draft.probability for draft in inside[:4]]
    assert all(probability is not None and probability > 0.75 for probability in facts)


SCENE = "Signe Holt runs the kiosk at the pier. {told} The ferry leaves at nine. The kiosk has two windows. It rains."


@pytest.mark.parametrize(
    "told",
    [
        "Holt pours a cup of tea and pushes it across the counter.",
        "A boy in a red cap laughs and drops his coins.",
        "Nobody speaks.",
        "Her brother, who was not invited, sat in the corner.",
        "The skipper did not take off his cap.",
        "The defendant never looked at the jury.",
        "Why the light went out is still unclear.",
        "There was no sign of a forced lock.",
        "There is no evidence of widespread theft.",
        "But it was not clear how many were hurt.",
        "It wasn't clear on Monday how many were hurt.",
    ],
)
def test_what_people_do_or_did_not_do_in_a_scene_is_told_and_no_opinion(told: str) -> None:
    assert {draft.label for draft in drafts_of(SCENE.format(told=told))} == {Label.REPORTED_FACT}


def test_a_scene_keeps_no_judgement_from_being_heard() -> None:
    for judged_too in (
        "Holt smiles, and the smile is a disgrace to the pier.",
        "There is no doubt that the pier is a disgrace.",
        "There is no evidence of a crime, and the mayor should be ashamed.",
    ):
        drafts = drafts_of(SCENE.format(told=judged_too))
        assert [draft.label for draft in drafts].count(Label.OPINION) == 1, judged_too


@pytest.mark.parametrize(
    ("quiet", "cues"),
    [("A port is never more than its people.", []), ("What the port still lacks is a shred of decency.", None)],
)
def test_words_that_mean_nothing_alone_are_no_cues(quiet: str, cues: list[str] | None) -> None:
    whole = " ".join(["Two boats came in at noon."] * 5) + " " + SCENE.format(told=quiet)
    (opinion,) = [draft for draft in drafts_of(whole) if draft.label is Label.OPINION]
    shown = [cue.text for cue in opinion.opinion_cues]
    assert not {"What", "still", "is", "not", "A"} & {*shown}
    assert cues is None or shown == cues


def test_a_question_that_doubts_aloud_is_an_opinion() -> None:
    assert [draft.label for draft in drafts_of("Does anyone believe that the pier is safe?")] == [Label.OPINION]


def test_a_stretch_is_judged_by_its_own_words_alone() -> None:
    tokens = Tokens("The hall opened in 2019, which was a shameful, reckless farce.")
    comma = tokens.low.index(",")
    assert MODEL.judge(MODEL.weigh(tokens, 0, comma)).kind is None
    assert MODEL.judge(MODEL.weigh(tokens, comma + 1, len(tokens))).kind is OpinionKind.EVALUATION
    assert MODEL.judge(MODEL.weigh(tokens, comma, comma)).kind is None


def test_every_weight_belongs_to_a_figure_that_words_can_have() -> None:
    lists = {name for words in ("", "_hints", "_words", "_phrases") for name in sections_of(f"opinion{words}")}
    forms = {"figures", "names", "acronyms", "ism", "superlative", ACTS, DENIED_THEN} | {
        "plain cue",
        "exclamation",
        "colon or dash",
        "begins pointing",
        "words in marks",
    }
    named = {name for name in read_weights() if not name.startswith("(")}
    assert named <= lists | forms
    assert named >= PLAIN_CUES


def test_the_probability_never_falls_with_the_score() -> None:
    steps = sorted((float(n[12:-1]), p) for n, p in read_weights().items() if n.startswith("(share from "))
    shares = [share for _, share in steps]
    assert shares == sorted(shares)
    assert shares[0] < 0.2 < 0.7 < shares[-1]
    assert read_weights()["(slope in an article)"] > 0


@pytest.mark.parametrize("name", ["opinion_hints", "opinion_scenes", "opinion_words", "opinion_phrases"])
def test_every_word_of_a_list_can_be_found_in_a_sentence_and_stands_in_it_once(name: str) -> None:
    phrases = [phrase for section in sections_of(name).values() for phrase in section]
    assert [phrase for phrase in phrases if Tokens(phrase).low != phrase.split()] == []
    if name not in ("opinion_hints", "opinion_scenes"):
        assert len(phrases) == len(set(phrases))


def test_a_long_sentence_is_no_opinion_for_its_length() -> None:
    once = "The old town is good to those who walk"
    tokens, longer = Tokens(once), Tokens(f"{once} {'and go by day or by night ' * 6}")
    figures = [WORDS.evidence(t, 0, len(t)).features["evaluation weak"] for t in (tokens, longer)]
    assert figures[1] < figures[0]


def test_every_draft_says_how_probable_its_label_is() -> None:
    text = "The hall burnt down. “It was old,” Oda Brekke said. What a shameful farce it is. She said it should go."
    drafts = drafts_of(text)
    assert {draft.label for draft in drafts} == set(Label)
    assert all(draft.probability is not None and 0.5 <= draft.probability <= 1 for draft in drafts)


def test_words_that_judge_make_it_less_sure_that_they_are_somebody_elses() -> None:
    (calm,) = drafts_of("Oda Brekke said the ferry left at nine.")
    (heated,) = drafts_of("Oda Brekke said the shameful, reckless ferry plan is a disgraceful farce.")
    assert calm.label is heated.label is Label.ATTRIBUTED_STATEMENT
    assert (heated.probability or 0) < (calm.probability or 0)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    one = audited()
    sure = dict(zip((1, 2, 3), (0.93, None, 0.54), strict=True))
    claims = tuple(claim.model_copy(update={"probability": sure[claim.number]}) for claim in one.claims)
    store = Store(tmp_path / "news.duckdb")
    store.save_audits([one.model_copy(update={"claims": claims})])
    return store


def test_a_probability_is_kept_shown_and_a_reason_to_look_where_it_is_low(store: Store) -> None:
    with duckdb.connect(str(store.path), read_only=True) as connection:
        for view in ("claims_now", "preferred_claims"):
            rows = connection.execute(f"select number, probability from {view} order by number").fetchall()
            assert rows == [(1, 0.93), (2, None), (3, 0.54)]
        unsure = connection.execute("select claim_id, detail from claim_reasons where kind = 'unsure'").fetchall()
    assert unsure == [(3, "opinion with a probability of 0.54")]
    assert [claim.probability for claim in store.audit(1).claims] == [0.93, None, 0.54]


def test_a_probability_beyond_its_bounds_is_found(store: Store) -> None:
    assert store.verify() == []
    with duckdb.connect(str(store.path)) as connection:
        connection.execute("update claims set probability = 1.2 where claim_id = 1")
        connection.execute("update claims set probability = 'nan' where claim_id = 3")
    found = [one.detail for one in store.verify() if one.check == "probability"]
    assert found == ["claim 1: 1.2", "claim 3: nan"]


def test_trail_exports_and_stored_evaluations_have_what_was_measured(factcheck: CommandLine) -> None:
    factcheck.write("pier.txt", "The pier opened in 2019. What a shameful farce the pier is.")
    factcheck("audit", "pier.txt")
    claim = json.loads(factcheck("trail", "2", "--json").out)["claim"]
    assert 0.5 <= claim["probability"] <= 1
    assert f"{claim['probability']:.2f}" in factcheck("trail", "2").out
    exported = [json.loads(line) for line in factcheck("export", "jsonl").out.splitlines()]
    assert exported[1]["probability"] == claim["probability"]
    gold = {
        "id": "pier",
        "file": "pier.txt",
        "answers": ["opinion"],
        "sentences": [{"span": [0, 24], "opinion": False}, {"span": [25, 59], "opinion": True}],
    }
    name = factcheck.write("pier.gold.jsonl", json.dumps(gold))
    (measured,) = json.loads(factcheck("eval", name, "--stored", "--json").out)["calibration"]
    assert (measured["question"], measured["forecasts"]) == ("opinion", 2)


def test_claims_without_a_probability_have_no_calibration(tmp_path: Path) -> None:
    one = audited()
    gold = tmp_path / "late.gold.jsonl"
    row = {"text": one.article.text, "answers": ["opinion"], "sentences": [{"span": [0, 31], "opinion": False}]}
    gold.write_text(json.dumps(row), encoding="utf-8")
    (document,) = read_gold([str(gold)])
    assert evaluate([Examined(document, one)], resamples=0).calibration == ()


@pytest.mark.parametrize(
    "words",
    ["No one has said who would pay for it.", "A spokesman would not say what would happen then."],
)
def test_what_nobody_has_said_is_a_fact(words: str) -> None:
    told = f"The line opened in May. It cost 40 million crowns. {words} The crew was paid. The office is in Halden."
    assert [draft.label for draft in article(told) if draft.sentence == 3] == [Label.REPORTED_FACT]
