/** Models outside of any run: one question, and what a file, this machine or a server can do. */
import type { ServerCheck } from '#shared/vocabulary/models/chatServers.ts'
import type { LanguageModelChoice, ModelFacts, ModelHardware } from '#shared/vocabulary/models/models.ts'
import type { Cancellation } from '../../../ports/cancellation.ts'
import type { Completion, CompletionRequest } from '../../../ports/languageModel.ts'

/** A model outside of any run; what it answers is not kept. */
export interface OneModel {
  /** Null for a server, which is not of this machine. */
  readonly threads: number | null
  /** `onText` hears what is written, where the model tells. @throws WorkbenchError `model-failed`, `cancelled`. */
  readonly answer: (
    request: CompletionRequest,
    cancellation: Cancellation,
    onText: (text: string) => void,
  ) => Promise<Completion>
  close(): Promise<void>
}

/** One address of a chat server, and the model that it is to answer with. */
export interface AddressToCheck {
  readonly address: string
  readonly model: string
  readonly timeoutSeconds: number
}

export interface TrialModels {
  /** Loads its weights. @throws WorkbenchError `model-invalid`, `model-memory`, `model-failed`. */
  openOne(choice: LanguageModelChoice): Promise<OneModel>
  /** What the server cannot do is part of the answer. @throws WorkbenchError `cancelled`. */
  checkServer(address: AddressToCheck, cancellation: Cancellation): Promise<ServerCheck>
}

export interface LocalModels {
  /** What a GGUF file says of itself; loads no weights. @throws WorkbenchError `model-invalid`. */
  read(path: string): Promise<ModelFacts>
  /** Loads llama.cpp, but no model. @throws WorkbenchError `model-failed`. */
  hardware(): Promise<ModelHardware>
}
