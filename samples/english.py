"""Invented Chinese companies, persons and places in English, as contracts in two languages name them."""

from samples.case import Case
from samples.companies import Employer

# Characters of the names in samples.people and samples.companies, with their sound in pinyin.
_TABLE = """
澜:lan 屿:yu 衡:heng 岫:xiu 霁:ji 川:chuan 森:sen 溯:su 微:wei 岑:cen 砚:yan 霖:lin
谷:gu 砺:li 芷:zhi 泽:ze 朔:shuo 禾:he 栎:yue 光:guang 沅:yuan 启:qi 达:da 恒:heng
科:ke 创:chuang 联:lian 周:Zhou 吴:Wu 郑:Zheng 冯:Feng 陈:Chen 褚:Chu 蒋:Jiang
沈:Shen 韩:Han 朱:Zhu 秦:Qin 许:Xu 何:He 吕:Lyu 施:Shi 孔:Kong 曹:Cao 严:Yan 金:Jin
魏:Wei 陶:Tao 姜:Jiang 谢:Xie 邹:Zou 苏:Su 潘:Pan 葛:Ge 范:Fan 彭:Peng 鲁:Lu 韦:Wei
马:Ma 方:Fang 任:Ren 袁:Yuan 柳:Liu 文:wen 晓:xiao 建:jian 志:zhi 海:hai 明:ming
国:guo 立:li 思:si 雨:yu 若:ruo 子:zi 承:cheng 景:jing 清:qing 远:yuan 嘉:jia 书:shu
慧:hui 玉:yu 轩:xuan 岚:lan 峰:feng 宁:ning 然:ran 琳:lin 安:an 平:ping 诚:cheng
岳:yue 洋:yang 晨:chen 瑞:rui 松:song 舟:zhou 敏:min 婷:ting
"""
_SOUNDS = dict(pair.split(":") for pair in _TABLE.split())
_TRADES = {
    "生物医药科技": "Biopharmaceutical Technology", "新能源材料": "New Energy Materials",
    "微电子技术": "Microelectronics", "智能装备": "Intelligent Equipment",
    "环境科技": "Environmental Technology",
}  # fmt: skip
_DISTRICTS = {"云溪区": "Yunxi", "澄湖区": "Chenghu", "柏原区": "Baiyuan"}
_POSTS = {
    "首席科学家": "Chief Scientist", "技术总监": "Technical Director", "首席架构师": "Chief Architect",
    "研发副总经理": "Deputy General Manager for Research", "总工程师": "Chief Engineer",
}  # fmt: skip


def company(employer: Employer) -> str:
    """Beijing Lanyuda Microelectronics Co., Ltd."""
    stem = employer.name.removeprefix("北京").removesuffix(f"{employer.trade.name}有限公司")
    return f"Beijing {_sounds(stem).capitalize()} {_TRADES[employer.trade.name]} Co., Ltd."


def person(name: str) -> str:
    """Family name first: Zhou Wenxuan."""
    return f"{_SOUNDS[name[0]]} {_sounds(name[1:]).capitalize()}"


def _sounds(characters: str) -> str:
    return "".join(_SOUNDS[character] for character in characters)


def district(case: Case) -> str:
    return f"{_DISTRICTS[case.employer.district]} District, Beijing"


def post(case: Case) -> str:
    return _POSTS[case.employer.trade.position]
