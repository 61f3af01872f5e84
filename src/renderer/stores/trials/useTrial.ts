/** One question to a model under a name of its own: its reply so far, its result, and how to stop it. */
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { isCancellation } from '#shared/errors.ts'
import { useConnection } from '../../connection/useConnection.ts'

type Workbench = ReturnType<typeof useConnection>['workbench']

/**
 * The trial of one dialog, which `ask` begins under the name that it is given. A new one stops the one before, and the last
 * one stops with the component.
 */
export function useTrial<Asked, Answer extends object>(
  ask: (workbench: Workbench, asked: Asked, trial: string) => Promise<Answer>,
) {
  const { workbench } = useConnection()
  const phase = ref<'none' | 'loading' | 'answering' | 'done' | 'stopped' | 'failed'>('none')
  /** Whether an answer is under way. */
  const working = computed(() => phase.value === 'loading' || phase.value === 'answering')
  const text = ref('')
  const tried = shallowRef<Answer | null>(null)
  const failure = shallowRef<unknown>(null)
  let current: string | null = null

  const forget = workbench.on('models.trying', (progress) => {
    if (progress.trial !== current) return
    phase.value = progress.phase
    text.value += progress.text
  })

  function clear(): void {
    phase.value = 'none'
    text.value = ''
    tried.value = null
    failure.value = null
  }

  function stop(): void {
    // Where it cannot be stopped the engine is gone, and the trial with it.
    if (current !== null) void workbench['models.stopTrying']({ trial: current }).catch(() => undefined)
  }

  async function begin(asked: Asked): Promise<void> {
    stop()
    clear()
    const trial = crypto.randomUUID()
    current = trial
    phase.value = 'loading'
    try {
      const answer = await ask(workbench, asked, trial)
      if (current !== trial) return
      tried.value = answer
      phase.value = 'done'
    } catch (error) {
      if (current !== trial) return
      phase.value = isCancellation(error) ? 'stopped' : 'failed'
      if (!isCancellation(error)) failure.value = error
    }
    current = null
  }

  onScopeDispose(() => {
    stop()
    forget()
  })
  return { phase, working, text, tried, failure, begin, stop, clear }
}
