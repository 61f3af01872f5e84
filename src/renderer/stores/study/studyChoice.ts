/** How the tables of each study are marked and what of the paper stands beside them, kept in the browser. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { studyTableChoice, type StudyTableChoice } from '#shared/vocabulary/studies/studyTableChoice.ts'
import type { StudyId } from '#shared/vocabulary/studies/studies.ts'

const KEPT_AS = 'recnet.studyChoice'
const FIRST = studyTableChoice.parse({})

export const useStudyChoice = defineStore('studyChoice', () => {
  const choices = shallowRef<Readonly<Record<string, StudyTableChoice>>>(readChoices())
  return {
    choiceOf: (study: StudyId): StudyTableChoice => choices.value[study] ?? FIRST,
    choose: (study: StudyId, change: Partial<StudyTableChoice>) => {
      choices.value = {
        ...choices.value,
        [study]: { ...FIRST, ...choices.value[study], ...change },
      }
      try {
        localStorage.setItem(KEPT_AS, JSON.stringify(choices.value))
      } catch {
        // Storage is full or forbidden: the choice lasts as long as the page.
      }
    },
  }
})

function readChoices(): Readonly<Record<string, StudyTableChoice>> {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT_AS) ?? '{}') as Readonly<Record<string, unknown>>
    return Object.fromEntries(
      Object.entries(kept).flatMap(([study, choice]) => {
        const parsed = studyTableChoice.safeParse(choice)
        return parsed.success ? [[study, parsed.data]] : []
      }),
    )
  } catch {
    // Storage is forbidden, or what is in it is no JSON: tables are marked as at first.
    return {}
  }
}
