/** Everything that the kernels offer. `npm run kernels` compiles it to WebAssembly. */
export { multiply } from './multiply'
export { add, clear, copy, fillRows, gatherRows, multiplySparse, scale, scatterRows, sumRows } from './vectors'
export { drop } from './chance'
export { gelu, geluGradient } from './gelu'
export { normalize, normalizeGradient } from './layerNorm'
export { attend, attendGradient } from './attention'
export { binaryLoss, pairwiseLoss, softmaxLoss } from './losses'
export { adam } from './adam'

/** Reserves bytes, at a multiple of 16, and returns where; they are never given back. */
export function reserve(bytes: usize): usize {
  return heap.alloc(bytes)
}
