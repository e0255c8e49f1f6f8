"""Which files are programs: what an attachment may contain, but nobody starts from here."""

from pathlib import PurePath

_WINDOWS = (
    "exe com bat cmd scr pif cpl msi msp msc lnk url scf inf reg hta chm gadget application appref-ms xll"
)
_SCRIPTS = "js jse mjs vbs vbe vb wsf wsh ws ps1 psm1 psd1 ps1xml jar jnlp class"
_UNIX = "sh bash zsh csh ksh fish run bin out so elf desktop appimage flatpakref deb rpm snap"
_MAC = "app command tool action workflow scpt scptd applescript osx dmg pkg webloc terminal"
_OTHERS = "py pyc pyw pyz pl pm rb php lua tcl apk ipa dll sys drv ocx iso img vhd vhdx"
_ENDINGS = frozenset(" ".join((_WINDOWS, _SCRIPTS, _UNIX, _MAC, _OTHERS)).split())
_BEGINNINGS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe")
_SHORTCUTS = (b"[Desktop Entry]", b"[InternetShortcut]", b"L\x00\x00\x00\x01\x14\x02\x00")


def is_program(name: str, content: bytes) -> bool:
    """By its name, which a system goes by, or by how it begins."""
    return PurePath(name.lower()).suffix.removeprefix(".") in _ENDINGS or content.lstrip().startswith(
        _BEGINNINGS + _SHORTCUTS
    )
