/** The card of a dataset: where it comes from and what was made of it, enough to make it again. */
import type { Preprocessing, StepCount } from './preprocessing.ts'
import type { SourcePlan } from './sourcePlan.ts'

/** One file that an import read. */
export interface SourceFileCard {
  readonly name: string
  /** Its size on disk. */
  readonly bytes: number
  /** SHA-256 (hex) of its bytes on disk. */
  readonly sha256: string
  /** Such as "UTF-8" or "Windows-1252". */
  readonly encoding: string
  readonly compression: 'none' | 'gzip'
}

/** The card. It holds no time and no path: the same files and parameters make the same card. */
export interface DatasetCard {
  readonly name: string
  readonly domainWord: string
  /** Such as "Amazon Review Data 2018" or "RecBole atomic files". */
  readonly source: string
  /** Under what terms such data may be used, as far as is known of its source. */
  readonly licence: string
  readonly files: readonly SourceFileCard[]
  /** How tables were read; null for atomic files and the benchmark form. */
  readonly plan: SourcePlan | null
  /** Null for the benchmark form, which is taken as it is. */
  readonly preprocessing: Preprocessing | null
  /** What each step left; empty for the benchmark form. */
  readonly steps: readonly StepCount[]
  /** Table 1 of the paper. Sparsity is from 0 to 1. */
  readonly statistics: {
    readonly users: number
    readonly items: number
    readonly interactions: number
    readonly sparsity: number
  }
  /** SHA-256 (hex) of the dataset's canonical rows. */
  readonly hash: string
  readonly notes: readonly string[]
  readonly rejectedRows: number
}
