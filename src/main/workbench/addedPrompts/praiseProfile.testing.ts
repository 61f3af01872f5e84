/** The stage that asks both added prompts. */
import { askModel } from '../../prompting/askModel.ts'
import type { AskingPorts } from '../../prompting/askingPorts.ts'
import { moodPrompt } from './moodPrompt.testing.ts'
import { praisePrompt } from './praisePrompt.testing.ts'

/** Praise of a profile; without a mood that could be read, of a plain one; null where no praise could be read. */
export async function praiseProfile(
  profile: string,
  question: { readonly subject: string; readonly step: number },
  ports: AskingPorts,
): Promise<string | null> {
  const { value } = await askModel(moodPrompt, { profile }, question, ports)
  const praised = await askModel(praisePrompt, { mood: value?.mood ?? 'plain' }, question, ports)
  return praised.value?.praise ?? null
}
