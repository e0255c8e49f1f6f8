"""A PDF is held against the store it came from: the same, changed since, or never there."""

import datetime
import hashlib
import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace

from isoassess.assessment.case_builder import judge_case
from isoassess.catalogue.catalogue import shipped
from isoassess.cli.commands import main
from isoassess.cli.verification_words import verification_data, verification_text
from isoassess.documents import DocumentKind, pdf_of
from isoassess.documents.provenance import MOST_BYTES, origin_of, read_origin
from isoassess.domain import Answer, Lens, Rating
from isoassess.domain.decision import OwnDecision
from isoassess.errors import BadInput
from isoassess.pdf.tagging.own_properties import Origin
from isoassess.services.earlier_versions import RULES, earlier_judgement
from isoassess.services.stored_case import stored_case
from isoassess.services.verification import Verification, VerificationResult, verify
from isoassess.standard_choice import RULES_VERSION
from isoassess.store import Store, Subject, default_store
from tests.sample_organization import put_sample
from tests.unit.documents.real_cases import judged, sampled

DAY = datetime.date(2026, 11, 18)
LATER = datetime.date(2026, 11, 25)
FIRST_RECIPE = Path(__file__).parents[2] / "data" / "documents" / "recipe-1.pdf"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a store with the sample organization in it."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    with Store.open(path, who="A. Consultant") as store:
        put_sample(store, shipped())
    return path.read_bytes()


@pytest.fixture
def store(tmp_path: Path, filled: bytes) -> Iterator[Store]:
    path = tmp_path / "clients.db"
    path.write_bytes(filled)
    clock = iter(datetime.datetime(2026, 11, 20, 14, minute, tzinfo=datetime.UTC) for minute in range(60))
    with Store.open(path, who="B. Auditor", clock=lambda: next(clock)) as opened:
        yield opened


@pytest.fixture
def organization(store: Store) -> str:
    return store.organizations()[0].id


@pytest.fixture
def assessment(store: Store, organization: str) -> str:
    return store.assessments(organization)[0].id


def written(
    store: Store, assessment: str, *, on: datetime.date = DAY, kind: DocumentKind = DocumentKind.SUMMARY
) -> bytes:
    case = stored_case(store, shipped(), assessment, on=on)
    return pdf_of(kind, case, judge_case(shipped(), case)).content


def verified(store: Store, content: bytes) -> Verification:
    return verify(store, shipped(), origin_of(content, "summary.pdf"))


def said(store: Store, content: bytes) -> str:
    return verification_text(verified(store, content), shipped())


def answer(store: Store, assessment: str, requirement: str, **changes: object) -> None:
    before = store.answers(assessment).get(requirement, Answer())
    store.save_answer(assessment, requirement, replace(before, **changes))


def rename(store: Store, organization: str, name: str) -> None:
    profile = store.profile(organization)
    named = replace(profile.organization, name=name)
    store.save_profile(organization, replace(profile, organization=named))


@pytest.mark.parametrize("kind", [DocumentKind.SUMMARY, DocumentKind.WORKSHEET, DocumentKind.COMPARISON])
def test_nothing_changed(store: Store, assessment: str, kind: DocumentKind) -> None:
    found = verified(store, written(store, assessment, kind=kind))
    assert found.outcome is VerificationResult.SAME
    assert found.assessment == store.assessment(assessment)
    assert found.origin.document == kind.value
    assert found.altered == ()


def test_it_is_judged_as_of_the_day_of_the_document(store: Store, assessment: str) -> None:
    assert verified(store, written(store, assessment, on=LATER)).outcome is VerificationResult.SAME


def test_a_changed_rating_is_told_with_who_when_and_from_what_to_what(store: Store, assessment: str) -> None:
    content = written(store, assessment)
    answer(store, assessment, "calibration", rating=Rating.CONFORMING)
    found = verified(store, content)
    assert found.outcome is VerificationResult.CHANGED
    (altered,) = found.altered
    assert (altered.subject, altered.requirement, altered.key) == (Subject.ANSWER, "calibration", "rating")
    assert altered.who == "B. Auditor"
    asks = shipped().requirement("calibration").asks
    assert f"2026-11-20 14:00 UTC, B. Auditor: 7.1.5.2 {asks}: rating: 2 partial → 3 conforming" in said(
        store, content
    )


