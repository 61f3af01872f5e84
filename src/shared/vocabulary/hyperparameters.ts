/**
 * The one table of hyperparameters: default, range, symbol, help and the paper's grid. Command line, validation,
 * manifest and panel read it; to add one, add one entry.
 */
import { z } from 'zod'
import { WorkbenchError } from '../errors.ts'

export const HYPERPARAMETER_SECTIONS = [
  'Data',
  'Model',
  'Initialisation',
  'Routing',
  'Reception',
  'Optimisation',
  'Evaluation',
] as const

export interface HyperparameterInfo {
  readonly section: (typeof HYPERPARAMETER_SECTIONS)[number]
  readonly label: string
  readonly help: string
  /** The paper's symbol, where it has one. */
  readonly symbol?: string
  /** The values the paper searched. */
  readonly paperGrid?: readonly number[]
}

function count(low: number, high: number, initial: number, info: HyperparameterInfo) {
  return z
    .int()
    .min(low)
    .max(high)
    .default(initial)
    .meta({ ...info })
}

function real(low: number, high: number, initial: number, info: HyperparameterInfo) {
  return z
    .number()
    .min(low)
    .max(high)
    .default(initial)
    .meta({ ...info })
}

function flag(initial: boolean, info: HyperparameterInfo) {
  return z
    .boolean()
    .default(initial)
    .meta({ ...info })
}

function choice<const T extends readonly [string, ...string[]]>(
  values: T,
  initial: T[number],
  info: HyperparameterInfo,
) {
  return z
    .enum(values)
    .default(initial as never)
    .meta({ ...info })
}

