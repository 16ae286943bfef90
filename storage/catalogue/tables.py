"""The tables of the catalogue, the same on SQLite and PostgreSQL."""

import sqlalchemy as sa

metadata = sa.MetaData()

_ID = sa.String(128)

dossiers = sa.Table(
    "catalogue_dossiers",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("verdict", sa.String(16), nullable=False),
    sa.Column("applicant", sa.Text, nullable=False),
    sa.Column("employer", sa.Text, nullable=False),
    sa.Column("applicant_form", sa.Text, nullable=False),  # as `names.searched` makes it
    sa.Column("employer_form", sa.Text, nullable=False),
    sa.Column("uscc", sa.String(32), nullable=False),
    sa.Column("programme", sa.String(64), nullable=False),
    sa.Column("submitted", sa.String(10), nullable=False),
    sa.Column("received", sa.String(32), nullable=False),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column("failed", sa.Integer, nullable=False),
    sa.Column("unsure", sa.Integer, nullable=False),
    sa.Index("catalogue_dossiers_newest", "submitted", "id"),
    sa.Index("catalogue_dossiers_verdict", "verdict", "submitted", "id"),
    sa.Index("catalogue_dossiers_uscc", "uscc", "submitted", "id"),
)


def _dossier() -> sa.Column[str]:
    return sa.Column(
        "dossier", _ID, sa.ForeignKey("catalogue_dossiers.id", ondelete="CASCADE"), nullable=False
    )


volumes = sa.Table(
    "catalogue_volumes",
    metadata,
    sa.Column("number", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
    _dossier(),
    sa.Column("copy", sa.Integer),
    sa.Column("binding", sa.String(24), nullable=False),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Index("catalogue_volumes_dossier", "dossier"),
)

documents = sa.Table(
    "catalogue_documents",
    metadata,
    sa.Column("dossier", _ID, sa.ForeignKey("catalogue_dossiers.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("type", sa.String(48), nullable=False),
    sa.Column("binding", sa.String(24), nullable=False),
    sa.Column("page", sa.String(16), nullable=False),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Index("catalogue_documents_type", "type", "dossier"),
)

fields = sa.Table(
    "catalogue_fields",
    metadata,
    sa.Column("number", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
    _dossier(),
    sa.Column("document", sa.String(16), nullable=False),
    sa.Column("name", sa.String(48), nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    # PostgreSQL's indexes hold no value of more than 2,700 bytes, and a business scope may be longer.
    sa.Column("start", sa.String(64), nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("page", sa.String(16), nullable=False),
    sa.Index("catalogue_fields_start", "start", "name", "dossier"),
    sa.Index("catalogue_fields_dossier", "dossier"),
)

findings = sa.Table(
    "catalogue_findings",
    metadata,
    sa.Column("number", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
    _dossier(),
    sa.Column("rule", sa.String(64), nullable=False),
    sa.Column("outcome", sa.String(16), nullable=False),
    sa.Column("severity", sa.String(16), nullable=False),
    sa.Column("message_en", sa.Text, nullable=False),
    sa.Column("message_zh", sa.Text, nullable=False),
    sa.Index("catalogue_findings_dossier", "dossier"),
    sa.Index("catalogue_findings_rule", "rule", "outcome", "dossier"),
)

pages = sa.Table(
    "catalogue_pages",
    metadata,
    sa.Column("dossier", _ID, sa.ForeignKey("catalogue_dossiers.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Index("catalogue_pages_sha256", "sha256", "dossier"),
)

# Two characters that stand side by side in a name: what is searched for anywhere in a name is found by its
# rarest pair, which any database has an index for.
pairs = sa.Table(
    "catalogue_pairs",
    metadata,
    sa.Column("pair", sa.String(2), primary_key=True),
    sa.Column("kind", sa.String(1), primary_key=True),
    sa.Column("dossier", _ID, sa.ForeignKey("catalogue_dossiers.id", ondelete="CASCADE"), primary_key=True),
    sa.Index("catalogue_pairs_dossier", "dossier"),
)

CHILDREN = (volumes, documents, fields, findings, pages, pairs)
