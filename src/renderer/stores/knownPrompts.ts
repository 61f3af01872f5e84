/** The prompts that the engine's method asks, for the order of tables and the choices of filters. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { PromptFacts } from '#shared/vocabulary/prompts.ts'
import { useConnection } from '../connection/useConnection.ts'

export const useKnownPrompts = defineStore('knownPrompts', () => {
  const { workbench, onReconnect } = useConnection()
  /** Empty until the engine has said it; names that runs have are then shown as they first appear. */
  const prompts = shallowRef<readonly PromptFacts[]>([])

  const read = async () => {
    try {
      prompts.value = await workbench['prompts.list']({})
    } catch {
      // Asked again when the connection is back; what stands there meanwhile stays.
    }
  }
  onReconnect(() => void read())
  void read()

  return { prompts }
})
