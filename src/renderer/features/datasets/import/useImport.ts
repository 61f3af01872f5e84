/** One import, from choosing files to the imported dataset: its steps, and what went wrong. */
import { computed, ref, shallowRef, type Ref } from 'vue'
import { isCancellation } from '#shared/errors.ts'
import type { PickKind } from '#shared/contract/shell.ts'
import type { DatasetPreview, Source } from '#shared/vocabulary/imports/imports.ts'
import { useConnection } from '../../../connection/useConnection.ts'
import { useDatasets } from '../../../stores/datasets.ts'
import { useNotices } from '../../../stores/notices.ts'
import { formatCount } from '../../../ui/quantities.ts'

/**
 * choose → reading → preview → importing
 *    ↑________|__________|_________|  each of them leads back when it is cancelled or fails
 */
export type ImportStep =
  | { readonly step: 'choose' }
  /** `share` from 0 to 1 of what has been sent; null while it is looked at. */
  | { readonly step: 'reading'; readonly label: string; readonly share: number | null }
  | { readonly step: 'preview'; readonly source: Source; readonly preview: DatasetPreview }
  | {
      readonly step: 'importing'
      readonly source: Source
      readonly preview: DatasetPreview
      readonly name: string
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
    state.value = { step: 'choose' }
    failure.value = null
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
      state.value = source && preview ? { step: 'preview', source, preview } : { step: 'choose' }
    } catch (error) {
      if (mine !== attempt.value) return
      state.value = { step: 'choose' }
      fail(error)
    }
  }

  return {
    state: computed(() => state.value),
    failure: computed(() => failure.value),
    reset,
    pick: (kind: PickKind) =>
      read(kind === 'files' ? 'the chosen files' : 'the chosen folder', (onProgress) =>
        shell.pickSource(kind, onProgress),
      ),
    grant: (id: string, label: string) => read(label, () => shell.grantFolder(id)),
    take: (files: readonly File[]) =>
      read(files.length === 1 ? (files[0]?.name ?? '') : `${files.length} files`, (onProgress) =>
        shell.sourceOfFiles(files, onProgress),
      ),
    begin: async (name: string, domainWord: string) => {
      if (state.value.step !== 'preview') return
      const { source, preview } = state.value
      const mine = attempt.value
      failure.value = null
      state.value = { step: 'importing', source, preview, name }
      try {
        const word = domainWord.trim()
        const { users, items, interactions, notes } = await datasets.importDataset({
          source: source.source,
          name,
          ...(word === '' ? {} : { domainWord: word }),
        })
        notices.tell(
          `${name} was imported: ${formatCount(users)} users, ${formatCount(items)} items, ${formatCount(interactions)} interactions. ${notes.join(' ')}`.trim(),
        )
        if (mine === attempt.value) reset()
        imported(name)
      } catch (error) {
        if (mine === attempt.value) state.value = { step: 'preview', source, preview }
        if (isCancellation(error)) notices.tell(`The import of ${name} was cancelled. Nothing was kept.`)
        else fail(error)
      }
    },
    cancel: async () => {
      if (state.value.step !== 'importing') return reset()
      await datasets.cancelImport(state.value.name).catch(fail)
    },
  }
}
