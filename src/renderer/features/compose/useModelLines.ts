/** The models of the run that is composed, in lines. */
import { computed } from 'vue'
import { t } from '../../locales/t.ts'
import { draftModelText } from '../../stores/draft/draftModels.ts'
import { useDraftRun } from '../../stores/draft/draftRun.ts'
import type { DraftModel } from '../../stores/draft/keptDraft.ts'
import { useSettings } from '../../stores/settings.ts'

/** The models that were chosen in place of those that come with the workbench, each with what it is for. */
export function useModelLines() {
  const draft = useDraftRun()
  const application = useSettings()
  return computed(() => {
    if (!draft.form.asksModels) {
      const text =
        draft.others.length > 0 ? t('compose.theseMethodsAskNone') : t('compose.thisMethodAsksNone')
      return [{ says: t('compose.models'), text }]
    }
    const { languageModel, reasoningModel, embeddingFile } = draft
    const textOf = (model: DraftModel) => draftModelText(model, application.settings.chatServers)
    return [
      ...(languageModel === null ? [] : [{ says: t('compose.languageModel'), text: textOf(languageModel) }]),
      ...(reasoningModel === null
        ? []
        : [{ says: t('compose.reasoningModel'), text: textOf(reasoningModel) }]),
      ...(embeddingFile === null ? [] : [{ says: t('compose.embeddingModel'), text: embeddingFile }]),
    ]
  })
}
