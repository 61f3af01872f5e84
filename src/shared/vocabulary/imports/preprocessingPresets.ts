/** Parameters of preprocessing by name: those of the paper (§3.1.1, Table 1), and others that are usual. */
import { NO_PREPROCESSING, type Preprocessing } from './preprocessing.ts'

/** A row of Table 1 of the paper. */
export interface PublishedStatistics {
  readonly users: number
  readonly items: number
  readonly interactions: number
  /** From 0 to 1, with the four digits that the paper prints. */
  readonly sparsity: number
}

/** Parameters under a name. */
export interface PreprocessingPreset {
  readonly name: string
  readonly label: string
  /** What it does, and what its source leaves open. */
  readonly explanation: string
  readonly preprocessing: Preprocessing
  /** What the paper prints of the whole data after five-core, and of its sample; null where nothing is published of it. */
  readonly published: { readonly full: PublishedStatistics; readonly sample: PublishedStatistics } | null
}

const FIVE_CORE: Preprocessing = { ...NO_PREPROCESSING, kCore: 5 }

const OF_PAPER: Preprocessing = {
  ...FIVE_CORE,
  titles: 'clean',
  minLength: 8,
  users: 100,
  lastPerUser: 8,
}

const PAPER_EXPLANATION =
  'Takes the earliest of repeated reviews, items with a clean title, and five-core, then the latest 8 interactions of 100 users who have at least 8. The paper says five-core and 100 users with 800 interactions; which users, with which seed, and what it does with repeated reviews and titles it leaves open, so that other users and items come out than in its Table 1.'

/** All presets, in the order in which they are offered. */
export const PREPROCESSING_PRESETS = [
  {
    name: 'paper-cds',
    label: 'Amazon CDs as in the paper',
    explanation: PAPER_EXPLANATION,
    preprocessing: OF_PAPER,
    published: {
      full: { users: 84_522, items: 56_883, interactions: 961_572, sparsity: 0.9998 },
      sample: { users: 100, items: 613, interactions: 800, sparsity: 0.9869 },
    },
  },
  {
    name: 'paper-office',
    label: 'Amazon Office as in the paper',
    explanation: PAPER_EXPLANATION,
    preprocessing: OF_PAPER,
    published: {
      full: { users: 81_628, items: 23_537, interactions: 768_512, sparsity: 0.9996 },
      sample: { users: 100, items: 674, interactions: 800, sparsity: 0.9881 },
    },
  },
  {
    name: 'paper-instruments',
    label: 'Amazon Instruments as in the paper',
    explanation: PAPER_EXPLANATION,
    preprocessing: OF_PAPER,
    published: {
      full: { users: 24_773, items: 9_923, interactions: 206_152, sparsity: 0.9992 },
      sample: { users: 100, items: 752, interactions: 800, sparsity: 0.9893 },
    },
  },
  {
    name: 'five-core',
    label: 'Five-core',
    explanation:
      'Takes the earliest of repeated interactions, and leaves out users and items with fewer than five until none is left. The paper samples after it; here all users stay, and titles are not looked at.',
    preprocessing: FIVE_CORE,
    published: null,
  },
  {
    name: 'agentcf-pp',
    label: 'Amazon 2023 as in AgentCF++',
    explanation:
      'Takes ratings of at least 4 from October 2021 to March 2022, and 100 users with 10 to 100 interactions, with seed 23. AgentCF++ also asks that a user has interactions in two domains and splits all users at one time; one file has one domain, and runs here leave one out. Whether it looks at repeated reviews is left open; the earliest counts.',
    preprocessing: {
      ...NO_PREPROCESSING,
      minRating: 4,
      from: Date.UTC(2021, 9, 1) / 1000,
      until: Date.UTC(2022, 3, 1) / 1000,
      minLength: 10,
      maxLength: 100,
      users: 100,
      seed: 23,
    },
    published: null,
  },
  {
    name: 'none',
    label: 'None',
    explanation:
      'Takes all interactions, of repeated ones the earliest, as RecBole and AgentCF do. Nothing is left open.',
    preprocessing: NO_PREPROCESSING,
    published: null,
  },
] as const satisfies readonly PreprocessingPreset[]
export type PreprocessingPresetName = (typeof PREPROCESSING_PRESETS)[number]['name']
