"""The steps that build for Linux and try what was built."""

import dataclasses
import shutil
import tarfile
from functools import partial
from pathlib import Path

from linux import trials, validating
from linux.appdir import try_appdir
from linux.bare_tree import BareTree
from linux.build import LinuxBuild
from linux.installing import Installing
from linux.replacing import replace_library
from product import ROOT, Product
from releasing import differences
from steps import Failed, Step

ENVIRONMENT, BUNDLE, LICENSES = "Linux: environment", "Linux: bundle", "Linux: licences and parts"
DEB, PORTABLE, TREE, OLDER = "Linux: package", "Linux: archive", "Linux: bare Debian", "Linux: installed"


def linux_steps(place: Path, product: Product, *, quick: bool = False) -> list[Step]:
    """Everything in order; where `quick`, what fits into a run on each change.

    Not done then: the compression of a release, the archive, a bare Debian, another library of Qt, a second
    build.
    """
    build = LinuxBuild(place / "linux", product, quick)
    steps = [*_building(build), *_trying(build), *_validating(build)]
    return steps if quick else [*steps, *_releasing(build), *_installing(build)]


def _building(build: LinuxBuild) -> list[Step]:
    return [
        Step(ENVIRONMENT, build.make_environment),
        Step(BUNDLE, build.make_bundle, (ENVIRONMENT,)),
        Step("Linux: Qt unchanged", build.compare_qt, (BUNDLE,)),
        Step(LICENSES, build.make_licenses, (BUNDLE,)),
        Step("Linux: nothing under the GPL", build.look_for_gpl, (BUNDLE,)),
        Step(DEB, build.make_deb, (LICENSES,)),
    ]


def _trying(build: LinuxBuild) -> list[Step]:
    place = build.place / "trials"

    def trial(name: str, work: "partial[str]") -> Step:
        return Step(f"Linux: {name}", partial(_tried, build, place, work), (BUNDLE,))

    return [
        trial("self-test, nobody sees it", partial(trials.self_test, on_screen=False)),
        trial("self-test on a screen", partial(trials.self_test, on_screen=True)),
        trial("without a network", partial(trials.no_network)),
        trial("every socket fails", partial(trials.no_sockets)),
        trial("blanks, umlauts, Chinese", partial(trials.strange_names)),
        trial("home that is read-only", partial(trials.read_only_home)),
        trial("file of a later version", partial(trials.newer_store)),
        trial("file that is none of ours", partial(trials.no_store)),
        trial("library that is missing", partial(trials.missing_library)),
        Step("Linux: start", partial(_started, build, place), (BUNDLE,)),
        Step("Linux: package, with the system's libraries", partial(_packed, build, place), (DEB,)),
    ]


def _validating(build: LinuxBuild) -> list[Step]:
    share = build.place / "deb" / "tree" / "usr" / "share"
    return [
        Step("Linux: desktop entry", partial(validating.check_desktop_entry, share, build.product), (DEB,)),
        Step("Linux: metainfo", partial(validating.check_metainfo, share, build.product), (DEB,)),
        Step(
            "Linux: kind of file",
            partial(validating.check_kind_of_file, share, build.place / "mime", build.product),
            (DEB,),
        ),
        Step("Linux: lintian", partial(_checked, build), (DEB,)),
    ]


def _releasing(build: LinuxBuild) -> list[Step]:
    return [
        Step(PORTABLE, build.make_portable, (LICENSES,)),
        Step("Linux: archive unpacked", partial(_unpacked, build, build.place / "trials"), (PORTABLE,)),
        Step("Linux: another library of Qt", partial(_replaced, build), (BUNDLE,)),
        Step("AppImage: its folder (not built by us)", partial(_appdir, build), (BUNDLE,)),
        Step("Linux: built again", partial(_built_again, build), (DEB, PORTABLE)),
    ]


def _installing(build: LinuxBuild) -> list[Step]:
    """In the order in which it happens to a computer."""
    tree = BareTree(build.place / "tree")
    installing = Installing(tree, build.product, build.place / "deb" / "tree", build.place / "older")
    needs = (OLDER,)
    return [
        Step(TREE, tree.make, (DEB,)),
        Step(OLDER, installing.install_older, (TREE,)),
        Step("Linux: self-test there", installing.self_test, needs),
        Step("Linux: from its menu entry", installing.from_menu, needs),
        Step("Linux: a file by its kind", installing.by_kind, needs),
        Step("Linux: newer over older", partial(_upgraded, build, installing), needs),
        Step("Linux: no room", partial(_without_room, build, installing), needs),
        Step("Linux: older over newer", installing.install_older_over_newer, needs),
        Step("Linux: removed", installing.remove, needs),
    ]


def _tried(build: LinuxBuild, place: Path, work: "partial[str]") -> str:
    place.mkdir(parents=True, exist_ok=True)
    return work(build.program, place)


def _started(build: LinuxBuild, place: Path) -> str:
    checkout = (str(build.environment.python), "-m", "ui")
    return trials.start_time(build.program, checkout, place, ROOT, cold=not build.quick)


def _packed(build: LinuxBuild, place: Path) -> str:
    program = build.place / "deb" / "tree" / "usr" / "lib" / build.product.command / build.product.command
    return trials.self_test(program, place, on_screen=False)


def _unpacked(build: LinuxBuild, place: Path) -> str:
    folder = place / "unpacked"
    shutil.rmtree(folder, ignore_errors=True)
    with tarfile.open(build.portable) as archive:
        archive.extractall(folder)
    (program,) = folder.glob(f"*/{build.product.command}")
    said = trials.self_test(program, place, on_screen=False)
    shutil.rmtree(folder)
    return said


def _checked(build: LinuxBuild) -> str:
    return validating.check_package(build.deb)


def _replaced(build: LinuxBuild) -> str:
    return replace_library(build.program, build.place / "trials")


def _appdir(build: LinuxBuild) -> str:
    return try_appdir(build.program, build.product, build.environment, build.place)


def _built_again(build: LinuxBuild) -> str:
    """From the first file on, in another folder (Failed, with what differs)."""
    again = dataclasses.replace(build, place=build.place / "again")
    for piece in (
        again.make_environment,
        again.make_bundle,
        again.make_licenses,
        again.make_deb,
        again.make_portable,
    ):
        piece()
    found = differences(build.output, again.output)
    if found:
        raise Failed(f"not the same: {', '.join(found)}")
    names = ", ".join(sorted(file.name for file in build.output.iterdir()))
    shutil.rmtree(again.place)
    return f"bit by bit the same: {names}"


def _upgraded(build: LinuxBuild, installing: Installing) -> str:
    return installing.upgrade_while_running(build.deb)


def _without_room(build: LinuxBuild, installing: Installing) -> str:
    return installing.install_without_room(build.deb)
