"""The fixtures of tests/road, for the crash tests."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "road"))
from road_fixtures import *  # noqa: E402,F401,F403
