/** Opens one model for a trial, whose reply is not stored, and checks chat servers. */
import { checkChatServer } from '../../adapters/chat/checkChatServer.ts'
import { createLexicalLanguageModel } from '../../adapters/lexical/lexicalLanguageModel.ts'
import { machineFacts } from '../../adapters/machine/machineFacts.ts'
import type { TrialModels } from '../models/ports/trialModels.ts'
import { describeLanguageModel } from './describeModels.ts'
import type { Closable, OpenableModels, OpenedSource } from './openableModels.ts'

/** Creates the port for trials. */
export function trialModels(sources: OpenableModels): TrialModels {
  return {
    openOne: async (choice) => {
      // A trial is not repeated later, so the file need not be hashed, which takes minutes for a large one.
      const { name, caveat, source } = await describeLanguageModel(
        choice,
        { read: (path) => sources.read(path), hashOf: () => Promise.resolve('') },
        machineFacts().memoryBytes,
      )
      const closing: Closable[] = []
      const model: OpenedSource = source
        ? await sources.open(name, source, closing)
        : createLexicalLanguageModel()
      return {
        description: { name, caveat },
        threads: model.threads ?? null,
        answer: (request, cancellation, onText) =>
          model.stream ? model.stream(request, cancellation, onText) : model.complete(request, cancellation),
        close: async () => {
          for (const one of closing) await one.close()
        },
      }
    },
    checkServer: checkChatServer,
  }
}
