/**
 * The kernels: dense arithmetic on 32-bit floats as WebAssembly with SIMD (decision 58). The same input gives the same bits on
 * every machine. What each does is said in its source in the folder kernels; places are in bytes, lengths in floats.
 */
import { KERNEL_BYTES } from './kernelBytes.ts'

/** The place of something in the memory of the kernels, in bytes. */
export type Place = number

/** The functions that WebAssembly offers, with their memory. */
export interface Kernels {
  readonly memory: { readonly buffer: ArrayBuffer }
  reserve(bytes: number): Place
  multiply(
    m: number, n: number, k: number,
    a: Place, aRow: number, aColumn: number,
    b: Place, bRow: number, bColumn: number,
    c: Place, cRow: number, adds: number,
  ): void // prettier-ignore
  add(length: number, to: Place, x: Place): void
  clear(length: number, to: Place): void
  copy(length: number, to: Place, x: Place): void
  scale(length: number, x: Place, factor: number): void
  fillRows(rows: number, columns: number, to: Place, row: Place): void
  sumRows(rows: number, columns: number, to: Place, x: Place): void
  gatherRows(rows: number, columns: number, to: Place, table: Place, numbers: Place): void
  scatterRows(rows: number, columns: number, table: Place, x: Place, numbers: Place): void
  multiplySparse(
    rows: number, length: number, to: Place, offsets: Place, columns: Place, weights: Place, x: Place,
  ): void // prettier-ignore
  drop(length: number, x: Place, rate: number, seed: number): void
  gelu(length: number, to: Place, x: Place): void
  geluGradient(length: number, gradient: Place, x: Place): void
  normalize(
    rows: number, length: number, to: Place, x: Place, scales: Place, gain: Place, bias: Place,
  ): void // prettier-ignore
  normalizeGradient(
    rows: number, length: number, gradient: Place, normal: Place, scales: Place,
    gain: Place, gainGradient: Place, biasGradient: Place,
  ): void // prettier-ignore
  attend(
    queries: number, heads: number, size: number, longest: number, tokens: Place, starts: Place,
    q: Place, k: Place, v: Place, to: Place, shares: Place, rate: number, seed: number,
  ): void // prettier-ignore
  attendGradient(
    queries: number, heads: number, size: number, longest: number, tokens: Place, starts: Place,
    q: Place, k: Place, v: Place, gradient: Place, shares: Place, rate: number, seed: number,
    qGradient: Place, kGradient: Place, vGradient: Place,
  ): void // prettier-ignore
  softmaxLoss(
    rows: number, length: number, stride: number, logits: Place, targets: Place, scale: number,
  ): number // prettier-ignore
  pairwiseLoss(
    rows: number, length: number, users: Place, positives: Place, negatives: Place,
    userTable: Place, itemTable: Place, userGradient: Place, itemGradient: Place, scale: number,
  ): number // prettier-ignore
  binaryLoss(
    rows: number, length: number, h: Place, positives: Place, negatives: Place,
    itemTable: Place, gradient: Place, itemGradient: Place, scale: number,
  ): number // prettier-ignore
  adam(
    length: number, x: Place, gradient: Place, first: Place, second: Place,
    rate: number, root: number, decay: number,
  ): void // prettier-ignore
}

/** The part of WebAssembly that is used, since its types come with those of the DOM. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown }
}

let compiled: object | undefined

/** Returns kernels with a memory of their own, which is given back once they are forgotten. */
export function newKernels(): Kernels {
  compiled ??= new WebAssembly.Module(bytesOf(KERNEL_BYTES.code))
  return new WebAssembly.Instance(compiled, {}).exports as Kernels
}

function bytesOf(hexadecimal: string): Uint8Array {
  return Uint8Array.from({ length: hexadecimal.length / 2 }, (_, index) =>
    Number.parseInt(hexadecimal.slice(2 * index, 2 * index + 2), 16),
  )
}
