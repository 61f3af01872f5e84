/** §2.4 and Table 3: which kinds of modules are optimised, and so are asked for gradients. */
import type { ModuleRef } from '#shared/vocabulary/agents.ts'
import type { Ports } from '../ports.ts'

/** The settings by which ablations leave a module as it is. */
type OptimizationSettings = Pick<
  Ports['settings'],
  'filterMemory' | 'optimizeFilterMemory' | 'optimizeRouters' | 'propagation'
>

/** Profiles always are: without them nothing would be learnt from interactions. */
export function optimizedModules({
  filterMemory,
  optimizeFilterMemory,
  optimizeRouters,
  propagation,
}: OptimizationSettings): ReadonlySet<ModuleRef['kind']> {
  return new Set<ModuleRef['kind']>([
    'profile',
    ...(filterMemory && optimizeFilterMemory ? (['filter memory'] as const) : []),
    ...(propagation === 'routers' && optimizeRouters ? (['router'] as const) : []),
  ])
}
