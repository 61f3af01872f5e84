/** How many tokens of a prompt are evaluated at once. In between, a stopped question ends. */
import type { LlamaModel } from 'node-llama-cpp'

const MOST = 512
/** Fewer gain nothing: a pass over the weights takes about as long for one token as for these. */
const FEWEST = 32
/** Bytes of weights times tokens of a block. On one core that is about half a second. */
const WORK = 24e9

/**
 * Returns the number, a multiple of 32. It follows from the model alone, and not from how fast this machine is, because the
 * blocks of a prompt can change the last bits of what follows.
 */
export function promptBlock({ size, gpuLayers }: Pick<LlamaModel, 'size' | 'gpuLayers'>): number {
  if (gpuLayers > 0) return MOST
  const tokens = Math.floor(WORK / size / FEWEST) * FEWEST
  return Math.min(MOST, Math.max(FEWEST, tokens))
}