export const hyperparameters = z.strictObject({
  seed: count(0, 4294967295, 2020, {
    section: 'Data',
    label: 'Seed',
    help: 'Every order, sample and model seed of the run derives from it.',
  }),
  interactionLimit: count(0, 10_000_000, 0, {
    section: 'Data',
    label: 'Interactions',
    help: 'Use only the first so many interaction records; 0 uses all.',
  }),
  includeFirst: flag(true, {
    section: 'Data',
    label: 'First interactions',
    help: "Learn from each user's first interaction too; the AgentCF row files leave it out.",
  }),
  feedbackNegatives: choice(['popularity', 'uniform'], 'popularity', {
    section: 'Data',
    label: 'Negative items',
    symbol: 'i⁻',
    help: 'How the negative item of an interaction is sampled; never from the items of the user.',
  }),

  temperature: real(0, 2, 0.2, {
    section: 'Model',
    label: 'Temperature',
    help: 'Sampling temperature of prompts that answer: first profiles, attributes, summaries, predictions.',
  }),
  reasoningTemperature: real(0, 2, 0.2, {
    section: 'Model',
    label: 'Reasoning temperature',
    help: 'Sampling temperature of prompts that reason: merged profiles, gradients, revised modules.',
  }),
  rankTemperature: real(0, 2, 0, {
    section: 'Model',
    label: 'Ranking temperature',
    help: 'Sampling temperature of the ranking prompt.',
  }),
  repairTemperature: real(0.5, 2, 0.7, {
    section: 'Model',
    label: 'Repair temperature',
    help: 'Temperature of the one repeated question after a reply that could not be read.',
  }),
  maxReplyTokens: count(64, 32_768, 1024, {
    section: 'Model',
    label: 'Reply tokens',
    help: 'Longest reply of prompts that answer.',
  }),
  maxReasoningTokens: count(64, 32_768, 1024, {
    section: 'Model',
    label: 'Reasoning reply tokens',
    help: 'Longest reply of prompts that reason.',
  }),
  maxThoughtTokens: count(0, 32_768, 2048, {
    section: 'Model',
    label: 'Thought tokens',
    help: 'What a reasoning model may think before each reply; 0 asks for the reply at once. Other models do not think.',
  }),
  predictBy: choice(['reply', 'probabilities'], 'reply', {
    section: 'Model',
    label: 'Predict by',
    help: 'The reply to Prompt_predict (the paper), or the model’s probabilities of the two labels after one evaluation: many times cheaper, without reasoning.',
  }),
  rankBy: choice(['reply', 'probabilities'], 'reply', {
    section: 'Model',
    label: 'Rank by',
    help: 'A written ranking, or the model’s probabilities of the candidates’ labels after one evaluation: many times cheaper. Results say which it was.',
  }),

  initialRouterCount: count(1, 512, 20, {
    section: 'Initialisation',
    label: 'Initial routers',
    symbol: 'K',
    help: 'Routers made by clustering the first attributes (§2.2.1).',
    paperGrid: [5, 10, 15, 20, 40],
  }),
  firstProfiles: choice(['template', 'model'], 'template', {
    section: 'Initialisation',
    label: 'First profiles',
    help: 'Write first profiles from a template, or ask the model (one call per client).',
  }),

  propagation: choice(['routers', 'retrieval'], 'routers', {
    section: 'Routing',
    label: 'Propagation',
    help: 'Through routers (RecNet), or whole profiles to the nearest clients (Table 4, EM; "w/o CPR").',
  }),
  updateSize: count(1, 100_000, 25, {
    section: 'Routing',
    label: 'Update size',
    symbol: 'update_size',
    help: 'Updated clients that start the router-centric update (Algorithm 1, line 13); 1 is "w/o asynchronous".',
    paperGrid: [10, 15, 20, 25, 30],
  }),
  flushAtEnd: flag(true, {
    section: 'Routing',
    label: 'Flush at the end',
    help: 'One last router-centric update after the last interaction.',
  }),
  thresholdMode: choice(['absolute', 'quantile'], 'quantile', {
    section: 'Routing',
    label: 'Threshold mode',
    help: 'τ itself, or the quantile of the scores of each update. τ is specific to an encoder: use absolute with encoders like the paper’s.',
  }),
  routingThreshold: real(-1, 1, 0.85, {
    section: 'Routing',
    label: 'Routing threshold',
    symbol: 'τ',
    help: 'Lowest routing score (Eq. 4) that delivers a message; used in absolute mode.',
    paperGrid: [0.7, 0.75, 0.8, 0.85, 0.9],
  }),
  routingQuantile: real(0, 1, 0.8, {
    section: 'Routing',
    label: 'Routing quantile',
    help: 'In quantile mode, the share of scored pairs that is not delivered: 0.8 delivers the top 20 %.',
  }),
  attributeScope: choice(['cumulative', 'new'], 'cumulative', {
    section: 'Routing',
    label: 'Attributes in Eq. 4',
    help: 'Compare a client with all attributes of a router, or with those newly assigned.',
  }),
  attributeSimilarity: real(0.5, 1, 0.9, {
    section: 'Routing',
    label: 'Attribute similarity',
    help: 'Attributes spelled at least this alike (edit ratio) are the same attribute.',
  }),
  maxRoutersPerClient: count(0, 512, 0, {
    section: 'Routing',
    label: 'Routers per client',
    help: 'Most messages one client is sent in one update, highest scores first; 0 sets no limit.',
  }),
  returnToSender: flag(false, {
    section: 'Routing',
    label: 'Return to sender',
    help: 'Deliver a message to a client even if all its new attributes came from that client.',
  }),
  retrievedClients: count(1, 512, 5, {
    section: 'Routing',
    label: 'Retrieved clients',
    symbol: 'k',
    help: 'Direct propagation only: clients that receive an updated profile.',
  }),

  messageBuffer: flag(true, {
    section: 'Reception',
    label: 'Message buffer',
    symbol: 'B_c',
    help: 'Keep messages until the next interaction; without it each is merged on delivery ("w/o Buffer").',
  }),
  bufferCapacity: count(1, 1000, 5, {
    section: 'Reception',
    label: 'Buffer capacity',
    help: 'Messages kept per client; the newest come first, the oldest go.',
  }),
  filterMemory: flag(true, {
    section: 'Reception',
    label: 'Filter memory',
    symbol: 'F_c',
    help: 'Guide merging by integration rules ("w/o Filter Memory" merges without).',
  }),
  maxRules: count(1, 64, 8, {
    section: 'Reception',
    label: 'Rules',
    help: 'Most rules in one filter memory.',
  }),

  optimizeFilterMemory: flag(true, {
    section: 'Optimisation',
    label: 'Optimise filter memories',
    help: 'Rewrite rules by their gradients ("w/o Opt. Filter Memory" does not).',
  }),
  optimizeRouters: flag(true, {
    section: 'Optimisation',
    label: 'Optimise routers',
    help: 'Split, merge and rewrite routers by their gradients ("w/o Opt. Router" does not).',
  }),
  gradientOn: choice(['all', 'errors'], 'all', {
    section: 'Optimisation',
    label: 'Gradients on',
    help: 'Assign credit after every interaction, or only after wrong predictions.',
  }),
  batchOptimizer: flag(true, {
    section: 'Optimisation',
    label: 'Batch the optimiser',
    help: 'One optimiser call for the modules of the user, one for those of both items; else one call per module.',
  }),
  maxPendingGradients: count(1, 1000, 20, {
    section: 'Optimisation',
    label: 'Gradients per router',
    help: 'Most gradients a router keeps for its next optimisation; the newest stay.',
  }),
  minRouters: count(1, 512, 2, {
    section: 'Optimisation',
    label: 'Fewest routers',
    help: 'Merges that would leave fewer are refused.',
  }),
  maxRouters: count(1, 4096, 64, {
    section: 'Optimisation',
    label: 'Most routers',
    help: 'Splits that would make more are refused.',
  }),

  evaluateEvery: count(0, 1_000_000, 100, {
    section: 'Evaluation',
    label: 'Evaluate every',
    help: 'Interactions between evaluations of the curve; 0 evaluates only at the end.',
  }),
  repetitions: count(1, 50, 3, {
    section: 'Evaluation',
    label: 'Repetitions',
    help: 'Times each test instance is ranked, each in another seeded order (§3.1.3).',
    paperGrid: [3],
  }),
  missingPolicy: choice(['append', 'miss'], 'append', {
    section: 'Evaluation',
    label: 'Unranked candidates',
    help: 'Put candidates that a reply left out behind the others in the order shown, or count them as misses.',
  }),
  testTimeReception: flag(true, {
    section: 'Evaluation',
    label: 'Reception at test time',
    help: 'Merge waiting messages before ranking (§2.5); leaves no trace.',
  }),
})

