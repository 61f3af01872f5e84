/** The models that a call can be asked again of, as choices of a list. */
import type { Answerer } from '#shared/vocabulary/calls/askAgain.ts'
import { BUILT_IN_AGENT, isBuiltInAgent } from '#shared/vocabulary/models/builtInAgent.ts'
import type { SavedChatServer } from '#shared/vocabulary/models/chatServers.ts'
import type { ModelFile } from '#shared/vocabulary/models/models.ts'
import { phrase } from '../../locales/phrase.ts'
import { t } from '../../locales/t.ts'
import { askedServer } from '../../stores/draft/draftModels.ts'

/** One model with its label. */
export interface AnswererChoice {
  readonly value: string
  readonly label: string
  readonly model: Answerer
}

/** That of the run first, then the built-in agent, files that write text, and chat servers. `model` is the name of that of the run. */
export function answerers(
  model: string | null,
  files: readonly ModelFile[],
  servers: readonly SavedChatServer[],
): readonly AnswererChoice[] {
  return [
    {
      value: 'same',
      label: t('prompts.sameModel', { model: model === null ? t('prompts.modelOfRun') : phrase(model) }),
      model: 'same',
    },
    ...(isBuiltInAgent(model ?? '')
      ? []
      : [{ value: 'built-in', label: phrase(BUILT_IN_AGENT.name), model: 'built-in' } as const]),
    ...files.flatMap(({ file, facts }) =>
      facts && !facts.embeds
        ? [
            {
              value: `file ${file}`,
              label: `${facts.name} ${facts.quantization}`,
              model: { kind: 'gguf', file } as const,
            },
          ]
        : [],
    ),
    ...servers.map((server) => ({
      value: `server ${server.name}`,
      label: server.name,
      model: askedServer(server),
    })),
  ]
}
