/** Models outside of any run: asks one of them a question, and finds out what a file, this machine or a server can do. */
import type { ServerCheck } from '#shared/vocabulary/models/chatServers.ts'
import type { LanguageModelChoice, ModelFacts, ModelHardware } from '#shared/vocabulary/models/models.ts'
import type { ServerAccess } from '#shared/vocabulary/models/serverAccess.ts'
import type { PromptName } from '#shared/vocabulary/prompts.ts'
import type { Cancellation } from '../../../ports/cancellation.ts'
import type {
  ChatMessage,
  Completion,
  CompletionRequest,
  ModelDescription,
} from '../../../ports/languageModel.ts'

/** A model outside of any run. Its replies are not stored. */
export interface OneModel {
  readonly description: ModelDescription
  /** Null for a server, which runs elsewhere. */
  readonly threads: number | null
  /**
   * Asks the model. `onText` receives the reply as it is generated, if the model can stream.
   * @throws WorkbenchError `model-failed`, `cancelled`.
   */
  readonly answer: (
    request: CompletionRequest,
    cancellation: Cancellation,
    onText: (text: string) => void,
  ) => Promise<Completion>
  close(): Promise<void>
}

/** One question of a run, for a server that is only checked. */
export interface SampleQuestion {
  readonly prompt: PromptName
  readonly messages: readonly ChatMessage[]
  readonly schema: unknown
}

/** One address of a chat server, the model to ask there, and what a run would ask it. */
export interface AddressToCheck extends ServerAccess {
  readonly address: string
  readonly model: string
  readonly timeoutSeconds: number
  readonly questions: readonly SampleQuestion[]
}

/** Opens models for trials, and checks chat servers. */
export interface TrialModels {
  /** Opens a model and loads its weights. @throws WorkbenchError `model-invalid`, `model-memory`, `model-failed`. */
  openOne(choice: LanguageModelChoice): Promise<OneModel>
  /** Checks a chat server. What it cannot do is part of the result, not an error. @throws WorkbenchError `cancelled`. */
  checkServer(address: AddressToCheck, cancellation: Cancellation): Promise<ServerCheck>
}

/** Reads model files and the hardware of this machine. */
export interface LocalModels {
  /** Returns what a GGUF file says about itself, without loading weights. @throws WorkbenchError `model-invalid`. */
  read(path: string): Promise<ModelFacts>
  /** Returns what llama.cpp can compute on. It loads llama.cpp, but no model. @throws WorkbenchError `model-failed`. */
  hardware(): Promise<ModelHardware>
}
