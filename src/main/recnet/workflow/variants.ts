/**
 * The variants of Tables 3 to 5 as data, by the paper's labels: which settings each row changes; and the controls of
 * propagation. EM of Table 4 is "w/o CPR" of Table 3, digit for digit.
 */
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'

/** In every variant client profiles still learn from interactions, because otherwise nothing would ever change. */
export const VARIANTS = {
  RecNet: {},
  'w/o CPR': { propagation: 'retrieval', optimizeRouters: false },
  'w/o PPR': { messageBuffer: false, filterMemory: false, optimizeFilterMemory: false },
  'w/o Buffer': { messageBuffer: false },
  'w/o Filter Memory': { filterMemory: false, optimizeFilterMemory: false },
  'w/o FPO': { optimizeFilterMemory: false, optimizeRouters: false },
  'w/o Opt. Filter Memory': { optimizeFilterMemory: false },
  'w/o Opt. Router': { optimizeRouters: false },
  'EM+LR': { propagation: 'retrieval', optimizeRouters: false, selectReceivers: true },
  'EM+LR+LS': {
    propagation: 'retrieval',
    optimizeRouters: false,
    selectReceivers: true,
    digestMessages: true,
  },
  // Table 5: a call decides for each pair of an updated client and a downstream client what is sent, N·N' in all.
  'w/o Router': { propagation: 'retrieval', optimizeRouters: false, digestMessages: true },
  'w/o Asynchronous': { updateSize: 1 },
  'RecNet, no messages': { delivery: 'none' },
  'RecNet, shuffled messages': { delivery: 'shuffled' },
} as const satisfies Readonly<Record<string, Partial<Hyperparameters>>>

/** The label of a variant. */
export type Variant = keyof typeof VARIANTS

/** Returns whether a text is the label of a variant of RecNet. */
export function isVariant(name: string): name is Variant {
  return Object.hasOwn(VARIANTS, name)
}
