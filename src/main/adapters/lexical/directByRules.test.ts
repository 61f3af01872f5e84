import { expect, it } from 'vitest'
import { digestByRules, selectReceiversByRules } from './directByRules.ts'

it('chooses those who share what few others have, and of equal ones the nearest', () => {
  const clientProfiles = [
    'I listen to rock albums.',
    'I listen to bebop albums.',
    'I listen to albums of tubas.',
    'I listen to rock albums.',
  ]
  const senderProfile = 'I listen to bebop and tuba albums.'
  const asked = { domainWord: 'CD', senderProfile, clientProfiles }
  expect(selectReceiversByRules({ ...asked, count: 2 }).selected).toEqual([2, 3])
  expect(selectReceiversByRules({ ...asked, senderProfile: 'Polka.', count: 2 }).selected).toEqual([1, 2])
})

it('tells what of a profile the receiver speaks of, in its order', () => {
  const senderProfile = 'I collect polka. I turned to free jazz. I sell my old rock. Tuba jazz is dear to me.'
  const told = digestByRules({ domainWord: 'CD', senderProfile, receiverProfile: 'I like jazz on the tuba.' })
  expect(told.message).toBe('I turned to free jazz. Tuba jazz is dear to me.')
  expect(digestByRules({ domainWord: 'CD', senderProfile: '', receiverProfile: 'x' }).message).toBe('')
})
