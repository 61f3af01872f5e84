/** The files of the folder of models, and of places that were added. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { ModelFile, ModelFolder, ModelPlace } from '#shared/vocabulary/models/models.ts'
import { useConnection } from '../connection/useConnection.ts'

export const useModels = defineStore('models', () => {
  const { workbench, onReconnect } = useConnection()
  const folder = ref('')
  const files = shallowRef<readonly ModelFile[]>([])
  const places = shallowRef<readonly ModelPlace[]>([])
  const loaded = ref(false)
  const failure = shallowRef<unknown>(null)

  function receive(found: ModelFolder): void {
    folder.value = found.folder
    files.value = found.files
    places.value = found.places
    loaded.value = true
    failure.value = null
  }

  const read = async () => {
    try {
      receive(await workbench['models.list']({}))
    } catch (error) {
      failure.value = error
    }
  }
  onReconnect(() => void read())
  void read()

  return {
    folder,
    files,
    places,
    loaded,
    failure,
    read,
    add: async (source: string) => receive(await workbench['models.add']({ source })),
    /** Answers with a ticket by which it can be added again. */
    forget: async (place: string) => {
      const ticket = await workbench['models.forget']({ place })
      await read()
      return ticket
    },
  }
})
