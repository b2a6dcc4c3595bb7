import { getAddon } from '../../lib/binding'
import { Device, getDevice } from '../../lib/device'

describe('getDevice', () => {
  test.each(['cpu', 'cuda', 'cuda:0', 'cuda:1', 'mps', 'cpu:0'])('reads %p as torch.device does', (text) => {
    expect(String(getDevice(text))).toBe(text)
  })

  test('auto prefers CUDA, then MPS, then the CPU', () => {
    const addon = getAddon()
    const best = addon.cudaDeviceCount() > 0 ? 'cuda' : addon.mpsAvailable() ? 'mps' : 'cpu'
    expect(String(getDevice('auto'))).toBe(best)
    expect(String(getDevice())).toBe(best)
  })

  test('gives parts', () => {
    expect(getDevice('cuda:1')).toMatchObject({ type: 'cuda', index: 1 })
    expect(getDevice('cpu')).toMatchObject({ type: 'cpu', index: null })
    const device = new Device('cuda', 2)
    expect(getDevice(device)).toBe(device)
  })

  test.each(['gpu', 'CUDA', 'cuda:', 'cuda:01', 'cuda:-1', 'cuda:1.5', 'cuda:999', ' cpu', 'cpu ', '', 'cpu:1', 'cuda0'])('refuses %p', (text) => {
    expect(() => getDevice(text)).toThrow(expect.objectContaining({ code: 'ERR_DEVICE' }))
  })

  test('refuses what is no string', () => {
    expect(() => getDevice(0 as never)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG' }))
  })
})
