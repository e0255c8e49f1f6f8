"""What a judgement says, in the language in use: the words for its ids and their arguments."""

from isoassess.assessment.labels.contradictions import contradiction_words
from isoassess.assessment.labels.messages import message_words

__all__ = ["contradiction_words", "message_words"]
