"""The attached pictures as a report shows them: small enough for paper, without what else is in the file."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from isoassess.domain import NO_ANSWER, Attachment
from isoassess.domain.case import Case
from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.pdf.bitmaps import as_jpeg, read_bitmap

ENDINGS = (".png", ".jpg", ".jpeg")
PIXELS = (1200, 1000)  # of the longest sides; more than a half page can show
MOST_PICTURES = 100
MOST_BYTES = 20_000_000  # of all pictures in one report
SMALLEST = 0.02  # of the longer side; what is narrower is a line and no picture

Content = Callable[[Attachment], bytes]
"""The bytes of an attached file; raises ExpectedError."""


class EvidencePicture(Struct, frozen=True, kw_only=True):
    """A picture for the report: a JPEG with its size in pixels, or the sentence why it is not shown.

    `beyond_limits`: the report would become too large; `limits_words` says that once for all of those.
    """

    content: bytes = b""
    width: int = 0
    height: int = 0
    left_out: str = ""
    beyond_limits: bool = False


def used_files(case: Case) -> dict[str, tuple[str, ...]]:
    """Every file that an answer names, by id, with the requirements it is for, in the order of the case."""
    found: dict[str, list[str]] = {}
    for requirement in case.requirements:
        for file in case.answers.get(requirement.id, NO_ANSWER).attachments:
            if file in case.attachments:
                found.setdefault(file, []).append(requirement.id)
    return {file: tuple(ids) for file, ids in found.items()}


def is_picture(file: Attachment) -> bool:
    """By its name, as the person knows it."""
    return file.name.strip().lower().endswith(ENDINGS)


def has_pictures(case: Case) -> bool:
    """Whether an answer names a picture."""
    return any(is_picture(case.attachments[id_]) for id_ in used_files(case))


def evidence_pictures(
    case: Case, content: Content, made: dict[str, EvidencePicture] | None = None
) -> dict[str, EvidencePicture]:
    """Each picture that an answer names, by the id of its file, read one after the other.

    One that cannot be read, and what would make the report too large, says why it is not shown. `made` is
    what was made before, by the hash of the file, and takes up what is made now.
    """
    return dict(_taken(case, content, {} if made is None else made))


def _taken(
    case: Case, content: Content, made: dict[str, EvidencePicture]
) -> Iterator[tuple[str, EvidencePicture]]:
    count = size = 0
    for id_ in (id_ for id_ in used_files(case) if is_picture(case.attachments[id_])):
        if count >= MOST_PICTURES or size >= MOST_BYTES:
            yield id_, EvidencePicture(left_out=_("Not shown"), beyond_limits=True)
            continue
        digest = case.attachments[id_].sha256
        picture = made.get(digest) or _made(case.attachments[id_], content)
        if not picture.left_out:
            made[digest] = picture
            count, size = count + 1, size + len(picture.content)
        yield id_, picture


def _made(file: Attachment, content: Content) -> EvidencePicture:
    try:
        bitmap = read_bitmap(content(file), PIXELS)
    except ExpectedError as problem:
        return EvidencePicture(left_out=str(problem))
    if min(bitmap.width, bitmap.height) < SMALLEST * max(bitmap.width, bitmap.height):
        return EvidencePicture(left_out=_("The picture is too narrow to be seen on paper."))
    return EvidencePicture(content=as_jpeg(bitmap), width=bitmap.width, height=bitmap.height)


def limits_words() -> str:
    """How many pictures a report shows."""
    says = _("A report shows {count} pictures and {size} MB of them at the most.")
    return says.format(count=MOST_PICTURES, size=MOST_BYTES // 1_000_000)
