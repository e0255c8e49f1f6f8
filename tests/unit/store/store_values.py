"""What the store can be given: built from the types, so that a new field is tested as soon as it exists."""

import types
from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from msgspec import Meta, Struct

from isoassess.domain import Lens
from isoassess.store import Store

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
SIMPLE: dict[object, st.SearchStrategy[Any]] = {
    str: TEXTS,
    bool: st.booleans(),
    int: st.integers(0, 1000),
    date: st.dates(),
    type(None): st.none(),
}
BETWEEN: dict[object, Callable[[int, int], st.SearchStrategy[Any]]] = {int: st.integers, float: st.floats}


def values(of: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type."""
    if of in SIMPLE:
        return SIMPLE[of]
    if isinstance(of, type) and issubclass(of, Enum):
        return st.sampled_from(of)
    if isinstance(of, type) and issubclass(of, Struct):
        hints = get_type_hints(of, include_extras=True)
        return st.builds(of, **{name: values(hints[name]) for name in of.__struct_fields__})
    return _generic(of, get_origin(of), get_args(of))


def _generic(of: Any, origin: Any, arguments: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    builders: dict[Any, Callable[[], st.SearchStrategy[Any]]] = {
        tuple: lambda: st.lists(values(arguments[0]), max_size=3).map(tuple),
        dict: lambda: st.dictionaries(values(arguments[0]), values(arguments[1]), max_size=3),
        Union: lambda: st.one_of(*map(values, arguments)),
        types.UnionType: lambda: st.one_of(*map(values, arguments)),
        Annotated: lambda: _within(arguments[0], arguments[1]),
    }
    return builders[origin]()


def _within(of: Any, meta: Meta) -> st.SearchStrategy[Any]:
    low, high = meta.ge, meta.le
    assert isinstance(low, int)
    assert isinstance(high, int)
    return BETWEEN[of](low, high)


def new_assessment(store: Store, organization: str) -> str:
    return store.add_assessment(
        organization,
        lens=Lens.ISO9001_2026,
        started=date(2026, 10, 1),
        assessor="A. Consultant",
        catalogue_version="2026.1",
    )
