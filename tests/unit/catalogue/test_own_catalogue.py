"""A catalogue file of the user's own: used when sound, refused with file, line, key and reason when not."""

from importlib.resources import files
from pathlib import Path

import pytest

from isoassess.catalogue import custom
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Lens
from isoassess.errors import BadInput, CannotWrite
from isoassess.files.yaml_reader import MAX_BYTES

SHIPPED = (files("resources") / "catalogue" / "iso9001.yaml").read_text(encoding="utf-8")

OWN = """catalogue: house-rules
version: "1"
editions: []
requirements:
  - id: own-logo-on-parts
    clause: {"iso9001:2026": "8.5.2"}
    asks: "Does each part carry the works logo?"
    looks_for: ["A part with the logo", "The rule where it goes"]
    small_firm: "A photo of a marked part."
    source: ["works rule 7"]
    confidence: H
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(BadInput) as caught:
        custom.load(written(folder, text))
    assert custom.loaded() == ()
    return str(caught.value)


def test_nothing_loaded_is_the_shipped_catalogue() -> None:
    assert custom.in_use().version == shipped().version


def test_own_requirements_stand_beside_the_shipped_ones(tmp_path: Path) -> None:
    custom.load(written(tmp_path, OWN))
    found = custom.in_use().requirements(Lens.ISO9001_2026)
    assert "own-logo-on-parts" in {known.id for known in found}
    assert len(found) == len(shipped().requirements(Lens.ISO9001_2026)) + 1


def test_an_own_requirement_is_told_by_its_statement_or_else_by_its_question(tmp_path: Path) -> None:
    custom.load(written(tmp_path, OWN))
    assert (
        custom.in_use().requirement("own-logo-on-parts").statement == "Does each part carry the works logo?"
    )
    stated = OWN.replace("    looks_for", '    states: "Each part carries the works logo."\n    looks_for')
    custom.load(written(tmp_path, stated))
    assert custom.in_use().requirement("own-logo-on-parts").statement == "Each part carries the works logo."


def test_a_newer_file_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    newer = SHIPPED.replace('version: "2026.12"', 'version: "2027.1"', 1)
    custom.load(written(tmp_path, newer))
    assert "2027.1" in custom.in_use().version
    assert custom.unload("iso9001")
    assert custom.in_use().version == shipped().version
    assert not custom.unload("iso9001")


def test_loading_again_replaces_the_earlier_copy(tmp_path: Path) -> None:
    custom.load(written(tmp_path, OWN))
    custom.load(written(tmp_path, OWN.replace('"1"', '"2"')))
    assert custom.loaded() == ("house-rules",)
    assert custom.in_use().version.endswith("2")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("asks:", "ask:", 'line 7: requirements: "ask" is not known; did you mean "asks"?'),
        ("confidence: H", "confidence: X", 'line 11: requirements.confidence: "X" is not known'),
        ("own-logo-on-parts", "scope-statement", "line 5: scope-statement: this id is used twice"),
        ('"8.5.2"', '"8.5.9"', "line 5: own-logo-on-parts: clause: iso9001:2026 has no 8.5.9"),
        ('"iso9001:2026"', '"iso9001:2030"', "is not known"),
        ("    asks", "\tasks", "line 7: not readable as YAML"),
        ("    small_firm", "    <<: *x\n    small_firm", "references"),
        ('"A photo of a marked part."', '""', "line 5: own-logo-on-parts: small_firm is empty"),
        ("    confidence: H\n", "", '"confidence" is missing'),
        ("    looks_for", '    states: "Does it?"\n    looks_for', "own-logo-on-parts: the statement asks"),
        ("    looks_for", '    states: "It does"\n    looks_for', "does not end with a full stop"),
        ('version: "1"', 'version: "' + "x" * MAX_BYTES + '"', "larger than 2 MB"),
        ("editions: []", "editions: " + "[" * 5_000, "nested too deeply"),
    ],
)
def test_an_unfit_file_is_refused_with_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in OWN
    found = refusal(tmp_path, OWN.replace(old, new, 1))
    assert found.startswith("own.yaml")
    assert "\n" not in found
    assert said in found


def test_a_newer_file_that_loses_an_id_is_refused(tmp_path: Path) -> None:
    found = refusal(tmp_path, SHIPPED.replace("id: scope-statement", "id: scope-text", 1))
    assert "scope-statement: is missing; ids are permanent" in found


def test_a_newer_file_that_leaves_a_clause_unasked_is_refused(tmp_path: Path) -> None:
    found = refusal(tmp_path, SHIPPED.replace('"iso9001:2026": "6.3"', '"iso9001:2026": "6.2.2"'))
    assert "no requirement asks about clause 6.3" in found


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(BadInput):
            custom.load(path)


BAD_NAMES = (
    *("../../../x/evil", "/tmp/isoassess-evil", "..", ".hidden", "a/b", "a\\\\b", "C:evil", "Upper", "-rf"),
    *("con", "nul", "com1", "lpt9", "evil.", "evil ", "evil\\n", "x" * 62, "", "ünsafe"),
)


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_catalogue_whose_name_is_no_name_is_refused_and_written_nowhere(
    tmp_path: Path, home: Path, name: str
) -> None:
    path = written(tmp_path, OWN.replace("house-rules", f'"{name}"', 1))
    before = {found for place in (tmp_path, home) for found in place.rglob("*.yaml")}
    for use in (custom.check, custom.load):
        with pytest.raises(BadInput, match=r"own\.yaml"):
            use(path)
    assert {found for place in (tmp_path, home) for found in place.rglob("*.yaml")} == before


@pytest.mark.parametrize("name", ["../../../x/evil", "con"])
def test_a_kept_file_with_such_a_name_is_refused_too_and_can_be_taken_away(tmp_path: Path, name: str) -> None:
    custom.load(written(tmp_path, OWN))
    (kept,) = custom.folder().iterdir()
    kept.write_text(OWN.replace("house-rules", name, 1), encoding="utf-8")
    with pytest.raises(BadInput, match="catalogue"):
        custom.in_use()
    assert custom.unload("house-rules")
    assert custom.in_use().version == shipped().version


@pytest.mark.parametrize("name", ["../own", "/etc/hosts", "..", "", "a/../house-rules"])
def test_only_what_was_loaded_can_be_taken_away(tmp_path: Path, name: str) -> None:
    custom.load(written(tmp_path, OWN))
    assert not custom.unload(name)
    assert custom.loaded() == ("house-rules",)


@pytest.mark.parametrize("there", ["somebody's notes", OWN.replace("house-rules", "others", 1)])
def test_a_file_of_another_is_not_overwritten(tmp_path: Path, there: str) -> None:
    target = custom.folder() / "house-rules.yaml"
    target.parent.mkdir(parents=True)
    target.write_text(there, encoding="utf-8")
    with pytest.raises(CannotWrite, match="left as it is"):
        custom.load(written(tmp_path, OWN))
    assert target.read_text(encoding="utf-8") == there


def test_a_link_in_the_place_of_a_catalogue_is_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious.yaml"
    precious.write_text(OWN, encoding="utf-8")
    target = custom.folder() / "house-rules.yaml"
    target.parent.mkdir(parents=True)
    target.symlink_to(precious)
    with pytest.raises(CannotWrite, match="left as it is"):
        custom.load(written(tmp_path, OWN.replace('version: "1"', 'version: "2"')))
    assert precious.read_text(encoding="utf-8") == OWN


def test_a_newer_version_of_a_loaded_one_takes_its_place(tmp_path: Path) -> None:
    for version in ("1", "2"):
        custom.load(written(tmp_path, OWN.replace('version: "1"', f'version: "{version}"')))
    assert custom.in_use().version.endswith("2")
    assert custom.loaded() == ("house-rules",)


def test_a_folder_that_cannot_be_read_is_said_and_not_taken_for_empty() -> None:
    custom.folder().parent.mkdir(parents=True)
    custom.folder().write_text("in the way", encoding="utf-8")
    with pytest.raises(BadInput, match="catalogues"):
        custom.in_use()


def test_an_own_catalogue_is_told_by_its_content_whatever_its_version_says(tmp_path: Path) -> None:
    assert custom.in_use().own == ""
    custom.load(written(tmp_path, OWN))
    first = custom.in_use().own
    assert first
    custom.load(written(tmp_path, OWN + "# laid out in another way\n"))
    assert custom.in_use().own == first
    custom.load(written(tmp_path, OWN.replace("carry the works logo", "carry the logo and the year")))
    assert custom.in_use().own not in ("", first)
    custom.unload("house-rules")
    assert custom.in_use().own == ""


def test_the_shipped_catalogue_loaded_once_more_is_none_of_ones_own(tmp_path: Path) -> None:
    custom.load(written(tmp_path, SHIPPED))
    assert custom.in_use().own == ""
