"""Trains a model of RecBole on one thread. Usage: train.py <data_path> <dataset> <model> <settings as JSON>

Writes one line of JSON: the seconds of the training alone, and for each epoch the mean loss of its mini-batches. There is no
evaluation, no checkpoint and no early stopping.
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


def main(path, name, model, settings):
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
    trainer = get_trainer(config["MODEL_TYPE"], config["model"])(config, made)
    began = time.perf_counter()
    trainer.fit(train, None, verbose=False, saved=False)
    seconds = time.perf_counter() - began
    batches = len(train)
    losses = [float(trainer.train_loss_dict[epoch]) / batches for epoch in sorted(trainer.train_loss_dict)]
    print("\n" + json.dumps({"seconds": seconds, "losses": losses, "batches": batches}))


torch.set_num_threads(1)
main(sys.argv[1], sys.argv[2], sys.argv[3], json.loads(sys.argv[4]))
