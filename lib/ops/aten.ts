// Written by scripts/generate-op-types.js from the operator schemas of LibTorch 2.13.0; do not edit.
import type { Tensor } from '../tensor'
import type { Device } from '../device'
import type { DType, Float, Int, NoKeywords, Operator, OpMemoryFormat, Overload, Scalar } from './types'

/** The operators of `ops.aten`, without PyTorch's internal ones and without the overloads that write to an `out` tensor. */
export interface Aten {
  /** `abs(Tensor self) -> Tensor` */
  readonly abs: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `abs_(Tensor(a!) self) -> Tensor(a!)` */
  readonly abs_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `absolute(Tensor self) -> Tensor` */
  readonly absolute: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `absolute_(Tensor(a!) self) -> Tensor(a!)` */
  readonly absolute_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `acos(Tensor self) -> Tensor` */
  readonly acos: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `acos_(Tensor(a!) self) -> Tensor(a!)` */
  readonly acos_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `acosh(Tensor self) -> Tensor` */
  readonly acosh: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `acosh_(Tensor(a!) self) -> Tensor(a!)` */
  readonly acosh_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor` */
  readonly adaptive_avg_pool1d: Operator<[['default', Overload<[self: Tensor, output_size: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor` */
  readonly adaptive_avg_pool2d: Operator<[['default', Overload<[self: Tensor, output_size: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `adaptive_avg_pool3d(Tensor self, SymInt[3] output_size) -> Tensor` */
  readonly adaptive_avg_pool3d: Operator<[['default', Overload<[self: Tensor, output_size: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor)` */
  readonly adaptive_max_pool1d: Operator<[['default', Overload<[self: Tensor, output_size: Int | readonly Int[]], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `adaptive_max_pool2d(Tensor self, int[2] output_size) -> (Tensor, Tensor)` */
  readonly adaptive_max_pool2d: Operator<[['default', Overload<[self: Tensor, output_size: Int | readonly Int[]], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `adaptive_max_pool2d_backward(Tensor grad_output, Tensor self, Tensor indices) -> Tensor` */
  readonly adaptive_max_pool2d_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, indices: Tensor], [], NoKeywords, Tensor>]]>
  /** `adaptive_max_pool3d(Tensor self, int[3] output_size) -> (Tensor, Tensor)` */
  readonly adaptive_max_pool3d: Operator<[['default', Overload<[self: Tensor, output_size: Int | readonly Int[]], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `adaptive_max_pool3d_backward(Tensor grad_output, Tensor self, Tensor indices) -> Tensor` */
  readonly adaptive_max_pool3d_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, indices: Tensor], [], NoKeywords, Tensor>]]>
  /** `add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor` `add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor` */
  readonly add: Operator<[['Tensor', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], { alpha?: Scalar }, Tensor>], ['Scalar', Overload<[self: Tensor | Scalar, other: Scalar], [alpha: Scalar], { alpha?: Scalar }, Tensor>]]>
  /** `add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)` `add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)` */
  readonly add_: Operator<[['Tensor', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], { alpha?: Scalar }, Tensor>], ['Scalar', Overload<[self: Tensor | Scalar, other: Scalar], [alpha: Scalar], { alpha?: Scalar }, Tensor>]]>
  /** `addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  readonly addbmm: Operator<[['default', Overload<[self: Tensor, batch1: Tensor, batch2: Tensor], [], { beta?: Scalar, alpha?: Scalar }, Tensor>]]>
  /** `addbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
  readonly addbmm_: Operator<[['default', Overload<[self: Tensor, batch1: Tensor, batch2: Tensor], [], { beta?: Scalar, alpha?: Scalar }, Tensor>]]>
  /** `addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor` */
  readonly addcdiv: Operator<[['default', Overload<[self: Tensor, tensor1: Tensor, tensor2: Tensor], [], { value?: Scalar }, Tensor>]]>
  /** `addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)` */
  readonly addcdiv_: Operator<[['default', Overload<[self: Tensor, tensor1: Tensor, tensor2: Tensor], [], { value?: Scalar }, Tensor>]]>
  /** `addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor` */
  readonly addcmul: Operator<[['default', Overload<[self: Tensor, tensor1: Tensor, tensor2: Tensor], [], { value?: Scalar }, Tensor>]]>
  /** `addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)` */
  readonly addcmul_: Operator<[['default', Overload<[self: Tensor, tensor1: Tensor, tensor2: Tensor], [], { value?: Scalar }, Tensor>]]>
  /** `addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` `addmm.dtype(Tensor self, Tensor mat1, Tensor mat2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  readonly addmm: Operator<[['default', Overload<[self: Tensor, mat1: Tensor, mat2: Tensor], [], { beta?: Scalar, alpha?: Scalar }, Tensor>], ['dtype', Overload<[self: Tensor, mat1: Tensor, mat2: Tensor, out_dtype: DType], [], { beta?: Scalar, alpha?: Scalar }, Tensor>]]>
  /** `addmm_(Tensor(a!) self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
  readonly addmm_: Operator<[['default', Overload<[self: Tensor, mat1: Tensor, mat2: Tensor], [], { beta?: Scalar, alpha?: Scalar }, Tensor>]]>
  /** `addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  readonly addmv: Operator<[['default', Overload<[self: Tensor, mat: Tensor, vec: Tensor], [], { beta?: Scalar, alpha?: Scalar }, Tensor>]]>
  /** `addmv_(Tensor(a!) self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
  readonly addmv_: Operator<[['default', Overload<[self: Tensor, mat: Tensor, vec: Tensor], [], { beta?: Scalar, alpha?: Scalar }, Tensor>]]>
  /** `addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  readonly addr: Operator<[['default', Overload<[self: Tensor, vec1: Tensor, vec2: Tensor], [], { beta?: Scalar, alpha?: Scalar }, Tensor>]]>
  /** `addr_(Tensor(a!) self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
  readonly addr_: Operator<[['default', Overload<[self: Tensor, vec1: Tensor, vec2: Tensor], [], { beta?: Scalar, alpha?: Scalar }, Tensor>]]>
  /** `adjoint(Tensor(a) self) -> Tensor(a)` */
  readonly adjoint: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `affine_grid_generator(Tensor theta, SymInt[] size, bool align_corners) -> Tensor` */
  readonly affine_grid_generator: Operator<[['default', Overload<[theta: Tensor, size: readonly Int[], align_corners: boolean], [], NoKeywords, Tensor>]]>
  /** `affine_grid_generator_backward(Tensor grad, SymInt[] size, bool align_corners) -> Tensor` */
  readonly affine_grid_generator_backward: Operator<[['default', Overload<[grad: Tensor, size: readonly Int[], align_corners: boolean], [], NoKeywords, Tensor>]]>
  /** `alias(Tensor(a) self) -> Tensor(a)` */
  readonly alias: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `alias_copy(Tensor self) -> Tensor` */
  readonly alias_copy: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `all(Tensor self) -> Tensor` `all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor` `all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor` */
  readonly all: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>], ['dim', Overload<[self: Tensor, dim: Int], [keepdim: boolean], { keepdim?: boolean }, Tensor>], ['dims', Overload<[self: Tensor], [dim: readonly Int[] | null, keepdim: boolean], { dim?: readonly Int[] | null, keepdim?: boolean }, Tensor>]]>
  /** `allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> bool` */
  readonly allclose: Operator<[['default', Overload<[self: Tensor, other: Tensor], [rtol: Float, atol: Float, equal_nan: boolean], { rtol?: Float, atol?: Float, equal_nan?: boolean }, boolean>]]>
  /** `alpha_dropout(Tensor input, float p, bool train) -> Tensor` */
  readonly alpha_dropout: Operator<[['default', Overload<[input: Tensor, p: Float, train: boolean], [], NoKeywords, Tensor>]]>
  /** `alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)` */
  readonly alpha_dropout_: Operator<[['default', Overload<[self: Tensor, p: Float, train: boolean], [], NoKeywords, Tensor>]]>
  /** `amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor` */
  readonly amax: Operator<[['default', Overload<[self: Tensor], [dim: Int | readonly Int[], keepdim: boolean], { dim?: Int | readonly Int[], keepdim?: boolean }, Tensor>]]>
  /** `amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor` */
  readonly amin: Operator<[['default', Overload<[self: Tensor], [dim: Int | readonly Int[], keepdim: boolean], { dim?: Int | readonly Int[], keepdim?: boolean }, Tensor>]]>
  /** `aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)` */
  readonly aminmax: Operator<[['default', Overload<[self: Tensor], [], { dim?: Int | null, keepdim?: boolean }, [Tensor, Tensor]>]]>
  /** `angle(Tensor self) -> Tensor` */
  readonly angle: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `any(Tensor self) -> Tensor` `any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor` `any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor` */
  readonly any: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>], ['dim', Overload<[self: Tensor, dim: Int], [keepdim: boolean], { keepdim?: boolean }, Tensor>], ['dims', Overload<[self: Tensor], [dim: readonly Int[] | null, keepdim: boolean], { dim?: readonly Int[] | null, keepdim?: boolean }, Tensor>]]>
  /** `arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `arange.start(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly arange: Operator<[['default', Overload<[end: Scalar], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['start', Overload<[start: Scalar, end: Scalar], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['start_step', Overload<[start: Scalar, end: Scalar], [step: Scalar], { step?: Scalar, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `arccos(Tensor self) -> Tensor` */
  readonly arccos: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `arccos_(Tensor(a!) self) -> Tensor(a!)` */
  readonly arccos_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `arccosh(Tensor self) -> Tensor` */
  readonly arccosh: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `arccosh_(Tensor(a!) self) -> Tensor(a!)` */
  readonly arccosh_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `arcsin(Tensor self) -> Tensor` */
  readonly arcsin: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `arcsin_(Tensor(a!) self) -> Tensor(a!)` */
  readonly arcsin_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `arcsinh(Tensor self) -> Tensor` */
  readonly arcsinh: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `arcsinh_(Tensor(a!) self) -> Tensor(a!)` */
  readonly arcsinh_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `arctan(Tensor self) -> Tensor` */
  readonly arctan: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `arctan2(Tensor self, Tensor other) -> Tensor` */
  readonly arctan2: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `arctan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly arctan2_: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `arctan_(Tensor(a!) self) -> Tensor(a!)` */
  readonly arctan_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `arctanh(Tensor self) -> Tensor` */
  readonly arctanh: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `arctanh_(Tensor(a!) self) -> Tensor(a!)` */
  readonly arctanh_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor` */
  readonly argmax: Operator<[['default', Overload<[self: Tensor], [dim: Int | null, keepdim: boolean], { dim?: Int | null, keepdim?: boolean }, Tensor>]]>
  /** `argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor` */
  readonly argmin: Operator<[['default', Overload<[self: Tensor], [dim: Int | null, keepdim: boolean], { dim?: Int | null, keepdim?: boolean }, Tensor>]]>
  /** `argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor` `argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor` */
  readonly argsort: Operator<[['default', Overload<[self: Tensor], [dim: Int, descending: boolean], { dim?: Int, descending?: boolean }, Tensor>], ['stable', Overload<[self: Tensor], [], { stable: boolean, dim?: Int, descending?: boolean }, Tensor>]]>
  /** `argwhere(Tensor self) -> Tensor` */
  readonly argwhere: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)` */
  readonly as_strided: Operator<[['default', Overload<[self: Tensor, size: readonly Int[], stride: readonly Int[]], [storage_offset: Int | null], { storage_offset?: Int | null }, Tensor>]]>
  /** `as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a!)` */
  readonly as_strided_: Operator<[['default', Overload<[self: Tensor, size: readonly Int[], stride: readonly Int[]], [storage_offset: Int | null], { storage_offset?: Int | null }, Tensor>]]>
  /** `as_strided_copy(Tensor self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor` */
  readonly as_strided_copy: Operator<[['default', Overload<[self: Tensor, size: readonly Int[], stride: readonly Int[]], [storage_offset: Int | null], { storage_offset?: Int | null }, Tensor>]]>
  /** `as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor` */
  readonly as_strided_scatter: Operator<[['default', Overload<[self: Tensor, src: Tensor, size: readonly Int[], stride: readonly Int[]], [storage_offset: Int | null], { storage_offset?: Int | null }, Tensor>]]>
  /** `asin(Tensor self) -> Tensor` */
  readonly asin: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `asin_(Tensor(a!) self) -> Tensor(a!)` */
  readonly asin_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `asinh(Tensor self) -> Tensor` */
  readonly asinh: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `asinh_(Tensor(a!) self) -> Tensor(a!)` */
  readonly asinh_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `atan(Tensor self) -> Tensor` */
  readonly atan: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `atan2(Tensor self, Tensor other) -> Tensor` */
  readonly atan2: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `atan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly atan2_: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `atan_(Tensor(a!) self) -> Tensor(a!)` */
  readonly atan_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `atanh(Tensor self) -> Tensor` */
  readonly atanh: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `atanh_(Tensor(a!) self) -> Tensor(a!)` */
  readonly atanh_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `atleast_1d(Tensor self) -> Tensor` `atleast_1d.Sequence(Tensor[] tensors) -> Tensor[]` */
  readonly atleast_1d: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>], ['Sequence', Overload<[tensors: readonly Tensor[]], [], NoKeywords, Tensor[]>]]>
  /** `atleast_2d(Tensor self) -> Tensor` `atleast_2d.Sequence(Tensor[] tensors) -> Tensor[]` */
  readonly atleast_2d: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>], ['Sequence', Overload<[tensors: readonly Tensor[]], [], NoKeywords, Tensor[]>]]>
  /** `atleast_3d(Tensor self) -> Tensor` `atleast_3d.Sequence(Tensor[] tensors) -> Tensor[]` */
  readonly atleast_3d: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>], ['Sequence', Overload<[tensors: readonly Tensor[]], [], NoKeywords, Tensor[]>]]>
  /** `avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], bool ceil_mode=False, bool count_include_pad=True) -> Tensor` */
  readonly avg_pool1d: Operator<[['default', Overload<[self: Tensor, kernel_size: Int | readonly Int[]], [stride: Int | readonly Int[], padding: Int | readonly Int[], ceil_mode: boolean, count_include_pad: boolean], { stride?: Int | readonly Int[], padding?: Int | readonly Int[], ceil_mode?: boolean, count_include_pad?: boolean }, Tensor>]]>
  /** `avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor` */
  readonly avg_pool2d: Operator<[['default', Overload<[self: Tensor, kernel_size: Int | readonly Int[]], [stride: Int | readonly Int[], padding: Int | readonly Int[], ceil_mode: boolean, count_include_pad: boolean, divisor_override: Int | null], { stride?: Int | readonly Int[], padding?: Int | readonly Int[], ceil_mode?: boolean, count_include_pad?: boolean, divisor_override?: Int | null }, Tensor>]]>
  /** `avg_pool2d_backward(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] stride, int[2] padding, bool ceil_mode, bool count_include_pad, int? divisor_override) -> Tensor` */
  readonly avg_pool2d_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, kernel_size: Int | readonly Int[], stride: Int | readonly Int[], padding: Int | readonly Int[], ceil_mode: boolean, count_include_pad: boolean, divisor_override: Int | null], [], NoKeywords, Tensor>]]>
  /** `avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor` */
  readonly avg_pool3d: Operator<[['default', Overload<[self: Tensor, kernel_size: Int | readonly Int[]], [stride: Int | readonly Int[], padding: Int | readonly Int[], ceil_mode: boolean, count_include_pad: boolean, divisor_override: Int | null], { stride?: Int | readonly Int[], padding?: Int | readonly Int[], ceil_mode?: boolean, count_include_pad?: boolean, divisor_override?: Int | null }, Tensor>]]>
  /** `avg_pool3d_backward(Tensor grad_output, Tensor self, int[3] kernel_size, int[3] stride, int[3] padding, bool ceil_mode, bool count_include_pad, int? divisor_override) -> Tensor` */
  readonly avg_pool3d_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, kernel_size: Int | readonly Int[], stride: Int | readonly Int[], padding: Int | readonly Int[], ceil_mode: boolean, count_include_pad: boolean, divisor_override: Int | null], [], NoKeywords, Tensor>]]>
  /** `baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` `baddbmm.dtype(Tensor self, Tensor batch1, Tensor batch2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  readonly baddbmm: Operator<[['default', Overload<[self: Tensor, batch1: Tensor, batch2: Tensor], [], { beta?: Scalar, alpha?: Scalar }, Tensor>], ['dtype', Overload<[self: Tensor, batch1: Tensor, batch2: Tensor, out_dtype: DType], [], { beta?: Scalar, alpha?: Scalar }, Tensor>]]>
  /** `baddbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
  readonly baddbmm_: Operator<[['default', Overload<[self: Tensor, batch1: Tensor, batch2: Tensor], [], { beta?: Scalar, alpha?: Scalar }, Tensor>]]>
  /** `bartlett_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `bartlett_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly bartlett_window: Operator<[['default', Overload<[window_length: Int], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['periodic', Overload<[window_length: Int, periodic: boolean], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor` */
  readonly batch_norm: Operator<[['default', Overload<[input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, training: boolean, momentum: Float, eps: Float, cudnn_enabled: boolean], [], NoKeywords, Tensor>]]>
  /** `batch_norm_backward(Tensor grad_out, Tensor input, Tensor weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var, bool update, float eps, bool[3] output_mask, Tensor reserve) -> (Tensor, Tensor, Tensor)` */
  readonly batch_norm_backward: Operator<[['default', Overload<[grad_out: Tensor, input: Tensor, weight: Tensor, running_mean: Tensor | null, running_var: Tensor | null, save_mean: Tensor | null, save_var: Tensor | null, update: boolean, eps: Float, output_mask: readonly boolean[], reserve: Tensor], [], NoKeywords, [Tensor, Tensor, Tensor]>]]>
  /** `batch_norm_backward_elemt(Tensor grad_out, Tensor input, Tensor mean, Tensor invstd, Tensor? weight, Tensor sum_dy, Tensor sum_dy_xmu, Tensor count) -> Tensor` */
  readonly batch_norm_backward_elemt: Operator<[['default', Overload<[grad_out: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, sum_dy: Tensor, sum_dy_xmu: Tensor, count: Tensor], [], NoKeywords, Tensor>]]>
  /** `batch_norm_backward_reduce(Tensor grad_out, Tensor input, Tensor mean, Tensor invstd, Tensor? weight, bool input_g, bool weight_g, bool bias_g) -> (Tensor, Tensor, Tensor, Tensor)` */
  readonly batch_norm_backward_reduce: Operator<[['default', Overload<[grad_out: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, input_g: boolean, weight_g: boolean, bias_g: boolean], [], NoKeywords, [Tensor, Tensor, Tensor, Tensor]>]]>
  /** `batch_norm_elemt(Tensor input, Tensor? weight, Tensor? bias, Tensor mean, Tensor invstd, float eps) -> Tensor` */
  readonly batch_norm_elemt: Operator<[['default', Overload<[input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, invstd: Tensor, eps: Float], [], NoKeywords, Tensor>]]>
  /** `batch_norm_gather_stats(Tensor input, Tensor mean, Tensor invstd, Tensor? running_mean, Tensor? running_var, float momentum, float eps, int count) -> (Tensor, Tensor)` */
  readonly batch_norm_gather_stats: Operator<[['default', Overload<[input: Tensor, mean: Tensor, invstd: Tensor, running_mean: Tensor | null, running_var: Tensor | null, momentum: Float, eps: Float, count: Int], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `batch_norm_gather_stats_with_counts(Tensor input, Tensor mean, Tensor invstd, Tensor? running_mean, Tensor? running_var, float momentum, float eps, Tensor counts) -> (Tensor, Tensor)` */
  readonly batch_norm_gather_stats_with_counts: Operator<[['default', Overload<[input: Tensor, mean: Tensor, invstd: Tensor, running_mean: Tensor | null, running_var: Tensor | null, momentum: Float, eps: Float, counts: Tensor], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `batch_norm_stats(Tensor input, float eps) -> (Tensor, Tensor)` */
  readonly batch_norm_stats: Operator<[['default', Overload<[input: Tensor, eps: Float], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `batch_norm_update_stats(Tensor input, Tensor? running_mean, Tensor? running_var, float momentum) -> (Tensor, Tensor)` */
  readonly batch_norm_update_stats: Operator<[['default', Overload<[input: Tensor, running_mean: Tensor | null, running_var: Tensor | null, momentum: Float], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `bernoulli(Tensor self, *, Generator? generator=None) -> Tensor` `bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor` `bernoulli.Tensor(Tensor self, Tensor p, *, Generator? generator=None) -> Tensor` */
  readonly bernoulli: Operator<[['default', Overload<[self: Tensor], [], { generator?: null }, Tensor>], ['p', Overload<[self: Tensor, p: Float], [], { generator?: null }, Tensor>], ['Tensor', Overload<[self: Tensor, p: Tensor], [], { generator?: null }, Tensor>]]>
  /** `bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> Tensor(a!)` `bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)` */
  readonly bernoulli_: Operator<[['Tensor', Overload<[self: Tensor, p: Tensor], [], { generator?: null }, Tensor>], ['float', Overload<[self: Tensor], [p: Float], { p?: Float, generator?: null }, Tensor>]]>
  /** `bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor` */
  readonly bilinear: Operator<[['default', Overload<[input1: Tensor, input2: Tensor, weight: Tensor], [bias: Tensor | null], { bias?: Tensor | null }, Tensor>]]>
  /** `binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor` */
  readonly binary_cross_entropy: Operator<[['default', Overload<[self: Tensor, target: Tensor], [weight: Tensor | null, reduction: Int], { weight?: Tensor | null, reduction?: Int }, Tensor>]]>
  /** `binary_cross_entropy_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor` */
  readonly binary_cross_entropy_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, target: Tensor], [weight: Tensor | null, reduction: Int], { weight?: Tensor | null, reduction?: Int }, Tensor>]]>
  /** `binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor` */
  readonly binary_cross_entropy_with_logits: Operator<[['default', Overload<[self: Tensor, target: Tensor], [weight: Tensor | null, pos_weight: Tensor | null, reduction: Int], { weight?: Tensor | null, pos_weight?: Tensor | null, reduction?: Int }, Tensor>]]>
  /** `bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor` */
  readonly bincount: Operator<[['default', Overload<[self: Tensor], [weights: Tensor | null, minlength: Int], { weights?: Tensor | null, minlength?: Int }, Tensor>]]>
  /** `binomial(Tensor count, Tensor prob, Generator? generator=None) -> Tensor` */
  readonly binomial: Operator<[['default', Overload<[count: Tensor, prob: Tensor], [generator: null], { generator?: null }, Tensor>]]>
  /** `bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor` `bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor` `bitwise_and.Scalar_Tensor(Scalar self, Tensor other) -> Tensor` */
  readonly bitwise_and: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Scalar_Tensor', Overload<[self: Scalar, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `bitwise_and_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` `bitwise_and_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  readonly bitwise_and_: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor` `bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor` `bitwise_left_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor` */
  readonly bitwise_left_shift: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Tensor_Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Scalar_Tensor', Overload<[self: Scalar, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `bitwise_left_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` `bitwise_left_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly bitwise_left_shift_: Operator<[['Tensor_Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `bitwise_not(Tensor self) -> Tensor` */
  readonly bitwise_not: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `bitwise_not_(Tensor(a!) self) -> Tensor(a!)` */
  readonly bitwise_not_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor` `bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor` `bitwise_or.Scalar_Tensor(Scalar self, Tensor other) -> Tensor` */
  readonly bitwise_or: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Scalar_Tensor', Overload<[self: Scalar, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `bitwise_or_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` `bitwise_or_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  readonly bitwise_or_: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor` `bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor` `bitwise_right_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor` */
  readonly bitwise_right_shift: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Tensor_Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Scalar_Tensor', Overload<[self: Scalar, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `bitwise_right_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` `bitwise_right_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly bitwise_right_shift_: Operator<[['Tensor_Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor` `bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor` `bitwise_xor.Scalar_Tensor(Scalar self, Tensor other) -> Tensor` */
  readonly bitwise_xor: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Scalar_Tensor', Overload<[self: Scalar, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `bitwise_xor_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` `bitwise_xor_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  readonly bitwise_xor_: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `blackman_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `blackman_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly blackman_window: Operator<[['default', Overload<[window_length: Int], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['periodic', Overload<[window_length: Int, periodic: boolean], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `block_diag(Tensor[] tensors) -> Tensor` */
  readonly block_diag: Operator<[['default', Overload<[tensors: readonly Tensor[]], [], NoKeywords, Tensor>]]>
  /** `bmm(Tensor self, Tensor mat2) -> Tensor` `bmm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor` */
  readonly bmm: Operator<[['default', Overload<[self: Tensor, mat2: Tensor], [], NoKeywords, Tensor>], ['dtype', Overload<[self: Tensor, mat2: Tensor, out_dtype: DType], [], NoKeywords, Tensor>]]>
  /** `broadcast_tensors(Tensor[] tensors) -> Tensor[]` */
  readonly broadcast_tensors: Operator<[['default', Overload<[tensors: readonly Tensor[]], [], NoKeywords, Tensor[]>]]>
  /** `broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)` */
  readonly broadcast_to: Operator<[['default', Overload<[self: Tensor, size: readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor` `bucketize.Scalar(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor` */
  readonly bucketize: Operator<[['Tensor', Overload<[self: Tensor, boundaries: Tensor], [], { out_int32?: boolean, right?: boolean }, Tensor>], ['Scalar', Overload<[self: Scalar, boundaries: Tensor], [], { out_int32?: boolean, right?: boolean }, Tensor>]]>
  /** `can_cast(ScalarType from_, ScalarType to) -> bool` */
  readonly can_cast: Operator<[['default', Overload<[from_: DType, to: DType], [], NoKeywords, boolean>]]>
  /** `cartesian_prod(Tensor[] tensors) -> Tensor` */
  readonly cartesian_prod: Operator<[['default', Overload<[tensors: readonly Tensor[]], [], NoKeywords, Tensor>]]>
  /** `cat(Tensor[] tensors, int dim=0) -> Tensor` */
  readonly cat: Operator<[['default', Overload<[tensors: readonly Tensor[]], [dim: Int], { dim?: Int }, Tensor>]]>
  /** `cauchy(Tensor self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor` */
  readonly cauchy: Operator<[['default', Overload<[self: Tensor], [median: Float, sigma: Float], { median?: Float, sigma?: Float, generator?: null }, Tensor>]]>
  /** `cauchy_(Tensor(a!) self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor(a!)` */
  readonly cauchy_: Operator<[['default', Overload<[self: Tensor], [median: Float, sigma: Float], { median?: Float, sigma?: Float, generator?: null }, Tensor>]]>
  /** `ccol_indices(Tensor(a) self) -> Tensor(a)` */
  readonly ccol_indices: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `ccol_indices_copy(Tensor self) -> Tensor` */
  readonly ccol_indices_copy: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `cdist(Tensor x1, Tensor x2, float p=2., int? compute_mode=None) -> Tensor` */
  readonly cdist: Operator<[['default', Overload<[x1: Tensor, x2: Tensor], [p: Float, compute_mode: Int | null], { p?: Float, compute_mode?: Int | null }, Tensor>]]>
  /** `ceil(Tensor self) -> Tensor` */
  readonly ceil: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `ceil_(Tensor(a!) self) -> Tensor(a!)` */
  readonly ceil_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `celu(Tensor self, Scalar alpha=1.) -> Tensor` */
  readonly celu: Operator<[['default', Overload<[self: Tensor], [alpha: Scalar], { alpha?: Scalar }, Tensor>]]>
  /** `celu_(Tensor(a!) self, Scalar alpha=1.) -> Tensor(a!)` */
  readonly celu_: Operator<[['default', Overload<[self: Tensor], [alpha: Scalar], { alpha?: Scalar }, Tensor>]]>
  /** `chain_matmul(Tensor[] matrices) -> Tensor` */
  readonly chain_matmul: Operator<[['default', Overload<[matrices: readonly Tensor[]], [], NoKeywords, Tensor>]]>
  /** `chalf(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor` */
  readonly chalf: Operator<[['default', Overload<[self: Tensor], [], { memory_format?: OpMemoryFormat | null }, Tensor>]]>
  /** `channel_shuffle(Tensor self, SymInt groups) -> Tensor` */
  readonly channel_shuffle: Operator<[['default', Overload<[self: Tensor, groups: Int], [], NoKeywords, Tensor>]]>
  /** `cholesky(Tensor self, bool upper=False) -> Tensor` */
  readonly cholesky: Operator<[['default', Overload<[self: Tensor], [upper: boolean], { upper?: boolean }, Tensor>]]>
  /** `cholesky_inverse(Tensor self, bool upper=False) -> Tensor` */
  readonly cholesky_inverse: Operator<[['default', Overload<[self: Tensor], [upper: boolean], { upper?: boolean }, Tensor>]]>
  /** `cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor` */
  readonly cholesky_solve: Operator<[['default', Overload<[self: Tensor, input2: Tensor], [upper: boolean], { upper?: boolean }, Tensor>]]>
  /** `choose_qparams_optimized(Tensor input, int numel, int n_bins, float ratio, int bit_width) -> (Tensor, Tensor)` */
  readonly choose_qparams_optimized: Operator<[['default', Overload<[input: Tensor, numel: Int, n_bins: Int, ratio: Float, bit_width: Int], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]` */
  readonly chunk: Operator<[['default', Overload<[self: Tensor, chunks: Int], [dim: Int], { dim?: Int }, Tensor[]>]]>
  /** `clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor` `clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor` */
  readonly clamp: Operator<[['default', Overload<[self: Tensor], [min: Scalar | null, max: Scalar | null], { min?: Scalar | null, max?: Scalar | null }, Tensor>], ['Tensor', Overload<[self: Tensor], [min: Tensor | null, max: Tensor | null], { min?: Tensor | null, max?: Tensor | null }, Tensor>]]>
  /** `clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)` `clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)` */
  readonly clamp_: Operator<[['default', Overload<[self: Tensor], [min: Scalar | null, max: Scalar | null], { min?: Scalar | null, max?: Scalar | null }, Tensor>], ['Tensor', Overload<[self: Tensor], [min: Tensor | null, max: Tensor | null], { min?: Tensor | null, max?: Tensor | null }, Tensor>]]>
  /** `clamp_max(Tensor self, Scalar max) -> Tensor` `clamp_max.Tensor(Tensor self, Tensor max) -> Tensor` */
  readonly clamp_max: Operator<[['default', Overload<[self: Tensor, max: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, max: Tensor], [], NoKeywords, Tensor>]]>
  /** `clamp_max_(Tensor(a!) self, Scalar max) -> Tensor(a!)` `clamp_max_.Tensor(Tensor(a!) self, Tensor max) -> Tensor(a!)` */
  readonly clamp_max_: Operator<[['default', Overload<[self: Tensor, max: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, max: Tensor], [], NoKeywords, Tensor>]]>
  /** `clamp_min(Tensor self, Scalar min) -> Tensor` `clamp_min.Tensor(Tensor self, Tensor min) -> Tensor` */
  readonly clamp_min: Operator<[['default', Overload<[self: Tensor, min: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, min: Tensor], [], NoKeywords, Tensor>]]>
  /** `clamp_min_(Tensor(a!) self, Scalar min) -> Tensor(a!)` `clamp_min_.Tensor(Tensor(a!) self, Tensor min) -> Tensor(a!)` */
  readonly clamp_min_: Operator<[['default', Overload<[self: Tensor, min: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, min: Tensor], [], NoKeywords, Tensor>]]>
  /** `clip(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor` `clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor` */
  readonly clip: Operator<[['default', Overload<[self: Tensor], [min: Scalar | null, max: Scalar | null], { min?: Scalar | null, max?: Scalar | null }, Tensor>], ['Tensor', Overload<[self: Tensor], [min: Tensor | null, max: Tensor | null], { min?: Tensor | null, max?: Tensor | null }, Tensor>]]>
  /** `clip_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)` `clip_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)` */
  readonly clip_: Operator<[['default', Overload<[self: Tensor], [min: Scalar | null, max: Scalar | null], { min?: Scalar | null, max?: Scalar | null }, Tensor>], ['Tensor', Overload<[self: Tensor], [min: Tensor | null, max: Tensor | null], { min?: Tensor | null, max?: Tensor | null }, Tensor>]]>
  /** `clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor` */
  readonly clone: Operator<[['default', Overload<[self: Tensor], [], { memory_format?: OpMemoryFormat | null }, Tensor>]]>
  /** `coalesce(Tensor(a) self) -> Tensor(a)` */
  readonly coalesce: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `col2im(Tensor self, SymInt[2] output_size, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor` */
  readonly col2im: Operator<[['default', Overload<[self: Tensor, output_size: Int | readonly Int[], kernel_size: Int | readonly Int[], dilation: Int | readonly Int[], padding: Int | readonly Int[], stride: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `col_indices(Tensor(a) self) -> Tensor(a)` */
  readonly col_indices: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `col_indices_copy(Tensor self) -> Tensor` */
  readonly col_indices_copy: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `column_stack(Tensor[] tensors) -> Tensor` */
  readonly column_stack: Operator<[['default', Overload<[tensors: readonly Tensor[]], [], NoKeywords, Tensor>]]>
  /** `combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor` */
  readonly combinations: Operator<[['default', Overload<[self: Tensor], [r: Int, with_replacement: boolean], { r?: Int, with_replacement?: boolean }, Tensor>]]>
  /** `complex(Tensor real, Tensor imag) -> Tensor` */
  readonly complex: Operator<[['default', Overload<[real: Tensor, imag: Tensor], [], NoKeywords, Tensor>]]>
  /** `concat(Tensor[] tensors, int dim=0) -> Tensor` */
  readonly concat: Operator<[['default', Overload<[tensors: readonly Tensor[]], [dim: Int], { dim?: Int }, Tensor>]]>
  /** `concatenate(Tensor[] tensors, int dim=0) -> Tensor` */
  readonly concatenate: Operator<[['default', Overload<[tensors: readonly Tensor[]], [dim: Int], { dim?: Int }, Tensor>]]>
  /** `conj(Tensor(a) self) -> Tensor(a)` */
  readonly conj: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `conj_physical(Tensor self) -> Tensor` */
  readonly conj_physical: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `conj_physical_(Tensor(a!) self) -> Tensor(a!)` */
  readonly conj_physical_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor` */
  readonly constant_pad_nd: Operator<[['default', Overload<[self: Tensor, pad: readonly Int[]], [value: Scalar], { value?: Scalar }, Tensor>]]>
  /** `contiguous(Tensor(a) self, *, MemoryFormat memory_format=0) -> Tensor(a)` */
  readonly contiguous: Operator<[['default', Overload<[self: Tensor], [], { memory_format?: OpMemoryFormat }, Tensor>]]>
  /** `conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], SymInt[1] padding=[0], SymInt[1] dilation=[1], SymInt groups=1) -> Tensor` `conv1d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], str padding="valid", SymInt[1] dilation=[1], SymInt groups=1) -> Tensor` */
  readonly conv1d: Operator<[['default', Overload<[input: Tensor, weight: Tensor], [bias: Tensor | null, stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[], groups: Int], { bias?: Tensor | null, stride?: Int | readonly Int[], padding?: Int | readonly Int[], dilation?: Int | readonly Int[], groups?: Int }, Tensor>], ['padding', Overload<[input: Tensor, weight: Tensor], [bias: Tensor | null, stride: Int | readonly Int[], padding: string, dilation: Int | readonly Int[], groups: Int], { bias?: Tensor | null, stride?: Int | readonly Int[], padding?: string, dilation?: Int | readonly Int[], groups?: Int }, Tensor>]]>
  /** `conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor` `conv2d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], str padding="valid", SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor` */
  readonly conv2d: Operator<[['default', Overload<[input: Tensor, weight: Tensor], [bias: Tensor | null, stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[], groups: Int], { bias?: Tensor | null, stride?: Int | readonly Int[], padding?: Int | readonly Int[], dilation?: Int | readonly Int[], groups?: Int }, Tensor>], ['padding', Overload<[input: Tensor, weight: Tensor], [bias: Tensor | null, stride: Int | readonly Int[], padding: string, dilation: Int | readonly Int[], groups: Int], { bias?: Tensor | null, stride?: Int | readonly Int[], padding?: string, dilation?: Int | readonly Int[], groups?: Int }, Tensor>]]>
  /** `conv3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1], SymInt groups=1) -> Tensor` `conv3d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], str padding="valid", SymInt[3] dilation=[1, 1, 1], SymInt groups=1) -> Tensor` */
  readonly conv3d: Operator<[['default', Overload<[input: Tensor, weight: Tensor], [bias: Tensor | null, stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[], groups: Int], { bias?: Tensor | null, stride?: Int | readonly Int[], padding?: Int | readonly Int[], dilation?: Int | readonly Int[], groups?: Int }, Tensor>], ['padding', Overload<[input: Tensor, weight: Tensor], [bias: Tensor | null, stride: Int | readonly Int[], padding: string, dilation: Int | readonly Int[], groups: Int], { bias?: Tensor | null, stride?: Int | readonly Int[], padding?: string, dilation?: Int | readonly Int[], groups?: Int }, Tensor>]]>
  /** `conv_depthwise3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias, SymInt[3] stride, SymInt[3] padding, SymInt[3] dilation) -> Tensor` */
  readonly conv_depthwise3d: Operator<[['default', Overload<[self: Tensor, weight: Tensor, kernel_size: Int | readonly Int[], bias: Tensor | null, stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `conv_tbc(Tensor self, Tensor weight, Tensor bias, int pad=0) -> Tensor` */
  readonly conv_tbc: Operator<[['default', Overload<[self: Tensor, weight: Tensor, bias: Tensor], [pad: Int], { pad?: Int }, Tensor>]]>
  /** `conv_tbc_backward(Tensor self, Tensor input, Tensor weight, Tensor bias, int pad) -> (Tensor, Tensor, Tensor)` */
  readonly conv_tbc_backward: Operator<[['default', Overload<[self: Tensor, input: Tensor, weight: Tensor, bias: Tensor, pad: Int], [], NoKeywords, [Tensor, Tensor, Tensor]>]]>
  /** `conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], SymInt[1] padding=[0], SymInt[1] output_padding=[0], SymInt groups=1, SymInt[1] dilation=[1]) -> Tensor` */
  readonly conv_transpose1d: Operator<[['default', Overload<[input: Tensor, weight: Tensor], [bias: Tensor | null, stride: Int | readonly Int[], padding: Int | readonly Int[], output_padding: Int | readonly Int[], groups: Int, dilation: Int | readonly Int[]], { bias?: Tensor | null, stride?: Int | readonly Int[], padding?: Int | readonly Int[], output_padding?: Int | readonly Int[], groups?: Int, dilation?: Int | readonly Int[] }, Tensor>]]>
  /** `conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] output_padding=[0, 0], SymInt groups=1, SymInt[2] dilation=[1, 1]) -> Tensor` */
  readonly conv_transpose2d: Operator<[['input', Overload<[input: Tensor, weight: Tensor], [bias: Tensor | null, stride: Int | readonly Int[], padding: Int | readonly Int[], output_padding: Int | readonly Int[], groups: Int, dilation: Int | readonly Int[]], { bias?: Tensor | null, stride?: Int | readonly Int[], padding?: Int | readonly Int[], output_padding?: Int | readonly Int[], groups?: Int, dilation?: Int | readonly Int[] }, Tensor>]]>
  /** `conv_transpose3d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] output_padding=[0, 0, 0], SymInt groups=1, SymInt[3] dilation=[1, 1, 1]) -> Tensor` */
  readonly conv_transpose3d: Operator<[['input', Overload<[input: Tensor, weight: Tensor], [bias: Tensor | null, stride: Int | readonly Int[], padding: Int | readonly Int[], output_padding: Int | readonly Int[], groups: Int, dilation: Int | readonly Int[]], { bias?: Tensor | null, stride?: Int | readonly Int[], padding?: Int | readonly Int[], output_padding?: Int | readonly Int[], groups?: Int, dilation?: Int | readonly Int[] }, Tensor>]]>
  /** `convolution(Tensor input, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups) -> Tensor` */
  readonly convolution: Operator<[['default', Overload<[input: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], transposed: boolean, output_padding: readonly Int[], groups: Int], [], NoKeywords, Tensor>]]>
  /** `convolution_backward(Tensor grad_output, Tensor input, Tensor weight, SymInt[]? bias_sizes, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups, bool[3] output_mask) -> (Tensor, Tensor, Tensor)` */
  readonly convolution_backward: Operator<[['default', Overload<[grad_output: Tensor, input: Tensor, weight: Tensor, bias_sizes: readonly Int[] | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], transposed: boolean, output_padding: readonly Int[], groups: Int, output_mask: readonly boolean[]], [], NoKeywords, [Tensor, Tensor, Tensor]>]]>
  /** `convolution_backward_overrideable(Tensor grad_output, Tensor input, Tensor weight, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups, bool[3] output_mask) -> (Tensor grad_input, Tensor grad_weight, Tensor grad_bias)` */
  readonly convolution_backward_overrideable: Operator<[['default', Overload<[grad_output: Tensor, input: Tensor, weight: Tensor, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], transposed: boolean, output_padding: readonly Int[], groups: Int, output_mask: readonly boolean[]], [], NoKeywords, [Tensor, Tensor, Tensor]>]]>
  /** `convolution_overrideable(Tensor input, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups) -> Tensor` */
  readonly convolution_overrideable: Operator<[['default', Overload<[input: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], transposed: boolean, output_padding: readonly Int[], groups: Int], [], NoKeywords, Tensor>]]>
  /** `copy(Tensor self, Tensor src, bool non_blocking=False) -> Tensor` */
  readonly copy: Operator<[['default', Overload<[self: Tensor | Scalar, src: Tensor | Scalar], [non_blocking: boolean], { non_blocking?: boolean }, Tensor>]]>
  /** `copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)` */
  readonly copy_: Operator<[['default', Overload<[self: Tensor | Scalar, src: Tensor | Scalar], [non_blocking: boolean], { non_blocking?: boolean }, Tensor>]]>
  /** `copy_sparse_to_sparse(Tensor self, Tensor src, bool non_blocking=False) -> Tensor` */
  readonly copy_sparse_to_sparse: Operator<[['default', Overload<[self: Tensor, src: Tensor], [non_blocking: boolean], { non_blocking?: boolean }, Tensor>]]>
  /** `copy_sparse_to_sparse_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)` */
  readonly copy_sparse_to_sparse_: Operator<[['default', Overload<[self: Tensor, src: Tensor], [non_blocking: boolean], { non_blocking?: boolean }, Tensor>]]>
  /** `copysign.Tensor(Tensor self, Tensor other) -> Tensor` `copysign.Scalar(Tensor self, Scalar other) -> Tensor` */
  readonly copysign: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `copysign_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` `copysign_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  readonly copysign_: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `corrcoef(Tensor self) -> Tensor` */
  readonly corrcoef: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `cos(Tensor self) -> Tensor` */
  readonly cos: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `cos_(Tensor(a!) self) -> Tensor(a!)` */
  readonly cos_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `cosh(Tensor self) -> Tensor` */
  readonly cosh: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `cosh_(Tensor(a!) self) -> Tensor(a!)` */
  readonly cosh_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor` */
  readonly cosine_embedding_loss: Operator<[['default', Overload<[input1: Tensor, input2: Tensor, target: Tensor], [margin: Float, reduction: Int], { margin?: Float, reduction?: Int }, Tensor>]]>
  /** `cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor` */
  readonly cosine_similarity: Operator<[['default', Overload<[x1: Tensor, x2: Tensor], [dim: Int, eps: Float], { dim?: Int, eps?: Float }, Tensor>]]>
  /** `count_nonzero(Tensor self, int? dim=None) -> Tensor` `count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor` */
  readonly count_nonzero: Operator<[['default', Overload<[self: Tensor], [dim: Int | null], { dim?: Int | null }, Tensor>], ['dim_IntList', Overload<[self: Tensor, dim: readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor` */
  readonly cov: Operator<[['default', Overload<[self: Tensor], [], { correction?: Int, fweights?: Tensor | null, aweights?: Tensor | null }, Tensor>]]>
  /** `cross(Tensor self, Tensor other, int? dim=None) -> Tensor` */
  readonly cross: Operator<[['default', Overload<[self: Tensor, other: Tensor], [dim: Int | null], { dim?: Int | null }, Tensor>]]>
  /** `cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, float label_smoothing=0.) -> Tensor` */
  readonly cross_entropy_loss: Operator<[['default', Overload<[self: Tensor, target: Tensor], [weight: Tensor | null, reduction: Int, ignore_index: Int, label_smoothing: Float], { weight?: Tensor | null, reduction?: Int, ignore_index?: Int, label_smoothing?: Float }, Tensor>]]>
  /** `crow_indices(Tensor(a) self) -> Tensor(a)` */
  readonly crow_indices: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `crow_indices_copy(Tensor self) -> Tensor` */
  readonly crow_indices_copy: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `ctc_loss.IntList(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor` `ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor` */
  readonly ctc_loss: Operator<[['IntList', Overload<[log_probs: Tensor, targets: Tensor, input_lengths: readonly Int[], target_lengths: readonly Int[]], [blank: Int, reduction: Int, zero_infinity: boolean], { blank?: Int, reduction?: Int, zero_infinity?: boolean }, Tensor>], ['Tensor', Overload<[log_probs: Tensor, targets: Tensor, input_lengths: Tensor, target_lengths: Tensor], [blank: Int, reduction: Int, zero_infinity: boolean], { blank?: Int, reduction?: Int, zero_infinity?: boolean }, Tensor>]]>
  /** `cudnn_affine_grid_generator(Tensor theta, int N, int C, int H, int W) -> Tensor grid` */
  readonly cudnn_affine_grid_generator: Operator<[['default', Overload<[theta: Tensor, N: Int, C: Int, H: Int, W: Int], [], NoKeywords, Tensor>]]>
  /** `cudnn_affine_grid_generator_backward(Tensor grad, int N, int C, int H, int W) -> Tensor grad_theta` */
  readonly cudnn_affine_grid_generator_backward: Operator<[['default', Overload<[grad: Tensor, N: Int, C: Int, H: Int, W: Int], [], NoKeywords, Tensor>]]>
  /** `cudnn_batch_norm(Tensor input, Tensor weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float exponential_average_factor, float epsilon) -> (Tensor, Tensor, Tensor, Tensor)` */
  readonly cudnn_batch_norm: Operator<[['default', Overload<[input: Tensor, weight: Tensor, bias: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, training: boolean, exponential_average_factor: Float, epsilon: Float], [], NoKeywords, [Tensor, Tensor, Tensor, Tensor]>]]>
  /** `cudnn_batch_norm_backward(Tensor input, Tensor grad_output, Tensor weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var, float epsilon, Tensor reserveSpace) -> (Tensor, Tensor, Tensor)` */
  readonly cudnn_batch_norm_backward: Operator<[['default', Overload<[input: Tensor, grad_output: Tensor, weight: Tensor, running_mean: Tensor | null, running_var: Tensor | null, save_mean: Tensor | null, save_var: Tensor | null, epsilon: Float, reserveSpace: Tensor], [], NoKeywords, [Tensor, Tensor, Tensor]>]]>
  /** `cudnn_convolution(Tensor self, Tensor weight, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic, bool allow_tf32) -> Tensor` */
  readonly cudnn_convolution: Operator<[['default', Overload<[self: Tensor, weight: Tensor, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean, allow_tf32: boolean], [], NoKeywords, Tensor>]]>
  /** `cudnn_convolution_add_relu(Tensor self, Tensor weight, Tensor z, Scalar? alpha, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, SymInt groups) -> Tensor` */
  readonly cudnn_convolution_add_relu: Operator<[['default', Overload<[self: Tensor, weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], groups: Int], [], NoKeywords, Tensor>]]>
  /** `cudnn_convolution_relu(Tensor self, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, SymInt groups) -> Tensor` */
  readonly cudnn_convolution_relu: Operator<[['default', Overload<[self: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], groups: Int], [], NoKeywords, Tensor>]]>
  /** `cudnn_convolution_transpose(Tensor self, Tensor weight, SymInt[] padding, SymInt[] output_padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic, bool allow_tf32) -> Tensor` */
  readonly cudnn_convolution_transpose: Operator<[['default', Overload<[self: Tensor, weight: Tensor, padding: readonly Int[], output_padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean, allow_tf32: boolean], [], NoKeywords, Tensor>]]>
  /** `cudnn_grid_sampler(Tensor self, Tensor grid) -> Tensor output` */
  readonly cudnn_grid_sampler: Operator<[['default', Overload<[self: Tensor, grid: Tensor], [], NoKeywords, Tensor>]]>
  /** `cudnn_grid_sampler_backward(Tensor self, Tensor grid, Tensor grad_output) -> (Tensor grad_self, Tensor grad_grid)` */
  readonly cudnn_grid_sampler_backward: Operator<[['default', Overload<[self: Tensor, grid: Tensor, grad_output: Tensor], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `cudnn_is_acceptable(Tensor self) -> bool` */
  readonly cudnn_is_acceptable: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, boolean>]]>
  /** `cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)` */
  readonly cummax: Operator<[['default', Overload<[self: Tensor, dim: Int], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `cummaxmin_backward(Tensor grad, Tensor input, Tensor indices, int dim) -> Tensor` */
  readonly cummaxmin_backward: Operator<[['default', Overload<[grad: Tensor, input: Tensor, indices: Tensor, dim: Int], [], NoKeywords, Tensor>]]>
  /** `cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)` */
  readonly cummin: Operator<[['default', Overload<[self: Tensor, dim: Int], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor` */
  readonly cumprod: Operator<[['default', Overload<[self: Tensor, dim: Int], [], { dtype?: DType | null }, Tensor>]]>
  /** `cumprod_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)` */
  readonly cumprod_: Operator<[['default', Overload<[self: Tensor, dim: Int], [], { dtype?: DType | null }, Tensor>]]>
  /** `cumprod_backward(Tensor grad, Tensor input, int dim, Tensor output) -> Tensor` */
  readonly cumprod_backward: Operator<[['default', Overload<[grad: Tensor, input: Tensor, dim: Int, output: Tensor], [], NoKeywords, Tensor>]]>
  /** `cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor` */
  readonly cumsum: Operator<[['default', Overload<[self: Tensor, dim: Int], [], { dtype?: DType | null }, Tensor>]]>
  /** `cumsum_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)` */
  readonly cumsum_: Operator<[['default', Overload<[self: Tensor, dim: Int], [], { dtype?: DType | null }, Tensor>]]>
  /** `cumulative_trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor` `cumulative_trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor` */
  readonly cumulative_trapezoid: Operator<[['x', Overload<[y: Tensor, x: Tensor], [], { dim?: Int }, Tensor>], ['dx', Overload<[y: Tensor], [], { dx?: Scalar, dim?: Int }, Tensor>]]>
  /** `data(Tensor self) -> Tensor` */
  readonly data: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `deg2rad(Tensor self) -> Tensor` */
  readonly deg2rad: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `deg2rad_(Tensor(a!) self) -> Tensor(a!)` */
  readonly deg2rad_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `dense_dim(Tensor self) -> int` */
  readonly dense_dim: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, number | bigint>]]>
  /** `dequantize.self(Tensor self) -> Tensor` `dequantize.tensors(Tensor[] tensors) -> Tensor[]` */
  readonly dequantize: Operator<[['self', Overload<[self: Tensor], [], NoKeywords, Tensor>], ['tensors', Overload<[tensors: readonly Tensor[]], [], NoKeywords, Tensor[]>]]>
  /** `det(Tensor self) -> Tensor` */
  readonly det: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `detach(Tensor(a) self) -> Tensor(a)` */
  readonly detach: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `detach_(Tensor(a!) self) -> Tensor(a!)` */
  readonly detach_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `detach_copy(Tensor self) -> Tensor` */
  readonly detach_copy: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `diag(Tensor self, int diagonal=0) -> Tensor` */
  readonly diag: Operator<[['default', Overload<[self: Tensor], [diagonal: Int], { diagonal?: Int }, Tensor>]]>
  /** `diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor` */
  readonly diag_embed: Operator<[['default', Overload<[self: Tensor], [offset: Int, dim1: Int, dim2: Int], { offset?: Int, dim1?: Int, dim2?: Int }, Tensor>]]>
  /** `diagflat(Tensor self, int offset=0) -> Tensor` */
  readonly diagflat: Operator<[['default', Overload<[self: Tensor], [offset: Int], { offset?: Int }, Tensor>]]>
  /** `diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)` */
  readonly diagonal: Operator<[['default', Overload<[self: Tensor], [offset: Int, dim1: Int, dim2: Int], { offset?: Int, dim1?: Int, dim2?: Int }, Tensor>]]>
  /** `diagonal_backward(Tensor grad_output, SymInt[] input_sizes, int offset, int dim1, int dim2) -> Tensor` */
  readonly diagonal_backward: Operator<[['default', Overload<[grad_output: Tensor, input_sizes: readonly Int[], offset: Int, dim1: Int, dim2: Int], [], NoKeywords, Tensor>]]>
  /** `diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor` */
  readonly diagonal_copy: Operator<[['default', Overload<[self: Tensor], [offset: Int, dim1: Int, dim2: Int], { offset?: Int, dim1?: Int, dim2?: Int }, Tensor>]]>
  /** `diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor` */
  readonly diagonal_scatter: Operator<[['default', Overload<[self: Tensor, src: Tensor], [offset: Int, dim1: Int, dim2: Int], { offset?: Int, dim1?: Int, dim2?: Int }, Tensor>]]>
  /** `diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor` */
  readonly diff: Operator<[['default', Overload<[self: Tensor], [n: Int, dim: Int, prepend: Tensor | null, append: Tensor | null], { n?: Int, dim?: Int, prepend?: Tensor | null, append?: Tensor | null }, Tensor>]]>
  /** `digamma(Tensor self) -> Tensor` */
  readonly digamma: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `digamma_(Tensor(a!) self) -> Tensor(a!)` */
  readonly digamma_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `dim(Tensor self) -> int` */
  readonly dim: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, number | bigint>]]>
  /** `dist(Tensor self, Tensor other, Scalar p=2) -> Tensor` */
  readonly dist: Operator<[['default', Overload<[self: Tensor, other: Tensor], [p: Scalar], { p?: Scalar }, Tensor>]]>
  /** `div.Tensor(Tensor self, Tensor other) -> Tensor` `div.Scalar(Tensor self, Scalar other) -> Tensor` `div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor` `div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor` */
  readonly div: Operator<[['Tensor', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor | Scalar, other: Scalar], [], NoKeywords, Tensor>], ['Tensor_mode', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], { rounding_mode: string | null }, Tensor>], ['Scalar_mode', Overload<[self: Tensor | Scalar, other: Scalar], [], { rounding_mode: string | null }, Tensor>]]>
  /** `div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` `div_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)` `div_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` `div_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)` */
  readonly div_: Operator<[['Tensor', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], NoKeywords, Tensor>], ['Tensor_mode', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], { rounding_mode: string | null }, Tensor>], ['Scalar', Overload<[self: Tensor | Scalar, other: Scalar], [], NoKeywords, Tensor>], ['Scalar_mode', Overload<[self: Tensor | Scalar, other: Scalar], [], { rounding_mode: string | null }, Tensor>]]>
  /** `divide.Tensor(Tensor self, Tensor other) -> Tensor` `divide.Scalar(Tensor self, Scalar other) -> Tensor` `divide.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor` `divide.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor` */
  readonly divide: Operator<[['Tensor', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor | Scalar, other: Scalar], [], NoKeywords, Tensor>], ['Tensor_mode', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], { rounding_mode: string | null }, Tensor>], ['Scalar_mode', Overload<[self: Tensor | Scalar, other: Scalar], [], { rounding_mode: string | null }, Tensor>]]>
  /** `divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` `divide_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)` `divide_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)` `divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  readonly divide_: Operator<[['Tensor', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], NoKeywords, Tensor>], ['Tensor_mode', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], { rounding_mode: string | null }, Tensor>], ['Scalar_mode', Overload<[self: Tensor | Scalar, other: Scalar], [], { rounding_mode: string | null }, Tensor>], ['Scalar', Overload<[self: Tensor | Scalar, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `dot(Tensor self, Tensor tensor) -> Tensor` */
  readonly dot: Operator<[['default', Overload<[self: Tensor, tensor: Tensor], [], NoKeywords, Tensor>]]>
  /** `dropout(Tensor input, float p, bool train) -> Tensor` */
  readonly dropout: Operator<[['default', Overload<[input: Tensor, p: Float, train: boolean], [], NoKeywords, Tensor>]]>
  /** `dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)` */
  readonly dropout_: Operator<[['default', Overload<[self: Tensor, p: Float, train: boolean], [], NoKeywords, Tensor>]]>
  /** `dsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]` `dsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]` */
  readonly dsplit: Operator<[['int', Overload<[self: Tensor, sections: Int], [], NoKeywords, Tensor[]>], ['array', Overload<[self: Tensor, indices: readonly Int[]], [], NoKeywords, Tensor[]>]]>
  /** `dstack(Tensor[] tensors) -> Tensor` */
  readonly dstack: Operator<[['default', Overload<[tensors: readonly Tensor[]], [], NoKeywords, Tensor>]]>
  /** `einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor` */
  readonly einsum: Operator<[['default', Overload<[equation: string, tensors: readonly Tensor[]], [], { path?: readonly Int[] | null }, Tensor>]]>
  /** `elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor` */
  readonly elu: Operator<[['default', Overload<[self: Tensor], [alpha: Scalar, scale: Scalar, input_scale: Scalar], { alpha?: Scalar, scale?: Scalar, input_scale?: Scalar }, Tensor>]]>
  /** `elu_(Tensor(a!) self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor(a!)` */
  readonly elu_: Operator<[['default', Overload<[self: Tensor], [alpha: Scalar, scale: Scalar, input_scale: Scalar], { alpha?: Scalar, scale?: Scalar, input_scale?: Scalar }, Tensor>]]>
  /** `elu_backward(Tensor grad_output, Scalar alpha, Scalar scale, Scalar input_scale, bool is_result, Tensor self_or_result) -> Tensor` */
  readonly elu_backward: Operator<[['default', Overload<[grad_output: Tensor, alpha: Scalar, scale: Scalar, input_scale: Scalar, is_result: boolean, self_or_result: Tensor], [], NoKeywords, Tensor>]]>
  /** `embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor` */
  readonly embedding: Operator<[['default', Overload<[weight: Tensor, indices: Tensor], [padding_idx: Int, scale_grad_by_freq: boolean, sparse: boolean], { padding_idx?: Int, scale_grad_by_freq?: boolean, sparse?: boolean }, Tensor>]]>
  /** `embedding_backward(Tensor grad, Tensor indices, SymInt num_weights, SymInt padding_idx, bool scale_grad_by_freq, bool sparse) -> Tensor` */
  readonly embedding_backward: Operator<[['default', Overload<[grad: Tensor, indices: Tensor, num_weights: Int, padding_idx: Int, scale_grad_by_freq: boolean, sparse: boolean], [], NoKeywords, Tensor>]]>
  /** `embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False) -> (Tensor, Tensor, Tensor, Tensor)` `embedding_bag.padding_idx(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, bool include_last_offset, int? padding_idx) -> (Tensor, Tensor, Tensor, Tensor)` */
  readonly embedding_bag: Operator<[['default', Overload<[weight: Tensor, indices: Tensor, offsets: Tensor], [scale_grad_by_freq: boolean, mode: Int, sparse: boolean, per_sample_weights: Tensor | null, include_last_offset: boolean], { scale_grad_by_freq?: boolean, mode?: Int, sparse?: boolean, per_sample_weights?: Tensor | null, include_last_offset?: boolean }, [Tensor, Tensor, Tensor, Tensor]>], ['padding_idx', Overload<[weight: Tensor, indices: Tensor, offsets: Tensor, scale_grad_by_freq: boolean, mode: Int, sparse: boolean, per_sample_weights: Tensor | null, include_last_offset: boolean, padding_idx: Int | null], [], NoKeywords, [Tensor, Tensor, Tensor, Tensor]>]]>
  /** `embedding_dense_backward(Tensor grad_output, Tensor indices, SymInt num_weights, SymInt padding_idx, bool scale_grad_by_freq) -> Tensor` */
  readonly embedding_dense_backward: Operator<[['default', Overload<[grad_output: Tensor, indices: Tensor, num_weights: Int, padding_idx: Int, scale_grad_by_freq: boolean], [], NoKeywords, Tensor>]]>
  /** `embedding_renorm(Tensor self, Tensor indices, float max_norm, float norm_type) -> Tensor` */
  readonly embedding_renorm: Operator<[['default', Overload<[self: Tensor, indices: Tensor, max_norm: Float, norm_type: Float], [], NoKeywords, Tensor>]]>
  /** `embedding_renorm_(Tensor(a!) self, Tensor indices, float max_norm, float norm_type) -> Tensor(a!)` */
  readonly embedding_renorm_: Operator<[['default', Overload<[self: Tensor, indices: Tensor, max_norm: Float, norm_type: Float], [], NoKeywords, Tensor>]]>
  /** `embedding_sparse_backward(Tensor grad, Tensor indices, int num_weights, int padding_idx, bool scale_grad_by_freq) -> Tensor` */
  readonly embedding_sparse_backward: Operator<[['default', Overload<[grad: Tensor, indices: Tensor, num_weights: Int, padding_idx: Int, scale_grad_by_freq: boolean], [], NoKeywords, Tensor>]]>
  /** `empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  readonly empty: Operator<[['memory_format', Overload<[size: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null, memory_format?: OpMemoryFormat | null }, Tensor>]]>
  /** `empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  readonly empty_like: Operator<[['default', Overload<[self: Tensor], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null, memory_format?: OpMemoryFormat | null }, Tensor>]]>
  /** `empty_permuted(SymInt[] size, int[] physical_layout, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly empty_permuted: Operator<[['default', Overload<[size: readonly Int[], physical_layout: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `empty_quantized(int[] size, Tensor qtensor, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  readonly empty_quantized: Operator<[['default', Overload<[size: readonly Int[], qtensor: Tensor], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null, memory_format?: OpMemoryFormat | null }, Tensor>]]>
  /** `empty_strided(SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly empty_strided: Operator<[['default', Overload<[size: readonly Int[], stride: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `eq.Tensor(Tensor self, Tensor other) -> Tensor` `eq.Scalar(Tensor self, Scalar other) -> Tensor` */
  readonly eq: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `eq_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` `eq_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly eq_: Operator<[['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `equal(Tensor self, Tensor other) -> bool` */
  readonly equal: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, boolean>]]>
  /** `erf(Tensor self) -> Tensor` */
  readonly erf: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `erf_(Tensor(a!) self) -> Tensor(a!)` */
  readonly erf_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `erfc(Tensor self) -> Tensor` */
  readonly erfc: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `erfc_(Tensor(a!) self) -> Tensor(a!)` */
  readonly erfc_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `erfinv(Tensor self) -> Tensor` */
  readonly erfinv: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `erfinv_(Tensor(a!) self) -> Tensor(a!)` */
  readonly erfinv_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `exp(Tensor self) -> Tensor` */
  readonly exp: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `exp2(Tensor self) -> Tensor` */
  readonly exp2: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `exp2_(Tensor(a!) self) -> Tensor(a!)` */
  readonly exp2_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `exp_(Tensor(a!) self) -> Tensor(a!)` */
  readonly exp_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)` */
  readonly expand: Operator<[['default', Overload<[self: Tensor, size: readonly Int[]], [], { implicit?: boolean }, Tensor>]]>
  /** `expand_as(Tensor(a) self, Tensor other) -> Tensor(a)` */
  readonly expand_as: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `expand_copy(Tensor self, SymInt[] size, *, bool implicit=False) -> Tensor` */
  readonly expand_copy: Operator<[['default', Overload<[self: Tensor, size: readonly Int[]], [], { implicit?: boolean }, Tensor>]]>
  /** `expm1(Tensor self) -> Tensor` */
  readonly expm1: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `expm1_(Tensor(a!) self) -> Tensor(a!)` */
  readonly expm1_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `exponential(Tensor self, float lambd=1., *, Generator? generator=None) -> Tensor` */
  readonly exponential: Operator<[['default', Overload<[self: Tensor], [lambd: Float], { lambd?: Float, generator?: null }, Tensor>]]>
  /** `exponential_(Tensor(a!) self, float lambd=1., *, Generator? generator=None) -> Tensor(a!)` */
  readonly exponential_: Operator<[['default', Overload<[self: Tensor], [lambd: Float], { lambd?: Float, generator?: null }, Tensor>]]>
  /** `eye(SymInt n, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `eye.m(SymInt n, SymInt m, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly eye: Operator<[['default', Overload<[n: Int], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['m', Overload<[n: Int, m: Int], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `fake_quantize_per_channel_affine(Tensor self, Tensor scale, Tensor zero_point, int axis, int quant_min, int quant_max) -> Tensor` */
  readonly fake_quantize_per_channel_affine: Operator<[['default', Overload<[self: Tensor, scale: Tensor, zero_point: Tensor, axis: Int, quant_min: Int, quant_max: Int], [], NoKeywords, Tensor>]]>
  /** `fake_quantize_per_channel_affine_cachemask(Tensor self, Tensor scale, Tensor zero_point, int axis, int quant_min, int quant_max) -> (Tensor output, Tensor mask)` */
  readonly fake_quantize_per_channel_affine_cachemask: Operator<[['default', Overload<[self: Tensor, scale: Tensor, zero_point: Tensor, axis: Int, quant_min: Int, quant_max: Int], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `fake_quantize_per_channel_affine_cachemask_backward(Tensor grad, Tensor mask) -> Tensor` */
  readonly fake_quantize_per_channel_affine_cachemask_backward: Operator<[['default', Overload<[grad: Tensor, mask: Tensor], [], NoKeywords, Tensor>]]>
  /** `fake_quantize_per_tensor_affine(Tensor self, float scale, int zero_point, int quant_min, int quant_max) -> Tensor` `fake_quantize_per_tensor_affine.tensor_qparams(Tensor self, Tensor scale, Tensor zero_point, int quant_min, int quant_max) -> Tensor` */
  readonly fake_quantize_per_tensor_affine: Operator<[['default', Overload<[self: Tensor, scale: Float, zero_point: Int, quant_min: Int, quant_max: Int], [], NoKeywords, Tensor>], ['tensor_qparams', Overload<[self: Tensor, scale: Tensor, zero_point: Tensor, quant_min: Int, quant_max: Int], [], NoKeywords, Tensor>]]>
  /** `fake_quantize_per_tensor_affine_cachemask(Tensor self, float scale, int zero_point, int quant_min, int quant_max) -> (Tensor output, Tensor mask)` */
  readonly fake_quantize_per_tensor_affine_cachemask: Operator<[['default', Overload<[self: Tensor, scale: Float, zero_point: Int, quant_min: Int, quant_max: Int], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `fake_quantize_per_tensor_affine_cachemask_backward(Tensor grad, Tensor mask) -> Tensor` */
  readonly fake_quantize_per_tensor_affine_cachemask_backward: Operator<[['default', Overload<[grad: Tensor, mask: Tensor], [], NoKeywords, Tensor>]]>
  /** `fbgemm_linear_fp16_weight(Tensor input, Tensor packed_weight, Tensor bias) -> Tensor` `fbgemm_linear_fp16_weight.out(Tensor input, Tensor packed_weight, Tensor bias, Tensor(a!) output) -> Tensor` */
  readonly fbgemm_linear_fp16_weight: Operator<[['default', Overload<[input: Tensor, packed_weight: Tensor, bias: Tensor], [], NoKeywords, Tensor>], ['out', Overload<[input: Tensor, packed_weight: Tensor, bias: Tensor, output: Tensor], [], NoKeywords, Tensor>]]>
  /** `fbgemm_linear_fp16_weight_fp32_activation(Tensor input, Tensor packed_weight, Tensor? bias) -> Tensor` `fbgemm_linear_fp16_weight_fp32_activation.out(Tensor input, Tensor packed_weight, Tensor? bias, Tensor(a!) output) -> Tensor` */
  readonly fbgemm_linear_fp16_weight_fp32_activation: Operator<[['default', Overload<[input: Tensor, packed_weight: Tensor, bias: Tensor | null], [], NoKeywords, Tensor>], ['out', Overload<[input: Tensor, packed_weight: Tensor, bias: Tensor | null, output: Tensor], [], NoKeywords, Tensor>]]>
  /** `fbgemm_linear_int8_weight(Tensor input, Tensor weight, Tensor packed, Tensor col_offsets, Scalar weight_scale, Scalar weight_zero_point, Tensor bias) -> Tensor` */
  readonly fbgemm_linear_int8_weight: Operator<[['default', Overload<[input: Tensor, weight: Tensor, packed: Tensor, col_offsets: Tensor, weight_scale: Scalar, weight_zero_point: Scalar, bias: Tensor], [], NoKeywords, Tensor>]]>
  /** `fbgemm_linear_int8_weight_fp32_activation(Tensor input, Tensor weight, Tensor packed, Tensor col_offsets, Scalar weight_scale, Scalar weight_zero_point, Tensor bias) -> Tensor` */
  readonly fbgemm_linear_int8_weight_fp32_activation: Operator<[['default', Overload<[input: Tensor, weight: Tensor, packed: Tensor, col_offsets: Tensor, weight_scale: Scalar, weight_zero_point: Scalar, bias: Tensor], [], NoKeywords, Tensor>]]>
  /** `fbgemm_linear_quantize_weight(Tensor input) -> (Tensor, Tensor, float, int)` */
  readonly fbgemm_linear_quantize_weight: Operator<[['default', Overload<[input: Tensor], [], NoKeywords, [Tensor, Tensor, number, number | bigint]>]]>
  /** `fbgemm_pack_gemm_matrix_fp16(Tensor input) -> Tensor` */
  readonly fbgemm_pack_gemm_matrix_fp16: Operator<[['default', Overload<[input: Tensor], [], NoKeywords, Tensor>]]>
  /** `fbgemm_pack_quantized_matrix(Tensor input) -> Tensor` `fbgemm_pack_quantized_matrix.KN(Tensor input, int K, int N) -> Tensor` */
  readonly fbgemm_pack_quantized_matrix: Operator<[['default', Overload<[input: Tensor], [], NoKeywords, Tensor>], ['KN', Overload<[input: Tensor, K: Int, N: Int], [], NoKeywords, Tensor>]]>
  /** `feature_alpha_dropout(Tensor input, float p, bool train) -> Tensor` */
  readonly feature_alpha_dropout: Operator<[['default', Overload<[input: Tensor, p: Float, train: boolean], [], NoKeywords, Tensor>]]>
  /** `feature_alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)` */
  readonly feature_alpha_dropout_: Operator<[['default', Overload<[self: Tensor, p: Float, train: boolean], [], NoKeywords, Tensor>]]>
  /** `feature_dropout(Tensor input, float p, bool train) -> Tensor` */
  readonly feature_dropout: Operator<[['default', Overload<[input: Tensor, p: Float, train: boolean], [], NoKeywords, Tensor>]]>
  /** `feature_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)` */
  readonly feature_dropout_: Operator<[['default', Overload<[self: Tensor, p: Float, train: boolean], [], NoKeywords, Tensor>]]>
  /** `fft_fft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor` */
  readonly fft_fft: Operator<[['default', Overload<[self: Tensor], [n: Int | null, dim: Int, norm: string | null], { n?: Int | null, dim?: Int, norm?: string | null }, Tensor>]]>
  /** `fft_fft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor` */
  readonly fft_fft2: Operator<[['default', Overload<[self: Tensor], [s: Int | readonly Int[] | null, dim: Int | readonly Int[], norm: string | null], { s?: Int | readonly Int[] | null, dim?: Int | readonly Int[], norm?: string | null }, Tensor>]]>
  /** `fft_fftfreq(int n, float d=1., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly fft_fftfreq: Operator<[['default', Overload<[n: Int], [d: Float], { d?: Float, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `fft_fftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor` */
  readonly fft_fftn: Operator<[['default', Overload<[self: Tensor], [s: Int | readonly Int[] | null, dim: Int | readonly Int[] | null, norm: string | null], { s?: Int | readonly Int[] | null, dim?: Int | readonly Int[] | null, norm?: string | null }, Tensor>]]>
  /** `fft_fftshift(Tensor self, int[1]? dim=None) -> Tensor` */
  readonly fft_fftshift: Operator<[['default', Overload<[self: Tensor], [dim: Int | readonly Int[] | null], { dim?: Int | readonly Int[] | null }, Tensor>]]>
  /** `fft_hfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor` */
  readonly fft_hfft: Operator<[['default', Overload<[self: Tensor], [n: Int | null, dim: Int, norm: string | null], { n?: Int | null, dim?: Int, norm?: string | null }, Tensor>]]>
  /** `fft_hfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor` */
  readonly fft_hfft2: Operator<[['default', Overload<[self: Tensor], [s: Int | readonly Int[] | null, dim: Int | readonly Int[], norm: string | null], { s?: Int | readonly Int[] | null, dim?: Int | readonly Int[], norm?: string | null }, Tensor>]]>
  /** `fft_hfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor` */
  readonly fft_hfftn: Operator<[['default', Overload<[self: Tensor], [s: Int | readonly Int[] | null, dim: Int | readonly Int[] | null, norm: string | null], { s?: Int | readonly Int[] | null, dim?: Int | readonly Int[] | null, norm?: string | null }, Tensor>]]>
  /** `fft_ifft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor` */
  readonly fft_ifft: Operator<[['default', Overload<[self: Tensor], [n: Int | null, dim: Int, norm: string | null], { n?: Int | null, dim?: Int, norm?: string | null }, Tensor>]]>
  /** `fft_ifft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor` */
  readonly fft_ifft2: Operator<[['default', Overload<[self: Tensor], [s: Int | readonly Int[] | null, dim: Int | readonly Int[], norm: string | null], { s?: Int | readonly Int[] | null, dim?: Int | readonly Int[], norm?: string | null }, Tensor>]]>
  /** `fft_ifftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor` */
  readonly fft_ifftn: Operator<[['default', Overload<[self: Tensor], [s: Int | readonly Int[] | null, dim: Int | readonly Int[] | null, norm: string | null], { s?: Int | readonly Int[] | null, dim?: Int | readonly Int[] | null, norm?: string | null }, Tensor>]]>
  /** `fft_ifftshift(Tensor self, int[1]? dim=None) -> Tensor` */
  readonly fft_ifftshift: Operator<[['default', Overload<[self: Tensor], [dim: Int | readonly Int[] | null], { dim?: Int | readonly Int[] | null }, Tensor>]]>
  /** `fft_ihfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor` */
  readonly fft_ihfft: Operator<[['default', Overload<[self: Tensor], [n: Int | null, dim: Int, norm: string | null], { n?: Int | null, dim?: Int, norm?: string | null }, Tensor>]]>
  /** `fft_ihfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor` */
  readonly fft_ihfft2: Operator<[['default', Overload<[self: Tensor], [s: Int | readonly Int[] | null, dim: Int | readonly Int[], norm: string | null], { s?: Int | readonly Int[] | null, dim?: Int | readonly Int[], norm?: string | null }, Tensor>]]>
  /** `fft_ihfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor` */
  readonly fft_ihfftn: Operator<[['default', Overload<[self: Tensor], [s: Int | readonly Int[] | null, dim: Int | readonly Int[] | null, norm: string | null], { s?: Int | readonly Int[] | null, dim?: Int | readonly Int[] | null, norm?: string | null }, Tensor>]]>
  /** `fft_irfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor` */
  readonly fft_irfft: Operator<[['default', Overload<[self: Tensor], [n: Int | null, dim: Int, norm: string | null], { n?: Int | null, dim?: Int, norm?: string | null }, Tensor>]]>
  /** `fft_irfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor` */
  readonly fft_irfft2: Operator<[['default', Overload<[self: Tensor], [s: Int | readonly Int[] | null, dim: Int | readonly Int[], norm: string | null], { s?: Int | readonly Int[] | null, dim?: Int | readonly Int[], norm?: string | null }, Tensor>]]>
  /** `fft_irfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor` */
  readonly fft_irfftn: Operator<[['default', Overload<[self: Tensor], [s: Int | readonly Int[] | null, dim: Int | readonly Int[] | null, norm: string | null], { s?: Int | readonly Int[] | null, dim?: Int | readonly Int[] | null, norm?: string | null }, Tensor>]]>
  /** `fft_rfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor` */
  readonly fft_rfft: Operator<[['default', Overload<[self: Tensor], [n: Int | null, dim: Int, norm: string | null], { n?: Int | null, dim?: Int, norm?: string | null }, Tensor>]]>
  /** `fft_rfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor` */
  readonly fft_rfft2: Operator<[['default', Overload<[self: Tensor], [s: Int | readonly Int[] | null, dim: Int | readonly Int[], norm: string | null], { s?: Int | readonly Int[] | null, dim?: Int | readonly Int[], norm?: string | null }, Tensor>]]>
  /** `fft_rfftfreq(int n, float d=1., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly fft_rfftfreq: Operator<[['default', Overload<[n: Int], [d: Float], { d?: Float, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `fft_rfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor` */
  readonly fft_rfftn: Operator<[['default', Overload<[self: Tensor], [s: Int | readonly Int[] | null, dim: Int | readonly Int[] | null, norm: string | null], { s?: Int | readonly Int[] | null, dim?: Int | readonly Int[] | null, norm?: string | null }, Tensor>]]>
  /** `fill.Scalar(Tensor self, Scalar value) -> Tensor` `fill.Tensor(Tensor self, Tensor value) -> Tensor` */
  readonly fill: Operator<[['Scalar', Overload<[self: Tensor, value: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, value: Tensor], [], NoKeywords, Tensor>]]>
  /** `fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)` `fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)` */
  readonly fill_: Operator<[['Scalar', Overload<[self: Tensor, value: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, value: Tensor], [], NoKeywords, Tensor>]]>
  /** `fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -> Tensor(a!)` */
  readonly fill_diagonal_: Operator<[['default', Overload<[self: Tensor, fill_value: Scalar], [wrap: boolean], { wrap?: boolean }, Tensor>]]>
  /** `fix(Tensor self) -> Tensor` */
  readonly fix: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `fix_(Tensor(a!) self) -> Tensor(a!)` */
  readonly fix_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)` */
  readonly flatten: Operator<[['using_ints', Overload<[self: Tensor], [start_dim: Int, end_dim: Int], { start_dim?: Int, end_dim?: Int }, Tensor>]]>
  /** `flatten_dense_tensors(Tensor[] tensors) -> Tensor` */
  readonly flatten_dense_tensors: Operator<[['default', Overload<[tensors: readonly Tensor[]], [], NoKeywords, Tensor>]]>
  /** `flip(Tensor self, int[] dims) -> Tensor` */
  readonly flip: Operator<[['default', Overload<[self: Tensor, dims: readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `fliplr(Tensor self) -> Tensor` */
  readonly fliplr: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `flipud(Tensor self) -> Tensor` */
  readonly flipud: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor` `float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor` `float_power.Scalar(Scalar self, Tensor exponent) -> Tensor` */
  readonly float_power: Operator<[['Tensor_Tensor', Overload<[self: Tensor, exponent: Tensor], [], NoKeywords, Tensor>], ['Tensor_Scalar', Overload<[self: Tensor, exponent: Scalar], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Scalar, exponent: Tensor], [], NoKeywords, Tensor>]]>
  /** `float_power_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)` `float_power_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)` */
  readonly float_power_: Operator<[['Tensor', Overload<[self: Tensor, exponent: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, exponent: Scalar], [], NoKeywords, Tensor>]]>
  /** `floor(Tensor self) -> Tensor` */
  readonly floor: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `floor_(Tensor(a!) self) -> Tensor(a!)` */
  readonly floor_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `floor_divide(Tensor self, Tensor other) -> Tensor` `floor_divide.Scalar(Tensor self, Scalar other) -> Tensor` */
  readonly floor_divide: Operator<[['default', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor | Scalar, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `floor_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` `floor_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  readonly floor_divide_: Operator<[['Tensor', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor | Scalar, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `fmax(Tensor self, Tensor other) -> Tensor` */
  readonly fmax: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `fmin(Tensor self, Tensor other) -> Tensor` */
  readonly fmin: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `fmod.Tensor(Tensor self, Tensor other) -> Tensor` `fmod.Scalar(Tensor self, Scalar other) -> Tensor` */
  readonly fmod: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `fmod_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` `fmod_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  readonly fmod_: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `frac(Tensor self) -> Tensor` */
  readonly frac: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `frac_(Tensor(a!) self) -> Tensor(a!)` */
  readonly frac_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `fractional_max_pool2d(Tensor self, int[2] kernel_size, int[2] output_size, Tensor random_samples) -> (Tensor, Tensor)` */
  readonly fractional_max_pool2d: Operator<[['default', Overload<[self: Tensor, kernel_size: Int | readonly Int[], output_size: Int | readonly Int[], random_samples: Tensor], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `fractional_max_pool2d_backward(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] output_size, Tensor indices) -> Tensor` */
  readonly fractional_max_pool2d_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, kernel_size: Int | readonly Int[], output_size: Int | readonly Int[], indices: Tensor], [], NoKeywords, Tensor>]]>
  /** `fractional_max_pool3d(Tensor self, int[3] kernel_size, int[3] output_size, Tensor random_samples) -> (Tensor, Tensor)` */
  readonly fractional_max_pool3d: Operator<[['default', Overload<[self: Tensor, kernel_size: Int | readonly Int[], output_size: Int | readonly Int[], random_samples: Tensor], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `fractional_max_pool3d_backward(Tensor grad_output, Tensor self, int[3] kernel_size, int[3] output_size, Tensor indices) -> Tensor` */
  readonly fractional_max_pool3d_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, kernel_size: Int | readonly Int[], output_size: Int | readonly Int[], indices: Tensor], [], NoKeywords, Tensor>]]>
  /** `frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)` */
  readonly frexp: Operator<[['Tensor', Overload<[self: Tensor], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `frobenius_norm.dim(Tensor self, int[1] dim, bool keepdim=False) -> Tensor` */
  readonly frobenius_norm: Operator<[['dim', Overload<[self: Tensor, dim: Int | readonly Int[]], [keepdim: boolean], { keepdim?: boolean }, Tensor>]]>
  /** `from_file(str filename, bool? shared=None, int? size=0, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly from_file: Operator<[['default', Overload<[filename: string], [shared: boolean | null, size: Int | null], { shared?: boolean | null, size?: Int | null, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `full(SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly full: Operator<[['default', Overload<[size: readonly Int[], fill_value: Scalar], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  readonly full_like: Operator<[['default', Overload<[self: Tensor, fill_value: Scalar], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null, memory_format?: OpMemoryFormat | null }, Tensor>]]>
  /** `fused_moving_avg_obs_fake_quant(Tensor self, Tensor observer_on, Tensor fake_quant_on, Tensor(a!) running_min, Tensor(b!) running_max, Tensor(c!) scale, Tensor(d!) zero_point, float averaging_const, int quant_min, int quant_max, int ch_axis, bool per_row_fake_quant=False, bool symmetric_quant=False) -> Tensor` */
  readonly fused_moving_avg_obs_fake_quant: Operator<[['default', Overload<[self: Tensor, observer_on: Tensor, fake_quant_on: Tensor, running_min: Tensor, running_max: Tensor, scale: Tensor, zero_point: Tensor, averaging_const: Float, quant_min: Int, quant_max: Int, ch_axis: Int], [per_row_fake_quant: boolean, symmetric_quant: boolean], { per_row_fake_quant?: boolean, symmetric_quant?: boolean }, Tensor>]]>
  /** `gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor` */
  readonly gather: Operator<[['default', Overload<[self: Tensor, dim: Int, index: Tensor], [], { sparse_grad?: boolean }, Tensor>]]>
  /** `gather_backward(Tensor grad, Tensor self, int dim, Tensor index, bool sparse_grad) -> Tensor` */
  readonly gather_backward: Operator<[['default', Overload<[grad: Tensor, self: Tensor, dim: Int, index: Tensor, sparse_grad: boolean], [], NoKeywords, Tensor>]]>
  /** `gcd(Tensor self, Tensor other) -> Tensor` */
  readonly gcd: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `gcd_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly gcd_: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `ge.Tensor(Tensor self, Tensor other) -> Tensor` `ge.Scalar(Tensor self, Scalar other) -> Tensor` */
  readonly ge: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `ge_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` `ge_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly ge_: Operator<[['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `gelu(Tensor self, *, str approximate="none") -> Tensor` */
  readonly gelu: Operator<[['default', Overload<[self: Tensor], [], { approximate?: string }, Tensor>]]>
  /** `gelu_(Tensor(a!) self, *, str approximate="none") -> Tensor(a!)` */
  readonly gelu_: Operator<[['default', Overload<[self: Tensor], [], { approximate?: string }, Tensor>]]>
  /** `gelu_backward(Tensor grad_output, Tensor self, *, str approximate="none") -> Tensor` */
  readonly gelu_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor], [], { approximate?: string }, Tensor>]]>
  /** `geometric(Tensor self, float p, *, Generator? generator=None) -> Tensor` */
  readonly geometric: Operator<[['default', Overload<[self: Tensor, p: Float], [], { generator?: null }, Tensor>]]>
  /** `geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!)` */
  readonly geometric_: Operator<[['default', Overload<[self: Tensor, p: Float], [], { generator?: null }, Tensor>]]>
  /** `geqrf(Tensor self) -> (Tensor a, Tensor tau)` */
  readonly geqrf: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `ger(Tensor self, Tensor vec2) -> Tensor` */
  readonly ger: Operator<[['default', Overload<[self: Tensor, vec2: Tensor], [], NoKeywords, Tensor>]]>
  /** `get_device(Tensor self) -> int` */
  readonly get_device: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, number | bigint>]]>
  /** `glu(Tensor self, int dim=-1) -> Tensor` */
  readonly glu: Operator<[['default', Overload<[self: Tensor], [dim: Int], { dim?: Int }, Tensor>]]>
  /** `glu_backward(Tensor grad_output, Tensor self, int dim) -> Tensor` */
  readonly glu_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, dim: Int], [], NoKeywords, Tensor>]]>
  /** `glu_backward_jvp(Tensor grad_x, Tensor grad_glu, Tensor x, Tensor dgrad_glu, Tensor dx, int dim) -> Tensor` */
  readonly glu_backward_jvp: Operator<[['default', Overload<[grad_x: Tensor, grad_glu: Tensor, x: Tensor, dgrad_glu: Tensor, dx: Tensor, dim: Int], [], NoKeywords, Tensor>]]>
  /** `glu_jvp(Tensor glu, Tensor x, Tensor dx, int dim) -> Tensor` */
  readonly glu_jvp: Operator<[['default', Overload<[glu: Tensor, x: Tensor, dx: Tensor, dim: Int], [], NoKeywords, Tensor>]]>
  /** `gradient.scalarint(Tensor self, *, Scalar? spacing=None, int? dim=None, int edge_order=1) -> Tensor[]` `gradient.scalararray(Tensor self, *, Scalar spacing, int[] dim, int edge_order=1) -> Tensor[]` `gradient.array(Tensor self, *, int[] dim, int edge_order=1) -> Tensor[]` `gradient.scalarrayint(Tensor self, *, Scalar[] spacing, int? dim=None, int edge_order=1) -> Tensor[]` `gradient.scalarrayarray(Tensor self, *, Scalar[] spacing, int[] dim, int edge_order=1) -> Tensor[]` `gradient.tensorarrayint(Tensor self, *, Tensor[] spacing, int? dim=None, int edge_order=1) -> Tensor[]` `gradient.tensorarray(Tensor self, *, Tensor[] spacing, int[] dim, int edge_order=1) -> Tensor[]` */
  readonly gradient: Operator<[['scalarint', Overload<[self: Tensor], [], { spacing?: Scalar | null, dim?: Int | null, edge_order?: Int }, Tensor[]>], ['scalararray', Overload<[self: Tensor], [], { spacing: Scalar, dim: readonly Int[], edge_order?: Int }, Tensor[]>], ['array', Overload<[self: Tensor], [], { dim: readonly Int[], edge_order?: Int }, Tensor[]>], ['scalarrayint', Overload<[self: Tensor], [], { spacing: readonly Scalar[], dim?: Int | null, edge_order?: Int }, Tensor[]>], ['scalarrayarray', Overload<[self: Tensor], [], { spacing: readonly Scalar[], dim: readonly Int[], edge_order?: Int }, Tensor[]>], ['tensorarrayint', Overload<[self: Tensor], [], { spacing: readonly Tensor[], dim?: Int | null, edge_order?: Int }, Tensor[]>], ['tensorarray', Overload<[self: Tensor], [], { spacing: readonly Tensor[], dim: readonly Int[], edge_order?: Int }, Tensor[]>]]>
  /** `greater.Tensor(Tensor self, Tensor other) -> Tensor` `greater.Scalar(Tensor self, Scalar other) -> Tensor` */
  readonly greater: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `greater_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` `greater_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly greater_: Operator<[['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `greater_equal.Tensor(Tensor self, Tensor other) -> Tensor` `greater_equal.Scalar(Tensor self, Scalar other) -> Tensor` */
  readonly greater_equal: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `greater_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` `greater_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly greater_equal_: Operator<[['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor` */
  readonly grid_sampler: Operator<[['default', Overload<[input: Tensor, grid: Tensor, interpolation_mode: Int, padding_mode: Int, align_corners: boolean], [], NoKeywords, Tensor>]]>
  /** `grid_sampler_2d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor` */
  readonly grid_sampler_2d: Operator<[['default', Overload<[input: Tensor, grid: Tensor, interpolation_mode: Int, padding_mode: Int, align_corners: boolean], [], NoKeywords, Tensor>]]>
  /** `grid_sampler_2d_backward(Tensor grad_output, Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners, bool[2] output_mask) -> (Tensor, Tensor)` */
  readonly grid_sampler_2d_backward: Operator<[['default', Overload<[grad_output: Tensor, input: Tensor, grid: Tensor, interpolation_mode: Int, padding_mode: Int, align_corners: boolean, output_mask: readonly boolean[]], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `grid_sampler_3d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor` */
  readonly grid_sampler_3d: Operator<[['default', Overload<[input: Tensor, grid: Tensor, interpolation_mode: Int, padding_mode: Int, align_corners: boolean], [], NoKeywords, Tensor>]]>
  /** `grid_sampler_3d_backward(Tensor grad_output, Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners, bool[2] output_mask) -> (Tensor, Tensor)` */
  readonly grid_sampler_3d_backward: Operator<[['default', Overload<[grad_output: Tensor, input: Tensor, grid: Tensor, interpolation_mode: Int, padding_mode: Int, align_corners: boolean, output_mask: readonly boolean[]], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enabled=True) -> Tensor` */
  readonly group_norm: Operator<[['default', Overload<[input: Tensor, num_groups: Int], [weight: Tensor | null, bias: Tensor | null, eps: Float, cudnn_enabled: boolean], { weight?: Tensor | null, bias?: Tensor | null, eps?: Float, cudnn_enabled?: boolean }, Tensor>]]>
  /** `gru.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)` `gru.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)` */
  readonly gru: Operator<[['input', Overload<[input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: Int, dropout: Float, train: boolean, bidirectional: boolean, batch_first: boolean], [], NoKeywords, [Tensor, Tensor]>], ['data', Overload<[data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: Int, dropout: Float, train: boolean, bidirectional: boolean], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor` */
  readonly gru_cell: Operator<[['default', Overload<[input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor], [b_ih: Tensor | null, b_hh: Tensor | null], { b_ih?: Tensor | null, b_hh?: Tensor | null }, Tensor>]]>
  /** `gt.Tensor(Tensor self, Tensor other) -> Tensor` `gt.Scalar(Tensor self, Scalar other) -> Tensor` */
  readonly gt: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `gt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` `gt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly gt_: Operator<[['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `hamming_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `hamming_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `hamming_window.periodic_alpha(int window_length, bool periodic, float alpha, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `hamming_window.periodic_alpha_beta(int window_length, bool periodic, float alpha, float beta, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly hamming_window: Operator<[['default', Overload<[window_length: Int], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['periodic', Overload<[window_length: Int, periodic: boolean], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['periodic_alpha', Overload<[window_length: Int, periodic: boolean, alpha: Float], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['periodic_alpha_beta', Overload<[window_length: Int, periodic: boolean, alpha: Float, beta: Float], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `hann_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `hann_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly hann_window: Operator<[['default', Overload<[window_length: Int], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['periodic', Overload<[window_length: Int, periodic: boolean], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor` */
  readonly hardshrink: Operator<[['default', Overload<[self: Tensor], [lambd: Scalar], { lambd?: Scalar }, Tensor>]]>
  /** `hardshrink_backward(Tensor grad_out, Tensor self, Scalar lambd) -> Tensor` */
  readonly hardshrink_backward: Operator<[['default', Overload<[grad_out: Tensor, self: Tensor, lambd: Scalar], [], NoKeywords, Tensor>]]>
  /** `hardsigmoid(Tensor self) -> Tensor` */
  readonly hardsigmoid: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `hardsigmoid_(Tensor(a!) self) -> Tensor(a!)` */
  readonly hardsigmoid_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `hardsigmoid_backward(Tensor grad_output, Tensor self) -> Tensor` */
  readonly hardsigmoid_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor], [], NoKeywords, Tensor>]]>
  /** `hardswish(Tensor self) -> Tensor` */
  readonly hardswish: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `hardswish_(Tensor(a!) self) -> Tensor(a!)` */
  readonly hardswish_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `hardswish_backward(Tensor grad_output, Tensor self) -> Tensor` */
  readonly hardswish_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor], [], NoKeywords, Tensor>]]>
  /** `hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor` */
  readonly hardtanh: Operator<[['default', Overload<[self: Tensor], [min_val: Scalar, max_val: Scalar], { min_val?: Scalar, max_val?: Scalar }, Tensor>]]>
  /** `hardtanh_(Tensor(a!) self, Scalar min_val=-1, Scalar max_val=1) -> Tensor(a!)` */
  readonly hardtanh_: Operator<[['default', Overload<[self: Tensor], [min_val: Scalar, max_val: Scalar], { min_val?: Scalar, max_val?: Scalar }, Tensor>]]>
  /** `hardtanh_backward(Tensor grad_output, Tensor self, Scalar min_val, Scalar max_val) -> Tensor` */
  readonly hardtanh_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, min_val: Scalar, max_val: Scalar], [], NoKeywords, Tensor>]]>
  /** `hash_tensor(Tensor self, int[1] dim=[], *, bool keepdim=False, int mode=0) -> Tensor` */
  readonly hash_tensor: Operator<[['default', Overload<[self: Tensor], [dim: Int | readonly Int[]], { dim?: Int | readonly Int[], keepdim?: boolean, mode?: Int }, Tensor>]]>
  /** `heaviside(Tensor self, Tensor values) -> Tensor` */
  readonly heaviside: Operator<[['default', Overload<[self: Tensor, values: Tensor], [], NoKeywords, Tensor>]]>
  /** `heaviside_(Tensor(a!) self, Tensor values) -> Tensor(a!)` */
  readonly heaviside_: Operator<[['default', Overload<[self: Tensor, values: Tensor], [], NoKeywords, Tensor>]]>
  /** `hinge_embedding_loss(Tensor self, Tensor target, float margin=1., int reduction=1) -> Tensor` */
  readonly hinge_embedding_loss: Operator<[['default', Overload<[self: Tensor, target: Tensor], [margin: Float, reduction: Int], { margin?: Float, reduction?: Int }, Tensor>]]>
  /** `histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor` */
  readonly histc: Operator<[['default', Overload<[self: Tensor], [bins: Int, min: Scalar, max: Scalar], { bins?: Int, min?: Scalar, max?: Scalar }, Tensor>]]>
  /** `histogram.bins_tensor(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)` `histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)` */
  readonly histogram: Operator<[['bins_tensor', Overload<[self: Tensor, bins: Tensor], [], { weight?: Tensor | null, density?: boolean }, [Tensor, Tensor]>], ['bin_ct', Overload<[self: Tensor], [bins: Int], { bins?: Int, range?: readonly Float[] | null, weight?: Tensor | null, density?: boolean }, [Tensor, Tensor]>]]>
  /** `histogramdd(Tensor self, int[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)` `histogramdd.int_bins(Tensor self, int bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)` `histogramdd.TensorList_bins(Tensor self, Tensor[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)` */
  readonly histogramdd: Operator<[['default', Overload<[self: Tensor, bins: readonly Int[]], [range: readonly Float[] | null, weight: Tensor | null, density: boolean], { range?: readonly Float[] | null, weight?: Tensor | null, density?: boolean }, [Tensor, Tensor[]]>], ['int_bins', Overload<[self: Tensor, bins: Int], [range: readonly Float[] | null, weight: Tensor | null, density: boolean], { range?: readonly Float[] | null, weight?: Tensor | null, density?: boolean }, [Tensor, Tensor[]]>], ['TensorList_bins', Overload<[self: Tensor, bins: readonly Tensor[]], [range: readonly Float[] | null, weight: Tensor | null, density: boolean], { range?: readonly Float[] | null, weight?: Tensor | null, density?: boolean }, [Tensor, Tensor[]]>]]>
  /** `hsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]` `hsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]` */
  readonly hsplit: Operator<[['int', Overload<[self: Tensor, sections: Int], [], NoKeywords, Tensor[]>], ['array', Overload<[self: Tensor, indices: readonly Int[]], [], NoKeywords, Tensor[]>]]>
  /** `hspmm(Tensor mat1, Tensor mat2) -> Tensor` */
  readonly hspmm: Operator<[['default', Overload<[mat1: Tensor, mat2: Tensor], [], NoKeywords, Tensor>]]>
  /** `hstack(Tensor[] tensors) -> Tensor` */
  readonly hstack: Operator<[['default', Overload<[tensors: readonly Tensor[]], [], NoKeywords, Tensor>]]>
  /** `huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) -> Tensor` */
  readonly huber_loss: Operator<[['default', Overload<[self: Tensor, target: Tensor], [reduction: Int, delta: Float], { reduction?: Int, delta?: Float }, Tensor>]]>
  /** `huber_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, float delta) -> Tensor` */
  readonly huber_loss_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, target: Tensor, reduction: Int, delta: Float], [], NoKeywords, Tensor>]]>
  /** `hypot(Tensor self, Tensor other) -> Tensor` */
  readonly hypot: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `hypot_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly hypot_: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `i0(Tensor self) -> Tensor` */
  readonly i0: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `i0_(Tensor(a!) self) -> Tensor(a!)` */
  readonly i0_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `igamma(Tensor self, Tensor other) -> Tensor` */
  readonly igamma: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `igamma_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly igamma_: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `igammac(Tensor self, Tensor other) -> Tensor` */
  readonly igammac: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `igammac_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly igammac_: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor` */
  readonly im2col: Operator<[['default', Overload<[self: Tensor, kernel_size: Int | readonly Int[], dilation: Int | readonly Int[], padding: Int | readonly Int[], stride: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `imag(Tensor(a) self) -> Tensor(a)` */
  readonly imag: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `index.Tensor(Tensor self, Tensor?[] indices) -> Tensor` */
  readonly index: Operator<[['Tensor', Overload<[self: Tensor, indices: readonly (Tensor | null)[]], [], NoKeywords, Tensor>]]>
  /** `index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor` */
  readonly index_add: Operator<[['default', Overload<[self: Tensor, dim: Int, index: Tensor, source: Tensor], [], { alpha?: Scalar }, Tensor>]]>
  /** `index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)` */
  readonly index_add_: Operator<[['default', Overload<[self: Tensor, dim: Int, index: Tensor, source: Tensor], [], { alpha?: Scalar }, Tensor>]]>
  /** `index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor` */
  readonly index_copy: Operator<[['default', Overload<[self: Tensor, dim: Int, index: Tensor, source: Tensor], [], NoKeywords, Tensor>]]>
  /** `index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -> Tensor(a!)` */
  readonly index_copy_: Operator<[['default', Overload<[self: Tensor, dim: Int, index: Tensor, source: Tensor], [], NoKeywords, Tensor>]]>
  /** `index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor` `index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor` */
  readonly index_fill: Operator<[['int_Tensor', Overload<[self: Tensor, dim: Int, index: Tensor, value: Tensor], [], NoKeywords, Tensor>], ['int_Scalar', Overload<[self: Tensor, dim: Int, index: Tensor, value: Scalar], [], NoKeywords, Tensor>]]>
  /** `index_fill_.int_Tensor(Tensor(a!) self, int dim, Tensor index, Tensor value) -> Tensor(a!)` `index_fill_.int_Scalar(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)` */
  readonly index_fill_: Operator<[['int_Tensor', Overload<[self: Tensor, dim: Int, index: Tensor, value: Tensor], [], NoKeywords, Tensor>], ['int_Scalar', Overload<[self: Tensor, dim: Int, index: Tensor, value: Scalar], [], NoKeywords, Tensor>]]>
  /** `index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor` */
  readonly index_put: Operator<[['default', Overload<[self: Tensor, indices: readonly (Tensor | null)[], values: Tensor], [accumulate: boolean], { accumulate?: boolean }, Tensor>]]>
  /** `index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)` */
  readonly index_put_: Operator<[['default', Overload<[self: Tensor, indices: readonly (Tensor | null)[], values: Tensor], [accumulate: boolean], { accumulate?: boolean }, Tensor>]]>
  /** `index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor` */
  readonly index_reduce: Operator<[['default', Overload<[self: Tensor, dim: Int, index: Tensor, source: Tensor, reduce: string], [], { include_self?: boolean }, Tensor>]]>
  /** `index_reduce_(Tensor(a!) self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor(a!)` */
  readonly index_reduce_: Operator<[['default', Overload<[self: Tensor, dim: Int, index: Tensor, source: Tensor, reduce: string], [], { include_self?: boolean }, Tensor>]]>
  /** `index_select(Tensor self, int dim, Tensor index) -> Tensor` */
  readonly index_select: Operator<[['default', Overload<[self: Tensor, dim: Int, index: Tensor], [], NoKeywords, Tensor>]]>
  /** `index_select_backward(Tensor grad, SymInt[] self_sizes, int dim, Tensor index) -> Tensor` */
  readonly index_select_backward: Operator<[['default', Overload<[grad: Tensor, self_sizes: readonly Int[], dim: Int, index: Tensor], [], NoKeywords, Tensor>]]>
  /** `indices(Tensor(a) self) -> Tensor(a)` */
  readonly indices: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `indices_copy(Tensor self) -> Tensor` */
  readonly indices_copy: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `infinitely_differentiable_gelu_backward(Tensor grad, Tensor self) -> Tensor` */
  readonly infinitely_differentiable_gelu_backward: Operator<[['default', Overload<[grad: Tensor, self: Tensor], [], NoKeywords, Tensor>]]>
  /** `inner(Tensor self, Tensor other) -> Tensor` */
  readonly inner: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool use_input_stats, float momentum, float eps, bool cudnn_enabled) -> Tensor` */
  readonly instance_norm: Operator<[['default', Overload<[input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, use_input_stats: boolean, momentum: Float, eps: Float, cudnn_enabled: boolean], [], NoKeywords, Tensor>]]>
  /** `int_repr(Tensor self) -> Tensor` */
  readonly int_repr: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `inverse(Tensor self) -> Tensor` */
  readonly inverse: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `is_coalesced(Tensor self) -> bool` */
  readonly is_coalesced: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, boolean>]]>
  /** `is_complex(Tensor self) -> bool` */
  readonly is_complex: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, boolean>]]>
  /** `is_conj(Tensor self) -> bool` */
  readonly is_conj: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, boolean>]]>
  /** `is_contiguous(Tensor self) -> bool` `is_contiguous.memory_format(Tensor self, MemoryFormat memory_format) -> bool` */
  readonly is_contiguous: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, boolean>], ['memory_format', Overload<[self: Tensor, memory_format: OpMemoryFormat], [], NoKeywords, boolean>]]>
  /** `is_distributed(Tensor self) -> bool` */
  readonly is_distributed: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, boolean>]]>
  /** `is_floating_point(Tensor self) -> bool` */
  readonly is_floating_point: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, boolean>]]>
  /** `is_inference(Tensor self) -> bool` */
  readonly is_inference: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, boolean>]]>
  /** `is_leaf(Tensor self) -> bool` */
  readonly is_leaf: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, boolean>]]>
  /** `is_neg(Tensor self) -> bool` */
  readonly is_neg: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, boolean>]]>
  /** `is_nonzero(Tensor self) -> bool` */
  readonly is_nonzero: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, boolean>]]>
  /** `is_pinned(Tensor self, Device? device=None) -> bool` */
  readonly is_pinned: Operator<[['default', Overload<[self: Tensor], [device: Device | string | null], { device?: Device | string | null }, boolean>]]>
  /** `is_same_size(Tensor self, Tensor other) -> bool` */
  readonly is_same_size: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, boolean>]]>
  /** `is_set_to(Tensor self, Tensor tensor) -> bool` */
  readonly is_set_to: Operator<[['default', Overload<[self: Tensor, tensor: Tensor], [], NoKeywords, boolean>]]>
  /** `is_signed(Tensor self) -> bool` */
  readonly is_signed: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, boolean>]]>
  /** `is_vulkan_available() -> bool` */
  readonly is_vulkan_available: Operator<[['default', Overload<[], [], NoKeywords, boolean>]]>
  /** `isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> Tensor` */
  readonly isclose: Operator<[['default', Overload<[self: Tensor, other: Tensor], [rtol: Float, atol: Float, equal_nan: boolean], { rtol?: Float, atol?: Float, equal_nan?: boolean }, Tensor>]]>
  /** `isfinite(Tensor self) -> Tensor` */
  readonly isfinite: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `isin.Tensor_Tensor(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor` `isin.Tensor_Scalar(Tensor elements, Scalar test_element, *, bool assume_unique=False, bool invert=False) -> Tensor` `isin.Scalar_Tensor(Scalar element, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor` */
  readonly isin: Operator<[['Tensor_Tensor', Overload<[elements: Tensor, test_elements: Tensor], [], { assume_unique?: boolean, invert?: boolean }, Tensor>], ['Tensor_Scalar', Overload<[elements: Tensor, test_element: Scalar], [], { assume_unique?: boolean, invert?: boolean }, Tensor>], ['Scalar_Tensor', Overload<[element: Scalar, test_elements: Tensor], [], { assume_unique?: boolean, invert?: boolean }, Tensor>]]>
  /** `isinf(Tensor self) -> Tensor` */
  readonly isinf: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `isnan(Tensor self) -> Tensor` */
  readonly isnan: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `isneginf(Tensor self) -> Tensor` */
  readonly isneginf: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `isposinf(Tensor self) -> Tensor` */
  readonly isposinf: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `isreal(Tensor self) -> Tensor` */
  readonly isreal: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `istft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, bool normalized=False, bool? onesided=None, int? length=None, bool return_complex=False) -> Tensor` */
  readonly istft: Operator<[['default', Overload<[self: Tensor, n_fft: Int], [hop_length: Int | null, win_length: Int | null, window: Tensor | null, center: boolean, normalized: boolean, onesided: boolean | null, length: Int | null, return_complex: boolean], { hop_length?: Int | null, win_length?: Int | null, window?: Tensor | null, center?: boolean, normalized?: boolean, onesided?: boolean | null, length?: Int | null, return_complex?: boolean }, Tensor>]]>
  /** `item(Tensor self) -> Scalar` */
  readonly item: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, number | bigint | boolean>]]>
  /** `kaiser_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `kaiser_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `kaiser_window.beta(int window_length, bool periodic, float beta, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly kaiser_window: Operator<[['default', Overload<[window_length: Int], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['periodic', Overload<[window_length: Int, periodic: boolean], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['beta', Overload<[window_length: Int, periodic: boolean, beta: Float], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor` */
  readonly kl_div: Operator<[['default', Overload<[self: Tensor, target: Tensor], [reduction: Int], { reduction?: Int, log_target?: boolean }, Tensor>]]>
  /** `kron(Tensor self, Tensor other) -> Tensor` */
  readonly kron: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  readonly kthvalue: Operator<[['default', Overload<[self: Tensor, k: Int], [dim: Int, keepdim: boolean], { dim?: Int, keepdim?: boolean }, [Tensor, Tensor]>]]>
  /** `l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  readonly l1_loss: Operator<[['default', Overload<[self: Tensor, target: Tensor], [reduction: Int], { reduction?: Int }, Tensor>]]>
  /** `layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enable=True) -> Tensor` */
  readonly layer_norm: Operator<[['default', Overload<[input: Tensor, normalized_shape: readonly Int[]], [weight: Tensor | null, bias: Tensor | null, eps: Float, cudnn_enable: boolean], { weight?: Tensor | null, bias?: Tensor | null, eps?: Float, cudnn_enable?: boolean }, Tensor>]]>
  /** `lcm(Tensor self, Tensor other) -> Tensor` */
  readonly lcm: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `lcm_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly lcm_: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `ldexp.Tensor(Tensor self, Tensor other) -> Tensor` */
  readonly ldexp: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `ldexp_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly ldexp_: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `le.Tensor(Tensor self, Tensor other) -> Tensor` `le.Scalar(Tensor self, Scalar other) -> Tensor` */
  readonly le: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `le_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` `le_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly le_: Operator<[['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor` */
  readonly leaky_relu: Operator<[['default', Overload<[self: Tensor], [negative_slope: Scalar], { negative_slope?: Scalar }, Tensor>]]>
  /** `leaky_relu_(Tensor(a!) self, Scalar negative_slope=0.01) -> Tensor(a!)` */
  readonly leaky_relu_: Operator<[['default', Overload<[self: Tensor], [negative_slope: Scalar], { negative_slope?: Scalar }, Tensor>]]>
  /** `leaky_relu_backward(Tensor grad_output, Tensor self, Scalar negative_slope, bool self_is_result) -> Tensor` */
  readonly leaky_relu_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, negative_slope: Scalar, self_is_result: boolean], [], NoKeywords, Tensor>]]>
  /** `lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor` `lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor` */
  readonly lerp: Operator<[['Scalar', Overload<[self: Tensor, end: Tensor, weight: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, end: Tensor, weight: Tensor], [], NoKeywords, Tensor>]]>
  /** `lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)` `lerp_.Tensor(Tensor(a!) self, Tensor end, Tensor weight) -> Tensor(a!)` */
  readonly lerp_: Operator<[['Scalar', Overload<[self: Tensor, end: Tensor, weight: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, end: Tensor, weight: Tensor], [], NoKeywords, Tensor>]]>
  /** `less.Tensor(Tensor self, Tensor other) -> Tensor` `less.Scalar(Tensor self, Scalar other) -> Tensor` */
  readonly less: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `less_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` `less_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly less_: Operator<[['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `less_equal.Tensor(Tensor self, Tensor other) -> Tensor` `less_equal.Scalar(Tensor self, Scalar other) -> Tensor` */
  readonly less_equal: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `less_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` `less_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly less_equal_: Operator<[['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `lgamma(Tensor self) -> Tensor` */
  readonly lgamma: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `lgamma_(Tensor(a!) self) -> Tensor(a!)` */
  readonly lgamma_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `lift(Tensor self) -> Tensor` */
  readonly lift: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `lift_fresh(Tensor(a) self) -> Tensor(a)` */
  readonly lift_fresh: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `lift_fresh_copy(Tensor self) -> Tensor` */
  readonly lift_fresh_copy: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `linalg__powsum(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  readonly linalg__powsum: Operator<[['default', Overload<[self: Tensor], [ord: Scalar, dim: Int | readonly Int[] | null, keepdim: boolean], { ord?: Scalar, dim?: Int | readonly Int[] | null, keepdim?: boolean, dtype?: DType | null }, Tensor>]]>
  /** `linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor` */
  readonly linalg_cholesky: Operator<[['default', Overload<[self: Tensor], [], { upper?: boolean }, Tensor>]]>
  /** `linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)` */
  readonly linalg_cholesky_ex: Operator<[['default', Overload<[self: Tensor], [], { upper?: boolean, check_errors?: boolean }, [Tensor, Tensor]>]]>
  /** `linalg_cond(Tensor self, Scalar? p=None) -> Tensor` `linalg_cond.p_str(Tensor self, str p) -> Tensor` */
  readonly linalg_cond: Operator<[['default', Overload<[self: Tensor], [p: Scalar | null], { p?: Scalar | null }, Tensor>], ['p_str', Overload<[self: Tensor, p: string], [], NoKeywords, Tensor>]]>
  /** `linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor` */
  readonly linalg_cross: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], { dim?: Int }, Tensor>]]>
  /** `linalg_det(Tensor A) -> Tensor` */
  readonly linalg_det: Operator<[['default', Overload<[A: Tensor], [], NoKeywords, Tensor>]]>
  /** `linalg_diagonal(Tensor(a) A, *, int offset=0, int dim1=-2, int dim2=-1) -> Tensor(a)` */
  readonly linalg_diagonal: Operator<[['default', Overload<[A: Tensor], [], { offset?: Int, dim1?: Int, dim2?: Int }, Tensor>]]>
  /** `linalg_eig(Tensor self) -> (Tensor eigenvalues, Tensor eigenvectors)` */
  readonly linalg_eig: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `linalg_eigh(Tensor self, str UPLO="L") -> (Tensor eigenvalues, Tensor eigenvectors)` */
  readonly linalg_eigh: Operator<[['default', Overload<[self: Tensor], [UPLO: string], { UPLO?: string }, [Tensor, Tensor]>]]>
  /** `linalg_eigvals(Tensor self) -> Tensor` */
  readonly linalg_eigvals: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `linalg_eigvalsh(Tensor self, str UPLO="L") -> Tensor` */
  readonly linalg_eigvalsh: Operator<[['default', Overload<[self: Tensor], [UPLO: string], { UPLO?: string }, Tensor>]]>
  /** `linalg_householder_product(Tensor input, Tensor tau) -> Tensor` */
  readonly linalg_householder_product: Operator<[['default', Overload<[input: Tensor, tau: Tensor], [], NoKeywords, Tensor>]]>
  /** `linalg_inv(Tensor A) -> Tensor` */
  readonly linalg_inv: Operator<[['default', Overload<[A: Tensor], [], NoKeywords, Tensor>]]>
  /** `linalg_inv_ex(Tensor A, *, bool check_errors=False) -> (Tensor inverse, Tensor info)` */
  readonly linalg_inv_ex: Operator<[['default', Overload<[A: Tensor], [], { check_errors?: boolean }, [Tensor, Tensor]>]]>
  /** `linalg_ldl_factor(Tensor self, *, bool hermitian=False) -> (Tensor LD, Tensor pivots)` */
  readonly linalg_ldl_factor: Operator<[['default', Overload<[self: Tensor], [], { hermitian?: boolean }, [Tensor, Tensor]>]]>
  /** `linalg_ldl_factor_ex(Tensor self, *, bool hermitian=False, bool check_errors=False) -> (Tensor LD, Tensor pivots, Tensor info)` */
  readonly linalg_ldl_factor_ex: Operator<[['default', Overload<[self: Tensor], [], { hermitian?: boolean, check_errors?: boolean }, [Tensor, Tensor, Tensor]>]]>
  /** `linalg_ldl_solve(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False) -> Tensor` */
  readonly linalg_ldl_solve: Operator<[['default', Overload<[LD: Tensor, pivots: Tensor, B: Tensor], [], { hermitian?: boolean }, Tensor>]]>
  /** `linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)` */
  readonly linalg_lstsq: Operator<[['default', Overload<[self: Tensor, b: Tensor], [rcond: Float | null], { rcond?: Float | null, driver?: string | null }, [Tensor, Tensor, Tensor, Tensor]>]]>
  /** `linalg_lu(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor U)` */
  readonly linalg_lu: Operator<[['default', Overload<[A: Tensor], [], { pivot?: boolean }, [Tensor, Tensor, Tensor]>]]>
  /** `linalg_lu_factor(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor pivots)` */
  readonly linalg_lu_factor: Operator<[['default', Overload<[A: Tensor], [], { pivot?: boolean }, [Tensor, Tensor]>]]>
  /** `linalg_lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False) -> (Tensor LU, Tensor pivots, Tensor info)` */
  readonly linalg_lu_factor_ex: Operator<[['default', Overload<[A: Tensor], [], { pivot?: boolean, check_errors?: boolean }, [Tensor, Tensor, Tensor]>]]>
  /** `linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False) -> Tensor` */
  readonly linalg_lu_solve: Operator<[['default', Overload<[LU: Tensor, pivots: Tensor, B: Tensor], [], { left?: boolean, adjoint?: boolean }, Tensor>]]>
  /** `linalg_matmul(Tensor self, Tensor other) -> Tensor` */
  readonly linalg_matmul: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `linalg_matrix_exp(Tensor self) -> Tensor` */
  readonly linalg_matrix_exp: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` `linalg_matrix_norm.str_ord(Tensor self, str ord="fro", int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  readonly linalg_matrix_norm: Operator<[['default', Overload<[self: Tensor, ord: Scalar], [dim: readonly Int[], keepdim: boolean], { dim?: readonly Int[], keepdim?: boolean, dtype?: DType | null }, Tensor>], ['str_ord', Overload<[self: Tensor], [ord: string, dim: readonly Int[], keepdim: boolean], { ord?: string, dim?: readonly Int[], keepdim?: boolean, dtype?: DType | null }, Tensor>]]>
  /** `linalg_matrix_power(Tensor self, int n) -> Tensor` */
  readonly linalg_matrix_power: Operator<[['default', Overload<[self: Tensor, n: Int], [], NoKeywords, Tensor>]]>
  /** `linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor` `linalg_matrix_rank.tol_tensor(Tensor input, Tensor tol, bool hermitian=False) -> Tensor` `linalg_matrix_rank.atol_rtol_tensor(Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor` `linalg_matrix_rank.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor` */
  readonly linalg_matrix_rank: Operator<[['default', Overload<[self: Tensor, tol: Float], [hermitian: boolean], { hermitian?: boolean }, Tensor>], ['tol_tensor', Overload<[input: Tensor, tol: Tensor], [hermitian: boolean], { hermitian?: boolean }, Tensor>], ['atol_rtol_tensor', Overload<[input: Tensor], [], { atol?: Tensor | null, rtol?: Tensor | null, hermitian?: boolean }, Tensor>], ['atol_rtol_float', Overload<[self: Tensor], [], { atol?: Float | null, rtol?: Float | null, hermitian?: boolean }, Tensor>]]>
  /** `linalg_multi_dot(Tensor[] tensors) -> Tensor` */
  readonly linalg_multi_dot: Operator<[['default', Overload<[tensors: readonly Tensor[]], [], NoKeywords, Tensor>]]>
  /** `linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` `linalg_norm.ord_str(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  readonly linalg_norm: Operator<[['default', Overload<[self: Tensor], [ord: Scalar | null, dim: Int | readonly Int[] | null, keepdim: boolean], { ord?: Scalar | null, dim?: Int | readonly Int[] | null, keepdim?: boolean, dtype?: DType | null }, Tensor>], ['ord_str', Overload<[self: Tensor, ord: string], [dim: Int | readonly Int[] | null, keepdim: boolean], { dim?: Int | readonly Int[] | null, keepdim?: boolean, dtype?: DType | null }, Tensor>]]>
  /** `linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor` `linalg_pinv.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor` `linalg_pinv.atol_rtol_tensor(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor` `linalg_pinv.rcond_tensor(Tensor self, Tensor rcond, bool hermitian=False) -> Tensor` */
  readonly linalg_pinv: Operator<[['default', Overload<[self: Tensor, rcond: Float], [hermitian: boolean], { hermitian?: boolean }, Tensor>], ['atol_rtol_float', Overload<[self: Tensor], [], { atol?: Float | null, rtol?: Float | null, hermitian?: boolean }, Tensor>], ['atol_rtol_tensor', Overload<[self: Tensor], [], { atol?: Tensor | null, rtol?: Tensor | null, hermitian?: boolean }, Tensor>], ['rcond_tensor', Overload<[self: Tensor, rcond: Tensor], [hermitian: boolean], { hermitian?: boolean }, Tensor>]]>
  /** `linalg_qr(Tensor A, str mode="reduced") -> (Tensor Q, Tensor R)` */
  readonly linalg_qr: Operator<[['default', Overload<[A: Tensor], [mode: string], { mode?: string }, [Tensor, Tensor]>]]>
  /** `linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet)` */
  readonly linalg_slogdet: Operator<[['default', Overload<[A: Tensor], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor` */
  readonly linalg_solve: Operator<[['default', Overload<[A: Tensor, B: Tensor], [], { left?: boolean }, Tensor>]]>
  /** `linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> (Tensor result, Tensor info)` */
  readonly linalg_solve_ex: Operator<[['default', Overload<[A: Tensor, B: Tensor], [], { left?: boolean, check_errors?: boolean }, [Tensor, Tensor]>]]>
  /** `linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor` */
  readonly linalg_solve_triangular: Operator<[['default', Overload<[self: Tensor, B: Tensor], [], { upper: boolean, left?: boolean, unitriangular?: boolean }, Tensor>]]>
  /** `linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)` */
  readonly linalg_svd: Operator<[['default', Overload<[A: Tensor], [full_matrices: boolean], { full_matrices?: boolean, driver?: string | null }, [Tensor, Tensor, Tensor]>]]>
  /** `linalg_svdvals(Tensor A, *, str? driver=None) -> Tensor` */
  readonly linalg_svdvals: Operator<[['default', Overload<[A: Tensor], [], { driver?: string | null }, Tensor>]]>
  /** `linalg_tensorinv(Tensor self, int ind=2) -> Tensor` */
  readonly linalg_tensorinv: Operator<[['default', Overload<[self: Tensor], [ind: Int], { ind?: Int }, Tensor>]]>
  /** `linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> Tensor` */
  readonly linalg_tensorsolve: Operator<[['default', Overload<[self: Tensor, other: Tensor], [dims: readonly Int[] | null], { dims?: readonly Int[] | null }, Tensor>]]>
  /** `linalg_vander(Tensor x, *, SymInt? N=None) -> Tensor` */
  readonly linalg_vander: Operator<[['default', Overload<[x: Tensor], [], { N?: Int | null }, Tensor>]]>
  /** `linalg_vecdot(Tensor x, Tensor y, *, int dim=-1) -> Tensor` */
  readonly linalg_vecdot: Operator<[['default', Overload<[x: Tensor, y: Tensor], [], { dim?: Int }, Tensor>]]>
  /** `linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  readonly linalg_vector_norm: Operator<[['default', Overload<[self: Tensor], [ord: Scalar, dim: Int | readonly Int[] | null, keepdim: boolean], { ord?: Scalar, dim?: Int | readonly Int[] | null, keepdim?: boolean, dtype?: DType | null }, Tensor>]]>
  /** `linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor` */
  readonly linear: Operator<[['default', Overload<[input: Tensor, weight: Tensor], [bias: Tensor | null], { bias?: Tensor | null }, Tensor>]]>
  /** `linear_backward(Tensor self, Tensor grad_output, Tensor weight, bool[3] output_mask) -> (Tensor, Tensor, Tensor)` */
  readonly linear_backward: Operator<[['default', Overload<[self: Tensor, grad_output: Tensor, weight: Tensor, output_mask: readonly boolean[]], [], NoKeywords, [Tensor, Tensor, Tensor]>]]>
  /** `linspace.Tensor_Tensor(Tensor start, Tensor end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `linspace.Tensor_Scalar(Tensor start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `linspace.Scalar_Tensor(Scalar start, Tensor end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly linspace: Operator<[['Tensor_Tensor', Overload<[start: Tensor, end: Tensor, steps: Int], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['Tensor_Scalar', Overload<[start: Tensor, end: Scalar, steps: Int], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['Scalar_Tensor', Overload<[start: Scalar, end: Tensor, steps: Int], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['default', Overload<[start: Scalar, end: Scalar, steps: Int], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `log(Tensor self) -> Tensor` */
  readonly log: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `log10(Tensor self) -> Tensor` */
  readonly log10: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `log10_(Tensor(a!) self) -> Tensor(a!)` */
  readonly log10_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `log1p(Tensor self) -> Tensor` */
  readonly log1p: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `log1p_(Tensor(a!) self) -> Tensor(a!)` */
  readonly log1p_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `log2(Tensor self) -> Tensor` */
  readonly log2: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `log2_(Tensor(a!) self) -> Tensor(a!)` */
  readonly log2_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `log_(Tensor(a!) self) -> Tensor(a!)` */
  readonly log_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `log_normal(Tensor self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor` */
  readonly log_normal: Operator<[['default', Overload<[self: Tensor], [mean: Float, std: Float], { mean?: Float, std?: Float, generator?: null }, Tensor>]]>
  /** `log_normal_(Tensor(a!) self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor(a!)` */
  readonly log_normal_: Operator<[['default', Overload<[self: Tensor], [mean: Float, std: Float], { mean?: Float, std?: Float, generator?: null }, Tensor>]]>
  /** `log_sigmoid(Tensor self) -> Tensor` */
  readonly log_sigmoid: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `log_sigmoid_backward(Tensor grad_output, Tensor self, Tensor buffer) -> Tensor` */
  readonly log_sigmoid_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, buffer: Tensor], [], NoKeywords, Tensor>]]>
  /** `log_sigmoid_forward(Tensor self) -> (Tensor output, Tensor buffer)` */
  readonly log_sigmoid_forward: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
  readonly log_softmax: Operator<[['int', Overload<[self: Tensor, dim: Int], [dtype: DType | null], { dtype?: DType | null }, Tensor>]]>
  /** `logaddexp(Tensor self, Tensor other) -> Tensor` */
  readonly logaddexp: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `logaddexp2(Tensor self, Tensor other) -> Tensor` */
  readonly logaddexp2: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `logcumsumexp(Tensor self, int dim) -> Tensor` */
  readonly logcumsumexp: Operator<[['default', Overload<[self: Tensor, dim: Int], [], NoKeywords, Tensor>]]>
  /** `logdet(Tensor self) -> Tensor` */
  readonly logdet: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `logical_and(Tensor self, Tensor other) -> Tensor` */
  readonly logical_and: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `logical_and_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly logical_and_: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `logical_not(Tensor self) -> Tensor` */
  readonly logical_not: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `logical_not_(Tensor(a!) self) -> Tensor(a!)` */
  readonly logical_not_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `logical_or(Tensor self, Tensor other) -> Tensor` */
  readonly logical_or: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `logical_or_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly logical_or_: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `logical_xor(Tensor self, Tensor other) -> Tensor` */
  readonly logical_xor: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `logical_xor_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly logical_xor_: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `logit(Tensor self, float? eps=None) -> Tensor` */
  readonly logit: Operator<[['default', Overload<[self: Tensor], [eps: Float | null], { eps?: Float | null }, Tensor>]]>
  /** `logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!)` */
  readonly logit_: Operator<[['default', Overload<[self: Tensor], [eps: Float | null], { eps?: Float | null }, Tensor>]]>
  /** `logit_backward(Tensor grad_output, Tensor self, float? eps=None) -> Tensor` */
  readonly logit_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor], [eps: Float | null], { eps?: Float | null }, Tensor>]]>
  /** `logspace.Tensor_Tensor(Tensor start, Tensor end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `logspace.Tensor_Scalar(Tensor start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `logspace.Scalar_Tensor(Scalar start, Tensor end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `logspace(Scalar start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly logspace: Operator<[['Tensor_Tensor', Overload<[start: Tensor, end: Tensor, steps: Int], [base: Float], { base?: Float, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['Tensor_Scalar', Overload<[start: Tensor, end: Scalar, steps: Int], [base: Float], { base?: Float, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['Scalar_Tensor', Overload<[start: Scalar, end: Tensor, steps: Int], [base: Float], { base?: Float, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['default', Overload<[start: Scalar, end: Scalar, steps: Int], [base: Float], { base?: Float, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor` */
  readonly logsumexp: Operator<[['default', Overload<[self: Tensor, dim: Int | readonly Int[]], [keepdim: boolean], { keepdim?: boolean }, Tensor>]]>
  /** `lstm.input(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor, Tensor)` `lstm.data(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor, Tensor)` */
  readonly lstm: Operator<[['input', Overload<[input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], has_biases: boolean, num_layers: Int, dropout: Float, train: boolean, bidirectional: boolean, batch_first: boolean], [], NoKeywords, [Tensor, Tensor, Tensor]>], ['data', Overload<[data: Tensor, batch_sizes: Tensor, hx: readonly Tensor[], params: readonly Tensor[], has_biases: boolean, num_layers: Int, dropout: Float, train: boolean, bidirectional: boolean], [], NoKeywords, [Tensor, Tensor, Tensor]>]]>
  /** `lstm_cell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> (Tensor, Tensor)` */
  readonly lstm_cell: Operator<[['default', Overload<[input: Tensor, hx: readonly Tensor[], w_ih: Tensor, w_hh: Tensor], [b_ih: Tensor | null, b_hh: Tensor | null], { b_ih?: Tensor | null, b_hh?: Tensor | null }, [Tensor, Tensor]>]]>
  /** `lstm_mps_backward(Tensor? grad_y, Tensor? grad_hy, Tensor? grad_cy, Tensor z_state, Tensor cell_state_fwd, Tensor input, Tensor layersOutputs, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor[], Tensor[])` */
  readonly lstm_mps_backward: Operator<[['default', Overload<[grad_y: Tensor | null, grad_hy: Tensor | null, grad_cy: Tensor | null, z_state: Tensor, cell_state_fwd: Tensor, input: Tensor, layersOutputs: Tensor, hx: readonly Tensor[], params: readonly Tensor[], has_biases: boolean, num_layers: Int, dropout: Float, train: boolean, bidirectional: boolean, batch_first: boolean], [], NoKeywords, [Tensor, Tensor[], Tensor[]]>]]>
  /** `lt.Tensor(Tensor self, Tensor other) -> Tensor` `lt.Scalar(Tensor self, Scalar other) -> Tensor` */
  readonly lt: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `lt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` `lt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly lt_: Operator<[['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor` */
  readonly lu_solve: Operator<[['default', Overload<[self: Tensor, LU_data: Tensor, LU_pivots: Tensor], [], NoKeywords, Tensor>]]>
  /** `lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True) -> (Tensor P, Tensor L, Tensor U)` */
  readonly lu_unpack: Operator<[['default', Overload<[LU_data: Tensor, LU_pivots: Tensor], [unpack_data: boolean, unpack_pivots: boolean], { unpack_data?: boolean, unpack_pivots?: boolean }, [Tensor, Tensor, Tensor]>]]>
  /** `mH(Tensor(a) self) -> Tensor(a)` */
  readonly mH: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `mT(Tensor(a) self) -> Tensor(a)` */
  readonly mT: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor` */
  readonly margin_ranking_loss: Operator<[['default', Overload<[input1: Tensor, input2: Tensor, target: Tensor], [margin: Float, reduction: Int], { margin?: Float, reduction?: Int }, Tensor>]]>
  /** `masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor` `masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor` */
  readonly masked_fill: Operator<[['Scalar', Overload<[self: Tensor, mask: Tensor, value: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, mask: Tensor, value: Tensor], [], NoKeywords, Tensor>]]>
  /** `masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)` `masked_fill_.Tensor(Tensor(a!) self, Tensor mask, Tensor value) -> Tensor(a!)` */
  readonly masked_fill_: Operator<[['Scalar', Overload<[self: Tensor, mask: Tensor, value: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, mask: Tensor, value: Tensor], [], NoKeywords, Tensor>]]>
  /** `masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor` */
  readonly masked_scatter: Operator<[['default', Overload<[self: Tensor, mask: Tensor, source: Tensor], [], NoKeywords, Tensor>]]>
  /** `masked_scatter_(Tensor(a!) self, Tensor mask, Tensor source) -> Tensor(a!)` */
  readonly masked_scatter_: Operator<[['default', Overload<[self: Tensor, mask: Tensor, source: Tensor], [], NoKeywords, Tensor>]]>
  /** `masked_scatter_backward(Tensor grad_output, Tensor mask, SymInt[] sizes) -> Tensor` */
  readonly masked_scatter_backward: Operator<[['default', Overload<[grad_output: Tensor, mask: Tensor, sizes: readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `masked_select(Tensor self, Tensor mask) -> Tensor` */
  readonly masked_select: Operator<[['default', Overload<[self: Tensor, mask: Tensor], [], NoKeywords, Tensor>]]>
  /** `masked_select_backward(Tensor grad, Tensor input, Tensor mask) -> Tensor` */
  readonly masked_select_backward: Operator<[['default', Overload<[grad: Tensor, input: Tensor, mask: Tensor], [], NoKeywords, Tensor>]]>
  /** `matmul(Tensor self, Tensor other) -> Tensor` */
  readonly matmul: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `matmul_backward(Tensor grad, Tensor self, Tensor other, bool[2] mask) -> (Tensor, Tensor)` */
  readonly matmul_backward: Operator<[['default', Overload<[grad: Tensor, self: Tensor, other: Tensor, mask: readonly boolean[]], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `matrix_H(Tensor(a) self) -> Tensor(a)` */
  readonly matrix_H: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `matrix_exp(Tensor self) -> Tensor` */
  readonly matrix_exp: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `matrix_exp_backward(Tensor self, Tensor grad) -> Tensor` */
  readonly matrix_exp_backward: Operator<[['default', Overload<[self: Tensor, grad: Tensor], [], NoKeywords, Tensor>]]>
  /** `matrix_power(Tensor self, int n) -> Tensor` */
  readonly matrix_power: Operator<[['default', Overload<[self: Tensor, n: Int], [], NoKeywords, Tensor>]]>
  /** `max.other(Tensor self, Tensor other) -> Tensor` `max(Tensor self) -> Tensor` `max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  readonly max: Operator<[['other', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['default', Overload<[self: Tensor], [], NoKeywords, Tensor>], ['dim', Overload<[self: Tensor, dim: Int], [keepdim: boolean], { keepdim?: boolean }, [Tensor, Tensor]>]]>
  /** `max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> Tensor` */
  readonly max_pool1d: Operator<[['default', Overload<[self: Tensor, kernel_size: Int | readonly Int[]], [stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[], ceil_mode: boolean], { stride?: Int | readonly Int[], padding?: Int | readonly Int[], dilation?: Int | readonly Int[], ceil_mode?: boolean }, Tensor>]]>
  /** `max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> (Tensor, Tensor)` */
  readonly max_pool1d_with_indices: Operator<[['default', Overload<[self: Tensor, kernel_size: Int | readonly Int[]], [stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[], ceil_mode: boolean], { stride?: Int | readonly Int[], padding?: Int | readonly Int[], dilation?: Int | readonly Int[], ceil_mode?: boolean }, [Tensor, Tensor]>]]>
  /** `max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor` */
  readonly max_pool2d: Operator<[['default', Overload<[self: Tensor, kernel_size: Int | readonly Int[]], [stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[], ceil_mode: boolean], { stride?: Int | readonly Int[], padding?: Int | readonly Int[], dilation?: Int | readonly Int[], ceil_mode?: boolean }, Tensor>]]>
  /** `max_pool2d_backward(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor` */
  readonly max_pool2d_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, kernel_size: Int | readonly Int[]], [stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[], ceil_mode: boolean], { stride?: Int | readonly Int[], padding?: Int | readonly Int[], dilation?: Int | readonly Int[], ceil_mode?: boolean }, Tensor>]]>
  /** `max_pool2d_with_indices(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)` */
  readonly max_pool2d_with_indices: Operator<[['default', Overload<[self: Tensor, kernel_size: Int | readonly Int[]], [stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[], ceil_mode: boolean], { stride?: Int | readonly Int[], padding?: Int | readonly Int[], dilation?: Int | readonly Int[], ceil_mode?: boolean }, [Tensor, Tensor]>]]>
  /** `max_pool2d_with_indices_backward(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] stride, int[2] padding, int[2] dilation, bool ceil_mode, Tensor indices) -> Tensor` */
  readonly max_pool2d_with_indices_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, kernel_size: Int | readonly Int[], stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[], ceil_mode: boolean, indices: Tensor], [], NoKeywords, Tensor>]]>
  /** `max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor` */
  readonly max_pool3d: Operator<[['default', Overload<[self: Tensor, kernel_size: Int | readonly Int[]], [stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[], ceil_mode: boolean], { stride?: Int | readonly Int[], padding?: Int | readonly Int[], dilation?: Int | readonly Int[], ceil_mode?: boolean }, Tensor>]]>
  /** `max_pool3d_with_indices(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)` */
  readonly max_pool3d_with_indices: Operator<[['default', Overload<[self: Tensor, kernel_size: Int | readonly Int[]], [stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[], ceil_mode: boolean], { stride?: Int | readonly Int[], padding?: Int | readonly Int[], dilation?: Int | readonly Int[], ceil_mode?: boolean }, [Tensor, Tensor]>]]>
  /** `max_pool3d_with_indices_backward(Tensor grad_output, Tensor self, int[3] kernel_size, int[3] stride, int[3] padding, int[3] dilation, bool ceil_mode, Tensor indices) -> Tensor` */
  readonly max_pool3d_with_indices_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, kernel_size: Int | readonly Int[], stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[], ceil_mode: boolean, indices: Tensor], [], NoKeywords, Tensor>]]>
  /** `max_unpool2d(Tensor self, Tensor indices, SymInt[2] output_size) -> Tensor` */
  readonly max_unpool2d: Operator<[['default', Overload<[self: Tensor, indices: Tensor, output_size: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `max_unpool3d(Tensor self, Tensor indices, SymInt[3] output_size, int[3] stride, int[3] padding) -> Tensor` */
  readonly max_unpool3d: Operator<[['default', Overload<[self: Tensor, indices: Tensor, output_size: Int | readonly Int[], stride: Int | readonly Int[], padding: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `maximum(Tensor self, Tensor other) -> Tensor` */
  readonly maximum: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `mean(Tensor self, *, ScalarType? dtype=None) -> Tensor` `mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  readonly mean: Operator<[['default', Overload<[self: Tensor], [], { dtype?: DType | null }, Tensor>], ['dim', Overload<[self: Tensor, dim: Int | readonly Int[] | null], [keepdim: boolean], { keepdim?: boolean, dtype?: DType | null }, Tensor>]]>
  /** `median(Tensor self) -> Tensor` `median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  readonly median: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>], ['dim', Overload<[self: Tensor, dim: Int], [keepdim: boolean], { keepdim?: boolean }, [Tensor, Tensor]>]]>
  /** `meshgrid(Tensor[] tensors) -> Tensor[]` `meshgrid.indexing(Tensor[] tensors, *, str indexing) -> Tensor[]` */
  readonly meshgrid: Operator<[['default', Overload<[tensors: readonly Tensor[]], [], NoKeywords, Tensor[]>], ['indexing', Overload<[tensors: readonly Tensor[]], [], { indexing: string }, Tensor[]>]]>
  /** `min.other(Tensor self, Tensor other) -> Tensor` `min(Tensor self) -> Tensor` `min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  readonly min: Operator<[['other', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['default', Overload<[self: Tensor], [], NoKeywords, Tensor>], ['dim', Overload<[self: Tensor, dim: Int], [keepdim: boolean], { keepdim?: boolean }, [Tensor, Tensor]>]]>
  /** `minimum(Tensor self, Tensor other) -> Tensor` */
  readonly minimum: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `miopen_batch_norm(Tensor input, Tensor weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float exponential_average_factor, float epsilon) -> (Tensor, Tensor, Tensor)` */
  readonly miopen_batch_norm: Operator<[['default', Overload<[input: Tensor, weight: Tensor, bias: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, training: boolean, exponential_average_factor: Float, epsilon: Float], [], NoKeywords, [Tensor, Tensor, Tensor]>]]>
  /** `miopen_batch_norm_backward(Tensor input, Tensor grad_output, Tensor weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_var, float epsilon) -> (Tensor, Tensor, Tensor)` */
  readonly miopen_batch_norm_backward: Operator<[['default', Overload<[input: Tensor, grad_output: Tensor, weight: Tensor, running_mean: Tensor | null, running_var: Tensor | null, save_mean: Tensor | null, save_var: Tensor | null, epsilon: Float], [], NoKeywords, [Tensor, Tensor, Tensor]>]]>
  /** `miopen_convolution(Tensor self, Tensor weight, Tensor? bias, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic) -> Tensor` */
  readonly miopen_convolution: Operator<[['default', Overload<[self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean], [], NoKeywords, Tensor>]]>
  /** `miopen_convolution_add_relu(Tensor self, Tensor weight, Tensor z, Scalar? alpha, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, SymInt groups) -> Tensor` */
  readonly miopen_convolution_add_relu: Operator<[['default', Overload<[self: Tensor, weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], groups: Int], [], NoKeywords, Tensor>]]>
  /** `miopen_convolution_relu(Tensor self, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, SymInt groups) -> Tensor` */
  readonly miopen_convolution_relu: Operator<[['default', Overload<[self: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], groups: Int], [], NoKeywords, Tensor>]]>
  /** `miopen_convolution_transpose(Tensor self, Tensor weight, Tensor? bias, SymInt[] padding, SymInt[] output_padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic) -> Tensor` */
  readonly miopen_convolution_transpose: Operator<[['default', Overload<[self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], output_padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean], [], NoKeywords, Tensor>]]>
  /** `miopen_ctc_loss(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank, bool deterministic, bool zero_infinity) -> (Tensor, Tensor)` `miopen_ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank, bool deterministic, bool zero_infinity) -> (Tensor, Tensor)` */
  readonly miopen_ctc_loss: Operator<[['default', Overload<[log_probs: Tensor, targets: Tensor, input_lengths: readonly Int[], target_lengths: readonly Int[], blank: Int, deterministic: boolean, zero_infinity: boolean], [], NoKeywords, [Tensor, Tensor]>], ['Tensor', Overload<[log_probs: Tensor, targets: Tensor, input_lengths: Tensor, target_lengths: Tensor, blank: Int, deterministic: boolean, zero_infinity: boolean], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `miopen_depthwise_convolution(Tensor self, Tensor weight, Tensor? bias, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic) -> Tensor` */
  readonly miopen_depthwise_convolution: Operator<[['default', Overload<[self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean], [], NoKeywords, Tensor>]]>
  /** `miopen_rnn(Tensor input, Tensor[] weight, int weight_stride0, Tensor hx, Tensor? cx, int mode, int hidden_size, int num_layers, bool batch_first, float dropout, bool train, bool bidirectional, int[] batch_sizes, Tensor? dropout_state) -> (Tensor, Tensor, Tensor, Tensor, Tensor)` */
  readonly miopen_rnn: Operator<[['default', Overload<[input: Tensor, weight: readonly Tensor[], weight_stride0: Int, hx: Tensor, cx: Tensor | null, mode: Int, hidden_size: Int, num_layers: Int, batch_first: boolean, dropout: Float, train: boolean, bidirectional: boolean, batch_sizes: readonly Int[], dropout_state: Tensor | null], [], NoKeywords, [Tensor, Tensor, Tensor, Tensor, Tensor]>]]>
  /** `miopen_rnn_backward(Tensor input, Tensor[] weight, int weight_stride0, Tensor weight_buf, Tensor hx, Tensor? cx, Tensor output, Tensor? grad_output, Tensor? grad_hy, Tensor? grad_cy, int mode, int hidden_size, int num_layers, bool batch_first, float dropout, bool train, bool bidirectional, int[] batch_sizes, Tensor? dropout_state, Tensor reserve, bool[4] output_mask) -> (Tensor, Tensor, Tensor, Tensor[])` */
  readonly miopen_rnn_backward: Operator<[['default', Overload<[input: Tensor, weight: readonly Tensor[], weight_stride0: Int, weight_buf: Tensor, hx: Tensor, cx: Tensor | null, output: Tensor, grad_output: Tensor | null, grad_hy: Tensor | null, grad_cy: Tensor | null, mode: Int, hidden_size: Int, num_layers: Int, batch_first: boolean, dropout: Float, train: boolean, bidirectional: boolean, batch_sizes: readonly Int[], dropout_state: Tensor | null, reserve: Tensor, output_mask: readonly boolean[]], [], NoKeywords, [Tensor, Tensor, Tensor, Tensor[]]>]]>
  /** `mish(Tensor self) -> Tensor` */
  readonly mish: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `mish_(Tensor(a!) self) -> Tensor(a!)` */
  readonly mish_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `mish_backward(Tensor grad_output, Tensor self) -> Tensor` */
  readonly mish_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor], [], NoKeywords, Tensor>]]>
  /** `mkldnn_adaptive_avg_pool2d(Tensor self, int[2] output_size) -> Tensor` */
  readonly mkldnn_adaptive_avg_pool2d: Operator<[['default', Overload<[self: Tensor, output_size: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `mkldnn_adaptive_avg_pool2d_backward(Tensor grad_output, Tensor self) -> Tensor` */
  readonly mkldnn_adaptive_avg_pool2d_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor], [], NoKeywords, Tensor>]]>
  /** `mkldnn_convolution(Tensor self, Tensor weight, Tensor? bias, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups) -> Tensor` */
  readonly mkldnn_convolution: Operator<[['default', Overload<[self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int], [], NoKeywords, Tensor>]]>
  /** `mkldnn_linear(Tensor self, Tensor weight, Tensor? bias=None) -> Tensor` */
  readonly mkldnn_linear: Operator<[['default', Overload<[self: Tensor, weight: Tensor], [bias: Tensor | null], { bias?: Tensor | null }, Tensor>]]>
  /** `mkldnn_linear_backward(Tensor self, Tensor grad_output, Tensor weight, bool[3] output_mask) -> (Tensor, Tensor, Tensor)` */
  readonly mkldnn_linear_backward: Operator<[['default', Overload<[self: Tensor, grad_output: Tensor, weight: Tensor, output_mask: readonly boolean[]], [], NoKeywords, [Tensor, Tensor, Tensor]>]]>
  /** `mkldnn_linear_backward_input(int[] input_size, Tensor grad_output, Tensor weight) -> Tensor` */
  readonly mkldnn_linear_backward_input: Operator<[['default', Overload<[input_size: readonly Int[], grad_output: Tensor, weight: Tensor], [], NoKeywords, Tensor>]]>
  /** `mkldnn_linear_backward_weights(Tensor grad_output, Tensor input, Tensor weight, bool bias_defined) -> (Tensor, Tensor)` */
  readonly mkldnn_linear_backward_weights: Operator<[['default', Overload<[grad_output: Tensor, input: Tensor, weight: Tensor, bias_defined: boolean], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `mkldnn_max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor` */
  readonly mkldnn_max_pool2d: Operator<[['default', Overload<[self: Tensor, kernel_size: Int | readonly Int[]], [stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[], ceil_mode: boolean], { stride?: Int | readonly Int[], padding?: Int | readonly Int[], dilation?: Int | readonly Int[], ceil_mode?: boolean }, Tensor>]]>
  /** `mkldnn_max_pool2d_backward(Tensor grad_output, Tensor output, Tensor input, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor` */
  readonly mkldnn_max_pool2d_backward: Operator<[['default', Overload<[grad_output: Tensor, output: Tensor, input: Tensor, kernel_size: Int | readonly Int[]], [stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[], ceil_mode: boolean], { stride?: Int | readonly Int[], padding?: Int | readonly Int[], dilation?: Int | readonly Int[], ceil_mode?: boolean }, Tensor>]]>
  /** `mkldnn_max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor` */
  readonly mkldnn_max_pool3d: Operator<[['default', Overload<[self: Tensor, kernel_size: Int | readonly Int[]], [stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[], ceil_mode: boolean], { stride?: Int | readonly Int[], padding?: Int | readonly Int[], dilation?: Int | readonly Int[], ceil_mode?: boolean }, Tensor>]]>
  /** `mkldnn_max_pool3d_backward(Tensor grad_output, Tensor output, Tensor input, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor` */
  readonly mkldnn_max_pool3d_backward: Operator<[['default', Overload<[grad_output: Tensor, output: Tensor, input: Tensor, kernel_size: Int | readonly Int[]], [stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[], ceil_mode: boolean], { stride?: Int | readonly Int[], padding?: Int | readonly Int[], dilation?: Int | readonly Int[], ceil_mode?: boolean }, Tensor>]]>
  /** `mkldnn_reorder_conv2d_weight(Tensor self, SymInt[2] padding=[0, 0], SymInt[2] stride=[1, 1], SymInt[2] dilation=[1, 1], SymInt groups=1, SymInt[]? input_size=None) -> Tensor` */
  readonly mkldnn_reorder_conv2d_weight: Operator<[['default', Overload<[self: Tensor], [padding: Int | readonly Int[], stride: Int | readonly Int[], dilation: Int | readonly Int[], groups: Int, input_size: readonly Int[] | null], { padding?: Int | readonly Int[], stride?: Int | readonly Int[], dilation?: Int | readonly Int[], groups?: Int, input_size?: readonly Int[] | null }, Tensor>]]>
  /** `mkldnn_reorder_conv3d_weight(Tensor self, SymInt[3] padding=[0, 0, 0], SymInt[3] stride=[1, 1, 1], SymInt[3] dilation=[1, 1, 1], SymInt groups=1, SymInt[]? input_size=None) -> Tensor` */
  readonly mkldnn_reorder_conv3d_weight: Operator<[['default', Overload<[self: Tensor], [padding: Int | readonly Int[], stride: Int | readonly Int[], dilation: Int | readonly Int[], groups: Int, input_size: readonly Int[] | null], { padding?: Int | readonly Int[], stride?: Int | readonly Int[], dilation?: Int | readonly Int[], groups?: Int, input_size?: readonly Int[] | null }, Tensor>]]>
  /** `mkldnn_rnn_layer(Tensor input, Tensor weight0, Tensor weight1, Tensor weight2, Tensor weight3, Tensor hx_, Tensor cx_, bool reverse, int[] batch_sizes, int mode, int hidden_size, int num_layers, bool has_biases, bool bidirectional, bool batch_first, bool train) -> (Tensor, Tensor, Tensor, Tensor)` */
  readonly mkldnn_rnn_layer: Operator<[['default', Overload<[input: Tensor, weight0: Tensor, weight1: Tensor, weight2: Tensor, weight3: Tensor, hx_: Tensor, cx_: Tensor, reverse: boolean, batch_sizes: readonly Int[], mode: Int, hidden_size: Int, num_layers: Int, has_biases: boolean, bidirectional: boolean, batch_first: boolean, train: boolean], [], NoKeywords, [Tensor, Tensor, Tensor, Tensor]>]]>
  /** `mkldnn_rnn_layer_backward(Tensor input, Tensor weight1, Tensor weight2, Tensor weight3, Tensor weight4, Tensor hx_, Tensor cx_tmp, Tensor output, Tensor hy_, Tensor cy_, Tensor? grad_output, Tensor? grad_hy, Tensor? grad_cy, bool reverse, int mode, int hidden_size, int num_layers, bool has_biases, bool train, bool bidirectional, int[] batch_sizes, bool batch_first, Tensor workspace) -> (Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor)` */
  readonly mkldnn_rnn_layer_backward: Operator<[['default', Overload<[input: Tensor, weight1: Tensor, weight2: Tensor, weight3: Tensor, weight4: Tensor, hx_: Tensor, cx_tmp: Tensor, output: Tensor, hy_: Tensor, cy_: Tensor, grad_output: Tensor | null, grad_hy: Tensor | null, grad_cy: Tensor | null, reverse: boolean, mode: Int, hidden_size: Int, num_layers: Int, has_biases: boolean, train: boolean, bidirectional: boolean, batch_sizes: readonly Int[], batch_first: boolean, workspace: Tensor], [], NoKeywords, [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]>]]>
  /** `mm(Tensor self, Tensor mat2) -> Tensor` `mm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor` */
  readonly mm: Operator<[['default', Overload<[self: Tensor, mat2: Tensor], [], NoKeywords, Tensor>], ['dtype', Overload<[self: Tensor, mat2: Tensor, out_dtype: DType], [], NoKeywords, Tensor>]]>
  /** `mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  readonly mode: Operator<[['default', Overload<[self: Tensor], [dim: Int, keepdim: boolean], { dim?: Int, keepdim?: boolean }, [Tensor, Tensor]>]]>
  /** `moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)` `moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)` */
  readonly moveaxis: Operator<[['intlist', Overload<[self: Tensor, source: readonly Int[], destination: readonly Int[]], [], NoKeywords, Tensor>], ['int', Overload<[self: Tensor, source: Int, destination: Int], [], NoKeywords, Tensor>]]>
  /** `movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)` `movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)` */
  readonly movedim: Operator<[['int', Overload<[self: Tensor, source: Int, destination: Int], [], NoKeywords, Tensor>], ['intlist', Overload<[self: Tensor, source: readonly Int[], destination: readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `mps_convolution_backward(Tensor self, Tensor grad_output, Tensor weight, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool[3] output_mask) -> (Tensor, Tensor, Tensor)` */
  readonly mps_convolution_backward: Operator<[['default', Overload<[self: Tensor, grad_output: Tensor, weight: Tensor, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, output_mask: readonly boolean[]], [], NoKeywords, [Tensor, Tensor, Tensor]>]]>
  /** `mps_convolution_transpose_backward(Tensor self, Tensor grad_output, Tensor weight, SymInt[] padding, SymInt[] output_padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool[2] output_mask) -> (Tensor, Tensor)` */
  readonly mps_convolution_transpose_backward: Operator<[['default', Overload<[self: Tensor, grad_output: Tensor, weight: Tensor, padding: readonly Int[], output_padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, output_mask: readonly boolean[]], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  readonly mse_loss: Operator<[['default', Overload<[self: Tensor, target: Tensor], [reduction: Int], { reduction?: Int }, Tensor>]]>
  /** `mse_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction) -> Tensor` */
  readonly mse_loss_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, target: Tensor, reduction: Int], [], NoKeywords, Tensor>]]>
  /** `msort(Tensor self) -> Tensor` */
  readonly msort: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `mul.Tensor(Tensor self, Tensor other) -> Tensor` `mul.Scalar(Tensor self, Scalar other) -> Tensor` */
  readonly mul: Operator<[['Tensor', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor | Scalar, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `mul_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` `mul_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  readonly mul_: Operator<[['Tensor', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor | Scalar, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=1) -> Tensor` */
  readonly multi_margin_loss: Operator<[['default', Overload<[self: Tensor, target: Tensor], [p: Scalar, margin: Scalar, weight: Tensor | null, reduction: Int], { p?: Scalar, margin?: Scalar, weight?: Tensor | null, reduction?: Int }, Tensor>]]>
  /** `multi_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, Scalar p, Scalar margin, Tensor? weight=None, int reduction=1) -> Tensor` */
  readonly multi_margin_loss_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, target: Tensor, p: Scalar, margin: Scalar], [weight: Tensor | null, reduction: Int], { weight?: Tensor | null, reduction?: Int }, Tensor>]]>
  /** `multilabel_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  readonly multilabel_margin_loss: Operator<[['default', Overload<[self: Tensor, target: Tensor], [reduction: Int], { reduction?: Int }, Tensor>]]>
  /** `multilabel_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, Tensor is_target) -> Tensor` */
  readonly multilabel_margin_loss_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, target: Tensor, reduction: Int, is_target: Tensor], [], NoKeywords, Tensor>]]>
  /** `multilabel_margin_loss_forward(Tensor self, Tensor target, int reduction) -> (Tensor output, Tensor is_target)` */
  readonly multilabel_margin_loss_forward: Operator<[['default', Overload<[self: Tensor, target: Tensor, reduction: Int], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor` */
  readonly multinomial: Operator<[['default', Overload<[self: Tensor, num_samples: Int], [replacement: boolean], { replacement?: boolean, generator?: null }, Tensor>]]>
  /** `multiply.Tensor(Tensor self, Tensor other) -> Tensor` `multiply.Scalar(Tensor self, Scalar other) -> Tensor` */
  readonly multiply: Operator<[['Tensor', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor | Scalar, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `multiply_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` `multiply_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  readonly multiply_: Operator<[['Tensor', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor | Scalar, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `mv(Tensor self, Tensor vec) -> Tensor` */
  readonly mv: Operator<[['default', Overload<[self: Tensor, vec: Tensor], [], NoKeywords, Tensor>]]>
  /** `mvlgamma(Tensor self, int p) -> Tensor` */
  readonly mvlgamma: Operator<[['default', Overload<[self: Tensor, p: Int], [], NoKeywords, Tensor>]]>
  /** `mvlgamma_(Tensor(a!) self, int p) -> Tensor(a!)` */
  readonly mvlgamma_: Operator<[['default', Overload<[self: Tensor, p: Int], [], NoKeywords, Tensor>]]>
  /** `nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor` */
  readonly nan_to_num: Operator<[['default', Overload<[self: Tensor], [nan: Float | null, posinf: Float | null, neginf: Float | null], { nan?: Float | null, posinf?: Float | null, neginf?: Float | null }, Tensor>]]>
  /** `nan_to_num_(Tensor(a!) self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor(a!)` */
  readonly nan_to_num_: Operator<[['default', Overload<[self: Tensor], [nan: Float | null, posinf: Float | null, neginf: Float | null], { nan?: Float | null, posinf?: Float | null, neginf?: Float | null }, Tensor>]]>
  /** `nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  readonly nanmean: Operator<[['default', Overload<[self: Tensor], [dim: Int | readonly Int[] | null, keepdim: boolean], { dim?: Int | readonly Int[] | null, keepdim?: boolean, dtype?: DType | null }, Tensor>]]>
  /** `nanmedian(Tensor self) -> Tensor` `nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  readonly nanmedian: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>], ['dim', Overload<[self: Tensor, dim: Int], [keepdim: boolean], { keepdim?: boolean }, [Tensor, Tensor]>]]>
  /** `nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor` `nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor` */
  readonly nanquantile: Operator<[['default', Overload<[self: Tensor, q: Tensor], [dim: Int | null, keepdim: boolean], { dim?: Int | null, keepdim?: boolean, interpolation?: string }, Tensor>], ['scalar', Overload<[self: Tensor, q: Float], [dim: Int | null, keepdim: boolean], { dim?: Int | null, keepdim?: boolean, interpolation?: string }, Tensor>]]>
  /** `nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  readonly nansum: Operator<[['default', Overload<[self: Tensor], [dim: Int | readonly Int[] | null, keepdim: boolean], { dim?: Int | readonly Int[] | null, keepdim?: boolean, dtype?: DType | null }, Tensor>]]>
  /** `narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> Tensor(a)` `narrow.Tensor(Tensor(a) self, int dim, Tensor start, SymInt length) -> Tensor(a)` */
  readonly narrow: Operator<[['default', Overload<[self: Tensor, dim: Int, start: Int, length: Int], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, dim: Int, start: Tensor, length: Int], [], NoKeywords, Tensor>]]>
  /** `narrow_copy(Tensor self, int dim, SymInt start, SymInt length) -> Tensor` */
  readonly narrow_copy: Operator<[['default', Overload<[self: Tensor, dim: Int, start: Int, length: Int], [], NoKeywords, Tensor>]]>
  /** `native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor)` */
  readonly native_batch_norm: Operator<[['default', Overload<[input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, training: boolean, momentum: Float, eps: Float], [], NoKeywords, [Tensor, Tensor, Tensor]>]]>
  /** `native_batch_norm_backward(Tensor grad_out, Tensor input, Tensor? weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? save_invstd, bool train, float eps, bool[3] output_mask) -> (Tensor, Tensor, Tensor)` */
  readonly native_batch_norm_backward: Operator<[['default', Overload<[grad_out: Tensor, input: Tensor, weight: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, save_mean: Tensor | null, save_invstd: Tensor | null, train: boolean, eps: Float, output_mask: readonly boolean[]], [], NoKeywords, [Tensor, Tensor, Tensor]>]]>
  /** `native_channel_shuffle(Tensor self, SymInt groups) -> Tensor` */
  readonly native_channel_shuffle: Operator<[['default', Overload<[self: Tensor, groups: Int], [], NoKeywords, Tensor>]]>
  /** `native_dropout(Tensor input, float p, bool? train) -> (Tensor, Tensor)` */
  readonly native_dropout: Operator<[['default', Overload<[input: Tensor, p: Float, train: boolean | null], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `native_dropout_backward(Tensor grad_output, Tensor mask, float scale) -> Tensor` */
  readonly native_dropout_backward: Operator<[['default', Overload<[grad_output: Tensor, mask: Tensor, scale: Float], [], NoKeywords, Tensor>]]>
  /** `native_group_norm(Tensor input, Tensor? weight, Tensor? bias, SymInt N, SymInt C, SymInt HxW, int group, float eps) -> (Tensor, Tensor, Tensor)` */
  readonly native_group_norm: Operator<[['default', Overload<[input: Tensor, weight: Tensor | null, bias: Tensor | null, N: Int, C: Int, HxW: Int, group: Int, eps: Float], [], NoKeywords, [Tensor, Tensor, Tensor]>]]>
  /** `native_group_norm_backward(Tensor grad_out, Tensor input, Tensor mean, Tensor rstd, Tensor? weight, SymInt N, SymInt C, SymInt HxW, int group, bool[3] output_mask) -> (Tensor, Tensor, Tensor)` */
  readonly native_group_norm_backward: Operator<[['default', Overload<[grad_out: Tensor, input: Tensor, mean: Tensor, rstd: Tensor, weight: Tensor | null, N: Int, C: Int, HxW: Int, group: Int, output_mask: readonly boolean[]], [], NoKeywords, [Tensor, Tensor, Tensor]>]]>
  /** `native_layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps) -> (Tensor, Tensor, Tensor)` */
  readonly native_layer_norm: Operator<[['default', Overload<[input: Tensor, normalized_shape: readonly Int[], weight: Tensor | null, bias: Tensor | null, eps: Float], [], NoKeywords, [Tensor, Tensor, Tensor]>]]>
  /** `native_layer_norm_backward(Tensor grad_out, Tensor input, SymInt[] normalized_shape, Tensor mean, Tensor rstd, Tensor? weight, Tensor? bias, bool[3] output_mask) -> (Tensor, Tensor, Tensor)` */
  readonly native_layer_norm_backward: Operator<[['default', Overload<[grad_out: Tensor, input: Tensor, normalized_shape: readonly Int[], mean: Tensor, rstd: Tensor, weight: Tensor | null, bias: Tensor | null, output_mask: readonly boolean[]], [], NoKeywords, [Tensor, Tensor, Tensor]>]]>
  /** `native_norm(Tensor self, Scalar p=2) -> Tensor` `native_norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, ScalarType? dtype) -> Tensor` */
  readonly native_norm: Operator<[['default', Overload<[self: Tensor], [p: Scalar], { p?: Scalar }, Tensor>], ['ScalarOpt_dim_dtype', Overload<[self: Tensor, p: Scalar | null, dim: Int | readonly Int[], keepdim: boolean, dtype: DType | null], [], NoKeywords, Tensor>]]>
  /** `ne.Tensor(Tensor self, Tensor other) -> Tensor` `ne.Scalar(Tensor self, Scalar other) -> Tensor` */
  readonly ne: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `ne_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` `ne_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly ne_: Operator<[['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `neg(Tensor self) -> Tensor` */
  readonly neg: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `neg_(Tensor(a!) self) -> Tensor(a!)` */
  readonly neg_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `negative(Tensor self) -> Tensor` */
  readonly negative: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `negative_(Tensor(a!) self) -> Tensor(a!)` */
  readonly negative_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `nested_to_padded_tensor(Tensor self, float padding, int[]? output_size=None) -> Tensor` */
  readonly nested_to_padded_tensor: Operator<[['default', Overload<[self: Tensor, padding: Float], [output_size: readonly Int[] | null], { output_size?: readonly Int[] | null }, Tensor>]]>
  /** `new_empty(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly new_empty: Operator<[['default', Overload<[self: Tensor, size: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `new_empty_strided(Tensor self, SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly new_empty_strided: Operator<[['default', Overload<[self: Tensor, size: readonly Int[], stride: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `new_full(Tensor self, SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly new_full: Operator<[['default', Overload<[self: Tensor, size: readonly Int[], fill_value: Scalar], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `new_ones(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly new_ones: Operator<[['default', Overload<[self: Tensor, size: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly new_zeros: Operator<[['default', Overload<[self: Tensor, size: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `nextafter(Tensor self, Tensor other) -> Tensor` */
  readonly nextafter: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `nextafter_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly nextafter_: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor` */
  readonly nll_loss: Operator<[['default', Overload<[self: Tensor, target: Tensor], [weight: Tensor | null, reduction: Int, ignore_index: Int], { weight?: Tensor | null, reduction?: Int, ignore_index?: Int }, Tensor>]]>
  /** `nll_loss2d(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor` */
  readonly nll_loss2d: Operator<[['default', Overload<[self: Tensor, target: Tensor], [weight: Tensor | null, reduction: Int, ignore_index: Int], { weight?: Tensor | null, reduction?: Int, ignore_index?: Int }, Tensor>]]>
  /** `nll_loss2d_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight) -> Tensor` */
  readonly nll_loss2d_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, target: Tensor, weight: Tensor | null, reduction: Int, ignore_index: Int, total_weight: Tensor], [], NoKeywords, Tensor>]]>
  /** `nll_loss2d_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)` */
  readonly nll_loss2d_forward: Operator<[['default', Overload<[self: Tensor, target: Tensor, weight: Tensor | null, reduction: Int, ignore_index: Int], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `nll_loss_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index, Tensor total_weight) -> Tensor` */
  readonly nll_loss_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, target: Tensor, weight: Tensor | null, reduction: Int, ignore_index: Int, total_weight: Tensor], [], NoKeywords, Tensor>]]>
  /** `nll_loss_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt ignore_index) -> (Tensor output, Tensor total_weight)` */
  readonly nll_loss_forward: Operator<[['default', Overload<[self: Tensor, target: Tensor, weight: Tensor | null, reduction: Int, ignore_index: Int], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor` */
  readonly nll_loss_nd: Operator<[['default', Overload<[self: Tensor, target: Tensor], [weight: Tensor | null, reduction: Int, ignore_index: Int], { weight?: Tensor | null, reduction?: Int, ignore_index?: Int }, Tensor>]]>
  /** `nonzero(Tensor self) -> Tensor` */
  readonly nonzero: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `nonzero_numpy(Tensor self) -> Tensor[]` */
  readonly nonzero_numpy: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor[]>]]>
  /** `nonzero_static(Tensor self, *, SymInt size, int fill_value=-1) -> Tensor` */
  readonly nonzero_static: Operator<[['default', Overload<[self: Tensor], [], { size: Int, fill_value?: Int }, Tensor>]]>
  /** `norm.Scalar(Tensor self, Scalar p=2) -> Tensor` `norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor` `norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, *, ScalarType dtype) -> Tensor` `norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> Tensor` */
  readonly norm: Operator<[['Scalar', Overload<[self: Tensor], [p: Scalar], { p?: Scalar }, Tensor>], ['ScalarOpt_dim', Overload<[self: Tensor, p: Scalar | null, dim: Int | readonly Int[]], [keepdim: boolean], { keepdim?: boolean }, Tensor>], ['ScalarOpt_dim_dtype', Overload<[self: Tensor, p: Scalar | null, dim: Int | readonly Int[], keepdim: boolean], [], { dtype: DType }, Tensor>], ['ScalarOpt_dtype', Overload<[self: Tensor, p: Scalar | null], [], { dtype: DType }, Tensor>]]>
  /** `norm_except_dim(Tensor v, int pow=2, int dim=0) -> Tensor` */
  readonly norm_except_dim: Operator<[['default', Overload<[v: Tensor], [pow: Int, dim: Int], { pow?: Int, dim?: Int }, Tensor>]]>
  /** `normal.Tensor_float(Tensor mean, float std=1., *, Generator? generator=None) -> Tensor` `normal.float_Tensor(float mean, Tensor std, *, Generator? generator=None) -> Tensor` `normal.Tensor_Tensor(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor` `normal.float_float(float mean, float std, SymInt[] size, *, Generator? generator=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly normal: Operator<[['Tensor_float', Overload<[mean: Tensor], [std: Float], { std?: Float, generator?: null }, Tensor>], ['float_Tensor', Overload<[mean: Float, std: Tensor], [], { generator?: null }, Tensor>], ['Tensor_Tensor', Overload<[mean: Tensor, std: Tensor], [], { generator?: null }, Tensor>], ['float_float', Overload<[mean: Float, std: Float, size: readonly Int[]], [], { generator?: null, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)` */
  readonly normal_: Operator<[['default', Overload<[self: Tensor], [mean: Float, std: Float], { mean?: Float, std?: Float, generator?: null }, Tensor>]]>
  /** `normal_functional(Tensor self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor` */
  readonly normal_functional: Operator<[['default', Overload<[self: Tensor], [mean: Float, std: Float], { mean?: Float, std?: Float, generator?: null }, Tensor>]]>
  /** `not_equal.Tensor(Tensor self, Tensor other) -> Tensor` `not_equal.Scalar(Tensor self, Scalar other) -> Tensor` */
  readonly not_equal: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `not_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` `not_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  readonly not_equal_: Operator<[['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `nuclear_norm(Tensor self, bool keepdim=False) -> Tensor` `nuclear_norm.dim(Tensor self, int[2] dim, bool keepdim=False) -> Tensor` */
  readonly nuclear_norm: Operator<[['default', Overload<[self: Tensor], [keepdim: boolean], { keepdim?: boolean }, Tensor>], ['dim', Overload<[self: Tensor, dim: Int | readonly Int[]], [keepdim: boolean], { keepdim?: boolean }, Tensor>]]>
  /** `numel(Tensor self) -> int` */
  readonly numel: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, number | bigint>]]>
  /** `numpy_T(Tensor(a) self) -> Tensor(a)` */
  readonly numpy_T: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `one_hot(Tensor self, int num_classes=-1) -> Tensor` */
  readonly one_hot: Operator<[['default', Overload<[self: Tensor], [num_classes: Int], { num_classes?: Int }, Tensor>]]>
  /** `ones(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly ones: Operator<[['default', Overload<[size: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  readonly ones_like: Operator<[['default', Overload<[self: Tensor], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null, memory_format?: OpMemoryFormat | null }, Tensor>]]>
  /** `orgqr(Tensor self, Tensor input2) -> Tensor` */
  readonly orgqr: Operator<[['default', Overload<[self: Tensor, input2: Tensor], [], NoKeywords, Tensor>]]>
  /** `ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor` */
  readonly ormqr: Operator<[['default', Overload<[self: Tensor, input2: Tensor, input3: Tensor], [left: boolean, transpose: boolean], { left?: boolean, transpose?: boolean }, Tensor>]]>
  /** `outer(Tensor self, Tensor vec2) -> Tensor` */
  readonly outer: Operator<[['default', Overload<[self: Tensor, vec2: Tensor], [], NoKeywords, Tensor>]]>
  /** `output_nr(Tensor self) -> int` */
  readonly output_nr: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, number | bigint>]]>
  /** `pad(Tensor self, SymInt[] pad, str mode="constant", float? value=None) -> Tensor` */
  readonly pad: Operator<[['default', Overload<[self: Tensor, pad: readonly Int[]], [mode: string, value: Float | null], { mode?: string, value?: Float | null }, Tensor>]]>
  /** `pad_sequence(Tensor[] sequences, bool batch_first=False, float padding_value=0., str padding_side="right") -> Tensor` */
  readonly pad_sequence: Operator<[['default', Overload<[sequences: readonly Tensor[]], [batch_first: boolean, padding_value: Float, padding_side: string], { batch_first?: boolean, padding_value?: Float, padding_side?: string }, Tensor>]]>
  /** `pairwise_distance(Tensor x1, Tensor x2, float p=2., float eps=9.9999999999999995e-07, bool keepdim=False) -> Tensor` */
  readonly pairwise_distance: Operator<[['default', Overload<[x1: Tensor, x2: Tensor], [p: Float, eps: Float, keepdim: boolean], { p?: Float, eps?: Float, keepdim?: boolean }, Tensor>]]>
  /** `pdist(Tensor self, float p=2.) -> Tensor` */
  readonly pdist: Operator<[['default', Overload<[self: Tensor], [p: Float], { p?: Float }, Tensor>]]>
  /** `permute(Tensor(a) self, int[] dims) -> Tensor(a)` */
  readonly permute: Operator<[['default', Overload<[self: Tensor, dims: readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `permute_copy(Tensor self, int[] dims) -> Tensor` */
  readonly permute_copy: Operator<[['default', Overload<[self: Tensor, dims: readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `pin_memory(Tensor(a) self, Device? device=None) -> Tensor(a)` */
  readonly pin_memory: Operator<[['default', Overload<[self: Tensor], [device: Device | string | null], { device?: Device | string | null }, Tensor>]]>
  /** `pinverse(Tensor self, float rcond=1.0000000000000001e-15) -> Tensor` */
  readonly pinverse: Operator<[['default', Overload<[self: Tensor], [rcond: Float], { rcond?: Float }, Tensor>]]>
  /** `pixel_shuffle(Tensor self, int upscale_factor) -> Tensor` */
  readonly pixel_shuffle: Operator<[['default', Overload<[self: Tensor, upscale_factor: Int], [], NoKeywords, Tensor>]]>
  /** `pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor` */
  readonly pixel_unshuffle: Operator<[['default', Overload<[self: Tensor, downscale_factor: Int], [], NoKeywords, Tensor>]]>
  /** `poisson(Tensor self, Generator? generator=None) -> Tensor` */
  readonly poisson: Operator<[['default', Overload<[self: Tensor], [generator: null], { generator?: null }, Tensor>]]>
  /** `poisson_nll_loss(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction) -> Tensor` */
  readonly poisson_nll_loss: Operator<[['default', Overload<[input: Tensor, target: Tensor, log_input: boolean, full: boolean, eps: Float, reduction: Int], [], NoKeywords, Tensor>]]>
  /** `polar(Tensor abs, Tensor angle) -> Tensor` */
  readonly polar: Operator<[['default', Overload<[abs: Tensor, angle: Tensor], [], NoKeywords, Tensor>]]>
  /** `polygamma(int n, Tensor self) -> Tensor` */
  readonly polygamma: Operator<[['default', Overload<[n: Int, self: Tensor], [], NoKeywords, Tensor>]]>
  /** `polygamma_(Tensor(a!) self, int n) -> Tensor(a!)` */
  readonly polygamma_: Operator<[['default', Overload<[self: Tensor, n: Int], [], NoKeywords, Tensor>]]>
  /** `positive(Tensor(a) self) -> Tensor(a)` */
  readonly positive: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor` `pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor` `pow.Scalar(Scalar self, Tensor exponent) -> Tensor` */
  readonly pow: Operator<[['Tensor_Tensor', Overload<[self: Tensor, exponent: Tensor], [], NoKeywords, Tensor>], ['Tensor_Scalar', Overload<[self: Tensor, exponent: Scalar], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Scalar, exponent: Tensor], [], NoKeywords, Tensor>]]>
  /** `pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)` `pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)` */
  readonly pow_: Operator<[['Scalar', Overload<[self: Tensor, exponent: Scalar], [], NoKeywords, Tensor>], ['Tensor', Overload<[self: Tensor, exponent: Tensor], [], NoKeywords, Tensor>]]>
  /** `prelu(Tensor self, Tensor weight) -> Tensor` */
  readonly prelu: Operator<[['default', Overload<[self: Tensor, weight: Tensor], [], NoKeywords, Tensor>]]>
  /** `prod(Tensor self, *, ScalarType? dtype=None) -> Tensor` `prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  readonly prod: Operator<[['default', Overload<[self: Tensor], [], { dtype?: DType | null }, Tensor>], ['dim_int', Overload<[self: Tensor, dim: Int], [keepdim: boolean], { keepdim?: boolean, dtype?: DType | null }, Tensor>]]>
  /** `promote_types(ScalarType type1, ScalarType type2) -> ScalarType` */
  readonly promote_types: Operator<[['default', Overload<[type1: DType, type2: DType], [], NoKeywords, DType>]]>
  /** `put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor` */
  readonly put: Operator<[['default', Overload<[self: Tensor, index: Tensor, source: Tensor], [accumulate: boolean], { accumulate?: boolean }, Tensor>]]>
  /** `put_(Tensor(a!) self, Tensor index, Tensor source, bool accumulate=False) -> Tensor(a!)` */
  readonly put_: Operator<[['default', Overload<[self: Tensor, index: Tensor, source: Tensor], [accumulate: boolean], { accumulate?: boolean }, Tensor>]]>
  /** `q_per_channel_axis(Tensor self) -> int` */
  readonly q_per_channel_axis: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, number | bigint>]]>
  /** `q_per_channel_scales(Tensor self) -> Tensor` */
  readonly q_per_channel_scales: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `q_per_channel_zero_points(Tensor self) -> Tensor` */
  readonly q_per_channel_zero_points: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `q_scale(Tensor self) -> float` */
  readonly q_scale: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, number>]]>
  /** `q_zero_point(Tensor self) -> int` */
  readonly q_zero_point: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, number | bigint>]]>
  /** `qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R)` */
  readonly qr: Operator<[['default', Overload<[self: Tensor], [some: boolean], { some?: boolean }, [Tensor, Tensor]>]]>
  /** `quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor` `quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor` */
  readonly quantile: Operator<[['default', Overload<[self: Tensor, q: Tensor], [dim: Int | null, keepdim: boolean], { dim?: Int | null, keepdim?: boolean, interpolation?: string }, Tensor>], ['scalar', Overload<[self: Tensor, q: Float], [dim: Int | null, keepdim: boolean], { dim?: Int | null, keepdim?: boolean, interpolation?: string }, Tensor>]]>
  /** `quantize_per_channel(Tensor self, Tensor scales, Tensor zero_points, int axis, ScalarType dtype) -> Tensor` */
  readonly quantize_per_channel: Operator<[['default', Overload<[self: Tensor, scales: Tensor, zero_points: Tensor, axis: Int, dtype: DType], [], NoKeywords, Tensor>]]>
  /** `quantize_per_tensor(Tensor self, float scale, int zero_point, ScalarType dtype) -> Tensor` `quantize_per_tensor.tensor_qparams(Tensor self, Tensor scale, Tensor zero_point, ScalarType dtype) -> Tensor` `quantize_per_tensor.tensors(Tensor[] tensors, Tensor scales, Tensor zero_points, ScalarType dtype) -> Tensor[]` */
  readonly quantize_per_tensor: Operator<[['default', Overload<[self: Tensor, scale: Float, zero_point: Int, dtype: DType], [], NoKeywords, Tensor>], ['tensor_qparams', Overload<[self: Tensor, scale: Tensor, zero_point: Tensor, dtype: DType], [], NoKeywords, Tensor>], ['tensors', Overload<[tensors: readonly Tensor[], scales: Tensor, zero_points: Tensor, dtype: DType], [], NoKeywords, Tensor[]>]]>
  /** `quantize_per_tensor_dynamic(Tensor self, ScalarType dtype, bool reduce_range) -> Tensor` */
  readonly quantize_per_tensor_dynamic: Operator<[['default', Overload<[self: Tensor, dtype: DType, reduce_range: boolean], [], NoKeywords, Tensor>]]>
  /** `quantized_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor mean, Tensor var, float eps, float output_scale, int output_zero_point) -> Tensor` */
  readonly quantized_batch_norm: Operator<[['default', Overload<[input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, var_: Tensor, eps: Float, output_scale: Float, output_zero_point: Int], [], NoKeywords, Tensor>]]>
  /** `quantized_gru.input_legacy(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)` `quantized_gru.data_legacy(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)` */
  readonly quantized_gru: Operator<[['input_legacy', Overload<[input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: Int, dropout: Float, train: boolean, bidirectional: boolean, batch_first: boolean], [], NoKeywords, [Tensor, Tensor]>], ['data_legacy', Overload<[data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: Int, dropout: Float, train: boolean, bidirectional: boolean], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `quantized_gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor b_ih, Tensor b_hh, Tensor packed_ih, Tensor packed_hh, Tensor col_offsets_ih, Tensor col_offsets_hh, Scalar scale_ih, Scalar scale_hh, Scalar zero_point_ih, Scalar zero_point_hh) -> Tensor` */
  readonly quantized_gru_cell: Operator<[['default', Overload<[input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor, b_hh: Tensor, packed_ih: Tensor, packed_hh: Tensor, col_offsets_ih: Tensor, col_offsets_hh: Tensor, scale_ih: Scalar, scale_hh: Scalar, zero_point_ih: Scalar, zero_point_hh: Scalar], [], NoKeywords, Tensor>]]>
  /** `quantized_lstm.input_legacy(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first, *, ScalarType? dtype=None, bool use_dynamic=False) -> (Tensor, Tensor, Tensor)` `quantized_lstm.data_legacy(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, *, ScalarType? dtype=None, bool use_dynamic=False) -> (Tensor, Tensor, Tensor)` */
  readonly quantized_lstm: Operator<[['input_legacy', Overload<[input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], has_biases: boolean, num_layers: Int, dropout: Float, train: boolean, bidirectional: boolean, batch_first: boolean], [], { dtype?: DType | null, use_dynamic?: boolean }, [Tensor, Tensor, Tensor]>], ['data_legacy', Overload<[data: Tensor, batch_sizes: Tensor, hx: readonly Tensor[], params: readonly Tensor[], has_biases: boolean, num_layers: Int, dropout: Float, train: boolean, bidirectional: boolean], [], { dtype?: DType | null, use_dynamic?: boolean }, [Tensor, Tensor, Tensor]>]]>
  /** `quantized_lstm_cell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor b_ih, Tensor b_hh, Tensor packed_ih, Tensor packed_hh, Tensor col_offsets_ih, Tensor col_offsets_hh, Scalar scale_ih, Scalar scale_hh, Scalar zero_point_ih, Scalar zero_point_hh) -> (Tensor, Tensor)` */
  readonly quantized_lstm_cell: Operator<[['default', Overload<[input: Tensor, hx: readonly Tensor[], w_ih: Tensor, w_hh: Tensor, b_ih: Tensor, b_hh: Tensor, packed_ih: Tensor, packed_hh: Tensor, col_offsets_ih: Tensor, col_offsets_hh: Tensor, scale_ih: Scalar, scale_hh: Scalar, zero_point_ih: Scalar, zero_point_hh: Scalar], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `quantized_max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> Tensor` */
  readonly quantized_max_pool1d: Operator<[['default', Overload<[self: Tensor, kernel_size: Int | readonly Int[]], [stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[], ceil_mode: boolean], { stride?: Int | readonly Int[], padding?: Int | readonly Int[], dilation?: Int | readonly Int[], ceil_mode?: boolean }, Tensor>]]>
  /** `quantized_max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor` */
  readonly quantized_max_pool2d: Operator<[['default', Overload<[self: Tensor, kernel_size: Int | readonly Int[]], [stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[], ceil_mode: boolean], { stride?: Int | readonly Int[], padding?: Int | readonly Int[], dilation?: Int | readonly Int[], ceil_mode?: boolean }, Tensor>]]>
  /** `quantized_max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor` */
  readonly quantized_max_pool3d: Operator<[['default', Overload<[self: Tensor, kernel_size: Int | readonly Int[]], [stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[], ceil_mode: boolean], { stride?: Int | readonly Int[], padding?: Int | readonly Int[], dilation?: Int | readonly Int[], ceil_mode?: boolean }, Tensor>]]>
  /** `quantized_rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor b_ih, Tensor b_hh, Tensor packed_ih, Tensor packed_hh, Tensor col_offsets_ih, Tensor col_offsets_hh, Scalar scale_ih, Scalar scale_hh, Scalar zero_point_ih, Scalar zero_point_hh) -> Tensor` */
  readonly quantized_rnn_relu_cell: Operator<[['default', Overload<[input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor, b_hh: Tensor, packed_ih: Tensor, packed_hh: Tensor, col_offsets_ih: Tensor, col_offsets_hh: Tensor, scale_ih: Scalar, scale_hh: Scalar, zero_point_ih: Scalar, zero_point_hh: Scalar], [], NoKeywords, Tensor>]]>
  /** `quantized_rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor b_ih, Tensor b_hh, Tensor packed_ih, Tensor packed_hh, Tensor col_offsets_ih, Tensor col_offsets_hh, Scalar scale_ih, Scalar scale_hh, Scalar zero_point_ih, Scalar zero_point_hh) -> Tensor` */
  readonly quantized_rnn_tanh_cell: Operator<[['default', Overload<[input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor, b_hh: Tensor, packed_ih: Tensor, packed_hh: Tensor, col_offsets_ih: Tensor, col_offsets_hh: Tensor, scale_ih: Scalar, scale_hh: Scalar, zero_point_ih: Scalar, zero_point_hh: Scalar], [], NoKeywords, Tensor>]]>
  /** `rad2deg(Tensor self) -> Tensor` */
  readonly rad2deg: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `rad2deg_(Tensor(a!) self) -> Tensor(a!)` */
  readonly rad2deg_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `rand(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `rand.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly rand: Operator<[['default', Overload<[size: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['generator', Overload<[size: readonly Int[]], [], { generator: null, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` `rand_like.generator(Tensor self, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  readonly rand_like: Operator<[['default', Overload<[self: Tensor], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null, memory_format?: OpMemoryFormat | null }, Tensor>], ['generator', Overload<[self: Tensor], [], { generator: null, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null, memory_format?: OpMemoryFormat | null }, Tensor>]]>
  /** `randint(SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `randint.generator(SymInt high, SymInt[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `randint.low(SymInt low, SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `randint.low_generator(SymInt low, SymInt high, SymInt[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly randint: Operator<[['default', Overload<[high: Int, size: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['generator', Overload<[high: Int, size: readonly Int[]], [], { generator: null, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['low', Overload<[low: Int, high: Int, size: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['low_generator', Overload<[low: Int, high: Int, size: readonly Int[]], [], { generator: null, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `randint_like(Tensor self, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` `randint_like.Tensor(Tensor self, Tensor high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` `randint_like.low_dtype(Tensor self, SymInt low, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` `randint_like.generator(Tensor self, SymInt high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` `randint_like.Tensor_generator(Tensor self, Tensor high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` `randint_like.low_generator_dtype(Tensor self, SymInt low, SymInt high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  readonly randint_like: Operator<[['default', Overload<[self: Tensor, high: Int], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null, memory_format?: OpMemoryFormat | null }, Tensor>], ['Tensor', Overload<[self: Tensor, high: Tensor], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null, memory_format?: OpMemoryFormat | null }, Tensor>], ['low_dtype', Overload<[self: Tensor, low: Int, high: Int], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null, memory_format?: OpMemoryFormat | null }, Tensor>], ['generator', Overload<[self: Tensor, high: Int], [], { generator: null, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null, memory_format?: OpMemoryFormat | null }, Tensor>], ['Tensor_generator', Overload<[self: Tensor, high: Tensor], [], { generator: null, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null, memory_format?: OpMemoryFormat | null }, Tensor>], ['low_generator_dtype', Overload<[self: Tensor, low: Int, high: Int], [], { generator: null, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null, memory_format?: OpMemoryFormat | null }, Tensor>]]>
  /** `randn(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `randn.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly randn: Operator<[['default', Overload<[size: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['generator', Overload<[size: readonly Int[]], [], { generator: null, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` `randn_like.generator(Tensor self, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  readonly randn_like: Operator<[['default', Overload<[self: Tensor], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null, memory_format?: OpMemoryFormat | null }, Tensor>], ['generator', Overload<[self: Tensor], [], { generator: null, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null, memory_format?: OpMemoryFormat | null }, Tensor>]]>
  /** `random.from(Tensor self, int from, int? to, *, Generator? generator=None) -> Tensor` `random.to(Tensor self, int to, *, Generator? generator=None) -> Tensor` `random(Tensor self, *, Generator? generator=None) -> Tensor` */
  readonly random: Operator<[['from', Overload<[self: Tensor, from: Int, to: Int | null], [], { generator?: null }, Tensor>], ['to', Overload<[self: Tensor, to: Int], [], { generator?: null }, Tensor>], ['default', Overload<[self: Tensor], [], { generator?: null }, Tensor>]]>
  /** `random_.from(Tensor(a!) self, int from, int? to, *, Generator? generator=None) -> Tensor(a!)` `random_.to(Tensor(a!) self, int to, *, Generator? generator=None) -> Tensor(a!)` `random_(Tensor(a!) self, *, Generator? generator=None) -> Tensor(a!)` */
  readonly random_: Operator<[['from', Overload<[self: Tensor, from: Int, to: Int | null], [], { generator?: null }, Tensor>], ['to', Overload<[self: Tensor, to: Int], [], { generator?: null }, Tensor>], ['default', Overload<[self: Tensor], [], { generator?: null }, Tensor>]]>
  /** `randperm(SymInt n, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `randperm.generator(SymInt n, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly randperm: Operator<[['default', Overload<[n: Int], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['generator', Overload<[n: Int], [], { generator: null, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `range.step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` `range(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly range: Operator<[['step', Overload<[start: Scalar, end: Scalar], [step: Scalar], { step?: Scalar, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['default', Overload<[start: Scalar, end: Scalar], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `ravel(Tensor(a) self) -> Tensor(a)` */
  readonly ravel: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `real(Tensor(a) self) -> Tensor(a)` */
  readonly real: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `reciprocal(Tensor self) -> Tensor` */
  readonly reciprocal: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `reciprocal_(Tensor(a!) self) -> Tensor(a!)` */
  readonly reciprocal_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `reflection_pad1d(Tensor self, SymInt[2] padding) -> Tensor` */
  readonly reflection_pad1d: Operator<[['default', Overload<[self: Tensor, padding: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `reflection_pad1d_backward(Tensor grad_output, Tensor self, SymInt[2] padding) -> Tensor` */
  readonly reflection_pad1d_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, padding: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `reflection_pad2d(Tensor self, SymInt[4] padding) -> Tensor` */
  readonly reflection_pad2d: Operator<[['default', Overload<[self: Tensor, padding: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `reflection_pad2d_backward(Tensor grad_output, Tensor self, SymInt[4] padding) -> Tensor` */
  readonly reflection_pad2d_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, padding: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `reflection_pad3d(Tensor self, SymInt[6] padding) -> Tensor` */
  readonly reflection_pad3d: Operator<[['default', Overload<[self: Tensor, padding: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `reflection_pad3d_backward(Tensor grad_output, Tensor self, SymInt[6] padding) -> Tensor` */
  readonly reflection_pad3d_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, padding: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `relu(Tensor self) -> Tensor` */
  readonly relu: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `relu6(Tensor self) -> Tensor` */
  readonly relu6: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `relu6_(Tensor(a!) self) -> Tensor(a!)` */
  readonly relu6_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `relu_(Tensor(a!) self) -> Tensor(a!)` */
  readonly relu_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `remainder.Tensor(Tensor self, Tensor other) -> Tensor` `remainder.Scalar(Tensor self, Scalar other) -> Tensor` `remainder.Scalar_Tensor(Scalar self, Tensor other) -> Tensor` */
  readonly remainder: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Scalar_Tensor', Overload<[self: Scalar, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `remainder_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` `remainder_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  readonly remainder_: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor` */
  readonly renorm: Operator<[['default', Overload<[self: Tensor, p: Scalar, dim: Int, maxnorm: Scalar], [], NoKeywords, Tensor>]]>
  /** `renorm_(Tensor(a!) self, Scalar p, int dim, Scalar maxnorm) -> Tensor(a!)` */
  readonly renorm_: Operator<[['default', Overload<[self: Tensor, p: Scalar, dim: Int, maxnorm: Scalar], [], NoKeywords, Tensor>]]>
  /** `repeat(Tensor self, SymInt[] repeats) -> Tensor` */
  readonly repeat: Operator<[['default', Overload<[self: Tensor, repeats: readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `repeat_interleave.Tensor(Tensor repeats, *, SymInt? output_size=None) -> Tensor` `repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor` `repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor` */
  readonly repeat_interleave: Operator<[['Tensor', Overload<[repeats: Tensor], [], { output_size?: Int | null }, Tensor>], ['self_Tensor', Overload<[self: Tensor, repeats: Tensor], [dim: Int | null], { dim?: Int | null, output_size?: Int | null }, Tensor>], ['self_int', Overload<[self: Tensor, repeats: Int], [dim: Int | null], { dim?: Int | null, output_size?: Int | null }, Tensor>]]>
  /** `replication_pad1d(Tensor self, SymInt[2] padding) -> Tensor` */
  readonly replication_pad1d: Operator<[['default', Overload<[self: Tensor, padding: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `replication_pad1d_backward(Tensor grad_output, Tensor self, SymInt[2] padding) -> Tensor` */
  readonly replication_pad1d_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, padding: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `replication_pad2d(Tensor self, SymInt[4] padding) -> Tensor` */
  readonly replication_pad2d: Operator<[['default', Overload<[self: Tensor, padding: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `replication_pad2d_backward(Tensor grad_output, Tensor self, SymInt[4] padding) -> Tensor` */
  readonly replication_pad2d_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, padding: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `replication_pad3d(Tensor self, SymInt[6] padding) -> Tensor` */
  readonly replication_pad3d: Operator<[['default', Overload<[self: Tensor, padding: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `replication_pad3d_backward(Tensor grad_output, Tensor self, SymInt[6] padding) -> Tensor` */
  readonly replication_pad3d_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, padding: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `requires_grad_(Tensor(a!) self, bool requires_grad=True) -> Tensor(a!)` */
  readonly requires_grad_: Operator<[['default', Overload<[self: Tensor], [requires_grad: boolean], { requires_grad?: boolean }, Tensor>]]>
  /** `reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)` */
  readonly reshape: Operator<[['default', Overload<[self: Tensor, shape: readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)` */
  readonly reshape_as: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `resize(Tensor self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor` */
  readonly resize: Operator<[['default', Overload<[self: Tensor, size: readonly Int[]], [], { memory_format?: OpMemoryFormat | null }, Tensor>]]>
  /** `resize_(Tensor(a!) self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor(a!)` */
  readonly resize_: Operator<[['default', Overload<[self: Tensor, size: readonly Int[]], [], { memory_format?: OpMemoryFormat | null }, Tensor>]]>
  /** `resize_as(Tensor self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor` */
  readonly resize_as: Operator<[['default', Overload<[self: Tensor, the_template: Tensor], [], { memory_format?: OpMemoryFormat | null }, Tensor>]]>
  /** `resize_as_(Tensor(a!) self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor(a!)` */
  readonly resize_as_: Operator<[['default', Overload<[self: Tensor, the_template: Tensor], [], { memory_format?: OpMemoryFormat | null }, Tensor>]]>
  /** `resize_as_sparse(Tensor self, Tensor the_template) -> Tensor` */
  readonly resize_as_sparse: Operator<[['default', Overload<[self: Tensor, the_template: Tensor], [], NoKeywords, Tensor>]]>
  /** `resize_as_sparse_(Tensor(a!) self, Tensor the_template) -> Tensor(a!)` */
  readonly resize_as_sparse_: Operator<[['default', Overload<[self: Tensor, the_template: Tensor], [], NoKeywords, Tensor>]]>
  /** `resolve_conj(Tensor(a) self) -> Tensor(a)` */
  readonly resolve_conj: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `resolve_neg(Tensor(a) self) -> Tensor(a)` */
  readonly resolve_neg: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `result_type.Tensor(Tensor tensor, Tensor other) -> ScalarType` `result_type.Scalar(Tensor tensor, Scalar other) -> ScalarType` `result_type.Scalar_Tensor(Scalar scalar, Tensor tensor) -> ScalarType` `result_type.Scalar_Scalar(Scalar scalar1, Scalar scalar2) -> ScalarType` */
  readonly result_type: Operator<[['Tensor', Overload<[tensor: Tensor, other: Tensor], [], NoKeywords, DType>], ['Scalar', Overload<[tensor: Tensor, other: Scalar], [], NoKeywords, DType>], ['Scalar_Tensor', Overload<[scalar: Scalar, tensor: Tensor], [], NoKeywords, DType>], ['Scalar_Scalar', Overload<[scalar1: Scalar, scalar2: Scalar], [], NoKeywords, DType>]]>
  /** `retain_grad(Tensor(a!) self) -> ()` */
  readonly retain_grad: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, undefined>]]>
  /** `retains_grad(Tensor self) -> bool` */
  readonly retains_grad: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, boolean>]]>
  /** `rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor` */
  readonly rms_norm: Operator<[['default', Overload<[input: Tensor, normalized_shape: readonly Int[]], [weight: Tensor | null, eps: Float | null], { weight?: Tensor | null, eps?: Float | null }, Tensor>]]>
  /** `rnn_relu.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)` `rnn_relu.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)` */
  readonly rnn_relu: Operator<[['input', Overload<[input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: Int, dropout: Float, train: boolean, bidirectional: boolean, batch_first: boolean], [], NoKeywords, [Tensor, Tensor]>], ['data', Overload<[data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: Int, dropout: Float, train: boolean, bidirectional: boolean], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor` */
  readonly rnn_relu_cell: Operator<[['default', Overload<[input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor], [b_ih: Tensor | null, b_hh: Tensor | null], { b_ih?: Tensor | null, b_hh?: Tensor | null }, Tensor>]]>
  /** `rnn_tanh.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)` `rnn_tanh.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)` */
  readonly rnn_tanh: Operator<[['input', Overload<[input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: Int, dropout: Float, train: boolean, bidirectional: boolean, batch_first: boolean], [], NoKeywords, [Tensor, Tensor]>], ['data', Overload<[data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: Int, dropout: Float, train: boolean, bidirectional: boolean], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor` */
  readonly rnn_tanh_cell: Operator<[['default', Overload<[input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor], [b_ih: Tensor | null, b_hh: Tensor | null], { b_ih?: Tensor | null, b_hh?: Tensor | null }, Tensor>]]>
  /** `roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor` */
  readonly roll: Operator<[['default', Overload<[self: Tensor, shifts: Int | readonly Int[]], [dims: Int | readonly Int[]], { dims?: Int | readonly Int[] }, Tensor>]]>
  /** `rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor` */
  readonly rot90: Operator<[['default', Overload<[self: Tensor], [k: Int, dims: readonly Int[]], { k?: Int, dims?: readonly Int[] }, Tensor>]]>
  /** `round(Tensor self) -> Tensor` `round.decimals(Tensor self, *, int decimals) -> Tensor` */
  readonly round: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>], ['decimals', Overload<[self: Tensor], [], { decimals: Int }, Tensor>]]>
  /** `round_(Tensor(a!) self) -> Tensor(a!)` `round_.decimals(Tensor(a!) self, *, int decimals) -> Tensor(a!)` */
  readonly round_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>], ['decimals', Overload<[self: Tensor], [], { decimals: Int }, Tensor>]]>
  /** `row_indices(Tensor(a) self) -> Tensor(a)` */
  readonly row_indices: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `row_indices_copy(Tensor self) -> Tensor` */
  readonly row_indices_copy: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `row_stack(Tensor[] tensors) -> Tensor` */
  readonly row_stack: Operator<[['default', Overload<[tensors: readonly Tensor[]], [], NoKeywords, Tensor>]]>
  /** `rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor` */
  readonly rrelu: Operator<[['default', Overload<[self: Tensor], [lower: Scalar, upper: Scalar, training: boolean, generator: null], { lower?: Scalar, upper?: Scalar, training?: boolean, generator?: null }, Tensor>]]>
  /** `rrelu_(Tensor(a!) self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)` */
  readonly rrelu_: Operator<[['default', Overload<[self: Tensor], [lower: Scalar, upper: Scalar, training: boolean, generator: null], { lower?: Scalar, upper?: Scalar, training?: boolean, generator?: null }, Tensor>]]>
  /** `rrelu_with_noise(Tensor self, Tensor(b!) noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor` */
  readonly rrelu_with_noise: Operator<[['default', Overload<[self: Tensor, noise: Tensor], [lower: Scalar, upper: Scalar, training: boolean, generator: null], { lower?: Scalar, upper?: Scalar, training?: boolean, generator?: null }, Tensor>]]>
  /** `rrelu_with_noise_(Tensor(a!) self, Tensor(b!) noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)` */
  readonly rrelu_with_noise_: Operator<[['default', Overload<[self: Tensor, noise: Tensor], [lower: Scalar, upper: Scalar, training: boolean, generator: null], { lower?: Scalar, upper?: Scalar, training?: boolean, generator?: null }, Tensor>]]>
  /** `rrelu_with_noise_backward(Tensor grad_output, Tensor self, Tensor noise, Scalar lower, Scalar upper, bool training, bool self_is_result) -> Tensor` */
  readonly rrelu_with_noise_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, noise: Tensor, lower: Scalar, upper: Scalar, training: boolean, self_is_result: boolean], [], NoKeywords, Tensor>]]>
  /** `rrelu_with_noise_functional(Tensor self, Tensor noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> (Tensor, Tensor noise_out)` */
  readonly rrelu_with_noise_functional: Operator<[['default', Overload<[self: Tensor, noise: Tensor], [lower: Scalar, upper: Scalar, training: boolean, generator: null], { lower?: Scalar, upper?: Scalar, training?: boolean, generator?: null }, [Tensor, Tensor]>]]>
  /** `rsqrt(Tensor self) -> Tensor` */
  readonly rsqrt: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `rsqrt_(Tensor(a!) self) -> Tensor(a!)` */
  readonly rsqrt_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor` `rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor` */
  readonly rsub: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], { alpha?: Scalar }, Tensor>], ['Scalar', Overload<[self: Tensor, other: Scalar], [alpha: Scalar], { alpha?: Scalar }, Tensor>]]>
  /** `scalar_tensor(Scalar s, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly scalar_tensor: Operator<[['default', Overload<[s: Scalar], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0., bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor` */
  readonly scaled_dot_product_attention: Operator<[['default', Overload<[query: Tensor, key: Tensor, value: Tensor], [attn_mask: Tensor | null, dropout_p: Float, is_causal: boolean], { attn_mask?: Tensor | null, dropout_p?: Float, is_causal?: boolean, scale?: Float | null, enable_gqa?: boolean }, Tensor>]]>
  /** `scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor` `scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor` `scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor` `scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor` */
  readonly scatter: Operator<[['value', Overload<[self: Tensor, dim: Int, index: Tensor, value: Scalar], [], NoKeywords, Tensor>], ['src', Overload<[self: Tensor, dim: Int, index: Tensor, src: Tensor], [], NoKeywords, Tensor>], ['reduce', Overload<[self: Tensor, dim: Int, index: Tensor, src: Tensor], [], { reduce: string }, Tensor>], ['value_reduce', Overload<[self: Tensor, dim: Int, index: Tensor, value: Scalar], [], { reduce: string }, Tensor>]]>
  /** `scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)` `scatter_.value(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)` `scatter_.reduce(Tensor(a!) self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor(a!)` `scatter_.value_reduce(Tensor(a!) self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor(a!)` */
  readonly scatter_: Operator<[['src', Overload<[self: Tensor, dim: Int, index: Tensor, src: Tensor], [], NoKeywords, Tensor>], ['value', Overload<[self: Tensor, dim: Int, index: Tensor, value: Scalar], [], NoKeywords, Tensor>], ['reduce', Overload<[self: Tensor, dim: Int, index: Tensor, src: Tensor], [], { reduce: string }, Tensor>], ['value_reduce', Overload<[self: Tensor, dim: Int, index: Tensor, value: Scalar], [], { reduce: string }, Tensor>]]>
  /** `scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor` */
  readonly scatter_add: Operator<[['default', Overload<[self: Tensor, dim: Int, index: Tensor, src: Tensor], [], NoKeywords, Tensor>]]>
  /** `scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)` */
  readonly scatter_add_: Operator<[['default', Overload<[self: Tensor, dim: Int, index: Tensor, src: Tensor], [], NoKeywords, Tensor>]]>
  /** `scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor` */
  readonly scatter_reduce: Operator<[['two', Overload<[self: Tensor, dim: Int, index: Tensor, src: Tensor, reduce: string], [], { include_self?: boolean }, Tensor>]]>
  /** `scatter_reduce_.two(Tensor(a!) self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor(a!)` */
  readonly scatter_reduce_: Operator<[['two', Overload<[self: Tensor, dim: Int, index: Tensor, src: Tensor, reduce: string], [], { include_self?: boolean }, Tensor>]]>
  /** `searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor` `searchsorted.Scalar(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor` */
  readonly searchsorted: Operator<[['Tensor', Overload<[sorted_sequence: Tensor, self: Tensor], [], { out_int32?: boolean, right?: boolean, side?: string | null, sorter?: Tensor | null }, Tensor>], ['Scalar', Overload<[sorted_sequence: Tensor, self: Scalar], [], { out_int32?: boolean, right?: boolean, side?: string | null, sorter?: Tensor | null }, Tensor>]]>
  /** `segment_reduce(Tensor data, str reduce, *, Tensor? lengths=None, Tensor? indices=None, Tensor? offsets=None, int axis=0, bool unsafe=False, Scalar? initial=None) -> Tensor` */
  readonly segment_reduce: Operator<[['default', Overload<[data: Tensor, reduce: string], [], { lengths?: Tensor | null, indices?: Tensor | null, offsets?: Tensor | null, axis?: Int, unsafe?: boolean, initial?: Scalar | null }, Tensor>]]>
  /** `select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)` */
  readonly select: Operator<[['int', Overload<[self: Tensor, dim: Int, index: Int], [], NoKeywords, Tensor>]]>
  /** `select_backward(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt index) -> Tensor` */
  readonly select_backward: Operator<[['default', Overload<[grad_output: Tensor, input_sizes: readonly Int[], dim: Int, index: Int], [], NoKeywords, Tensor>]]>
  /** `select_copy.int(Tensor self, int dim, SymInt index) -> Tensor` */
  readonly select_copy: Operator<[['int', Overload<[self: Tensor, dim: Int, index: Int], [], NoKeywords, Tensor>]]>
  /** `select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor` */
  readonly select_scatter: Operator<[['default', Overload<[self: Tensor, src: Tensor, dim: Int, index: Int], [], NoKeywords, Tensor>]]>
  /** `selu(Tensor self) -> Tensor` */
  readonly selu: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `selu_(Tensor(a!) self) -> Tensor(a!)` */
  readonly selu_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `set.source_Tensor(Tensor self, Tensor source) -> Tensor` `set(Tensor self) -> Tensor` */
  readonly set: Operator<[['source_Tensor', Overload<[self: Tensor, source: Tensor], [], NoKeywords, Tensor>], ['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `set_.source_Tensor(Tensor(a!) self, Tensor source) -> Tensor(a!)` `set_(Tensor(a!) self) -> Tensor(a!)` `set_.source_Tensor_storage_offset(Tensor(a!) self, Tensor source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor(a!)` */
  readonly set_: Operator<[['source_Tensor', Overload<[self: Tensor, source: Tensor], [], NoKeywords, Tensor>], ['default', Overload<[self: Tensor], [], NoKeywords, Tensor>], ['source_Tensor_storage_offset', Overload<[self: Tensor, source: Tensor, storage_offset: Int, size: readonly Int[]], [stride: readonly Int[]], { stride?: readonly Int[] }, Tensor>]]>
  /** `set_data(Tensor(a!) self, Tensor new_data) -> ()` */
  readonly set_data: Operator<[['default', Overload<[self: Tensor, new_data: Tensor], [], NoKeywords, undefined>]]>
  /** `sgn(Tensor self) -> Tensor` */
  readonly sgn: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `sgn_(Tensor(a!) self) -> Tensor(a!)` */
  readonly sgn_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `sigmoid(Tensor self) -> Tensor` */
  readonly sigmoid: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `sigmoid_(Tensor(a!) self) -> Tensor(a!)` */
  readonly sigmoid_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `sigmoid_backward(Tensor grad_output, Tensor output) -> Tensor` */
  readonly sigmoid_backward: Operator<[['default', Overload<[grad_output: Tensor, output: Tensor], [], NoKeywords, Tensor>]]>
  /** `sign(Tensor self) -> Tensor` */
  readonly sign: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `sign_(Tensor(a!) self) -> Tensor(a!)` */
  readonly sign_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `signbit(Tensor self) -> Tensor` */
  readonly signbit: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `silu(Tensor self) -> Tensor` */
  readonly silu: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `silu_(Tensor(a!) self) -> Tensor(a!)` */
  readonly silu_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `silu_backward(Tensor grad_output, Tensor self) -> Tensor` */
  readonly silu_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor], [], NoKeywords, Tensor>]]>
  /** `sin(Tensor self) -> Tensor` */
  readonly sin: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `sin_(Tensor(a!) self) -> Tensor(a!)` */
  readonly sin_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `sinc(Tensor self) -> Tensor` */
  readonly sinc: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `sinc_(Tensor(a!) self) -> Tensor(a!)` */
  readonly sinc_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `sinh(Tensor self) -> Tensor` */
  readonly sinh: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `sinh_(Tensor(a!) self) -> Tensor(a!)` */
  readonly sinh_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `size.int(Tensor self, int dim) -> int` */
  readonly size: Operator<[['int', Overload<[self: Tensor, dim: Int], [], NoKeywords, number | bigint>]]>
  /** `slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)` */
  readonly slice: Operator<[['Tensor', Overload<[self: Tensor], [dim: Int, start: Int | null, end: Int | null, step: Int], { dim?: Int, start?: Int | null, end?: Int | null, step?: Int }, Tensor>]]>
  /** `slice_backward(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt start, SymInt end, SymInt step) -> Tensor` */
  readonly slice_backward: Operator<[['default', Overload<[grad_output: Tensor, input_sizes: readonly Int[], dim: Int, start: Int, end: Int, step: Int], [], NoKeywords, Tensor>]]>
  /** `slice_copy.Tensor(Tensor self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor` */
  readonly slice_copy: Operator<[['Tensor', Overload<[self: Tensor], [dim: Int, start: Int | null, end: Int | null, step: Int], { dim?: Int, start?: Int | null, end?: Int | null, step?: Int }, Tensor>]]>
  /** `slice_inverse(Tensor(a) self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)` */
  readonly slice_inverse: Operator<[['default', Overload<[self: Tensor, src: Tensor], [dim: Int, start: Int | null, end: Int | null, step: Int], { dim?: Int, start?: Int | null, end?: Int | null, step?: Int }, Tensor>]]>
  /** `slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor` */
  readonly slice_scatter: Operator<[['default', Overload<[self: Tensor, src: Tensor], [dim: Int, start: Int | null, end: Int | null, step: Int], { dim?: Int, start?: Int | null, end?: Int | null, step?: Int }, Tensor>]]>
  /** `slogdet(Tensor self) -> (Tensor sign, Tensor logabsdet)` */
  readonly slogdet: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, [Tensor, Tensor]>]]>
  /** `slow_conv3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0]) -> Tensor` */
  readonly slow_conv3d: Operator<[['default', Overload<[self: Tensor, weight: Tensor, kernel_size: Int | readonly Int[]], [bias: Tensor | null, stride: Int | readonly Int[], padding: Int | readonly Int[]], { bias?: Tensor | null, stride?: Int | readonly Int[], padding?: Int | readonly Int[] }, Tensor>]]>
  /** `slow_conv3d_forward(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias, SymInt[3] stride, SymInt[3] padding) -> Tensor` */
  readonly slow_conv3d_forward: Operator<[['default', Overload<[self: Tensor, weight: Tensor, kernel_size: Int | readonly Int[], bias: Tensor | null, stride: Int | readonly Int[], padding: Int | readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `slow_conv_dilated2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] dilation=[1, 1]) -> Tensor` */
  readonly slow_conv_dilated2d: Operator<[['default', Overload<[self: Tensor, weight: Tensor, kernel_size: Int | readonly Int[]], [bias: Tensor | null, stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[]], { bias?: Tensor | null, stride?: Int | readonly Int[], padding?: Int | readonly Int[], dilation?: Int | readonly Int[] }, Tensor>]]>
  /** `slow_conv_dilated3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1]) -> Tensor` */
  readonly slow_conv_dilated3d: Operator<[['default', Overload<[self: Tensor, weight: Tensor, kernel_size: Int | readonly Int[]], [bias: Tensor | null, stride: Int | readonly Int[], padding: Int | readonly Int[], dilation: Int | readonly Int[]], { bias?: Tensor | null, stride?: Int | readonly Int[], padding?: Int | readonly Int[], dilation?: Int | readonly Int[] }, Tensor>]]>
  /** `slow_conv_transpose2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] output_padding=[0, 0], SymInt[2] dilation=[1, 1]) -> Tensor` */
  readonly slow_conv_transpose2d: Operator<[['default', Overload<[self: Tensor, weight: Tensor, kernel_size: Int | readonly Int[]], [bias: Tensor | null, stride: Int | readonly Int[], padding: Int | readonly Int[], output_padding: Int | readonly Int[], dilation: Int | readonly Int[]], { bias?: Tensor | null, stride?: Int | readonly Int[], padding?: Int | readonly Int[], output_padding?: Int | readonly Int[], dilation?: Int | readonly Int[] }, Tensor>]]>
  /** `slow_conv_transpose3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] output_padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1]) -> Tensor` */
  readonly slow_conv_transpose3d: Operator<[['default', Overload<[self: Tensor, weight: Tensor, kernel_size: Int | readonly Int[]], [bias: Tensor | null, stride: Int | readonly Int[], padding: Int | readonly Int[], output_padding: Int | readonly Int[], dilation: Int | readonly Int[]], { bias?: Tensor | null, stride?: Int | readonly Int[], padding?: Int | readonly Int[], output_padding?: Int | readonly Int[], dilation?: Int | readonly Int[] }, Tensor>]]>
  /** `smm(Tensor self, Tensor mat2) -> Tensor` */
  readonly smm: Operator<[['default', Overload<[self: Tensor, mat2: Tensor], [], NoKeywords, Tensor>]]>
  /** `smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.) -> Tensor` */
  readonly smooth_l1_loss: Operator<[['default', Overload<[self: Tensor, target: Tensor], [reduction: Int, beta: Float], { reduction?: Int, beta?: Float }, Tensor>]]>
  /** `smooth_l1_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, float beta) -> Tensor` */
  readonly smooth_l1_loss_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, target: Tensor, reduction: Int, beta: Float], [], NoKeywords, Tensor>]]>
  /** `soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  readonly soft_margin_loss: Operator<[['default', Overload<[self: Tensor, target: Tensor], [reduction: Int], { reduction?: Int }, Tensor>]]>
  /** `soft_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction) -> Tensor` */
  readonly soft_margin_loss_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, target: Tensor, reduction: Int], [], NoKeywords, Tensor>]]>
  /** `softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
  readonly softmax: Operator<[['int', Overload<[self: Tensor, dim: Int], [dtype: DType | null], { dtype?: DType | null }, Tensor>]]>
  /** `softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor` */
  readonly softplus: Operator<[['default', Overload<[self: Tensor], [beta: Scalar, threshold: Scalar], { beta?: Scalar, threshold?: Scalar }, Tensor>]]>
  /** `softplus_backward(Tensor grad_output, Tensor self, Scalar beta, Scalar threshold) -> Tensor` */
  readonly softplus_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, beta: Scalar, threshold: Scalar], [], NoKeywords, Tensor>]]>
  /** `softshrink(Tensor self, Scalar lambd=0.5) -> Tensor` */
  readonly softshrink: Operator<[['default', Overload<[self: Tensor], [lambd: Scalar], { lambd?: Scalar }, Tensor>]]>
  /** `softshrink_backward(Tensor grad_output, Tensor self, Scalar lambd) -> Tensor` */
  readonly softshrink_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, lambd: Scalar], [], NoKeywords, Tensor>]]>
  /** `sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)` `sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)` */
  readonly sort: Operator<[['default', Overload<[self: Tensor], [dim: Int, descending: boolean], { dim?: Int, descending?: boolean }, [Tensor, Tensor]>], ['stable', Overload<[self: Tensor], [], { stable: boolean | null, dim?: Int, descending?: boolean }, [Tensor, Tensor]>]]>
  /** `sparse_bsc_tensor.ccol_row_value_size(Tensor ccol_indices, Tensor row_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor` `sparse_bsc_tensor.ccol_row_value(Tensor ccol_indices, Tensor row_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor` */
  readonly sparse_bsc_tensor: Operator<[['ccol_row_value_size', Overload<[ccol_indices: Tensor, row_indices: Tensor, values: Tensor, size: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['ccol_row_value', Overload<[ccol_indices: Tensor, row_indices: Tensor, values: Tensor], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `sparse_bsr_tensor.crow_col_value_size(Tensor crow_indices, Tensor col_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor` `sparse_bsr_tensor.crow_col_value(Tensor crow_indices, Tensor col_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor` */
  readonly sparse_bsr_tensor: Operator<[['crow_col_value_size', Overload<[crow_indices: Tensor, col_indices: Tensor, values: Tensor, size: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['crow_col_value', Overload<[crow_indices: Tensor, col_indices: Tensor, values: Tensor], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `sparse_compressed_tensor.comp_plain_value_size(Tensor compressed_indices, Tensor plain_indices, Tensor values, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor` `sparse_compressed_tensor.comp_plain_value(Tensor compressed_indices, Tensor plain_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor` */
  readonly sparse_compressed_tensor: Operator<[['comp_plain_value_size', Overload<[compressed_indices: Tensor, plain_indices: Tensor, values: Tensor, size: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['comp_plain_value', Overload<[compressed_indices: Tensor, plain_indices: Tensor, values: Tensor], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `sparse_coo_tensor.size(int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor` `sparse_coo_tensor.indices(Tensor indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool? is_coalesced=None) -> Tensor` `sparse_coo_tensor.indices_size(Tensor indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool? is_coalesced=None) -> Tensor` */
  readonly sparse_coo_tensor: Operator<[['size', Overload<[size: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['indices', Overload<[indices: Tensor, values: Tensor], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null, is_coalesced?: boolean | null }, Tensor>], ['indices_size', Overload<[indices: Tensor, values: Tensor, size: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null, is_coalesced?: boolean | null }, Tensor>]]>
  /** `sparse_csc_tensor.ccol_row_value_size(Tensor ccol_indices, Tensor row_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor` `sparse_csc_tensor.ccol_row_value(Tensor ccol_indices, Tensor row_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor` */
  readonly sparse_csc_tensor: Operator<[['ccol_row_value_size', Overload<[ccol_indices: Tensor, row_indices: Tensor, values: Tensor, size: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['ccol_row_value', Overload<[ccol_indices: Tensor, row_indices: Tensor, values: Tensor], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `sparse_csr_tensor.crow_col_value_size(Tensor crow_indices, Tensor col_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor` `sparse_csr_tensor.crow_col_value(Tensor crow_indices, Tensor col_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor` */
  readonly sparse_csr_tensor: Operator<[['crow_col_value_size', Overload<[crow_indices: Tensor, col_indices: Tensor, values: Tensor, size: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>], ['crow_col_value', Overload<[crow_indices: Tensor, col_indices: Tensor, values: Tensor], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `sparse_dim(Tensor self) -> int` */
  readonly sparse_dim: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, number | bigint>]]>
  /** `sparse_mask(Tensor self, Tensor mask) -> Tensor` */
  readonly sparse_mask: Operator<[['default', Overload<[self: Tensor, mask: Tensor], [], NoKeywords, Tensor>]]>
  /** `sparse_resize(Tensor self, int[] size, int sparse_dim, int dense_dim) -> Tensor` */
  readonly sparse_resize: Operator<[['default', Overload<[self: Tensor, size: readonly Int[], sparse_dim: Int, dense_dim: Int], [], NoKeywords, Tensor>]]>
  /** `sparse_resize_(Tensor(a!) self, int[] size, int sparse_dim, int dense_dim) -> Tensor(a!)` */
  readonly sparse_resize_: Operator<[['default', Overload<[self: Tensor, size: readonly Int[], sparse_dim: Int, dense_dim: Int], [], NoKeywords, Tensor>]]>
  /** `sparse_resize_and_clear(Tensor self, int[] size, int sparse_dim, int dense_dim) -> Tensor` */
  readonly sparse_resize_and_clear: Operator<[['default', Overload<[self: Tensor, size: readonly Int[], sparse_dim: Int, dense_dim: Int], [], NoKeywords, Tensor>]]>
  /** `sparse_resize_and_clear_(Tensor(a!) self, int[] size, int sparse_dim, int dense_dim) -> Tensor(a!)` */
  readonly sparse_resize_and_clear_: Operator<[['default', Overload<[self: Tensor, size: readonly Int[], sparse_dim: Int, dense_dim: Int], [], NoKeywords, Tensor>]]>
  /** `sparse_sampled_addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  readonly sparse_sampled_addmm: Operator<[['default', Overload<[self: Tensor, mat1: Tensor, mat2: Tensor], [], { beta?: Scalar, alpha?: Scalar }, Tensor>]]>
  /** `special_airy_ai(Tensor x) -> Tensor` */
  readonly special_airy_ai: Operator<[['default', Overload<[x: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_bessel_j0(Tensor self) -> Tensor` */
  readonly special_bessel_j0: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_bessel_j1(Tensor self) -> Tensor` */
  readonly special_bessel_j1: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_bessel_y0(Tensor self) -> Tensor` */
  readonly special_bessel_y0: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_bessel_y1(Tensor self) -> Tensor` */
  readonly special_bessel_y1: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor` `special_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> Tensor` `special_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor` */
  readonly special_chebyshev_polynomial_t: Operator<[['default', Overload<[x: Tensor, n: Tensor], [], NoKeywords, Tensor>], ['x_scalar', Overload<[x: Scalar, n: Tensor], [], NoKeywords, Tensor>], ['n_scalar', Overload<[x: Tensor, n: Scalar], [], NoKeywords, Tensor>]]>
  /** `special_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor` `special_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> Tensor` `special_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor` */
  readonly special_chebyshev_polynomial_u: Operator<[['default', Overload<[x: Tensor, n: Tensor], [], NoKeywords, Tensor>], ['x_scalar', Overload<[x: Scalar, n: Tensor], [], NoKeywords, Tensor>], ['n_scalar', Overload<[x: Tensor, n: Scalar], [], NoKeywords, Tensor>]]>
  /** `special_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor` `special_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> Tensor` `special_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor` */
  readonly special_chebyshev_polynomial_v: Operator<[['default', Overload<[x: Tensor, n: Tensor], [], NoKeywords, Tensor>], ['x_scalar', Overload<[x: Scalar, n: Tensor], [], NoKeywords, Tensor>], ['n_scalar', Overload<[x: Tensor, n: Scalar], [], NoKeywords, Tensor>]]>
  /** `special_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor` `special_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> Tensor` `special_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor` */
  readonly special_chebyshev_polynomial_w: Operator<[['default', Overload<[x: Tensor, n: Tensor], [], NoKeywords, Tensor>], ['x_scalar', Overload<[x: Scalar, n: Tensor], [], NoKeywords, Tensor>], ['n_scalar', Overload<[x: Tensor, n: Scalar], [], NoKeywords, Tensor>]]>
  /** `special_digamma(Tensor self) -> Tensor` */
  readonly special_digamma: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_entr(Tensor self) -> Tensor` */
  readonly special_entr: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_erf(Tensor self) -> Tensor` */
  readonly special_erf: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_erfc(Tensor self) -> Tensor` */
  readonly special_erfc: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_erfcx(Tensor self) -> Tensor` */
  readonly special_erfcx: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_erfinv(Tensor self) -> Tensor` */
  readonly special_erfinv: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_exp2(Tensor self) -> Tensor` */
  readonly special_exp2: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_expit(Tensor self) -> Tensor` */
  readonly special_expit: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_expm1(Tensor self) -> Tensor` */
  readonly special_expm1: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_gammainc(Tensor self, Tensor other) -> Tensor` */
  readonly special_gammainc: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_gammaincc(Tensor self, Tensor other) -> Tensor` */
  readonly special_gammaincc: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_gammaln(Tensor self) -> Tensor` */
  readonly special_gammaln: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_hermite_polynomial_h(Tensor x, Tensor n) -> Tensor` `special_hermite_polynomial_h.x_scalar(Scalar x, Tensor n) -> Tensor` `special_hermite_polynomial_h.n_scalar(Tensor x, Scalar n) -> Tensor` */
  readonly special_hermite_polynomial_h: Operator<[['default', Overload<[x: Tensor, n: Tensor], [], NoKeywords, Tensor>], ['x_scalar', Overload<[x: Scalar, n: Tensor], [], NoKeywords, Tensor>], ['n_scalar', Overload<[x: Tensor, n: Scalar], [], NoKeywords, Tensor>]]>
  /** `special_hermite_polynomial_he(Tensor x, Tensor n) -> Tensor` `special_hermite_polynomial_he.x_scalar(Scalar x, Tensor n) -> Tensor` `special_hermite_polynomial_he.n_scalar(Tensor x, Scalar n) -> Tensor` */
  readonly special_hermite_polynomial_he: Operator<[['default', Overload<[x: Tensor, n: Tensor], [], NoKeywords, Tensor>], ['x_scalar', Overload<[x: Scalar, n: Tensor], [], NoKeywords, Tensor>], ['n_scalar', Overload<[x: Tensor, n: Scalar], [], NoKeywords, Tensor>]]>
  /** `special_i0(Tensor self) -> Tensor` */
  readonly special_i0: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_i0e(Tensor self) -> Tensor` */
  readonly special_i0e: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_i1(Tensor self) -> Tensor` */
  readonly special_i1: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_i1e(Tensor self) -> Tensor` */
  readonly special_i1e: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_laguerre_polynomial_l(Tensor x, Tensor n) -> Tensor` `special_laguerre_polynomial_l.x_scalar(Scalar x, Tensor n) -> Tensor` `special_laguerre_polynomial_l.n_scalar(Tensor x, Scalar n) -> Tensor` */
  readonly special_laguerre_polynomial_l: Operator<[['default', Overload<[x: Tensor, n: Tensor], [], NoKeywords, Tensor>], ['x_scalar', Overload<[x: Scalar, n: Tensor], [], NoKeywords, Tensor>], ['n_scalar', Overload<[x: Tensor, n: Scalar], [], NoKeywords, Tensor>]]>
  /** `special_legendre_polynomial_p(Tensor x, Tensor n) -> Tensor` `special_legendre_polynomial_p.x_scalar(Scalar x, Tensor n) -> Tensor` `special_legendre_polynomial_p.n_scalar(Tensor x, Scalar n) -> Tensor` */
  readonly special_legendre_polynomial_p: Operator<[['default', Overload<[x: Tensor, n: Tensor], [], NoKeywords, Tensor>], ['x_scalar', Overload<[x: Scalar, n: Tensor], [], NoKeywords, Tensor>], ['n_scalar', Overload<[x: Tensor, n: Scalar], [], NoKeywords, Tensor>]]>
  /** `special_log1p(Tensor self) -> Tensor` */
  readonly special_log1p: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_log_ndtr(Tensor self) -> Tensor` */
  readonly special_log_ndtr: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_log_softmax(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor` */
  readonly special_log_softmax: Operator<[['default', Overload<[self: Tensor, dim: Int], [], { dtype?: DType | null }, Tensor>]]>
  /** `special_logit(Tensor self, float? eps=None) -> Tensor` */
  readonly special_logit: Operator<[['default', Overload<[self: Tensor], [eps: Float | null], { eps?: Float | null }, Tensor>]]>
  /** `special_logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor` */
  readonly special_logsumexp: Operator<[['default', Overload<[self: Tensor, dim: Int | readonly Int[]], [keepdim: boolean], { keepdim?: boolean }, Tensor>]]>
  /** `special_modified_bessel_i0(Tensor self) -> Tensor` */
  readonly special_modified_bessel_i0: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_modified_bessel_i1(Tensor self) -> Tensor` */
  readonly special_modified_bessel_i1: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_modified_bessel_k0(Tensor self) -> Tensor` */
  readonly special_modified_bessel_k0: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_modified_bessel_k1(Tensor self) -> Tensor` */
  readonly special_modified_bessel_k1: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_multigammaln(Tensor self, int p) -> Tensor` */
  readonly special_multigammaln: Operator<[['default', Overload<[self: Tensor, p: Int], [], NoKeywords, Tensor>]]>
  /** `special_ndtr(Tensor self) -> Tensor` */
  readonly special_ndtr: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_ndtri(Tensor self) -> Tensor` */
  readonly special_ndtri: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_polygamma(int n, Tensor self) -> Tensor` */
  readonly special_polygamma: Operator<[['default', Overload<[n: Int, self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_psi(Tensor self) -> Tensor` */
  readonly special_psi: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_round(Tensor self, *, int decimals=0) -> Tensor` */
  readonly special_round: Operator<[['default', Overload<[self: Tensor], [], { decimals?: Int }, Tensor>]]>
  /** `special_scaled_modified_bessel_k0(Tensor x) -> Tensor` */
  readonly special_scaled_modified_bessel_k0: Operator<[['default', Overload<[x: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_scaled_modified_bessel_k1(Tensor x) -> Tensor` */
  readonly special_scaled_modified_bessel_k1: Operator<[['default', Overload<[x: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_shifted_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor` `special_shifted_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> Tensor` `special_shifted_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor` */
  readonly special_shifted_chebyshev_polynomial_t: Operator<[['default', Overload<[x: Tensor, n: Tensor], [], NoKeywords, Tensor>], ['x_scalar', Overload<[x: Scalar, n: Tensor], [], NoKeywords, Tensor>], ['n_scalar', Overload<[x: Tensor, n: Scalar], [], NoKeywords, Tensor>]]>
  /** `special_shifted_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor` `special_shifted_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> Tensor` `special_shifted_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor` */
  readonly special_shifted_chebyshev_polynomial_u: Operator<[['default', Overload<[x: Tensor, n: Tensor], [], NoKeywords, Tensor>], ['x_scalar', Overload<[x: Scalar, n: Tensor], [], NoKeywords, Tensor>], ['n_scalar', Overload<[x: Tensor, n: Scalar], [], NoKeywords, Tensor>]]>
  /** `special_shifted_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor` `special_shifted_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> Tensor` `special_shifted_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor` */
  readonly special_shifted_chebyshev_polynomial_v: Operator<[['default', Overload<[x: Tensor, n: Tensor], [], NoKeywords, Tensor>], ['x_scalar', Overload<[x: Scalar, n: Tensor], [], NoKeywords, Tensor>], ['n_scalar', Overload<[x: Tensor, n: Scalar], [], NoKeywords, Tensor>]]>
  /** `special_shifted_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor` `special_shifted_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> Tensor` `special_shifted_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor` */
  readonly special_shifted_chebyshev_polynomial_w: Operator<[['default', Overload<[x: Tensor, n: Tensor], [], NoKeywords, Tensor>], ['x_scalar', Overload<[x: Scalar, n: Tensor], [], NoKeywords, Tensor>], ['n_scalar', Overload<[x: Tensor, n: Scalar], [], NoKeywords, Tensor>]]>
  /** `special_sinc(Tensor self) -> Tensor` */
  readonly special_sinc: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
  readonly special_softmax: Operator<[['default', Overload<[self: Tensor, dim: Int], [dtype: DType | null], { dtype?: DType | null }, Tensor>]]>
  /** `special_spherical_bessel_j0(Tensor x) -> Tensor` */
  readonly special_spherical_bessel_j0: Operator<[['default', Overload<[x: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_xlog1py(Tensor self, Tensor other) -> Tensor` `special_xlog1py.other_scalar(Tensor self, Scalar other) -> Tensor` `special_xlog1py.self_scalar(Scalar self, Tensor other) -> Tensor` */
  readonly special_xlog1py: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['other_scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['self_scalar', Overload<[self: Scalar, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_xlogy(Tensor self, Tensor other) -> Tensor` `special_xlogy.other_scalar(Tensor self, Scalar other) -> Tensor` `special_xlogy.self_scalar(Scalar self, Tensor other) -> Tensor` */
  readonly special_xlogy: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['other_scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['self_scalar', Overload<[self: Scalar, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `special_zeta(Tensor self, Tensor other) -> Tensor` `special_zeta.other_scalar(Tensor self, Scalar other) -> Tensor` `special_zeta.self_scalar(Scalar self, Tensor other) -> Tensor` */
  readonly special_zeta: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['other_scalar', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['self_scalar', Overload<[self: Scalar, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> Tensor(a)[]` `split.sizes(Tensor(a -> *) self, SymInt[] split_size, int dim=0) -> Tensor(a)[]` */
  readonly split: Operator<[['Tensor', Overload<[self: Tensor, split_size: Int], [dim: Int], { dim?: Int }, Tensor[]>], ['sizes', Overload<[self: Tensor, split_size: readonly Int[]], [dim: Int], { dim?: Int }, Tensor[]>]]>
  /** `split_copy.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]` */
  readonly split_copy: Operator<[['Tensor', Overload<[self: Tensor, split_size: Int], [dim: Int], { dim?: Int }, Tensor[]>]]>
  /** `split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) -> Tensor(a)[]` */
  readonly split_with_sizes: Operator<[['default', Overload<[self: Tensor, split_sizes: readonly Int[]], [dim: Int], { dim?: Int }, Tensor[]>]]>
  /** `split_with_sizes_copy(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]` */
  readonly split_with_sizes_copy: Operator<[['default', Overload<[self: Tensor, split_sizes: readonly Int[]], [dim: Int], { dim?: Int }, Tensor[]>]]>
  /** `sqrt(Tensor self) -> Tensor` */
  readonly sqrt: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `sqrt_(Tensor(a!) self) -> Tensor(a!)` */
  readonly sqrt_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `square(Tensor self) -> Tensor` */
  readonly square: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `square_(Tensor(a!) self) -> Tensor(a!)` */
  readonly square_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `squeeze(Tensor(a) self) -> Tensor(a)` `squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)` `squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)` */
  readonly squeeze: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>], ['dim', Overload<[self: Tensor, dim: Int], [], NoKeywords, Tensor>], ['dims', Overload<[self: Tensor, dim: readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `squeeze_(Tensor(a!) self) -> Tensor(a!)` `squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)` `squeeze_.dims(Tensor(a!) self, int[] dim) -> Tensor(a!)` */
  readonly squeeze_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>], ['dim', Overload<[self: Tensor, dim: Int], [], NoKeywords, Tensor>], ['dims', Overload<[self: Tensor, dim: readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `squeeze_copy(Tensor self) -> Tensor` `squeeze_copy.dim(Tensor self, int dim) -> Tensor` `squeeze_copy.dims(Tensor self, int[] dim) -> Tensor` */
  readonly squeeze_copy: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>], ['dim', Overload<[self: Tensor, dim: Int], [], NoKeywords, Tensor>], ['dims', Overload<[self: Tensor, dim: readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `sspaddmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  readonly sspaddmm: Operator<[['default', Overload<[self: Tensor, mat1: Tensor, mat2: Tensor], [], { beta?: Scalar, alpha?: Scalar }, Tensor>]]>
  /** `stack(Tensor[] tensors, int dim=0) -> Tensor` */
  readonly stack: Operator<[['default', Overload<[tensors: readonly Tensor[]], [dim: Int], { dim?: Int }, Tensor>]]>
  /** `std(Tensor self, bool unbiased=True) -> Tensor` `std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor` `std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor` */
  readonly std: Operator<[['default', Overload<[self: Tensor], [unbiased: boolean], { unbiased?: boolean }, Tensor>], ['dim', Overload<[self: Tensor, dim: Int | readonly Int[] | null], [unbiased: boolean, keepdim: boolean], { unbiased?: boolean, keepdim?: boolean }, Tensor>], ['correction', Overload<[self: Tensor], [dim: Int | readonly Int[] | null], { dim?: Int | readonly Int[] | null, correction?: Scalar | null, keepdim?: boolean }, Tensor>]]>
  /** `std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)` `std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)` `std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)` */
  readonly std_mean: Operator<[['default', Overload<[self: Tensor], [unbiased: boolean], { unbiased?: boolean }, [Tensor, Tensor]>], ['dim', Overload<[self: Tensor, dim: Int | readonly Int[] | null], [unbiased: boolean, keepdim: boolean], { unbiased?: boolean, keepdim?: boolean }, [Tensor, Tensor]>], ['correction', Overload<[self: Tensor], [dim: Int | readonly Int[] | null], { dim?: Int | readonly Int[] | null, correction?: Scalar | null, keepdim?: boolean }, [Tensor, Tensor]>]]>
  /** `stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor` `stft.center(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, str pad_mode="reflect", bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor` */
  readonly stft: Operator<[['default', Overload<[self: Tensor, n_fft: Int], [hop_length: Int | null, win_length: Int | null, window: Tensor | null, normalized: boolean, onesided: boolean | null, return_complex: boolean | null, align_to_window: boolean | null], { hop_length?: Int | null, win_length?: Int | null, window?: Tensor | null, normalized?: boolean, onesided?: boolean | null, return_complex?: boolean | null, align_to_window?: boolean | null }, Tensor>], ['center', Overload<[self: Tensor, n_fft: Int], [hop_length: Int | null, win_length: Int | null, window: Tensor | null, center: boolean, pad_mode: string, normalized: boolean, onesided: boolean | null, return_complex: boolean | null, align_to_window: boolean | null], { hop_length?: Int | null, win_length?: Int | null, window?: Tensor | null, center?: boolean, pad_mode?: string, normalized?: boolean, onesided?: boolean | null, return_complex?: boolean | null, align_to_window?: boolean | null }, Tensor>]]>
  /** `storage_offset(Tensor self) -> int` */
  readonly storage_offset: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, number | bigint>]]>
  /** `stride.int(Tensor self, int dim) -> int` */
  readonly stride: Operator<[['int', Overload<[self: Tensor, dim: Int], [], NoKeywords, number | bigint>]]>
  /** `sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor` `sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor` */
  readonly sub: Operator<[['Tensor', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], { alpha?: Scalar }, Tensor>], ['Scalar', Overload<[self: Tensor | Scalar, other: Scalar], [alpha: Scalar], { alpha?: Scalar }, Tensor>]]>
  /** `sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)` `sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)` */
  readonly sub_: Operator<[['Tensor', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], { alpha?: Scalar }, Tensor>], ['Scalar', Overload<[self: Tensor | Scalar, other: Scalar], [alpha: Scalar], { alpha?: Scalar }, Tensor>]]>
  /** `subtract.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor` `subtract.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor` */
  readonly subtract: Operator<[['Tensor', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], { alpha?: Scalar }, Tensor>], ['Scalar', Overload<[self: Tensor | Scalar, other: Scalar], [alpha: Scalar], { alpha?: Scalar }, Tensor>]]>
  /** `subtract_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)` `subtract_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)` */
  readonly subtract_: Operator<[['Tensor', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], { alpha?: Scalar }, Tensor>], ['Scalar', Overload<[self: Tensor | Scalar, other: Scalar], [alpha: Scalar], { alpha?: Scalar }, Tensor>]]>
  /** `sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` `sum(Tensor self, *, ScalarType? dtype=None) -> Tensor` */
  readonly sum: Operator<[['dim_IntList', Overload<[self: Tensor, dim: Int | readonly Int[] | null], [keepdim: boolean], { keepdim?: boolean, dtype?: DType | null }, Tensor>], ['default', Overload<[self: Tensor], [], { dtype?: DType | null }, Tensor>]]>
  /** `sum_to_size(Tensor self, SymInt[] size) -> Tensor` */
  readonly sum_to_size: Operator<[['default', Overload<[self: Tensor, size: readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)` */
  readonly svd: Operator<[['default', Overload<[self: Tensor], [some: boolean, compute_uv: boolean], { some?: boolean, compute_uv?: boolean }, [Tensor, Tensor, Tensor]>]]>
  /** `swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)` */
  readonly swapaxes: Operator<[['default', Overload<[self: Tensor, axis0: Int, axis1: Int], [], NoKeywords, Tensor>]]>
  /** `swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)` */
  readonly swapaxes_: Operator<[['default', Overload<[self: Tensor, axis0: Int, axis1: Int], [], NoKeywords, Tensor>]]>
  /** `swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)` */
  readonly swapdims: Operator<[['default', Overload<[self: Tensor, dim0: Int, dim1: Int], [], NoKeywords, Tensor>]]>
  /** `swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)` */
  readonly swapdims_: Operator<[['default', Overload<[self: Tensor, dim0: Int, dim1: Int], [], NoKeywords, Tensor>]]>
  /** `sym_constrain_range(Scalar size, *, int? min=None, int? max=None) -> ()` */
  readonly sym_constrain_range: Operator<[['default', Overload<[size: Scalar], [], { min?: Int | null, max?: Int | null }, undefined>]]>
  /** `sym_constrain_range_for_size(Scalar size, *, int? min=None, int? max=None) -> ()` */
  readonly sym_constrain_range_for_size: Operator<[['default', Overload<[size: Scalar], [], { min?: Int | null, max?: Int | null }, undefined>]]>
  /** `sym_numel(Tensor self) -> SymInt` */
  readonly sym_numel: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, number | bigint>]]>
  /** `sym_size.int(Tensor self, int dim) -> SymInt` */
  readonly sym_size: Operator<[['int', Overload<[self: Tensor, dim: Int], [], NoKeywords, number | bigint>]]>
  /** `sym_storage_offset(Tensor self) -> SymInt` */
  readonly sym_storage_offset: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, number | bigint>]]>
  /** `sym_stride.int(Tensor self, int dim) -> SymInt` */
  readonly sym_stride: Operator<[['int', Overload<[self: Tensor, dim: Int], [], NoKeywords, number | bigint>]]>
  /** `t(Tensor(a) self) -> Tensor(a)` */
  readonly t: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `t_(Tensor(a!) self) -> Tensor(a!)` */
  readonly t_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `t_copy(Tensor self) -> Tensor` */
  readonly t_copy: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `take(Tensor self, Tensor index) -> Tensor` */
  readonly take: Operator<[['default', Overload<[self: Tensor, index: Tensor], [], NoKeywords, Tensor>]]>
  /** `take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor` */
  readonly take_along_dim: Operator<[['default', Overload<[self: Tensor, indices: Tensor], [dim: Int | null], { dim?: Int | null }, Tensor>]]>
  /** `tan(Tensor self) -> Tensor` */
  readonly tan: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `tan_(Tensor(a!) self) -> Tensor(a!)` */
  readonly tan_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `tanh(Tensor self) -> Tensor` */
  readonly tanh: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `tanh_(Tensor(a!) self) -> Tensor(a!)` */
  readonly tanh_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `tanh_backward(Tensor grad_output, Tensor output) -> Tensor` */
  readonly tanh_backward: Operator<[['default', Overload<[grad_output: Tensor, output: Tensor], [], NoKeywords, Tensor>]]>
  /** `tensor_split.sections(Tensor(a -> *) self, SymInt sections, int dim=0) -> Tensor(a)[]` `tensor_split.indices(Tensor(a -> *) self, SymInt[] indices, int dim=0) -> Tensor(a)[]` `tensor_split.tensor_indices_or_sections(Tensor(a -> *) self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[]` */
  readonly tensor_split: Operator<[['sections', Overload<[self: Tensor, sections: Int], [dim: Int], { dim?: Int }, Tensor[]>], ['indices', Overload<[self: Tensor, indices: readonly Int[]], [dim: Int], { dim?: Int }, Tensor[]>], ['tensor_indices_or_sections', Overload<[self: Tensor, tensor_indices_or_sections: Tensor], [dim: Int], { dim?: Int }, Tensor[]>]]>
  /** `tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor` */
  readonly tensordot: Operator<[['default', Overload<[self: Tensor, other: Tensor, dims_self: readonly Int[], dims_other: readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `thnn_conv2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0]) -> Tensor` */
  readonly thnn_conv2d: Operator<[['default', Overload<[self: Tensor, weight: Tensor, kernel_size: Int | readonly Int[]], [bias: Tensor | null, stride: Int | readonly Int[], padding: Int | readonly Int[]], { bias?: Tensor | null, stride?: Int | readonly Int[], padding?: Int | readonly Int[] }, Tensor>]]>
  /** `threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor` */
  readonly threshold: Operator<[['default', Overload<[self: Tensor, threshold: Scalar, value: Scalar], [], NoKeywords, Tensor>]]>
  /** `threshold_(Tensor(a!) self, Scalar threshold, Scalar value) -> Tensor(a!)` */
  readonly threshold_: Operator<[['default', Overload<[self: Tensor, threshold: Scalar, value: Scalar], [], NoKeywords, Tensor>]]>
  /** `threshold_backward(Tensor grad_output, Tensor self, Scalar threshold) -> Tensor` */
  readonly threshold_backward: Operator<[['default', Overload<[grad_output: Tensor, self: Tensor, threshold: Scalar], [], NoKeywords, Tensor>]]>
  /** `tile(Tensor self, SymInt[] dims) -> Tensor` */
  readonly tile: Operator<[['default', Overload<[self: Tensor, dims: readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `to.device(Tensor(a) self, Device device, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)` `to.dtype(Tensor(a) self, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)` `to.other(Tensor(a) self, Tensor other, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)` `to.dtype_layout(Tensor(a) self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)` */
  readonly to: Operator<[['device', Overload<[self: Tensor | Scalar, device: Device | string, dtype: DType], [non_blocking: boolean, copy: boolean, memory_format: OpMemoryFormat | null], { non_blocking?: boolean, copy?: boolean, memory_format?: OpMemoryFormat | null }, Tensor>], ['dtype', Overload<[self: Tensor | Scalar, dtype: DType], [non_blocking: boolean, copy: boolean, memory_format: OpMemoryFormat | null], { non_blocking?: boolean, copy?: boolean, memory_format?: OpMemoryFormat | null }, Tensor>], ['other', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [non_blocking: boolean, copy: boolean, memory_format: OpMemoryFormat | null], { non_blocking?: boolean, copy?: boolean, memory_format?: OpMemoryFormat | null }, Tensor>], ['dtype_layout', Overload<[self: Tensor | Scalar], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null, non_blocking?: boolean, copy?: boolean, memory_format?: OpMemoryFormat | null }, Tensor>]]>
  /** `to_dense(Tensor self, ScalarType? dtype=None, *, bool? masked_grad=None) -> Tensor` */
  readonly to_dense: Operator<[['default', Overload<[self: Tensor], [dtype: DType | null], { dtype?: DType | null, masked_grad?: boolean | null }, Tensor>]]>
  /** `to_dense_backward(Tensor grad, Tensor input, bool? masked_grad=None) -> Tensor` */
  readonly to_dense_backward: Operator<[['default', Overload<[grad: Tensor, input: Tensor], [masked_grad: boolean | null], { masked_grad?: boolean | null }, Tensor>]]>
  /** `to_mkldnn(Tensor self, ScalarType? dtype=None) -> Tensor` */
  readonly to_mkldnn: Operator<[['default', Overload<[self: Tensor], [dtype: DType | null], { dtype?: DType | null }, Tensor>]]>
  /** `to_mkldnn_backward(Tensor grad, Tensor input) -> Tensor` */
  readonly to_mkldnn_backward: Operator<[['default', Overload<[grad: Tensor, input: Tensor], [], NoKeywords, Tensor>]]>
  /** `to_padded_tensor(Tensor self, float padding, SymInt[]? output_size=None) -> Tensor` */
  readonly to_padded_tensor: Operator<[['default', Overload<[self: Tensor, padding: Float], [output_size: readonly Int[] | null], { output_size?: readonly Int[] | null }, Tensor>]]>
  /** `to_sparse.sparse_dim(Tensor self, int sparse_dim) -> Tensor` `to_sparse(Tensor self, *, Layout? layout=None, int[2]? blocksize=None, int? dense_dim=None) -> Tensor` */
  readonly to_sparse: Operator<[['sparse_dim', Overload<[self: Tensor, sparse_dim: Int], [], NoKeywords, Tensor>], ['default', Overload<[self: Tensor], [], { layout?: 'strided' | null, blocksize?: Int | readonly Int[] | null, dense_dim?: Int | null }, Tensor>]]>
  /** `to_sparse_bsc(Tensor self, int[2] blocksize, int? dense_dim=None) -> Tensor` */
  readonly to_sparse_bsc: Operator<[['default', Overload<[self: Tensor, blocksize: Int | readonly Int[]], [dense_dim: Int | null], { dense_dim?: Int | null }, Tensor>]]>
  /** `to_sparse_bsr(Tensor self, int[2] blocksize, int? dense_dim=None) -> Tensor` */
  readonly to_sparse_bsr: Operator<[['default', Overload<[self: Tensor, blocksize: Int | readonly Int[]], [dense_dim: Int | null], { dense_dim?: Int | null }, Tensor>]]>
  /** `to_sparse_csc(Tensor self, int? dense_dim=None) -> Tensor` */
  readonly to_sparse_csc: Operator<[['default', Overload<[self: Tensor], [dense_dim: Int | null], { dense_dim?: Int | null }, Tensor>]]>
  /** `to_sparse_csr(Tensor self, int? dense_dim=None) -> Tensor` */
  readonly to_sparse_csr: Operator<[['default', Overload<[self: Tensor], [dense_dim: Int | null], { dense_dim?: Int | null }, Tensor>]]>
  /** `topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)` */
  readonly topk: Operator<[['default', Overload<[self: Tensor, k: Int], [dim: Int, largest: boolean, sorted: boolean], { dim?: Int, largest?: boolean, sorted?: boolean }, [Tensor, Tensor]>]]>
  /** `trace(Tensor self) -> Tensor` */
  readonly trace: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `trace_backward(Tensor grad, SymInt[] sizes) -> Tensor` */
  readonly trace_backward: Operator<[['default', Overload<[grad: Tensor, sizes: readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)` */
  readonly transpose: Operator<[['int', Overload<[self: Tensor, dim0: Int, dim1: Int], [], NoKeywords, Tensor>]]>
  /** `transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)` */
  readonly transpose_: Operator<[['default', Overload<[self: Tensor, dim0: Int, dim1: Int], [], NoKeywords, Tensor>]]>
  /** `transpose_copy.int(Tensor self, int dim0, int dim1) -> Tensor` */
  readonly transpose_copy: Operator<[['int', Overload<[self: Tensor, dim0: Int, dim1: Int], [], NoKeywords, Tensor>]]>
  /** `trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor` `trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor` */
  readonly trapezoid: Operator<[['x', Overload<[y: Tensor, x: Tensor], [], { dim?: Int }, Tensor>], ['dx', Overload<[y: Tensor], [], { dx?: Scalar, dim?: Int }, Tensor>]]>
  /** `trapz.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor` `trapz.dx(Tensor y, *, float dx=1., int dim=-1) -> Tensor` */
  readonly trapz: Operator<[['x', Overload<[y: Tensor, x: Tensor], [], { dim?: Int }, Tensor>], ['dx', Overload<[y: Tensor], [], { dx?: Float, dim?: Int }, Tensor>]]>
  /** `triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient)` */
  readonly triangular_solve: Operator<[['default', Overload<[self: Tensor, A: Tensor], [upper: boolean, transpose: boolean, unitriangular: boolean], { upper?: boolean, transpose?: boolean, unitriangular?: boolean }, [Tensor, Tensor]>]]>
  /** `tril(Tensor self, SymInt diagonal=0) -> Tensor` */
  readonly tril: Operator<[['default', Overload<[self: Tensor], [diagonal: Int], { diagonal?: Int }, Tensor>]]>
  /** `tril_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)` */
  readonly tril_: Operator<[['default', Overload<[self: Tensor], [diagonal: Int], { diagonal?: Int }, Tensor>]]>
  /** `tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly tril_indices: Operator<[['default', Overload<[row: Int, col: Int], [offset: Int], { offset?: Int, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1., float p=2., float eps=9.9999999999999995e-07, bool swap=False, int reduction=1) -> Tensor` */
  readonly triplet_margin_loss: Operator<[['default', Overload<[anchor: Tensor, positive: Tensor, negative: Tensor], [margin: Float, p: Float, eps: Float, swap: boolean, reduction: Int], { margin?: Float, p?: Float, eps?: Float, swap?: boolean, reduction?: Int }, Tensor>]]>
  /** `triu(Tensor self, SymInt diagonal=0) -> Tensor` */
  readonly triu: Operator<[['default', Overload<[self: Tensor], [diagonal: Int], { diagonal?: Int }, Tensor>]]>
  /** `triu_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)` */
  readonly triu_: Operator<[['default', Overload<[self: Tensor], [diagonal: Int], { diagonal?: Int }, Tensor>]]>
  /** `triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly triu_indices: Operator<[['default', Overload<[row: Int, col: Int], [offset: Int], { offset?: Int, dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `true_divide.Tensor(Tensor self, Tensor other) -> Tensor` `true_divide.Scalar(Tensor self, Scalar other) -> Tensor` */
  readonly true_divide: Operator<[['Tensor', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor | Scalar, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `true_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` `true_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  readonly true_divide_: Operator<[['Tensor', Overload<[self: Tensor | Scalar, other: Tensor | Scalar], [], NoKeywords, Tensor>], ['Scalar', Overload<[self: Tensor | Scalar, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `trunc(Tensor self) -> Tensor` */
  readonly trunc: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `trunc_(Tensor(a!) self) -> Tensor(a!)` */
  readonly trunc_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `type_as(Tensor self, Tensor other) -> Tensor` */
  readonly type_as: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]` */
  readonly unbind: Operator<[['int', Overload<[self: Tensor], [dim: Int], { dim?: Int }, Tensor[]>]]>
  /** `unbind_copy.int(Tensor self, int dim=0) -> Tensor[]` */
  readonly unbind_copy: Operator<[['int', Overload<[self: Tensor], [dim: Int], { dim?: Int }, Tensor[]>]]>
  /** `unflatten.int(Tensor(a) self, int dim, SymInt[] sizes) -> Tensor(a)` */
  readonly unflatten: Operator<[['int', Overload<[self: Tensor, dim: Int, sizes: readonly Int[]], [], NoKeywords, Tensor>]]>
  /** `unflatten_dense_tensors(Tensor flat, Tensor[] tensors) -> Tensor[]` */
  readonly unflatten_dense_tensors: Operator<[['default', Overload<[flat: Tensor, tensors: readonly Tensor[]], [], NoKeywords, Tensor[]>]]>
  /** `unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)` */
  readonly unfold: Operator<[['default', Overload<[self: Tensor, dimension: Int, size: Int, step: Int], [], NoKeywords, Tensor>]]>
  /** `unfold_backward(Tensor grad_in, SymInt[] input_sizes, int dim, int size, int step) -> Tensor` */
  readonly unfold_backward: Operator<[['default', Overload<[grad_in: Tensor, input_sizes: readonly Int[], dim: Int, size: Int, step: Int], [], NoKeywords, Tensor>]]>
  /** `unfold_copy(Tensor self, int dimension, int size, int step) -> Tensor` */
  readonly unfold_copy: Operator<[['default', Overload<[self: Tensor, dimension: Int, size: Int, step: Int], [], NoKeywords, Tensor>]]>
  /** `uniform(Tensor self, float from=0., float to=1., *, Generator? generator=None) -> Tensor` */
  readonly uniform: Operator<[['default', Overload<[self: Tensor], [from: Float, to: Float], { from?: Float, to?: Float, generator?: null }, Tensor>]]>
  /** `uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? generator=None) -> Tensor(a!)` */
  readonly uniform_: Operator<[['default', Overload<[self: Tensor], [from: Float, to: Float], { from?: Float, to?: Float, generator?: null }, Tensor>]]>
  /** `unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> (Tensor, Tensor, Tensor)` */
  readonly unique_consecutive: Operator<[['default', Overload<[self: Tensor], [return_inverse: boolean, return_counts: boolean, dim: Int | null], { return_inverse?: boolean, return_counts?: boolean, dim?: Int | null }, [Tensor, Tensor, Tensor]>]]>
  /** `unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)` */
  readonly unique_dim: Operator<[['default', Overload<[self: Tensor, dim: Int], [sorted: boolean, return_inverse: boolean, return_counts: boolean], { sorted?: boolean, return_inverse?: boolean, return_counts?: boolean }, [Tensor, Tensor, Tensor]>]]>
  /** `unique_dim_consecutive(Tensor self, int dim, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)` */
  readonly unique_dim_consecutive: Operator<[['default', Overload<[self: Tensor, dim: Int], [return_inverse: boolean, return_counts: boolean], { return_inverse?: boolean, return_counts?: boolean }, [Tensor, Tensor, Tensor]>]]>
  /** `unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]` */
  readonly unsafe_chunk: Operator<[['default', Overload<[self: Tensor, chunks: Int], [dim: Int], { dim?: Int }, Tensor[]>]]>
  /** `unsafe_split.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]` */
  readonly unsafe_split: Operator<[['Tensor', Overload<[self: Tensor, split_size: Int], [dim: Int], { dim?: Int }, Tensor[]>]]>
  /** `unsafe_split_with_sizes(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]` */
  readonly unsafe_split_with_sizes: Operator<[['default', Overload<[self: Tensor, split_sizes: readonly Int[]], [dim: Int], { dim?: Int }, Tensor[]>]]>
  /** `unsqueeze(Tensor(a) self, int dim) -> Tensor(a)` */
  readonly unsqueeze: Operator<[['default', Overload<[self: Tensor, dim: Int], [], NoKeywords, Tensor>]]>
  /** `unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)` */
  readonly unsqueeze_: Operator<[['default', Overload<[self: Tensor, dim: Int], [], NoKeywords, Tensor>]]>
  /** `unsqueeze_copy(Tensor self, int dim) -> Tensor` */
  readonly unsqueeze_copy: Operator<[['default', Overload<[self: Tensor, dim: Int], [], NoKeywords, Tensor>]]>
  /** `upsample_bicubic2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor` `upsample_bicubic2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor` */
  readonly upsample_bicubic2d: Operator<[['default', Overload<[self: Tensor, output_size: Int | readonly Int[], align_corners: boolean], [scales_h: Float | null, scales_w: Float | null], { scales_h?: Float | null, scales_w?: Float | null }, Tensor>], ['vec', Overload<[input: Tensor, output_size: readonly Int[] | null, align_corners: boolean, scale_factors: readonly Float[] | null], [], NoKeywords, Tensor>]]>
  /** `upsample_bicubic2d_backward(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor` */
  readonly upsample_bicubic2d_backward: Operator<[['default', Overload<[grad_output: Tensor, output_size: Int | readonly Int[], input_size: Int | readonly Int[], align_corners: boolean], [scales_h: Float | null, scales_w: Float | null], { scales_h?: Float | null, scales_w?: Float | null }, Tensor>]]>
  /** `upsample_bilinear2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor` `upsample_bilinear2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor` */
  readonly upsample_bilinear2d: Operator<[['default', Overload<[self: Tensor, output_size: Int | readonly Int[], align_corners: boolean], [scales_h: Float | null, scales_w: Float | null], { scales_h?: Float | null, scales_w?: Float | null }, Tensor>], ['vec', Overload<[input: Tensor, output_size: readonly Int[] | null, align_corners: boolean, scale_factors: readonly Float[] | null], [], NoKeywords, Tensor>]]>
  /** `upsample_bilinear2d_backward(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor` */
  readonly upsample_bilinear2d_backward: Operator<[['default', Overload<[grad_output: Tensor, output_size: Int | readonly Int[], input_size: Int | readonly Int[], align_corners: boolean], [scales_h: Float | null, scales_w: Float | null], { scales_h?: Float | null, scales_w?: Float | null }, Tensor>]]>
  /** `upsample_linear1d(Tensor self, SymInt[1] output_size, bool align_corners, float? scales=None) -> Tensor` `upsample_linear1d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor` */
  readonly upsample_linear1d: Operator<[['default', Overload<[self: Tensor, output_size: Int | readonly Int[], align_corners: boolean], [scales: Float | null], { scales?: Float | null }, Tensor>], ['vec', Overload<[input: Tensor, output_size: readonly Int[] | null, align_corners: boolean, scale_factors: readonly Float[] | null], [], NoKeywords, Tensor>]]>
  /** `upsample_linear1d_backward(Tensor grad_output, SymInt[1] output_size, SymInt[3] input_size, bool align_corners, float? scales=None) -> Tensor` */
  readonly upsample_linear1d_backward: Operator<[['default', Overload<[grad_output: Tensor, output_size: Int | readonly Int[], input_size: Int | readonly Int[], align_corners: boolean], [scales: Float | null], { scales?: Float | null }, Tensor>]]>
  /** `upsample_nearest1d(Tensor self, SymInt[1] output_size, float? scales=None) -> Tensor` `upsample_nearest1d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor` */
  readonly upsample_nearest1d: Operator<[['default', Overload<[self: Tensor, output_size: Int | readonly Int[]], [scales: Float | null], { scales?: Float | null }, Tensor>], ['vec', Overload<[input: Tensor, output_size: readonly Int[] | null, scale_factors: readonly Float[] | null], [], NoKeywords, Tensor>]]>
  /** `upsample_nearest1d_backward(Tensor grad_output, SymInt[1] output_size, SymInt[3] input_size, float? scales=None) -> Tensor` */
  readonly upsample_nearest1d_backward: Operator<[['default', Overload<[grad_output: Tensor, output_size: Int | readonly Int[], input_size: Int | readonly Int[]], [scales: Float | null], { scales?: Float | null }, Tensor>]]>
  /** `upsample_nearest2d(Tensor self, SymInt[2] output_size, float? scales_h=None, float? scales_w=None) -> Tensor` `upsample_nearest2d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor` */
  readonly upsample_nearest2d: Operator<[['default', Overload<[self: Tensor, output_size: Int | readonly Int[]], [scales_h: Float | null, scales_w: Float | null], { scales_h?: Float | null, scales_w?: Float | null }, Tensor>], ['vec', Overload<[input: Tensor, output_size: readonly Int[] | null, scale_factors: readonly Float[] | null], [], NoKeywords, Tensor>]]>
  /** `upsample_nearest2d_backward(Tensor grad_output, SymInt[2] output_size, SymInt[4] input_size, float? scales_h=None, float? scales_w=None) -> Tensor` */
  readonly upsample_nearest2d_backward: Operator<[['default', Overload<[grad_output: Tensor, output_size: Int | readonly Int[], input_size: Int | readonly Int[]], [scales_h: Float | null, scales_w: Float | null], { scales_h?: Float | null, scales_w?: Float | null }, Tensor>]]>
  /** `upsample_nearest3d(Tensor self, SymInt[3] output_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor` `upsample_nearest3d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor` */
  readonly upsample_nearest3d: Operator<[['default', Overload<[self: Tensor, output_size: Int | readonly Int[]], [scales_d: Float | null, scales_h: Float | null, scales_w: Float | null], { scales_d?: Float | null, scales_h?: Float | null, scales_w?: Float | null }, Tensor>], ['vec', Overload<[input: Tensor, output_size: readonly Int[] | null, scale_factors: readonly Float[] | null], [], NoKeywords, Tensor>]]>
  /** `upsample_nearest3d_backward(Tensor grad_output, SymInt[3] output_size, SymInt[5] input_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor` */
  readonly upsample_nearest3d_backward: Operator<[['default', Overload<[grad_output: Tensor, output_size: Int | readonly Int[], input_size: Int | readonly Int[]], [scales_d: Float | null, scales_h: Float | null, scales_w: Float | null], { scales_d?: Float | null, scales_h?: Float | null, scales_w?: Float | null }, Tensor>]]>
  /** `upsample_trilinear3d(Tensor self, SymInt[3] output_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor` `upsample_trilinear3d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor` */
  readonly upsample_trilinear3d: Operator<[['default', Overload<[self: Tensor, output_size: Int | readonly Int[], align_corners: boolean], [scales_d: Float | null, scales_h: Float | null, scales_w: Float | null], { scales_d?: Float | null, scales_h?: Float | null, scales_w?: Float | null }, Tensor>], ['vec', Overload<[input: Tensor, output_size: readonly Int[] | null, align_corners: boolean, scale_factors: readonly Float[] | null], [], NoKeywords, Tensor>]]>
  /** `upsample_trilinear3d_backward(Tensor grad_output, SymInt[3] output_size, SymInt[5] input_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor` */
  readonly upsample_trilinear3d_backward: Operator<[['default', Overload<[grad_output: Tensor, output_size: Int | readonly Int[], input_size: Int | readonly Int[], align_corners: boolean], [scales_d: Float | null, scales_h: Float | null, scales_w: Float | null], { scales_d?: Float | null, scales_h?: Float | null, scales_w?: Float | null }, Tensor>]]>
  /** `value_selecting_reduction_backward(Tensor grad, int dim, Tensor indices, SymInt[] sizes, bool keepdim) -> Tensor` */
  readonly value_selecting_reduction_backward: Operator<[['default', Overload<[grad: Tensor, dim: Int, indices: Tensor, sizes: readonly Int[], keepdim: boolean], [], NoKeywords, Tensor>]]>
  /** `values(Tensor(a) self) -> Tensor(a)` */
  readonly values: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `values_copy(Tensor self) -> Tensor` */
  readonly values_copy: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `vander(Tensor x, int? N=None, bool increasing=False) -> Tensor` */
  readonly vander: Operator<[['default', Overload<[x: Tensor], [N: Int | null, increasing: boolean], { N?: Int | null, increasing?: boolean }, Tensor>]]>
  /** `var(Tensor self, bool unbiased=True) -> Tensor` `var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor` `var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor` */
  readonly var: Operator<[['default', Overload<[self: Tensor], [unbiased: boolean], { unbiased?: boolean }, Tensor>], ['dim', Overload<[self: Tensor, dim: Int | readonly Int[] | null], [unbiased: boolean, keepdim: boolean], { unbiased?: boolean, keepdim?: boolean }, Tensor>], ['correction', Overload<[self: Tensor], [dim: Int | readonly Int[] | null], { dim?: Int | readonly Int[] | null, correction?: Scalar | null, keepdim?: boolean }, Tensor>]]>
  /** `var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)` `var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)` `var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)` */
  readonly var_mean: Operator<[['default', Overload<[self: Tensor], [unbiased: boolean], { unbiased?: boolean }, [Tensor, Tensor]>], ['dim', Overload<[self: Tensor, dim: Int | readonly Int[] | null], [unbiased: boolean, keepdim: boolean], { unbiased?: boolean, keepdim?: boolean }, [Tensor, Tensor]>], ['correction', Overload<[self: Tensor], [dim: Int | readonly Int[] | null], { dim?: Int | readonly Int[] | null, correction?: Scalar | null, keepdim?: boolean }, [Tensor, Tensor]>]]>
  /** `vdot(Tensor self, Tensor other) -> Tensor` */
  readonly vdot: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `view(Tensor(a) self, SymInt[] size) -> Tensor(a)` `view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)` */
  readonly view: Operator<[['default', Overload<[self: Tensor, size: readonly Int[]], [], NoKeywords, Tensor>], ['dtype', Overload<[self: Tensor, dtype: DType], [], NoKeywords, Tensor>]]>
  /** `view_as(Tensor(a) self, Tensor other) -> Tensor(a)` */
  readonly view_as: Operator<[['default', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `view_as_complex(Tensor(a) self) -> Tensor(a)` */
  readonly view_as_complex: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `view_as_complex_copy(Tensor self) -> Tensor` */
  readonly view_as_complex_copy: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `view_as_real(Tensor(a) self) -> Tensor(a)` */
  readonly view_as_real: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `view_as_real_copy(Tensor self) -> Tensor` */
  readonly view_as_real_copy: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `view_copy(Tensor self, SymInt[] size) -> Tensor` `view_copy.dtype(Tensor self, ScalarType dtype) -> Tensor` */
  readonly view_copy: Operator<[['default', Overload<[self: Tensor, size: readonly Int[]], [], NoKeywords, Tensor>], ['dtype', Overload<[self: Tensor, dtype: DType], [], NoKeywords, Tensor>]]>
  /** `vsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]` `vsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]` */
  readonly vsplit: Operator<[['int', Overload<[self: Tensor, sections: Int], [], NoKeywords, Tensor[]>], ['array', Overload<[self: Tensor, indices: readonly Int[]], [], NoKeywords, Tensor[]>]]>
  /** `vstack(Tensor[] tensors) -> Tensor` */
  readonly vstack: Operator<[['default', Overload<[tensors: readonly Tensor[]], [], NoKeywords, Tensor>]]>
  /** `where.self(Tensor condition, Tensor self, Tensor other) -> Tensor` `where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor` `where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor` `where.Scalar(Tensor condition, Scalar self, Scalar other) -> Tensor` `where(Tensor condition) -> Tensor[]` */
  readonly where: Operator<[['self', Overload<[condition: Tensor, self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['ScalarOther', Overload<[condition: Tensor, self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['ScalarSelf', Overload<[condition: Tensor, self: Scalar, other: Tensor], [], NoKeywords, Tensor>], ['Scalar', Overload<[condition: Tensor, self: Scalar, other: Scalar], [], NoKeywords, Tensor>], ['default', Overload<[condition: Tensor], [], NoKeywords, Tensor[]>]]>
  /** `xlogy.Tensor(Tensor self, Tensor other) -> Tensor` `xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor` `xlogy.Scalar_Self(Scalar self, Tensor other) -> Tensor` */
  readonly xlogy: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar_Other', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>], ['Scalar_Self', Overload<[self: Scalar, other: Tensor], [], NoKeywords, Tensor>]]>
  /** `xlogy_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` `xlogy_.Scalar_Other(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  readonly xlogy_: Operator<[['Tensor', Overload<[self: Tensor, other: Tensor], [], NoKeywords, Tensor>], ['Scalar_Other', Overload<[self: Tensor, other: Scalar], [], NoKeywords, Tensor>]]>
  /** `zero(Tensor self) -> Tensor` */
  readonly zero: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `zero_(Tensor(a!) self) -> Tensor(a!)` */
  readonly zero_: Operator<[['default', Overload<[self: Tensor], [], NoKeywords, Tensor>]]>
  /** `zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  readonly zeros: Operator<[['default', Overload<[size: readonly Int[]], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null }, Tensor>]]>
  /** `zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  readonly zeros_like: Operator<[['default', Overload<[self: Tensor], [], { dtype?: DType | null, layout?: 'strided' | null, device?: Device | string | null, pin_memory?: boolean | null, memory_format?: OpMemoryFormat | null }, Tensor>]]>
}
