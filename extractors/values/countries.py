"""Names of states in Chinese and English, and their ISO 3166-1 alpha-3 codes; UTO is ICAO's specimen state.

>>> [parse(name).value for name in ("美利坚合众国", "GERMAN", "D", "英国/United Kingdom", "乌托邦")]
['USA', 'DEU', 'DEU', 'GBR', 'UTO']
>>> parse("UTOPIAN").value, parse("British Citizen").value, parse("中国（CHINA）").value
('UTO', 'GBR', 'CHN')
>>> parse("不详") is None
True
"""

import re
from functools import cache
from unicodedata import normalize

from extractors.values.value import Value

# Code, then every name and adjective it goes by, longest official forms included.
STATES = """
CHN 中国|中华人民共和国|China|Chinese|P.R. China|PRC|People's Republic of China
USA 美国|美利坚合众国|United States|United States of America|U.S.A.|American|US
GBR 英国|大不列颠及北爱尔兰联合王国|United Kingdom|Great Britain|British|British Citizen|UK|England
DEU 德国|德意志联邦共和国|Germany|German|Deutsch|Deutschland|D
FRA 法国|法兰西共和国|France|French|Française
JPN 日本|日本国|Japan|Japanese
KOR 韩国|大韩民国|Republic of Korea|South Korea|Korea|Korean
PRK 朝鲜|North Korea
CAN 加拿大|Canada|Canadian|Canadienne
AUS 澳大利亚|澳洲|Australia|Australian
NZL 新西兰|New Zealand|New Zealander
RUS 俄罗斯|俄国|俄罗斯联邦|Russia|Russian|Russian Federation
UKR 乌克兰|Ukraine|Ukrainian
BLR 白俄罗斯|Belarus|Belarusian
KAZ 哈萨克斯坦|Kazakhstan|Kazakh
ITA 意大利|Italy|Italian|Italiana
ESP 西班牙|Spain|Spanish|Española
PRT 葡萄牙|Portugal|Portuguese
NLD 荷兰|Netherlands|Dutch|The Netherlands
BEL 比利时|Belgium|Belgian
LUX 卢森堡|Luxembourg
CHE 瑞士|Switzerland|Swiss
AUT 奥地利|Austria|Austrian
SWE 瑞典|Sweden|Swedish
NOR 挪威|Norway|Norwegian
DNK 丹麦|Denmark|Danish
FIN 芬兰|Finland|Finnish
ISL 冰岛|Iceland|Icelandic
IRL 爱尔兰|Ireland|Irish
POL 波兰|Poland|Polish
CZE 捷克|捷克共和国|Czech Republic|Czechia|Czech
SVK 斯洛伐克|Slovakia|Slovak
HUN 匈牙利|Hungary|Hungarian
ROU 罗马尼亚|Romania|Romanian
BGR 保加利亚|Bulgaria|Bulgarian
GRC 希腊|Greece|Greek|Hellenic
SRB 塞尔维亚|Serbia|Serbian
HRV 克罗地亚|Croatia|Croatian
SVN 斯洛文尼亚|Slovenia|Slovenian
EST 爱沙尼亚|Estonia|Estonian
LVA 拉脱维亚|Latvia|Latvian
LTU 立陶宛|Lithuania|Lithuanian
TUR 土耳其|Turkey|Türkiye|Turkish
ISR 以色列|Israel|Israeli
IRN 伊朗|Iran|Iranian
EGY 埃及|Egypt|Egyptian
ZAF 南非|South Africa|South African
NGA 尼日利亚|Nigeria|Nigerian
KEN 肯尼亚|Kenya|Kenyan
IND 印度|India|Indian
PAK 巴基斯坦|Pakistan|Pakistani
BGD 孟加拉国|Bangladesh|Bangladeshi
LKA 斯里兰卡|Sri Lanka|Sri Lankan
SGP 新加坡|Singapore|Singaporean
MYS 马来西亚|Malaysia|Malaysian
THA 泰国|Thailand|Thai
VNM 越南|Vietnam|Viet Nam|Vietnamese
IDN 印度尼西亚|印尼|Indonesia|Indonesian
PHL 菲律宾|Philippines|Filipino
MNG 蒙古|蒙古国|Mongolia|Mongolian
BRA 巴西|Brazil|Brazilian
ARG 阿根廷|Argentina|Argentine
CHL 智利|Chile|Chilean
MEX 墨西哥|Mexico|Mexican
CUB 古巴|Cuba|Cuban
COL 哥伦比亚|Colombia|Colombian
PER 秘鲁|Peru|Peruvian
VEN 委内瑞拉|Venezuela|Venezuelan
HKG 香港|中国香港|香港特别行政区|Hong Kong
MAC 澳门|中国澳门|澳门特别行政区|Macao|Macau
TWN 台湾|中国台湾|台湾地区|Taiwan
UTO 乌托邦|乌托邦国|乌托邦共和国|Utopia|Utopian|Republic of Utopia
"""


def _key(name: str) -> str:
    return re.sub(r"[^\w]", "", normalize("NFKC", name)).casefold()


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in STATES.split("\n"):
        code, _, rest = row.partition(" ")
        if code:
            names[_key(code)] = code
            names.update({_key(name): code for name in rest.split("|")})
    return names


def parse(text: str) -> Value | None:
    """The state `text` names, in whole or in its parts ("英国/United Kingdom"), which must not disagree."""
    names = _names()
    whole = names.get(_key(text[:200]))
    if whole is not None:
        return Value(whole, text)
    parts = [_key(part) for part in re.split(r"[/()（）,，;；、\s]+", text[:200])]
    han = re.findall(r"[\u4e00-\u9fff]+|[^\u4e00-\u9fff]+", text[:200])
    codes = {names[part] for part in [*parts, *map(_key, han)] if part in names}
    return Value(codes.pop(), text) if len(codes) == 1 else None


@cache
def chinese_names() -> tuple[str, ...]:
    """Every Chinese name of the table, longest first: the alternatives of a pattern."""
    found = re.findall(r"[\u4e00-\u9fff]+", STATES)
    return tuple(sorted(set(found), key=lambda name: (-len(name), name)))


@cache
def codes() -> frozenset[str]:
    """Every code of the table."""
    return frozenset(_names().values())
