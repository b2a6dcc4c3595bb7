import type { Checkpoint } from '../checkpoint/load_checkpoint'
import type { Device } from '../device'
import { badArgument } from '../errors'
import { BTXRDClassifier, type CreateOptions } from './classifier'
import type { DownloadOptions } from './pretrained/load_pretrained'

/** The part of the pipeline's configuration that describes the model. */
export interface ModelConfig {
  backbone: string
  num_classes: number
  /** true for timm's weights, or the path of a `.safetensors` or `.pth` file. */
  pretrained: boolean | string
  /** Dropout before the head. */
  dropout: number
  attn_layer?: string | null | undefined
  class_names?: string[]
}

/**
 * The model of a configuration, as the pipeline's `create_model(config)`.
 * @param download how to follow and end the download of pretrained weights, where there is one
 * @throws BtxrdTorchError `ERR_CONFIG` for a missing or wrong entry, and as {@link BTXRDClassifier.create}
 */
export async function createModel(config: { model: ModelConfig }, download: DownloadOptions = {}): Promise<BTXRDClassifier> {
  const { onDownloadProgress, signal } = download
  return BTXRDClassifier.create({ ...optionsOf(config), onDownloadProgress, signal })
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
  const required = (key: keyof ModelConfig, ...types: ('string' | 'number' | 'boolean')[]): unknown => {
    const value = section[key]
    if (!types.some((type) => typeof value === type)) throw badArgument(`config.model.${key}`, `a ${types.join(' or ')}`, value, '', 'ERR_CONFIG')
    return value
  }
  return {
    backbone: required('backbone', 'string') as string,
    numClasses: required('num_classes', 'number') as number,
    pretrained: required('pretrained', 'boolean', 'string') as boolean | string,
    dropRate: required('dropout', 'number') as number,
    attnLayer: section.attn_layer ?? null
  }
}
