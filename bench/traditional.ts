/**
 * BPR, LightGCN and SASRec beside RecBole on amazon-cds-dense: training loss by epoch and NDCG of the last epoch, over seeds.
 *
 *   npm run bench:traditional                       10 seeds
 *   npm run bench:traditional -- --seeds 20 --model SASRec
 *
 * Columns: ours, RecBole's, and the difference of the means in standard errors of it; beyond 2.5 something differs. Needs the
 * folder of reference results; without it says so and ends.
 */
import { parseArgs } from 'node:util'
import { denseData, NO_DENSE_DATA } from '../src/main/recommenders/denseData.testing.ts'
import {
  REFERENCE_SETTINGS,
  type ReferenceFigures,
} from '../src/main/recommenders/training/referenceSettings.testing.ts'
import { comparedWithReference } from './traditional/comparedWithReference.ts'
import { trainedOverSeeds } from './traditional/trainedOverSeeds.ts'

const { values: options } = parseArgs({
  options: { seeds: { type: 'string', default: '10' }, model: { type: 'string' } },
})
const data = denseData()
if (!data) console.log(`Not compared: ${NO_DENSE_DATA}.`)
else {
  const { dense } = data.golden('baselines-dense.json') as {
    dense: { models: Record<string, { fixed_budget: ReferenceFigures }> }
  }
  for (const [name, settings] of Object.entries(REFERENCE_SETTINGS)) {
    if (options.model !== undefined && options.model !== name) continue
    const reference = dense.models[name]?.fixed_budget
    if (!reference) throw new Error(`Expected reference results of ${name}, found none`)
    const trained = await trainedOverSeeds(name, settings, data, Number(options.seeds))
    for (const line of comparedWithReference(name, trained, reference)) console.log(line)
  }
}
