/** AgentCF++ on one interaction, in four calls: choose, private memory, derived memory, both items. */
import type { MethodEvent } from '#shared/events/runEvents.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import { askModel } from '../../prompting/askModel.ts'
import { capWords } from '../../recnet/prompts/capWords.ts'
import { chooseItem, type ChoosingPorts, type InteractionAgents } from '../agentTexts/chooseItem.ts'
import { judgementOf } from '../agentTexts/judgementOf.ts'
import { reflectItemsPrompt } from '../agentTexts/prompts/reflectItems.ts'
import { reflectionOn } from '../agentTexts/reflectionOn.ts'
import { revisedProfile } from '../agentTexts/revisedProfile.ts'
import type { PrivateMemory } from './memoryStates.ts'
import { deriveMemoryPrompt } from './prompts/deriveMemory.ts'
import { PRIVATE_WORDS } from './prompts/memoryWords.ts'
import { updatePrivatePrompt } from './prompts/updatePrivate.ts'

/** The agents of an interaction as they are before it. The profile of the user is its derived memory. */
export interface RememberingAgents extends InteractionAgents {
  readonly privateMemory: PrivateMemory
}

/**
 * Returns the facts of one interaction: the choice, which the derived memory makes, and every text that changed. A text that
 * cannot be read or is unsound leaves the one before, and the next calls see that one.
 * @throws WorkbenchError `cancelled`, and whatever the model rejects with.
 */
export async function learnMemories(
  interaction: InteractionRecord,
  before: RememberingAgents,
  ports: Omit<ChoosingPorts, 'pathsTo'>,
): Promise<readonly MethodEvent[]> {
  const { step, user } = interaction
  const question = { step, subject: user }
  const { domainWord } = ports
  const seen = { ...ports, pathsTo: () => '', isAgain: false }
  const choice = await chooseItem({ ...question, round: 1 }, before, seen)
  const facts: MethodEvent[] = [judgementOf(interaction, choice)]

  const { revision, text } = before.privateMemory
  const lesson = { ...reflectionOn(choice, before, seen), privateMemory: text }
  const taught = await askModel(updatePrivatePrompt, lesson, question, ports)
  const memory = capWords(taught.value.private_memory ?? '', PRIVATE_WORDS) || text
  if (memory !== text)
    facts.push({
      type: 'private-memory-revised',
      ...{ user, revision: revision + 1, memory, call: taught.call },
    })

  const memories = { domainWord, privateMemory: memory, derivedMemory: before.user.profile }
  const derived = await askModel(deriveMemoryPrompt, memories, question, ports)
  const revisedUser = revisedProfile(before.user, derived.value.derived_memory, derived.call)
  if (revisedUser) facts.push(revisedUser.fact)

  const agents = { ...before, user: revisedUser?.agent ?? before.user }
  const described = await askModel(reflectItemsPrompt, reflectionOn(choice, agents, seen), question, ports)
  const texts = [described.value.description_1, described.value.description_2]
  for (const [index, role] of choice.shown.entries()) {
    const revised = revisedProfile(agents[role], texts[index], described.call)
    if (revised) facts.push(revised.fact)
  }
  return facts
}
