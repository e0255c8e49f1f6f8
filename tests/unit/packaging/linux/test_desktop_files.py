"""What a desktop reads says of the program what app.toml says."""

import configparser
import gzip
from pathlib import Path
from xml.etree import ElementTree

import pytest
from linux.desktop_files import TEMPLATES, filled, mime_icon, write_gzip
from product import read_product

PRODUCT = read_product()
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def test_the_menu_entry_starts_the_program_with_a_file_and_names_its_kind() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read_string(filled("app.desktop", PRODUCT))
    said = entry["Desktop Entry"]
    assert said["Exec"] == f"{PRODUCT.command} %f"
    assert said["MimeType"] == f"{PRODUCT.document.mime_type};"
    assert said["Icon"] == PRODUCT.identifier
    assert said["Name"] == PRODUCT.name


def test_the_kind_of_file_is_known_by_its_ending() -> None:
    (kind,) = ElementTree.fromstring(filled("mime.xml", PRODUCT, in_xml=True))
    assert kind.attrib["type"] == PRODUCT.document.mime_type
    glob, icon = kind.find(f"{MIME}glob"), kind.find(f"{MIME}icon")
    assert glob is not None
    assert icon is not None
    assert glob.attrib["pattern"] == f"*.{PRODUCT.document.extension}"
    assert icon.attrib["name"] == mime_icon(PRODUCT)


def test_the_description_has_the_version_and_leads_to_the_menu_entry() -> None:
    said = ElementTree.fromstring(filled("metainfo.xml", PRODUCT, in_xml=True))
    assert said.findtext("id") == PRODUCT.identifier
    assert said.findtext("launchable") == f"{PRODUCT.identifier}.desktop"
    release = said.find("releases/release")
    assert release is not None
    assert release.attrib == {"version": PRODUCT.version, "date": PRODUCT.released.isoformat()}


def test_the_icon_of_a_file_holds_the_mark() -> None:
    drawn = ElementTree.fromstring(filled("document.svg", PRODUCT, {"mark": "<path id='mark'/>"}))
    assert drawn.find(".//{http://www.w3.org/2000/svg}path[@id='mark']") is not None


@pytest.mark.parametrize("template", sorted(path.name for path in TEMPLATES.iterdir()))
def test_every_template_can_be_filled(template: str) -> None:
    more = dict.fromkeys(("mark", "deb_version", "architecture", "kilobytes", "depends", "glibc"), "x")
    assert "$" not in filled(template, PRODUCT, more)


def test_the_same_text_is_compressed_to_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.gz", "two.gz"):
        write_gzip(tmp_path / name, "text\n")
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "two.gz").read_bytes()
    assert gzip.decompress((tmp_path / "one.gz").read_bytes()) == b"text\n"
