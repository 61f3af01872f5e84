/** Grows the tree of causes below one node, some levels deep. */
import { WorkbenchError } from '#shared/errors.ts'
import { causeAddress, causeRefIn, type CauseRef } from '#shared/vocabulary/causes/causeAddress.ts'
import { MOST_USES, type CauseNode, type CauseTree } from '#shared/vocabulary/causes/causes.ts'
import { CauseReader } from './causeReader.ts'
import type { FoundCause } from './foundCause.ts'
import type { RunAsOf } from '../recording/recording.ts'
import { endOf, usesOf } from './usesOf.ts'

/** Most nodes of one answer; what is left out can be asked for by its parent's address. */
const MOST_NODES = 120

/**
 * Returns the node at an address with `depth` levels of what it came from, and what used it.
 * @throws WorkbenchError `argument-invalid` where there is no such node as of the step.
 */
export async function causeTree(
  run: Pick<RunAsOf, 'step' | 'eventsOf' | 'messages'>,
  { node, depth }: { readonly node: string; readonly depth: number },
): Promise<CauseTree> {
  const reader = new CauseReader(run)
  const ref = causeRefIn(node)
  const found = ref && (await reader.found(ref))
  if (!found)
    throw new WorkbenchError({
      code: 'argument-invalid',
      argument: 'node',
      expected: `the address of a rule, profile, gradient, prediction, merge, message or router that was there at step ${run.step}`,
      found: node,
    })
  const uses = await usesOf(found.ref, reader, run)
  return {
    step: run.step,
    root: await new Growth(reader).grown(found, depth),
    uses: uses.slice(0, MOST_USES),
    used: uses.length,
    ended: await endOf(found.ref, reader),
  }
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
