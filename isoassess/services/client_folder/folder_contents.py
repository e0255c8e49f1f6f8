"""What goes into a client's folder: for each file its place, what it is, and how it is made."""

import datetime
from collections.abc import Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from isoassess.assessment.case_builder import judge_case
from isoassess.assessment.document_control import Control, Preparer
from isoassess.assessment.verdict.numbering import unnumbered
from isoassess.catalogue.catalogue import Catalogue
from isoassess.documents import DEFAULT, DocumentKind, FileFormat, Options, kind_words, made, takes
from isoassess.documents.evidence_pictures import EvidencePicture, evidence_pictures
from isoassess.documents.phrases import clause_words
from isoassess.documents.registry import file_name_pattern, nothing_in
from isoassess.domain import Attachment
from isoassess.domain.case import Case, Judgement
from isoassess.errors import ExpectedError
from isoassess.exchange.calendar_file import whole_calendar
from isoassess.files.file_names import organization_name
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.services.assessment_files.held import unknown_answers, unknown_words
from isoassess.services.client_folder.attached_files import attached_files, clauses_of, loose_files
from isoassess.services.client_folder.folder_files import FolderContents, FolderFile, NotInFolder
from isoassess.services.client_folder.folder_places import FolderPlaces, Place
from isoassess.services.stored_case import numbered_case, rated_days
from isoassess.services.tables.spreadsheet_files import spreadsheet_file, table_file
from isoassess.services.unprinted import unprinted_texts, unprinted_words
from isoassess.store import AssessmentSummary, Store
from isoassess.store.history.event_changes import EventChanges

MOST_ORGANIZATION = 40  # bytes of the organization's name within the names of files
_NOTES = DocumentKind.SCOPE_NOTES


class FolderOptions(Struct, frozen=True, kw_only=True):
    """`word`: each document for Word, too; `internal`: what is only for the assessor is in it.

    `history`: the package tells who changed what, and holds files that were taken off a requirement.
    `look`: on which paper, with whose logos and in which color the documents are. `preparer`: who names
    himself as the one who prepared them.
    """

    word: bool = True
    attachments: bool = True
    history: bool = False
    internal: bool = False
    look: Options = DEFAULT
    preparer: Preparer = Preparer()


class _JudgedCase(Struct, frozen=True, kw_only=True):
    """`folder`: where its files go; `of` names it in the headings, empty for the newest.

    `without`: the documents that have nothing to say of it, each with the reason. `completed`: nothing that
    is filled in can be read into it.
    """

    id: str
    case: Case
    judgement: Judgement
    folder: Place
    of: str
    without: dict[DocumentKind, str]
    completed: bool


def folder_contents(
    store: Store,
    catalogue: Catalogue,
    organization_id: str,
    *,
    options: FolderOptions,
    places: FolderPlaces,
    today: datetime.date,
) -> FolderContents:
    """All but the package and the list of what there is; nothing is made yet (ExpectedError)."""
    cases, left_out = _cases(store, catalogue, organization_id, places, today)
    files: list[FolderFile] = []
    for judged in cases:
        left_out += (*_without_number(judged, store), *_without_content(judged), *_without_sign(judged))
        left_out += tuple(_without_requirement(judged, catalogue))
        files += _documents(judged, store, options, places, today)
        files += _tables(judged, places)
        if judged.of:
            left_out.append(_without_calendar(judged))
        else:
            files.append(_calendar(judged, places, today, store.event_changes(judged.id)))
    if options.attachments:
        attached = store.attachments(organization_id)
        clauses = clauses_of([judged.case for judged in cases])
        if cases and len(cases) == len(store.assessments(organization_id)):
            left_out += loose_files(attached, clauses)
            attached = {id_: file for id_, file in attached.items() if id_ in clauses}
        files += attached_files(store, attached, clauses, places)
    return FolderContents(files=tuple(files), left_out=tuple(left_out))


