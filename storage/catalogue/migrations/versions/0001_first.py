"""The first form of the catalogue."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "catalogue_dossiers",
        sa.Column("id", sa.String(length=128), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("applicant", sa.Text(), nullable=False),
        sa.Column("employer", sa.Text(), nullable=False),
        sa.Column("applicant_form", sa.Text(), nullable=False),
        sa.Column("employer_form", sa.Text(), nullable=False),
        sa.Column("uscc", sa.String(length=32), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("submitted", sa.String(length=10), nullable=False),
        sa.Column("received", sa.String(length=32), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("unsure", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("catalogue_dossiers_newest", "catalogue_dossiers", ["submitted", "id"], unique=False)
    op.create_index(
        "catalogue_dossiers_uscc", "catalogue_dossiers", ["uscc", "submitted", "id"], unique=False
    )
    op.create_index(
        "catalogue_dossiers_verdict", "catalogue_dossiers", ["verdict", "submitted", "id"], unique=False
    )
    op.create_table(
        "catalogue_documents",
        sa.Column("dossier", sa.String(length=128), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("type", sa.String(length=48), nullable=False),
        sa.Column("binding", sa.String(length=24), nullable=False),
        sa.Column("page", sa.String(length=16), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["dossier"], ["catalogue_dossiers.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("dossier", "id"),
    )
    op.create_index("catalogue_documents_type", "catalogue_documents", ["type", "dossier"], unique=False)
    op.create_table(
        "catalogue_fields",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("dossier", sa.String(length=128), nullable=False),
        sa.Column("document", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=48), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("start", sa.String(length=64), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("page", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["dossier"], ["catalogue_dossiers.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("catalogue_fields_dossier", "catalogue_fields", ["dossier"], unique=False)
    op.create_index("catalogue_fields_start", "catalogue_fields", ["start", "name", "dossier"], unique=False)
    op.create_table(
        "catalogue_findings",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("dossier", sa.String(length=128), nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("severity", sa.String(length=16), nullable=False),
        sa.Column("message_en", sa.Text(), nullable=False),
        sa.Column("message_zh", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dossier"], ["catalogue_dossiers.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("catalogue_findings_dossier", "catalogue_findings", ["dossier"], unique=False)
    op.create_index(
        "catalogue_findings_rule", "catalogue_findings", ["rule", "outcome", "dossier"], unique=False
    )
    op.create_table(
        "catalogue_pages",
        sa.Column("dossier", sa.String(length=128), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["dossier"], ["catalogue_dossiers.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("dossier", "id"),
    )
    op.create_index("catalogue_pages_sha256", "catalogue_pages", ["sha256", "dossier"], unique=False)
    op.create_table(
        "catalogue_pairs",
        sa.Column("pair", sa.String(length=2), nullable=False),
        sa.Column("kind", sa.String(length=1), nullable=False),
        sa.Column("dossier", sa.String(length=128), nullable=False),
        sa.ForeignKeyConstraint(["dossier"], ["catalogue_dossiers.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pair", "kind", "dossier"),
    )
    op.create_index("catalogue_pairs_dossier", "catalogue_pairs", ["dossier"], unique=False)
    op.create_table(
        "catalogue_volumes",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("dossier", sa.String(length=128), nullable=False),
        sa.Column("copy", sa.Integer(), nullable=True),
        sa.Column("binding", sa.String(length=24), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["dossier"], ["catalogue_dossiers.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("catalogue_volumes_dossier", "catalogue_volumes", ["dossier"], unique=False)


def downgrade() -> None:
    op.drop_index("catalogue_volumes_dossier", table_name="catalogue_volumes")
    op.drop_table("catalogue_volumes")
    op.drop_index("catalogue_pairs_dossier", table_name="catalogue_pairs")
    op.drop_table("catalogue_pairs")
    op.drop_index("catalogue_pages_sha256", table_name="catalogue_pages")
    op.drop_table("catalogue_pages")
    op.drop_index("catalogue_findings_rule", table_name="catalogue_findings")
    op.drop_index("catalogue_findings_dossier", table_name="catalogue_findings")
    op.drop_table("catalogue_findings")
    op.drop_index("catalogue_fields_start", table_name="catalogue_fields")
    op.drop_index("catalogue_fields_dossier", table_name="catalogue_fields")
    op.drop_table("catalogue_fields")
    op.drop_index("catalogue_documents_type", table_name="catalogue_documents")
    op.drop_table("catalogue_documents")
    op.drop_index("catalogue_dossiers_verdict", table_name="catalogue_dossiers")
    op.drop_index("catalogue_dossiers_uscc", table_name="catalogue_dossiers")
    op.drop_index("catalogue_dossiers_newest", table_name="catalogue_dossiers")
    op.drop_table("catalogue_dossiers")
