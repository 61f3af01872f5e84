/** What a reflection on a choice is asked with. */
import type { Choice, ChoosingPorts, InteractionAgents } from './chooseItem.ts'
import type { ReflectionVariables } from './prompts/shownItems.ts'
import { shownItem } from './shownItem.ts'

/** Returns the values of a reflection. The items are shown as the choice showed them, with the texts that they have by now. */
export function reflectionOn(
  { shown, chosen, truth, explanation }: Choice,
  agents: InteractionAgents,
  { isAgain, ...ports }: Pick<ChoosingPorts, 'domainWord' | 'pathsTo'> & Pick<ReflectionVariables, 'isAgain'>,
): ReflectionVariables {
  return {
    domainWord: ports.domainWord,
    introduction: agents.user.profile,
    items: shown.map((role) => shownItem(agents[role], ports)),
    chosen,
    truth,
    explanation,
    isAgain,
  }
}
