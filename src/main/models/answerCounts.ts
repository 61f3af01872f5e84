/** Counts the answers of one stage by prompt. The counts are drained into the event that ends the stage. */
import type { CallCounts, CallsByPrompt } from '#shared/events/runEvents.ts'
import type { PromptName } from '#shared/vocabulary/prompts.ts'
import type { AnswerLedger, AnswerRecord } from '../ports/languageModel.ts'

type Counting = { -readonly [Key in keyof CallCounts]-?: number }

/** The ledger of one stage, in memory. */
export class AnswerCounts implements AnswerLedger {
  readonly #order: () => readonly PromptName[]
  readonly #heard: (answer: AnswerRecord) => void
  #counts = new Map<PromptName, Counting>()

  /**
   * `order` returns the prompts in the order in which their counts are listed, that of the method. `heard` is notified
   * of each answer, for callers that keep more than counts.
   */
  constructor(order: () => readonly PromptName[], heard: (answer: AnswerRecord) => void = () => undefined) {
    this.#order = order
    this.#heard = heard
  }

  record(answer: AnswerRecord): void {
    this.#heard(answer)
    const counts = this.#counts.get(answer.prompt) ?? noCalls()
    counts.calls += 1
    counts.repaired += answer.status === 'repaired' ? 1 : 0
    counts.fellBack += answer.status === 'fell back' ? 1 : 0
    counts.shortened += answer.shortened ? 1 : 0
    counts.truncated += answer.truncated ? 1 : 0
    counts.refused += answer.refused
    counts.promptTokens += answer.promptTokens
    counts.replyTokens += answer.replyTokens
    this.#counts.set(answer.prompt, counts)
  }

  /**
   * Returns the counts since the last call and resets them. They are in the order of the method's prompts, then by
   * name, in whatever order the answers arrived, because the log must have the same bytes in every repetition.
   */
  drain(): CallsByPrompt {
    const order = this.#order()
    const others = [...this.#counts.keys()].filter((name) => !order.includes(name)).sort()
    const drained: Record<PromptName, CallCounts> = {}
    for (const name of [...order, ...others]) {
      const counts = this.#counts.get(name)
      if (counts) drained[name] = counts
    }
    this.#counts = new Map()
    return drained
  }
}

function noCalls(): Counting {
  return {
    calls: 0,
    repaired: 0,
    fellBack: 0,
    shortened: 0,
    truncated: 0,
    refused: 0,
    promptTokens: 0,
    replyTokens: 0,
  }
}
