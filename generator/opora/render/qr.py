"""The address of a page as a QR code for paper, drawn at build time as SVG."""

from markupsafe import Markup

_SVG = Markup(
    '<svg class="o-qr" role="img" aria-label="{label}" viewBox="0 0 {side} {side}">'
    '<path d="{path}"/></svg>'
)
_QUIET = 4
"""Light modules around a code.

Source: ISO/IEC 18004.
"""


def qr_code(address: str) -> Markup:
    """Draw an address; a module is a square of one unit."""
    import segno  # noqa: PLC0415  it takes half of the standard library in, for the web

    code = segno.make(address, error="m", micro=False)
    squares = [
        f"M{left + _QUIET} {top + _QUIET}h1v1h-1z"
        for top, row in enumerate(code.matrix)
        for left, dark in enumerate(row)
        if dark
    ]
    side = len(code.matrix) + 2 * _QUIET
    return _SVG.format(label=f"QR-код: {address}", side=side, path="".join(squares))
