/** The studies of the paper, ready to be run on one's own data, models and seeds. */
import type { Settings } from '../vocabulary/runs.ts'
import type { AskedStudy, StudyKind } from '../vocabulary/studies/studyFile.ts'

/** A study that is ready but for its data, models and seeds. */
export interface StudyTemplate {
  /** The word for it in the terminal: `table-3`. */
  readonly name: string
  readonly kind: StudyKind
  /** Where the paper has it: `Table 3`; null for what the paper does not have. */
  readonly where: string | null
  readonly title: string
  /** What it asks, in a sentence or two. */
  readonly description: string
}

export const STUDY_TEMPLATES: readonly StudyTemplate[] = [
  {
    name: 'table-2',
    kind: 'methods',
    where: 'Table 2',
    title: 'Methods',
    description: 'RecNet beside traditional and agentic recommenders under one protocol.',
  },
  {
    name: 'table-3',
    kind: 'ablations',
    where: 'Table 3',
    title: 'Ablations',
    description: 'RecNet without routing, reception or optimisation, and without parts of them.',
  },
  {
    name: 'table-4',
    kind: 'propagation',
    where: 'Table 4',
    title: 'Propagation methods',
    description:
      'Routers beside direct propagation to the nearest clients, chosen and summarised by the model.',
  },
  {
    name: 'table-5',
    kind: 'efficiency',
    where: 'Table 5',
    title: 'Efficiency',
    description:
      'Calls, tokens and time of RecNet, of RecNet without routers, without asynchronous updates, and of AgentCF; and how they grow.',
  },
  {
    name: 'figure-4',
    kind: 'backbones',
    where: 'Figure 4',
    title: 'Backbones',
    description: 'RecNet and agentic baselines with several language models.',
  },
  {
    name: 'figure-5',
    kind: 'router-evolution',
    where: 'Figure 5',
    title: 'Router evolution',
    description: 'The number of routers over interactions from K = 5, 10, 20 and 40, and the final results.',
  },
  {
    name: 'figure-6',
    kind: 'cold-start',
    where: 'Figure 6',
    title: 'Cold start',
    description:
      'Items nobody interacted with and users with one interaction, with and without profiles augmented by routers; after all interactions and after the first 100.',
  },
  {
    name: 'figure-7',
    kind: 'sensitivity',
    where: 'Figure 7',
    title: 'Sensitivity',
    description: 'Results over the routing threshold and over the update size, one at a time.',
  },
  {
    name: 'messages',
    kind: 'messages',
    where: null,
    title: 'Do messages help?',
    description:
      'RecNet beside the same run without messages, and with each message sent to another client by chance.',
  },
]

/** What a template is filled with. */
export interface TemplateInput {
  readonly datasets: readonly string[]
  /** The whole category that the dataset is a sample of, for the rows “-full”. */
  readonly fullDataset?: string
  readonly models?: NonNullable<AskedStudy['models']>
  readonly seeds?: readonly number[]
  readonly settings?: Settings
  readonly runsAtOnce?: number
}

/**
 * Records after which many users have one interaction alone: after five-core filtering no user has so few in the end, and
 * there would be no cold users to rank.
 */
const EARLY = 100

const AGENTIC = ['LLMRank', 'AgentCF', 'AgentCF++', 'KGLA']
/** More points for how calls grow: w/o Router with N·N′, RecNet with its updates. */
const GROWTH: AskedStudy['rows'] = [
  { label: 'w/o Router, k 2', variant: 'w/o Router', settings: { retrievedClients: 2 } },
  { label: 'w/o Router, k 10', variant: 'w/o Router', settings: { retrievedClients: 10 } },
  { label: 'RecNet, update_size 10', variant: 'RecNet', settings: { updateSize: 10 } },
  { label: 'RecNet, update_size 50', variant: 'RecNet', settings: { updateSize: 50 } },
]
const NDCG_5_10 = ['ndcg@5', 'ndcg@10'] as const

