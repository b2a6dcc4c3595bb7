import type { Checkpoint } from '../checkpoint/load_checkpoint'
import type { Device } from '../device'
import { badArgument } from '../errors'
import { BTXRDClassifier, type CreateOptions } from './classifier'

/** The part of the pipeline's configuration that describes the model. */
export interface ModelConfig {
  backbone: string
  num_classes: number
  pretrained: boolean
  /** Dropout before the head. */
  dropout: number
  attn_layer?: string | null
  class_names?: string[]
}

/**
 * The model of a configuration, as the pipeline's `create_model(config)`.
 * @throws BtxrdTorchError `ERR_CONFIG` for a missing or wrong entry, `ERR_UNKNOWN_BACKBONE`, `ERR_ARCHIVE`
 */
export async function createModel(config: { model: ModelConfig }): Promise<BTXRDClassifier> {
  return BTXRDClassifier.create(optionsOf(config))
}

/**
 * The model of a checkpoint with its weights, in evaluation mode: the shortest way from a file to
 * predictions. No random number is drawn.
 *
 * @param device where the model goes; the CPU by default
 * @throws BtxrdTorchError as {@link createModel} and {@link BTXRDClassifier.loadStateDict}
 */
export async function createModelFromCheckpoint(checkpoint: Checkpoint, device: string | Device = 'cpu'): Promise<BTXRDClassifier> {
  const options = optionsOf(checkpoint?.config as unknown as { model: ModelConfig })
  // The weights are in the checkpoint, whatever the run began with.
  const model = await BTXRDClassifier.create({ ...options, pretrained: false, skipInit: true })
  try {
    await model.loadStateDict(checkpoint.model_state_dict)
    await model.to(device)
  } catch (error) {
    model.dispose()
    throw error
  }
  return model.eval()
}

function optionsOf(config: { model: ModelConfig }): CreateOptions {
  const section = config?.model
  if (typeof section !== 'object' || section === null) {
    throw badArgument('config.model', 'an object with backbone, num_classes, pretrained and dropout', section, '', 'ERR_CONFIG')
  }
  const required = (key: keyof ModelConfig, type: 'string' | 'number' | 'boolean'): unknown => {
    const value = section[key]
    if (typeof value !== type) throw badArgument(`config.model.${key}`, `a ${type}`, value, '', 'ERR_CONFIG')
    return value
  }
  return {
    backbone: required('backbone', 'string') as string,
    numClasses: required('num_classes', 'number') as number,
    pretrained: required('pretrained', 'boolean') as boolean,
    dropRate: required('dropout', 'number') as number,
    attnLayer: section.attn_layer ?? null
  }
}
