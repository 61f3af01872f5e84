/** What a layer of SASRec is asked, and the memory that all layers share on the way back. */
import type { Place } from '../numerics/kernels.ts'
import type { Workspace } from '../numerics/workspace.ts'
import type { SasRecSettings } from './sasRecSettings.ts'

/** Which tokens there are, and for which of them an output is wanted. */
export interface LayerInput {
  readonly tokens: number
  /** The vectors of the tokens. */
  readonly x: Place
  readonly queries: number
  /** For each query its token, and the first token of that one's history. */
  readonly queryTokens: Place
  readonly queryStarts: Place
  /** Whether every token is a query, in order. */
  readonly isWhole: boolean
  /** The rate of dropout, 0 outside training; its seeds for attention and for either residual. */
  readonly dropout: number
  readonly seeds: readonly [number, number, number]
}

/** Gradients within a layer, overwritten by the next one. */
export interface LayerScratch {
  readonly wide: Place
  readonly dropped: Place
  readonly context: Place
  readonly query: Place
  readonly key: Place
  readonly value: Place
}

/** Returns scratch for so many tokens. */
export function layerScratch(workspace: Workspace, tokens: number, settings: SasRecSettings): LayerScratch {
  const at = () => workspace.matrix(tokens, settings.dimensions).at
  const wide = workspace.matrix(tokens, settings.innerSize).at
  return { wide, dropped: at(), context: at(), query: at(), key: at(), value: at() }
}
