/** The schema of an evaluation, down to each user and repetition. */
import { z } from 'zod'
import { itemId, userId } from '../../vocabulary/ids.ts'
import { METRIC_NAMES, type MetricName } from '../../vocabulary/results.ts'

const ofMetrics = <Value extends z.ZodType>(value: Value) =>
  z.strictObject(
    Object.fromEntries(METRIC_NAMES.map((name) => [name, value])) as Readonly<Record<MetricName, Value>>,
  )
const metrics = ofMetrics(z.number())
const interval = z.strictObject({ low: z.number(), high: z.number() })

const outcome = z.strictObject({
  user: userId,
  repetition: z.int().min(0),
  positiveItem: itemId,
  rank: z.int().min(1).nullable(),
  coverage: z.number(),
  ranking: z.array(itemId),
})

const methodReport = z.strictObject({
  method: z.string(),
  caveat: z.string().nullable(),
  users: z.int(),
  repetitions: z.int(),
  mean: metrics,
  interval: ofMetrics(interval),
  perRepetition: z.array(metrics),
  coverage: z.number(),
  outcomes: z.array(outcome),
})

const pairedTest = z.strictObject({
  method: z.string(),
  against: z.string(),
  metric: z.enum(METRIC_NAMES),
  difference: z.number(),
  interval,
  pValue: z.number(),
  pHolm: z.number(),
  wins: z.int(),
  ties: z.int(),
  losses: z.int(),
})

/** As `EvaluationReport`. */
export const evaluationSchema = z.strictObject({
  protocol: z.strictObject({
    split: z.literal('leave-one-out'),
    heldOut: z.enum(['validation', 'test']).optional(),
    candidates: z.int(),
    repetitions: z.int(),
    users: z.int(),
    negatives: z.enum(['given', 'sampled uniformly']),
    seed: z.number(),
    dataset: z.string(),
    datasetHash: z.string(),
  }),
  floor: metrics,
  methods: z.array(methodReport).max(100),
  tests: z.array(pairedTest),
  holm: z.literal('floor apart').optional(),
})
