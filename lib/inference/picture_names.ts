import path from 'node:path'

/** How the names of the pictures end; such a file is no input. */
export const PICTURE_SUFFIX = '_gradcam.png'

/** `<stem>_gradcam.png` for each image of a run; `<stem>-2_gradcam.png` for a second image of that stem. */
export class PictureNames {
  readonly #taken = new Set<string>()
  readonly #counts = new Map<string, number>()

  next(file: string): string {
    const { name: stem } = path.parse(file)
    for (;;) {
      const count = (this.#counts.get(stem) ?? 0) + 1
      this.#counts.set(stem, count)
      const name = `${count === 1 ? stem : `${stem}-${count}`}${PICTURE_SUFFIX}`
      // Some file systems do not tell cases apart.
      const key = name.toLowerCase()
      if (this.#taken.has(key)) continue
      this.#taken.add(key)
      return name
    }
  }
}
