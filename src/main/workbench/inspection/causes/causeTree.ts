/** Grows the tree of causes below one node, some levels deep, and lists what used that node. */
import { WorkbenchError } from '#shared/errors.ts'
import { causeAddress, causeRefIn, type CauseRef } from '#shared/vocabulary/causes/causeAddress.ts'
import type { CauseNode, CauseTree, CauseUses } from '#shared/vocabulary/causes/causes.ts'
import { CauseReader } from './causeReader.ts'
import type { FoundCause } from './foundCause.ts'
import type { RunAsOf } from '../recording/recording.ts'
import { endOf, usesOf } from './usesOf.ts'

/** Most nodes of one answer; what is left out can be asked for by its parent's address. */
const MOST_NODES = 120

/** What causes and uses are read from. */
type CausedRun = Pick<RunAsOf, 'step' | 'eventsOf' | 'gradientsForRouters' | 'routerUses'>

/**
 * Returns the node at an address with `depth` levels of what it came from.
 * @throws WorkbenchError `argument-invalid` where there is no such node as of the step.
 */
export async function causeTree(
  run: CausedRun,
  { node, depth }: { readonly node: string; readonly depth: number },
): Promise<CauseTree> {
  const reader = new CauseReader(run)
  const found = await foundAt(node, reader, run)
  return {
    step: run.step,
    root: await new Growth(reader).grown(found, depth),
    ended: await endOf(found.ref, reader),
  }
}

/**
 * Returns the newest uses of the node at an address, at most `limit`.
 * @throws WorkbenchError `argument-invalid` where there is no such node as of the step.
 */
export async function causeUses(
  run: CausedRun,
  { node, limit }: { readonly node: string; readonly limit: number },
): Promise<CauseUses> {
  const reader = new CauseReader(run)
  const { ref } = await foundAt(node, reader, run)
  const uses = await usesOf(ref, reader, run)
  return { step: run.step, total: uses.length, uses: uses.slice(-limit).toReversed() }
}

async function foundAt(node: string, reader: CauseReader, { step }: CausedRun): Promise<FoundCause> {
  const ref = causeRefIn(node)
  const found = ref && (await reader.found(ref))
  if (found) return found
  throw new WorkbenchError({
    code: 'argument-invalid',
    argument: 'node',
    expected: `the address of a rule, profile, gradient, prediction, merge, message or router that was there at step ${step}`,
    found: node,
  })
}

class Growth {
  readonly #reader: CauseReader
  #left = MOST_NODES

  constructor(reader: CauseReader) {
    this.#reader = reader
  }

  /** A level at a time would share the room more evenly, but the first cause is the one that is read. */
  async grown({ ref, content, step, call, causes }: FoundCause, depth: number): Promise<CauseNode> {
    const whole = depth > 0 && causes.length <= this.#left
    const below: CauseNode[] = []
    if (whole) this.#left -= causes.length
    for (const cause of whole ? causes : [])
      below.push(await this.grown(await this.#found(cause, ref), depth - 1))
    return {
      ...content,
      address: causeAddress(ref),
      ...{ step, call },
      causes: below,
      more: causes.length - below.length,
    }
  }

  async #found(cause: CauseRef, of: CauseRef): Promise<FoundCause> {
    const found = await this.#reader.found(cause)
    if (found) return found
    const expected = `${causeAddress(cause)} in the log, since ${causeAddress(of)} came from it`
    throw new WorkbenchError({ code: 'internal', message: `Expected ${expected}; found nothing.` })
  }
}
