"""Keyboards of other countries, and where the keys lie on all of them."""

import subprocess

from tests.window.driving.screen import Screen

ROWS = {10: "1234567890-=", 24: "qwertyuiop[]", 38: "asdfghjkl;'`", 52: "zxcvbnm,./"}
PLACES = {letter: first + number for first, row in ROWS.items() for number, letter in enumerate(row)} | {
    "\\": 51,
    "Space": 65,
    "Return": 36,
    "Escape": 9,
    "Tab": 23,
    "Backspace": 22,
    **{
        f"keypad {digit}": code
        for digit, code in zip("789456123", (79, 80, 81, 83, 84, 85, 87, 88, 89), strict=True)
    },
}
SPARE = range(201, 254)  # keys that no layout below gives a meaning the program could know
US = "us"


def plug_in(screen: Screen, layout: str, variant: str = "") -> None:
    """Such as `fr`, `ru`, `gr`, `de`; `us` is there at first."""
    chosen = ["-layout", layout, "-variant", variant, "-option", ""]
    subprocess.run(["setxkbmap", "-display", screen.name, *chosen], check=True)
    screen.display.sync()
