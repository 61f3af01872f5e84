/** One message on its way to a client. */
import type { PreferenceMessage } from '#shared/vocabulary/agents.ts'
import type { ClientId } from '#shared/vocabulary/ids.ts'

/** One message and the client that receives it. */
export interface Delivery {
  readonly client: ClientId
  readonly message: PreferenceMessage
}