def _cases(
    store: Store, catalogue: Catalogue, organization_id: str, places: FolderPlaces, today: datetime.date
) -> tuple[list[_JudgedCase], list[NotInFolder]]:
    """The newest assessment first; one that cannot be read does not stop the others."""
    found: list[_JudgedCase] = []
    left_out: list[NotInFolder] = []
    listed = store.assessments(organization_id)
    if not listed:
        none = _("There is no assessment yet.")
        left_out.append(NotInFolder(what=_("Documents, tables and calendar"), why=none))
    for one in listed:
        newest = one is listed[0]
        folder = () if newest else places.give_folder((_("Earlier assessments"),), _assessment_name(one))
        try:
            case = numbered_case(store, catalogue, one.id, on=today)
            judgement = judge_case(catalogue, case)
        except ExpectedError as problem:
            left_out.append(NotInFolder(what=_assessment_words(one), why=str(problem)))
            continue
        of = "" if newest else _assessment_words(one)
        without = {kind: why for kind in DocumentKind if (why := nothing_in(kind, case.profile, today))}
        found.append(
            _JudgedCase(
                id=one.id,
                case=case,
                judgement=judgement,
                folder=folder,
                of=of,
                without=without,
                completed=one.completed is not None,
            )
        )
    return found, left_out


def _without_number(judged: _JudgedCase, store: Store) -> Iterator[NotInFolder]:
    """Findings that the file took no number for: whoever has the folder on paper cannot name them by one."""
    missing = unnumbered(judged.judgement.findings, judged.case.numbers)
    if missing:
        wanted = {requirement for _kind, requirement in missing}
        known = [one for one in judged.case.requirements if one.id in wanted]
        clauses = clause_words(one.clause[judged.case.lens] for one in known)
        none = store.file.why_read_only or _("Nothing could be saved in the file just now.")
        says = _(
            "{why} So the findings at these clauses have none: {clauses}. Make the folder anew when the file "
            "can be written to."
        )
        why = says.format(why=none, clauses=clauses)
        yield NotInFolder(what=_heading(_("Numbers of findings"), judged), why=why)


def _without_content(judged: _JudgedCase) -> Iterator[NotInFolder]:
    for kind, why in judged.without.items():
        yield NotInFolder(what=_heading(kind_words(kind)[0], judged), why=why)


def _without_calendar(judged: _JudgedCase) -> NotInFolder:
    """Two calendars of the same actions would be two entries for each in the calendar of who opens both."""
    why = _("Actions are followed up in the newest assessment alone; its calendar is in this folder.")
    return NotInFolder(what=_heading(_("Calendar"), judged), why=why)


def _without_requirement(judged: _JudgedCase, catalogue: Catalogue) -> Iterator[NotInFolder]:
    """Answers kept from another catalogue."""
    if unknown := unknown_answers(judged.case.answers, catalogue):
        why = _("{answers}: the package alone holds what they say.").format(answers=unknown_words(unknown))
        yield NotInFolder(what=_heading(_("Answers"), judged), why=why)


def _without_sign(judged: _JudgedCase) -> Iterator[NotInFolder]:
    """Characters that no font here can show: a box stands for each in the PDF documents."""
    for why in unprinted_words(unprinted_texts(judged.case)):
        yield NotInFolder(what=_heading(_("Some characters, in the PDF documents"), judged), why=why)


def _documents(
    judged: _JudgedCase, store: Store, options: FolderOptions, places: FolderPlaces, today: datetime.date
) -> Iterator[FolderFile]:
    pictures: dict[str, EvidencePicture] = {}
    formats = tuple(FileFormat) if options.word else (FileFormat.PDF,)
    for as_ in formats:
        folder = {FileFormat.PDF: _("Documents"), FileFormat.WORD: _("Documents for Word")}[as_]
        for kind in DocumentKind:
            if (kind is _NOTES and not options.internal) or kind in judged.without:
                continue
            pattern = as_.named(file_name_pattern(kind))
            title, purpose = kind_words(kind)
            if takes(kind, "form") and judged.completed:
                purpose = _("the questions; the assessment is completed, so no answers are read in")
            yield FolderFile(
                place=places.give((*judged.folder, folder), _named(pattern, judged.case)),
                group=_heading(folder, judged),
                about=_("{title}: {purpose}").format(title=title, purpose=purpose),
                make=partial(_document, kind, as_, judged, store, options, today, pictures),
                is_document=True,
            )


