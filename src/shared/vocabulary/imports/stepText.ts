/** Says in a sentence what a step of preprocessing has left. */
import { inEnglish, type Say } from '../wording/inEnglish.ts'
import type { Preprocessing, StepCount } from './preprocessing.ts'
import { counted } from './counted.ts'
import { stepLabel } from './stepLabel.ts'

/**
 * Returns a whole sentence, such as "k-core 5: 1,234 interactions were left out; 800 of 100 users and 613 items stay."
 * The terminal and the window show it alike.
 */
export function stepText(count: StepCount, options: Preprocessing, say: Say = inEnglish): string {
  const { step, interactions, users, items, removed } = count
  const clients = {
    users: counted(users, 'user', 'users', say),
    items: counted(items, 'item', 'items', say),
  }
  if (step === 'read')
    return say('Read: {interactions} of {users} and {items}.', {
      ...clients,
      interactions: counted(interactions, 'interaction', 'interactions', say),
    })
  const label = capitalized(stepLabel(step, options, say))
  const left =
    removed === 0
      ? say('nothing was left out')
      : say(removed === 1 ? '{removed} was left out' : '{removed} were left out', {
          removed: counted(removed, 'interaction', 'interactions', say),
        })
  if (interactions === 0) return say('{label}: {left}; nothing stays.', { label, left })
  const stay = interactions.toLocaleString('en')
  return say('{label}: {left}; {stay} of {users} and {items} stay.', { label, left, stay, ...clients })
}

/** The name of k-core keeps its small letter. */
function capitalized(label: string): string {
  return label.startsWith('k-core') ? label : label.charAt(0).toUpperCase() + label.slice(1)
}
