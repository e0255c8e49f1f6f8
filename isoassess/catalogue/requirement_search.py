"""What of a requirement can be searched for: its own words, the words of the trade, and what was answered."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from isoassess.catalogue.trade_terms import terms_of
from isoassess.domain import NO_ANSWER, Answer, Attachment, Requirement
from isoassess.domain.answer_fields import answer_fields, text_keys, value_of
from isoassess.domain.searching import Entry, SearchedPart, found_in, nearest, words_of
from isoassess.language.folding import folded
from isoassess.language.texts import _

Key = TypeVar("Key", bound=str)


def requirement_entry(requirement: Requirement, numbers: Iterable[str], titles: Iterable[str]) -> Entry:
    """A requirement under its clause numbers, with the titles of its clauses and of those above them."""
    known = tuple(numbers)
    texts = {
        SearchedPart.CLAUSE: "\n".join((*(f"clause {number}" for number in known), *titles)),
        SearchedPart.QUESTION: requirement.asks,
        SearchedPart.LOOKS_FOR: "\n".join(requirement.looks_for),
        SearchedPart.SMALL_FIRM: requirement.small_firm,
        SearchedPart.DOCUMENTS: requirement.documents.what,
        SearchedPart.TERM: "\n".join(terms_of(requirement.id)),
    }
    return Entry(id=folded(requirement.id), numbers=known, texts=_folded(texts))


def answer_texts(answer: Answer, files: Mapping[str, Attachment]) -> dict[str, str]:
    """Everything a person wrote in an answer, and its files by name, number and note; folded."""
    texts = {key: str(value_of(answer, key)) for key in sorted(text_keys())}
    texts[SearchedPart.ACTION] = f"{answer.action.what}\n{texts.pop('action.check')}"
    texts[SearchedPart.FILE] = "\n".join(_file_text(files[id_]) for id_ in answer.attachments if id_ in files)
    return _folded(texts)


class RequirementIndex:
    """The requirements of one lens, ready to be searched; what was answered is folded once a change."""

    def __init__(self, entries: dict[str, Entry]) -> None:
        self._fixed = entries
        self._entries = dict(entries)
        self._seen: dict[str, tuple[Answer, tuple[Attachment, ...]]] = {}

    def keep_up(self, answers: Mapping[str, Answer], files: Mapping[str, Attachment]) -> None:
        """Take over what is answered now."""
        for id_, fixed in self._fixed.items():
            answer = answers.get(id_, NO_ANSWER)
            now = (answer, tuple(files[one] for one in answer.attachments if one in files))
            if self._seen.get(id_, (NO_ANSWER, ())) != now:
                own = answer_texts(answer, files)
                self._entries[id_] = replace(fixed, own=own)
                self._seen[id_] = now

    def found(self, search: str) -> dict[str, tuple[str, ...]]:
        """The requirements that hold every word, and where."""
        words = words_of(search)
        found = {id_: found_in(entry, words) for id_, entry in self._entries.items()}
        return {id_: places for id_, places in found.items() if places is not None}

    def nearest(self, search: str) -> str:
        """Another spelling of a search that found nothing; empty where none finds anything."""
        other = nearest(search, self._entries.values())
        return other if other and self.found(other) else ""


def searched_part_words(places: Iterable[str]) -> str:
    """Where a search was found, for a person: in the question, in your evidence."""
    words: dict[str, str] = {field.key: field.found for field in answer_fields()} | {
        SearchedPart.CLAUSE: _("in the clause"),
        SearchedPart.QUESTION: _("in the question"),
        SearchedPart.LOOKS_FOR: _("in what an auditor looks for"),
        SearchedPart.SMALL_FIRM: _("in what is enough in a small firm"),
        SearchedPart.DOCUMENTS: _("in the documented information"),
        SearchedPart.TERM: _("by technical term"),
        SearchedPart.FILE: _("in an attached file's name, number or note"),
    }
    return ", ".join(words[place] for place in places)


def _folded(texts: Mapping[Key, str]) -> dict[Key, str]:
    """Without the places where nothing stands."""
    return {place: folded(text) for place, text in texts.items() if text.strip()}


def _file_text(file: Attachment) -> str:
    return "\n".join((file.name, file.number, file.note))
