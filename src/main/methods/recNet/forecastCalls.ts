/**
 * Forecasts the model calls of a run of RecNet (Table 5) from the structure of its updates and from rates, measured or
 * assumed.
 */
import { parseHyperparameters, type Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
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
  const how = measured ? `as they were measured in ${measured.run}` : 'assumed from the stages of the method'
  const each = (calls: number, what: string) =>
    calls === 0
      ? ''
      : ` and ${calls.toFixed(1)} ${what} each in ${counted(routerStages, 'router-centric update')}`
  const routers =
    values.propagation === 'routers'
      ? each(rates.routerCalls, 'router calls')
      : each(rates.propagationCalls, 'calls on who is sent what')
  const updates = counted(clientUpdates, 'client update')
  return {
    calls: expectedCalls(stages),
    stages,
    figures: `${updates}, ${rates.lambda.toFixed(2)} client calls for each${routers}${measured ? '' : mergesOf(structure, values, attributes)}.`,
    origin: `Client updates of RecNet are counted from the dataset, and calls for each are ${how}; evaluations and first profiles are added.`,
  }
}

/** Without a message buffer most calls are merges, whose number nobody knows before the run. */
function mergesOf(
  structure: UpdateStructure,
  settings: Hyperparameters,
  attributes: ExpectedAttributes,
): string {
  if (settings.messageBuffer || settings.propagation !== 'routers' || settings.delivery === 'none') return ''
  const share = `${Math.round(100 * passingShare(settings))} %`
  const messages = messagesEach(structure, settings, attributes).toFixed(1)
  const pairs = scoredRouters(structure, settings, attributes).toFixed(1)
  return `, ${messages} messages for each client in an update if ${share} of ${pairs} scored pairs pass the threshold: what clients share is taken from the texts of the items (of 18 runs of the built-in agent 13 came within a fifth of such a number, and all within a half); the run corrects it as it goes`
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
