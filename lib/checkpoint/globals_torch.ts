import { itemSize, storageClasses, valueOnlyDTypes } from './dtypes'
import { PickleSize, PickleTuple, type AllowedGlobal, type CallContext, type PickleNode } from './pickle_objects'
import { TorchDevice, TorchDType, torchLayouts, TorchQScheme } from './python_objects'
import { rebuildDeviceTensor, rebuildMeta, rebuildNested, rebuildQuantized, rebuildSparse } from './rebuild_composite'
import {
  parameter, rebuildFromType, rebuildParameter, rebuildParameterWithState, rebuildTensor, rebuildTensorV1, rebuildTensorV3
} from './rebuild_tensor'

/** `torch.FloatTensor` and the like, which a pickle can only name: nothing writes a call of them. */
const tensorClasses = ['Double', 'Float', 'Half', 'BFloat16', 'Long', 'Int', 'Short', 'Char', 'Byte', 'Bool'].flatMap((type) =>
  ['torch', 'torch.cuda', 'torch.sparse', 'torch.cuda.sparse'].map((module) => `${module}.${type}Tensor`)
)

/** The names of torch that `weights_only=True` allows. */
export const torchGlobals: readonly AllowedGlobal[] = [
  { name: 'torch._utils._rebuild_tensor', call: rebuildTensorV1 },
  { name: 'torch._utils._rebuild_tensor_v2', call: rebuildTensor },
  { name: 'torch._utils._rebuild_tensor_v3', call: rebuildTensorV3 },
  { name: 'torch._utils._rebuild_parameter', call: rebuildParameter },
  { name: 'torch._utils._rebuild_parameter_with_state', call: rebuildParameterWithState },
  { name: 'torch._tensor._rebuild_from_type_v2', call: rebuildFromType },
  { name: 'torch.nn.parameter.Parameter', call: parameter, isClass: true },
  { name: 'torch.Tensor' },
  { name: 'torch.Size', call: size, isClass: true },
  { name: 'torch.device', call: device, isClass: true },
  { name: 'torch.serialization._get_layout', call: layout },
  ...[...Object.keys(itemSize), ...valueOnlyDTypes].map((name) => ({ name: `torch.${name}`, value: new TorchDType(`torch.${name}`) })),
  ...['per_tensor_affine', 'per_tensor_symmetric', 'per_channel_affine', 'per_channel_symmetric', 'per_channel_affine_float_qparams']
    .map((name) => ({ name: `torch.${name}`, value: new TorchQScheme(`torch.${name}`) })),
  // Files of old versions name the storages of CUDA; where a storage goes, its location says.
  ...['torch', 'torch.cuda'].flatMap((module) => [
    ...Object.entries(storageClasses).map(([name, storageDType]) => ({ name: `${module}.${name}`, storageDType })),
    { name: `${module}.UntypedStorage`, storageDType: 'untyped' as const }
  ]),
  { name: 'torch.storage.UntypedStorage', storageDType: 'untyped' },
  { name: 'torch.storage.TypedStorage' },
  ...tensorClasses.map((name) => ({ name })),
  { name: 'torch._utils._rebuild_sparse_tensor', call: rebuildSparse },
  { name: 'torch._utils._rebuild_nested_tensor', call: rebuildNested },
  { name: 'torch._utils._rebuild_qtensor', call: rebuildQuantized },
  { name: 'torch._utils._rebuild_meta_tensor_no_storage', call: rebuildMeta },
  { name: 'torch._utils._rebuild_device_tensor_from_cpu_tensor', call: rebuildDeviceTensor },
  { name: 'torch._utils._rebuild_device_tensor_from_numpy', unsupported: 'a tensor of a device without storages, stored as a NumPy array,' },
  { name: 'torch._utils._rebuild_wrapper_subclass', unsupported: 'a wrapper subclass of Tensor' }
]

/** `torch.Size((2, 3))`. */
function size(args: readonly PickleNode[], { fail, limits }: CallContext): PickleNode {
  const [dims] = args
  if (args.length !== 1 || !(dims instanceof PickleTuple) || !dims.items.every((dim) => typeof dim === 'number')) {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected one tuple of integers for torch.Size')
  }
  if (dims.items.length > limits.maxDimensions) {
    throw fail('ERR_CHECKPOINT_LIMIT', `a torch.Size has ${dims.items.length} dimensions, more than maxDimensions (${limits.maxDimensions})`)
  }
  return new PickleSize(dims.items)
}

/** `torch.device('cuda', 0)` or `torch.device('cpu')`. */
function device(args: readonly PickleNode[], { fail }: CallContext): PickleNode {
  const [type, index = null] = args
  if (args.length < 1 || args.length > 2 || typeof type !== 'string' || !/^[a-z]+$/.test(type) || !(index === null || isIndex(index))) {
    throw fail('ERR_CHECKPOINT_FORMAT', 'expected a type and an index for torch.device')
  }
  return new TorchDevice(type, index as number | null)
}

/** LibTorch keeps an index in one signed byte. */
function isIndex(node: PickleNode): boolean {
  return typeof node === 'number' && node >= 0 && node <= 127
}

/** `torch.serialization._get_layout('torch.strided')`. */
function layout(args: readonly PickleNode[], { fail }: CallContext): PickleNode {
  const found = args.length === 1 && typeof args[0] === 'string' ? torchLayouts.get(args[0]) : undefined
  if (found === undefined) throw fail('ERR_CHECKPOINT_FORMAT', 'expected the name of a torch.layout')
  return found
}
