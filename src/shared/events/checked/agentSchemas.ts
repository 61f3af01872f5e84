/** Schemas of what events say of agents (§2.1-2.4), for events that somebody else has written. */
import { z } from 'zod'
import { itemId, routerId, userId } from '../../vocabulary/ids.ts'

const gradientId = z.templateLiteral(['g', z.int(), '.', z.int()])
const clientId = z.union([userId, itemId])
const attributes = z.array(z.string())
const integrationRule = z.strictObject({
  id: z.int(),
  text: z.string(),
  since: z.int(),
  cause: gradientId.nullable(),
})

/** The records that several events have. Texts are any texts; numbers are finite. */
export const agentSchemas = {
  userId,
  itemId,
  clientId,
  routerId,
  gradientId,
  gradientIds: z.array(gradientId),
  attributes,
  impact: z.enum(['positive', 'neutral', 'negative']),
  reward: z.union([z.literal(0), z.literal(1)]),
  rules: z.array(integrationRule),
  message: z.strictObject({
    from: z.union([routerId, clientId]),
    text: z.string(),
    routingScore: z.number(),
    step: z.int(),
  }),
  filterMemory: z.strictObject({
    revision: z.int(),
    lastRuleId: z.int(),
    rules: z.array(integrationRule),
  }),
  moduleRef: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('profile'), client: clientId }),
    z.strictObject({ kind: z.literal('filter memory'), client: clientId }),
    z.strictObject({ kind: z.literal('router'), router: routerId }),
  ]),
  birth: z.strictObject({ router: routerId, profile: z.string(), attributes }),
}
