/** The rows of all runs, and the views of those that pages show. Both change only by what the engine tells, never by what the page asked for. */
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowReactive, shallowRef, watch, type Ref } from 'vue'
import { emptyRunView, foldRun, type RunView } from '#shared/events/foldRun.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { RunId, RunRow } from '#shared/vocabulary/runs.ts'
import { useConnection } from '../connection/useConnection.ts'
import { useAnswers } from './answers/answers.ts'

/** The pulse of a run that is not at work. */
const AT_REST = -1

/** A view that pages show, with the number of places that show it. */
interface WatchedRun {
  places: number
  /** The fold so far; null while it is being fetched, during which new events wait. */
  view: RunView | null
  waiting: StampedEvent[]
}

export const useRuns = defineStore('runs', () => {
  const { workbench, onReconnect } = useConnection()
  const answers = useAnswers()
  const rows = shallowRef<readonly RunRow[]>([])
  const loaded = ref(false)
  const failure = shallowRef<unknown>(null)
  const watched = new Map<RunId, WatchedRun>()
  /** The views that pages read. An entry is replaced whenever its view grows. */
  const views = shallowReactive(new Map<RunId, RunView>())

  async function readRows(): Promise<void> {
    rows.value = await workbench['runs.list']({})
    loaded.value = true
  }

  async function readView(run: RunId): Promise<void> {
    const entry = watched.get(run)
    if (!entry) return
    entry.view = null
    failure.value = null
    try {
      const view = await workbench['runs.view']({ run })
      entry.view = foldRun(view, entry.waiting)
      entry.waiting = []
      views.set(run, entry.view)
    } catch (error) {
      failure.value = error
    }
  }

  function receive(run: RunId, events: readonly StampedEvent[]): void {
    const entry = watched.get(run)
    if (!entry) return
    const first = events[0]
    if (entry.view === null) {
      entry.waiting.push(...events)
    } else if (first && first.seq > entry.view.seq + 1) {
      // Events were missed, so the fold of what is on disk is fetched again.
      entry.waiting = [...events]
      void readView(run)
    } else {
      entry.view = foldRun(entry.view, events)
      views.set(run, entry.view)
    }
  }

  workbench.on('runs.changed', (changed) => {
    rows.value = changed
    answers.keepOfRuns(new Set(changed.map(({ run }) => run)))
  })
  workbench.on('run.progress', ({ run, progress }) => {
    rows.value = rows.value.map((row) => (row.run === run ? { ...row, progress } : row))
  })
  workbench.on('run.events', ({ run, events }) => receive(run, events))
  onReconnect(() => {
    // The rows that are shown stay; where the engine is gone again its banner says so, and they are read when it is back.
    void readRows().catch(() => undefined)
    for (const run of watched.keys()) void readView(run)
  })
  void readRows().catch((error: unknown) => (failure.value = error))

  function beginToWatch(run: RunId): void {
    const entry = watched.get(run)
    if (entry) {
      entry.places += 1
      return
    }
    watched.set(run, { places: 1, view: null, waiting: [] })
    void readView(run)
  }

  function endToWatch(run: RunId): void {
    const entry = watched.get(run)
    if (!entry) return
    entry.places -= 1
    if (entry.places > 0) return
    watched.delete(run)
    views.delete(run)
  }

  return {
    rows,
    loaded,
    /** Why the last view could not be fetched; null where it could. */
    failure,
    views,
    rowOf: (run: RunId) => rows.value.find((row) => row.run === run) ?? null,
    beginToWatch,
    endToWatch,
  }
})

/** The views of these runs, kept up to date as long as the calling component lives. A view is empty until it was fetched. */
export function useRunViews(runs: Ref<readonly RunId[]>) {
  const store = useRuns()
  const { beginToWatch, endToWatch } = store
  let current: readonly RunId[] = []
  watch(
    runs,
    (next) => {
      for (const run of next) if (!current.includes(run)) beginToWatch(run)
      for (const run of current) if (!next.includes(run)) endToWatch(run)
      current = [...next]
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    for (const run of current) endToWatch(run)
  })
  return computed(() => new Map(runs.value.map((run) => [run, store.views.get(run) ?? emptyRunView()])))
}

/** Returns a pulse of what can be asked about a run: it changes with the events of one that is at work, and once when it comes to rest. */
export function useRunPulse(run: () => RunId): () => number {
  const store = useRuns()
  const views = useRunViews(computed(() => [run()]))
  const works = () => store.rowOf(run())?.status === 'running'
  return () => (works() ? (views.value.get(run())?.seq ?? 0) : AT_REST)
}
