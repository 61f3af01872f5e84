/** The key by which every error notice finds the function for its "Copy diagnosis" button, wherever it is shown. */
import type { InjectionKey } from 'vue'

/** The provided function copies a diagnosis that can be sent to whoever looks for the cause of the error, and tells the user. */
export const COPY_DIAGNOSIS: InjectionKey<(error: unknown) => void> = Symbol('copy diagnosis')
