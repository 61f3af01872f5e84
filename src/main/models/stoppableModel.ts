/** A language model that can be stopped: a stage that fails leaves other questions in progress, which nobody awaits. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Cancellation } from '../ports/cancellation.ts'
import type { LanguageModel } from '../ports/languageModel.ts'
import { RunControl } from '../ports/runControl.ts'

/** A model together with how it is stopped. */
export interface StoppableModel {
  readonly model: LanguageModel
  /**
   * Cancels the questions in progress, refuses further ones, and resolves when none is left; then the model's runtime
   * may be closed.
   */
  readonly stop: () => Promise<void>
}

/** Wraps a language model so that it can be stopped. Once stopped, questions reject with WorkbenchError `cancelled`. */
export function stoppableModel(model: LanguageModel): StoppableModel {
  const stopped = new RunControl()
  const underWay = new Set<Promise<unknown>>()
  const asked = async <Answer>(
    cancellation: Cancellation,
    ask: (either: Cancellation) => Promise<Answer>,
  ): Promise<Answer> => {
    stopped.throwIfCancelled()
    const answer = ask(eitherOf(cancellation, stopped))
    underWay.add(answer)
    try {
      return await answer
    } finally {
      underWay.delete(answer)
    }
  }
  return {
    model: {
      description: model.description,
      parallel: model.parallel,
      complete: (request, cancellation) => asked(cancellation, (either) => model.complete(request, either)),
      choose: (request, cancellation) => asked(cancellation, (either) => model.choose(request, either)),
    },
    stop: async () => {
      stopped.cancel()
      await Promise.allSettled(underWay)
    },
  }
}

function eitherOf(one: Cancellation, other: Cancellation): Cancellation {
  const cancelled = () => one.cancelled || other.cancelled
  return {
    get cancelled() {
      return cancelled()
    },
    onCancel: (listener) => {
      let told = false
      const once = () => {
        if (told) return
        told = true
        listener()
      }
      const forget = [one.onCancel(once), other.onCancel(once)]
      return () => forget.forEach((stopListening) => stopListening())
    },
    throwIfCancelled: () => {
      if (cancelled()) throw new WorkbenchError({ code: 'cancelled' })
    },
  }
}
