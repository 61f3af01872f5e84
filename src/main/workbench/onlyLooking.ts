/** The ports of an engine whose home another process has: what it changes unasked is left to that one. */
import type { Backend } from './backend/backend.ts'

/** Keeps no views of runs, and sets settings that it cannot read aside only when the user changes some. */
export function onlyLooking(backend: Backend): Backend {
  const { runs, settingsFile } = backend
  const nothing = async () => undefined
  return {
    ...backend,
    settingsFile: {
      ...settingsFile,
      setAside: nothing,
      change: (next) =>
        settingsFile.change(async (content) => {
          if (content.state === 'broken') await settingsFile.setAside()
          return next(content)
        }),
    },
    runs: { ...runs, of: (run) => ({ ...runs.of(run), writeView: nothing }) },
  }
}
