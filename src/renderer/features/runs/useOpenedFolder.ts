/** Opens the folder of a run that lies outside the home; it is listed from then on. */
import { useRouter } from 'vue-router'
import { useConnection } from '../../connection/useConnection.ts'
import { useNotices } from '../../stores/notices.ts'

/** Whether folders can be opened here, and the dialog that opens one. */
export function useOpenedFolder() {
  const { workbench, shell } = useConnection()
  const navigation = useRouter()
  const { attempt } = useNotices()
  return {
    /** A browser has no dialog that reaches folders of the machine of the workbench. */
    canOpen: shell.host === 'desktop',
    /** Opens the chosen folder and goes to its run. It does nothing where the user cancels. */
    open: () =>
      attempt(async () => {
        const chosen = await shell.pickSource('run-folder')
        if (chosen === null) return
        const run = await workbench['runs.open']({ source: chosen.source })
        await navigation.push({ name: 'overview', params: { run } })
      }),
  }
}
