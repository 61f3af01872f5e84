/** Leaving: asks where a run is at work, lets the engine end its call in flight, and only then lets Electron quit. */
import type { App, Dialog } from 'electron'
import type { Log } from '../../../ports/log.ts'

export interface QuittingParts {
  readonly app: Pick<App, 'on' | 'quit'>
  readonly dialog: Pick<Dialog, 'showMessageBox'>
  readonly runningRuns: () => Promise<readonly string[]>
  /** Ends the engine, within a time limit of its own. */
  readonly closeEngine: () => Promise<void>
  /** Whether to quit without a question, where nobody could answer it. */
  readonly isSilent: boolean
  readonly log: Log
}

export interface Quitting {
  /** Whether the engine is gone, and windows may go. */
  readonly isDecided: () => boolean
  /** Whether processes end because they are told to. */
  readonly isLeaving: () => boolean
}

/** open → asking → closing → gone; a question that was answered with no leads back to open. */
export function quitting({ app, dialog, runningRuns, closeEngine, isSilent, log }: QuittingParts): Quitting {
  let state: 'open' | 'asking' | 'closing' | 'gone' = 'open'

  const leave = async () => {
    state = 'asking'
    if (!isSilent && !(await mayLeave())) {
      state = 'open'
      return
    }
    state = 'closing'
    await closeEngine().catch((error: unknown) =>
      log.write({
        level: 'error',
        scope: 'window',
        message: 'The engine could not be ended in order.',
        error,
      }),
    )
    state = 'gone'
    app.quit()
  }
  const mayLeave = async () => {
    const runs = await runningRuns()
    if (runs.length === 0) return true
    const { response } = await dialog.showMessageBox({
      type: 'question',
      message:
        runs.length === 1
          ? 'A run is at work. Quit all the same?'
          : `${runs.length} runs are at work. Quit all the same?`,
      detail: `${runs.slice(0, 5).join('\n')}\n\n${runs.length === 1 ? 'The run goes on where it is when you open the workbench again.' : 'The runs go on where they are when you open the workbench again.'}`,
      buttons: ['Quit', 'Stay'],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    })
    return response === 0
  }

  app.on('before-quit', (event) => {
    if (state === 'gone') return
    event.preventDefault()
    if (state === 'open') void leave()
  })
  return { isDecided: () => state === 'gone', isLeaving: () => state === 'closing' || state === 'gone' }
}