def test_a_changed_profile_is_told_in_its_words(store: Store, organization: str, assessment: str) -> None:
    content = written(store, assessment)
    profile = store.profile(organization)
    store.save_profile(organization, replace(profile, design=replace(profile.design, may_change=True)))
    text = said(store, content)
    assert "▲ 1 change since" in text
    assert "B. Auditor: May you change what the customer gets without asking: no → yes" in text


def test_a_text_typed_in_many_pieces_is_one_change(store: Store, assessment: str) -> None:
    content = written(store, assessment)
    for text in ("T", "Tor", "Torque wrench 4 " * 20):
        answer(store, assessment, "calibration", note=text)
    (altered,) = verified(store, content).altered
    assert altered.key == "note"
    assert "…" in said(store, content)
    assert json.loads(altered.after or "") == "Torque wrench 4 " * 20


def test_a_change_that_was_undone_matches_again(store: Store, assessment: str) -> None:
    content = written(store, assessment)
    answer(store, assessment, "calibration", rating=Rating.EFFECTIVE)
    store.undo(assessment)
    assert verified(store, content).outcome is VerificationResult.SAME
    answer(store, assessment, "design-process", note="first time")
    store.undo(assessment)
    assert verified(store, content).outcome is VerificationResult.SAME


def test_a_change_that_was_made_by_hand_and_back_is_not_told(store: Store, assessment: str) -> None:
    content = written(store, assessment)
    answer(store, assessment, "calibration", flag=True)
    answer(store, assessment, "scope-statement", rating=Rating.CONFORMING)
    answer(store, assessment, "calibration", flag=False)
    found = verified(store, content)
    assert [altered.requirement for altered in found.altered] == ["scope-statement"]


def test_an_internal_note_is_never_told(store: Store, assessment: str) -> None:
    content = written(store, assessment)
    answer(store, assessment, "calibration", internal="the owner must not know")
    found = verified(store, content)
    assert found.outcome is VerificationResult.CHANGED
    everything = said(store, content) + json.dumps(verification_data(found, shipped()), default=str)
    assert "internal note changed" in everything
    assert "must not know" not in everything


def test_a_completed_assessment_matches_whatever_becomes_of_its_organization(
    store: Store, organization: str, assessment: str
) -> None:
    store.complete_assessment(assessment, DAY)
    content = written(store, assessment, on=LATER)
    rename(store, organization, "Example Fabrications Holding")
    store.decide(organization, OwnDecision(lens=Lens.ISO9001_2015, reason="no", name="A. Director"))
    assert verified(store, content).outcome is VerificationResult.SAME


def test_a_completion_and_what_was_kept_with_it_are_found_in_the_history(
    store: Store, organization: str, assessment: str
) -> None:
    early = written(store, assessment, on=LATER)
    store.complete_assessment(assessment, DAY)
    completed = written(store, assessment)
    rename(store, organization, "Example Holding")
    assert "completed: nothing → 18 November 2026" in said(store, early)
    store.reopen_assessment(assessment, "a document came in late")
    text = said(store, completed)
    assert "completed: 18 November 2026 → nothing" in text
    assert "Name of the organization: Example Fabrications Ltd → Example Holding" in text


