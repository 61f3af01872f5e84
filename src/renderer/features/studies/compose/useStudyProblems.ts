/** All that is wrong with the study being prepared, that of its models included. */
import { computed } from 'vue'
import { fileLabel } from '../../../forms/models/fileLabel.ts'
import { modelBlockersOf } from '../../../forms/models/modelBlockersOf.ts'
import { t } from '../../../locales/t.ts'
import type { FileNumber } from '../../../stores/draft/draftModels.ts'
import { useModels } from '../../../stores/models.ts'
import { useSettings } from '../../../stores/settings.ts'
import type { StudyProblem } from '../../../stores/study/draftStudyForm.ts'
import { useDraftStudy } from '../../../stores/study/draftStudy.ts'
import { isOfFile } from '../../../stores/study/studyModels.ts'

/** The problems in the order of the form, and those of each backbone by field. */
export function useStudyProblems() {
  const store = useDraftStudy()
  const models = useModels()
  const settings = useSettings()
  const blockers = computed(() =>
    (store.draft?.models ?? []).map((backbone) =>
      modelBlockersOf(backbone.models, {
        files: models.loaded ? models.files : null,
        servers: settings.loaded ? settings.settings.chatServers : null,
      }).map((blocker) => {
        const model = blocker.field === 'languageModel' ? 'languageModel' : 'reasoningModel'
        const known = blocker.field !== 'embeddingModel' && isOfFile(backbone.models[model], backbone)
        return known ? { ...blocker, problems: {} } : blocker
      }),
    ),
  )
  const ofModels = computed<readonly StudyProblem[]>(() =>
    blockers.value.flatMap((fields, index) =>
      fields.flatMap(({ field, label, problems }) =>
        Object.entries(problems).map(([name, text]) => ({
          field: `${index === 0 ? '' : `${index}-`}${field}`,
          text:
            name === 'chosen'
              ? text
              : `${label}${t('stores.comma')}${fileLabel(name as FileNumber)}${t('stores.colon')}${text}`,
        })),
      ),
    ),
  )
  const problems = computed(() => [...store.checked.problems, ...ofModels.value])
  return {
    problems,
    blockers,
    problemOf: (field: string) => problems.value.find((problem) => problem.field === field)?.text ?? null,
  }
}
