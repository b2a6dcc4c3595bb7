import { Device, getDevice } from '../device'
import { badArgument } from '../errors'
import { quoted, type Fail } from './checkpoint_error'

/**
 * Where tensors go, as `map_location` of `torch.load`: one device for all, or a device for each
 * location that the file has (`{ 'cuda:1': 'cuda:0' }`); a location that is not named stays what it is.
 */
export type MapLocation = string | Device | Readonly<Record<string, string | Device>> | ReadonlyMap<string, string | Device>

/** The device for a location of a file; `fail` makes the file's errors. */
export type Locator = (location: string, fail: Fail) => Device

/**
 * The device for each location of a file.
 * @throws BtxrdTorchError `ERR_DEVICE`
 */
export function locator(mapLocation: MapLocation | undefined): Locator {
  if (mapLocation === undefined) return savedDevice
  if (typeof mapLocation === 'string' || mapLocation instanceof Device) {
    const device = getDevice(mapLocation)
    return () => device
  }
  if (typeof mapLocation !== 'object' || mapLocation === null) throw badArgument('mapLocation', 'a device, or an object from location to device', mapLocation)
  const entries = mapLocation instanceof Map ? [...mapLocation] : Object.entries(mapLocation)
  const devices = new Map(entries.map(([location, device]) => [location as string, getDevice(device as string | Device)]))
  return (location, fail) => devices.get(location) ?? savedDevice(location, fail)
}

/** The device that a location names, such as `cpu`, `cuda:0` or `mps`. */
function savedDevice(location: string, fail: Fail): Device {
  try {
    return getDevice(location)
  } catch (cause) {
    throw fail('ERR_DEVICE', `it has tensors of ${quoted(location)}, which is no device of this package`, 'Pass { mapLocation: \'cpu\' } to load it without that device.', cause)
  }
}
