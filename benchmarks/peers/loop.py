"""Scores images from Kafka with PyTorch, in a loop: batches, one transaction for answers and offsets.

Started once and told by one JSON object per line on standard input what to do:

    {"bootstrapServers", "images", "predictions", "group", "network", "batch", "torchThreads", "commitMillis", "lingerMillis"}

starts a run, an empty line ends it. Answers "ready" and "stopped" on standard output.
"""

import json
import sys
import threading
import time
from pathlib import Path

import cv2
import numpy
import orjson
import torch
from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

RAW = b"application/octet-stream"


def load_network(folder):
    """The network that Plumbline exported: its layers in order, and all weights in one file of float32."""
    description = json.loads((folder / "network.json").read_bytes())
    values = torch.from_numpy(numpy.fromfile(folder / "weights.f32", dtype="<f4"))
    taken = 0

    def take(shape):
        nonlocal taken
        count = int(numpy.prod(shape))
        part = values[taken : taken + count].reshape(shape).clone()
        taken += count
        return part

    def fill(module, tensors):
        module.load_state_dict({name: take(shape) for name, shape in tensors}, strict=False)
        return module.eval()

    layers = []
    for layer in description["layers"]:
        tensors = [(t["name"], t["shape"]) for t in layer["tensors"]]
        shapes = dict(tensors)
        if layer["kind"] == "convolution":
            filters, channels, height, width = shapes["weight"]
            layers.append(fill(nn.Conv2d(channels, filters, (height, width), padding="same", bias=False), tensors))
        elif layer["kind"] == "normalisation":
            normalisation = fill(nn.BatchNorm2d(shapes["weight"][0], eps=layer["epsilon"]), tensors)
            layers[-1] = fuse_conv_bn_eval(layers[-1], normalisation)
            layers += [nn.MaxPool2d(2), nn.ReLU(inplace=True)]
        else:
            if not any(isinstance(each, nn.Flatten) for each in layers):
                layers.append(nn.Flatten())
            units, inputs = shapes["weight"]
            layers.append(fill(nn.Linear(inputs, units), tensors))
            layers.append(nn.ReLU(inplace=True))
    # Nothing follows the logits.
    return nn.Sequential(*layers[:-1]).eval().to(memory_format=torch.channels_last), description


class Loop:
    def __init__(self, order):
        self.order = order
        self.network, self.description = load_network(Path(order["network"]))
        self.shape = tuple(self.description["inputShape"])
        self.labels = self.description["labels"]
        self.model_id = self.description["modelId"]
        self.scale = self.description["scale"]
        self.consumer = Consumer(
            {
                "bootstrap.servers": order["bootstrapServers"],
                "group.id": order["group"],
                "auto.offset.reset": "earliest",
                "enable.auto.commit": False,
                "isolation.level": "read_committed",
                "fetch.message.max.bytes": 4 << 20,
                "queued.min.messages": 100_000,
            }
        )
        self.producer = Producer(
            {
                "bootstrap.servers": order["bootstrapServers"],
                "transactional.id": order["group"],
                "transaction.timeout.ms": 10_000,
                "linger.ms": order["lingerMillis"],
                "batch.size": 256 << 10,
                "batch.num.messages": 10_000,
                "queue.buffering.max.messages": 1_000_000,
            }
        )
        self.producer.init_transactions()
        self.consumer.subscribe([order["images"]])
        self.offsets = {}

    def run(self, stopped):
        commit_every = self.order["commitMillis"] / 1000
        opened = None
        while not stopped.is_set():
            messages = self.consumer.consume(num_messages=self.order["batch"], timeout=0.05)
            if messages:
                if opened is None:
                    self.producer.begin_transaction()
                    opened = time.monotonic()
                self.answer(messages)
            if opened is not None and time.monotonic() - opened >= commit_every:
                self.commit()
                opened = None
        if opened is not None:
            self.commit()
        self.consumer.close()

    def answer(self, messages):
        for message in messages:
            if message.error():
                raise KafkaException(message.error())
        probabilities, outlier_scores = self.score(messages)
        classes = probabilities.argmax(axis=1).tolist()
        confidences = probabilities.max(axis=1)
        topic = self.order["images"]
        for i, message in enumerate(messages):
            partition, offset = message.partition(), message.offset()
            answer = orjson.dumps(
                {
                    "imageId": f"{topic}-{partition}-{offset}",
                    "label": self.labels[classes[i]],
                    "confidence": confidences[i],
                    "probabilities": probabilities[i],
                    "modelId": self.model_id,
                    "outlierScore": outlier_scores[i],
                    "source": {"topic": topic, "partition": partition, "offset": offset},
                },
                option=orjson.OPT_SERIALIZE_NUMPY,
            )
            self.produce(answer, message.key())
            self.offsets[partition] = offset + 1
        self.producer.poll(0)

    def score(self, messages):
        pixels = numpy.frombuffer(b"".join(self.decoded(message) for message in messages), dtype=numpy.uint8)
        with torch.inference_mode():
            images = torch.from_numpy(pixels).reshape(-1, *self.shape).float().mul_(self.scale)
            logits = self.network(images)
            return torch.softmax(logits, 1).numpy(), (-torch.logsumexp(logits, 1)).numpy()

    @staticmethod
    def decoded(message):
        value = message.value()
        headers = message.headers()
        if headers and headers[0][1] == RAW:
            return value
        return cv2.imdecode(numpy.frombuffer(value, numpy.uint8), cv2.IMREAD_UNCHANGED).tobytes()

    def produce(self, answer, key):
        while True:
            try:
                self.producer.produce(self.order["predictions"], answer, key)
                return
            except BufferError:
                self.producer.poll(0.01)

    def commit(self):
        offsets = [TopicPartition(self.order["images"], p, o) for p, o in self.offsets.items()]
        self.producer.send_offsets_to_transaction(offsets, self.consumer.consumer_group_metadata())
        while True:
            try:
                self.producer.commit_transaction()
                return
            except KafkaException as e:
                if not e.args[0].retriable():
                    raise


def main():
    def say(word):
        print(word, flush=True)

    while line := sys.stdin.readline():
        order = json.loads(line)
        loop = Loop(order)
        stopped = threading.Event()
        failures = []

        def run():
            try:
                # Each thread takes the number up at its first operation and keeps it, so each run has a thread of its own.
                torch.set_num_threads(order["torchThreads"])
                loop.run(stopped)
            except BaseException as e:
                failures.append(e)

        thread = threading.Thread(target=run)
        thread.start()
        say("ready")
        sys.stdin.readline()
        stopped.set()
        thread.join()
        if failures:
            raise failures[0]
        say("stopped")


if __name__ == "__main__":
    main()
