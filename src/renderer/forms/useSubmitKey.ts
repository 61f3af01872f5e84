/** Ctrl-Enter, or Cmd-Enter, anywhere on a page with a form. */
import { useEventListener } from '@vueuse/core'

/** Calls back while the page is shown; not for a key that is held, nor within a dialog. */
export function useSubmitKey(submit: () => void): void {
  const onKey = (event: KeyboardEvent) => {
    const inDialog = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat || inDialog) return
    // Otherwise the button or switch that has the focus would react to Enter as well.
    event.preventDefault()
    event.stopPropagation()
    submit()
  }
  useEventListener(window, 'keydown', onKey, { capture: true })
}
