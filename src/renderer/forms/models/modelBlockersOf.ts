/** What is wrong with the chosen models, by field. */
import { t } from '../../locales/t.ts'
import { modelProblems, type KnownModels, type ModelProblems } from '../../stores/draft/draftModels.ts'
import type { DraftModels } from '../../stores/draft/keptDraft.ts'

/** The problems of one model of a form. */
export interface ModelBlockers {
  readonly field: string
  readonly label: string
  readonly problems: ModelProblems
}

/** Returns one entry for each of the three model fields; its problems are empty where the choice is valid. */
export function modelBlockersOf(
  { languageModel, reasoningModel, embeddingFile }: DraftModels,
  known: KnownModels,
): readonly ModelBlockers[] {
  const gone =
    embeddingFile !== null &&
    known.files !== null &&
    !known.files.some(({ file, facts }) => file === embeddingFile && facts !== null)
  return [
    {
      field: 'languageModel',
      label: t('forms.languageModel'),
      problems: modelProblems(languageModel, known),
    },
    {
      field: 'reasoningModel',
      label: t('forms.profileUpdatesAndGradientsBy'),
      problems: modelProblems(reasoningModel, known),
    },
    {
      field: 'embeddingModel',
      label: t('forms.embeddingModel'),
      problems: gone ? { chosen: t('forms.theModelFileEmbeddingfileWas', { embeddingFile }) } : {},
    },
  ]
}
