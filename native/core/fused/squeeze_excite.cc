#include "core/fused/squeeze_excite.h"

#include <ATen/ops/addmm.h>
#include <ATen/ops/silu.h>

namespace btxrd {

SqueezeExcite::SqueezeExcite(const at::Tensor& reduce, const at::Tensor& reduce_bias, const at::Tensor& expand,
                             const at::Tensor& expand_bias)
    : reduce_(reduce.flatten(1).t()), reduce_bias_(reduce_bias), expand_(expand.flatten(1).t()), expand_bias_(expand_bias) {}

at::Tensor SqueezeExcite::Run(const at::Tensor& means) const {
  at::Tensor squeezed = at::addmm(reduce_bias_, means, reduce_);
  at::silu_(squeezed);
  return at::addmm(expand_bias_, squeezed, expand_).sigmoid_();
}

}  // namespace btxrd
