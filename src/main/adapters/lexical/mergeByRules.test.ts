import { describe, expect, it } from 'vitest'
import { mergeByRules } from './mergeByRules.ts'
import { readUser } from './userProfile.ts'

const profile = 'I enjoy CDs. I keep coming back to jazz, blues.'
const merged = (routerProfiles: readonly string[], own = profile, rules: readonly string[] = []) =>
  mergeByRules({ kind: 'user', domainWord: 'CD', routerProfiles, rules, profile: own }).updated_profile

describe('messages merged by the built-in agent', () => {
  it('bring what a community turns to before its themes, the nearer community first', () => {
    const far = 'A community around jazz, folk, rock, punk. Of late it turns to opera.'
    const near = 'A community around jazz, blues, swing. Of late it turns to tango.'
    // The profile has one of the far one's four themes, 1/16 of the weight: too faint. It has two of the near one's
    // three: 4/9, divided by 1.5 for its age.
    const { nearby, likes } = readUser(merged([far, near]))
    expect([...likes.keys()]).toEqual(['jazz', 'blues'])
    expect([...nearby.keys()]).toEqual(['tango'])
    expect([...readUser(merged([near, near])).nearby.keys()][0]).toBe('tango')
  })

  it('leave the profile as it was where they have nothing in common with it', () => {
    expect(merged(['A community around opera. Of late it turns to tango.'])).toBe(profile)
  })

  it('are no taste by the opening of the profile of somebody else', () => {
    const other = 'I enjoy CDs. I keep coming back to jazz, swing.'
    expect(merged([other])).not.toContain('cds')
  })

  it('bring no signal that the rules discount, and those first that they prioritize', () => {
    const near = 'A community around jazz, blues. Of late it turns to tango, opera.'
    const rules = ['Discount signals about tango.']
    expect([...readUser(merged([near], profile, rules)).nearby.keys()]).toEqual(['opera'])
    const first = ['Prioritize signals about opera.']
    expect([...readUser(merged([near], profile, first)).nearby.keys()]).toEqual(['opera', 'tango'])
  })
})
