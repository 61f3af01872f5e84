/** The traditional recommenders that are trained: their settings, their models, and what a grid search tries. */
import { z } from 'zod'
import { dataSettings, evaluationSettings } from '#shared/vocabulary/settings/protocolSettings.ts'
import { trainingSettings } from '#shared/vocabulary/settings/trainingSettings.ts'
import { factorisation } from '../../recommenders/factorisation/factorisationModel.ts'
import { sasRec } from '../../recommenders/sasRec/sasRecModel.ts'
import type { Method } from '../method.ts'
import { itemKnnMethod } from './itemKnnMethod.ts'
import { trainedMethod } from './trainedMethod.ts'

const { data, epochs, layered, lightGcn, sasRec: ofSasRec } = trainingSettings
const factorGrid = { learningRate: [0.001, 0.003, 0.01, 0.0003], weightDecay: [0, 1e-5, 1e-4, 1e-3] }

const bpr = trainedMethod({
  name: 'BPR',
  settings: z.strictObject({ ...dataSettings, ...data, ...epochs, ...evaluationSettings }),
  newModel: (settings) => factorisation({ ...settings, layers: 0, penalty: 0 }),
  grid: factorGrid,
})

const lightGcnMethod = trainedMethod({
  name: 'LightGCN',
  settings: z.strictObject({
    ...dataSettings,
    ...data,
    ...epochs,
    ...layered,
    ...lightGcn,
    ...evaluationSettings,
  }),
  newModel: factorisation,
  grid: factorGrid,
})

const sasRecMethod = trainedMethod({
  name: 'SASRec',
  settings: z.strictObject({
    ...dataSettings,
    ...data,
    ...epochs,
    ...layered,
    ...ofSasRec,
    ...evaluationSettings,
  }),
  newModel: sasRec,
  grid: { learningRate: [0.001, 0.0005, 0.0001], dropout: [0.5, 0.2] },
})

export const traditionalMethods: readonly Method[] = [itemKnnMethod, bpr, lightGcnMethod, sasRecMethod]
