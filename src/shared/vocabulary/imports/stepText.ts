/** Says in a sentence what a step of preprocessing has left. */
import type { Preprocessing, StepCount } from './preprocessing.ts'
import { counted } from './counted.ts'
import { stepLabel } from './stepLabel.ts'

/**
 * Returns a whole sentence, such as "k-core 5: 1,234 interactions were left out; 800 of 100 users and 613 items stay."
 * The terminal and the window show it alike.
 */
export function stepText(count: StepCount, options: Preprocessing): string {
  const { step, interactions, users, items, removed } = count
  const clients = `${counted(users, 'user')} and ${counted(items, 'item')}`
  if (step === 'read') return `Read: ${counted(interactions, 'interaction')} of ${clients}.`
  const label = stepLabel(step, options)
  const left =
    removed === 0
      ? 'nothing was left out'
      : `${counted(removed, 'interaction')} ${removed === 1 ? 'was' : 'were'} left out`
  if (interactions === 0) return `${capitalized(label)}: ${left}; nothing stays.`
  return `${capitalized(label)}: ${left}; ${interactions.toLocaleString('en')} of ${clients} stay.`
}

/** The name of k-core keeps its small letter. */
function capitalized(label: string): string {
  return label.startsWith('k-core') ? label : label.charAt(0).toUpperCase() + label.slice(1)
}
