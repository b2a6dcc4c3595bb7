import { getAddon, translated, type DType, type NativeStorages } from '../binding'
import { wrapTensor, type Tensor } from '../tensor'

/** Views of storages that are made together: a native call for each takes longer than all the rest. */
export class StorageViews {
  private readonly dtypes: DType[] = []
  private readonly numbers: number[] = []

  constructor(private readonly storages: NativeStorages) {}

  /** A view of the storage of that index. `offset` and `strides` are in elements. */
  add(index: number, dtype: DType, offset: number, shape: readonly number[], strides: readonly number[]): void {
    if (!this.dtypes.includes(dtype)) this.dtypes.push(dtype)
    this.numbers.push(index, this.dtypes.indexOf(dtype), offset, shape.length, ...shape, ...strides)
  }

  /** In the order in which they were added. */
  tensors(): Tensor[] {
    return translated(() => getAddon().tensorsOfStorages(this.storages, this.dtypes, new Float64Array(this.numbers))).map(wrapTensor)
  }
}
