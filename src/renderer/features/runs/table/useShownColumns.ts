/** Which columns of the table of runs are shown, kept in the browser. */
import { useLocalStorage } from '@vueuse/core'
import { USUAL_COLUMNS } from './runColumns.ts'

/** The keys of the chosen columns, in no order. */
export function useShownColumns() {
  return useLocalStorage<readonly string[]>('recnet.runColumns', () => [...USUAL_COLUMNS], {
    writeDefaults: false,
  })
}
