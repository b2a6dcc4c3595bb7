/** The magnitude of an integer seed in 32-bit digits, the lowest first, at least one; null unless it is an integer. */
export function seedDigits(seed: unknown): number[] | null {
  if (typeof seed !== 'bigint' && !Number.isSafeInteger(seed)) return null
  let rest = BigInt(seed as number | bigint)
  if (rest < 0n) rest = -rest
  const digits = [Number(rest & 0xffffffffn)]
  for (rest >>= 32n; rest > 0n; rest >>= 32n) digits.push(Number(rest & 0xffffffffn))
  return digits
}
