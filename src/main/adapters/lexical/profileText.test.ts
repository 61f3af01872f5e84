import { describe, expect, it } from 'vitest'
import { readProfile, sentencesOf } from './profileText.ts'
import { readUser } from './userProfile.ts'

describe('a profile as the built-in agent reads it', () => {
  it('is split at the ends of sentences, never within a title', () => {
    const title = '“What Do You Like? Songs of Love! Vol. 1”'
    expect(
      sentencesOf(`I also like jazz. I chose ${title}, “Live. At Home”. I care less for metal.`),
    ).toEqual(['I also like jazz.', `I chose ${title}, “Live. At Home”.`, 'I care less for metal.'])
  })

  it('takes the words of a title for a name, whatever they say', () => {
    const { likes, dislikes, titles } = readProfile(
      'I chose “I Love Paris, Rain”, “People Who Like Me”. I also like “Blues”, jazz.',
    )
    expect([...likes.keys()]).toEqual(['jazz'])
    expect(dislikes.size).toBe(0)
    expect(titles).toEqual(['I Love Paris, Rain', 'People Who Like Me', 'Blues'])
  })

  it('says nothing of tastes where it only says that its user enjoys the domain', () => {
    expect(readUser('I enjoy CDs.').likes.size).toBe(0)
    expect([...readUser('I enjoy CDs. I also like jazz.').likes.keys()]).toEqual(['jazz'])
  })
})
