/**
 * BPR, LightGCN and SASRec against RecBole, by the training loss, which tells right from wrong far better than NDCG over 100
 * users. `npm run bench:traditional` compares both over many seeds.
 */
import { describe, expect, it } from 'vitest'
import { denseData, NO_DENSE_DATA } from '../denseData.testing.ts'
import { REFERENCE_SETTINGS, type ReferenceFigures } from './referenceSettings.testing.ts'
import { createTrained } from './trainedRecommender.ts'
import { trainingPorts } from './training.testing.ts'

const data = denseData()

if (!data) it.skip(`trained recommenders on Amazon CDs, dense: ${NO_DENSE_DATA}`)
else
  describe('trained recommenders on Amazon CDs, dense', () => {
    const { dense } = data.golden('baselines-dense.json') as {
      dense: { models: Record<string, { fixed_budget: ReferenceFigures }> }
    }

    it.each([
      ['BPR', 20],
      ['LightGCN', 20],
      ['SASRec', 5],
    ])('%s has the training loss of the reference', async (name, epochs) => {
      const losses: number[] = []
      const { newModel } = REFERENCE_SETTINGS[name]!
      const length = { epochs, patience: 0 }
      const trained = createTrained(name, { newModel, length }, trainingPorts(5), ({ loss }) =>
        losses.push(loss),
      )
      await trained.fit(data.training)
      const curve = dense.models[name]!.fixed_budget.mean_batch_loss_by_epoch
      for (const [epoch, { mean, sd }] of Object.entries(curve)) {
        const loss = losses[Number(epoch) - 1]
        if (loss !== undefined) expect(Math.abs(loss - mean), `epoch ${epoch}`).toBeLessThan(4 * sd)
      }
    })
  })
