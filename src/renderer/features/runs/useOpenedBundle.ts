/** Opens bundles that the user chose or dropped; their runs are listed from then on. */
import { ref } from 'vue'
import { useRouter } from 'vue-router'
import type { Source } from '#shared/vocabulary/imports/imports.ts'
import { useConnection } from '../../connection/useConnection.ts'
import { t } from '../../locales/t.ts'
import { useNotices } from '../../stores/notices.ts'

/** The ways to open a bundle. None of them rejects: what is refused becomes a notice. */
export function useOpenedBundle() {
  const { workbench, shell } = useConnection()
  const navigation = useRouter()
  const notices = useNotices()
  const busy = ref(false)

  async function open(chosen: Promise<Source | null>): Promise<void> {
    busy.value = true
    await notices.attempt(async () => {
      const source = await chosen
      if (source === null) return
      const { runs, study } = await workbench['bundles.open']({ source: source.source })
      const names = runs.map(({ run }) => run)
      notices.tell(
        names.length === 1
          ? t('runs.openedRun', { run: names[0] ?? '' })
          : t('runs.openedRuns', { count: names.length }),
      )
      const [only] = names
      if (study !== null) await navigation.push({ name: 'study', params: { study } })
      else if (names.length === 1 && only) await navigation.push({ name: 'manifest', params: { run: only } })
    })
    busy.value = false
  }

  return {
    busy,
    pick: () => open(shell.pickSource('bundle')),
    take: (transfer: DataTransfer) => {
      const files = [...transfer.files]
      if (files.length > 0) void open(shell.sourceOfFiles(files))
    },
  }
}
