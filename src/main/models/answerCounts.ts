/** Counts the answers of one stage by prompt; emptied into the event that ends the stage. */
import type { CallCounts, CallsByPrompt } from '#shared/events/runEvents.ts'
import { PROMPT_NAMES, type PromptName } from '#shared/vocabulary/agents.ts'
import type { AnswerLedger, AnswerRecord } from '../ports/languageModel.ts'

type Counting = { -readonly [Key in keyof CallCounts]: CallCounts[Key] }

export class AnswerCounts implements AnswerLedger {
  readonly #heard: (answer: AnswerRecord) => void
  #counts = new Map<PromptName, Counting>()

  /** `heard` is told of each answer as well, for those who keep more than counts. */
  constructor(heard: (answer: AnswerRecord) => void = () => undefined) {
    this.#heard = heard
  }

  record(answer: AnswerRecord): void {
    this.#heard(answer)
    const counts = this.#counts.get(answer.prompt) ?? noCalls()
    counts.calls += 1
    counts.repaired += answer.status === 'repaired' ? 1 : 0
    counts.fellBack += answer.status === 'fell back' ? 1 : 0
    counts.shortened += answer.shortened ? 1 : 0
    counts.promptTokens += answer.promptTokens
    counts.replyTokens += answer.replyTokens
    this.#counts.set(answer.prompt, counts)
  }

  /** The counts since the last time, in the order of the paper's prompts, whatever order the answers came in. */
  drain(): CallsByPrompt {
    const drained: Partial<Record<PromptName, CallCounts>> = {}
    for (const name of PROMPT_NAMES) {
      const counts = this.#counts.get(name)
      if (counts) drained[name] = counts
    }
    this.#counts = new Map()
    return drained
  }
}

function noCalls(): Counting {
  return { calls: 0, repaired: 0, fellBack: 0, shortened: 0, promptTokens: 0, replyTokens: 0 }
}
