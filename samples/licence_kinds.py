"""Licences of branches, partnerships, sole owners and individual businesses, and of the time before 2014."""

import random
from dataclasses import replace
from datetime import date, timedelta

from samples.case import Case
from samples.licences import Licence, of_employer
from samples.numbers import organization_code, registration_number, uscc


def _of(case: Case, issued: date, rng: random.Random, kind: str, first: str) -> Licence:
    """The employer's with a credit code that begins with `kind`, a registration sequence with `first`."""
    region = case.employer.uscc[2:8]
    eight = f"{case.seed % 9000 + 1000}{case.employer.uscc[12:16]}"
    return replace(
        of_employer(case.employer, issued, rng),
        uscc=uscc(kind, region, organization_code(eight)),
        reg_no=registration_number(f"{region}{first}{case.seed * 7919 % 10**7:07d}"),
    )


def limited(case: Case, issued: date, rng: random.Random) -> Licence:
    """The employer's own, its whole capital paid in."""
    return replace(of_employer(case.employer, issued, rng), paid_in=case.employer.capital)


def before_2007(case: Case, issued: date, rng: random.Random) -> Licence:
    """The employer's, founded before `issued`, with thirteen digits."""
    company = case.employer
    founded = min(company.established, issued - timedelta(days=400 + case.seed % 900))
    number = company.reg_no[:6] + company.uscc[9:16].translate(
        str.maketrans("ABCDEFGHJKLMNPQRTUWXY", "0" * 21)
    )
    ends = founded.replace(day=min(founded.day, 28), year=founded.year + 20) - timedelta(days=1)
    paid_in = company.capital * rng.choice((5, 8, 10)) // 10
    made = limited(case, issued, rng)
    return replace(made, reg_no=number, established=founded, term_end=ends, paid_in=paid_in)


def branch(case: Case, issued: date, rng: random.Random) -> Licence:
    """Of a branch: who is in charge, no capital."""
    made = _of(case, issued, rng, "91", "1")
    return replace(
        made, name=f"{made.name}{case.employer.district[:2]}分公司",
        kind=rng.choice(("有限责任公司分公司(自然人投资或控股)", "有限责任公司分公司")), rep_label="负责人",
        rep=case.employer.shareholders[1], labels=(("住所", "营业场所"),), lacks=("注册资本",),
    )  # fmt: skip


def partnership(case: Case, issued: date, rng: random.Random) -> Licence:
    """Of a limited partnership: the executive partner, no registered capital."""
    made = _of(case, issued, rng, "91", "1")
    return replace(
        made, name=f"北京{case.employer.short[:2]}创业投资中心（有限合伙）",
        kind="有限合伙企业", rep_label="执行事务合伙人", rep=case.employer.shareholders[0],
        labels=(("住所", "主要经营场所"), ("营业期限", "合伙期限")), lacks=("注册资本",),
        scope="创业投资业务；创业投资咨询业务；为创业企业提供创业管理服务业务；投资管理、资产管理、项目投资。",
    )  # fmt: skip


def sole(case: Case, issued: date, rng: random.Random) -> Licence:
    """Of a sole owner's enterprise."""
    made = _of(case, issued, rng, "91", "3")
    return replace(
        made, name=f"北京{case.employer.short[:2]}{case.employer.trade.name}工作室",
        kind="个人独资企业", rep_label="投资人姓名", rep=case.employer.shareholders[1],
        labels=(("名称", "企业名称"), ("住所", "企业住所")), lacks=("注册资本", "营业期限", "类型"),
    )  # fmt: skip


def individual(case: Case, issued: date, rng: random.Random) -> Licence:
    """Of an individual business: whoever runs it, no capital and no term."""
    made = _of(case, issued, rng, "92", "6")
    return replace(
        made, name=f"北京市{case.employer.district}{case.employer.short[:2]}咨询服务部",
        kind="个体工商户", rep_label="经营者", rep=case.employer.shareholders[0],
        labels=(("住所", "经营场所"), ("成立日期", "注册日期")), lacks=("注册资本", "营业期限"),
        more=(("组成形式", "个人经营"),),
        scope="经济贸易咨询；技术咨询、技术服务；销售文具用品、日用杂货、电子产品。",
    )  # fmt: skip
