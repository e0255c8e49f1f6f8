"""Questions with room for their answers, as the texts they are; they are filled in on paper or in a form."""

from isoassess.pdf.question_blocks import AskedQuestion, WritingRoom
from isoassess.word.looks import BODY
from isoassess.word.nodes import Node
from isoassess.word.paragraphs import WordParagraphs


def asked(block: AskedQuestion | WritingRoom, paragraphs: WordParagraphs) -> list[Node]:
    """A paragraph for each text."""
    labels = [box.label for row in block.rows for box in row]
    if isinstance(block, WritingRoom):
        return [paragraphs.said(label, BODY) for label in labels]
    texts = [
        f"{block.number} {block.place} {block.question}",
        *(f"{label} {text}".strip() for label, text in block.hints),
        *(says for _value, says in block.choice.values),
        *labels,
    ]
    return [paragraphs.said(text, BODY) for text in texts]
