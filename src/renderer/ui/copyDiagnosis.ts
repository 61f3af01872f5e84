/** By which the application lets every notice of an error offer "Copy diagnosis", whatever part of the page shows it. */
import type { InjectionKey } from 'vue'

/** Copies what can be sent to somebody who is to find the cause of this error, and tells the user so. */
export const COPY_DIAGNOSIS: InjectionKey<(error: unknown) => void> = Symbol('copy diagnosis')
