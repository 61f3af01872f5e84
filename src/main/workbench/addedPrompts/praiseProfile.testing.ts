/** The stage that asks both added prompts. */
import { askModel } from '../../prompting/askModel.ts'
import type { AskingPorts } from '../../prompting/askingPorts.ts'
import { moodPrompt } from './moodPrompt.testing.ts'
import { praisePrompt } from './praisePrompt.testing.ts'

/**
 * Returns the praise of a profile, or null if the reply could not be parsed. If the mood could not be parsed, it
 * praises a plain one.
 */
export async function praiseProfile(
  profile: string,
  question: { readonly subject: string; readonly step: number },
  ports: AskingPorts,
): Promise<string | null> {
  const { value } = await askModel(moodPrompt, { profile }, question, ports)
  const praised = await askModel(praisePrompt, { mood: value.mood ?? 'plain' }, question, ports)
  return praised.value.praise ?? null
}
