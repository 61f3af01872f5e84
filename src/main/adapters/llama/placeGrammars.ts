/** Keeps the newest grammars ready. The schema of each call is its own, but the places of its reply come again and again. */
import { LlamaGrammarEvaluationState, type LlamaModel } from 'node-llama-cpp'

/** Grammars of several runs of several prompts; each takes a few kilobytes. */
const MOST_KEPT = 200

/** The grammars of one model by their text. */
export class PlaceGrammars {
  readonly #model: LlamaModel
  readonly #kept = new Map<string, LlamaGrammarEvaluationState>()

  constructor(model: LlamaModel) {
    this.#model = model
  }

  /** Returns the grammar before its first character. @throws an error of llama.cpp for a text that is no grammar. */
  async begin(text: string): Promise<LlamaGrammarEvaluationState> {
    const model = this.#model
    const state =
      this.#kept.get(text) ??
      new LlamaGrammarEvaluationState({ model, grammar: await model.llama.createGrammar({ grammar: text }) })
    // What was used last is last.
    this.#kept.delete(text)
    this.#kept.set(text, state)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest)
    return state.clone()
  }
}
