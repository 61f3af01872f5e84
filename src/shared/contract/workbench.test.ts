/** The parts of the contract, joined. */
import { expect, it } from 'vitest'
import { bundleCalls } from './bundleCalls.ts'
import { datasetCalls } from './datasetCalls.ts'
import { datasetReportCalls } from './datasetReportCalls.ts'
import { engineCalls } from './engineCalls.ts'
import { experimentCalls } from './experimentCalls.ts'
import { exportCalls } from './exportCalls.ts'
import { inspectionCalls } from './inspectionCalls.ts'
import { modelCalls } from './modelCalls.ts'
import { runCalls } from './runCalls.ts'
import { studyCalls } from './studyCalls.ts'
import { workbench } from './workbench.ts'

it('has every call of every noun, and no name twice', () => {
  const parts = [
    engineCalls,
    datasetCalls,
    datasetReportCalls,
    modelCalls,
    experimentCalls,
    runCalls,
    studyCalls,
    inspectionCalls,
    exportCalls,
    bundleCalls,
  ]
  expect(Object.keys(workbench)).toEqual(parts.flatMap((part) => Object.keys(part)))
})
