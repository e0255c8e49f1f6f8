"""Sample sentences in other scripts, and a document that has them in every kind of place."""

from isoassess.pdf.blocks import (
    Banner,
    Bar,
    Bars,
    Column,
    Contents,
    Document,
    Grid,
    Items,
    Prose,
    Radar,
    Section,
    Series,
    Span,
    Title,
    Tone,
)
from tests.unit.pdf import specimen

CHINESE = (
    "示例公司应确定并保持文件化信息。内部审核发现的不符合项，应采取\u201c纠正措施\u201d（见第 8.3 条），"
    "并在 ISO 9001:2015 要求的期限内完成；责任部门跟踪验证其有效性。"
)
TRADITIONAL = "範例公司應確定並保持文件化資訊。發現的不符合項，應採取「矯正措施」，並驗證其有效性。"
JAPANESE = (
    "サンプル株式会社は、文書化した情報を維持する。「是正処置」（箇条８．３）をISO 9001:2015の"
    "期限内に完了し、その有効性をチェックする。ﾃｽﾄ㈱"
)
KOREAN = '예제 회사는 문서화된 정보를 유지한다. "시정 조치"(8.3항 참조)를 ISO 9001:2015의 기한 내에 완료한다.'
EVERY = (CHINESE, TRADITIONAL, JAPANESE, KOREAN)


def document() -> Document:
    """Headings, contents, prose, strong text, links, cells, charts and labels in four languages."""
    title = Title(text="示例精密机械有限公司", of="サンプル製作所", about="예제 회사")
    first = Section(blocks=(title, Contents(depth=2)))
    sections = tuple(_section(number, text) for number, text in enumerate(EVERY))
    return specimen.document(
        title="认证准备情况",
        organization="示例精密机械有限公司",
        author="김예제",
        sections=(first, *sections),
        cover=None,
    )


def _section(number: int, text: str) -> Section:
    words = (Span("Müller & "), Span(text, strong=True), Span(text, link="https://example.org/"), Span(text))
    cells = ((specimen.line(text),), (specimen.line(text * 3),))
    columns = (Column(title=text[:9], share=1), Column(title="Clause", share=2))
    parts = tuple(3 for _mark in specimen.MARKS)
    rows = tuple(
        Bar(label=text[:20], parts=parts, figures=(text[:3],), strong=strong) for strong in (True, False)
    )
    axes = (text[:8], text[8:16], text[16:24])
    return Section(
        heading=f"{number} {text[:20]}",
        blocks=(
            Prose(lines=(specimen.line(text * 4), words)),
            Grid(columns=columns, rows=(cells,) * 3, named=True),
            Items(lines=(specimen.line(text), (Span(text, box=True),))),
            Banner(label=text[:4], mark=specimen.MARKS[0], lines=(specimen.line(text),)),
            Bars(legend=specimen.MARKS, columns=(text[:6],), rows=rows, alt=text),
            Radar(
                axes=axes,
                series=(Series(name=text[:5], values=(50, 60, 70), tone=Tone.ACCENT),),
                rings=(50, 100),
                alt=text,
            ),
        ),
    )
