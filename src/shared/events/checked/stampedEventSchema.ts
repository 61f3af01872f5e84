/** The schema of a line of events.jsonl, for logs that come from elsewhere. Events of this process are not checked by it. */
import { z } from 'zod'
import { PROMPT_NAME } from '../../vocabulary/prompts.ts'
import { itemId, userId } from '../../vocabulary/ids.ts'
import { settingValue } from '../../vocabulary/runs.ts'
import type { RunEvent, StampedEvent } from '../runEvents.ts'
import type { WrittenEvent } from '../log/writtenEvent.ts'
import { agentSchemas } from './agentSchemas.ts'
import { coldStartSchema } from './coldStartSchema.ts'
import { evaluationSchema } from './evaluationSchema.ts'
import { networkEventSchemas } from './networkEventSchemas.ts'

const count = z.int().min(0)
const calls = z.record(
  z.string().regex(PROMPT_NAME),
  z.strictObject({
    calls: count,
    repaired: count,
    fellBack: count,
    shortened: count,
    truncated: count.optional(),
    refused: count.optional(),
    promptTokens: count,
    replyTokens: count,
  }),
)
const call = z.string()

/** What each type of event has. The compiler reports a type that is missing here. */
const shapes = {
  ...networkEventSchemas,
  'private-memory-revised': { user: userId, revision: z.int(), memory: z.string(), call: call.nullable() },
  'interests-listed': { user: userId, interests: z.array(z.string()), call },
  'interest-group-formed': {
    group: z.int(),
    name: z.string(),
    interests: z.array(z.string()),
    members: z.array(userId),
    items: z.array(itemId),
    call,
  },
  'recommender-fitted': { recommender: z.string() },
  'epoch-completed': {
    trial: z.int(),
    epoch: z.int(),
    loss: z.number(),
    validation: z.number().nullable(),
  },
  'trial-completed': {
    trial: z.int(),
    settings: z.record(z.string(), settingValue),
    epoch: z.int(),
    validation: z.number().nullable(),
  },
  'evaluation-completed': { final: z.boolean(), report: evaluationSchema },
  'cold-start-evaluated': { report: coldStartSchema },
  'difference-accepted': { parts: z.array(z.string()).min(1).max(20) },
  'stage-completed': { stage: z.string(), calls },
  'run-finished': {},
} satisfies Readonly<Record<RunEvent['type'], Readonly<Record<string, z.ZodType>>>>

function eventSchema<Event>(shapesByType: Readonly<Record<string, Readonly<Record<string, z.ZodType>>>>) {
  const members = Object.entries(shapesByType).map(([type, shape]) =>
    z.strictObject({ seq: z.int().min(1), step: z.int().min(0), type: z.literal(type), ...shape }),
  )
  return z.discriminatedUnion(
    'type',
    members as [(typeof members)[number], ...typeof members],
  ) as unknown as z.ZodType<Event>
}

/** As `StampedEvent`: a field that no event of this version has is refused. */
export const stampedEventSchema = eventSchema<StampedEvent>(shapes)

const checksum = z.string().regex(/^[0-9a-f]{16}$/)
const { message } = agentSchemas

/** As `WrittenEvent`: a line of events.jsonl from format 2 on. */
export const writtenEventSchema = eventSchema<WrittenEvent>({
  ...shapes,
  'message-delivered': {
    ...shapes['message-delivered'],
    message: z.union([message, message.omit({ text: true }).extend({ textOf: z.int().min(1) })]),
  },
  'stage-completed': { ...shapes['stage-completed'], checksum },
  'run-finished': { ...shapes['run-finished'], checksum },
})