def test_lens_assessor_decision_and_files_are_told(store: Store, organization: str, assessment: str) -> None:
    file = store.add_attachment(organization, name="photo.jpg", content=b"1")
    answer(store, assessment, "calibration", attachments=(file,))
    content = written(store, assessment)
    store.switch_lens(assessment, Lens.ISO9001_2015)
    store.name_assessor(assessment, "C. Other")
    store.decide(organization, OwnDecision(lens=Lens.ISO9001_2015, reason="as asked", name="A. Director"))
    known = store.attachments(organization)[file]
    store.describe_attachment(replace(known, number="D-7"))
    text = said(store, content)
    assert "standard: ISO 9001:2026 → ISO 9001:2015" in text
    assert "assessor: A. Consultant → C. Other" in text
    assert "own decision: nothing → ISO 9001:2015" in text
    assert "document number of a file: nothing → D-7" in text
    assert text.count("\n") == 7


def test_a_file_that_nothing_names_changes_nothing(store: Store, organization: str, assessment: str) -> None:
    content = written(store, assessment)
    file = store.add_attachment(organization, name="photo.jpg", content=b"1")
    assert verified(store, content).outcome is VerificationResult.SAME
    answer(store, assessment, "calibration", attachments=(file,))
    assert "files shown: nothing → 1 file" in said(store, content)


def test_another_organization_is_no_match(store: Store, organization: str, assessment: str) -> None:
    content = written(store, assessment)
    with Store.open(store.path.with_name("other.db"), who="x") as other:
        assert "the file holds no assessment of this organization" in said(other, content)
        assert "The data came from another file." in said(other, content)
        put_sample(other, shipped())
        assert verified(other, content).outcome is VerificationResult.SAME
        found = other.organizations()[0].id
        rename(other, found, "Another")
        answer(other, other.assessments(found)[0].id, "calibration", note="x")
        assert verified(other, content).outcome is VerificationResult.CHANGED


def test_data_of_a_file_are_no_match(store: Store, assessment: str, tmp_path: Path) -> None:
    given = tmp_path / "firm.yaml"
    given.write_text("organization: {name: Example Fabrications Ltd}", encoding="utf-8")
    assert main(["assess", str(given), "--pdf", str(tmp_path / "out.pdf")]) == 0
    found = verify(store, shipped(), read_origin(tmp_path / "out.pdf"))
    assert (found.outcome, found.looked_at) == (VerificationResult.UNKNOWN, 1)


@pytest.mark.parametrize("put_away", [Store.archive_organization, Store.remove_organization])
def test_what_was_put_away_is_still_found(
    store: Store, organization: str, assessment: str, put_away: Any
) -> None:
    content = written(store, assessment)
    put_away(store, organization)
    assert verified(store, content).outcome is VerificationResult.SAME


@pytest.mark.parametrize(
    "name", ["", "  Two  blanks\tLtd ", "\u05e9\u05dc\u05d5\u05dd <& Ltd", "bell\x07 Ltd"]
)
def test_any_name_finds_its_organization(store: Store, organization: str, assessment: str, name: str) -> None:
    rename(store, organization, name)
    content = written(store, assessment)
    assert verified(store, content).outcome is VerificationResult.SAME
    rename(store, organization, "Renamed Ltd")
    assert verified(store, content).outcome is (
        VerificationResult.CHANGED if name else VerificationResult.UNKNOWN
    )


def test_the_right_one_of_several_assessments_is_found(
    store: Store, organization: str, assessment: str
) -> None:
    content = written(store, assessment)
    store.add_assessment(
        organization, lens=Lens.ISO9001_2026, started=LATER, assessor="B", catalogue_version="1"
    )
    found = verified(store, content)
    assert found.assessment is not None
    assert (found.outcome, found.assessment.id) == (VerificationResult.SAME, assessment)


def test_another_version_is_named_where_nothing_matches(store: Store, assessment: str) -> None:
    case = replace(stored_case(store, shipped(), assessment, on=DAY), catalogue_version="1999.1")
    content = pdf_of(DocumentKind.SUMMARY, case, judge_case(shipped(), case)).content
    assert "with catalogue 1999.1" in said(store, content)


