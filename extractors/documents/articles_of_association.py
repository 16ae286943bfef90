"""Articles of association 章程 of a company, amendments included (domain B.18)."""

from extractors.fields import shapes
from extractors.fields.spec import DocumentType, FieldSpec

_DAY = r"[\d〇○零一二三四五六七八九十]{2,4}\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日"

TYPE = DocumentType(
    name="articles_of_association",
    titles=("章程", "公司章程", "有限公司章程", "有限责任公司章程", "章程修正案", "Articles of Association"),
    anchors=(
        "总则", "公司宗旨", "股东会", "董事会", "执行董事", "监事", "股东的权利", "出资方式", "出资额", "出资时间", "公司的法定代表人",
        "解散事由", "清算", "公司经营范围", "本章程",
    ),
    against=("会计师事务所",),
    fields=(
        FieldSpec(
            "company_name", shapes.organisation, ("公司名称", "企业名称", "公司的名称"),
            (r"公司(?:的)?(?:中文)?名称(?:为|是|:)(?P<v>[^,。;(（]{4,50}(?:[(（][^)）]{1,6}[)）])?[^,。;(（]{0,30})[。;,(]",),
            first="patterns", wrap=True,
        ),
        FieldSpec(
            "address", shapes.text(120), ("公司住所", "住所", "公司的住所", "注册地址"),
            (r"(?:公司)?(?:的)?住所(?:为|是|在|:|设在)(?P<v>[^。;]{4,100}?)[。;]",), first="patterns", wrap=True,
        ),
        FieldSpec(
            "registered_capital", shapes.amount, ("注册资本", "公司注册资本"),
            (r"注册资本(?:总额)?(?:为|是|:)(?P<v>[^,。;]{2,40}?(?:元|整|币))",), first="patterns",
        ),
        FieldSpec("shareholder", shapes.organisation, (), (), many=True),
        FieldSpec("adoption_date", shapes.day, ("签署日期", "通过日期", "日期"), (rf"(?:于|由)(?P<v>{_DAY})[^。]{{0,30}}(?:通过|制定|订立|修订)",)),
    ),
    stops=("法定代表人", "经营范围", "股东姓名", "股东名称", "出资额", "出资方式"),
)  # fmt: skip
