#!/usr/bin/env python3
"""CPU time for a folder of HTML pages (.html.gz): scrape-clean, trafilatura and Resiliparse in turn, several rounds.

    bench/html-cpu.py FOLDER [ROUNDS]

Each is a process of its own, start-up included; prints medians of user and system time, and the ratio to trafilatura.
Needs trafilatura (with lxml_html_clean) and resiliparse from PyPI.
"""
import os
import pathlib
import resource
import statistics
import subprocess
import sys

READ = "import gzip,pathlib,sys\npages=[gzip.open(p).read().decode('utf-8','replace') for p in sorted(pathlib.Path(sys.argv[1]).iterdir())]\n"
ROOT = pathlib.Path(__file__).resolve().parent.parent
COMMANDS = {
    "scrape-clean": lambda folder: ["node", str(ROOT / "bin/scrape-clean.js"), "-q", folder, "-o", os.devnull],
    "trafilatura": lambda folder: [sys.executable, "-c", READ + "import trafilatura\nfor p in pages: trafilatura.extract(p)", folder],
    "resiliparse": lambda folder: [
        sys.executable, "-c",
        READ + "from resiliparse.extract.html2text import extract_plain_text as e\nfor p in pages: e(p, main_content=True)", folder,
    ],
}


def cpu(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(folder, rounds):
    times = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, command in COMMANDS.items():
            times[name].append(cpu(command(folder)))
    base = statistics.median(times["trafilatura"])
    for name, own in times.items():
        print(f"{name:14}{statistics.median(own):8.2f} s  {min(own):.2f} to {max(own):.2f}  {statistics.median(own) / base:6.2f}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 7)
