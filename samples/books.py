"""A company's books: fiscal years whose statements balance and carry forward."""

import random
from dataclasses import dataclass
from decimal import Decimal

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Balance:
    """A balance sheet, in yuan."""

    cash: Decimal
    receivables: Decimal
    prepaid: Decimal
    other_receivables: Decimal
    inventory: Decimal
    fixed: Decimal
    intangible: Decimal
    deferred: Decimal
    loans: Decimal
    payables: Decimal
    advances: Decimal
    wages: Decimal
    taxes: Decimal
    other_payables: Decimal
    capital: Decimal
    surplus: Decimal
    retained: Decimal

    @property
    def current_assets(self) -> Decimal:
        return self.cash + self.receivables + self.prepaid + self.other_receivables + self.inventory

    @property
    def fixed_assets(self) -> Decimal:
        """All that is not current."""
        return self.fixed + self.intangible + self.deferred

    @property
    def assets(self) -> Decimal:
        return self.current_assets + self.fixed_assets

    @property
    def liabilities(self) -> Decimal:
        return self.loans + self.payables + self.advances + self.wages + self.taxes + self.other_payables

    @property
    def equity(self) -> Decimal:
        return self.capital + self.surplus + self.retained


@dataclass(frozen=True, slots=True)
class Income:
    """An income statement, in yuan; costs are positive."""

    revenue: Decimal
    cost: Decimal
    levies: Decimal
    selling: Decimal
    administration: Decimal
    finance: Decimal
    other_income: Decimal
    other_expense: Decimal
    tax: Decimal

    @property
    def operating(self) -> Decimal:
        costs = self.cost + self.levies + self.selling + self.administration + self.finance
        return self.revenue - costs

    @property
    def before_tax(self) -> Decimal:
        return self.operating + self.other_income - self.other_expense

    @property
    def net(self) -> Decimal:
        return self.before_tax - self.tax


@dataclass(frozen=True, slots=True)
class CashFlow:
    """A cash flow statement, in yuan; outflows are positive."""

    sales: Decimal
    other_in: Decimal
    purchases: Decimal
    staff: Decimal
    taxes: Decimal
    other_out: Decimal
    disposals: Decimal
    investment: Decimal
    borrowed: Decimal
    repaid: Decimal
    interest: Decimal
    opening: Decimal

    @property
    def operating(self) -> Decimal:
        return self.sales + self.other_in - self.purchases - self.staff - self.taxes - self.other_out

    @property
    def investing(self) -> Decimal:
        return self.disposals - self.investment

    @property
    def financing(self) -> Decimal:
        return self.borrowed - self.repaid - self.interest

    @property
    def closing(self) -> Decimal:
        return self.opening + self.operating + self.investing + self.financing


@dataclass(frozen=True, slots=True)
class FiscalYear:
    year: int
    opening: Balance
    closing: Balance
    income: Income
    before: Income  # the year before, for the second column
    flow: CashFlow


def books(rng: random.Random, capital: int, last: int, years: int = 3) -> tuple[FiscalYear, ...]:
    """`years` fiscal years up to `last`: balanced, each opening is the closing before."""
    size = Decimal(capital) * Decimal(rng.randint(110, 320)) / 100
    closing = _balance(rng, Decimal(capital), size / 20, size / 6)
    income = _income(rng, size)
    made = []
    for year in range(last - years + 1, last + 1):
        size *= Decimal(rng.randint(104, 128)) / 100
        before, opening, income = income, closing, _income(rng, size)
        tenth = (income.net / 10).quantize(_CENT)
        closing = _balance(
            rng, opening.capital, opening.surplus + tenth, opening.retained + income.net - tenth
        )
        made.append(FiscalYear(year, opening, closing, income, before, _flow(rng, opening, closing, income)))
    return tuple(made)


def _part(rng: random.Random, whole: Decimal, low: float, high: float) -> Decimal:
    """A share of `whole` between `low` and `high`, to the cent."""
    return (whole * Decimal(str(round(rng.uniform(low, high), 6)))).quantize(_CENT)


def _balance(rng: random.Random, capital: Decimal, surplus: Decimal, retained: Decimal) -> Balance:
    """Debts and assets around the given equity; cash is what remains."""
    surplus, retained = surplus.quantize(_CENT), retained.quantize(_CENT)
    equity = capital + surplus + retained
    loans, payables = _part(rng, equity, 0.08, 0.2), _part(rng, equity, 0.1, 0.22)
    advances, wages = _part(rng, equity, 0.02, 0.06), _part(rng, equity, 0.01, 0.03)
    taxes, other_payables = _part(rng, equity, 0.01, 0.03), _part(rng, equity, 0.02, 0.05)
    total = equity + loans + payables + advances + wages + taxes + other_payables
    receivables, prepaid = _part(rng, total, 0.12, 0.2), _part(rng, total, 0.02, 0.04)
    other_receivables, inventory = _part(rng, total, 0.01, 0.03), _part(rng, total, 0.1, 0.17)
    fixed, intangible = _part(rng, total, 0.14, 0.22), _part(rng, total, 0.04, 0.08)
    deferred = _part(rng, total, 0.005, 0.015)
    cash = total - receivables - prepaid - other_receivables - inventory - fixed - intangible - deferred
    return Balance(
        cash, receivables, prepaid, other_receivables, inventory, fixed, intangible, deferred,
        loans, payables, advances, wages, taxes, other_payables, capital.quantize(_CENT), surplus, retained,
    )  # fmt: skip


def _income(rng: random.Random, size: Decimal) -> Income:
    revenue = _part(rng, size, 0.95, 1.05)
    cost, levies = _part(rng, revenue, 0.52, 0.6), _part(rng, revenue, 0.005, 0.009)
    selling, administration = _part(rng, revenue, 0.06, 0.09), _part(rng, revenue, 0.15, 0.2)
    finance = _part(rng, revenue, 0.004, 0.01)
    other_income, other_expense = _part(rng, revenue, 0.005, 0.02), _part(rng, revenue, 0.0005, 0.002)
    profit = revenue - cost - levies - selling - administration - finance + other_income - other_expense
    tax = (profit * Decimal("0.15")).quantize(_CENT)
    return Income(revenue, cost, levies, selling, administration, finance, other_income, other_expense, tax)


def _flow(rng: random.Random, opening: Balance, closing: Balance, income: Income) -> CashFlow:
    """Inflows and outflows that explain the change in cash; purchases are what remains."""
    worn = _part(rng, opening.fixed_assets, 0.08, 0.12)
    bought = closing.fixed_assets - opening.fixed_assets + worn
    investment, disposals = max(bought, Decimal(0)), max(-bought, Decimal(0))
    interest = income.finance
    sales = _part(rng, income.revenue, 1.06, 1.14)
    other_in = income.other_income
    staff, taxes = _part(rng, income.revenue, 0.14, 0.18), _part(rng, income.revenue, 0.05, 0.08)
    other_out = _part(rng, income.revenue, 0.05, 0.08)
    financing = closing.loans - opening.loans - interest
    operating = closing.cash - opening.cash + bought - financing
    purchases = sales + other_in - staff - taxes - other_out - operating
    return CashFlow(
        sales, other_in, purchases, staff, taxes, other_out, disposals, investment,
        closing.loans, opening.loans, interest, opening.cash,
    )  # fmt: skip
