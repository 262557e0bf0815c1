# SPDX-License-Identifier: Apache-2.0
"""Writes the chances that teach.py found: label.py LESSONS CHANCES.npz OUT.tsv.gz

Each line holds the source of a text, its number there, its sum, and its words but those that are surely no names: how many bytes
behind the one before it a word begins, and for each label that it may have its letter and percentage, none where it is sure.
"""
import gzip, json, sys
import numpy as np

SURE, LEAST = 0.95, 0.05


def words(places, chances):
    list, now = [], 0
    for (at, _), p in zip(places, chances):
        k = int(p.argmax())
        if k == 0 and p[k] >= SURE:
            continue
        says = chr(97 + k)
        if p[k] < SURE:
            says = "".join(f"{chr(97 + j)}{round(p[j] * 20) * 5}" for j in np.argsort(-p)[:4] if p[j] >= LEAST)
        list.append(f"{at - now}{says}")
        now = at
    return " ".join(list)


def main():
    lessons, chances, out = sys.argv[1:]
    p = np.load(chances)["p"].astype(np.float32)
    p /= p.sum(1, keepdims=True)
    lines, at = [], 0
    for line in open(lessons, encoding="utf-8"):
        r = json.loads(line)
        if r["part"] == "silver":
            places = r["words"] or []
            lines.append("\t".join([r["title"], str(r["number"]), f"{r['sum']:08x}", words(places, p[at : at + len(places)])]))
            at += len(places)
    assert at == len(p)
    with open(out, "wb") as f, gzip.GzipFile(fileobj=f, mode="wb", mtime=0, filename="") as z:
        z.write(("\n".join(lines) + "\n").encode())
    print(len(lines), "texts")


main()
