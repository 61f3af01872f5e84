import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { BUILT_IN_AGENT } from '#shared/vocabulary/models/builtInAgent.ts'
import ModelName from './ModelName.vue'

const shown = (model: { readonly name: string; readonly caveat: string | null }) =>
  mount(ModelName, { props: { model }, attachTo: document.body })

describe('the name of a model', () => {
  it('carries a badge for the built-in agent, which says on focus that it is no language model', async () => {
    const name = shown(BUILT_IN_AGENT)
    expect(name.text()).toContain('text rules, no language model')
    await name.get('button').trigger('focus')
    await nextTick()
    expect(document.body.textContent).toContain(
      'answers by text rules; not a language model. Its figures say how the method behaves under rules',
    )
    name.unmount()
  })

  it('has a badge for another caveat, and none without one', () => {
    const noted = shown({ name: 'tiny.gguf', caveat: 'ranks by label probabilities' })
    expect(noted.get('button').text()).toBe('note')
    expect(shown({ name: 'tiny.gguf', caveat: null }).find('button').exists()).toBe(false)
    noted.unmount()
  })
})
