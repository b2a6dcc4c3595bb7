export { BTXRDClassifier, type ClassifierOptions, type CreateOptions, type ForwardOptions, type GradcamTargetLayer } from './models/classifier'
export { createModel, createModelFromCheckpoint, type ModelConfig } from './models/factory'
export { computeClassWeights, type Labels } from './models/class_weights'
export { EarlyStopping, type EarlyStoppingOptions } from './models/early_stopping'
export { listArchitectures } from './models/registry'
export type { LoadStateResult } from './models/match_state'

export { loadCheckpoint, type Checkpoint, type OptimizerStateDict } from './checkpoint/load_checkpoint'
export { StateDict } from './checkpoint/state_dict'
export {
  OrderedDict, PyFloat, Tuple, isFloatSlot, markFloat, type CheckpointDict, type CheckpointValue
} from './checkpoint/values'

export { Adam, type AdamGroup, type AdamOptions } from './optim/adam'
export { AdamW, type AdamWOptions } from './optim/adamw'
export { SGD, type SGDGroup, type SGDOptions } from './optim/sgd'
export { RMSprop, type RMSpropGroup, type RMSpropOptions } from './optim/rmsprop'
export { Optimizer, type ParameterState } from './optim/optimizer'
export type { ParamGroup, ParamGroupInput, Params } from './optim/param_groups'

export { trainStep, type TrainStepContext, type TrainStepResult } from './training/train_step'
export { CrossEntropyLoss, type CrossEntropyLossOptions } from './training/cross_entropy_loss'
export { clipGradNorm, type ClipGradNormOptions } from './training/clip_grad_norm'
export { GradScaler, type GradScalerOptions } from './training/grad_scaler'
export type { AutocastOptions } from './training/autocast'

export { preprocessImage, IMAGENET_MEAN, IMAGENET_STD, type PreprocessOptions } from './data/transforms'
export { decodeImage, type DecodedImage, type DecodeOptions } from './data/decode'

export { Tensor, type BackwardOptions, type FromOptions } from './tensor'
export type { TensorData } from './dtype'
export type { DType } from './binding'
export { Device, getDevice, type DeviceType } from './device'
export { manualSeed, getRngState, setRngState } from './random'
export { getNumThreads, setNumThreads } from './threads'
export { BtxrdTorchError, type ErrorCode } from './errors'
export { CLASS_NAMES } from './constants'
