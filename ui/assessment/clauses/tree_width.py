"""How wide the list of the requirements stands beside the question."""

from ui.widgets.layout.sizes import scaled

LEAST_TREE, NARROWEST_TREE, WIDEST_TREE, TREE_SHARE, LEAST_FORM = 180, 236, 360, 0.3, 280


def tree_width(room: int) -> int:
    """A share of the room, as far as the question needs no more."""
    usual = min(max(round(room * TREE_SHARE), scaled(NARROWEST_TREE)), scaled(WIDEST_TREE))
    return max(min(usual, room - scaled(LEAST_FORM)), scaled(LEAST_TREE))
