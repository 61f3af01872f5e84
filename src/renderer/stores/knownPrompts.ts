/** The prompts that the engine's method asks, for the order of tables and the choices of filters. */
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useCall } from './useCall.ts'

export const useKnownPrompts = defineStore('knownPrompts', () => {
  const { answer } = useCall('prompts.list', () => ({}))
  return {
    /** Empty until the engine has said it; names that runs have are then shown as they first appear. */
    prompts: computed(() => answer.value ?? []),
  }
})
