/** Shows a study while the engine works on it, and lets the user stop it. */
import { WorkbenchError } from '#shared/errors.ts'
import { formatDuration } from '#shared/quantities.ts'
import { partTitle } from '#shared/progressText.ts'
import type { RunRow } from '#shared/vocabulary/runs.ts'
import type { StudyId, StudySummary } from '#shared/vocabulary/studies/studies.ts'
import type { InterruptibleTerminal } from '../interruptibleTerminal.ts'
import type { TerminalEngine } from '../openEngine.ts'
import { untilLost } from '../progress/engineLost.ts'
import type { SteadyText } from '../progress/steadyLine.ts'
import { watchedWork } from '../progress/watchedWork.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'
import { countsText } from './studyTexts.ts'

/**
 * Starts a study with `begin` and watches it until nothing of it is at work.
 * @throws WorkbenchError `cancelled` where the user interrupted; the study can be gone on with.
 */
export async function watchStudy(
  study: StudyId,
  begin: (calls: TerminalEngine['workbench']) => Promise<void>,
  {
    workbench,
    terminal,
  }: { readonly workbench: TerminalWorkbench; readonly terminal: InterruptibleTerminal },
): Promise<void> {
  const { stderr } = terminal
  await watchedWork(terminal, 'calls in flight', async ({ line, stopped, stopBy }) => {
    let engine = await workbench.engine()
    await begin(engine.workbench)
    if (engine.joined)
      stderr.write(`${study} is worked on by the workbench that is open; it shows there as well.\n`)
    for (;;) {
      // Where the engine is gone, the watching below says so.
      stopBy(() => void engine.workbench['studies.stop']({ study }).catch(() => undefined))
      const end = await followed(study, engine, (text) => line.show(text))
      if (end === 'settled') break
      line.clear()
      stderr.write('The engine ended before the study did; looking for the one that goes on with it.\n')
      engine = await workbench.reopened()
      if (!stopped()) await engine.workbench['studies.start']({ study })
    }
    if (!stopped()) return
    line.clear()
    stderr.write(`Stopped. Go on with: recnet study start ${study}\n`)
    throw new WorkbenchError({ code: 'cancelled' })
  })
}

/** Resolves once nothing of the study is at work or in the queue and nothing more of it will be. */
async function followed(
  study: StudyId,
  engine: TerminalEngine,
  show: (text: SteadyText) => void,
): Promise<'settled' | 'lost'> {
  const { workbench } = engine
  const { promise: ended, resolve: end, reject } = Promise.withResolvers<'settled'>()
  let summary: StudySummary | null = null
  let rows: readonly RunRow[] = []
  const tell = () => {
    if (summary) show(progressText(summary, rows))
  }
  const look = (list: readonly StudySummary[]) => {
    summary = list.find((one) => one.study === study) ?? null
    if (summary === null) return reject(new WorkbenchError({ code: 'study-unknown', study }))
    if (summary.error) return reject(new WorkbenchError(summary.error))
    if (summary.status !== 'running' && summary.cells.started === 0) end('settled')
    tell()
  }
  const forgetting = [
    workbench.on('studies.changed', look),
    workbench.on('runs.changed', (list) => {
      rows = list.filter((row) => row.study?.study === study && row.status === 'running')
      tell()
    }),
    workbench.on('run.progress', ({ run, progress }) => {
      rows = rows.map((row) => (row.run === run ? { ...row, progress } : row))
      tell()
    }),
  ]
  const following = async () => {
    look(await workbench['studies.list']({}))
    return ended
  }
  try {
    return await untilLost(following(), engine)
  } finally {
    for (const forget of forgetting) forget()
  }
}

function progressText(summary: StudySummary, rows: readonly RunRow[]): SteadyText {
  const { all, finished, failed } = summary.cells
  const runs = rows.map(({ variant, seed, step, interactions, progress }) => {
    const steps = interactions === null || interactions === 0 ? '' : ` ${step}/${interactions}`
    const part = progress ? partTitle(progress).toLowerCase() : 'starting'
    const left = progress?.runLeft ? `, ${formatDuration(progress.runLeft)} left` : ''
    return `${variant}, seed ${seed}: ${part}${steps}${left}`
  })
  return {
    text: [countsText(summary), ...runs].join(' · '),
    part: `${finished} ${failed} ${rows.map(({ run }) => run).join(' ')}`,
    share: all === 0 ? null : (finished + failed) / all,
  }
}
