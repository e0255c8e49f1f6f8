"""The steps that build for Windows, and try under wine what was built."""

import dataclasses
import shutil
from functools import partial
from pathlib import Path

from product import Product
from steps import Failed, Step
from windows.installer import installer_name, make_installer
from windows.launchers import build_launchers, library_folder
from windows.msi import msi_name
from windows.pieces import Build
from windows.trying import msi_trial, trials
from windows.trying.ground import Ground, sums
from windows.trying.machine import Machine
from windows.trying.sign_trial import try_signing
from windows.trying.wine import Wine

RUNTIME, PACKAGES, WHEEL = "Windows: Python", "Windows: packages", "Windows: program"
LAUNCHERS, PAYLOAD, LIBRARIES = "Windows: launchers", "Windows: payload", "Windows: libraries"
INSTALLER, MSI = "Windows: installer", "Windows: MSI"
REMOVED, UPGRADED = "Windows: removed", "Windows: newer over older"
ASKED = "Windows: asked while running"
MACHINE, HOME = "Windows: machine", "Windows: installed at home"


def windows_steps(place: Path, product: Product, *, quick: bool = False) -> list[Step]:
    """Everything in order; where `quick`, what fits into a run on each change.

    Not done then: the compression of a release, the MSI, a second build, an older version that is complete,
    an installer with a window.
    """
    build = Build(place / "windows", product, quick=quick)
    ground = _ground(build, Wine(build.place / "wine"))
    return [
        *_building(build),
        *_trying(build, ground, (INSTALLER,)),
        *([] if quick else _trying_more(build, ground)),
        Step("Windows: ended", partial(_ended, ground.machine), (MACHINE,)),
    ]


def real_steps(place: Path, product: Product, machine: Machine) -> list[Step]:
    """The trials alone, with what was built before in `place`."""
    build = Build(place / "windows", product, quick=True)
    return _trying(build, _ground(build, machine), ())


def _building(build: Build) -> list[Step]:
    steps = [
        Step(RUNTIME, build.runtime),
        Step(PACKAGES, build.packages),
        Step(WHEEL, build.wheel),
        Step(LAUNCHERS, build.launchers),
        Step(PAYLOAD, build.payload, (RUNTIME, PACKAGES, WHEEL, LAUNCHERS)),
        Step(LIBRARIES, build.libraries, (PAYLOAD,)),
        Step("Windows: licences", build.parts, (PAYLOAD,)),
        Step(INSTALLER, build.installer, (PAYLOAD,)),
    ]
    if build.quick:
        return steps
    return [
        *steps,
        Step(MSI, build.msi, (PAYLOAD,)),
        Step("Windows: built again", partial(_built_again, build), (INSTALLER,)),
    ]


def _trying(build: Build, ground: Ground, built: tuple[str, ...]) -> list[Step]:
    installed = (HOME,)
    return [
        Step(MACHINE, ground.machine.prepare),
        Step(HOME, partial(trials.install_at_home, ground), (MACHINE, *built)),
        Step("Windows: self-test", partial(trials.self_test, ground), installed),
        Step("Windows: demo", partial(trials.demo, ground), installed),
        Step("Windows: installed while running", partial(trials.refuse_while_running, ground), installed),
        *([] if build.quick else [Step(ASKED, partial(trials.ask_while_running, ground), installed)]),
        Step(
            "Windows: removed while running", partial(trials.refuse_removal_while_running, ground), installed
        ),
        Step("Windows: installed without space", partial(trials.refuse_without_space, ground), installed),
        Step("Windows: installed but not writable", partial(trials.roll_back, ground), installed),
        Step("Windows: older over newer", partial(trials.refuse_older, ground), installed),
        Step(REMOVED, partial(trials.uninstall, ground), installed),
        Step(UPGRADED, partial(_upgraded, build, ground), (REMOVED,)),
    ]


def _trying_more(build: Build, ground: Ground) -> list[Step]:
    package = build.output / msi_name(build.product)
    return [
        Step("Windows: on an old Windows", partial(trials.refuse_old_windows, ground), (UPGRADED,)),
        Step("Windows: on a small disk", partial(trials.refuse_on_small_disk, ground), (UPGRADED,)),
        Step("Windows: signed", partial(try_signing, ground), (UPGRADED,)),
        Step(
            "Windows: MSI installed and removed", partial(msi_trial.try_msi, ground, package), (MACHINE, MSI)
        ),
    ]


def _ground(build: Build, machine: Machine) -> Ground:
    return Ground(
        made_of=build.made_of,
        installer=build.output / installer_name(build.product),
        machine=machine,
        tools=build.tools,
        place=build.place / "trials",
    )


def _ended(machine: Machine) -> str:
    machine.end()
    return ""


def _upgraded(build: Build, ground: Ground) -> str:
    """Over a complete older version, or where it has to be quick over one with hardly anything inside."""
    if build.quick:
        return trials.upgrade(ground, ground.small_installer(trials.OLDER))
    product = dataclasses.replace(build.product, version=trials.OLDER)
    place = build.place / "older"
    shutil.rmtree(place, ignore_errors=True)
    stage = place / "stage"
    build_launchers(product, build.tools, place / "launchers", stage)
    shutil.copytree(build.stage / library_folder(build.product), stage / library_folder(product))
    older = dataclasses.replace(build.made_of, product=product, stage=stage)
    return trials.upgrade(ground, make_installer(older, place / "output", quick=True))


def _built_again(build: Build) -> str:
    """From the first file on, in another folder: the same files, the same installer (Failed)."""
    place = build.place / "again"
    shutil.rmtree(place, ignore_errors=True)
    again = dataclasses.replace(build, place=place)
    for piece in (
        again.runtime,
        again.packages,
        again.wheel,
        again.launchers,
        again.payload,
        again.installer,
    ):
        piece()
    first, second = sums(build.stage), sums(again.stage)
    differ = sorted(name for name in first | second if first.get(name) != second.get(name))
    name = installer_name(build.product)
    if (build.output / name).read_bytes() != (again.output / name).read_bytes():
        differ.append(name)
    if differ:
        raise Failed(f"{len(differ)} files differ: {', '.join(differ[:5])}")
    shutil.rmtree(again.place)
    return f"{len(first)} files and the installer, bit by bit the same"
