import { loadConfig } from '../config/load_config'
import { BtxrdTorchError } from '../errors'

/** Where `infer` and `predict` take their model from. */
export interface InferSettingsOptions {
  checkpoint?: string
  device?: string
  config?: string
  override?: string[]
  strict?: boolean
}

/**
 * The checkpoint and the device: as the command line says, else as the config does.
 * @throws BtxrdTorchError `ERR_INVALID_ARG` where neither names a checkpoint, and for overrides of no config; what {@link loadConfig} throws
 */
export async function inferSettings({ checkpoint, device, config: file, override = [], strict = false }: InferSettingsOptions): Promise<{ checkpoint: string, device: string }> {
  if (file === undefined && override.length > 0) {
    throw new BtxrdTorchError('ERR_INVALID_ARG', 'Expected --config FILE beside --override, which changes its values, but received no config.')
  }
  const config = file === undefined ? null : await loadConfig(file, { overrides: override, strict })
  const chosen = checkpoint ?? config?.inference?.default_checkpoint
  if (chosen == null) {
    throw new BtxrdTorchError('ERR_INVALID_ARG', `Expected --checkpoint FILE or --config FILE with inference.default_checkpoint but received ${config === null ? 'neither' : `${file} without`}.`)
  }
  return { checkpoint: chosen, device: device ?? config?.device ?? 'auto' }
}
