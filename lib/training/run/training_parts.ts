import { DataLoader } from '../../data/data_loader'
import type { ImageTransform } from '../../data/image_transform'
import { getDevice, type Device } from '../../device'
import { computeClassWeights } from '../../models/class_weights'
import type { BTXRDClassifier } from '../../models/classifier'
import { EarlyStopping } from '../../models/early_stopping'
import { createModel } from '../../models/factory'
import { AdamW } from '../../optim/adamw'
import type { LRScheduler } from '../../optim/lr_scheduler/lr_scheduler'
import { manualSeed } from '../../random'
import type { Tensor } from '../../tensor'
import type { AutocastOptions } from '../autocast'
import { CrossEntropyLoss } from '../cross_entropy_loss'
import { GradScaler } from '../grad_scaler'
import type { TrainStepContext } from '../train_step'
import type { PipelineConfig } from '../../config/pipeline_config'
import { pipelineScheduler, warmupOf } from './pipeline_scheduler'
import type { TrainingData } from './training_data'

/** Clips the gradient norm. */
const MAX_GRAD_NORM = 1

/** Everything that a run computes with. */
export interface TrainingParts {
  device: Device
  model: BTXRDClassifier
  optimizer: AdamW
  scheduler: LRScheduler
  earlyStopping: EarlyStopping
  /** On the model's device. */
  classWeights: Tensor
  step: TrainStepContext & { scaler: GradScaler | null, autocast: AutocastOptions | null }
  /** Without weights and smoothing: the signal of early stopping. */
  validationCriterion: CrossEntropyLoss
  transform: ImageTransform
  batchSize: number
  trainLoader: DataLoader
  validationLoader: DataLoader
}

export interface PartsOptions {
  /** Whether weights come from a checkpoint: those of timm are then not looked for. */
  resumed: boolean
  signal?: AbortSignal
  warn: (code: string, message: string) => Promise<void>
}

/**
 * Makes the parts in the pipeline's order: the seed, then the model, the first that draws from it.
 * @throws BtxrdTorchError whatever the config or the files do not allow
 */
export async function makeParts(config: PipelineConfig, data: TrainingData, { resumed, signal, warn }: PartsOptions): Promise<TrainingParts> {
  const { training } = config
  const device = getDevice(config.device)
  manualSeed(config.seed)
  const weights = await computeClassWeights(data.train.baseLabels, config.model.num_classes)
  const model = await createModel({ model: resumed ? { ...config.model, pretrained: false } : config.model }, { signal })
  try {
    await model.to(device)
    const optimizer = new AdamW(model.parameters(), { lr: training.learning_rate, weightDecay: training.weight_decay })
    const warmup = warmupOf(training.epochs, training.warmup_epochs)
    if (warmup < training.warmup_epochs) {
      await warn('BTXRD_WARMUP_CUT', `training.warmup_epochs ${training.warmup_epochs} is cut to ${warmup}: it has to be less than training.epochs, ${training.epochs}.`)
    }
    const classWeights = await weights.to(model.device)
    const mixed = model.device.type === 'cuda'
    const loader = { batchSize: training.batch_size, numWorkers: config.data.num_workers }
    return {
      device: model.device,
      model,
      optimizer,
      scheduler: pipelineScheduler(optimizer, training.epochs, warmup),
      earlyStopping: new EarlyStopping({ patience: training.early_stopping_patience }),
      classWeights,
      step: {
        model,
        optimizer,
        criterion: new CrossEntropyLoss({ weight: classWeights, labelSmoothing: training.label_smoothing }),
        maxGradNorm: MAX_GRAD_NORM,
        autocast: mixed ? { dtype: 'float16' } : null,
        scaler: mixed ? new GradScaler() : null
      },
      validationCriterion: new CrossEntropyLoss(),
      transform: data.trainTransform,
      batchSize: training.batch_size,
      trainLoader: new DataLoader(data.train, { ...loader, transform: data.trainTransform, shuffle: true }),
      validationLoader: new DataLoader(data.validation, { ...loader, transform: data.evalTransform })
    }
  } catch (error) {
    model.dispose()
    throw error
  }
}

export function disposeParts({ model, optimizer }: TrainingParts): void {
  model.dispose()
  optimizer.dispose()
}
