import { createHash } from 'node:crypto'
import { nativeTensor, type Tensor } from '../../lib/tensor'

export interface DescribedTensor { name: string, dtype: string, shape: number[], sha256: string }

/** The elements in row-major order, as `tensor_bytes` of python/reference/program.py gives them. */
export async function tensorBytes(tensor: Tensor): Promise<Uint8Array> {
  return new Uint8Array(await nativeTensor(tensor, 'tensor').data())
}

export async function sha256(tensor: Tensor): Promise<string> {
  return createHash('sha256').update(await tensorBytes(tensor)).digest('hex')
}

/** As `describe_state` of python/reference/program.py, in order. */
export async function describeTensors(named: Iterable<[string, Tensor]>): Promise<DescribedTensor[]> {
  const described: DescribedTensor[] = []
  for (const [name, tensor] of named) {
    described.push({ name, dtype: tensor.dtype, shape: [...tensor.shape], sha256: await sha256(tensor) })
  }
  return described
}
