import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { readUpload } from './read-upload'

const part = (field: string, file: string, text: string) =>
  `--b\r\nContent-Disposition: form-data; name="${field}"; filename="${file}"\r\n\r\n${text}\r\n`

const upload = (body: string) =>
  readUpload(
    new Request('http://localhost/api/v1/uploads', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body,
    }),
  )

it('finds the file among other parts, and its name is no path', async () => {
  const { name, body } = await upload(
    `${part('other', 'o', 'no')}${part('file', '../../a.jsonl', 'yes')}--b--\r\n`,
  )
  expect([name, (await buffer(body)).toString()]).toEqual(['a.jsonl', 'yes'])
})

it.each([
  ['a second file', `${part('file', '1', 'one')}${part('file', '2', 'two')}--b--\r\n`, /one file/],
  ['a body that is cut off', part('file', '1', 'one'), /broken/],
])('%s is refused: what was read of the first never looks whole', async (_, text, message) => {
  const { body } = await upload(text)
  await expect(buffer(body)).rejects.toThrow(message)
})

it('a body without the file is refused', async () => {
  await expect(upload(`${part('other', 'o', 'no')}--b--\r\n`)).rejects.toMatchObject({ code: 'invalid' })
})
