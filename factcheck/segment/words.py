"""The closed word lists of English news layout that segmentation goes by."""

from typing import Final


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


MONTHS: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAYS: Final = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?"

# Titles that sentencex 1.0.32 does not know, or forgets in some places ("met Ms. Brekke"). Some are words of their own
# in small letters ("a sales rep."), so only these are known in any letters:
TITLES: Final = _words("mr mrs ms mx dr prof messrs")
BEFORE_A_NAME: Final = _words(
    "Mr Mrs Ms Mx Messrs Mme Mmes Mlle Dr Drs Prof Profs Ald Amb Atty Assoc Asst Brig Cllr Cllrs Cmdr Cdr Cpl Maj Pvt "
    "Pfc Adj Comdr Det Insp Supt Sgt Sgts Lt Lts Capt Capts Col Cols Gen Gens Gov Govs Rep Reps Sen Sens Rev Revs Hon "
    "Const Pres Dep Fr Br Bp Abp Msgr Vice-Adm Ft Pt Mt Natl Intl Mfg"
)
# Shortenings that do not end a sentence before a number.
BEFORE_A_NUMBER: Final = _words(
    "no nos vol vols ch chap art arts para paras sec secs fig figs p pp approx est ca c circa eq tel ext "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
# Shortenings that may end a sentence; a capitalised word of STARTERS after them says that they did.
MAY_END: Final = _words("no No al Inc Ltd Corp Co Jr Sr a.m p.m A.M P.M am pm m.p.h U.S U.K U.N E.U D.C Ph.D U.S.A")
# Whole words, which sentencex takes for shortenings; behind them any capital letter begins a sentence.
WHOLE_WORDS: Final = _words("May Al Art Ken art id ill me miss no NO OK LA Fed etc")
# What may follow "3 p.m." in the same sentence.
TIME_ZONES: Final = (
    r"(?:[ECMPBJ][SD]?T|GMT|UTC|CES?T|AE[SD]T|(?:British|Central|Eastern|Greenwich|Mountain|Pacific)"
    r"(?:\s(?:(?:[Ss]tandard|[Dd]aylight|[Mm]ean|[Ss]ummer|European)\s)*[Tt]ime)?)"
)
STARTERS: Final = (
    r"(?:The|This|That|These|Those|There|Then|They|Their|He|His|She|Her|It|Its|We|Our|I|You|My|In|On|At|As|If|But|And"
    r"|So|Or|A|An|After|Before|When|While|Although|Though|However|Meanwhile|For|From|With|Some|Many|Most|Other|Not"
    r"|What|Why|How|Who|Where|Now|Once|Since|Under|Both)"
)
DOMAIN_ENDINGS: Final = _words("com net org gov edu io co js uk info tv")

SPEECH_VERBS: Final = (
    r"(?:said|says|say|asked|asks|ask|told|tells|wrote|writes|added|adds|replied|replies|answered|shouted|cried|yelled"
    r"|wondered|exclaimed|demanded|called|quipped|insisted|continued|concluded|remarked|tweeted|posted|declared|joked"
    r"|warned|warns|noted|notes|explained|explains|argued|argues|recalled|recalls|stressed|urged|pleaded|begged|laughed"
    r"|whispered|muttered|screamed|chanted|shot\sback|snapped|beamed|beams|sighed|smiled|grinned|responded|responds"
    r"|commented|inquired|enquired|queried|mused|vowed|boasted|protested|objected|countered|retorted|interjected)"
)

AGENCIES: Final = (
    r"(?:REUTERS|Reuters|AP|AP Photo|Associated Press|AFP|Agence France-Presse|EPA|EPA-EFE|EFE|DPA|dpa|PA|PA Wire|UPI"
    r"|TASS|ANSA|ANP|NTB|TT|Getty|Getty Images|GETTY IMAGES|Bloomberg|Shutterstock|Alamy|Anadolu|Xinhua|Kyodo|Yonhap"
    r"|WANA|IRNA|ISNA|SANA|SPA|WAFA|Flash90|FLASH90|Wikimedia|Wikimedia Commons|Handout|HANDOUT|Pool|POOL|Maxar)"
)
BROADCASTERS: Final = r"(?:BBC|CNN|NPR|PBS|CBC|SBS|RTE|(?:BBC|ABC|CBC|CBS|NBC|Fox|Sky|ITV|VOA)\sNews)"
# Small words that may stand between the names of a credit.
CREDIT_CONNECTORS: Final = _words(
    "of the and de der den da di du la le van von bin al el ibn via for by from in et through courtesy handout file "
    "photo photos image images pool on behalf provided supplied released"
)
