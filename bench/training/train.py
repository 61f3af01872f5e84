"""Trains a model of RecBole on one thread. Usage: train.py <data_path> <dataset> <model> <settings as JSON> [file]

Writes one line of JSON: the seconds of the processor for the training alone, and for each epoch the mean loss of its mini-batches. There is no
evaluation, no checkpoint and no early stopping. The first values of SASRec go to the file, as floats in the order of our parameters.
"""
import json
import logging
import sys
import tempfile
import time

import numpy as np
import torch

# RecBole 1.2.1 names types that later versions of NumPy left out.
for name, kind in (("bool", bool), ("int", int), ("float", float), ("object", object)):
    if name not in np.__dict__:
        setattr(np, name, kind)

from recbole.config import Config
from recbole.data import create_dataset, data_preparation
from recbole.utils import get_model, get_trainer, init_seed


def first_values(values):
    """The parameters of SASRec, matrices with a row for each input."""
    ordered = ["item_embedding.weight", "position_embedding.weight", "LayerNorm.weight", "LayerNorm.bias"]
    for layer in range(sum(key.endswith("query.weight") for key in values)):
        attention = f"trm_encoder.layer.{layer}.multi_head_attention."
        forward = f"trm_encoder.layer.{layer}.feed_forward."
        parts = [attention + part for part in ("query", "key", "value", "dense", "LayerNorm")]
        parts += [forward + part for part in ("dense_1", "dense_2", "LayerNorm")]
        ordered += [part + end for part in parts for end in (".weight", ".bias")]
    turned = [not key.startswith(("item", "position", "LayerNorm")) and values[key].dim() == 2 for key in ordered]
    matrices = [values[key].T if turn else values[key] for key, turn in zip(ordered, turned)]
    return np.concatenate([matrix.contiguous().numpy().ravel() for matrix in matrices]).astype("float32")


def main(path, name, model, settings, file=None):
    config = {
        "data_path": path,
        "checkpoint_dir": tempfile.mkdtemp(),
        "load_col": {"inter": ["user_id", "item_id", "timestamp"]},
        "eval_args": {"split": {"LS": "valid_and_test"}, "group_by": "user", "order": "TO", "mode": "full"},
        "use_gpu": False,
        "worker": 0,
        "state": "ERROR",
        "show_progress": False,
        **settings,
    }
    sys.argv = sys.argv[:1]
    config = Config(model=model, dataset=name, config_dict=config)
    init_seed(config["seed"], config["reproducibility"])
    logging.disable(logging.CRITICAL)
    dataset = create_dataset(config)
    train, _, _ = data_preparation(config, dataset)
    init_seed(config["seed"], config["reproducibility"])
    made = get_model(config["model"])(config, train.dataset)
    if file is not None:
        first_values(made.state_dict()).tofile(file)
    trainer = get_trainer(config["MODEL_TYPE"], config["model"])(config, made)
    began = time.process_time()
    trainer.fit(train, None, verbose=False, saved=False)
    seconds = time.process_time() - began
    batches = len(train)
    losses = [float(trainer.train_loss_dict[epoch]) / batches for epoch in sorted(trainer.train_loss_dict)]
    tokens = dataset.id2token("item_id", np.arange(dataset.item_num)).tolist()
    print("\n" + json.dumps({"seconds": seconds, "losses": losses, "tokens": tokens}))


torch.set_num_threads(1)
main(sys.argv[1], sys.argv[2], sys.argv[3], json.loads(sys.argv[4]), *sys.argv[5:6])
