/** Schemas of the events that change a network. */
import { z } from 'zod'
import { agentSchemas } from './agentSchemas.ts'

const {
  attributes,
  birth,
  clientId: client,
  filterMemory,
  gradientId,
  gradientIds: causes,
  impact,
  itemId,
  message,
  moduleRef,
  reward,
  routerId: router,
  rules,
  userId,
} = agentSchemas
const text = z.string()
const call = z.string()
const revision = z.int()

/** What each type of event has besides its type, its number and its step. */
export const networkEventSchemas = {
  'client-described': { client, name: text, profile: text, filterMemory },
  'buffer-drained': { client, messages: z.array(message), call },
  'message-integrated': { client, message, call },
  'profile-revised': {
    client,
    revision,
    profile: text,
    reason: z.enum(['reception', 'optimization', 'reflection']),
    cause: gradientId.nullable(),
    call,
  },
  'filter-memory-revised': { client, revision, rules, cause: gradientId, call },
  'interaction-judged': {
    user: userId,
    positiveItem: itemId,
    negativeItem: itemId,
    predictedItem: itemId.nullable(),
    reward,
    reasoning: text,
    call,
  },
  'credit-assigned': {
    gradient: gradientId,
    module: moduleRef,
    client,
    reward,
    impact,
    evaluation: text,
    suggestion: text,
    call,
  },
  'client-updated': { client },
  'attributes-extracted': { client, attributes, added: attributes },
  'attributes-assigned': { router, attributes },
  'router-created': { birth },
  'router-rewritten': { router, profile: text, causes, call },
  'router-split': { router, into: z.array(birth), causes, call },
  'routers-merged': { target: router, router, profile: text, attributes, causes, call },
  'router-confirmed': { router, causes, refused: text.nullable(), call },
  'router-summarized': { router, profile: text, call },
  'routing-table-built': {
    threshold: z.number(),
    scored: z.int(),
    passed: z.int(),
    histogram: z.array(z.number()).max(1000),
  },
  'message-delivered': { client, message },
  'update-set-cleared': { clients: z.int(), routers: z.int() },
}
