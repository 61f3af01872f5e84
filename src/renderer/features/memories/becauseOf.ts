/** Why a client has the rule, filter memory or profile that is chosen (Eq. 8-9), and what became of it later. */
import type { ProfileRevision } from '#shared/events/foldRuleHistory.ts'
import { ruleTexts } from '#shared/events/ruleTexts.ts'
import { causeAddress } from '#shared/vocabulary/causes/causeAddress.ts'
import type { ClientHistory } from '#shared/vocabulary/inspection.ts'
import { t } from '../../locales/t.ts'
import type { MemoryChoice } from './memoryChoice.ts'

export interface LaterRevision {
  readonly label: string
  readonly step: number
  /** The query of its address. */
  readonly query: Readonly<Record<string, string>>
}

export interface Because {
  readonly title: string
  readonly step: number
  /** The text of the rule; null for whole revisions and dropped rules. */
  readonly text: string | null
  /** A sentence shown beside the gradient, or in its place where no gradient is the cause. */
  readonly note: string | null
  readonly call: string | null
  /** By which its causes are asked for. */
  readonly node: string
  /** The query by which the page explains just this, also when there is something newer. */
  readonly pinned: Readonly<Record<string, string>>
  /** The id of the rule that the client has now and others may have too; null where there is none. */
  readonly rule: number | null
  readonly later: readonly LaterRevision[]
}

/** Null where there is nothing to explain. */
export function becauseOf(history: ClientHistory, choice: MemoryChoice): Because | null {
  if (choice.profile !== null) return ofProfile(history, choice.profile)
  return (
    (choice.rule === null ? null : ofRule(history, choice.rule, choice.revision)) ??
    ofMemory(history, choice.revision) ??
    // An agent without a filter memory has its profile.
    ofProfile(history, history.profiles.at(-1)?.revision ?? 0)
  )
}

function ofRule(history: ClientHistory, id: number, revision: number): Because | null {
  const texts = ruleTexts(history.filterMemories, id)
  const at = texts.findLastIndex((text) => text.revision <= revision)
  const chosen = texts[at]
  if (!chosen) return null
  const { text, step, cause, call } = chosen
  const note =
    text === null ? t('memories.ruleDropped') : cause === null ? t('memories.beginsWithRule') : null
  const later = texts.slice(at + 1).map(({ text: next, step: then, revision: number }) => {
    return {
      label: t(next === null ? 'memories.laterDropped' : 'memories.laterChanged', { revision: number }),
      step: then,
      query: { revision: String(number), rule: String(id) },
    }
  })
  return {
    title: t('memories.ruleAsWritten', { rule: id, revision: chosen.revision }),
    step,
    text,
    note,
    call,
    later,
    node: causeAddress({ kind: 'rule', client: history.client, rule: id, revision: chosen.revision }),
    pinned: { revision: String(revision), rule: String(id) },
    rule: ruleNow(history, id),
  }
}

function ofMemory(history: ClientHistory, revision: number): Because | null {
  const chosen = history.filterMemories.find((memory) => memory.revision === revision)
  if (!chosen) return null
  const { step, cause, call } = chosen
  const note = cause === null ? t('memories.firstFilterMemory') : null
  const later = history.filterMemories
    .filter((memory) => memory.revision > revision)
    .map((memory) => {
      return {
        label: t('memories.revision', { revision: memory.revision }),
        step: memory.step,
        query: { revision: String(memory.revision) },
      }
    })
  return {
    title: t('memories.filterMemoryRevision', { revision }),
    step,
    text: null,
    note,
    call,
    later,
    node: causeAddress({ kind: 'memory', client: history.client, revision }),
    pinned: { revision: String(revision) },
    rule: null,
  }
}

function ofProfile(history: ClientHistory, revision: number): Because | null {
  const chosen = history.profiles.find((profile) => profile.revision === revision)
  if (!chosen) return null
  const { step, call } = chosen
  const later = history.profiles
    .filter((profile) => profile.revision > revision)
    .map((profile) => {
      return {
        label: t('memories.revisionAndReason', {
          revision: profile.revision,
          reason: reasonOf(profile.reason),
        }),
        step: profile.step,
        query: { profile: String(profile.revision) },
      }
    })
  return {
    title: t('memories.profileRevision', { revision }),
    step,
    text: null,
    note: noteOf(chosen.reason),
    call,
    later,
    node: causeAddress({ kind: 'profile', client: history.client, revision }),
    pinned: { profile: String(revision) },
    rule: null,
  }
}

/** The reason of a revision in words, with the equation of the paper. */
export function reasonOf(reason: ProfileRevision['reason']): string {
  return t(`memories.reason_${reason}`)
}

function noteOf(reason: ProfileRevision['reason']): string | null {
  return reason === 'optimization' ? null : t(`memories.note_${reason}`)
}

/** Others are compared with the text that the rule has now. */
function ruleNow({ filterMemories }: ClientHistory, id: number): number | null {
  return filterMemories.at(-1)?.rules.some((rule) => rule.id === id) ? id : null
}