/** Returns the file of a template. */
export function studyOf({ kind, title }: StudyTemplate, input: TemplateInput): AskedStudy {
  const { datasets, models, seeds, settings, runsAtOnce } = input
  return {
    format: 1,
    title: `${title}, ${datasets.join(' and ')}`,
    kind,
    datasets: [...datasets],
    ...(models ? { models } : {}),
    ...(seeds ? { seeds: [...seeds] } : {}),
    ...(settings ? { settings: { ...settings } } : {}),
    ...(runsAtOnce === undefined ? {} : { runsAtOnce }),
    ...partsOf(kind, input),
  }
}

type Parts = Pick<AskedStudy, 'rows' | 'sweeps' | 'testedRow' | 'cutoffs'>

function partsOf(kind: StudyKind, input: TemplateInput): Parts {
  switch (kind) {
    case 'methods':
      return { rows: methodRows(input), testedRow: 'RecNet' }
    case 'ablations':
      return {
        rows: [
          'RecNet',
          'w/o CPR',
          'w/o PPR',
          'w/o Buffer',
          'w/o Filter Memory',
          'w/o FPO',
          'w/o Opt. Filter Memory',
          'w/o Opt. Router',
        ],
        cutoffs: [...NDCG_5_10],
      }
    case 'propagation':
      return {
        rows: ['RecNet', { label: 'EM', variant: 'w/o CPR' }, 'EM+LR', 'EM+LR+LS'],
        cutoffs: [...NDCG_5_10],
      }
    case 'efficiency':
      return {
        rows: ['AgentCF', 'w/o Router', 'w/o Asynchronous', 'RecNet', ...GROWTH],
        testedRow: 'RecNet',
        cutoffs: [...NDCG_5_10],
      }
    case 'backbones':
      return { rows: [...AGENTIC, 'RecNet'], testedRow: 'RecNet', cutoffs: [...NDCG_5_10] }
    case 'router-evolution':
      return { rows: ['RecNet'], sweeps: [{ initialRouterCount: [5, 10, 20, 40] }] }
    case 'cold-start':
      return {
        rows: [
          { variant: 'RecNet', settings: { coldStart: true } },
          {
            label: `RecNet, first ${EARLY} interactions`,
            variant: 'RecNet',
            settings: { coldStart: true, interactionLimit: EARLY },
          },
        ],
      }
    case 'sensitivity':
      return { rows: ['RecNet'], sweeps: sensitivitySweeps(input), cutoffs: ['ndcg@5'] }
    case 'messages':
      return { rows: ['RecNet', 'RecNet, no messages', 'RecNet, shuffled messages'] }
    case 'grid':
      return { rows: ['RecNet'] }
    default:
      return kind satisfies never
  }
}

function methodRows({ fullDataset: full }: TemplateInput): AskedStudy['rows'] {
  const trained = (variant: string): AskedStudy['rows'] => [
    { label: `${variant}-sample`, variant },
    ...(full === undefined ? [] : [{ label: `${variant}-full`, variant, settings: { trainOn: full } }]),
  ]
  return ['Pop', ...trained('BPR'), ...trained('SASRec'), ...AGENTIC, 'RecNet']
}

/** τ itself has a meaning with encoders like the paper's; with the built-in embeddings the quantile of scores has. */
function sensitivitySweeps({ models }: TemplateInput): NonNullable<AskedStudy['sweeps']> {
  const encoders = (models ?? [{}]).every(({ embeddingModel }) => embeddingModel !== undefined)
  const threshold: NonNullable<AskedStudy['sweeps']>[number] = encoders
    ? { thresholdMode: ['absolute'], routingThreshold: [0.7, 0.75, 0.8, 0.85, 0.9] }
    : { routingQuantile: [0.5, 0.6, 0.7, 0.8, 0.9] }
  return [threshold, { updateSize: [10, 15, 20, 25, 30] }]
}
