"""Invented employers, accounting firms and the lines of business they are in."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from samples.numbers import organization_code, registration_number, uscc
from samples.people import chinese_name


@dataclass(frozen=True, slots=True)
class Trade:
    """A line of business with the words a dossier of it uses."""

    name: str  # as it stands in the company's name
    products: tuple[str, str, str]
    market: str
    field_zh: str
    field_en: str
    invention: str
    invention_en: str
    position: str
    task: str
    scope: str


TRADES = (
    Trade(
        "生物医药科技", ("长效重组蛋白注射液", "肿瘤早筛检测试剂盒", "微球缓释给药平台"),
        "随着人口老龄化加快，国内创新生物药市场年均增速保持在百分之十五以上",
        "分子药理学", "Molecular Pharmacology", "一种长效重组蛋白制剂及其制备方法",
        "Long-acting recombinant protein formulation", "首席科学家", "长效重组蛋白药物的处方筛选与临床前研究",
        "生物医药技术开发、技术转让、技术咨询、技术服务；销售化工产品（不含危险化学品）、仪器仪表；"
        "货物进出口、技术进出口、代理进出口；医学研究与试验发展；生产药品（限分支机构经营）。",
    ),
    Trade(
        "新能源材料", ("高镍三元正极材料", "陶瓷涂覆隔膜", "固态电解质粉体"),
        "动力电池和储能电池需求持续增长，关键材料国产化率仍有较大提升空间",
        "电化学", "Electrochemistry", "一种锂离子电池复合隔膜及其制备方法",
        "Composite separator for lithium-ion cells", "技术总监", "固态电池关键材料的中试放大与工艺优化",
        "新能源材料、电池材料的技术开发、技术推广、技术服务；生产电池材料（限分支机构经营）；销售化工产品、"
        "机械设备、五金交电；货物进出口、技术进出口；工程和技术研究与试验发展。",
    ),
    Trade(
        "微电子技术", ("低功耗射频收发芯片", "车规级电源管理芯片", "高精度模数转换器"),
        "汽车电子和工业控制对国产模拟芯片的需求快速上升，供应链自主可控成为行业共识",
        "微电子学", "Microelectronics", "一种低功耗射频前端电路及其校准方法",
        "Low-power radio front end", "首席架构师", "低功耗射频芯片架构设计与流片验证",
        "集成电路设计；技术开发、技术咨询、技术转让、技术服务；计算机系统服务；软件开发；销售电子产品、"
        "计算机、软件及辅助设备；货物进出口、技术进出口、代理进出口。",
    ),
    Trade(
        "智能装备", ("六轴协作机器人", "视觉检测工作站", "谐波减速器"),
        "制造业智能化改造步伐加快，协作机器人在三千家以上中型工厂中具备替代空间",
        "机器人学", "Robotics", "一种协作机器人关节力矩控制方法",
        "Joint torque control of a collaborative robot", "研发副总经理", "协作机器人力控算法与安全系统的开发",
        "智能机器人、工业自动化设备的技术开发、技术服务、技术咨询；机械设备租赁；销售机械设备、电子产品、"
        "仪器仪表；软件开发；货物进出口、技术进出口；专业设计服务。",
    ),
    Trade(
        "环境科技", ("高通量陶瓷膜组件", "工业废水零排放系统", "在线水质监测仪"),
        "排放标准逐步提高，工业园区废水深度处理和资源化利用的投资规模逐年扩大",
        "环境工程", "Environmental Engineering", "一种高通量陶瓷膜组件及其清洗方法",
        "High-flux ceramic membrane module", "总工程师", "陶瓷膜深度处理工艺包的开发与示范工程建设",
        "环境保护技术开发、技术推广、技术服务；水污染治理；环境监测；工程勘察设计；销售环保设备、机械设备、"
        "化工产品（不含危险化学品）；货物进出口、技术进出口。",
    ),
)  # fmt: skip

# Districts that Beijing does not have, so that no real registry's seal is ever made.
_DISTRICTS = (("110195", "云溪区"), ("110196", "澄湖区"), ("110197", "柏原区"))
_ROADS = ("知行路", "溪畔东街", "望岑大街", "澜桥南路", "松屿西路")
_STEMS = ("澜屿", "衡岫", "霁川", "屿森", "溯微", "岑砚", "霖谷", "砺川", "芷泽", "朔禾", "栎光", "沅启")
_TAILS = ("达", "恒", "科", "创", "联", "")
_FIRMS = ("衡誉信", "中岑正", "立澜勤", "诚屿联合", "德朔")


@dataclass(frozen=True, slots=True)
class Employer:
    """A limited company in Beijing. `capital` is in yuan; `term_end` None means 长期."""

    name: str
    short: str
    trade: Trade
    uscc: str
    reg_no: str
    kind: str
    address: str
    district: str
    legal_rep: str
    capital: int
    established: date
    term_end: date | None
    licence_issued: date
    contact: str
    phone: str
    shareholders: tuple[str, str]

    @property
    def organization_code(self) -> str:
        return self.uscc[8:17]


@dataclass(frozen=True, slots=True)
class Firm:
    """An accounting firm and the two accountants who sign."""

    name: str
    prefix: str  # of its report numbers
    uscc: str
    partner: str
    address: str
    established: date
    accountants: tuple[str, str]
    certificates: tuple[str, str]


def employer(rng: random.Random, submitted: date) -> Employer:
    """A company founded 2003–2012 whose licence was last issued between October 2015 and `submitted`."""
    region, district = rng.choice(_DISTRICTS)
    trade = rng.choice(TRADES)
    stem = rng.choice(_STEMS) + rng.choice(_TAILS)
    established = date(rng.randint(2003, 2012), rng.randint(1, 12), rng.randint(1, 28))
    last = submitted.toordinal() - 60
    issued = date.fromordinal(rng.randint(max(date(2015, 10, 8).toordinal(), last - 1400), last))
    twenty = established.replace(year=established.year + 20) - timedelta(days=1)
    return Employer(
        name=f"北京{stem}{trade.name}有限公司",
        short=f"{stem}{trade.name[:2]}",
        trade=trade,
        uscc=uscc("91", region, organization_code(_digits(rng, 8))),
        reg_no=registration_number(f"{region}0{_digits(rng, 7)}"),
        kind=rng.choice(("有限责任公司(自然人投资或控股)", "有限责任公司(法人独资)", "其他有限责任公司")),
        address=_address(rng, district),
        district=district,
        legal_rep=chinese_name(rng),
        capital=rng.choice((500, 800, 1000, 1200, 2000, 3000, 5000)) * 10_000,
        established=established,
        term_end=twenty if twenty.year > submitted.year + 1 and rng.random() < 0.6 else None,
        licence_issued=issued,
        contact=chinese_name(rng),
        phone=f"010-5550{rng.randint(0, 9999):04d}",
        shareholders=(chinese_name(rng), chinese_name(rng)),
    )


def firm(rng: random.Random) -> Firm:
    region, district = rng.choice(_DISTRICTS)
    name = rng.choice(_FIRMS)
    form = rng.choice(("有限公司", "（普通合伙）", "（特殊普通合伙）"))
    return Firm(
        name=f"北京{name}会计师事务所{form}",
        prefix=f"{name[:3]}审字",
        uscc=uscc("91", region, organization_code(_digits(rng, 8))),
        partner=chinese_name(rng),
        address=_address(rng, district),
        established=date(rng.randint(2001, 2010), rng.randint(1, 12), rng.randint(1, 28)),
        accountants=(chinese_name(rng), chinese_name(rng)),
        certificates=(f"1101{_digits(rng, 8)}", f"1101{_digits(rng, 8)}"),
    )


def _digits(rng: random.Random, count: int) -> str:
    return str(rng.randint(1, 9)) + "".join(rng.choice("0123456789") for _ in range(count - 1))


def _address(rng: random.Random, district: str) -> str:
    road, number, room = rng.choice(_ROADS), rng.randint(2, 98), rng.randint(2, 18) * 100 + rng.randint(1, 20)
    return f"北京市{district}{road}{number}号{rng.randint(1, 9)}号楼{room}室"
