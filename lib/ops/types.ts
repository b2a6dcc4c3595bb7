import type { DType, MemoryFormat } from '../binding'
import type { PyFloat } from '../checkpoint/values'
import type { Device } from '../device'
import type { Tensor } from '../tensor'

/** `int`, `SymInt`: an integer; bigint for those that a number cannot hold. */
export type Int = number | bigint
/** `float`: any number is one here. */
export type Float = number | PyFloat
/**
 * `Scalar`: an int or a float, on which the dtype of a result can depend. JavaScript does not tell
 * 2 from 2.0, so an integral number (and a bigint) is an int; `new PyFloat(2)` is the float 2.0.
 */
export type Scalar = number | bigint | boolean | PyFloat
/** `MemoryFormat`. */
export type OpMemoryFormat = MemoryFormat | 'channels_last_3d' | 'preserve'

/** What an operator takes. Strings name dtypes, devices, memory formats and layouts. */
export type OpArgument = null | Scalar | string | Tensor | Device | readonly OpArgument[]
/**
 * What an operator gives. A result that the operator leaves out (a gradient that was not asked
 * for) is null; an int beyond 2^53 - 1 is a bigint.
 */
export type OpResult = undefined | null | boolean | number | bigint | string | Tensor | OpResult[]
/** For overloads that take nothing by name. */
export type NoKeywords = Record<string, never>
export type { DType }

/**
 * One overload of an operator: its required arguments, those with a default, and all that can be
 * given by name, in a last plain object. Positional arguments that have a default are left out
 * together or not at all when there are keyword arguments.
 */
export type Overload<Required extends unknown[], Defaulted extends unknown[], Keywords, Result> =
  // Three signatures and not one with a union of tuples: an intersection takes those for the same.
  & (Record<never, never> extends Keywords ? (...args: [...Required, ...Partial<Defaulted>]) => Promise<Result> : unknown)
  & ((...args: [...Required, keywords: Keywords]) => Promise<Result>)
  & ((...args: [...Required, ...Defaulted, keywords: Keywords]) => Promise<Result>)

type Named = [name: string, overload: unknown]
type Calls<Overloads extends Named[]> = Overloads extends [infer First extends Named, ...infer Rest extends Named[]] ? First[1] & Calls<Rest> : unknown
type Members<Overloads extends Named> = { readonly [Overload in Overloads as Overload[0]]: Overload[1] }

/** An operator: a call takes the first overload that fits, a member is that overload alone. */
export type Operator<Overloads extends Named[]> = Calls<Overloads> & Members<Overloads[number]>
