/** The mark of a run that a bundle brought. */
import { z } from 'zod'

/** Where a run came from that was opened from a bundle, as state.json has it. */
export const fromBundle = z.object({
  /** The digest of the bundle. */
  digest: z.string(),
  /** The version of the workbench that wrote it. */
  workbench: z.string(),
  /** When it was opened, ISO 8601. */
  openedAt: z.string(),
})
export type FromBundle = Readonly<z.infer<typeof fromBundle>>
