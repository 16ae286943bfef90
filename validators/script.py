"""One written form for comparing texts: width, case, brackets, dashes, dots, spaces, traditional characters.

>>> normal("北京（某某）科技有限公司") == normal("北京(某某) 科技有限公司")
True
>>> normal("東方電氣") == normal("东方电气")
True
>>> normal("有限公司") == normal("有限责任公司")
False
"""

import re
from unicodedata import normalize

# Traditional and simplified, pair by pair: those that occur in names of companies, places and persons.
# Variants that a person chooses for a name (昇/升, 喆/哲, the surname 鍾) are left apart: another name.
_PAIRS = (
    "國国學学會会業业電电東东車车長长門门開开關关馬马風风飛飞龍龙鳳凤雲云華华廣广廠厂產产術术機机樂乐"
    "歐欧亞亚無无線线網网絡络數数據据計计設设備备資资訊讯醫医藥药療疗養养衛卫環环節节農农魚鱼鳥鸟實实"
    "驗验測测試试檢检證证書书報报財财貿贸銀银錢钱鐵铁鋼钢銅铜錦锦陽阳陰阴隊队陳陈張张劉刘趙赵吳吴鄭郑"
    "孫孙楊杨馮冯韓韩許许蔣蒋盧卢蘇苏葉叶賈贾範范譚谭鄒邹羅罗謝谢賴赖龔龚顧顾譽誉興兴榮荣偉伟傑杰強强"
    "軍军勝胜麗丽藝艺蘭兰靜静輝辉寶宝貝贝賢贤誠诚諾诺謙谦識识語语詩诗調调論论講讲務务動动勞劳勢势區区"
    "園园圖图團团場场塊块塵尘壯壮壽寿夢梦夥伙島岛嶺岭師师幣币幫帮廳厅廟庙彈弹徑径從从復复徵征應应懷怀"
    "戰战戲戏戶户護护擔担損损換换擴扩條条極极構构樣样樓楼標标檔档權权歲岁歷历殘残殺杀氣气漢汉湯汤溝沟"
    "滅灭滿满漁渔濟济濤涛灣湾熱热爐炉爾尔牆墙獎奖獨独現现瑪玛畢毕畫画異异當当發发盤盘監监礎础禮礼種种"
    "稅税穩稳積积競竞筆笔築筑簡简紀纪約约級级紅红納纳純纯紙纸細细終终組组結结給给統统經经綠绿維维綱纲"
    "編编緣缘練练縣县總总績绩織织繼继續续纖纤義义習习聖圣聞闻聯联聲声職职腦脑臨临舉举舊旧艦舰蓋盖蓮莲"
    "藍蓝處处號号蟲虫裝装裡里複复規规視视覺觉觀观訂订記记訪访評评詞词詳详認认請请謀谋譯译議议豐丰貨货"
    "質质購购費费贊赞軌轨軟软載载輕轻輪轮輸输轉转連连進进運运達达過过遠远適适選选還还邁迈郵邮鄉乡釋释"
    "針针鋁铝錄录鎮镇鏡镜鐘钟鑄铸閃闪間间閣阁閱阅際际陸陆隨随險险雙双雜杂離离難难靈灵響响頁页項项順顺"
    "預预領领頭头題题額额類类顯显飲饮館馆馳驰駐驻騰腾驅驱鮮鲜鯨鲸麥麦黃黄點点齊齐齡龄"
)
_SIMPLIFIED = {ord(a): b for a, b in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)}
# Marks of one meaning that NFKC keeps apart.
_MARKS = str.maketrans(
    {
        **dict.fromkeys("〔［【〖「『", "("),
        **dict.fromkeys("〕］】〗」』", ")"),
        **dict.fromkeys("[{", "("),
        **dict.fromkeys("]}", ")"),
        **dict.fromkeys("“”„«»《》", '"'),
        **dict.fromkeys("‘’`´", "'"),
        **dict.fromkeys("•・‧∙⋅", "·"),
        **dict.fromkeys("‐‑‒–—―−─", "-"),
        **dict.fromkeys("○◯", "〇"),
    }
)
_EDGES = ",.;:、。·-"


def normal(text: str) -> str:
    """`text` in the form under which equal names are equal; no look-alikes are folded here."""
    plain = normalize("NFKC", text.translate(_MARKS)).translate(_MARKS).casefold()
    return re.sub(r"\s+", "", plain).translate(_SIMPLIFIED).strip(_EDGES)


def normal_code(text: str) -> str:
    """A number or code: capitals and digits only."""
    return re.sub(r"[^0-9A-Z]", "", normalize("NFKC", text).upper())