@pytest.mark.parametrize(("catalogue", "rules"), RULES.items())
def test_the_rules_of_before_are_known_beside_the_catalogue_they_came_with(
    store: Store, assessment: str, catalogue: str, rules: str
) -> None:
    """A document of before says the same, though its data stamp counts the version of the rules."""
    known = earlier_judgement(catalogue)
    assert known is not None
    before = known(stored_case(store, shipped(), assessment, on=DAY))
    assert (before.catalogue_version, before.decision.rules_version) == (catalogue, rules)
    assert rules != RULES_VERSION
    content = pdf_of(DocumentKind.SUMMARY, before, judge_case(shipped(), before)).content
    assert verified(store, content).outcome is VerificationResult.SAME


def test_a_document_of_the_first_recipe_is_said_to_be_of_an_earlier_version(store: Store) -> None:
    """Written by the program of that time from the same sample; its stamp bears no number."""
    found = verify(store, shipped(), read_origin(FIRST_RECIPE))
    assert (found.outcome, found.assessment, found.altered) == (VerificationResult.EARLIER, None, ())
    assert found.origin.organization == "Example Fabrications Ltd"
    text = verification_text(found, shipped())
    assert "data ce95684481d5\n" in text
    assert "made by an earlier version of IsoAssess, cannot be compared" in text
    assert verification_data(found, shipped())["outcome"] == "made-by-earlier-version"


def test_a_recipe_of_a_later_program_is_said_to_be_of_a_later_version(store: Store, assessment: str) -> None:
    origin = origin_of(written(store, assessment), "summary.pdf")
    later = replace(origin, stamp=f"3{origin.stamp.removeprefix('2')}")
    found = verify(store, shipped(), later)
    assert found.outcome is VerificationResult.LATER
    assert "made by a later version of IsoAssess, cannot be compared" in verification_text(found, shipped())


def test_a_number_of_a_recipe_that_cannot_be_one_is_refused() -> None:
    content = FIRST_RECIPE.read_bytes()
    for number in (b"0-", b"02-", b"-", b"2", b"x-", b"99999-", b"2--"):
        altered = content.replace(b"<isoassess:stamp>", b"<isoassess:stamp>" + number)
        assert "changed after" in refused(rehashed(altered))


def test_what_is_answered_under_another_lens_leaves_the_stamp_alone(store: Store, assessment: str) -> None:
    content = written(store, assessment)
    asked = {known.id for known in shipped().requirements(Lens.ISO9001_2026)}
    other = next(known.id for known in shipped().requirements(Lens.ISO9002_1994) if known.id not in asked)
    answer(store, assessment, other, rating=Rating.PARTIAL)
    assert verified(store, content).outcome is VerificationResult.SAME


# --- files that are none of ours -----------------------------------------------------------------


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return pdf_of(DocumentKind.SUMMARY, sampled(), judged(sampled())).content


def refused(content: bytes) -> str:
    with pytest.raises(BadInput) as caught:
        origin_of(content, "summary.pdf")
    sentence = str(caught.value)
    assert sentence.startswith("summary.pdf: ")
    assert "\n" not in sentence
    return sentence


def test_what_is_no_pdf_is_refused() -> None:
    for content in (b"", b"%", random.Random(1).randbytes(10_000), b"<html>"):
        assert "not a PDF" in refused(content)


def test_random_bytes_that_begin_like_a_pdf_hold_no_stamp() -> None:
    assert "no data stamp" in refused(b"%PDF-1.7\n" + random.Random(2).randbytes(100_000))


def test_the_pdf_of_another_program_holds_no_stamp() -> None:
    out = BytesIO()
    with pikepdf.new() as empty:
        empty.add_blank_page()
        empty.save(out)
    assert "no data stamp" in refused(out.getvalue())


def test_an_encrypted_pdf_is_told_from_a_damaged_one(pdf: bytes) -> None:
    for metadata in (True, False):
        out = BytesIO()
        with pikepdf.open(BytesIO(pdf)) as opened:
            protected = pikepdf.Encryption(owner="o", user="u", metadata=metadata)
            opened.save(out, encryption=protected)
        assert ("password" if metadata else "changed after") in refused(out.getvalue())