def _document(
    kind: DocumentKind,
    as_: FileFormat,
    judged: _JudgedCase,
    store: Store,
    wanted: FolderOptions,
    today: datetime.date,
    pictures: dict[str, EvidencePicture],
) -> bytes:
    case = judged.case
    control = Control(prepared_by=wanted.preparer.words(case.assessor))
    options = replace(wanted.look, issued=today, control=control, rated=rated_days(store, judged.id, case))
    if takes(kind, "form") and as_ is FileFormat.PDF and not judged.completed:
        options = replace(options, form_of=judged.id)  # what is filled in is read in for this assessment
    if takes(kind, "pictures"):

        def content(attached: Attachment) -> bytes:
            return store.attachment_content(attached.id)

        options = replace(options, pictures=evidence_pictures(case, content=content, made=pictures))
    return made(kind, case, judged.judgement, options, as_=as_).content


def _tables(judged: _JudgedCase, places: FolderPlaces) -> Iterator[FolderFile]:
    folder, heading = (*judged.folder, _("Tables")), _heading(_("Tables"), judged)
    name = _named(_("{organization} assessment {date}"), judged.case)
    yield FolderFile(
        place=places.give(folder, f"{name}.xlsx"),
        group=heading,
        about=_(
            "Spreadsheet: answers, findings, actions and profile, to be read: the assessment is completed"
        )
        if judged.completed
        else _("Spreadsheet: answers, findings, actions and profile, to be filled in and sent back"),
        make=partial(spreadsheet_file, judged.case, judged.judgement, judged.id),
    )
    for slug, words in (
        ("answers", _("The answers alone, for any program that reads tables")),
        ("findings", _("The findings alone")),
        ("actions", _("The actions alone")),
        ("profile", _("The profile of the organization alone")),
    ):
        yield FolderFile(
            place=places.give(folder, f"{slug}.csv"),
            group=heading,
            about=words,
            make=partial(table_file, judged.case, judged.judgement, slug),
        )


def _calendar(
    judged: _JudgedCase, places: FolderPlaces, today: datetime.date, changes: EventChanges
) -> FolderFile:
    name = _named(_("{organization} calendar {date}"), judged.case)

    def calendar() -> bytes:
        now = datetime.datetime.now(datetime.UTC)
        known = (judged.case, judged.judgement, today, now)
        return whole_calendar(*known, assessment_id=judged.id, changes=changes)

    return FolderFile(
        place=places.give(judged.folder, f"{name}.ics"),
        group=_heading(_("Calendar"), judged),
        about=_("Open actions with a due date, and milestones, to be opened with a calendar"),
        make=calendar,
    )


def _named(pattern: str, case: Case) -> str:
    given = case.profile.organization.name
    name = organization_name(given, otherwise=_("Organization"), most=MOST_ORGANIZATION)
    return pattern.format(organization=name, date=case.date.isoformat())


def _heading(words: str, judged: _JudgedCase) -> str:
    return _("{what}: {assessment}").format(what=words, assessment=judged.of) if judged.of else words


def _day_of(one: AssessmentSummary) -> datetime.date:
    """By which the window calls it, too: completed, or started while it goes on."""
    return one.completed or one.started


def _assessment_name(one: AssessmentSummary) -> str:
    return f"{_day_of(one).isoformat()} {one.lens.label.replace(':', '-')}"


def _assessment_words(one: AssessmentSummary) -> str:
    says = _("Assessment of {day}, {lens}")
    return says.format(day=date_words(_day_of(one)), lens=one.lens.label)
