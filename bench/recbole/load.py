"""Lets RecBole load a dataset, split it by leave-one-out, and fit its Pop. Usage: load.py <data_path> <dataset> <batch>

Writes one line of JSON: its counts, each user's parts oldest first, and how often its Pop counted each item. Pop is asked with
one interaction a batch and without sampled negatives: at its defaults it counts an item once a batch, and negatives too.
"""
import json
import sys
import tempfile

import numpy as np
import torch

# RecBole 1.2.1 names types that later versions of NumPy left out.
for name, kind in (("bool", bool), ("int", int), ("float", float), ("object", object)):
    if name not in np.__dict__:
        setattr(np, name, kind)

from recbole.config import Config
from recbole.data import create_dataset, data_preparation
from recbole.model.general_recommender import Pop


def load(path, dataset, timed, batch, negatives):
    columns = ["user_id", "item_id"] + (["timestamp"] if timed else [])
    config = {
        "data_path": path,
        "checkpoint_dir": tempfile.mkdtemp(),
        "load_col": {"inter": columns, "item": ["item_id", "title", "category", "description"]},
        "eval_args": {
            "split": {"LS": "valid_and_test"},
            "group_by": "user",
            "order": "TO" if timed else "RO",
            "mode": "full",
        },
        "train_neg_sample_args": {"distribution": "uniform", "sample_num": 1} if negatives else None,
        "train_batch_size": batch,
        "worker": 0,
        "use_gpu": False,
        "state": "ERROR",
        "show_progress": False,
        "reproducibility": True,
    }
    sys.argv = sys.argv[:1]
    config = Config(model="Pop", dataset=dataset, config_dict=config)
    return config, create_dataset(config)


def rows(part, dataset):
    users = dataset.id2token("user_id", part.inter_feat["user_id"].numpy())
    items = dataset.id2token("item_id", part.inter_feat["item_id"].numpy())
    return list(zip(users.tolist(), items.tolist()))


def titles_of(dataset):
    """Its titles by item, words joined by spaces."""
    feat = dataset.item_feat
    words = dataset.field2id_token["title"]
    items = dataset.id2token("item_id", feat["item_id"].to_numpy()).tolist()
    titles = [" ".join(words[word] for word in row if word) for row in feat["title"]]
    return {item: title for item, title in zip(items, titles) if item != "[PAD]"}


def counted(config, dataset, train):
    pop = Pop(config, train.dataset)
    for interaction in train:
        pop.calculate_loss(interaction)
    tokens = dataset.id2token("item_id", np.arange(dataset.item_num)).tolist()
    return {token: int(count) for token, count in zip(tokens, pop.item_cnt[:, 0]) if int(count) > 0}


def main(path, name, batch):
    with open(f"{path}/{name}/{name}.inter", encoding="utf-8") as file:
        timed = "timestamp:float" in file.readline()
    config, dataset = load(path, name, timed, batch, False)
    counts = {"users": dataset.user_num - 1, "items": dataset.item_num - 1, "interactions": dataset.inter_num}
    titles = titles_of(dataset)
    train, valid, test = data_preparation(config, dataset)
    parts = {"train": train, "validation": valid, "test": test}
    answer = {
        "counts": counts,
        "titles": titles,
        "sparsity": float(dataset.sparsity),
        "timed": timed,
        "parts": {part: rows(loader.dataset, dataset) for part, loader in parts.items()},
    }
    if batch == 1:
        answer["pop"] = counted(config, dataset, train)
        config, dataset = load(path, name, timed, 2048, True)
        answer["popAtDefaults"] = counted(config, dataset, data_preparation(config, dataset)[0])
    print("\n" + json.dumps(answer))


torch.set_num_threads(1)
main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
