/** Groups of images with one perceptual hash, in the order of their first. */
export function groupByHash<Row extends { hash: string }>(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.hash)
    if (group === undefined) groups.set(row.hash, [row])
    else group.push(row)
  }
  return [...groups.values()]
}
