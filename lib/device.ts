import { getAddon, translated } from './binding'
import { badArgument, BtxrdTorchError } from './errors'

/** `meta` is for tensors of a checkpoint that have no data; nothing is computed there. */
export type DeviceType = 'cpu' | 'cuda' | 'mps' | 'meta'

const TYPES: readonly string[] = ['cpu', 'cuda', 'mps', 'meta']
/** What `torch.device` accepts: a type, and an index without leading zeros. */
const DEVICE = /^([a-z]+)(?::(0|[1-9][0-9]*))?$/
/** LibTorch keeps an index in one signed byte. */
const MAX_INDEX = 127

/** A device as `torch.device` describes it; `String(device)` is PyTorch's name for it. */
export class Device {
  readonly type: DeviceType
  readonly index: number | null

  constructor(type: DeviceType, index: number | null = null) {
    this.type = type
    this.index = index
    Object.freeze(this)
  }

  toString(): string {
    return this.index === null ? this.type : `${this.type}:${this.index}`
  }
}

function parseDevice(text: string): Device {
  const match = DEVICE.exec(text)
  const [, type = '', index] = match ?? []
  if (!TYPES.includes(type) || Number(index ?? 0) > MAX_INDEX) {
    throw badArgument('device', '"auto", "cpu", "cuda", "cuda:<index>" or "mps"', text, '', 'ERR_DEVICE')
  }
  if (type !== 'cuda' && Number(index ?? 0) > 0) {
    throw new BtxrdTorchError('ERR_DEVICE', `Expected no index but 0 for device type ${type} but received "${text}".`)
  }
  return new Device(type as DeviceType, index === undefined ? null : Number(index))
}

/**
 * The device of a string, as the pipeline's `get_device`: `'auto'` is CUDA, else MPS, else the
 * CPU; anything else is read as `torch.device(text)` reads it, which does not ask whether this
 * machine has it (the first use does).
 *
 * @throws BtxrdTorchError `ERR_DEVICE` for a string that is no device
 */
export function getDevice(device: string | Device = 'auto'): Device {
  if (device instanceof Device) return device
  if (typeof device !== 'string') throw badArgument('device', 'a string or a Device', device)
  if (device !== 'auto') return parseDevice(device)
  const addon = getAddon()
  if (translated(() => addon.cudaDeviceCount()) > 0) return new Device('cuda')
  return new Device(addon.mpsAvailable() ? 'mps' : 'cpu')
}
