/** A language model that can be stopped: a stage that fails leaves others of its questions under way, which nobody awaits. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Cancellation } from '../ports/cancellation.ts'
import type { LanguageModel } from '../ports/languageModel.ts'
import { RunControl } from '../ports/runControl.ts'

export interface StoppableModel {
  readonly model: LanguageModel
  /** Cancels what is under way, answers nothing any more, and ends when nothing of it is left: then what it answers by may be closed. */
  readonly stop: () => Promise<void>
}

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
