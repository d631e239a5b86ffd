"""Makes tiny.pt, a traced network for grey images of 12x12 pixels and three classes, and prints its logits for a ramp.

Run with PyTorch 2.15: python make_tiny.py
"""
import torch

torch.manual_seed(8)
net = torch.nn.Sequential(
    torch.nn.Conv2d(1, 4, 3, padding=1),
    torch.nn.BatchNorm2d(4),
    torch.nn.ReLU(),
    torch.nn.MaxPool2d(4),
    torch.nn.Flatten(),
    torch.nn.Dropout(0.5),
    torch.nn.Linear(36, 3),
).eval()
torch.jit.trace(net, torch.zeros(1, 1, 12, 12)).save("tiny.pt")
ramp = torch.arange(144, dtype=torch.float32).reshape(1, 1, 12, 12) / 255
print(net(ramp).tolist())
