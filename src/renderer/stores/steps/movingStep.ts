/** The step that is shown while the handle of a scrubber is moved, before the address states it. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { RunId } from '#shared/vocabulary/runs.ts'

export interface MovingStep {
  readonly run: RunId
  /** Null for now. */
  readonly step: number | null
}

/** The browser allows few changes of the address a second, and a handle moves with every frame. */
export const useMovingStep = defineStore('moving-step', () => {
  const at = shallowRef<MovingStep | null>(null)
  return { at }
})
