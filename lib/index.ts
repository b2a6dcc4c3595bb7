export { BTXRDClassifier, type ClassifierOptions, type CreateOptions, type ForwardMode, type ForwardOptions, type GradcamTargetLayer } from './models/classifier'
export { createModel, createModelFromCheckpoint, type ModelConfig } from './models/factory'
export { computeClassWeights, type Labels } from './models/class_weights'
export { EarlyStopping, type EarlyStoppingOptions } from './models/early_stopping'
export { listArchitectures } from './models/registry'
export type { LoadStateResult } from './models/match_state'
export type { DownloadOptions, DownloadProgress } from './models/pretrained/load_pretrained'

export { load, type LoadOptions } from './checkpoint/load'
export { inspect, type InspectOptions, type Inspection } from './checkpoint/inspect'
export type { InspectedItem, InspectedNode } from './checkpoint/inspect_tree'
export { diff, type CheckpointDiff, type DiffOptions } from './checkpoint/diff'
export type { TensorDescription, TensorDifference } from './checkpoint/diff_tensors'
export type { DiffPath, ValueDifference } from './checkpoint/diff_values'
export type { ElementDifference } from './checkpoint/compare_elements'
export type { RecognisedTraining } from './checkpoint/inspect_training'
export type { CheckpointLimits } from './checkpoint/limits'
export type { Loadable } from './checkpoint/byte_source'
export type { MapLocation } from './checkpoint/map_location'
export type { Remap, RemapRules } from './checkpoint/remap'
export { tensorOrigin, type TensorOrigin } from './checkpoint/tensor_origin'
export { readSafetensors } from './checkpoint/safetensors'
export { saveSafetensors, type SaveSafetensorsOptions } from './checkpoint/save_safetensors'
export { convert, type Conversion, type ConvertOptions } from './checkpoint/convert'
export { loadCheckpoint, type Checkpoint, type OptimizerStateDict } from './checkpoint/load_checkpoint'
export { save } from './checkpoint/save'
export { saveCheckpoint, type CheckpointConfig, type SaveCheckpointOptions } from './checkpoint/save_checkpoint'
export type { ResumeOptions, ResumeState, Stateful } from './checkpoint/resume_state'
export { StateDict } from './checkpoint/state_dict'
export { TorchStorage } from './checkpoint/torch_storage'
export {
  ByteArray, Counter, DefaultDict, FrozenSet, Namespace, OpaqueObject, OrderedDict, PyFloat, Size as TorchSize, Tuple, isFloatSlot, markFloat,
  type CheckpointDict, type CheckpointValue
} from './checkpoint/values'
export {
  Complex, NumpyArray, NumpyDType, NumpyScalar, OpaqueGlobal, PyDateTime, PyPath, PythonObject, TimeDelta, TimeZone, TorchDevice, TorchDType,
  TorchLayout, TorchQScheme
} from './checkpoint/python_objects'

export { Adam, type AdamGroup, type AdamOptions } from './optim/adam'
export { AdamW, type AdamWOptions } from './optim/adamw'
export { SGD, type SGDGroup, type SGDOptions } from './optim/sgd'
export { RMSprop, type RMSpropGroup, type RMSpropOptions } from './optim/rmsprop'
export { LRScheduler } from './optim/lr_scheduler/lr_scheduler'
export { ChainedScheduler } from './optim/lr_scheduler/chained_scheduler'
export { ConstantLR, type ConstantLROptions } from './optim/lr_scheduler/constant_lr'
export { CosineAnnealingLR, type CosineAnnealingLROptions } from './optim/lr_scheduler/cosine_annealing_lr'
export {
  CosineAnnealingWarmRestarts, type CosineAnnealingWarmRestartsOptions
} from './optim/lr_scheduler/cosine_annealing_warm_restarts'
export { ExponentialLR, type ExponentialLROptions } from './optim/lr_scheduler/exponential_lr'
export { LambdaLR, type LambdaLROptions, type LrLambda } from './optim/lr_scheduler/lambda_lr'
export { LinearLR, type LinearLROptions } from './optim/lr_scheduler/linear_lr'
export { MultiStepLR, type MultiStepLROptions } from './optim/lr_scheduler/multi_step_lr'
export { OneCycleLR, type OneCycleLROptions } from './optim/lr_scheduler/one_cycle_lr'
export { PolynomialLR, type PolynomialLROptions } from './optim/lr_scheduler/polynomial_lr'
export { ReduceLROnPlateau, type ReduceLROnPlateauOptions } from './optim/lr_scheduler/reduce_lr_on_plateau'
export { SequentialLR, type SequentialLROptions } from './optim/lr_scheduler/sequential_lr'
export { StepLR, type StepLROptions } from './optim/lr_scheduler/step_lr'
export { Optimizer, type ParameterState } from './optim/optimizer'
export type { ParamGroup, ParamGroupInput, Params } from './optim/param_groups'

