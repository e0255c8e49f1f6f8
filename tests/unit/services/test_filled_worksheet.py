"""A worksheet filled in elsewhere: set beside what is there, read in as a whole, and taken back so."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name, Pdf, String

from isoassess.catalogue.catalogue import shipped
from isoassess.documents.worksheet.form_identity import KIND
from isoassess.domain import Answer, Lens, Rating
from isoassess.domain.case import Case
from isoassess.errors import BadInput
from isoassess.exchange import given_file
from isoassess.exchange.filled_form import read_fields
from isoassess.exchange.form_fields import found_fields
from isoassess.services.filled_worksheet import FilledWorksheet, WhyLeftOut, changes_of, filled_worksheet
from isoassess.services.filled_worksheet_words import told
from isoassess.services.stored_case import stored_case
from isoassess.store import ChangedSince, EntryKind, Store
from tests.ready_stores import put_sample_store
from tests.sample_organization import put_sample
from tests.unit.documents.filling import changed, fields, filled, filled_in_viewer, form
from tests.unit.documents.real_cases import blank, sampled

OURS = "an-assessment"
SAID = {
    "calibration.rating": "2",
    "calibration.evidence": "Gauge 17, certificate of 3 March \u2013 seen.\nScale 4: none.",
    "calibration.interviewee": "M\u00fcller, store",
    "outside-people-able.rating": "na",
    "outside-people-able.reason": "Nobody from outside works here",
    "context-issues.note": "Owner to date the page",
}


@pytest.fixture(scope="module")
def empty() -> bytes:
    return form(sampled())


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., FilledWorksheet]:
    def reading(content: bytes, case: Case | None = None, assessment_id: str = OURS) -> FilledWorksheet:
        path = tmp_path / "came back.pdf"
        path.write_bytes(content)
        found = read_fields(path)
        assert found == found_fields(content)  # the process of its own takes nothing away
        return filled_worksheet(found, case or bare(), assessment_id, name=path.name)

    return reading


Read = Callable[..., FilledWorksheet]


def bare() -> Case:
    """The sample organization before anything was answered."""
    return replace(sampled(), answers={})


def said_by(worksheet: FilledWorksheet) -> dict[str, str]:
    return {entry.name: entry.says for entry in worksheet.entries}


# --- however it was filled in -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "saving", [{}, {"object_stream_mode": pikepdf.ObjectStreamMode.disable}, {"linearize": True}]
)
def test_what_was_set_is_read(empty: bytes, read: Read, saving: dict[str, object]) -> None:
    found = read(filled(empty, SAID, **saving))
    assert said_by(found) == SAID
    assert (found.left_out, found.script, found.conflicts) == ((), False, ())


def test_what_was_clicked_and_typed_in_a_viewer_is_read(empty: bytes, read: Read) -> None:
    assert said_by(read(filled_in_viewer(empty, SAID))) == SAID


def test_what_a_viewer_added_behind_the_file_is_read(empty: bytes, read: Read) -> None:
    writer = pypdf.PdfWriter(BytesIO(empty), incremental=True)
    values = {name: f"/{value}" if name.endswith("rating") else value for name, value in SAID.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    out = BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(empty)
    assert len(out.getvalue()) > len(empty)
    assert said_by(read(out.getvalue())) == SAID


def test_an_empty_form_says_nothing(empty: bytes, read: Read) -> None:
    for case in (bare(), sampled()):
        found = read(empty, case)
        assert (found.entries, found.left_out) == ((), ())
        assert told(found, case) == ("The worksheet says nothing that is not there already.",)


def value(name: str, of: pikepdf.Object) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        fields(pdf)[name].V = of

    return change


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"\xfe\xff" + "Prüfung 漢".encode("utf-16-be"), "Prüfung 漢"),
        (b"\xff\xfe" + "Prüfung 漢".encode("utf-16-le"), "Prüfung 漢"),
        (b"\xef\xbb\xbf" + "Prüfung 漢".encode(), "Prüfung 漢"),
        (b"Pr\xfcfung \x80 \x84", "Prüfung • —"),
        (b"\xfe\xff" + "\x1bdeDE\x1bPrüfung".encode("utf-16-be"), "Prüfung"),
        (b"  one\r\ntwo\rthree\n ", "one\ntwo\nthree"),
        (b"a\x00b\x07c", "abc"),
        (b"\xfe\xff\xd8\x00\x00a", "\ufffda"),
    ],
)
def test_every_way_to_write_a_text_is_understood(empty: bytes, read: Read, raw: bytes, says: str) -> None:
    found = read(changed(empty, value("calibration.evidence", String(raw))))
    assert said_by(found) == {"calibration.evidence": says}


def test_a_text_can_be_a_stream(empty: bytes, read: Read) -> None:
    def change(pdf: Pdf) -> None:
        fields(pdf)["calibration.evidence"].V = pdf.make_stream(b"\xfe\xff" + "lang".encode("utf-16-be"))

    assert said_by(read(changed(empty, change))) == {"calibration.evidence": "lang"}


@pytest.mark.parametrize(
    ("name", "of", "says"),
    [
        ("calibration.rating", b"2", "2"),
        ("calibration.rating", b"(2)", "2"),
        ("calibration.evidence", b"17", "17"),
        ("calibration.evidence", b"17.5", "17.5"),
        ("calibration.evidence", b"/Seen", "/Seen"),
        ("calibration.evidence", b"true", "true"),
        ("calibration.evidence", b"[(Gauge) (Scale)]", "Gauge\nScale"),
    ],
)
def test_what_other_programs_write_for_a_text_is_understood(
    empty: bytes, read: Read, name: str, of: bytes, says: str
) -> None:
    found = read(changed(empty, value(name, pikepdf.Object.parse(of))))
    assert (said_by(found), found.left_out) == ({name: says}, ())


def ticks(value: str | None, shown: str | None) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        field = fields(pdf)["calibration.rating"]
        if value is not None:
            field.V = Name(f"/{value}")
        for kid in field.Kids:
            kid.AS = Name(f"/{shown}") if shown is not None and f"/{shown}" in kid.AP.N else Name.Off

    return change


@pytest.mark.parametrize(
    ("value", "shown", "says"),
    [("3", None, "3"), (None, "3", "3"), ("Off", "3", "3"), ("3", "3", "3"), ("Off", None, "")],
)
def test_a_tick_counts_whether_it_is_set_or_only_shown(
    empty: bytes, read: Read, value: str | None, shown: str | None, says: str
) -> None:
    found = read(changed(empty, ticks(value, shown)))
    assert said_by(found) == ({"calibration.rating": says} if says else {})


def test_a_tick_that_is_set_and_shown_otherwise_is_left_out_and_told(empty: bytes, read: Read) -> None:
    found = read(changed(empty, ticks("3", "1")))
    assert found.entries == ()
    assert found.left_out == (("calibration.rating", WhyLeftOut.CONTRADICTS),)
    assert "says two things: calibration.rating" in " ".join(told(found, bare()))


def test_who_filled_it_in_stands_as_asked_where_nobody_else_does(empty: bytes, read: Read) -> None:
    said = SAID | {"respondent": "R. Store", "day": "3 March 2027"}
    found = said_by(read(filled(empty, said)))
    assert found == SAID | {
        "context-issues.interviewee": "R. Store, 3 March 2027",
        "outside-people-able.interviewee": "R. Store, 3 March 2027",
    }
    known = {"context-issues": Answer(interviewee="The owner")}
    assert "context-issues.interviewee" not in said_by(
        read(filled(empty, said), replace(bare(), answers=known))
    )


# --- changed by hand --------------------------------------------------------------------------------


def with_field(name: str, said: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        field = Dictionary(FT=Name.Tx, T=String(name), V=String(said))
        pdf.Root.AcroForm.Fields.append(pdf.make_indirect(field))

    return change


@pytest.mark.parametrize(
    ("change", "name", "why"),
    [
        (with_field("extra", "x"), "extra", WhyLeftOut.UNKNOWN),
        (
            with_field("no-such-requirement.evidence", "x"),
            "no-such-requirement.evidence",
            WhyLeftOut.NOT_ASKED,
        ),
        (with_field("internal", "x"), "internal", WhyLeftOut.UNKNOWN),
        (value("calibration.rating", Name("/9")), "calibration.rating", WhyLeftOut.NO_VALUE),
        (value("calibration.rating", Name("/na")), "calibration.rating", WhyLeftOut.NO_VALUE),
        (value("calibration.evidence", String("x" * 20_001)), "calibration.evidence", WhyLeftOut.TOO_LONG),
    ],
)
def test_what_cannot_be_read_in_is_left_out_and_told(
    empty: bytes, read: Read, change: Callable[[Pdf], None], name: str, why: WhyLeftOut
) -> None:
    found = read(changed(filled(empty, {"context-issues.note": "stays"}), change))
    assert found.left_out == ((name, why),)
    assert said_by(found) == {"context-issues.note": "stays"}
    assert name in " ".join(told(found, bare()))


def only_rich(pdf: Pdf) -> None:
    fields(pdf)["calibration.evidence"].RV = String("<body><p>Gauge 17</p></body>")


@pytest.mark.parametrize(
    "change", [only_rich, value("calibration.evidence", pikepdf.Object.parse(b"<< /Type /Text >>"))]
)
def test_a_field_that_holds_something_else_than_a_text_is_told(
    empty: bytes, read: Read, change: Callable[[Pdf], None]
) -> None:
    found = read(changed(filled(empty, {"context-issues.note": "stays"}), change))
    assert found.left_out == (("calibration.evidence", WhyLeftOut.UNREADABLE),)
    assert said_by(found) == {"context-issues.note": "stays"}
    assert "is no text: calibration.evidence." in " ".join(told(found, bare()))


def orphaned(pdf: Pdf) -> None:
    """As programs leave it that copy pages and forget the form."""
    for group in pdf.Root.AcroForm.Fields:
        if "/Kids" in group:
            group.Kids = Array([kid for kid in group.Kids if Name.Btn != kid.FT])
    del pdf.Root.AcroForm
    for page in pdf.pages:
        for widget in page.Annots:
            if "/Parent" in widget and "/AS" in widget:
                del widget["/Parent"]


@pytest.mark.filterwarnings("ignore::pikepdf.PageCopyWarning")
def test_a_tick_that_has_lost_its_question_is_told(empty: bytes, read: Read) -> None:
    found = read(changed(filled(empty, SAID), orphaned))
    assert said_by(found) == {name: said for name, said in SAID.items() if not name.endswith(".rating")}
    assert found.left_out == (("", WhyLeftOut.UNKNOWN),)
    assert "no such field: a field without a name." in " ".join(told(found, bare()))
    unticked = read(changed(empty, orphaned))
    assert (unticked.entries, unticked.left_out) == ((), ())


def twice(said: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        above = next(one for one in pdf.Root.AcroForm.Fields if str(one.T) == "calibration")
        copy = Dictionary(FT=Name.Tx, T=String("evidence"), V=String(said), Parent=above)
        above.Kids.append(pdf.make_indirect(copy))

    return change


def test_a_field_that_is_there_twice_counts_where_both_say_the_same(empty: bytes, read: Read) -> None:
    content = filled(empty, {"calibration.evidence": "one"})
    assert said_by(read(changed(content, twice("one")))) == {"calibration.evidence": "one"}
    found = read(changed(content, twice("two")))
    assert (found.entries, found.left_out) == ((), (("calibration.evidence", WhyLeftOut.CONTRADICTS),))


def unlisted(pdf: Pdf) -> None:
    del pdf.Root.AcroForm.Fields[:]


@pytest.mark.filterwarnings("ignore::pikepdf.PageCopyWarning")  # that is what is tried here
def test_fields_that_only_the_pages_know_are_read(empty: bytes, read: Read) -> None:
    assert said_by(read(changed(filled(empty, SAID), unlisted))) == SAID


def opening(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def named_script(pdf: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))


def calculating(pdf: Pdf) -> None:
    fields(pdf)["calibration.note"].AA = Dictionary(C=Dictionary(S=Name.JavaScript, JS=String("1")))


def on_page(pdf: Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Launch, F=String("x")))


def following(pdf: Pdf) -> None:
    """A script behind a harmless action, and a circle of those."""
    script = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))
    harmless = pdf.make_indirect(Dictionary(S=Name.Named, N=Name.NextPage))
    harmless.Next = Array([harmless, script])
    pdf.Root.OpenAction = harmless


@pytest.mark.parametrize("plant", [opening, named_script, calculating, on_page, following])
def test_a_script_is_told_and_not_run(empty: bytes, read: Read, plant: Callable[[Pdf], None]) -> None:
    found = read(changed(filled(empty, SAID), plant))
    assert found.script
    assert said_by(found) == SAID
    assert "It was not run." in " ".join(told(found, bare()))


def test_the_form_of_another_catalogue_is_read_as_far_as_it_is_asked(read: Read) -> None:
    old = form(replace(sampled(), catalogue_version="2025.1"))
    found = read(filled(old, SAID))
    assert said_by(found) == SAID
    assert "catalogue version 2025.1" in " ".join(told(found, bare()))


def test_the_form_of_another_edition_is_read_as_far_as_it_is_asked(empty: bytes, read: Read) -> None:
    found = read(filled(empty, SAID), replace(bare(), **_of_1994()))
    assert {why for _name, why in found.left_out} == {WhyLeftOut.NOT_ASKED}
    assert "another edition" in " ".join(told(found, blank(Lens.ISO9002_1994)))


def _of_1994() -> dict[str, object]:
    other = blank(Lens.ISO9002_1994)
    return {"lens": other.lens, "requirements": other.requirements}


# --- what is no form --------------------------------------------------------------------------------


def refused(read: Read, content: bytes) -> str:
    with pytest.raises(BadInput) as raised:
        read(content)
    said = str(raised.value)
    assert said.startswith("came back.pdf: ")
    assert "\n" not in said
    return said


def test_the_form_of_another_assessment_is_refused_with_its_organization(empty: bytes, read: Read) -> None:
    with pytest.raises(BadInput, match=r"another assessment \(Example Fabrications Ltd\)"):
        read(filled(empty, SAID), assessment_id="another")


def flattened(pdf: Pdf) -> None:
    del pdf.Root.AcroForm
    for page in pdf.pages:
        if "/Annots" in page:
            del page.Annots


def swollen(pdf: Pdf) -> None:
    fields(pdf)["calibration.evidence"].V = pdf.make_stream(b"A" * 100_000_000)


def nameless(pdf: Pdf) -> None:
    del fields(pdf)["isoassess"].V


def of_a_later_kind(pdf: Pdf) -> None:
    field = fields(pdf)["isoassess"]
    field.V = String(str(field.V).replace(KIND, "isoassess-worksheet-9"))


def deep(pdf: Pdf) -> None:
    node = pdf.Root.AcroForm.Fields[0]
    for number in range(3000):
        node = pdf.make_indirect(Dictionary(T=String(str(number)), Kids=Array([node])))
    pdf.Root.AcroForm.Fields.append(node)


def in_circles(pdf: Pdf) -> None:
    group = next(one for one in pdf.Root.AcroForm.Fields if str(one.T) == "calibration")
    group.Kids.append(group)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (flattened, "there are no fields in it"),
        (nameless, "no worksheet of IsoAssess"),
        (of_a_later_kind, "no worksheet of IsoAssess"),
        (deep, "too much time or memory"),
        (swollen, "too much time or memory"),
    ],
)
def test_what_is_no_form_of_ours_is_refused_in_one_sentence(
    empty: bytes, read: Read, change: Callable[[Pdf], None], says: str
) -> None:
    assert says in refused(read, changed(filled(empty, SAID), change))


def test_fields_in_circles_are_read_once(empty: bytes, read: Read) -> None:
    assert said_by(read(changed(filled(empty, SAID), in_circles))) == SAID


def test_a_password_is_told(empty: bytes, read: Read) -> None:
    locked = filled(empty, SAID, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    assert "protected by a password" in refused(read, locked)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not a PDF"),
        (b"PK\x03\x04 a letter", "not a PDF"),
        (b"%PDF-1.7\n%%EOF", "damaged"),
        (b"%PDF-1.7\n1 0 obj\n" + b"[" * 200_000 + b"\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF", "came back"),
    ],
)
def test_what_is_no_pdf_is_refused(read: Read, content: bytes, says: str) -> None:
    assert says in refused(read, content)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_is_cut_off_is_refused(empty: bytes, read: Read, part: float) -> None:
    content = filled(empty, SAID)
    assert "the end of the file is missing" in refused(read, content[: int(len(content) * part)])


@pytest.mark.parametrize("seed", range(4))
def test_a_file_with_broken_bytes_never_brings_more_than_a_sentence(
    empty: bytes, read: Read, seed: int
) -> None:
    content = bytearray(filled(empty, SAID))
    for place in range(200 + seed, len(content) - 200, 97 + seed):
        content[place] ^= 0x55
    refused(read, bytes(content))


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(500_000_000)
    with pytest.raises(BadInput, match=r"huge\.pdf: larger than 50 MB"):
        read_fields(path)


def bomb(pdf: Pdf) -> None:
    """A text of three gigabytes in three megabytes."""
    import struct
    import zlib

    count, each = 60, 50_000_000
    pressed = zlib.compressobj(9)
    first, again = (pressed.compress(bytes(each)) + pressed.flush(zlib.Z_FULL_FLUSH) for _part in range(2))
    end = b"\x03\x00" + struct.pack(
        ">HH", count * each % 65_521, 1
    )  # an empty block, and the sum of nothing but 0
    stream = pdf.make_stream(first + again * (count - 1) + end)
    packed = stream.read_raw_bytes()
    fields(pdf)["calibration.evidence"].V = stream
    stream.write(packed, filter=Name.FlateDecode)


def test_a_bomb_is_given_up(empty: bytes, read: Read) -> None:
    said = refused(
        read, changed(empty, bomb, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    )
    assert "nothing was read in" in said


def test_a_process_that_never_ends_is_given_up(
    empty: bytes, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setattr(given_file, "PATIENCE", -9)
    monkeypatch.setattr(given_file, "own_command", lambda _word: [sys.executable, "-c", "while 1: pass"])
    assert "too much time" in refused(read, empty)


@pytest.mark.parametrize("path", ["missing.pdf", ".", "nul\0.pdf"])
def test_what_is_no_file_is_said(tmp_path: Path, path: str) -> None:
    with pytest.raises(BadInput):
        read_fields(tmp_path / path)


# --- read in ----------------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(put_sample_store(tmp_path / "store.db"), who="me")


def test_all_is_read_in_as_one_step_that_one_undo_takes_back(store: Store, read: Read) -> None:
    with store:
        id_ = put_sample(store, shipped())
        before = store.answers(id_)
        case = stored_case(store, shipped(), id_)
        content = filled(form(case, id_), SAID)
        found = read(content, case, id_)
        assert found.conflicts
        store.change_answers(id_, changes_of(found.entries, case, found.conflicts))
        after = store.answers(id_)
        assert after["calibration"].rating is Rating.PARTIAL
        assert after["calibration"].evidence == SAID["calibration.evidence"]
        assert after["outside-people-able"].reason == SAID["outside-people-able.reason"]
        assert {id_ for id_ in before if before[id_] != after[id_]} <= {
            name.partition(".")[0] for name in SAID
        }
        steps = {entry.step for entry in store.history(id_) if entry.after and "Gauge 17" in entry.after}
        assert (
            len({e.step for e in store.history(id_) if e.requirement_id in after and e.step >= min(steps)})
            == 1
        )
        again = read(content, stored_case(store, shipped(), id_), id_)
        assert (again.entries, again.same) == ((), len(SAID))
        undone = store.undo(id_)
        assert undone is not None
        assert {undone.requirement_id, *undone.others} == {e.requirement for e in found.entries}
        assert store.answers(id_) == before
        store.redo(id_)
        assert store.answers(id_) == after
        kinds = [entry.kind for entry in store.history(id_)]
        assert kinds.count(EntryKind.UNDO) == kinds.count(EntryKind.REDO)


def test_of_a_conflict_only_what_is_taken_is_written(store: Store, read: Read) -> None:
    with store:
        id_ = put_sample(store, shipped())
        case = stored_case(store, shipped(), id_)
        found = read(filled(form(case, id_), SAID), case, id_)
        taken = [entry for entry in found.conflicts if entry.key == "rating"]
        left = [entry for entry in found.conflicts if entry not in taken]
        assert taken
        assert left
        store.change_answers(id_, changes_of(found.entries, case, taken))
        after = store.answers(id_)
        for entry in found.entries:
            now = str(getattr(after[entry.requirement], entry.key))
            assert now == (entry.here if entry in left else entry.says)


def test_nothing_is_read_in_where_an_answer_has_changed_meanwhile(store: Store, read: Read) -> None:
    with store:
        id_ = put_sample(store, shipped())
        case = stored_case(store, shipped(), id_)
        found = read(filled(form(case, id_), SAID), case, id_)
        changes = changes_of(found.entries, case, found.conflicts)
        known = store.answers(id_)["calibration"]
        with Store.open(store.path, who="another") as other:
            other.save_answer(id_, "calibration", replace(known, evidence="Changed by another"))
        before, history = store.answers(id_), store.history(id_)
        with pytest.raises(ChangedSince, match="another has changed an answer"):
            store.change_answers(id_, changes)
        assert store.answers(id_) == before
        assert store.history(id_) == history
