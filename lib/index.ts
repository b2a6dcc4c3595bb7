export { BTXRDClassifier, type ClassifierOptions, type CreateOptions, type GradcamTargetLayer } from './models/classifier'
export { createModel, createModelFromCheckpoint, type ModelConfig } from './models/factory'
export { computeClassWeights, type Labels } from './models/class_weights'
export { EarlyStopping, type EarlyStoppingOptions } from './models/early_stopping'
export { listArchitectures } from './models/registry'
export type { LoadStateResult } from './models/match_state'

export { loadCheckpoint, type Checkpoint, type OptimizerStateDict } from './checkpoint/load_checkpoint'
export { save } from './checkpoint/save'
export { saveCheckpoint, type CheckpointConfig, type SaveCheckpointOptions } from './checkpoint/save_checkpoint'
export type { ResumeOptions, ResumeState, Stateful } from './checkpoint/resume_state'
export { StateDict } from './checkpoint/state_dict'
export {
  OrderedDict, PyFloat, Tuple, isFloatSlot, markFloat, type CheckpointDict, type CheckpointValue
} from './checkpoint/values'

export { preprocessImage, IMAGENET_MEAN, IMAGENET_STD, type PreprocessOptions } from './data/transforms'
export { decodeImage, type DecodedImage, type DecodeOptions } from './data/decode'

export { Tensor, type FromOptions } from './tensor'
export type { TensorData } from './dtype'
export type { DType } from './binding'
export { Device, getDevice, type DeviceType } from './device'
export { manualSeed, getRngState, setRngState } from './random'
export { getNumThreads, setNumThreads } from './threads'
export { BtxrdTorchError, type ErrorCode } from './errors'
export { CLASS_NAMES } from './constants'
