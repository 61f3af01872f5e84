/** Table 3 as data: what each row switches off. Labels are the paper's. */
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'

/** In every row the profiles of clients still learn from interactions; else nothing would ever change. */
export const VARIANTS = {
  RecNet: {},
  'w/o CPR': { propagation: 'retrieval', optimizeRouters: false },
  'w/o PPR': { messageBuffer: false, filterMemory: false, optimizeFilterMemory: false },
  'w/o Buffer': { messageBuffer: false },
  'w/o Filter Memory': { filterMemory: false, optimizeFilterMemory: false },
  'w/o FPO': { optimizeFilterMemory: false, optimizeRouters: false },
  'w/o Opt. Filter Memory': { optimizeFilterMemory: false },
  'w/o Opt. Router': { optimizeRouters: false },
} as const satisfies Readonly<Record<string, Partial<Hyperparameters>>>

export type Variant = keyof typeof VARIANTS

export function isVariant(name: string): name is Variant {
  return Object.hasOwn(VARIANTS, name)
}
