/** An item and what became of the work on it. */
export interface Done<T, R> {
  item: T
  result: PromiseSettledResult<R>
}

/**
 * Works on items beside each other, on `depth` of them beyond the one that was asked for, and gives
 * them in their order. A failure is a result; the rest goes on. Leaving the loop waits for what is
 * under way.
 */
export async function* ahead<T, R>(items: Iterable<T>, depth: number, work: (item: T) => Promise<R>): AsyncGenerator<Done<T, R>, void, void> {
  const pending: Promise<Done<T, R>>[] = []
  const begin = async (item: T): Promise<Done<T, R>> => ({ item, result: (await Promise.allSettled([work(item)]))[0] })
  try {
    for (const item of items) {
      pending.push(begin(item))
      if (pending.length > depth) yield await pending.shift()!
    }
    while (pending.length > 0) yield await pending.shift()!
  } finally {
    await Promise.all(pending)
  }
}
