"""What `opora doctor` looks at: the environment, the content, the settings, the forge."""

from opora.cli.doctoring.looking import Line, State, look_at

__all__ = ["Line", "State", "look_at"]
