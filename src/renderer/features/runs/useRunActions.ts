/** What can be done with a run from its row. Intentions only: what came of them, the engine tells. */
import { ref } from 'vue'
import { useRouter } from 'vue-router'
import type { RunId, RunRow } from '#shared/vocabulary/runs.ts'
import { useConnection } from '../../connection/useConnection.ts'
import { useNotices } from '../../stores/notices.ts'
import type { MenuEntry } from '../../ui/DropMenu.vue'

export function useRunActions() {
  const { workbench } = useConnection()
  const navigation = useRouter()
  const notices = useNotices()
  /** The row whose note is being written. */
  const annotated = ref<RunRow | null>(null)

  async function attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (error) {
      notices.fail(error)
    }
  }

  const remove = (run: RunId) =>
    attempt(async () => {
      await workbench['runs.remove']({ run })
      notices.tell(`Removed ${run}.`, () => void attempt(() => workbench['runs.restore']({ run })))
    })

  function entriesOf(row: RunRow): readonly MenuEntry[] {
    const { run, status, elsewhere, queuePlace } = row
    const act = (work: () => Promise<unknown>) => () => void attempt(work)
    const steerable = !elsewhere
    return [
      { label: 'Open', run: () => void navigation.push({ name: 'overview', params: { run } }) },
      ...(steerable && status === 'running' ? [{ label: 'Pause', run: act(() => workbench['runs.pause']({ run })) }] : []),
      ...(steerable && (status === 'paused' || status === 'stopped' || status === 'failed') ? [{ label: 'Resume', run: act(() => workbench['runs.resume']({ run })) }] : []),
      ...(steerable && (status === 'running' || status === 'queued' || status === 'paused') ? [{ label: 'Stop', run: act(() => workbench['runs.stop']({ run })) }] : []),
      ...(queuePlace === null
        ? []
        : [
            { label: 'Move up in the queue', disabled: queuePlace === 1, run: act(() => workbench['runs.reorder']({ run, place: queuePlace - 1 })) },
            { label: 'Move down in the queue', run: act(() => workbench['runs.reorder']({ run, place: queuePlace + 1 })) },
          ]),
      { label: 'Note and tags…', separated: true, run: () => (annotated.value = row) },
      { label: 'Compose with these settings', run: () => void navigation.push({ name: 'compose', query: { from: run } }) },
      { label: 'Remove', danger: true, separated: true, disabled: status === 'running', run: () => void remove(run) },
    ]
  }

  return {
    entriesOf,
    annotated,
    annotate: (run: RunId, note: string, tags: readonly string[]) =>
      attempt(async () => {
        await workbench['runs.annotate']({ run, note, tags: [...tags] })
        annotated.value = null
      }),
  }
}
