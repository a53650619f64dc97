"""Fine-tunes the lower layers of multilingual-e5-small (MIT) on labelled statements, and packs them for kernel.wasm.

`python3 train.py JOB`: JOB is the JSON that train.ts writes. The layers read a text, the sentence before it and its heading as one sequence;
two heads over the mean of the text's own tokens tell its label and its matter. Weights are packed in 8 bits a row, as kernel.ts says.
"""

import json
import math
import os
import random
import struct
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

LAYERS = 6
# Epochs, rate and how much matters count beside labels: first labels, then matters, which take longer.
STAGES = ((5, 2e-4, 0.7), (5, 1.2e-4, 1.5))
HEAD_TIMES, WORD_TIMES = 8, 0.5
WARM_UP = 0.06
BATCH_TOKENS = 5000
DROP = 0.1
DROP_AROUND = 0.15
WIDTH, HEADS, INNER, PLACES = 384, 12, 1536, 192
START, PAD, END = 0, 1, 2


def read_e5(path):
    """The tensors of e5-small-q4.bin by name: 4-bit weights (blocks of 32 with a half-precision scale) and biases, as float32."""
    data = open(path, "rb").read()
    at = 44
    (pieces,) = struct.unpack_from("<i", data, at)
    (letters,) = struct.unpack_from("<Q", data, at + 20)
    at += 28 + 4 * (pieces + 1) + 4 * pieces + letters
    (norm_bytes,) = struct.unpack_from("<I", data, at + 4)
    at += 8 + norm_bytes
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        kind = data[at]
        _, offset, size = struct.unpack_from("<IQQ", data, at + 1)
        at += 21
        if kind == 0:
            tensors[name] = np.frombuffer(data, "<f4", size // 4, offset)
        else:
            blocks = np.frombuffer(data, np.dtype([("scale", "<f2"), ("halves", "u1", 16)]), size // 18, offset)
            values = np.concatenate([blocks["halves"] & 15, blocks["halves"] >> 4], 1).astype(np.float32) - 8
            tensors[name] = (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
    return tensors


def parameter(values, *shape):
    return nn.Parameter(torch.tensor(np.asarray(values, dtype=np.float32).reshape(shape)))


def linear(tensors, names, outputs, inputs):
    made = nn.Linear(inputs, outputs * len(names))
    made.weight = parameter(np.concatenate([tensors[f"{name}.w"] for name in names]), -1, inputs)
    made.bias = parameter(np.concatenate([tensors[f"{name}.b"] for name in names]), -1)
    return made


def norm(tensors, name):
    made = nn.LayerNorm(WIDTH, eps=1e-12)
    made.weight = parameter(tensors[f"{name}.w"], WIDTH)
    made.bias = parameter(tensors[f"{name}.b"], WIDTH)
    return made


class Layer(nn.Module):
    def __init__(self, tensors, number):
        super().__init__()
        name = f"l{number}"
        self.ask = linear(tensors, [f"{name}.{part}" for part in "qkv"], WIDTH, WIDTH)
        self.give = linear(tensors, [f"{name}.ao"], WIDTH, WIDTH)
        self.norm = norm(tensors, f"{name}.aln")
        self.widen = linear(tensors, [f"{name}.fi"], INNER, WIDTH)
        self.narrow = linear(tensors, [f"{name}.fo"], WIDTH, INNER)
        self.last = norm(tensors, f"{name}.oln")

    def forward(self, x, hidden):
        rows, length, _ = x.shape
        ask, key, value = self.ask(x).view(rows, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        shares = (ask / math.sqrt(WIDTH // HEADS) @ key.transpose(-1, -2) + hidden).softmax(-1).to(value.dtype)
        x = self.norm(x + self.give((shares @ value).transpose(1, 2).reshape(rows, length, WIDTH)))
        return self.last(x + self.narrow(F.gelu(self.widen(x))))


class Encoder(nn.Module):
    def __init__(self, tensors, kept, labels, matters):
        super().__init__()
        self.word = parameter(tensors["emb.word"].reshape(-1, WIDTH)[kept], -1, WIDTH)
        self.place = parameter(tensors["emb.pos"].reshape(-1, WIDTH)[:PLACES], PLACES, WIDTH)
        self.side = parameter(np.tile(tensors["emb.type"][:WIDTH], 2), 2, WIDTH)
        self.norm = norm(tensors, "emb.ln")
        self.layers = nn.ModuleList(Layer(tensors, number) for number in range(LAYERS))
        self.labels = nn.Linear(WIDTH, labels)
        self.matters = nn.Linear(WIDTH, matters)
        for head in (self.labels, self.matters):
            nn.init.normal_(head.weight, std=0.02)

    def forward(self, ids, side, is_token):
        x = self.norm(self.word[ids] + self.place[: ids.shape[1]] + self.side[side])
        x = F.dropout(x, DROP, self.training)
        hidden = torch.zeros(is_token.shape).masked_fill(~is_token, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, hidden)
        own = ((side == 0) & is_token).unsqueeze(-1).to(x.dtype)
        mean = F.dropout((x * own).sum(1) / own.sum(1), DROP, self.training)
        return self.labels(mean).float(), self.matters(mean).float()


def collate(examples):
    rows = []
    for example in examples:
        prev = [] if random.random() < DROP_AROUND else example["prev"]
        section = [] if random.random() < DROP_AROUND else example["section"]
        own = [START, *example["text"], END]
        rows.append((own, [*prev, END, *section, END]))
    length = max(len(own) + len(around) for own, around in rows)
    ids = torch.full((len(rows), length), PAD)
    side = torch.ones((len(rows), length), dtype=torch.long)
    is_token = torch.zeros((len(rows), length), dtype=torch.bool)
    for i, (own, around) in enumerate(rows):
        ids[i, : len(own) + len(around)] = torch.tensor(own + around)
        side[i, : len(own)] = 0
        is_token[i, : len(own) + len(around)] = True
    return ids, side, is_token


def batches(examples):
    """Batches of about BATCH_TOKENS tokens, each of texts of like length, in random order."""
    order = list(range(len(examples)))
    random.shuffle(order)
    size = lambda i: len(examples[i]["text"]) + len(examples[i]["prev"]) + len(examples[i]["section"]) + 4
    made = []
    for start in range(0, len(order), 3000):
        batch = []
        for i in sorted(order[start : start + 3000], key=size):
            if batch and size(i) * (len(batch) + 1) > BATCH_TOKENS:
                made.append(batch)
                batch = []
            batch.append(i)
        made.append(batch)
    random.shuffle(made)
    return made


def times_of(name):
    """How many times the rate of the layers a weight learns at."""
    if name.startswith(("labels", "matters")):
        return HEAD_TIMES
    return WORD_TIMES if name.startswith(("word", "place", "side", "norm")) else 1


def train(model, examples, epochs, rate, matters_say):
    groups = [
        {"params": [value], "rate": rate * times_of(name), "weight_decay": 0.01 if value.ndim > 1 and times_of(name) != WORD_TIMES else 0}
        for name, value in model.named_parameters()
    ]
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6)
    steps = epochs * len(batches(examples))
    step, began = 0, time.time()
    column = lambda rows, name: torch.tensor([row[name] for row in rows], dtype=torch.float32)
    loss_of = lambda told, wanted, weight: (-(wanted * told.log_softmax(-1)).sum(-1) * weight).mean()
    while step < steps:
        for batch in batches(examples):
            rows = [examples[i] for i in batch]
            with torch.autocast("cpu", torch.bfloat16):
                labels, matters = model(*collate(rows))
            loss = loss_of(labels, column(rows, "labels"), column(rows, "label_weight"))
            loss = loss + matters_say * loss_of(matters, column(rows, "matters"), column(rows, "matter_weight"))
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            now = min(1, (step + 1) / (WARM_UP * steps)) * max(0.02, 1 - step / steps)
            for group in optimiser.param_groups:
                group["lr"] = group["rate"] * now
            optimiser.step()
            step += 1
            if step % 50 == 0:
                print(f"{step}/{steps} · {loss.item():.3f} · {time.time() - began:.0f} s", flush=True)
            if step >= steps:
                return


def floats(values):
    return np.ascontiguousarray(values, dtype="<f4").tobytes()


def eight_bits(weights):
    scales = np.abs(weights).max(1) / 127
    scales[scales == 0] = 1
    return np.clip(np.rint(weights / scales[:, None]), -127, 127).astype(np.int8), scales


def matrix(weights, bias):
    rows, scales = eight_bits(weights)
    return rows.tobytes() + floats(scales) + floats(scales * rows.sum(1, dtype=np.int64)) + floats(bias)


def pack(model, job):
    value = lambda tensor: tensor.detach().numpy()
    pair = lambda layer: (value(layer.weight).copy(), value(layer.bias).copy())
    rows, scales = eight_bits(value(model.word))
    body = rows.tobytes() + floats(scales) + floats(value(model.place)) + floats(value(model.side))
    body += b"".join(map(floats, pair(model.norm)))
    for layer in model.layers:
        weights, bias = pair(layer.ask)
        weights[:WIDTH] /= math.sqrt(WIDTH // HEADS)
        bias[:WIDTH] /= math.sqrt(WIDTH // HEADS)
        body += matrix(weights, bias) + matrix(*pair(layer.give)) + b"".join(map(floats, pair(layer.norm)))
        body += matrix(*pair(layer.widen)) + matrix(*pair(layer.narrow)) + b"".join(map(floats, pair(layer.last)))
    head = {"pieces": job["pieces"], "ids": job["ids"], "labels": job["labels"], "layers": LAYERS}
    head = json.dumps(head, ensure_ascii=False).encode()
    head += b" " * (-len(head) % 4)
    heads = b"".join(floats(part) for layer in (model.labels, model.matters) for part in pair(layer))
    scores = floats(job["scores"])
    sizes = struct.pack("<4s4I", b"ENC1", len(head), len(scores), len(body), len(heads))
    return sizes + head + scores + body + heads


def main():
    torch.manual_seed(1)
    random.seed(1)
    with open(sys.argv[1], encoding="utf-8") as file:
        job = json.load(file)
    examples = [row for row in job["examples"] if row["label_weight"] > 0 or row["matter_weight"] > 0]
    model = Encoder(read_e5(job["e5"]), job["kept"], job["labels"], len(job["ids"]) + 1)
    model.train()
    reached = []
    for epochs, rate, matters_say in STAGES:
        train(model, examples, epochs, rate, matters_say)
        reached.append({name: value.clone() for name, value in model.state_dict().items()})
    # The mean of what the stages reached is better than either (Wortsman et al. 2022, arXiv:2203.05482).
    model.load_state_dict({name: sum(state[name] for state in reached) / len(reached) for name in reached[0]})
    beside = job["out"] + ".part"
    with open(beside, "wb") as file:
        file.write(pack(model, job))
    os.replace(beside, job["out"])


main()
