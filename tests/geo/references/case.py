"""What an adapter is.

It takes the parameters of a reference result and its folder, and answers with the figures that the
reference expects, under the reference's own names. Each file beside this one names its adapters, by
folder, in ``ADAPTERS``.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Case = Mapping[str, Any]
Actual = Mapping[str, Any]
Adapter = Callable[[Case, Path], Actual]
