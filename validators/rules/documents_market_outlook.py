"""The market outlook is described, on its own or as a section of the company's profile."""

from validators.sections import section_or_own

RULE = section_or_own(
    "documents.market-outlook",
    "C-15",
    "market_outlook",
    "market-outlook",
    r"前景|市场(预测|分析|规模|需求|空间|展望)|outlook|marketprospects?",
)
