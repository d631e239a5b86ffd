"""Trains a network with PyTorch, images in memory: what Plumbline's training is compared with.

Started with the folder that holds the images, and told by one JSON object per line on standard input what to do:

    {"network", "sizes", "epochs", "batch", "threads", "learningRate", "seed"}

trains once from new weights and answers on standard output with

    {"seconds", "trainingLoss", "validationAccuracy"}

of the whole training and of its last epoch.
"""

import json
import math
import sys
import time
from pathlib import Path

import numpy
import torch
from torch import nn
from torch.nn import functional

VALIDATION_BATCH = 512


def load(folder, part, shape):
    pixels = torch.from_numpy(numpy.fromfile(folder / f"{part}.pixels", dtype=numpy.uint8)).reshape(-1, *shape)
    labels = torch.from_numpy(numpy.fromfile(folder / f"{part}.labels", dtype=numpy.uint8).astype(numpy.int64))
    return pixels, labels


def network(order, shape, classes):
    channels, height, width = shape
    sizes = order["sizes"]
    if order["network"] == "mlp":
        hidden = int(sizes["hidden"])
        return nn.Sequential(
            nn.Flatten(), nn.Linear(channels * height * width, hidden), nn.ReLU(inplace=True), nn.Linear(hidden, classes)
        )
    first, second, dense = (int(sizes[name]) for name in ("filters1", "filters2", "dense"))

    def convolution(inputs, filters):
        # Pooled before ReLU, as in Plumbline: the same numbers, with a quarter of the work for ReLU.
        return [
            nn.Conv2d(inputs, filters, 3, padding=1, bias=False),
            nn.BatchNorm2d(filters),
            nn.MaxPool2d(2),
            nn.ReLU(inplace=True),
        ]

    return nn.Sequential(
        *convolution(channels, first),
        *convolution(first, second),
        nn.Flatten(),
        nn.Linear(height // 4 * (width // 4) * second, dense),
        nn.ReLU(inplace=True),
        nn.Linear(dense, classes),
    ).to(memory_format=torch.channels_last)


def initialise(model):
    for module in model.modules():
        if isinstance(module, (nn.Linear, nn.Conv2d)):
            nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
            if module.bias is not None:
                nn.init.zeros_(module.bias)


def floats(pixels):
    return pixels.float().mul_(1 / 255)


@torch.inference_mode()
def validate(model, pixels, labels):
    model.eval()
    loss, correct = 0.0, 0
    for start in range(0, len(labels), VALIDATION_BATCH):
        truth = labels[start : start + VALIDATION_BATCH]
        logits = model(floats(pixels[start : start + VALIDATION_BATCH]))
        loss += functional.cross_entropy(logits, truth).item() * len(truth)
        correct += (logits.argmax(1) == truth).sum().item()
    return loss / len(labels), correct / len(labels)


def train(order, shape, classes, training, validation):
    pixels, labels = training
    torch.set_num_threads(order["threads"])
    torch.manual_seed(order["seed"])
    batch, epochs = order["batch"], order["epochs"]
    start = time.perf_counter()
    model = network(order, shape, classes)
    initialise(model)
    # One pass over weights, gradients and memories, rather than one for each operation.
    optimizer = torch.optim.Adam(model.parameters(), lr=order["learningRate"], fused=True)
    steps = epochs * math.ceil(len(labels) / batch)
    step = 0
    lowest, best = math.inf, None
    for _ in range(epochs):
        model.train()
        loss_sum, correct = 0.0, 0
        shuffled = torch.randperm(len(labels))
        for some in shuffled.split(batch):
            optimizer.param_groups[0]["lr"] = order["learningRate"] * (1 + math.cos(math.pi * step / steps)) / 2
            truth = labels[some]
            logits = model(floats(pixels[some]))
            loss = functional.cross_entropy(logits, truth)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(some)
            correct += (logits.detach().argmax(1) == truth).sum().item()
            step += 1
        validation_loss, accuracy = validate(model, *validation)
        if validation_loss < lowest:
            lowest, best = validation_loss, {name: value.clone() for name, value in model.state_dict().items()}
    assert best is not None, "The loss is not a number"
    return {
        "seconds": time.perf_counter() - start,
        "trainingLoss": loss_sum / len(labels),
        "validationAccuracy": accuracy,
    }


def main():
    folder = Path(sys.argv[1])
    description = json.loads((folder / "images.json").read_bytes())
    shape, classes = tuple(description["shape"]), len(description["labels"])
    training = load(folder, "training", shape)
    validation = load(folder, "validation", shape)
    while line := sys.stdin.readline():
        print(json.dumps(train(json.loads(line), shape, classes, training, validation)), flush=True)


if __name__ == "__main__":
    main()
