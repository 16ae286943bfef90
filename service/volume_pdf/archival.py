"""What makes a PDF an archival one: PDF/A-2b, that is ISO 19005-2 at level B.

No date and nothing of this machine goes in, so that the same volume gives the same bytes.
"""

from functools import cache
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import ImageCms

# of an ICC profile's header (ISO 15076-1:2005, 7.2): its version, and when it was made
_VERSION, _DATE = slice(8, 12), slice(24, 36)
_SRGB = "sRGB IEC61966-2.1"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <pdfaid:part>2</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <pdf:Producer>{producer}</pdf:Producer>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def make_archival(document: Pdf, title: str, producer: str) -> None:
    """Metadata (6.6), the meaning of device colours (6.2.3) and the language of the text."""
    root = document.Root
    packet = _XMP.format(title=escape(title), producer=escape(producer))
    metadata = Stream(document, packet.encode("utf-8"))
    metadata.stream_dict = Dictionary(Type=Name.Metadata, Subtype=Name.XML)
    root.Metadata = metadata
    profile = Stream(document, _srgb())
    profile.stream_dict = Dictionary(N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=_SRGB,
        Info=_SRGB,
        DestOutputProfile=profile,
    )
    root.OutputIntents = Array([document.make_indirect(intent)])
    root.Lang = String("zh-CN")
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    document.docinfo = document.make_indirect(Dictionary(Title=title, Producer=producer))


@cache
def _srgb() -> bytes:
    """Little CMS's own profile; it calls itself 4.4, yet has nothing newer than 4.2, which 6.2.3 names."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_VERSION] = bytes.fromhex("0420 0000")
    profile[_DATE] = bytes.fromhex("07d0 0001 0001 0000 0000 0000")  # 2000-01-01
    return bytes(profile)
