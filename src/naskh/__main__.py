"""Run ``python -m naskh``."""

from __future__ import annotations

import sys

from naskh.cli.main import main

sys.exit(main())
