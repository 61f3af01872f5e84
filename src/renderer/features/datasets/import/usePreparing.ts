/** How far the reading of a source is, as the engine tells it. */
import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { useConnection } from '../../../connection/useConnection.ts'
import type { ImportPosition } from './importProgress.ts'

/** `source` is the ticket of the source; undefined before anything was heard of it. */
export function usePreparing(source: Ref<string | null>) {
  const { workbench } = useConnection()
  const position = shallowRef<ImportPosition | undefined>()
  watch(source, () => (position.value = undefined))
  const stop = workbench.on('datasets.preparing', ({ source: told, ...progress }) => {
    if (told !== source.value) return
    const starts = position.value === undefined || progress.readBytes < position.value.readBytes
    const { since, sinceBytes } = starts
      ? { since: performance.now(), sinceBytes: progress.readBytes }
      : (position.value ?? { since: 0, sinceBytes: 0 })
    position.value = { ...progress, since, sinceBytes }
  })
  onScopeDispose(stop)
  return position
}
