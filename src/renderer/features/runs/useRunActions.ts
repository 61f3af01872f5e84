/** The menu of a row in the table of runs. */
import { ref } from 'vue'
import { useRouter } from 'vue-router'
import type { RunId, RunRow } from '#shared/vocabulary/runs.ts'
import { t } from '../../locales/t.ts'
import { useSteering } from '../../stores/useSteering.ts'
import type { MenuEntry } from '../../ui/overlay/menuEntry.ts'

/** The entries of the menu of each row, and the dialog for its note. */
export function useRunActions() {
  const navigation = useRouter()
  const steering = useSteering()
  /** The row whose note is being edited; null for none. */
  const annotated = ref<RunRow | null>(null)

  function entriesOf(row: RunRow): readonly MenuEntry[] {
    const { run, status, elsewhere, queuePlace } = row
    const steerable = !elsewhere
    return [
      { label: t('runs.actOpen'), run: () => void navigation.push({ name: 'overview', params: { run } }) },
      ...(steerable && status === 'running'
        ? [{ label: t('runs.actPause'), run: () => void steering.pause(run) }]
        : []),
      ...(steerable && (status === 'paused' || status === 'stopped' || status === 'failed')
        ? [{ label: t('runs.actResume'), run: () => void steering.resume(run) }]
        : []),
      ...(steerable && (status === 'running' || status === 'queued' || status === 'paused')
        ? [{ label: t('runs.actStop'), run: () => void steering.stop(run) }]
        : []),
      ...(queuePlace === null
        ? []
        : [
            {
              label: t('runs.actUp'),
              disabled: queuePlace === 1,
              run: () => void steering.reorder(run, queuePlace - 1),
            },
            { label: t('runs.actDown'), run: () => void steering.reorder(run, queuePlace + 1) },
          ]),
      { label: t('runs.actNote'), separated: true, run: () => (annotated.value = row) },
      {
        label: t('runs.actCompose'),
        run: () => void navigation.push({ name: 'compose', query: { from: run } }),
      },
      {
        label: t('runs.actRemove'),
        danger: true,
        separated: true,
        disabled: status === 'running',
        run: () => void steering.remove(row),
      },
    ]
  }

  return {
    entriesOf,
    annotated,
    annotate: async (run: RunId, note: string, tags: readonly string[]) => {
      if (await steering.annotate(run, note, tags)) annotated.value = null
    },
  }
}
