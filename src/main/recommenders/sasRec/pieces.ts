/** Divides a mini-batch into pieces that are computed one after the other; their gradients add up to that of the whole. */
import type { Example } from './example.ts'

/** What one piece can have at most. */
export interface PieceLimits {
  readonly tokens: number
  readonly rows: number
}

/** Returns the pieces in order; each has at least one example. */
export function piecesOf(batch: readonly Example[], limits: PieceLimits): readonly (readonly Example[])[] {
  const pieces: Example[][] = []
  let piece: Example[] = []
  let tokens = 0
  for (const example of batch) {
    const isFull = tokens + example.history.length > limits.tokens || piece.length >= limits.rows
    if (isFull && piece.length > 0) {
      pieces.push(piece)
      piece = []
      tokens = 0
    }
    piece.push(example)
    tokens += example.history.length
  }
  if (piece.length > 0) pieces.push(piece)
  return pieces
}
