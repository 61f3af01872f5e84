/** The published values: Tables 2 to 5 and the read-off of Figure 7. They stand beside results, and are no targets. */
import type { MetricName } from '../../vocabulary/results.ts'
import type { PaperDataset } from '../../vocabulary/studies/studyTableChoice.ts'

export { PAPER_DATASETS, type PaperDataset } from '../../vocabulary/studies/studyTableChoice.ts'

/** One row of a published table: its label there, and its values by dataset in the order of the cutoffs. */
export interface PaperRow {
  readonly label: string
  readonly values: Readonly<Partial<Record<PaperDataset, readonly number[]>>>
}

/** A published table of NDCG. */
export interface PaperTable {
  /** `Table 2`. */
  readonly where: string
  readonly cutoffs: readonly MetricName[]
  readonly rows: readonly PaperRow[]
}

const row = (
  label: string,
  cds: readonly number[],
  office: readonly number[],
  instruments?: readonly number[],
) => ({
  label,
  values: { CDs: cds, Office: office, ...(instruments ? { Instruments: instruments } : {}) },
})

const AT_1_5_10: readonly MetricName[] = ['ndcg@1', 'ndcg@5', 'ndcg@10']
const AT_5_10: readonly MetricName[] = ['ndcg@5', 'ndcg@10']

export const TABLE_2: PaperTable = {
  where: 'Table 2',
  cutoffs: AT_1_5_10,
  rows: [
    row('Pop', [0.06, 0.1792, 0.2433], [0.06, 0.148, 0.2137], [0.11, 0.2146, 0.4275]),
    row('BPR-sample', [0.12, 0.2397, 0.3074], [0.05, 0.2461, 0.2938], [0.14, 0.3178, 0.3584]),
    row('BPR-full', [0.19, 0.4032, 0.4596], [0.2, 0.3341, 0.4812], [0.16, 0.3622, 0.438]),
    row('SASRec-sample', [0.11, 0.2866, 0.3419], [0.09, 0.2675, 0.3894], [0.18, 0.4037, 0.4785]),
    row('SASRec-full', [0.27, 0.4438, 0.5357], [0.19, 0.3761, 0.5228], [0.23, 0.4519, 0.5886]),
    row('LLMRank', [0.1133, 0.3184, 0.3718], [0.16, 0.3272, 0.4832], [0.2133, 0.4278, 0.5011]),
    row('AgentCF', [0.16, 0.376, 0.4898], [0.19, 0.3506, 0.5261], [0.25, 0.4524, 0.5462]),
    row('AgentCF++', [0.17, 0.4018, 0.5119], [0.1867, 0.3688, 0.5208], [0.23, 0.4606, 0.5597]),
    row('KGLA', [0.2, 0.4196, 0.5187], [0.21, 0.3845, 0.5435], [0.26, 0.4762, 0.5742]),
    row('RecNet', [0.2533, 0.4894, 0.5745], [0.24, 0.4373, 0.5933], [0.32, 0.5558, 0.6417]),
  ],
}

export const TABLE_3: PaperTable = {
  where: 'Table 3',
  cutoffs: AT_5_10,
  rows: [
    row('RecNet', [0.4894, 0.5745], [0.4373, 0.5933]),
    row('w/o CPR', [0.4317, 0.5378], [0.3984, 0.5682]),
    row('w/o PPR', [0.4562, 0.5481], [0.4107, 0.5813]),
    row('w/o Buffer', [0.4677, 0.561], [0.4164, 0.5826]),
    row('w/o Filter Memory', [0.4635, 0.5649], [0.4238, 0.587]),
    row('w/o FPO', [0.436, 0.5424], [0.4052, 0.5732]),
    row('w/o Opt. Filter Memory', [0.4722, 0.5693], [0.4155, 0.5834]),
    row('w/o Opt. Router', [0.458, 0.5608], [0.4102, 0.5795]),
  ],
}

export const TABLE_4: PaperTable = {
  where: 'Table 4',
  cutoffs: AT_5_10,
  rows: [
    row('RecNet', [0.4894, 0.5745], [0.4373, 0.5933]),
    row('EM', [0.4317, 0.5378], [0.3984, 0.5682]),
    row('EM+LR', [0.456, 0.5491], [0.4037, 0.5719]),
    row('EM+LR+LS', [0.4502, 0.5552], [0.4118, 0.5782]),
  ],
}

/** Table 5 is on CDs alone. */
export const TABLE_5: PaperTable = {
  where: 'Table 5',
  cutoffs: AT_5_10,
  rows: [
    { label: 'AgentCF', values: { CDs: [0.376, 0.4898] } },
    { label: 'w/o Router', values: { CDs: [0.4936, 0.5783] } },
    { label: 'w/o Asynchronous', values: { CDs: [0.4771, 0.5716] } },
    { label: 'RecNet', values: { CDs: [0.4894, 0.5745] } },
  ],
}

/** Complexity, as relative numbers of calls per batch, and minutes on eight A100, of Table 5. */
export const TABLE_5_COSTS: Readonly<
  Record<string, { readonly complexity: string; readonly minutes: number }>
> = {
  AgentCF: { complexity: 'O(N)', minutes: 34 },
  'w/o Router': { complexity: 'O(λN + N·N′)', minutes: 68 },
  'w/o Asynchronous': { complexity: 'O(λN + μM)', minutes: 49 },
  RecNet: { complexity: 'O(λN + M)', minutes: 41 },
}

/** Figure 7 as read off, NDCG@5, to about 0.003. */
export const FIGURE_7: Readonly<
  Record<
    'routingThreshold' | 'updateSize',
    Readonly<Partial<Record<PaperDataset, readonly (readonly [number, number])[]>>>
  >
> = {
  routingThreshold: {
    CDs: [
      [0.7, 0.426],
      [0.75, 0.483],
      [0.8, 0.464],
      [0.85, 0.489],
      [0.9, 0.472],
    ],
    Office: [
      [0.7, 0.382],
      [0.75, 0.417],
      [0.8, 0.437],
      [0.85, 0.426],
      [0.9, 0.423],
    ],
  },
  updateSize: {
    CDs: [
      [10, 0.472],
      [15, 0.469],
      [20, 0.48],
      [25, 0.489],
      [30, 0.475],
    ],
    Office: [
      [10, 0.426],
      [15, 0.428],
      [20, 0.437],
      [25, 0.417],
      [30, 0.426],
    ],
  },
}
