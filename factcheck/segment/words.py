"""The closed word lists of English news layout that segmentation goes by."""

from typing import Final


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


MONTHS: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAYS: Final = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?"

# Titles that sentencex 1.0.32 does not know, or forgets in some places ("met Ms. Brekke").
BEFORE_A_NAME: Final = _words(
    "ms mx messrs mmes ald amb atty assoc asst brig cllr cmdr cdr cpl maj pvt adj comdr det insp supt sgt "
    "lt capt col gen gov rep sen rev hon prof dr mr mrs pres dep fr msgr"
)
# Shortenings that do not end a sentence before a number.
BEFORE_A_NUMBER: Final = _words(
    "no nos vol vols ch chap art arts para paras sec secs fig figs p pp approx est ca c circa eq tel ext "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
# Shortenings that may end a sentence; a capitalised word of STARTERS after them says that they did.
MAY_END: Final = _words("May etc no No al Inc Ltd Corp Co Jr Sr a.m p.m A.M P.M am pm U.S U.K U.N E.U D.C Ph.D U.S.A")
STARTERS: Final = (
    r"(?:The|This|That|These|Those|There|Then|They|Their|He|His|She|Her|It|Its|We|Our|I|You|My|In|On|At|As|If|But|And"
    r"|So|Or|A|An|After|Before|When|While|Although|Though|However|Meanwhile|For|From|With|Some|Many|Most|Other|Not"
    r"|What|Why|How|Who|Where|Now|Once|Since|Under|Both)"
)
DOMAIN_ENDINGS: Final = _words("com net org gov edu io co js uk info tv")

SPEECH_VERBS: Final = (
    r"(?:said|says|say|asked|asks|ask|told|tells|wrote|writes|added|adds|replied|replies|answered|shouted|cried|yelled"
    r"|wondered|exclaimed|demanded|called|quipped|insisted|continued|concluded|remarked|tweeted|posted|declared|joked)"
)

AGENCIES: Final = (
    r"(?:REUTERS|Reuters|AP|AP Photo|Associated Press|AFP|Agence France-Presse|EPA|EPA-EFE|EFE|DPA|dpa|PA|PA Wire|UPI"
    r"|TASS|ANSA|ANP|NTB|TT|Getty|Getty Images|GETTY IMAGES|Bloomberg|Shutterstock|Alamy|Anadolu|Xinhua|Kyodo|Yonhap"
    r"|WANA|IRNA|ISNA|SANA|SPA|WAFA|Flash90|FLASH90|Wikimedia|Wikimedia Commons|Handout|HANDOUT|Pool|POOL|Maxar)"
)
# Small words that may stand between the names of a credit.
CREDIT_CONNECTORS: Final = _words(
    "of the and de der den da di du la le van von bin al el ibn via for by from in et through courtesy handout file "
    "photo photos image images pool on behalf provided supplied released"
)
