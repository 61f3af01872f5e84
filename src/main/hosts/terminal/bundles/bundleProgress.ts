/** Shows how far the writing, opening or replaying of runs is, on one line of stderr. */
import type { BundleProgress } from '#shared/vocabulary/bundles/bundles.ts'
import type { InterruptibleTerminal } from '../interruptibleTerminal.ts'
import type { TerminalEngine } from '../openEngine.ts'
import { steadyLine } from '../progress/steadyLine.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'

/** A terminal whose commands may open another home. */
export interface BundleTerminal extends InterruptibleTerminal {
  /** The workbench of another home. Its engine is started when it is first used. Absent where the program is only described. */
  readonly elsewhere?: (home: string) => TerminalWorkbench
}

const WORDS: Readonly<Record<BundleProgress['doing'], string>> = {
  writing: 'Writing',
  opening: 'Checking',
  replaying: 'Replaying',
}

/** Begins to show progress; returns a function that ends it. */
export function bundleProgress(
  calls: TerminalEngine['workbench'],
  { stderr }: Pick<InterruptibleTerminal, 'stderr'>,
): () => void {
  const line = steadyLine(stderr)
  const forget = calls.on('bundles.progress', ({ doing, run, step, steps }) =>
    line.show({
      text: `${WORDS[doing]} ${run} · ${step}${steps === null ? '' : ` of ${steps}`}`,
      part: `${doing} ${run}`,
      share: steps === null || steps === 0 ? null : step / steps,
    }),
  )
  return () => {
    forget()
    line.close()
  }
}
