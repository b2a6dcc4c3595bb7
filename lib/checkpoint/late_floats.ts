/**
 * A list of floats whose numbers arrive after the pickle is made. A tensor's numbers can only be
 * awaited, and whatever else goes into a checkpoint must be taken before the first await.
 */
export class LateFloats {
  /** Where in the pickle each number's eight bytes are. */
  readonly places: number[] = []

  constructor(readonly length: number) {}

  fill(pickle: Buffer, numbers: ArrayLike<number>): void {
    this.places.forEach((place, index) => pickle.writeDoubleBE(numbers[index]!, place))
  }
}