def test_a_file_that_another_program_saved_proves_nothing(pdf: bytes) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(out)
    assert "changed after IsoAssess wrote it" in refused(out.getvalue())


def test_every_byte_counts(pdf: bytes) -> None:
    picked = random.Random(3)
    start = int(pdf.rpartition(b"startxref\n")[2].split()[0])
    for place in (picked.randrange(9, start) for _time in range(60)):
        changed = bytearray(pdf)
        changed[place] ^= 1
        refused(bytes(changed))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<isoassess:stamp>", b"<isoassess:stamp>0"),
        (b"<isoassess:day>2026-11-18<", b"<isoassess:day>2026-11-19<"),
        (b"<rdf:RDF", b"<!DOCTYPE a><rdf:RDF"),
        (b"\n%%EOF\n", b"\n%%EOF\nmore"),
        (b"startxref\n", b"startxref\n9"),
    ],
)
def test_a_tampered_pdf_is_refused(pdf: bytes, old: bytes, new: bytes) -> None:
    assert old in pdf
    assert "changed after" in refused(pdf.replace(old, new))


def rehashed(content: bytes) -> bytes:
    """The file with an identifier that fits, as somebody who means it would make it."""
    body, _startxref, _rest = content.rpartition(b"startxref\n")
    start = body.rindex(b"/Type/XRef")
    start = body.rindex(b"\n", 0, body.rindex(b" 0 obj", 0, start)) + 1
    name = hashlib.sha256(content[:start]).hexdigest()[:32].encode()
    tail = re.sub(rb"/ID\[<.{32}><.{32}>\]", b"/ID[<%s><%s>]" % (name, name), content[start:])
    tail = re.sub(rb"startxref\n\d+", b"startxref\n%d" % start, tail)
    return content[:start] + tail


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<rdf:RDF", b'<!DOCTYPE a [<!ENTITY b "b">]><rdf:RDF'),
        (b"<isoassess:day>2026-11-18<", b"<isoassess:day>tomorrow<"),
        (b"<isoassess:stamp>", b"<isoassess:stamp>x"),
        (b"<isoassess:program>", b"<isoassess:day>2026-11-18</isoassess:day><isoassess:program>"),
        (b"</rdf:RDF>", b"</rdf:RDF"),
        (b"<isoassess:lens>iso9001:2026</isoassess:lens>", b""),
    ],
)
def test_metadata_that_are_not_ours_are_refused_also_under_a_fitting_identifier(
    pdf: bytes, old: bytes, new: bytes
) -> None:
    assert origin_of(rehashed(pdf), "summary.pdf") == origin_of(pdf, "summary.pdf")
    assert old in pdf
    assert "changed after" in refused(rehashed(pdf.replace(old, new)))


def test_two_stamps_in_one_file_are_one_too_many(pdf: bytes) -> None:
    start, end = pdf.index(b"<?xpacket begin"), pdf.index(b"<?xpacket end")
    packet = pdf[start:end] + b'<?xpacket end="w"?>'
    assert "changed after" in refused(rehashed(pdf[:20] + packet + pdf[20:]))


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(MOST_BYTES * 50)
    with pytest.raises(BadInput, match="larger than 100 MB"):
        read_origin(path)


# --- the command line ----------------------------------------------------------------------------


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in ("verify", *arguments)])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_the_command_says_what_changed(
    capsys: pytest.CaptureFixture[str], store: Store, assessment: str, tmp_path: Path
) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(written(store, assessment))
    code, out, err = run(capsys, path, "--store", store.path)
    assert (code, err) == (0, "")
    assert out.startswith("Readiness summary, ISO 9001:2026, Example Fabrications Ltd, 18 November 2026")
    assert "✓ matches: nothing changed since" in out
    answer(store, assessment, "calibration", rating=Rating.CONFORMING)
    code, out, _err = run(capsys, path, "--store", store.path, "--json")
    assert code == 0
    found = json.loads(out)
    assert found["outcome"] == "changed"
    assert found["date"] == "2026-11-18"
    assert found["assessment"]["id"] == assessment
    (change,) = found["changes"]
    assert (change["clause"], change["before"], change["after"]) == ("7.1.5.2", "2", "3")


