/** Whether a run has router agents (§2.2), as its settings tell. */
import type { Settings } from './runs.ts'

/** RecNet has, but for the variants that propagate without (Table 4); no other method has settings of routers. */
export function hasRouters(settings: Settings): boolean {
  return 'initialRouterCount' in settings && settings['propagation'] !== 'retrieval'
}
