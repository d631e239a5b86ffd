"""Makes steps.pt: one step of learning, as TorchScript, which reaches operations of PyTorch that DJL does not.

Each method takes the loss and moves the weights in place, along its gradients; `memories` are arrays of the weights' shapes and
layouts, zero before the first step, which is number 1. L2 times a weight is added to its gradient.

Run with PyTorch 2.15: python make_steps.py
"""
import io
import zipfile
from typing import List

import torch
from torch import Tensor, nn


class Steps(nn.Module):
    def gradients(self, loss: Tensor, weights: List[Tensor]) -> List[Tensor]:
        """Those of each weight, laid out as the weight is: fused operations go through memory, whatever the strides."""
        found: List[Tensor] = []
        for weight, gradient in zip(weights, torch.autograd.grad([loss], weights)):
            assert gradient is not None
            if gradient.stride() != weight.stride():
                gradient = torch.empty_like(weight).copy_(gradient)
            found.append(gradient)
        return found

    def decayed(self, loss: Tensor, weights: List[Tensor], l2: float) -> List[Tensor]:
        found = self.gradients(loss, weights)
        if l2 > 0:
            torch._foreach_add_(found, weights, alpha=l2)
        return found

    @torch.jit.export
    def sgd(self, loss: Tensor, weights: List[Tensor], memories: List[Tensor], number: int, rate: float, l2: float):
        """Against the gradient."""
        torch._foreach_add_(weights, self.decayed(loss, weights, l2), alpha=-rate)

    @torch.jit.export
    def momentum(self, loss: Tensor, weights: List[Tensor], memories: List[Tensor], number: int, rate: float, l2: float):
        """Nine tenths of each move are added to the next (Polyak 1964); a move is what is remembered."""
        torch._foreach_mul_(memories, 0.9)
        torch._foreach_add_(memories, self.decayed(loss, weights, l2), alpha=rate)
        torch._foreach_sub_(weights, memories)

    @torch.jit.export
    def rmsprop(self, loss: Tensor, weights: List[Tensor], memories: List[Tensor], number: int, rate: float, l2: float):
        """As torch.optim.RMSprop has it by default: the mean of squared gradients is remembered."""
        gradients = self.decayed(loss, weights, l2)
        torch._foreach_mul_(memories, 0.99)
        torch._foreach_addcmul_(memories, gradients, gradients, 0.01)
        roots = torch._foreach_sqrt(memories)
        torch._foreach_add_(roots, 1e-8)
        torch._foreach_addcdiv_(weights, gradients, roots, -rate)

    @torch.jit.export
    def adam(self, loss: Tensor, weights: List[Tensor], memories: List[Tensor], number: int, rate: float, l2: float):
        """Kingma and Ba 2015, arXiv:1412.6980; remembered are the means of gradients, and then those of their squares."""
        count = len(weights)
        gradients = self.gradients(loss, weights)
        step = torch.full([], number, dtype=torch.float32, device=loss.device)
        none: List[Tensor] = []
        torch._fused_adam_(
            weights, gradients, memories[:count], memories[count:], none, [step] * count,
            lr=rate, beta1=0.9, beta2=0.999, weight_decay=l2, eps=1e-8, amsgrad=False, maximize=False,
        )


def save(module, path):
    """Without what helps debugging, which names folders of this machine."""
    buffer = io.BytesIO()
    torch.jit.save(module, buffer)
    with zipfile.ZipFile(buffer) as whole, zipfile.ZipFile(path, "w") as kept:
        for entry in whole.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                kept.writestr(zipfile.ZipInfo(entry.filename), whole.read(entry))


save(torch.jit.script(Steps()), "steps.pt")
