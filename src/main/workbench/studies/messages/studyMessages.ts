/** Do messages help? Reads the logs of the finished runs of a study, one after the other, and reports. */
import { MessagesFold } from '#shared/events/messages/foldMessages.ts'
import type { RunMessages } from '#shared/events/messages/runMessages.ts'
import {
  MESSAGE_CONTROLS,
  type MessagesBlock,
  type MessagesReport,
} from '#shared/vocabulary/studies/messagesReport.ts'
import type { StudyView } from '#shared/vocabulary/studies/studies.ts'
import { messagesBlockSteps } from '../../../evaluation/messages/messagesBlock.ts'
import type { MessagesRun } from '../../../evaluation/messages/messagesInput.ts'
import type { NewBreather } from '../../../ports/breather.ts'
import type { Randomness } from '../../../ports/random.ts'
import type { RunStore } from '../../runs/ports/runStore.ts'
import { messageGroups, type FinishedCell, type MessageGroup, type SeedRun } from './messageGroups.ts'
import { missingMessages } from './missingMessages.ts'

/** What it needs from outside. */
export interface StudyMessagesPorts {
  readonly runs: RunStore
  readonly newBreather: NewBreather
  readonly randomness: Pick<Randomness, 'randomFor'>
}

/** Runs whose messages are kept in memory; a finished run does not change. */
const KEPT_RUNS = 30
/** Blocks that are kept in memory. */
const KEPT_BLOCKS = 12

/** Answers for all studies of an engine. What it has read and computed is kept for the next question. */
export class StudyMessages {
  readonly #ports: StudyMessagesPorts
  readonly #runs = new Map<string, Promise<RunMessages>>()
  readonly #blocks = new Map<string, Promise<MessagesBlock>>()

  constructor(ports: StudyMessagesPorts) {
    this.#ports = ports
  }

  /** Reports on the runs that have finished, and says what is missing. @throws WorkbenchError `run-unknown`, `run-corrupt`. */
  async report({
    study,
    title,
    views,
  }: Pick<StudyView, 'study' | 'title' | 'views'>): Promise<MessagesReport> {
    const finished: FinishedCell[] = []
    for (const { status, run, ...cell } of views) {
      if (status !== 'finished' || run === null) continue
      const { manifest } = await this.#ports.runs.of(run).open()
      finished.push({ cell, run, manifest })
    }
    const groups = messageGroups(finished)
    const blocks: MessagesBlock[] = []
    for (const group of groups) {
      if (MESSAGE_CONTROLS.every((control) => group.controls[control].length === 0)) continue
      const key = JSON.stringify(group)
      blocks.push(await kept(this.#blocks, { key, most: KEPT_BLOCKS }, () => this.#block(group)))
    }
    return { study, title, blocks, notes: missingMessages(views, groups) }
  }

  async #block(group: MessageGroup): Promise<MessagesBlock> {
    const read = async (runs: readonly SeedRun[]): Promise<readonly MessagesRun[]> => {
      const all: MessagesRun[] = []
      // One after the other, because the logs are long.
      for (const { seed, run, createdAt } of runs) {
        const key = `${run} ${createdAt}`
        const messages = await kept(this.#runs, { key, most: KEPT_RUNS }, () => this.#messagesOf(run))
        all.push({ seed, run, messages })
      }
      return all
    }
    const { recNet, controls, ratio, ...about } = group
    const input = {
      ...about,
      recNet: await read(recNet),
      controls: {
        'no messages': await read(controls['no messages']),
        'shuffled messages': await read(controls['shuffled messages']),
      },
    }
    const randomFor = this.#ports.randomness.randomFor(recNet[0]?.seed ?? 0)
    const breathe = this.#ports.newBreather()
    const steps = messagesBlockSteps(input, { randomFor, ratio })
    let step = steps.next()
    for (; !step.done; step = steps.next()) await breathe()
    return step.value
  }

  async #messagesOf(run: string): Promise<RunMessages> {
    const folder = await this.#ports.runs.of(run).open()
    const breathe = this.#ports.newBreather()
    const fold = new MessagesFold()
    for await (const events of folder.transactions()) {
      for (const event of events) fold.add(event)
      await breathe()
    }
    return fold.messages()
  }
}

/** Returns what is kept, or makes it and keeps it; the least recently used beyond `most` is forgotten, and so is a failure. */
function kept<Made>(
  store: Map<string, Promise<Made>>,
  { key, most }: { readonly key: string; readonly most: number },
  make: () => Promise<Made>,
): Promise<Made> {
  const made = store.get(key) ?? make()
  store.delete(key)
  store.set(key, made)
  // The caller hears of it; whoever asks next begins anew.
  made.catch(() => store.delete(key))
  for (const older of [...store.keys()].slice(0, -most)) store.delete(older)
  return made
}
