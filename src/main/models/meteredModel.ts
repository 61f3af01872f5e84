/** A language model that tells a meter when it works. It goes behind the store of replies, so that only real work is told. */
import type { CallMeter } from '../ports/callMeter.ts'
import type { LanguageModel } from '../ports/languageModel.ts'

/** Wraps a language model so that the meter notes each of its questions. */
export function meteredModel(model: LanguageModel, meter: CallMeter): LanguageModel {
  return {
    description: model.description,
    parallel: model.parallel,
    complete: (request, cancellation) =>
      metered(request, meter, async (ended) => {
        const completion = await model.complete(request, cancellation)
        ended(completion.replyTokens)
        return completion
      }),
    choose: (request, cancellation) =>
      metered(request, meter, async (ended) => {
        const choice = await model.choose(request, cancellation)
        ended(0)
        return choice
      }),
  }
}

/** Opens a language model so that the meter notes the time that takes, and then each of its questions. */
export async function openedMetered(
  open: () => Promise<LanguageModel>,
  meter: CallMeter,
): Promise<LanguageModel> {
  const opened = meter.opening()
  try {
    return meteredModel(await open(), meter)
  } finally {
    opened()
  }
}

async function metered<Answer>(
  { call, prompt }: Parameters<CallMeter['began']>[0],
  meter: CallMeter,
  ask: (ended: (replyTokens: number) => void) => Promise<Answer>,
): Promise<Answer> {
  const end = meter.began({ call, prompt })
  let told = false
  try {
    return await ask((replyTokens) => {
      told = true
      end(replyTokens)
    })
  } finally {
    if (!told) end()
  }
}