export { train, type TrainOptions } from './training/train'
export type {
  BatchEvent, EpochBeginEvent, EpochEvent, TrainBeginEvent, TrainCallbacks, TrainEndEvent, TrainWarning
} from './training/train_events'
export type { EpochRecord } from './training/run/training_log'
export { trainStep, type TrainStepContext, type TrainStepResult } from './training/train_step'
export { CrossEntropyLoss, type CrossEntropyLossOptions } from './training/cross_entropy_loss'
export { clipGradNorm, type ClipGradNormOptions } from './training/clip_grad_norm'
export { restoreCheckpoint, type RestoreTargets } from './training/restore_checkpoint'
export { GradScaler, type GradScalerOptions } from './training/grad_scaler'
export type { AutocastOptions } from './training/autocast'

export type { GradcamOptions, GradcamResult } from './explainability/gradcam'
export { encodePng, overlayHeatMaps } from './explainability/overlay'
export {
  explain, type ExplainBatch, type ExplainedImage, type ExplainOptions, type Galleries, type GalleryImage, type Outcome
} from './explainability/explain'
export { drawGallery, type GallerySettings } from './explainability/gallery'
export { explainSplits, type ExplainSplitsOptions, type SplitExplanation } from './explainability/explain_splits'
export type { ClassIou } from './explainability/iou_summary'
export { heatMapIou, IOU_THRESHOLD } from './explainability/iou'

export {
  Affine, CLAHE, CoarseDropout, Compose, EvalTransform, GaussNoise, HorizontalFlip, IMAGENET_MEAN, IMAGENET_STD,
  RandomBrightnessContrast, RandomTransform, Rotate, TrainTransform, applySteps, applyTransform, preprocessImage,
  type AffineOptions, type AugmentationStep, type CLAHEOptions, type CoarseDropoutOptions, type ComposeOptions,
  type ComposeState, type EvalTransformOptions, type GaussNoiseOptions, type ImageSize, type NormalizationOptions,
  type PipelineRelease, type PreprocessOptions, type ProbabilityOption, type RandomBrightnessContrastOptions, type Range,
  type RotateOptions, type Size, type Streams, type StreamsState, type TrainTransformOptions, type TransformPlan
} from './data/transforms'
export { decodeImage, type DecodedImage, type DecodeOptions } from './data/decode'
export { readManifest, writeManifest, type ManifestRow } from './data/manifest'
export { BTXRDDataset, type Dataset, type DatasetOptions, type LabelledImage, type Sample } from './data/dataset'
export { DataLoader, type Batch, type DataLoaderOptions, type LoaderState } from './data/data_loader'
export type { ImageTransform, OutputSize } from './data/image_transform'
export { annotationMask, readAnnotation, type Annotation, type Mask, type Shape } from './data/annotations'

export { checkedConfig, loadConfig, type ConfigOptions } from './config/load_config'
export { configToYaml } from './config/config_to_yaml'
export type { PipelineConfig } from './config/pipeline_config'

export { accuracyScore, sensitivity, specificity, type PerLabelOptions } from './evaluation/sensitivity'
export { auc, rocCurve, type RocCurve, type RocCurveOptions } from './evaluation/roc_curve'
export { averagePrecisionScore, precisionRecallCurve, type PrecisionRecallCurve, type PrecisionRecallOptions } from './evaluation/precision_recall_curve'
export { bootstrapIntervals, type BootstrapIntervals, type BootstrapOptions, type ConfidenceInterval } from './evaluation/bootstrap'
export { classificationReport, type ClassificationReport, type ClassificationReportOptions, type ReportRow, type ZeroDivision } from './evaluation/classification_report'
export { confusionMatrix, type ConfusionMatrixOptions } from './evaluation/confusion_matrix'
export { evaluate, type EvaluateOptions, type EvaluationBatch } from './evaluation/evaluate'
export { evaluateProbabilities, type ClassEvaluation, type Evaluation, type EvaluationOptions } from './evaluation/evaluation'
export { evaluateSplits, type SplitEvaluation } from './evaluation/evaluate_splits'
export type { TestSplitOptions } from './evaluation/test_split'
export type { SplitStrategy } from './data/split/make_splits'
export { rocAucScore, type RocAucOptions } from './evaluation/roc_auc_score'

export { ops } from './ops/ops'
export type { Aten } from './ops/aten'
export type { OpArgument, OpResult, Scalar } from './ops/types'

export { infer, type InferenceFailure, type InferenceResult, type InferOptions } from './inference/infer'
export { inferenceOptions, predictImage, type Prediction, type PredictOptions } from './inference/predict'

export { Tensor, type BackwardOptions, type FromOptions } from './tensor'
export type { TensorData } from './dtype'
export type { DType } from './binding'
export { Device, getDevice, type DeviceType } from './device'
export { manualSeed, getRngState, setRngState } from './random'
export { Predictor, type PredictedLogits, type PredictorOptions, type PredictorStats, type PredictRequestOptions } from './serving/predictor'
export type { LatencySummary } from './serving/latency'
export { tunePredictor, type ServingSetting, type TuneOptions, type Tuning } from './serving/tune'
export { getNumThreads, setNumThreads } from './threads'
export { configureCache, emptyCache, memoryStats, resetPeakMemoryStats, type CacheOptions, type MemoryStats } from './memory'
export { BtxrdTorchError, type ErrorCode } from './errors'
export { CLASS_NAMES } from './constants'
