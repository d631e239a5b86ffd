"""Watches the streams of the drift study with detectors that others have made, and says what they did.

    python drift.py FOLDER SECONDS

FOLDER holds `plan.json` and files of little-endian 32-bit floats, image after image. Each detector gets so many SECONDS for the
healthy stream, and as many for all shifts; how far it came is in what is printed, one JSON object per detector.
"""

import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np

warnings.filterwarnings("ignore")

from alibi_detect.cd import CVMDriftOnline, KSDrift  # noqa: E402
from river.drift import KSWIN  # noqa: E402

WINDOW = 500
LEVEL = 0.05


class Kswin:
    """KSWIN as it comes, one for each feature; it alarms when any of them does."""

    name = "river KSWIN, one per feature"
    settings = "alpha=.005, window_size=100, stat_size=30"

    def __init__(self, reference):
        self.features = reference.shape[1]
        self.start()

    def start(self):
        self.detectors = [KSWIN(seed=j) for j in range(self.features)]

    def image(self, vector):
        alarm = False
        for detector, value in zip(self.detectors, vector.tolist()):
            detector.update(value)
            alarm = alarm or detector.drift_detected
        return alarm


class OnlineCvm:
    """CVMDriftOnline over all features, for a run length of 1 000: the largest that can be configured in minutes."""

    name = "alibi-detect CVMDriftOnline"
    run_length = 1_000
    settings = "ert=1000, window_sizes=[50], n_bootstraps=25000, 500 reference images"

    def __init__(self, reference):
        self.detector = CVMDriftOnline(
            reference[:500], ert=self.run_length, window_sizes=[50], n_bootstraps=25_000, verbose=False
        )

    def start(self):
        self.detector.reset_state()

    def image(self, vector):
        alarm = bool(self.detector.predict(vector)["data"]["is_drift"])
        if alarm:
            self.detector.reset_state()
        return alarm


class BatchKs:
    """KSDrift on the newest 500 images, each time that 50 more have come."""

    name = "alibi-detect KSDrift, rolling"
    settings = "p_val=.05, Bonferroni, window 500, every 50 images"
    stride = 50

    def __init__(self, reference):
        self.detector = KSDrift(reference, p_val=LEVEL, correction="bonferroni")
        self.start()

    def start(self):
        self.window = []
        self.fresh = 0

    def image(self, vector):
        self.window.append(vector)
        self.fresh += 1
        if len(self.window) < WINDOW or self.fresh < self.stride:
            return False
        self.fresh = 0
        self.window = self.window[-WINDOW:]
        if not self.detector.predict(np.stack(self.window))["data"]["is_drift"]:
            return False
        self.window = []
        return True


def healthy(detector, images, seconds):
    detector.start()
    alarms = 0
    begin = time.perf_counter()
    for seen, vector in enumerate(images, start=1):
        alarms += detector.image(vector)
        if time.perf_counter() - begin > seconds:
            break
    return {"images": seen, "alarms": alarms, "seconds": time.perf_counter() - begin}


def delay(detector, images, quiet):
    """Images after the shift until an alarm; all of them if there is none."""
    detector.start()
    for vector in images[:quiet]:
        detector.image(vector)
    for shifted, vector in enumerate(images[quiet:], start=1):
        if detector.image(vector):
            return shifted
    return len(images) - quiet


def watch(kind, plan, read, seconds):
    detector = kind(read(plan["reference"])[0])
    result = healthy(detector, read(plan["healthy"])[0], seconds)
    result |= {"name": kind.name, "settings": kind.settings}
    delays = {shift: [] for shift in plan["shifts"]}
    begin = time.perf_counter()
    for run in range(plan["runs"]):
        for shift, file in plan["shifts"].items():
            if run == 0 or time.perf_counter() - begin < seconds:
                delays[shift].append(delay(detector, read(file, plan["runs"])[run], plan["quietImages"]))
    return result | {"delays": delays}


def main():
    folder, seconds = Path(sys.argv[1]), float(sys.argv[2])
    plan = json.loads((folder / "plan.json").read_text())

    def read(file, runs=1):
        return np.fromfile(folder / file, dtype="<f4").reshape(runs, -1, plan["features"])

    for kind in (Kswin, OnlineCvm, BatchKs):
        print(json.dumps(watch(kind, plan, read, seconds)), flush=True)


if __name__ == "__main__":
    main()
