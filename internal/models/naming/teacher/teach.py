# SPDX-License-Identifier: Apache-2.0
"""Fine-tunes encoders to find names, and lets them label texts together.

teach.py DATA.npz OUT SECONDS NAME.npz[:SEED] ...

DATA.npz and NAME.npz are those of prepare.py. Each encoder learns for its share of SECONDS, and reads the texts held out
and those without names; OUT/chances.npz holds for each word of these the mean of their probabilities, as bytes.
"""
import sys, time
import numpy as np, torch
from torch import nn
import torch.nn.functional as F

LABELS, WAYS, HEADS, CHUNK = 11, 6, 12, 250
MIX = [0.1, 0.1, 0.1, 0.05, 0.25, 0.4]  # of the ways of the corpora, see the trainer
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
CASES = torch.tensor([[0, 1, 2, 3, 4, 5, 6, 7], [0, 0, 0, 0, 0, 5, 6, 7], [2, 2, 2, 3, 2, 5, 6, 7], [1, 1, 2, 3, 4, 5, 6, 7]])


class Layer(nn.Module):
    def __init__(self, w, f):
        super().__init__()
        self.qkv, self.out = nn.Linear(w, 3 * w), nn.Linear(w, w)
        self.up, self.down = nn.Linear(w, f), nn.Linear(f, w)
        self.n1, self.n2 = nn.LayerNorm(w, eps=1e-12), nn.LayerNorm(w, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        b, n, w = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, w // HEADS).permute(2, 0, 3, 1, 4)
        a = q @ k.transpose(-1, -2) * (w // HEADS) ** -0.5 + mask  # plain, since fused kernels are made anew for every shape
        a = self.drop(a.softmax(-1).to(v.dtype)) @ v
        x = self.n1(x + self.drop(self.out(a.transpose(1, 2).reshape(b, n, w))))
        return self.n2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Teacher(nn.Module):
    """An encoder that is told of each word how it is written and what lists say of it, and a recurrent layer on top."""

    def __init__(self, path, says):
        super().__init__()
        f = np.load(path)
        get = lambda n: torch.tensor(f[n].astype(np.float32) * (f[n + ":scale"] if n + ":scale" in f.files else 1))
        layers = 1 + max(int(n.split(".")[2]) for n in f.files if n.startswith("encoder"))
        words = get("embeddings.word_embeddings.weight")
        w = words.shape[1]
        self.words = nn.Embedding.from_pretrained(words, freeze=False)
        self.places = nn.Parameter(get("embeddings.position_embeddings.weight") + get("embeddings.token_type_embeddings.weight")[0])
        self.norm = nn.LayerNorm(w, eps=1e-12)
        self.layers = nn.ModuleList(Layer(w, get("encoder.layer.0.intermediate.dense.bias").shape[0]) for _ in range(layers))
        load = lambda m, n, *parts: (m.weight.data.copy_(torch.cat([get(p + ".weight") for p in (n, *parts)])),
                                     m.bias.data.copy_(torch.cat([get(p + ".bias") for p in (n, *parts)])))
        load(self.norm, "embeddings.LayerNorm")
        for i, l in enumerate(self.layers):
            p = f"encoder.layer.{i}."
            load(l.qkv, *(p + "attention.self." + x for x in ("query", "key", "value")))
            load(l.out, p + "attention.output.dense"), load(l.n1, p + "attention.output.LayerNorm")
            load(l.up, p + "intermediate.dense"), load(l.down, p + "output.dense"), load(l.n2, p + "output.LayerNorm")
        self.drop = nn.Dropout(0.1)
        sizes = [32, 32, 16, 32, 16]
        self.shape, self.start = nn.Embedding(8, 32), nn.Embedding(2, 8)
        self.says = nn.ModuleList(nn.Embedding(n, s) for n, s in zip(says, sizes))
        own = 40 + sum(sizes)
        self.enter = nn.Linear(own, w)
        self.way_in, self.way_out = nn.Parameter(torch.zeros(WAYS, w)), nn.Parameter(torch.randn(WAYS, w) * 0.02)
        nn.init.normal_(self.enter.weight, std=0.002), nn.init.zeros_(self.enter.bias)
        self.join = nn.Linear(2 * w + own, w)
        self.lstm = nn.LSTM(w, 256, bidirectional=True, batch_first=True)
        self.last = nn.Linear(512, LABELS)
        self.deep = nn.Dropout(0.25)

    def forward(self, b, mix):
        own = torch.cat([self.shape(b["shape"]), self.start(b["start"]), *(e(b["says"][..., i]) for i, e in enumerate(self.says))], -1)
        x = self.words(b["pieces"]) + self.places[: b["pieces"].shape[1]]
        told = self.enter(own) + (mix @ self.way_in)[:, None]
        told = told.gather(1, b["word"].clamp(min=0)[..., None].expand(-1, -1, told.shape[-1])) * (b["word"] >= 0)[..., None]
        x = self.drop(self.norm(x + 0.01 * told))
        mask = (~b["full"][:, None, None, :]).float() * -1e4
        for l in self.layers:
            x = l(x, mask)
        take = lambda at: x.gather(1, at[..., None].expand(-1, -1, x.shape[-1]))
        h = self.join(self.deep(torch.cat([take(b["first"]), take(b["end"]), own], -1))) + (mix @ self.way_out)[:, None]
        h, _ = self.lstm(self.deep(F.gelu(h)))
        return self.last(self.deep(h)).float()


class Texts:
    """The texts, cut into chunks of words whose pieces an encoder reads at once."""

    def __init__(self, path):
        d = np.load(path)
        self.d = {k: d[k] for k in d.files}
        self.from_word = np.concatenate([[0], np.cumsum(d["texts"], dtype=np.int64)])
        self.from_piece = np.concatenate([[0], np.cumsum(d["counts"], dtype=np.int64)])
        self.starts = np.concatenate([[True], d["last"][:-1]])
        self.says = (d["says"].max(0) + 1).astype(int).tolist()
        self.way, self.weight, self.part = self.d["way"], self.d["weight"], self.d["part"]

    def chunks(self, part, rng=None):
        """(text, first word, last word) of all texts of a part; at ends of sentences where it can be."""
        list = []
        for t in np.flatnonzero(self.part == part):
            a, z = self.from_word[t], self.from_word[t + 1]
            size = CHUNK if rng is None or rng.random() < 0.5 else int(rng.integers(40, CHUNK))
            while a < z:
                b = min(np.searchsorted(self.from_piece, self.from_piece[a] + size, "right") - 1, z)
                if b < z:
                    ends = np.flatnonzero(self.d["last"][a:b])
                    if len(ends):
                        b = a + ends[-1] + 1
                b = max(b, a + 1)
                list.append((t, a, b))
                a = b
        return list

    def batches(self, chunks, size, rng=None):
        """Batches of about so many pieces, of chunks of like length."""
        n = np.array([self.from_piece[b] - self.from_piece[a] for _, a, b in chunks])
        order = np.argsort(n + (rng.uniform(0, 40, len(n)) if rng is not None else 0), kind="stable")
        list, now = [], []
        for i in order:
            now.append(chunks[i])
            if len(now) * (n[i] + 42) >= size:
                list.append(now)
                now = []
        if now:
            list.append(now)
        if rng is not None:
            rng.shuffle(list)
        return list

    def batch(self, chunks):
        d, (unknown, first, sep) = self.d, self.d["special"][1:4]
        rows, words = len(chunks), max(b - a for _, a, b in chunks)
        words = -(-words // 16) * 16
        pieces = 2 + max(self.from_piece[b] - self.from_piece[a] for _, a, b in chunks)
        pieces = -(-pieces // 32) * 32
        x = {"pieces": np.zeros((rows, pieces), np.int64), "word": np.full((rows, pieces), -1), "full": np.zeros((rows, pieces), bool),
             "first": np.zeros((rows, words), np.int64), "end": np.zeros((rows, words), np.int64), "shape": np.zeros((rows, words), np.int64),
             "start": np.zeros((rows, words), np.int64), "says": np.zeros((rows, words, 5), np.int64), "real": np.zeros((rows, words), bool),
             "label": np.full((rows, words), -100)}
        for r, (_, a, b) in enumerate(chunks):
            p = self.from_piece[a : b + 1] - self.from_piece[a] + 1
            n, m = b - a, p[-1]
            x["pieces"][r, 0], x["pieces"][r, m] = first, sep
            x["pieces"][r, 1:m] = d["pieces"][self.from_piece[a] : self.from_piece[b]]
            x["word"][r, 1:m] = np.repeat(np.arange(n), d["counts"][a:b])
            x["full"][r, : m + 1] = True
            x["first"][r, :n], x["end"][r, :n] = p[:-1], p[1:] - 1
            x["shape"][r, :n], x["start"][r, :n], x["says"][r, :n] = d["shapes"][a:b], self.starts[a:b], d["says"][a:b]
            x["real"][r, :n], x["label"][r, :n] = True, d["labels"][a:b]
        return {k: torch.from_numpy(v).pin_memory().to(DEVICE, non_blocking=True) if DEVICE == "cuda" else torch.from_numpy(v) for k, v in x.items()}


def learn(texts, path, seed, seconds, report):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    m = Teacher(path, texts.says).to(DEVICE)
    old = [p for n, p in m.named_parameters() if n.split(".")[0] in ("words", "places", "norm", "layers")]
    new = [p for n, p in m.named_parameters() if n.split(".")[0] not in ("words", "places", "norm", "layers")]
    opt = torch.optim.AdamW([{"params": old, "base": 6e-5}, {"params": new, "base": 1.5e-3}], lr=1e-4, weight_decay=0.01, betas=(0.9, 0.98),
                            fused=DEVICE == "cuda")
    mix_all = torch.tensor(MIX, device=DEVICE)
    eye = torch.eye(WAYS, device=DEVICE)
    cases = CASES.to(DEVICE)
    began, step, epoch, bad = time.time(), 0, 0, 0
    m.train()
    done = False
    while not done:
        sums, count = 0.0, 0
        for chunks in texts.batches(texts.chunks(0, rng), 8000, rng):
            used = (time.time() - began) / seconds  # the schedule follows the clock
            if used >= 1:
                done = True
                break
            b = texts.batch(chunks)
            kind = torch.from_numpy(rng.choice(4, len(chunks), p=[0.78, 0.11, 0.05, 0.06])).to(DEVICE)
            b["shape"] = cases[kind[:, None], b["shape"]]
            hush = (kind > 0)[:, None, None] | (torch.rand(b["says"].shape[:1] + (1, 5), device=DEVICE) < 0.25)
            b["says"] = b["says"].masked_fill(hush, 0)
            ways = torch.from_numpy(texts.way[[t for t, _, _ in chunks]].astype(np.int64)).to(DEVICE)
            mix = torch.where((torch.rand(len(chunks), device=DEVICE) < 0.15)[:, None], mix_all, eye[ways])
            weight = torch.from_numpy(texts.weight[[t for t, _, _ in chunks]]).to(DEVICE)
            for g in opt.param_groups:
                g["lr"] = g["base"] * min(1, step / 100) * max(1 - used, 0.005)
            with torch.autocast(DEVICE, dtype=torch.bfloat16, enabled=DEVICE == "cuda"):
                y = m(b, mix)
            loss = F.cross_entropy(y.transpose(1, 2), b["label"], reduction="none", label_smoothing=0.02) * weight[:, None]
            loss = loss.sum() / b["real"].sum()
            opt.zero_grad(set_to_none=True)
            loss.backward()
            if nn.utils.clip_grad_norm_(m.parameters(), 1.0).isfinite():
                opt.step()
            else:
                bad += 1
            step += 1
            if step % 50 == 0:
                sums, count = sums + loss.item(), count + 1
        epoch += 1
        if epoch % 5 == 1 or done:
            say(f"{path}:{seed} epoch {epoch} step {step} {time.time() - began:.0f} s loss {sums / max(1, count):.4f}, {bad} steps left out")
        if epoch % 3 == 0 and not done:
            before = time.time()
            report(m)
            began += time.time() - before
    return m


@torch.no_grad()
def read(m, texts, part, mix):
    """The probabilities of the labels of every word of a part, in order."""
    m.eval()
    out = np.zeros((len(texts.d["counts"]), LABELS), np.float16)
    for chunks in texts.batches(texts.chunks(part), 30000):
        b = texts.batch(chunks)
        with torch.autocast(DEVICE, dtype=torch.bfloat16, enabled=DEVICE == "cuda"):
            y = m(b, mix.expand(len(chunks), -1))
        y = y.softmax(-1).half().cpu().numpy()
        for r, (_, a, z) in enumerate(chunks):
            out[a:z] = y[r, : z - a]
    m.train()
    return out


def decode(p, ends):
    """The likeliest labels of words; those inside a name follow their kind. ends: which words end a sentence."""
    last = np.flatnonzero(ends)
    first = np.concatenate([[0], last[:-1] + 1])
    n = last - first + 1
    allowed = np.zeros((LABELS, LABELS), np.float32)
    for b in range(2, LABELS, 2):
        allowed[[a for a in range(LABELS) if a not in (b, b - 1)], b] = -1e4
    out = np.zeros(len(p), np.uint8)
    order = np.argsort(n, kind="stable")
    for k in range(0, len(order), 2000):
        of = order[k : k + 2000]
        at = first[of, None] + np.minimum(np.arange(n[of].max()), n[of, None] - 1)
        s = np.log(np.maximum(p[at].astype(np.float32), 1e-6))
        v = s[:, 0] + np.array([-1e4 if b and b % 2 == 0 else 0 for b in range(LABELS)], np.float32)
        back, final = [], v.copy()
        for i in range(1, at.shape[1]):
            t = v[:, :, None] + allowed
            back.append(t.argmax(1))
            v = t.max(1) + s[:, i]
            final = np.where((i < n[of])[:, None], v, final)
        now = final.argmax(1)
        for i in range(at.shape[1] - 1, -1, -1):
            live = i < n[of]
            out[at[live, i]] = now[live]
            if i:
                now = np.where(live, back[i - 1][np.arange(len(of)), now], now)
    return out


def spans(labels, ends):
    list, i = [], 0
    while i < len(labels):
        if labels[i] % 2 == 1:
            j = i + 1
            while j < len(labels) and labels[j] == labels[i] + 1 and not ends[j - 1]:
                j += 1
            list.append((i, j, labels[i] // 2))
            i = j
        else:
            i += 1
    return list


def score(texts, labels):
    """F1 of the corpora held out, as the trainer of kg counts it."""
    d, says = texts.d, []
    titles = d["titles"]
    for title in dict.fromkeys(titles[texts.part == 1].tolist()):
        right = found = gold = 0
        for t in np.flatnonzero((texts.part == 1) & (titles == title)):
            a, z = texts.from_word[t], texts.from_word[t + 1]
            ends = d["last"][a:z]
            want, have = spans(d["labels"][a:z], ends), spans(labels[a:z], ends)
            other = [w for w in want if w[2] == 4]
            want = {w for w in want if w[2] != 4}
            events = title.startswith(("Cross", "news"))
            have = [h for h in have if h[2] != 4 and (events or h[2] != 3) and not any(o[0] < h[1] and h[0] < o[1] for o in other)]
            right, found, gold = right + sum(h in want for h in have), found + len(have), gold + len(want)
        says.append(f"{title} P {100 * right / max(1, found):.1f} R {100 * right / max(1, gold):.1f} F1 {200 * right / max(1, found + gold):.1f}")
    return ", ".join(says)


BEGAN = time.time()


def say(*args):
    print(f"{time.time() - BEGAN:.0f} s:", *args, flush=True)


def main():
    data, out, seconds, *models = sys.argv[1:]
    torch.set_float32_matmul_precision("high")
    texts = Texts(data)
    at = np.repeat(texts.part == 1, texts.d["texts"])
    silver = np.repeat(texts.part == 2, texts.d["texts"])
    mix = torch.tensor(MIX, device=DEVICE)
    labels, together = np.zeros(len(at), np.uint8), 0

    def figures(p):
        labels[at] = decode(p[at], texts.d["last"][at])
        return score(texts, labels)

    for x in models:
        path, _, seed = x.partition(":")
        m = learn(texts, path, int(seed or 1), float(seconds) / len(models), lambda m: say("  so far:", figures(read(m, texts, 1, mix))))
        p = read(m, texts, 1, mix)
        say(x, figures(p))
        together = together + p.astype(np.float32) + read(m, texts, 2, mix)
        p = together[silver]
        np.savez_compressed(out + "/chances.npz", p=np.round(p / p.sum(-1, keepdims=True) * 255).astype(np.uint8))
    say("together:", figures(together))


if __name__ == "__main__":
    main()
