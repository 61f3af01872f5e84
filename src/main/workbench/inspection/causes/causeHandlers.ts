/** Implements `inspection.causes`, `inspection.uses` and `inspection.similarRules`. */
import type { Handlers } from '../../handlersOf.ts'
import type { AsideModels } from '../../bundles/ports/replays.ts'
import type { RunStore } from '../../runs/ports/runStore.ts'
import type { Recordings } from '../recording/recordings.ts'
import { causeTree, causeUses } from './causeTree.ts'
import { similarRules } from './similarRules.ts'

/** What causes are read from. */
export interface CausePorts {
  readonly runs: RunStore
  readonly recordings: Recordings
  readonly asideModels: AsideModels
}

/** Creates the handlers. The encoder of a run answers from stored vectors; that of the built-in agent embeds any text. */
export function causeHandlers({
  runs,
  recordings,
  asideModels,
}: CausePorts): Pick<
  Handlers<'inspection'>,
  'inspection.causes' | 'inspection.uses' | 'inspection.similarRules'
> {
  return {
    'inspection.causes': async ({ run, step, node, depth }) =>
      causeTree(await recordings.asOf({ run, step }), { node, depth }),
    'inspection.uses': async ({ run, step, node, limit }) =>
      causeUses(await recordings.asOf({ run, step }), { node, limit }),
    'inspection.similarRules': async ({ run, step, ...asked }) => {
      const [{ manifest }, moment] = await Promise.all([runs.of(run).open(), recordings.asOf({ run, step })])
      const models = await asideModels(null).open(manifest)
      try {
        return await similarRules(moment, asked, models.embeddingModel)
      } finally {
        await models.close()
      }
    },
  }
}
