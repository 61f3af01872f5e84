/** The study being prepared as text beside its form: written from the form, and read back into it where it is typed. */
import { refDebounced, watchDebounced } from '@vueuse/core'
import { computed, ref, shallowRef, watch } from 'vue'
import { useConnection } from '../../../connection/useConnection.ts'
import type { Asked } from '../../../stores/answers/asked.ts'
import { useDraftStudy } from '../../../stores/study/draftStudy.ts'
import { useCall } from '../../../stores/useCall.ts'

const QUIET_MILLISECONDS = 300

/** `text` is what stands in the editor; `failure` why what was typed is not a study, with line and column. */
export function useStudyText() {
  const { workbench } = useConnection()
  const store = useDraftStudy()
  /** What is being typed; null where the text is that of the form. */
  const typed = ref<string | null>(null)
  const failure = shallowRef<unknown>(null)
  /** The form as it was read from what was typed. */
  let read: string | null = null

  const file = computed(() => (store.checked.file === null ? null : JSON.stringify(store.checked.file)))
  const settled = refDebounced(file, QUIET_MILLISECONDS)
  const { answer, failure: writing } = useCall('studies.write', () =>
    settled.value === null ? null : { file: JSON.parse(settled.value) as Asked<'studies.write'>['file'] },
  )
  /** The last text that was written, which stays while something in the form is wrong. */
  const written = ref('')
  watch(
    answer,
    (next) => {
      if (next !== null) written.value = next
    },
    { immediate: true },
  )

  watchDebounced(
    typed,
    async (text) => {
      if (text === null) return
      try {
        const file = await workbench['studies.read']({ text })
        if (typed.value !== text) return
        failure.value = null
        store.retype(file)
        read = JSON.stringify(store.draft)
      } catch (error) {
        if (typed.value === text) failure.value = error
      }
    },
    { debounce: QUIET_MILLISECONDS },
  )
  // Whoever goes on in the form has left the text behind.
  watch(
    () => JSON.stringify(store.draft),
    (now) => {
      if (typed.value !== null && now !== read) leave()
    },
  )
  function leave(): void {
    typed.value = null
    failure.value = null
  }

  return {
    text: computed({
      get: () => typed.value ?? written.value,
      set: (next: string) => (typed.value = next),
    }),
    failure: computed(() => failure.value ?? writing.value),
    /** Whether the text is older than the form, in which something is wrong. */
    stale: computed(() => typed.value === null && file.value === null && store.loaded),
    /** The editor was left: where what was typed could be read, it is written as the workbench writes it. */
    blur: () => {
      if (failure.value === null && typed.value !== null && JSON.stringify(store.draft) === read) leave()
    },
    /** Drops what was typed. */
    leave,
  }
}
