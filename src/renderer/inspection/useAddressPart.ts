/** What is chosen on a page, kept in its address so that it can be shared. */
import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** A part of the address that is left out while it has its usual value. */
export function useAddressPart(name: string, usual: string): WritableComputedRef<string> {
  const route = useRoute()
  const navigation = useRouter()
  return computed({
    get: () => {
      const part = route.query[name]
      return typeof part === 'string' ? part : usual
    },
    set: (value) => {
      void navigation.replace({ query: { ...route.query, [name]: value === usual ? undefined : value } })
    },
  })
}
