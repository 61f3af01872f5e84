/** What is wrong with the chosen models, by field. */
import { computed } from 'vue'
import { modelProblems } from '../../../stores/draft/draftModels.ts'
import { useDraftRun } from '../../../stores/draft/draftRun.ts'
import { useModels } from '../../../stores/models.ts'
import { useSettings } from '../../../stores/settings.ts'
import type { ModelBlockers } from '../blockersOf.ts'

/** One entry for each of the three model fields; its problems are empty where the choice is valid. */
export function useModelBlockers() {
  const draft = useDraftRun()
  const models = useModels()
  const settings = useSettings()
  const modelBlockers = computed<readonly ModelBlockers[]>(() => {
    if (!draft.form.asksModels) return []
    const files = models.loaded ? models.files : null
    const known = { files, servers: settings.loaded ? settings.settings.chatServers : null }
    const embedding = draft.embeddingFile
    const gone =
      embedding !== null &&
      files !== null &&
      !files.some(({ file, facts }) => file === embedding && facts !== null)
    return [
      {
        field: 'languageModel',
        label: 'Language model',
        problems: modelProblems(draft.languageModel, known),
      },
      {
        field: 'reasoningModel',
        label: 'Profile updates and gradients by',
        problems: modelProblems(draft.reasoningModel, known),
      },
      {
        field: 'embeddingModel',
        label: 'Embedding model',
        problems: gone
          ? { chosen: `The model file ${embedding} was not found or cannot be read. Choose another.` }
          : {},
      },
    ]
  })
  return { modelBlockers }
}
