#!/usr/bin/env python3
"""Writes the HTML pages of further sites as other flatteners would have: the same gold records in other shapes.

    python3 bench/reflatten.py SITES OUT && npm run bench:quality -- OUT/sites --sets all

SITES holds a folder for each site with html/*.html.gz, gold.ndjson and SITE.md; sites named in SITES/UNOPENED.txt are
left out. Needs lynx and w3m, and from PyPI: beautifulsoup4 lxml html2text inscriptis resiliparse.
"""

import gzip
import pathlib
import re
import shutil
import subprocess
import sys

import bs4
import html2text
import inscriptis
from resiliparse.extract.html2text import extract_plain_text


def markdown(html):
    writer = html2text.HTML2Text()
    writer.ignore_links = True
    writer.images_to_alt = True
    writer.body_width = 0
    writer.unicode_snob = True
    return writer.handle(html)


def linked_markdown(html):
    writer = html2text.HTML2Text()
    writer.unicode_snob = True
    return writer.handle(html)


def browser(*command):
    return lambda html: subprocess.run(
        command, input=html.encode(), capture_output=True, timeout=60, check=True
    ).stdout.decode("utf-8", "replace")


FLATTENERS = {
    "resiliparse": lambda html: extract_plain_text(html, main_content=False),
    "html2text": markdown,
    "inscriptis": inscriptis.get_text,
    "bs4": lambda html: bs4.BeautifulSoup(html, "lxml").get_text("\n"),
    "lynx": browser(
        "lynx", "-dump", "-nolist", "-stdin", "-width=80", "-force_html",
        "-assume_charset=utf-8", "-display_charset=utf-8",
    ),
    "lynx-links": browser(
        "lynx", "-dump", "-stdin", "-width=80", "-force_html",
        "-assume_charset=utf-8", "-display_charset=utf-8",
    ),
    "markdown-links": linked_markdown,
    "w3m": browser("w3m", "-dump", "-cols", "80", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8"),
}


def decode(page):
    declared = re.search(rb"charset=[\"']?([\w-]+)", page[:3000])
    try:
        return page.decode(declared.group(1).decode() if declared else "utf-8", "replace")
    except LookupError:
        return page.decode("utf-8", "replace")


def main(sites, out):
    unopened = set((sites / "UNOPENED.txt").read_text().split())
    scorer = next(folder / "score-records.mjs" for folder in sites.resolve().parents if (folder / "score-records.mjs").exists())
    shutil.rmtree(out, ignore_errors=True)
    for site in sorted(folder for folder in sites.iterdir() if (folder / "html").is_dir()):
        if site.name in unopened:
            continue
        own = re.search(r"^- flattener: (\w+)", (site / "SITE.md").read_text(), re.M)
        for name, flatten in FLATTENERS.items():
            if own and own.group(1) == name:
                continue
            folder = out / "sites" / f"{site.name}@{name}"
            (folder / "dumps").mkdir(parents=True)
            shutil.copy(site / "gold.ndjson", folder)
            for page in sorted((site / "html").iterdir()):
                text = flatten(decode(gzip.decompress(page.read_bytes())))
                (folder / "dumps" / f"{page.name.split('.')[0]}.txt").write_text(text)
    shutil.copy(scorer, out)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: reflatten.py SITES OUT")
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
