"""Which of the typed texts hold characters that no font here can show, said before a document goes out."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import fields

from isoassess.assessment.document_control import Control
from isoassess.documents import DEFAULT, Options, Rendered
from isoassess.domain.answer_fields import FieldKind, answer_fields
from isoassess.domain.case import Case
from isoassess.domain.fact_words import fact_words
from isoassess.language.texts import _, ngettext

MOST_NAMED = 10  # characters of one text
MOST_TEXTS = 6


class UnprintedText(Struct, frozen=True, kw_only=True):
    """`where` as a person knows it, and the characters that become a box there, each once."""

    where: str
    characters: tuple[str, ...]


def unprinted_texts(case: Case, options: Options = DEFAULT) -> tuple[UnprintedText, ...]:
    """All of a case and of what is said for its documents, in the order of the screens."""
    from isoassess.pdf.fonts import unprintable  # ReportLab takes its time, only who writes pays

    found = ((where, unprintable(text)) for where, text in _typed(case, options))
    return _merged((where, characters) for where, characters in found if characters)


def unprinted_control(control: Control) -> tuple[UnprintedText, ...]:
    """Of what is said of a document alone."""
    from isoassess.pdf.fonts import unprintable

    return _merged(
        (where, found) for where, text in _of_control(control) if (found := tuple(unprintable(text)))
    )


def unprinted_in(rendered: Rendered, case: Case, options: Options = DEFAULT) -> tuple[UnprintedText, ...]:
    """Those that a document about the case shows; what is none of the typed texts is named as well."""
    if not rendered.replaced:
        return ()
    from isoassess.pdf.fonts import unprintable

    shown = "\n".join(rendered.replaced_in)
    found = [
        (where, unprintable(line))
        for where, text in _typed(case, options)
        for line in filter(None, map(str.strip, text.splitlines()))
        if unprintable(line) and line in shown
    ]
    placed = {character for _where, characters in found for character in characters}
    rest = tuple(character for character in rendered.replaced if character not in placed)
    return _merged([*found, *([(_("Another text"), rest)] if rest else [])])


def unprinted_words(texts: Sequence[UnprintedText], *, most: int = MOST_TEXTS) -> tuple[str, ...]:
    """A sentence for each of so many texts, and one for all others."""
    said = tuple(map(_sentence, texts[:most]))
    more = len(texts) - most
    if more <= 0:
        return said
    rest = ngettext("So does {count} more text.", "So do {count} more texts.", more).format(count=more)
    return (*said, rest)


def _sentence(text: UnprintedText) -> str:
    named = " ".join(text.characters[:MOST_NAMED])
    more = "" if len(text.characters) <= MOST_NAMED else "\u2009\u2026"
    words = ngettext(
        "{where} contains a character this program cannot print: {characters}",
        "{where} contains characters this program cannot print: {characters}",
        len(text.characters),
    )
    return words.format(where=text.where, characters=named + more)


def _typed(case: Case, options: Options) -> Iterator[tuple[str, str]]:
    for key, text in _texts_of(case.profile, ""):
        yield fact_words(key), text
    yield _("The assessor"), case.assessor
    if case.own_decision is not None:
        yield from ((_("Your own decision"), text) for _key, text in _texts_of(case.own_decision, ""))
    yield from _of_answers(case)
    for action in case.actions.values():
        yield from ((_("An action of no requirement"), text) for _key, text in _texts_of(action, ""))
    yield from _of_control(options.control)


def _of_control(control: Control) -> Iterator[tuple[str, str]]:
    yield _("Prepared by"), control.prepared_by
    yield _("The document number"), control.number
    yield _("The distribution list"), control.distribution
    yield _("Approved by"), control.approved_by
    yield _("What changed"), control.changes
    for one in control.earlier:
        yield _("What changed in an earlier version"), one.changes
        yield _("Who prepared an earlier version"), one.prepared_by


def _of_answers(case: Case) -> Iterator[tuple[str, str]]:
    fields_of_text = [field for field in answer_fields() if field.kind is FieldKind.TEXT and not field.secret]
    for requirement in case.requirements:
        answer = case.answers.get(requirement.id)
        if answer is None:
            continue
        clause = requirement.clause[case.lens]
        for field in fields_of_text:
            where = _("\u201c{field}\u201d of {clause}").format(field=field.label, clause=clause)
            yield where, str(field.of(answer))
        where = _("A file of {clause}").format(clause=clause)
        for file in answer.attachments:
            if file in case.attachments:
                yield from ((where, text) for _key, text in _texts_of(case.attachments[file], ""))


def _texts_of(part: Struct, key: str) -> Iterator[tuple[str, str]]:
    """The texts below a part of the profile by their keys; members of a list have the key of the list."""
    for field in fields(part):
        inner = f"{key}.{field.name}".lstrip(".")
        yield from _texts(getattr(part, field.name), inner)


def _texts(value: object, key: str) -> Iterator[tuple[str, str]]:
    if type(value) is str:  # not the slug of a choice
        yield key, value
    elif isinstance(value, tuple):
        for member in value:
            inside = _texts_of(member, key) if isinstance(member, Struct) else _texts(member, key)
            yield from ((key, text) for _key, text in inside)
    elif isinstance(value, Struct):
        yield from _texts_of(value, key)


def _merged(found: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[UnprintedText, ...]:
    """Each place once."""
    places: dict[str, dict[str, None]] = {}
    for where, characters in found:
        places.setdefault(where, {}).update(dict.fromkeys(characters))
    return tuple(UnprintedText(where=where, characters=tuple(named)) for where, named in places.items())