export type Hyperparameters = Readonly<z.infer<typeof hyperparameters>>
export type HyperparameterName = keyof Hyperparameters

/** What may be entered: a whole number, any number, one of some words, on or off. */
export type EnteredValues =
  | { readonly kind: 'count' | 'real'; readonly low: number; readonly high: number }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'flag' }

export interface HyperparameterEntry extends HyperparameterInfo {
  readonly name: HyperparameterName
  readonly default: number | string | boolean
  readonly values: EnteredValues
  /** Values of a choice, `true | false`, or the range of a number. */
  readonly range: string
}

/** The table as rows, in order. */
export function hyperparameterTable(): readonly HyperparameterEntry[] {
  const schema = z.toJSONSchema(hyperparameters, { io: 'input' })
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const row = property as HyperparameterInfo & Record<string, unknown>
    const values = valuesOf(row)
    return {
      ...row,
      name: name as HyperparameterName,
      default: row['default'] as number | string | boolean,
      values,
      range: rangeOf(values),
    }
  })
}

function valuesOf(schema: Readonly<Record<string, unknown>>): EnteredValues {
  const words = schema['enum']
  if (Array.isArray(words)) return { kind: 'choice', values: words.map(String) }
  if (schema['type'] === 'boolean') return { kind: 'flag' }
  return {
    kind: schema['type'] === 'integer' ? 'count' : 'real',
    low: Number(schema['minimum']),
    high: Number(schema['maximum']),
  }
}

/** In words: the values of a choice, both of a flag, the bounds of a number. */
function rangeOf(values: EnteredValues): string {
  if (values.kind === 'choice') return values.values.join(' | ')
  return values.kind === 'flag' ? 'true | false' : `${values.low} to ${values.high}`
}

/**
 * Checks a configuration and fills in defaults.
 * @throws WorkbenchError `hyperparameter-invalid` with one issue per wrong value.
 */
export function parseHyperparameters(values: Readonly<Record<string, unknown>>): Hyperparameters {
  const parsed = hyperparameters.safeParse(values)
  if (!parsed.success) {
    const table = new Map<string, HyperparameterEntry>(
      hyperparameterTable().map((entry) => [entry.name, entry]),
    )
    const issues = parsed.error.issues.flatMap((issue) => {
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((name) => ({ name, expected: 'the name of a hyperparameter', found: name }))
      }
      const name = String(issue.path[0])
      const found = JSON.stringify(values[name]) ?? 'nothing'
      const whole =
        table.get(name)?.values.kind === 'count' &&
        typeof values[name] === 'number' &&
        !Number.isInteger(values[name])
      return [
        {
          name,
          expected: `${whole ? 'a whole number, ' : ''}${table.get(name)?.range ?? issue.message}`,
          found,
        },
      ]
    })
    throw new WorkbenchError({ code: 'hyperparameter-invalid', issues })
  }
  const valid = parsed.data
  if (valid.minRouters > valid.maxRouters) {
    const expected = `at most maxRouters (${valid.maxRouters})`
    throw new WorkbenchError({
      code: 'hyperparameter-invalid',
      issues: [{ name: 'minRouters', expected, found: String(valid.minRouters) }],
    })
  }
  return valid
}
