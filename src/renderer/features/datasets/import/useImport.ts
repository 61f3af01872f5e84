/** One import, from choosing files to the imported dataset: its steps, and what went wrong. */
import { computed, ref, shallowRef, type Ref } from 'vue'
import { isCancellation } from '#shared/errors.ts'
import type { PickKind } from '#shared/contract/shell.ts'
import type { DatasetPreview, PreparedSource, Source } from '#shared/vocabulary/imports/imports.ts'
import type { Preprocessing } from '#shared/vocabulary/imports/preprocessing.ts'
import type { SourcePlan } from '#shared/vocabulary/imports/sourcePlan.ts'
import { t } from '../../../locales/t.ts'
import { useConnection } from '../../../connection/useConnection.ts'
import { useDatasets } from '../../../stores/datasets.ts'
import { useNotices } from '../../../stores/notices.ts'
import { formatCount } from '../../../ui/quantities.ts'

interface Previewed {
  readonly source: Source
  readonly preview: DatasetPreview
  /** How tables are read, with what the user corrected; null for other forms. */
  readonly plan: SourcePlan | null
}

/**
 * choose → reading → preview → preparing → steps → importing; the benchmark form goes from its preview to importing.
 *    ↑________|__________|__________|________|________|  each of them leads back when it is cancelled or fails
 */
export type ImportStep =
  | { readonly step: 'choose' }
  /** `share` from 0 to 1 of what has been sent; null while it is looked at. */
  | { readonly step: 'reading'; readonly label: string; readonly share: number | null }
  | (Previewed & { readonly step: 'preview' })
  | (Previewed & { readonly step: 'preparing' })
  | (Previewed & { readonly step: 'steps'; readonly prepared: PreparedSource })
  | (Previewed & {
      readonly step: 'importing'
      readonly prepared: PreparedSource | null
      readonly name: string
    })

/** What the last step before an import asks for. */
export interface ImportChoices {
  readonly name: string
  readonly domainWord: string
  readonly preprocessing: Preprocessing | null
  /** From 0 to 1; undefined for the default. */
  readonly rejectLimit?: number | undefined
}

