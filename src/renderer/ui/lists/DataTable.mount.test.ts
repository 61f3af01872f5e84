/** A long table: what is drawn of it, and how rows keep their places. */
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import DataTable from './DataTable.vue'

interface Named {
  readonly name: string
}
const rowsOf = (count: number): readonly Named[] =>
  Array.from({ length: count }, (_, index) => ({ name: `run ${index}` }))
const longTable = (rows: readonly Named[]) =>
  mount(DataTable<Named>, {
    attachTo: document.body,
    props: {
      columns: [{ key: 'name', label: 'Name', text: ({ name }) => name, order: ({ name }) => name }],
      rows,
      keyOf: ({ name }) => name,
      caption: 'Runs',
      height: '800px',
    },
  })

describe('a table of 500 rows', () => {
  it('draws those in sight alone, and says how many there are and which they are', async () => {
    const table = longTable(rowsOf(500))
    await nextTick()
    const drawn = table.findAll('tr[aria-rowindex]')
    expect(drawn.length).toBeGreaterThan(0)
    expect(drawn.length).toBeLessThan(60)
    expect(table.get('table').attributes('aria-rowcount')).toBe('501')
    expect(drawn[0]!.attributes('aria-rowindex')).toBe('2')
    table.unmount()
  })

  it('sorts all of them, and not those that are drawn', async () => {
    const table = longTable(rowsOf(500))
    await nextTick()
    await table.get('button.sort').trigger('click')
    await table.get('button.sort').trigger('click')
    expect(table.get('tr[aria-rowindex="2"]').text()).toBe('run 499')
    table.unmount()
  })

  it('draws a short one whole', () => {
    const table = longTable(rowsOf(150))
    expect(table.findAll('tr[aria-rowindex]')).toHaveLength(150)
    table.unmount()
  })
})
