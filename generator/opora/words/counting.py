"""The form of a noun that stands after a number."""

_FEW = range(2, 5)
_TEENS = range(11, 15)


def form(value: float, forms: tuple[str, ...]) -> str:
    """Choose the form of a noun after a count: of (1 школа, 2 школы, 5 школ)."""
    if value != int(value):
        return forms[1]
    if value % 100 in _TEENS:
        return forms[2]
    if value % 10 == 1:
        return forms[0]
    return forms[1] if value % 10 in _FEW else forms[2]
