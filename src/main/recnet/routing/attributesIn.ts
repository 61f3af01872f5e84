/** Eq. 1, Prompt_extract: the attributes that one profile tells. */
import type { Attribute, ClientAgent } from '#shared/vocabulary/agents.ts'
import { isUserId } from '#shared/vocabulary/ids.ts'
import { askModel } from '../../prompting/askModel.ts'
import type { Ports } from '../ports.ts'
import { extractPrompt, type ExtractVariables } from '../prompts/extract.ts'
import { attributesOf } from './canonicalAttributes.ts'

/** Returns the attributes as they are written, not yet canonical; null where the reply cannot be parsed. */
export async function attributesIn(
  client: Pick<ClientAgent, 'id' | 'name' | 'profile'>,
  question: { readonly subject: string; readonly step: number },
  ports: Ports,
): Promise<readonly Attribute[] | null> {
  const variables: ExtractVariables = {
    kind: isUserId(client.id) ? 'user' : 'item',
    domainWord: ports.domainWord,
    profile: client.profile,
  }
  const { value } = await askModel(extractPrompt, variables, question, ports)
  return value.attributes ? attributesOf(value.attributes, client.name) : null
}
