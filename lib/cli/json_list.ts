/** Writes `JSON.stringify(items, null, 2)` and a line end piece by piece: a long list is never in memory whole. */
export class JsonList {
  readonly #write: (text: string) => Promise<void> | void
  #empty = true

  constructor(write: (text: string) => Promise<void> | void) {
    this.#write = write
  }

  async add(item: object): Promise<void> {
    // Without the list's own brackets.
    await this.#write((this.#empty ? '[' : ',') + JSON.stringify([item], null, 2).slice(1, -2))
    this.#empty = false
  }

  async end(): Promise<void> {
    await this.#write(this.#empty ? '[]\n' : '\n]\n')
  }
}
