# SPDX-License-Identifier: Apache-2.0
"""Prepares what teach.py reads: the encoders' weights as int8, and the lessons of the Go trainer as pieces of words.

prepare.py LESSONS OUT NAME=MODEL.onnx=TOKENIZER.json ...

writes OUT/data.npz and OUT/NAME.npz. All encoders must have the one vocabulary of bert-base-uncased.
"""
import base64, json, sys
import numpy as np, onnx
from onnx import numpy_helper
from tokenizers import Tokenizer

CUT = 6  # pieces of a word at most: the first four and the last two


def shape(w):
    """0 small, 1 Capital, 2 ALL, 3 one capital letter, 4 mixed, 5 digits, 6 letters and digits, 7 others"""
    letters = [c for c in w if c.isalpha()]
    if any(c.isdigit() for c in w):
        return 6 if letters else 5
    if not letters:
        return 7
    if all(c.islower() for c in letters):
        return 0
    if len(letters) == 1:
        return 3
    if all(c.isupper() for c in letters):
        return 2
    return 1 if letters[0].isupper() and all(not c.isupper() for c in letters[1:]) else 4


def data(lessons, tokenizer):
    rows = [json.loads(line) for line in open(lessons, encoding="utf-8")]
    cache = {}
    pieces, counts, shapes, labels, says, texts = [], [], [], [], [], []
    for r in rows:
        body = r["body"].encode()
        for a, b in r["words"] or []:
            w = body[a:b].decode()
            if w not in cache:
                p = tokenizer.encode(w, add_special_tokens=False).ids or [100]
                cache[w] = (p if len(p) <= CUT else p[:4] + p[-2:], shape(w))
            p, s = cache[w]
            pieces += p
            counts.append(len(p))
            shapes.append(s)
        labels += base64.b64decode(r["labels"] or "")
        says += r["says"] or []
        texts.append((len(r["words"] or []), {"learn": 0, "dev": 1, "silver": 2}[r["part"]], r["way"], r["weight"]))
    last = np.zeros(len(counts), bool)
    at = 0
    for r in rows:
        for e in r["ends"] or []:
            last[at + e - 1] = True
        at += len(r["words"] or [])
    says = np.array(says, np.uint32)
    known = np.zeros(says.shape, np.uint16)
    for c in range(says.shape[1]):
        values, n = np.unique(says[:, c], return_counts=True)
        rank = {v: i + 2 for i, v in enumerate(values[n >= 20])}  # 0: not told, 1: rare
        known[:, c] = [rank.get(v, 1) for v in says[:, c].tolist()]
    titles = [r["title"] for r in rows]
    return dict(pieces=np.array(pieces, np.int32), counts=np.array(counts, np.uint8), shapes=np.array(shapes, np.uint8),
                labels=np.array(labels, np.uint8), says=known, last=last, titles=np.array(titles),
                texts=np.array([t[0] for t in texts], np.int32), part=np.array([t[1] for t in texts], np.uint8),
                way=np.array([t[2] for t in texts], np.uint8), weight=np.array([t[3] for t in texts], np.float32))


def encoder(path, kept):
    """The weights of a BERT of an ONNX file, by their names in PyTorch, rows as int8 with a scale each."""
    m = onnx.load(path)
    w = {t.name: numpy_helper.to_array(t) for t in m.graph.initializer}
    for n in m.graph.node:  # weights of dense layers are nameless: columns are outputs
        if n.op_type == "MatMul" and n.input[1] in w:
            w[n.name.strip("/").replace("/", ".").removesuffix("MatMul") + "weight"] = w.pop(n.input[1]).T
    out = {}
    for name, x in w.items():
        if not name.startswith(("embeddings", "encoder")) or "position_ids" in name:
            continue
        if "word_embeddings" in name:
            x = x[kept]
        if x.ndim == 2:
            scale = np.maximum(np.abs(x).max(1, keepdims=True) / 127, 1e-8).astype(np.float32)
            out[name + ":scale"] = scale
            x = np.round(x / scale).astype(np.int8)
        out[name] = x
    return out


def main():
    lessons, out, *models = sys.argv[1:]
    models = [m.split("=") for m in models]
    vocab = [Tokenizer.from_file(t).get_vocab() for _, _, t in models]
    assert all(v == vocab[0] for v in vocab)
    d = data(lessons, Tokenizer.from_file(models[0][2]))
    kept = sorted({0, 100, 101, 102, 103} | set(d["pieces"].tolist()))
    place = np.zeros(max(kept) + 1, np.int32)
    place[kept] = np.arange(len(kept))
    d["pieces"] = place[d["pieces"]].astype(np.uint16)
    d["special"] = place[[0, 100, 101, 102, 103]]
    np.savez_compressed(out + "/data.npz", **d)
    for name, model, _ in models:
        np.savez_compressed(out + "/" + name + ".npz", **encoder(model, kept))
    print(len(kept), "pieces of words", {k: v.shape for k, v in d.items()})


main()
