/**
 * Forecasts the model calls of a run of RecNet (Table 5) from the structure of its updates and from rates, measured or
 * assumed.
 */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { parseHyperparameters, type Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { counted } from '#shared/vocabulary/imports/counted.ts'
import type { CallForecast, ForecastRequest } from '../callForecast.ts'
import {
  assumedCalls,
  messagesEach,
  passingShare,
  ratesOf,
  scoredRouters,
  updateStructure,
  type UpdateStructure,
} from './expectedCalls.ts'
import { expectedAttributes, type ExpectedAttributes } from './expectedAttributes.ts'
import { expectedCalls, expectedStages } from './expectedStages.ts'

/**
 * Returns the expected number of calls and the sentences that say how it was found.
 * @throws WorkbenchError `hyperparameter-invalid`.
 */
export function forecastCalls({ dataset, protocol, settings, measured }: ForecastRequest): CallForecast {
  const values = parseHyperparameters(settings)
  const structure = updateStructure(protocol, values)
  const attributes = expectedAttributes(dataset, protocol)
  const rates = measured?.rates ?? ratesOf(structure, assumedCalls(structure, values, attributes))
  const stages = expectedStages(structure, measured?.rates ?? null, { dataset, protocol, settings: values })
  const { clientUpdates, routerStages } = structure
  const isRouted = values.propagation === 'routers'
  const calls = isRouted ? rates.routerCalls : rates.propagationCalls
  const parts = {
    updates: counted(clientUpdates, 'client update'),
    lambda: rates.lambda.toFixed(2),
    calls: calls.toFixed(1),
    stages: counted(routerStages, 'router-centric update'),
  }
  const merges = measured ? null : mergesOf(structure, values, attributes)
  return {
    calls: expectedCalls(stages),
    stages,
    figures: figuresSentence(parts, { calls, isRouted, merges }),
    origin: measured
      ? inEnglish(
          'Client updates of RecNet are counted from the dataset, and calls for each are as they were measured in {run}; evaluations and first profiles are added.',
          { run: measured.run },
        )
      : inEnglish(
          'Client updates of RecNet are counted from the dataset, and calls for each are assumed from the stages of the method; evaluations and first profiles are added.',
        ),
  }
}

const FIGURES = {
  clients: '{updates}, {lambda} client calls for each.',
  routers: '{updates}, {lambda} client calls for each and {calls} router calls each in {stages}.',
  propagation:
    '{updates}, {lambda} client calls for each and {calls} calls on who is sent what each in {stages}.',
  clientsMerging:
    '{updates}, {lambda} client calls for each, {messages} messages for each client in an update if {share} % of {pairs} scored pairs pass the threshold: what clients share is taken from the texts of the items (of 18 runs of the built-in agent 13 came within a fifth of such a number, and all within a half); the run corrects it as it goes.',
  routersMerging:
    '{updates}, {lambda} client calls for each and {calls} router calls each in {stages}, {messages} messages for each client in an update if {share} % of {pairs} scored pairs pass the threshold: what clients share is taken from the texts of the items (of 18 runs of the built-in agent 13 came within a fifth of such a number, and all within a half); the run corrects it as it goes.',
} as const

type Merges = Readonly<Record<'messages' | 'share' | 'pairs', string | number>>

function figuresSentence(
  parts: Readonly<Record<'updates' | 'lambda' | 'calls' | 'stages', string>>,
  how: { readonly calls: number; readonly isRouted: boolean; readonly merges: Merges | null },
): string {
  const { calls, isRouted, merges } = how
  if (merges)
    return inEnglish(calls === 0 ? FIGURES.clientsMerging : FIGURES.routersMerging, { ...parts, ...merges })
  if (calls === 0) return inEnglish(FIGURES.clients, parts)
  return inEnglish(isRouted ? FIGURES.routers : FIGURES.propagation, parts)
}

/** Without a message buffer most calls are merges, whose number nobody knows before the run. */
function mergesOf(
  structure: UpdateStructure,
  settings: Hyperparameters,
  attributes: ExpectedAttributes,
): Merges | null {
  if (settings.messageBuffer || settings.propagation !== 'routers' || settings.delivery === 'none')
    return null
  return {
    messages: messagesEach(structure, settings, attributes).toFixed(1),
    share: Math.round(100 * passingShare(settings)),
    pairs: scoredRouters(structure, settings, attributes).toFixed(1),
  }
}