/** `inSight` tells whether somebody looks at the import: what goes wrong unseen becomes a notice. */
export function useImport(inSight: Ref<boolean>, imported: (name: string) => void) {
  const { shell, workbench } = useConnection()
  const datasets = useDatasets()
  const notices = useNotices()
  const state = shallowRef<ImportStep>({ step: 'choose' })
  const failure = shallowRef<unknown>(null)
  /** The number of the attempt: answers to an earlier attempt are dropped. */
  const attempt = ref(0)

  function fail(error: unknown): void {
    if (isCancellation(error)) return
    if (inSight.value) failure.value = error
    else notices.fail(error)
  }

  function reset(): void {
    attempt.value += 1
    if (state.value.step === 'preparing') void stopPreparing(state.value.source)
    state.value = { step: 'choose' }
    failure.value = null
  }

  async function stopPreparing({ source }: Source): Promise<void> {
    // Whatever it ends with, nobody waits for it any more.
    await workbench['datasets.cancelPreparing']({ source }).catch(() => undefined)
  }

  /** From wherever files come: a source, then its preview. While the user still chooses, nothing is being read. */
  async function read(
    label: string,
    find: (onProgress: (share: number) => void) => Promise<Source | null>,
  ): Promise<void> {
    reset()
    const mine = attempt.value
    const reading = (share: number | null) => {
      if (mine === attempt.value) state.value = { step: 'reading', label, share }
    }
    try {
      const source = await find(reading)
      if (source) reading(null)
      const preview = source && (await workbench['datasets.preview']({ source: source.source }))
      if (mine !== attempt.value) return
      state.value =
        source && preview ? { step: 'preview', source, preview, plan: preview.plan } : { step: 'choose' }
    } catch (error) {
      if (mine !== attempt.value) return
      state.value = { step: 'choose' }
      fail(error)
    }
  }

  /** Does what one step leads to; a failure leads back to the step. */
  async function lead(from: ImportStep, work: (isMine: () => boolean) => Promise<void>): Promise<void> {
    const mine = attempt.value
    const isMine = () => mine === attempt.value
    failure.value = null
    try {
      await work(isMine)
    } catch (error) {
      if (!isMine()) return
      state.value = from
      fail(error)
    }
  }

  return {
    state: computed(() => state.value),
    failure: computed(() => failure.value),
    reset,
    pick: (kind: PickKind) =>
      read(kind === 'files' ? t('imports.theChosenFiles') : t('imports.theChosenFolder'), (onProgress) =>
        shell.pickSource(kind, onProgress),
      ),
    grant: (id: string, label: string) => read(label, () => shell.grantFolder(id)),
    take: (files: readonly File[]) =>
      read(
        files.length === 1 ? (files[0]?.name ?? '') : t('imports.filesFiles', { files: files.length }),
        (onProgress) => shell.sourceOfFiles(files, onProgress),
      ),
    /** Reads the tables by another plan from now on. */
    correct: (plan: SourcePlan) => {
      if (state.value.step === 'preview') state.value = { ...state.value, plan }
    },
    /** The same, where the first rows have to be split anew. */
    split: async (plan: SourcePlan) => {
      const before = state.value
      if (before.step !== 'preview') return
      await lead(before, async (isMine) => {
        const { source } = before.source
        const preview = await workbench['datasets.preview']({ source, plan })
        if (isMine()) state.value = { ...before, preview, plan }
      })
    },
    /** Reads the interactions, so that preprocessing can be tried. */
    prepare: async (rejectLimit?: number) => {
      const before = state.value
      if (before.step !== 'preview' && before.step !== 'steps') return
      const { source, preview, plan } = before
      state.value = { step: 'preparing', source, preview, plan }
      await lead(before, async (isMine) => {
        const prepared = await workbench['datasets.prepare']({
          source: source.source,
          ...(plan === null ? {} : { plan }),
          ...(rejectLimit === undefined ? {} : { rejectLimit }),
        })
        if (isMine()) state.value = { step: 'steps', source, preview, plan, prepared }
      })
    },
    back: () => {
      if (state.value.step !== 'steps') return
      const { source, preview, plan } = state.value
      failure.value = null
      state.value = { step: 'preview', source, preview, plan }
    },
    begin: async ({ name, domainWord, preprocessing, rejectLimit }: ImportChoices) => {
      const before = state.value
      if (before.step !== 'preview' && before.step !== 'steps') return
      const { source, preview, plan } = before
      const mine = attempt.value
      failure.value = null
      const prepared = before.step === 'steps' ? before.prepared : null
      state.value = { step: 'importing', source, preview, plan, prepared, name }
      try {
        const word = domainWord.trim()
        const { users, items, interactions, notes } = await datasets.importDataset({
          source: source.source,
          name,
          ...(word === '' ? {} : { domainWord: word }),
          ...(plan === null ? {} : { plan }),
          ...(preprocessing === null ? {} : { preprocessing }),
          ...(rejectLimit === undefined ? {} : { rejectLimit }),
        })
        const counts = t('imports.usersUsersItemsItemsInteractions', {
          users: formatCount(users),
          items: formatCount(items),
          interactions: formatCount(interactions),
        })
        notices.tell(t('imports.nameWasImportedCountsJoin', { name, counts, join: notes.join(' ') }).trim())
        if (mine === attempt.value) reset()
        imported(name)
      } catch (error) {
        if (mine === attempt.value) state.value = before
        if (isCancellation(error)) notices.tell(t('imports.theImportOfNameWas', { name }))
        else fail(error)
      }
    },
    cancel: async () => {
      const now = state.value
      if (now.step === 'importing') return datasets.cancelImport(now.name).catch(fail)
      if (now.step !== 'preparing') return reset()
      const { source, preview, plan } = now
      attempt.value += 1
      state.value = { step: 'preview', source, preview, plan }
      return stopPreparing(source)
    },
  }
}
