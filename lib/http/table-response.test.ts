import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { streamResponse } from './stream-response'
import { tableResponse } from './table-response'

const query = new URLSearchParams('format=xlsx&tz=Asia/Kathmandu&project=web&project=api')

describe('tableResponse', () => {
  it('is a file of the rows that says what it was asked for', async () => {
    const rows = [{ model: '=1+1', cost_usd: '2.50' }]
    const csv = await tableResponse('csv', { caller: null, query }, { name: 'outlay-what-if_2026', rows })
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="outlay-what-if_2026.csv"')
    expect(await csv.text()).toBe("model,cost_usd\r\n'=1+1,2.50\r\n")
    const xlsx = await tableResponse('xlsx', { caller: null, query }, { name: 'outlay-what-if_2026', rows })
    const { sheets } = await readXlsx(new Uint8Array(await xlsx.arrayBuffer()))
    expect(sheets.map(({ name }) => name)).toEqual(['What if', 'About'])
    expect(sheets[1]?.rows).toContainEqual(['project', 'web, api'])
    expect(sheets[1]?.rows).toContainEqual(['Time zone of its days and times', 'Asia/Kathmandu'])
  })

  it('names its columns also where it has no rows', async () => {
    const csv = await tableResponse(
      'csv',
      { caller: null, query },
      { name: 'x', rows: [], columns: ['a', 'b'] },
    )
    expect(await csv.text()).toBe('a,b\r\n')
  })
})

describe('streamResponse', () => {
  async function* pieces(count: number, onEnd: () => void) {
    try {
      for (let piece = 0; piece < count; piece++) yield `${piece};`
    } finally {
      onEnd()
    }
  }

  it('sends all pieces, and ends their making once', async () => {
    let ended = 0
    const answer = await streamResponse(
      pieces(3, () => ended++),
      { 'content-type': 'text/plain' },
    )
    expect(await answer.text()).toBe('0;1;2;')
    expect(ended).toBe(1)
  })

  it('what fails before the first piece is an error of the request', async () => {
    async function* broken(): AsyncGenerator<string> {
      yield await Promise.reject(new Error('the zone is unknown'))
    }
    await expect(streamResponse(broken(), {})).rejects.toThrow('the zone is unknown')
  })

  it('makes six files at once; a reader that leaves makes room', async () => {
    let ended = 0
    const endless = () =>
      streamResponse(
        pieces(1e9, () => ended++),
        {},
      )
    const open = await Promise.all(Array.from({ length: 6 }, endless))
    await expect(endless()).rejects.toMatchObject({ code: 'rate_limited' })
    await open[0]?.body?.cancel()
    expect(ended).toBe(1)
    const next = await endless()
    await Promise.all([...open.slice(1), next].map((answer) => answer.body?.cancel()))
    expect(ended).toBe(7)
  })
})
