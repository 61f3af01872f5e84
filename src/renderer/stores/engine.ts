/** The state of the engine, and the facts that it tells about itself and the machine. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { EngineState } from '#shared/contract/workbench.ts'
import type { EngineFacts } from '#shared/vocabulary/workbenchSettings.ts'
import { useConnection } from '../connection/useConnection.ts'

export const useEngine = defineStore('engine', () => {
  const { workbench, onEngineState, onReconnect } = useConnection()
  const state = shallowRef<EngineState | null>(null)
  const facts = shallowRef<EngineFacts | null>(null)

  const readFacts = async () => {
    facts.value = await workbench['engine.facts']({})
  }
  onEngineState((next) => (state.value = next))
  // Where they cannot be read, the engine is gone, and its banner says so; they are read when it is back.
  onReconnect(() => void readFacts().catch(() => undefined))
  // The same holds for the first time.
  void readFacts().catch(() => undefined)

  return { state, facts }
})
