"""Under which terms the bank may be used, and how to name it."""

NAME = "CC-BY-4.0"
TITLE = "Creative Commons Attribution 4.0 International"
URL = "https://creativecommons.org/licenses/by/4.0/"
DEED = "https://creativecommons.org/licenses/by/4.0/deed.ru"
BANK = "Опора: банк лучших практик"


def citation(site_url: str) -> str:
    """Say how to cite the bank as a whole."""
    address = f" URL: {site_url}." if site_url else ""
    return f"{BANK}.{address} Лицензия CC BY 4.0."
