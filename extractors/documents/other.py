"""What no other type claims."""

from extractors.fields.spec import DocumentType

TYPE = DocumentType(name="other", titles=())
