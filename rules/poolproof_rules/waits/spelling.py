"""How the names of calls are written that differ in one part only."""


def each(templates: tuple[str, ...], *names: str) -> tuple[str, ...]:
    """Every template with every name where it has ``{}``."""
    return tuple(template.format(name) for template in templates for name in names)
