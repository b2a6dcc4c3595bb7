#pragma once

#include <ATen/core/Tensor.h>

#include <optional>
#include <vector>

namespace btxrd {

/// `torch.nn.utils.get_total_norm` of gradients: the norm over their norms. `foreach` is chosen by
/// device when not given: CPU and CUDA have it.
at::Tensor TotalNorm(const std::vector<at::Tensor>& gradients, double norm_type, std::optional<bool> foreach);

/// `torch.nn.utils.clip_grads_with_norm_`: scales the gradients in place by
/// `min(max_norm / (total_norm + 1e-6), 1)`.
void ClipWithNorm(const std::vector<at::Tensor>& gradients, double max_norm, const at::Tensor& total_norm,
                  std::optional<bool> foreach);

/// `torch.nn.utils.clip_grad_norm_`; returns the norm before clipping. With `error_if_nonfinite` a
/// norm that is not finite throws ERR_NON_FINITE and leaves the gradients as they are.
double ClipGradNorm(const std::vector<at::Tensor>& parameters, double max_norm, double norm_type, bool error_if_nonfinite,
                    std::optional<bool> foreach);

/// The gradients that are there.
std::vector<at::Tensor> GradientsOf(const std::vector<at::Tensor>& parameters);

}  // namespace btxrd
