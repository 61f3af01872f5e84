/** The files of the folder of models. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { ModelFile } from '#shared/vocabulary/models.ts'
import { useConnection } from '../connection/useConnection.ts'

export const useModels = defineStore('models', () => {
  const { workbench, onReconnect } = useConnection()
  const folder = ref('')
  const files = shallowRef<readonly ModelFile[]>([])
  const loaded = ref(false)
  const failure = shallowRef<unknown>(null)

  const read = async () => {
    try {
      const found = await workbench['models.list']({})
      folder.value = found.folder
      files.value = found.files
      loaded.value = true
      failure.value = null
    } catch (error) {
      failure.value = error
    }
  }
  onReconnect(() => void read())
  void read()

  return { folder, files, loaded, failure, read }
})
