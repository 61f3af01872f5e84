/** Downloads of models that are under way or paused, or that were done or failed since the engine started. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { DownloadRequest, ModelDownload } from '#shared/vocabulary/models/modelDownloads.ts'
import { useConnection } from '../connection/useConnection.ts'
import { useModels } from './models.ts'

export const useDownloads = defineStore('downloads', () => {
  const { workbench, onReconnect } = useConnection()
  const models = useModels()
  const downloads = shallowRef<readonly ModelDownload[]>([])
  const failure = shallowRef<unknown>(null)
  const loaded = ref(false)

  /** A download that is done is a model like any other, so the list of models is read again. */
  function receive(next: readonly ModelDownload[]): void {
    const before = new Map(downloads.value.map(({ file, state }) => [file, state]))
    downloads.value = next
    if (loaded.value && next.some(({ file, state }) => state === 'done' && before.get(file) !== 'done'))
      void models.read()
  }

  const read = async () => {
    try {
      receive(await workbench['models.downloads']({}))
      loaded.value = true
      failure.value = null
    } catch (error) {
      failure.value = error
    }
  }
  workbench.on('models.downloadsChanged', receive)
  onReconnect(() => void read())
  void read()

  return {
    downloads,
    failure,
    names: computed(() => new Set(downloads.value.map(({ file }) => file))),
    begin: (request: DownloadRequest) => workbench['models.download'](request),
    pause: (file: string) => workbench['models.pauseDownload']({ file }),
    resume: (file: string) => workbench['models.resumeDownload']({ file }),
    discard: (file: string) => workbench['models.discardDownload']({ file }),
  }
})
