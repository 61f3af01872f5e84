/** The schema of the ranking of cold clients at the end of a run. */
import { z } from 'zod'
import { agentSchemas } from './agentSchemas.ts'

const { clientId, itemId, userId } = agentSchemas
const rank = z.int().min(1).nullable()
const clients = z.array(clientId)

const coldClients = z.strictObject({
  clients,
  fallbacks: clients,
  unaugmented: clients,
  outcomes: z.array(
    z.strictObject({
      client: clientId,
      user: userId,
      positiveItem: itemId,
      repetition: z.int().min(0),
      plain: rank,
      augmented: rank,
    }),
  ),
})

/** As `ColdStartReport`. */
export const coldStartSchema = z.strictObject({ items: coldClients, users: coldClients })
