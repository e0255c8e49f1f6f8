"""How a screen reader names what it comes to: the numbers of AT-SPI, and the words that are said for them."""

ROLES = {
    2: "alert",
    7: "check box",
    8: "check menu item",
    11: "combo box",
    16: "dialog",
    23: "window",
    27: "image",
    29: "text",
    31: "list",
    32: "list item",
    33: "menu",
    35: "menu item",
    37: "page tab",
    38: "page tab list",
    39: "group",
    40: "password",
    41: "menu",
    42: "progress bar",
    43: "button",
    44: "radio button",
    45: "radio menu item",
    55: "table",
    56: "table cell",
    57: "column header",
    61: "edit",
    62: "toggle button",
    65: "tree",
    66: "tree table",
    69: "window",
    79: "edit",
    83: "heading",
    88: "link",
    90: "row",
    91: "tree item",
    98: "list",
    99: "group",
    101: "notice",
}
ALERT, COMBO_BOX, DIALOG, FRAME, LABEL, GROUP, HEADING, WINDOW = 2, 11, 16, 23, 29, 39, 83, 69
CELLS = (32, 56, 91)
ROWED = (31, 55, 65, 66, 98)  # what has rows
EDITS = (40, 61, 79)
CHECKED, COLLAPSED, ENABLED, EXPANDABLE, EXPANDED, FOCUSED = 4, 5, 8, 9, 10, 12
SELECTABLE, SELECTED, SHOWING, READ_ONLY = 22, 23, 25, 43
TICKED = (7, 8, 44, 45)  # roles whose state is said, be it on or off
PRESSED = (7, 43, 44)  # what has words of its own beside its label
LABELLED_BY, LABEL_FOR = 2, 1