def test_the_store_of_the_person_is_the_usual_one(
    capsys: pytest.CaptureFixture[str], store: Store, assessment: str, tmp_path: Path
) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(written(store, assessment))
    code, _out, err = run(capsys, path)
    assert code == 2
    assert "there is no IsoAssess file at" in err
    assert not default_store().exists()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing", None])
def test_a_wrong_file_is_one_line_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "wrong.pdf"
    if content is not None:
        path.write_bytes(content)
    code, out, err = run(capsys, path, "--store", path)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "wrong.pdf" in err


@pytest.mark.parametrize(
    "unit",
    [
        b"<?xpacket begin=",
        b"<?xpacket begin=<?xpacket end=",
        b"<?xpacket begin=urn:isoassess:document#",
        b"<?xpacket end=",
        b"<?xpacket begin=<a>",
        b"/ID [",
        b"1 0 obj\n<<",
        b"startxref\n",
        b"urn:isoassess:document#",
        b"[",
    ],
)
def test_a_hostile_file_costs_no_more_than_its_size(tmp_path: Path, unit: bytes) -> None:
    """In a process of its own, with 3 seconds of the processor for 20 MB."""
    path = tmp_path / "hostile.pdf"
    path.write_bytes(b"%PDF-1.7\n" + unit * (20_000_000 // len(unit)))
    assert bounded(path) == "hostile.pdf: refused\n"


@pytest.mark.parametrize("unit", ["<a>", "a<!---->", "<b/>", "&amp;", "<isoassess:x xmlns:isoassess='u'/>"])
def test_hostile_metadata_cost_no_more_than_their_size(tmp_path: Path, unit: str) -> None:
    path = tmp_path / "hostile.pdf"
    inside = f"<x xmlns:isoassess='urn:isoassess:document#'><isoassess:stamp>{unit * (900_000 // len(unit))}"
    packet = f"<?xpacket begin='' id='x'?>{inside}</isoassess:stamp></x><?xpacket end='w'?>"
    body = b"%PDF-1.7\n" + packet.encode() + b"\n"
    digest = hashlib.sha256(body).hexdigest()[:32].encode()
    path.write_bytes(body + b"/ID [<%s><%s>]\nstartxref\n%d\n%%%%EOF\n" % (digest, digest, len(body)))
    assert bounded(path) == "hostile.pdf: refused\n"


BOUNDED = """
import resource, sys
from pathlib import Path
from isoassess.errors import BadInput
from isoassess.documents.provenance import read_origin

used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
resource.setrlimit(resource.RLIMIT_CPU, (int(used) + 4, int(used) + 4))
resource.setrlimit(resource.RLIMIT_AS, (600_000_000, 600_000_000))
try:
    read_origin(Path(sys.argv[1]))
except BadInput as error:
    print(Path(sys.argv[1]).name + ": refused")
"""


def bounded(path: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", BOUNDED, str(path)],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_names_in_metadata_forge_no_line_and_reach_no_terminal(tmp_path: Path) -> None:
    forged = Origin(
        stamp="0" * 64,
        day=datetime.date(2026, 11, 27),
        document="x\n✓ matches: nothing changed since",
        lens="y\x9b2J",
        organization="Sample\n✓ matches: nothing changed since\x1b[1A\u202e",
        catalogue="1\u2028",
        program="9\x85",
    )
    found = Verification(origin=forged, outcome=VerificationResult.UNKNOWN, same_versions=False)
    said = verification_text(found, shipped())
    assert not any(line.startswith("✓") for line in said.splitlines())
    assert len(said.splitlines()) == len(said.split("\n")) == 4
    assert not {"\x9b", "\x1b", "\u202e", "\u2028", "\x85"} & set(said)
