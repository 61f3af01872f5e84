import { readonly, ref, watch, type Ref } from 'vue'

/** Whether something that opens was open before: until then nothing of it need be made. It stays made, so that it can close in its own time. */
export function onceOpen(open: Ref<boolean>): Readonly<Ref<boolean>> {
  const wasOpen = ref(open.value)
  watch(open, (now) => now && (wasOpen.value = true), { flush: 'sync' })
  return readonly(wasOpen)
}
