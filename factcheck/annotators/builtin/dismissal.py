"""Sentences that claim nothing: headings, credits, questions, fragments and the page's own furniture."""

import re

from factcheck.annotators.builtin.opinion.features import bids_briefly
from factcheck.annotators.builtin.opinion.valuing import verdict
from factcheck.annotators.builtin.words.grammar import AUXILIARIES, DETERMINERS, PREPOSITIONS, adverbial, finite
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.vocabulary import NoClaimReason, SentenceKind

_BY_KIND = {
    SentenceKind.HEADING: NoClaimReason.HEADING,
    SentenceKind.CREDIT: NoClaimReason.CREDIT,
    SentenceKind.METADATA: NoClaimReason.METADATA,
    SentenceKind.QUESTION: NoClaimReason.QUESTION,
}
_RHETORICAL = re.compile(
    r"(?:, (?:right|no)"
    r"|,? (?:isn['’]t it|aren['’]t they|doesn['’]t it|don['’]t they|wasn['’]t it|didn['’]t they))\?\W*$"
    r"|^\W*(?:who (?:wouldn['’]t|doesn['’]t|could possibly)"
    r"|how (?:could|can) (?:any|some)(?:one|body)|what could possibly"
    r"|(?:(?:but|and|so) )?(?:does|did|can|could|would|will) any(?:one|body) (?:really |seriously |honestly )?"
    r"(?:believe|think|suppose|doubt|imagine|deny)"
    r"|is it any wonder|why on earth|who in (?:their|his) right mind|since when"
    r"|(?:is|was|are) (?:it|this|that|these) not)\b",
    re.IGNORECASE,
)
_BOILERPLATE = re.compile(
    r"^\W*(?:click here|subscribe (?:to|now)|sign up (?:for|to)|read (?:more|also|next)\b|follow us\b|share this\b"
    r"|(?:skip )?advertisement\b|(?:story|article|text) continues (?:below|after)|get (?:the|our|all)\b[^.!?]*\binbox\b"
    r"|more (?:on|about) this (?:story|topic|subject)|recommended(?: reading)?:|watch:|listen:|don['’]t miss:"
    r"|all rights reserved|copyright ©|©"
    r"|this (?:story|article) (?:has been|was) (?:updated|corrected|(?:first|originally) published)"
    r"|(?:(?:this|the|our) )?(?:interview|conversation|transcript|q&a|discussion|exchange|answers|questions)\b"
    r"[^.!?]{0,60}\b(?:edited|condensed|shortened|abridged|translated|transcribed)(?: (?:for|from|and)\b|,|\W*$)"
    r"|(?:\w+ )?(?:edited|condensed|shortened|abridged)(?: and \w+)? for (?:length|clarity|space|brevity)"
    r"|for (?:further|more) (?:information|details)(?:,? please|,? contact|,? visit|,? call)\b|[-–—\s]*ends[-–—\s]*$"
    r"|welcome to (?:our|the guardian's|today['’]s) (?:rolling |live )+(?:coverage|blog)"
    r"|we(?:['’]re| are) (?:now )?(?:closing|pausing|wrapping up) (?:this|our|the) (?:live )?(?:blog|coverage)"
    r"|that['’]s (?:all|it) (?:from (?:us|me)|for (?:today|now|tonight))|if you(?:['’]re| are) just joining us"
    r"|here(?:['’]s| is| are)(?: a| the)? (?:brief |quick |full )?(?:summary|recap|round-?up|key|what (?:we|you need)"
    r"(?: to)? know)\b"
    r"|images? (?:is|are) available (?:up)?on request|this (?:announcement|release) contains forward-looking"
    r"|this is a (?:developing|breaking)(?: news)? story|check back for updates|[^.!?]{0,60}\bdoi(?:\.org/|: ?)\S+\W*$"
    r"|more to follow|see also:|related(?: (?:article|story|content|coverage)s?)?:|download our app"
    r"|support our journalism)",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"(?:[A-Z][\w.'’ \-]{0,40}: )?(?:(?:many )?thanks|thank you|you(?:['’]re| are) (?:very |most )?welcome|my pleasure"
    r"|good (?:morning|afternoon|evening)|hello|welcome|goodbye)"
    r"(?: (?:(?:so|very) much|again|all|for (?:your time|having me|coming|joining us|talking to us"
    r"|reading|following|listening|watching|tuning in|your company)))*"
    r"(?:, [\w.]+(?: [\w.]+)?)?[.!]*"
    r"|(?:(?:kind|best|warm)(?:est)? (?:regards|wishes)|yours (?:faithfully|sincerely|truly)|sincerely(?: yours)?)"
    r"(?:,? [\w.]+(?: [\w.]+){0,2})?[.,]*",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_STAGE_WORD = (
    r"(?:laughter|laughs|laughing|applause|applauds|cheers|cheering|crosstalk|inaudible|silence|pause|pauses|sighs"
    r"|smiles|music|chuckles|loud|long|more|and|,| )"
)
_STAGE_DIRECTION = re.compile(rf"[(\[]{_STAGE_WORD}+[.!]?[)\]][.!]?", re.IGNORECASE)
_SLASHED = re.compile(rf"\W*{_NAME} ?/ ?{_NAME}(?: ?/ ?{_NAME})?\W*")
_SIGNED = re.compile(
    rf"\W*(?:(?:[Aa]dditional )?[Rr]eporting|[Ww]riting|[Ee]diting|[Ee]dited|[Cc]ompiled) by {_NAME}\b[^.!?]*\W*"
    rf"|\W*(?:Interview|Text|Words|Translation|Transcript|Graphics?|Research|Editing|Reporting)(?: by|:) "
    rf"{_NAME}(?:(?:,| and| &) {_NAME})?\W*"
)
_CONTRIBUTED = re.compile(
    r"[^.!?“\"]{5,150} contributed (?:additional )?(?:reporting|(?:reporting )?to this (?:report|story|article))\b"
    r"[^.!?]{0,40}\W*"
    rf"|\W*{_NAME} is (?:an? )?(?:(?:guest|syndicated|regular|freelance) )?(?:columnist|staff writer|contributing \w+)"
    r" (?:for|at|with|of) [^.!?]{3,60}\W*"
)
_POINTING = re.compile(  # "What we know so far:", "Here is what we know about the fire."
    r"(?:here(?:['’]s| is| are)|this is)?\s?(?:what|everything|all) (?:we|you|is|there is to|to) "
    r"(?:need to |should )?(?:know|known)"
    r"(?: so far| now| yet| today)?(?: (?:about|on)(?: (?!is\b|was\b|are\b|were\b|has\b|have\b|will\b)[\w’'-]+){1,6})?"
    r"(?: so far)?[.:]?",
    re.IGNORECASE,
)
_RESULT = re.compile(r"(?:Referees?|Attendance|Half-?time|Man of the match|Booked|Sent off|Umpires?): [^!?]{2,80}")
_PAGES = (
    r"(?:[Tt]witter|[Ff]acebook|[Ii]nstagram|X|[Tt]hreads|[Bb]luesky|[Gg]oogle\+|[Ll]inked[Ii]n|[Tt]elegram|[Tt]ik[Tt]ok"
    r"|YouTube)"
)
_INVITES = re.compile(  # "Follow Ida Moe on Twitter and Facebook.", "Please share your pictures with us."
    rf"(?:Like|Join|Find|Visit|Follow) (?:us|{_NAME}|our [\w ]{{3,20}}) (?:on |@)"
    rf"[^.!?]{{0,40}}{_PAGES}[^.!?]{{0,40}}\W*"
    rf"|Follow (?:us|{_NAME}) @\w+\W*"
    r"|(?:Please )?(?:[Ss]hare|[Ss]end|[Ee]-?mail|[Tt]ell) (?:us )?your (?:stories|videos|pictures|photos|experiences?"
    r"|views|comments|memories|questions)\b[^.!?]{0,80}\W*"
    r"|(?:(?:This|The) (?:article|story|piece|post) (?:originally|first) appeared|Original article) (?:on|in|at) "
    rf"(?:the )?{_NAME}\W*"
    rf"|(?:Originally|First) published (?:on|in|at|by) (?:the )?{_NAME}(?:,? (?:on )?[\w ,]{{3,20}}\d{{4}})?\W*"
)
_MORE_FROM = re.compile(  # "More from Ida Moe in Tarn.", "The latest updates from Ida Moe:"
    r"(?:More|(?:The )?[Ll]atest|Updates|Pictures)(?: (?:updates|news|pictures|reports|reaction))? from "
    r"(?:our [a-z ]{5,25} )?"
    rf"{_NAME}(?: (?:in|at|on) (?:the )?{_NAME})?[.:]?"
)
_ASKED = re.compile(r"^[A-Z]: ")  # "Q: ", "A: "
_LONGEST_CREDIT = 160  # code points
_WORD = re.compile(r"[^\W\d_]+")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_VERBAL_ENDS = ("ed", "s")
_SUBJECTS = WORDS["subjects"]
_PLURAL = frozenset({"people", "men", "women", "children", "police", "crowds", "folk"})
_NO_ACTS = frozenset(
    {"ago", "aside", "apart", "galore", "alone", "out", "off", "away", "too", "first", "more", "indeed"}
)


def no_claim_reason(kind: SentenceKind, text: str, *, quoted: bool) -> NoClaimReason | None:
    """Why a sentence carries no claim, or None. Speech (`quoted`) is a fragment only without words."""
    reason = _BY_KIND.get(kind)
    if reason is NoClaimReason.QUESTION and _RHETORICAL.search(text):
        return None
    if reason is None and _LETTER_OR_DIGIT.search(text) is None:
        return NoClaimReason.FRAGMENT
    if reason is not None or quoted:
        return reason
    if len(text) < _LONGEST_CREDIT and _credit(text):
        return NoClaimReason.CREDIT
    if ": " in text and _RESULT.fullmatch(text) is not None:
        return NoClaimReason.METADATA
    if _COURTESY.fullmatch(text) or _STAGE_DIRECTION.fullmatch(text) or (len(text) < 40 and _fragment(text)):
        return NoClaimReason.FRAGMENT
    if _POINTING.fullmatch(text) or (" from " in text and _MORE_FROM.fullmatch(text)):
        return NoClaimReason.HEADING
    boilerplate = _BOILERPLATE.match(text) or _INVITES.fullmatch(text)
    return NoClaimReason.BOILERPLATE if boilerplate else None


def rhetorical(kind: SentenceKind) -> bool:
    """Whether a sentence that was not dismissed asserts in the form of a question."""
    return kind is SentenceKind.QUESTION


def _credit(text: str) -> bool:
    """As in "(Signe Lund/Coastwire)", "Editing by Per Vik"."""
    if "/" in text and _SLASHED.fullmatch(text) is not None:
        return True
    if ("by " in text or ": " in text) and _SIGNED.fullmatch(text) is not None:
        return True
    about = "contribut" in text or "columnist" in text or "staff writer" in text
    return about and _CONTRIBUTED.fullmatch(text) is not None


def _fragment(text: str) -> bool:
    """One word or none; or two that are no subject with its verb and bid nothing; or a bare "Of course not"."""
    text = _ASKED.sub("", text)
    words = _WORD.findall(text)
    if verdict([word.lower() for word in words]):
        return False
    if len(words) > 2 and text.lower().startswith("of course"):
        return not _is_clause([word.lower() for word in words[2:]])
    if len(words) > 2:
        return text.lower().startswith(("not so fast", "not at all"))
    if len(words) < 2:
        return True
    low = [word.lower() for word in words]
    if bids_briefly(low):
        return False
    return low[0] not in _SUBJECTS and not words[1].endswith(_VERBAL_ENDS) and not _do(*low)


def _is_clause(low: list[str]) -> bool:
    """As in "the pollsters object", "he left", "times change"; "they do" only answers."""
    if len(low) == 2 and _do(*low):
        return True
    return len(low) > 1 and low[0] in _SUBJECTS | DETERMINERS and low[-1] not in AUXILIARIES


def _do(first: str, second: str) -> bool:
    """As in "Times change", "People forget", "Winter came"; not "Days later", "Serious questions", "Lights out"."""
    if second in AUXILIARIES:
        return False
    several = first in _PLURAL or (first.endswith("s") and not first.endswith(("ss", "us", "is")))
    acts = not (second in PREPOSITIONS or second in _NO_ACTS or adverbial(second) or second.endswith(("ing", "s")))
    return finite(second) or (several and acts)
