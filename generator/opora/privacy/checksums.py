"""Check digits by which a number proves to be what it looks like."""

_SNILS = 9
_SNILS_BASE = 101
_TEN = 10


def is_luhn(digits: str) -> bool:
    """Tell whether digits are a card's: the sum of Luhn, ISO/IEC 7812-1."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - _SNILS if doubled >= _TEN else doubled
    return total % _TEN == 0 and len(set(digits)) > 1


def is_snils(digits: str) -> bool:
    """Tell whether eleven digits are a СНИЛС.

    Source: rules of the Pension Fund for the number of an insured person, 192п of 2006, app. 1.
    """
    body, check = digits[:_SNILS], int(digits[_SNILS:])
    total = sum(int(digit) * weight for digit, weight in zip(body, range(9, 0, -1), strict=True))
    return check == total % _SNILS_BASE % 100 and len(set(digits)) > 1
