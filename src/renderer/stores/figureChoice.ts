/** What of the figures of runs is drawn, the same on every page, kept in the browser; what an address states comes first. */
import { useLocalStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { DEFAULT_CHOICE, figureChoice, type FigureChoice } from '#shared/vocabulary/figures.ts'

const KEPT_AS = 'recnet.figureChoice'

export const useFigureChoice = defineStore('figureChoice', () => {
  const kept = useLocalStorage<unknown>(KEPT_AS, DEFAULT_CHOICE, {
    writeDefaults: false,
    serializer: { read: readKept, write: JSON.stringify },
  })
  // What an older version kept in another form is chosen anew.
  const own = computed<FigureChoice>(() => figureChoice.safeParse(kept.value).data ?? DEFAULT_CHOICE)
  /** What the address of this page says, which changes nothing for other pages of this browser. */
  const stated = shallowRef<Partial<FigureChoice>>({})
  const choice = computed<FigureChoice>(() => ({ ...own.value, ...stated.value }))

  /** Changes parts of the choice. */
  function choose(parts: Partial<FigureChoice>): void {
    kept.value = { ...own.value, ...parts }
    stated.value = { ...stated.value, ...parts }
  }

  /** Shows these parts as an address states them, without keeping them. */
  function state(parts: Partial<FigureChoice>): void {
    stated.value = { ...stated.value, ...parts }
  }

  return { choice, choose, state }
})

function readKept(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // No JSON was kept there: the default is taken.
    return null
  }
}
