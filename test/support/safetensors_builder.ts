/** A safetensors file of any header, right or wrong, over `data`. */
export function safetensorsFile(header: unknown, data: Uint8Array = Buffer.alloc(0), length?: bigint): Buffer {
  const json = Buffer.isBuffer(header) ? header : Buffer.from(typeof header === 'string' ? header : JSON.stringify(header))
  const prefix = Buffer.alloc(8)
  prefix.writeBigUInt64LE(length ?? BigInt(json.length))
  return Buffer.concat([prefix, json, data])
}
