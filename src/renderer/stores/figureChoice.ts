/** What of the figures of runs is drawn, the same on every page, kept in the browser. */
import { useLocalStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { DEFAULT_CHOICE, figureChoice, type FigureChoice } from '#shared/vocabulary/figures.ts'

const KEPT_AS = 'recnet.figureChoice'

export const useFigureChoice = defineStore('figureChoice', () => {
  const kept = useLocalStorage<unknown>(KEPT_AS, DEFAULT_CHOICE, {
    writeDefaults: false,
    serializer: { read: readKept, write: JSON.stringify },
  })
  // What an older version kept in another form is chosen anew.
  const choice = computed<FigureChoice>(() => figureChoice.safeParse(kept.value).data ?? DEFAULT_CHOICE)

  /** Changes parts of the choice. */
  function choose(parts: Partial<FigureChoice>): void {
    kept.value = { ...choice.value, ...parts }
  }

  return { choice, choose }
})

function readKept(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // No JSON was kept there: the default is taken.
    return null
  }
}
