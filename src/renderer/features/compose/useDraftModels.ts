/** The models of the experiment being prepared, as one value for their fields, and what is wrong with them. */
import { computed } from 'vue'
import { modelBlockersOf, type ModelBlockers } from '../../forms/models/modelBlockersOf.ts'
import { useDraftRun } from '../../stores/draft/draftRun.ts'
import type { DraftModels } from '../../stores/draft/keptDraft.ts'
import { useModels } from '../../stores/models.ts'
import { useSettings } from '../../stores/settings.ts'

/** The models can be replaced as a whole; nothing is wrong with those of a method that asks none. */
export function useDraftModels() {
  const draft = useDraftRun()
  const files = useModels()
  const settings = useSettings()

  const models = computed<DraftModels>({
    get: () => ({
      languageModel: draft.languageModel,
      reasoningModel: draft.reasoningModel,
      embeddingFile: draft.embeddingFile,
    }),
    set: ({ languageModel, reasoningModel, embeddingFile }) => {
      draft.languageModel = languageModel
      draft.reasoningModel = reasoningModel
      draft.embeddingFile = embeddingFile
    },
  })
  const modelBlockers = computed<readonly ModelBlockers[]>(() =>
    draft.form.asksModels
      ? modelBlockersOf(models.value, {
          files: files.loaded ? files.files : null,
          servers: settings.loaded ? settings.settings.chatServers : null,
        })
      : [],
  )
  return { models, modelBlockers }
}
