/** Finds the name of a chat server's model where none was given: servers of one model need none. */
import { WorkbenchError } from '#shared/errors.ts'
import { accessOf } from '#shared/vocabulary/models/serverAccess.ts'
import type { AskedLanguageModel } from '#shared/vocabulary/models/models.ts'
import type { Cancellation } from '../../ports/cancellation.ts'
import type { AskServedModels } from './ports/servedModels.ts'

/** The time limit in seconds for a list of models, which a working server has at hand. */
const LIST_SECONDS = 10
/** The most names that an error shows. */
const MOST_NAMES = 10

/**
 * Returns the model with the one name that its addresses list. A model that has a name, and a file, is returned as it
 * is, and nobody is asked. Addresses that do not answer are left out, as long as another one answers.
 * @throws WorkbenchError `argument-invalid` where no address lists a model or they list several, `cancelled`.
 */
export async function namedServer(
  asked: AskedLanguageModel,
  servedModels: AskServedModels,
  cancellation: Cancellation,
): Promise<AskedLanguageModel> {
  if (asked.kind !== 'server' || (asked.model ?? '').trim() !== '') return asked
  const lists = await Promise.all(
    asked.addresses.map((address) =>
      servedModels({ address, ...accessOf(asked) }, LIST_SECONDS, cancellation),
    ),
  )
  cancellation.throwIfCancelled()
  const names = [...new Set(lists.flatMap(({ names }) => names ?? []))]
  const [name] = names
  if (name !== undefined && names.length === 1) return { ...asked, model: name }
  const where = asked.addresses.join(', ')
  const silent = lists.find(({ problem }) => problem !== null)
  throw new WorkbenchError({
    code: 'argument-invalid',
    argument: 'model of the server',
    expected: 'a name, or a server that lists one model',
    found:
      name !== undefined
        ? `no name, and at ${where} the models ${names.slice(0, MOST_NAMES).join(', ')}`
        : `no name, and at ${where} no list of models${silent ? `: it ${silent.problem ?? ''}` : ''}`,
  })
}
